"""Norms that a municipality sets itself, such as the value up to which its dwellings are protected: read, checked, put in SQL.

A file of norms is TOML: the CBS code of the municipality, and for each norm one table per period with ``waarde``, ``van``,
``tot`` (empty when it still holds) and ``bron``. A fact reads the norm that held on the day it looks at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.settings.file import Table, parsed

if TYPE_CHECKING:
    import duckdb

_SHIPPED = Path(__file__).parent / "gemeentenormen"
_CODE = "gemeente_code"
MAASTRICHT = "0935"
NORMS = "norm"  # the table that the facts read
_LINE: dict[str, type] = {"waarde": int, "van": date, "tot": date, "bron": str}

# Norm → what it limits; there are no others, since a norm that nobody reads would only seem to count.
KNOWN = {
    "opkoop_woz_euro": "WOZ value up to which a dwelling that is sold is protected against being let",
    "opkoop_jaren": "years after the transfer in which it is",
    "omzetting_oppervlakte_m2": "floor area below which a dwelling may not be split or turned into rooms",
    "omzetting_jaar_eenheden": "dwellings and rooms a year, of each of both",
    "omzetting_straat_procent": "share of the addresses of a street that may be turned into rooms",
}


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm during one period.

    Args:
        name: one of ``KNOWN``.
        value: in the unit that its name ends in.
        since, until: half-open; no end is open.
        source: where it is decided.
    """

    name: str
    value: int
    since: date
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms of one municipality, with the hash of the file they stand in; none where no file is known."""

    code: str
    norms: tuple[Norm, ...] = ()
    sha256: str = ""

    def told(self) -> dict[str, Any]:
        """The norms as the manifest of a run tells them."""
        values = [
            {"norm": norm.name, "waarde": norm.value, "van": str(norm.since), "tot": str(norm.until or "")}
            for norm in self.norms
        ]
        return {"gemeente_code": self.code, "sha256": self.sha256, "waarden": values}


def norms_of(code: str, own: Path | None = None) -> Norms:
    """The norms of a municipality: of its own file, else the shipped ones, else none, so that facts that need them stay empty.

    Args:
        code: CBS code of the municipality.
        own: the file that its settings name.

    Raises:
        WorkspaceError: the file cannot be read, is of another municipality, or says something that is no norm.
    """
    path = own or _SHIPPED / f"{code}.toml"
    if own is None and not path.exists():
        return Norms(code)
    try:
        contents = path.read_bytes()
        text = contents.decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("Check its rights; it must be UTF-8."),
        ) from problem
    return Norms(code, tuple(_checked(parsed(text, path), path, code)), hashlib.sha256(contents).hexdigest())


def use(db: duckdb.DuckDBPyConnection, norms: Norms) -> None:
    """Make the table ``norm``, which the facts are given: name, value, since and until."""
    db.execute("CREATE OR REPLACE TABLE norm (naam TEXT, waarde BIGINT, van DATE, tot DATE)")
    rows = [(norm.name, norm.value, norm.since, norm.until) for norm in norms.norms]
    if rows:
        db.executemany("INSERT INTO norm VALUES (?, ?, ?, ?)", rows)


def _checked(values: dict[str, Any], path: Path, code: str) -> list[Norm]:
    table = Table(path, "", values, {_CODE: str} | dict.fromkeys(KNOWN, list))
    if table.required(_CODE, r"[0-9]{4}", say("Write four digits between quotes.")) != code:
        raise table.wrong(
            _CODE, say("is of another municipality."), say("Name a file with the norms of {code}.", code=code)
        )
    norms = [norm for name in KNOWN for norm in _periods(values.get(name, []), name, path)]
    for one, other in pairwise(norms):
        if one.name == other.name and not (one.until and one.until <= other.since):
            raise table.wrong(
                one.name,
                say("holds twice on one day."),
                say("End each period where the next begins, in order of time."),
            )
    return norms


def _periods(lines: list[Any], name: str, path: Path) -> list[Norm]:
    norms = []
    for number, line in enumerate(lines, 1):
        table = Table(path, f"{name} {number}: ", line if isinstance(line, dict) else {"": line}, _LINE)
        value = table.positive("waarde", say("a whole number above 0"), 0)
        source = table.required("bron", r".+", say("Name the decision."))
        if "van" not in line or line.get("tot", date.max) <= line["van"]:
            raise table.wrong(
                "van", say("is missing or not before tot."), say("Write the first day of the period, as 2024-01-01.")
            )
        norms.append(Norm(name, value, line["van"], line.get("tot"), source))
    return norms
