"""Which registers are there and until when, so that nothing seen is told apart from nothing loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning.sources.deliveries import manifests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.workspace import Workspace

FRESH_DAYS = 365  # where the settings expect nothing of a source
_NAMES = {
    "brk": "Basisregistratie Kadaster",
    "hr": "Handelsregister (functionarissen)",
    "kvk": "Handelsregister (profielen)",
    "kvk_lijst": "Handelsregister (lijsten)",
    "kik": "hypotheken (KIK-inzage)",
    "vergunningen": "vergunningen",
    "gebeurtenissen": "sluitingen en weigeringen",
    "subsidies": "subsidieregister",
    "woz": "WOZ-administratie",
    "bag": "Basisregistratie Adressen en Gebouwen",
}


@dataclass(frozen=True, slots=True)
class Registers:
    """What was delivered.

    Args:
        day: the date that questions are about.
        latest: source → date of its last delivery up to that day.
        expected: source → at most how many days lie between two deliveries.
    """

    day: date
    latest: Mapping[str, date]
    expected: Mapping[str, int]

    def lacking(self, *sources: str) -> list[str]:
        """What is the matter with sources that are absent or too old, in words; empty when all can be relied on."""
        return [f"{_NAMES.get(source, source)}: {fault}" for source in sources if (fault := self._fault(source))]

    def reliable(self, *sources: str) -> list[str]:
        """Those of some sources that are there and not too old."""
        return [source for source in sources if not self._fault(source)]

    def searched(self, *sources: str) -> str:
        """In which of some sources was searched, and until when each goes: ``Basisregistratie Kadaster t/m 2024-12-31``."""
        return ", ".join(
            f"{_NAMES.get(source, source)} t/m {self.latest[source]}" for source in self.reliable(*sources)
        )

    def _fault(self, source: str) -> str:
        last = self.latest.get(source)
        if last is None:
            return "niet geladen"
        late = last + timedelta(days=self.expected.get(source, FRESH_DAYS)) < self.day
        return f"verouderd, laatste levering {last}" if late else ""


def registers(workspace: Workspace, day: date, expected: Mapping[str, int]) -> Registers:
    """What lies in the workspace and was not withdrawn."""
    found: dict[str, date] = {}
    for _, manifest in manifests(workspace):
        delivered = date.fromisoformat(manifest["reference_date"])
        if delivered <= day:
            found[manifest["source"]] = delivered
    return Registers(day, found, expected)
