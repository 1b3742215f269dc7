"""The code lists of the land registry as tables that the views are given: the shipped ones, or those of the municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from ondermijning.model.brk_codes import BrkCodes

DEED_PARTS, RIGHTS, LEGAL_FORMS = "rechtsfeit", "rechtaard", "vorm_code"
LISTS = frozenset({DEED_PARTS, RIGHTS, LEGAL_FORMS})


def use(db: duckdb.DuckDBPyConnection, lists: BrkCodes) -> None:
    """Make the tables ``rechtsfeit`` (code, betekenis), ``rechtaard`` (code, eigendom) and ``vorm_code`` (code, vorm)."""
    _table(db, DEED_PARTS, "betekenis TEXT", lists.deed_parts)
    _table(db, RIGHTS, "eigendom BOOLEAN", lists.rights)
    _table(db, LEGAL_FORMS, "vorm TEXT", lists.legal_forms)


def _table(
    db: duckdb.DuckDBPyConnection, name: str, column: str, lines: Mapping[str, str] | Mapping[str, bool]
) -> None:
    db.execute(f"CREATE OR REPLACE TABLE {name} (code TEXT, {column})")
    db.from_arrow(pa.table({"code": list(lines), "waarde": list(lines.values())})).insert_into(name)
