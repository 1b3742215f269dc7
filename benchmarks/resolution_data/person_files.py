"""The files of a set of persons: ``records.csv`` and ``sources.json`` for the contestants, ``truth.csv`` for the judge."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COLUMNS = (
    "id", "bron", "voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "geboortedatum", "postcode", "huisnummer",
    "toevoeging", "straat", "plaats",
)  # fmt: skip
TRUTH_COLUMNS = ("id", "persoon", "klasse")


class Record(NamedTuple):
    """One record: its register, its fields from ``voornamen`` on, who it is about, and what is hard about it."""

    register: str
    fields: tuple[str, ...]
    person: str
    kind: str


def write_records(
    folder: Path, records: Sequence[Record], *, once_in: Sequence[str], extra: tuple[str, ...] = ()
) -> None:
    """Write the files; ids follow the order of the records.

    Args:
        folder: Made if it is not there.
        records: In an order that tells nothing.
        once_in: The registers that hold nobody twice; contestants may use that.
        extra: Names of further columns after the usual ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.json").write_text(json.dumps({"once_in": list(once_in)}), encoding="utf-8")
    names = [f"P{number:07d}" for number in range(1, len(records) + 1)]
    told = [(name, each.register, *each.fields) for name, each in zip(names, records, strict=True)]
    true = [(name, each.person, each.kind) for name, each in zip(names, records, strict=True)]
    _write(folder / "records.csv", (*COLUMNS, *extra), told)
    _write(folder / "truth.csv", TRUTH_COLUMNS, true)


def _write(path: Path, header: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(header)
        writer.writerows(lines)
