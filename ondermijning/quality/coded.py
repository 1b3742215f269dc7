"""Codes that nobody here knows, with how often they stand in the records."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ondermijning.quality.known import Coded, coded_columns
from ondermijning.quality.part import Care, Cell, Part, times

if TYPE_CHECKING:
    import duckdb

    from ondermijning.model.brk_codes import BrkCodes

_OFTEN = 5  # what fewer records say in words may be about one of them alone
_OTHER = "andere woorden"
_NO_CODE = "geen code"
_LONG = 60
_NUMBER = re.compile(r"\d{4,}")
_CODE = re.compile(r"[A-Za-z0-9._-]{1,8}")


def unknown_codes(db: duckdb.DuckDBPyConnection, lists: BrkCodes) -> Part:
    """The unknown values of every coded column in the records that hold now.

    Args:
        db: the state of the records.
        lists: code lists of the land registry.
    """
    rows = [row for coded in coded_columns(lists) for row in _unknown(db, coded)]
    return Part(
        "codes",
        "Onbekende codes",
        "Waarden die in geen bekende lijst staan; een regel die naar een code kijkt, ziet ze niet.",
        ("bron", "soort", "kolom", "waarde", "aantal"),
        sorted(rows, key=_order),
        [
            Care(f"{source}, {kind}.{column}: {times(count)} een onbekende waarde")
            for (source, kind, column), count in _sums(rows)
        ],
        "Zoek de waarde op in de lijst van de bronhouder. Een code van het Kadaster komt in een eigen lijst (brk_codes in"
        " gemeente.toml); meld een andere aan wie het programma beheert.",
    )


def _order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(map(str, row))


def _sums(rows: list[tuple[Cell, ...]]) -> list[tuple[tuple[str, ...], int]]:
    totals: Counter[tuple[str, ...]] = Counter()
    for *place, _, count in rows:
        totals[tuple(map(str, place))] += int(count or 0)
    return sorted(totals.items())


def _unknown(db: duckdb.DuckDBPyConnection, coded: Coded) -> list[tuple[Cell, ...]]:
    value = f"unnest(string_split({coded.column}, '{coded.between}'))" if coded.between else coded.column
    found = db.execute(
        f"SELECT _bron, waarde, count(*) FROM (SELECT _bron, {value} AS waarde FROM {coded.kind} WHERE _gezien_tot IS NULL)"  # noqa: S608
        " WHERE waarde IS NOT NULL GROUP BY ALL"
    ).fetchall()
    counts: Counter[tuple[str, str]] = Counter()
    for source, text, count in found:
        if not _is_known(coded, text.casefold()):
            counts[source, _shown(coded, text, count)] += count
    return [(source, coded.kind, coded.column, shown, count) for (source, shown), count in counts.items()]


def _is_known(coded: Coded, text: str) -> bool:
    return text.startswith(coded.known) if coded.begins else text in coded.known


def _shown(coded: Coded, text: str, count: int) -> str:
    if coded.worded:
        return _NUMBER.sub("…", text)[:_LONG] if count >= _OFTEN else _OTHER
    return text if _CODE.fullmatch(text) else _NO_CODE
