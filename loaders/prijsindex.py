"""Price index of existing homes as a plain CSV: one line per quarter, by choice per area and type of dwelling.

Format: ``kwartaal;index`` with by choice ``gebied`` and ``woningtype``. Any base year serves: only ratios are used.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_other import Prijsindex
from ondermijning.normalise.quarters import parse_quarter
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import CsvReader, required
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

_INDEX = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,9})?")


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The index of one quarter."""
    yield Prijsindex(
        kwartaal=required(row, "kwartaal", parse_quarter),
        gebied=clean(row.data.get("gebied")) or "",
        woningtype=clean(row.data.get("woningtype")) or "",
        index_promille=required(row, "index", _promille),
    )


def _promille(text: str) -> int:
    """A thousand times the index, halves up; a lone separator is always the decimal one here."""
    if not _INDEX.fullmatch(text):
        raise ValueError(say("is no index number"))
    promille = int((Decimal(text.replace(",", ".")) * 1000).quantize(Decimal(1), ROUND_HALF_UP))
    if not promille:
        raise ValueError(say("is zero, which no ratio survives"))
    return promille


EXAMPLE = """kwartaal;index
2023K1;140.3
2023K2;138.9
2023K3;141.0
2023K4;144.7
"""

LOADER = Loader(
    id="prijsindex",
    title="Prijsindex bestaande koopwoningen",
    reads=(
        CsvReader(
            format="CSV kwartaal;index",
            scope=Scope.FULL,
            columns=frozenset({"kwartaal", "index", "gebied", "woningtype"}),
            required=frozenset({"kwartaal", "index"}),
            records=records,
            subject=lambda _row: "",
        ),
    ),
    yields=(Prijsindex,),
    example_name="prijsindex.csv",
    example=EXAMPLE,
    register=Register(
        holder="CBS",
        ground="open data",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="per kwartaal",
        keep_months=240,
    ),
)
