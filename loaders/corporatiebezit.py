"""The stock of housing corporations as a plain CSV, one line per BAG object.

Format: the columns below. A list speaks completely for the corporations in it. The company of a corporation is known by its
KVK number; without it the stock is known and the company is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_gebied import Corporatiebezit
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import bag_id, kvk_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required, stated_day
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells

COLUMNS = frozenset({"bag_id", "corporatie", "kvk_nummer", "peildatum"})
_OBJECTS = ("01", "02", "03")  # dwelling, berth and pitch


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The object of a line with whose stock it is, then what was strange in it."""
    faults = Faults()
    name, kvk = _corporation(row, faults)
    if kvk is None and not faults:
        faults.append(("kvk_nummer", say("is missing, so the company of the corporation is not known by it")))
    yield Corporatiebezit(
        bag_id=required(row, "bag_id", lambda text: bag_id(text, *_OBJECTS)),
        corporatie=name,
        kvk=kvk,
        peildatum=required(row, "peildatum", parse_date).day,
    )
    yield from repeated(row, "bag_id")
    yield from (Remark(field, reason) for field, reason in faults)


def _corporation(row: Row[Cells], faults: Faults) -> tuple[str | None, str | None]:
    """Name and KVK number, one of which is needed."""
    name = clean(row.data.get("corporatie"))
    kvk = faults.read("kvk_nummer", kvk_number, row.data.get("kvk_nummer"))
    if not name and not kvk:
        raise RowRejected("corporatie", say("is missing, and so is a KVK number that can be read"))
    return name, kvk


def subject(row: Row[Cells]) -> str:
    """A list speaks for each corporation in it, by KVK number, else by name."""
    name, kvk = _corporation(row, Faults())
    return f"KVK:{kvk}" if kvk else f"NAAM:{(name or '').casefold()}"


EXAMPLE = """bag_id;corporatie;kvk_nummer;peildatum
0935010000000021;Woonstichting Voorbeeld;99000061;2024-01-01
0935010000000022;Woonstichting Voorbeeld;99000061;2024-01-01
0935010000000023;Stichting Proefwonen;99000062;2024-01-01
"""

LOADER = Loader(
    id="corporatiebezit",
    title="Woningbezit van woningcorporaties",
    reads=(
        NumberedCsv(
            format="CSV corporatiebezit",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"bag_id", "corporatie", "peildatum"}),
            records=records,
            subject=subject,
            date_in_row=stated_day,
            identity=lambda row: row.data.get("bag_id", ""),
        ),
    ),
    yields=(Corporatiebezit,),
    example_name="corporatiebezit.csv",
    example=EXAMPLE,
    register=Register(
        holder="Woningcorporaties",
        ground="Woningwet",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OWN,
        cadence="jaarlijks",
        keep_months=60,
        remark="Het bedrijf van een corporatie blijft buiten beeld vanaf de eerste lijst, als het KVK-nummer erop staat.",
    ),
)
