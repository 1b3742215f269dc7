"""The public registers of who may lend by trade, as a plain CSV, one line per licence; a mapping brings an export into it.

Format: the columns below, since each register names its own. A list speaks completely for the register in it: who is absent has
no licence any more. Only ``soort`` says what a licence is for, so a mapping must say which of its words are which: who may
advise or act as a go-between lends nothing. Names stay outside: a licence is joined by KVK number alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.codes import LICENCES
from ondermijning.model.records_other import Kredietvergunning
from ondermijning.normalise.dates import whole_day
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required, stated_day
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.sources.files.csv import Cells

COLUMNS = frozenset({"register", "kvk_nummer", "soort", "datum_ingang", "datum_einde", "peildatum"})


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The licence of a line, then what was strange in it; a holder without a KVK number can be joined to nobody."""
    faults = Faults()
    register, kind = subject(row), required(row, "soort", _kind)
    stated = required(row, "peildatum", whole_day)
    kvk = faults.read("kvk_nummer", kvk_number, row.data.get("kvk_nummer"))
    if kvk:
        begun, ended = (_optional_day(row, name) for name in ("datum_ingang", "datum_einde"))
        yield Kredietvergunning(register, kvk, kind, begun, ended, stated)
        yield from repeated(row, "kvk_nummer")
    elif not faults:
        faults.append(("kvk_nummer", say("is missing, so the licence says nothing about a company")))
    yield from (Remark(field, reason) for field, reason in faults)


def _kind(text: str) -> str | None:
    kind = text.casefold()
    if kind and kind not in LICENCES:
        raise ValueError(say("is none of {kinds}", kinds=", ".join(LICENCES)))
    return kind or None


def _optional_day(row: Row[Cells], name: str) -> date | None:
    """A day that may be absent; one that cannot be read refuses the line, for a licence that ended must not seem to hold."""
    try:
        return whole_day(row.data[name]) if row.data.get(name) else None
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None


def subject(row: Row[Cells]) -> str:
    """The register that a line is of, for which a list speaks."""
    return required(row, "register", clean).casefold()


EXAMPLE = """register;kvk_nummer;soort;datum_ingang;datum_einde;peildatum
afm;99000071;kredietaanbieder;2016-05-01;;2024-01-01
afm;99000072;anders;2019-02-01;;2024-01-01
dnb;99000011;bank;2007-01-01;;2024-01-01
"""

LOADER = Loader(
    id="kredietverleners",
    title="Openbare registers van vergunde geldverstrekkers",
    reads=(
        NumberedCsv(
            format="CSV kredietverleners",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"register", "kvk_nummer", "soort", "peildatum"}),
            records=records,
            subject=subject,
            date_in_row=stated_day,
            identity=lambda row: "|".join(row.data.get(name, "") for name in ("register", "kvk_nummer", "soort")),
        ),
    ),
    yields=(Kredietvergunning,),
    example_name="kredietverleners.csv",
    example=EXAMPLE,
    register=Register(
        holder="De Nederlandsche Bank en Autoriteit Financiële Markten",
        ground="Wet op het financieel toezicht: openbaar register",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="per kwartaal",
        keep_months=60,
        remark="Wie bemiddelt of adviseert is geen geldverstrekker: een mapping zegt welke vergunning wat is.",
    ),
)
