"""What deliveries held that was refused, strange or left at the door, by source."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from ondermijning.quality.part import Care, Cell, Part, times
from ondermijning.sources.delivery import rejects_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.workspace import Workspace

_SHOWN = 10  # of each source
_REASON = "reden"
_AS_TOLD = "De reden staat er in het Engels, met dezelfde woorden als bij het laden en in de map rejects."
Manifest: TypeAlias = dict[str, Any]
Counts: TypeAlias = Counter[tuple[str, ...]]


def refused(workspace: Workspace, known: list[Manifest]) -> Part:
    """The fields that made a row be refused, from the rejects that lie beside the deliveries."""
    counts: Counts = Counter()
    for manifest in known:
        path = rejects_path(workspace, manifest["source"], manifest["reference_date"], manifest["delivery"])
        if path.exists():
            with path.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream, delimiter=";"):
                    counts[manifest["source"], row["veld"], row["reden"]] += 1
    return Part(
        "geweigerd",
        "Geweigerde rijen",
        f"Welke velden een rij deden weigeren, de meest voorkomende eerst. {_AS_TOLD}",
        ("bron", "veld", _REASON, "aantal"),
        _most(counts),
        [Care(f"{source}: {times(count)} geweigerd") for source, count in _per_source(counts)],
        "De map rejects in de werkmap noemt elk bestand en elke regel.",
        english=_REASON,
    )


def remarks(known: list[Manifest]) -> Part:
    """What was strange and kept."""
    counts: Counts = Counter()
    for manifest in known:
        for remark, count in manifest["remarks"].items():
            fieldname, _, reason = remark.partition(": ")
            counts[manifest["source"], fieldname, reason] += count
    return Part(
        "opmerkingen",
        "Opmerkingen",
        f"Wat vreemd is en toch is bewaard: van elke bron de meest voorkomende opmerkingen. {_AS_TOLD}",
        ("bron", "veld", _REASON, "aantal"),
        _most(counts),
        [Care(f"{source}: {times(count)} iets vreemds") for source, count in _per_source(counts)],
        "Vraag de bronhouder wat een vreemde waarde betekent.",
        english=_REASON,
    )


def door(known: list[Manifest]) -> Part:
    """Names that did not come in, those that may never be stored apart."""
    counts: Counts = Counter()
    for manifest in known:
        for kind, names in (("verboden", "dropped_forbidden"), ("niet nodig", "dropped_unlisted")):
            for name, count in manifest[names].items():
                counts[manifest["source"], kind, name] += count
    forbidden = sorted({source for source, kind, _ in counts if kind == "verboden"})
    return Part(
        "deur",
        "Aan de deur gebleven",
        "Namen van gegevens die in een levering stonden en niet zijn ingelezen.",
        ("bron", "grond", "naam", "aantal"),
        _most(counts),
        [Care(f"{source} levert gegevens die niet verwerkt mogen worden") for source in forbidden],
        "Vraag de bronhouder deze gegevens niet te leveren.",
    )


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
