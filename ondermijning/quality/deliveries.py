"""What came of every source: how often, how much, how old, what was refused, strange or left at the door."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.quality.freshness import limit_in_days
from ondermijning.quality.part import Care, Cell, Part, percent, times
from ondermijning.sources.delivery import MAX_REJECTS_PERCENT, SCHEMA_VERSION
from ondermijning.sources.state import manifests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

_SHOWN = 10  # of each source
Manifest = dict[str, Any]
Counts = Counter[tuple[str, ...]]


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
        yield _refused(self.workspace, known)
        yield _remarks(known)
        yield _door(known)

    def _sources(self, known: list[Manifest]) -> Part:
        names = sorted(self.loaders.keys() | {manifest["source"] for manifest in known})
        rows = [self._source(name, [each for each in known if each["source"] == name]) for name in names]
        care = [Care(f"{row[0]}: {row[-1]}") for row in rows if row[-1] and row[2]]
        return Part(
            "leveringen", "Leveringen",
            "Van elke bron: hoe vaak hij is geladen, hoe oud de laatste levering is en hoeveel rijen zijn geweigerd.",
            ("bron", "titel", "leveringen", "peildatum", "dagen_oud", "hoogstens_dagen", "frequentie", "rijen", "geweigerd",
             "oordeel"),
            rows, care, "Vraag een nieuwe levering, of laad wat geweigerd is opnieuw nadat de bron is hersteld.",
        )  # fmt: skip

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
        yield f"te oud: {age} dagen, hoogstens {limit}"
    if rejected * 100 > rows * MAX_REJECTS_PERCENT:
        yield f"{percent(rejected, rows)} % van de rijen geweigerd"
    if old:
        yield f"{old} leveringen in een ouder schema"


def _refused(workspace: Workspace, known: list[Manifest]) -> Part:
    counts: Counts = Counter()
    for manifest in known:
        name = f"{manifest['reference_date']}-{manifest['delivery'][:12]}.csv"
        path = workspace.rejects / manifest["source"] / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream, delimiter=";"):
                    counts[manifest["source"], row["veld"], row["reden"]] += 1
    return Part(
        "geweigerd", "Geweigerde rijen", "Welke velden een rij deden weigeren, de meest voorkomende eerst.",
        ("bron", "veld", "reden", "aantal"), _most(counts),
        [Care(f"{source}: {times(count)} geweigerd") for source, count in _per_source(counts)],
        "De map rejects in de werkmap noemt elk bestand en elke regel.",
    )  # fmt: skip


def _remarks(known: list[Manifest]) -> Part:
    counts: Counts = Counter()
    for manifest in known:
        for remark, count in manifest["remarks"].items():
            fieldname, _, reason = remark.partition(": ")
            counts[manifest["source"], fieldname, reason] += count
    return Part(
        "opmerkingen", "Opmerkingen", "Wat vreemd is en toch is bewaard: van elke bron de meest voorkomende opmerkingen.",
        ("bron", "veld", "reden", "aantal"), _most(counts),
        [Care(f"{source}: {times(count)} iets vreemds") for source, count in _per_source(counts)],
        "Vraag de bronhouder wat een vreemde waarde betekent.",
    )  # fmt: skip


def _door(known: list[Manifest]) -> Part:
    counts: Counts = Counter()
    for manifest in known:
        for kind, names in (("verboden", "dropped_forbidden"), ("niet nodig", "dropped_unlisted")):
            for name, count in manifest[names].items():
                counts[manifest["source"], kind, name] += count
    forbidden = sorted({source for source, kind, _ in counts if kind == "verboden"})
    return Part(
        "deur", "Aan de deur gebleven", "Namen van gegevens die in een levering stonden en niet zijn ingelezen.",
        ("bron", "grond", "naam", "aantal"), _most(counts),
        [Care(f"{source} levert gegevens die niet verwerkt mogen worden") for source in forbidden],
        "Vraag de bronhouder deze gegevens niet te leveren.",
    )  # fmt: skip


def _most(counts: Counts) -> list[tuple[Cell, ...]]:
    """The highest counts of each source."""
    rows: list[tuple[Cell, ...]] = []
    for source in sorted({key[0] for key in counts}):
        own = sorted((item for item in counts.items() if item[0][0] == source), key=lambda item: (-item[1], item[0]))
        rows += [(*key, count) for key, count in own[:_SHOWN]]
    return rows


def _per_source(counts: Counts) -> Iterable[tuple[str, int]]:
    total: Counter[str] = Counter()
    for key, count in counts.items():
        total[key[0]] += count
    return sorted(total.items())
