"""What came of every source: how often, how much and how old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.normalise.text import counted
from ondermijning.quality.freshness import limit_in_days
from ondermijning.quality.part import Care, Cell, Part, percent
from ondermijning.quality.strange import Manifest, door, refused, remarks
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.delivery import MAX_REJECTS_PERCENT, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace


_NOTHING = Care("er is nog niets geladen", "Laad een levering met ondermijning load.")


@dataclass(frozen=True, slots=True)
class Deliveries:
    """All deliveries in a workspace.

    Args:
        workspace: where they live.
        loaders: the sources that could be loaded, by id.
        expected: source → at most how many days lie between two deliveries.
        on: the day on which they should be fresh.
    """

    workspace: Workspace
    loaders: Mapping[str, Loader]
    expected: Mapping[str, int]
    on: date

    def parts(self) -> Iterator[Part]:
        """Sources, refused rows, remarks and the door."""
        known = [manifest for _, manifest in manifests(self.workspace)]
        yield self._sources(known)
        yield refused(self.workspace, known)
        yield remarks(known)
        yield door(known)

    def _sources(self, known: list[Manifest]) -> Part:
        names = sorted(self.loaders.keys() | {manifest["source"] for manifest in known})
        rows = [self._source(name, [each for each in known if each["source"] == name]) for name in names]
        care = [Care(f"{row[0]}: {row[-1]}") for row in rows if row[-1] and row[2]] if known else [_NOTHING]
        return Part(
            "leveringen",
            "Leveringen",
            "Van elke bron: hoe vaak hij is geladen, hoe oud de laatste levering is en hoeveel rijen zijn geweigerd.",
            (
                "bron",
                "titel",
                "leveringen",
                "peildatum",
                "dagen_oud",
                "hoogstens_dagen",
                "frequentie",
                "rijen",
                "geweigerd",
                "oordeel",
            ),
            rows,
            care,
            "Vraag een nieuwe levering, of laad wat geweigerd is opnieuw nadat de bron is hersteld.",
        )

    def _source(self, name: str, known: list[Manifest]) -> tuple[Cell, ...]:
        loader = self.loaders.get(name)
        cadence = loader.register.cadence if loader else ""
        last = max((manifest["reference_date"] for manifest in known), default=None)
        age = (self.on - date.fromisoformat(last)).days if last else None
        limit = limit_in_days(name, cadence, self.expected)
        rows, rejected = (sum(manifest[key] for manifest in known) for key in ("rows", "rejected"))
        old = sum(manifest["schema_version"] != SCHEMA_VERSION for manifest in known)
        verdict = "; ".join(_verdicts(age, limit, rows, rejected, old)) if known else "nooit geladen"
        title = loader.title if loader else ""
        return name, title, len(known), last, age, limit, cadence, rows, rejected, verdict


def _verdicts(age: int | None, limit: int | None, rows: int, rejected: int, old: int) -> Iterator[str]:
    if age is not None and limit is not None and age > limit:
        yield f"te oud: {counted(age, 'dag', 'dagen')}, hoogstens {limit}"
    if rejected * 100 > rows * MAX_REJECTS_PERCENT:
        yield f"{percent(rejected, rows)} % van de rijen geweigerd"
    if old:
        yield f"{counted(old, 'levering', 'leveringen')} in een ouder schema"
