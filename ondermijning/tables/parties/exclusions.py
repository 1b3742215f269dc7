"""The municipality's list of parties that cannot be suspects by nature: corporations, licensed lenders, universities.

A CSV file, ``;`` separated, kept by people and dated: ``kvk;rsin;naam;reden;sinds;tot;bron``. A line counts from ``sinds``
until ``tot``. Public bodies, churches and associations of owners are known by their legal form and need no line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, say
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.identifiers import kvk_number, rsin
from ondermijning.views.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb

COLUMNS = ("kvk", "rsin", "naam", "reden", "sinds", "tot", "bron")
CORPORATION = "corporatie"
_ADVICE = deferred("The header is {columns}; dates are written as 2024-12-31.")


LISTED = "uitgezonderd_door_gemeente"

VIEWS = (
    View(
        name="uitzonderingslijst",
        # A corporation counts from the first list of its stock until a list shows none of it any more.
        makes="a party that cannot be a suspect by nature, from the municipality's list or the stock of corporations",
        reads=(LISTED, "Corporatiebezit_versies", "Corporatiebezit"),
        constants={"corporatie": CORPORATION},
        sql="""
            SELECT kvk, rsin, reden, sinds, tot FROM uitgezonderd_door_gemeente
            UNION ALL
            SELECT kvk, NULL, $corporatie, min(v._peildatum), min(b.tot)
            FROM Corporatiebezit_versies v LEFT JOIN (
                SELECT kvk, CASE WHEN count(*) = count(_gezien_tot) THEN max(_gezien_tot) END AS tot
                FROM Corporatiebezit GROUP BY kvk
            ) b USING (kvk)
            WHERE kvk IS NOT NULL GROUP BY kvk
        """,
    ),
)


def no_exclusions() -> pd.DataFrame:
    """An empty list."""
    return pd.DataFrame({name: pd.Series(dtype="object") for name in COLUMNS})


def read_exclusions(path: Path | None) -> pd.DataFrame:
    """The list as text columns and dates.

    Args:
        path: the file, or None for an empty list.

    Raises:
        WorkspaceError: the file is missing, has other columns, or a line has no key, reason or readable value.
    """
    if path is None:
        return no_exclusions()
    try:
        table = pd.read_csv(path, sep=";", dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__), where=str(path), advice=_advice()
        ) from problem
    if tuple(table.columns) != COLUMNS:
        raise WorkspaceError(say("has other columns than a list of exclusions."), where=str(path), advice=_advice())
    for name, parse in (("kvk", kvk_number), ("rsin", rsin), ("sinds", optional_date), ("tot", optional_date)):
        table[name] = _parsed(path, table[name], parse)
    for line, row in enumerate(table.to_dict("records"), 2):
        if not (row["kvk"] or row["rsin"]) or not row["reden"] or not row["bron"]:
            raise WorkspaceError(
                say("kvk or rsin, reden and bron are needed."),
                where=say("{path}, line {line}", path=path, line=line),
                advice=_advice(),
            )
    return table


def use(db: duckdb.DuckDBPyConnection, excluded: pd.DataFrame) -> None:
    """Make the table of the municipality's own list, which the flow is given."""
    db.execute(_EMPTY)
    rows = excluded[["kvk", "rsin", "reden", "sinds", "tot"]].to_numpy().tolist()
    if rows:
        db.executemany(_ADD, rows)


_EMPTY = "CREATE OR REPLACE TABLE uitgezonderd_door_gemeente (kvk TEXT, rsin TEXT, reden TEXT, sinds DATE, tot DATE)"
_ADD = "INSERT INTO uitgezonderd_door_gemeente VALUES (?, ?, ?, ?, ?)"


def _parsed(path: Path, column: pd.Series, parse: Callable[[str], object]) -> pd.Series:
    values = []
    for line, text in enumerate(column, 2):
        try:
            values.append(parse(text) if text.strip() else None)
        except ValueError as problem:
            raise WorkspaceError(
                say("{name} is not in the form it should have.", name=column.name),
                where=say("{path}, line {line}", path=path, line=line),
                advice=_advice(),
            ) from problem
    return pd.Series(values, dtype="object", name=column.name)


def _advice() -> str:
    return say(_ADVICE, columns=";".join(COLUMNS))
