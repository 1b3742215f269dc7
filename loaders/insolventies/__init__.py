"""Bankruptcies and suspensions of payment of companies, as a plain list or as cases of the central insolvency register.

Format: CSV or JSON objects with the columns below; or JSON of the register itself, see ``cir.py``. A case leaves the register six
months after its end, so a list says nothing about what is absent. Natural persons stay outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.codes import PERSONAL_FORMS
from ondermijning.model.records_hr import Insolventieuitspraak
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import LOST_ZEROS, Faults
from ondermijning.normalise.identifiers import kvk_number, lost_zeros
from ondermijning.normalise.insolvency_numbers import RESTRUCTURING, insolvency_kind, insolvency_number
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.json import JsonReader, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

from . import cir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from ondermijning.normalise.insolvency_numbers import InsolvencyNumber
    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject

COLUMNS = frozenset(
    {
        "insolventienummer",
        "soort",
        "naam",
        "kvk_nummer",
        "rechtbank",
        "datum_uitspraak",
        "datum_einde",
        "reden",
    }
)
_REQUIRED = frozenset({"insolventienummer", "datum_uitspraak"})
_NOT_KEPT = "niet bewaard"  # the subject of a line of which nothing is kept, so that its number is not kept either


def listed(document: Document) -> Items | None:
    """The document itself when it is a line of the list."""
    return {"": document} if isinstance(document, dict) and document.keys() >= _REQUIRED else None


def subject(row: Row[Any]) -> str:
    """A line speaks about its case."""
    return _NOT_KEPT if _why_not_kept(row.data) else f"insolventie {_number(row.data).text}"


def records(row: Row[Any]) -> Iterator[Outcome]:
    """The ruling in a line, then what was strange in it."""
    if why := _why_not_kept(row.data):
        yield why
        return
    faults = Faults()
    yield _ruling(row.data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _why_not_kept(data: Mapping[str, str]) -> Remark | None:
    """Why a line stays outside: it concerns a natural person, or may do so."""
    if data.get(cir.NATURAL):
        return Remark("persoon", say("concerns no company: not kept"))
    if not clean(data.get("kvk_nummer")):
        return Remark("kvk_nummer", say("concerns no company: not kept"))
    if RESTRUCTURING in (_stated_kind(data, Faults()), _number(data).kind):
        return Remark("soort", say("is a debt restructuring, which natural persons have: not kept"))
    return None


def _ruling(data: Mapping[str, str], faults: Faults) -> Insolventieuitspraak:
    number = _number(data)
    if _stated_kind(data, faults) not in (None, number.kind):
        faults.append(("soort", say("is not what the insolvency number says, which counts")))
    try:
        kvk = kvk_number(data["kvk_nummer"])
    except ValueError as problem:
        raise RowRejected("kvk_nummer", str(problem)) from None
    if lost_zeros(data["kvk_nummer"], kvk):
        faults.append(("kvk_nummer", say(LOST_ZEROS)))
    return Insolventieuitspraak(
        insolventienummer=number.text,
        soort=number.kind,
        naam=_company_name(data.get("naam")),
        kvk=kvk,
        rechtbank=clean(data.get("rechtbank")),
        datum_uitspraak=faults.read("datum_uitspraak", optional_date, data.get("datum_uitspraak")),
        datum_einde=faults.read("datum_einde", optional_date, data.get("datum_einde")),
        reden=clean(data.get("reden")),
    )


def _number(data: Mapping[str, str]) -> InsolvencyNumber:
    try:
        return insolvency_number(data.get("insolventienummer") or "")
    except ValueError as problem:
        raise RowRejected("insolventienummer", str(problem)) from None


def _stated_kind(data: Mapping[str, str], faults: Faults) -> str | None:
    return faults.read("soort", insolvency_kind, data.get("soort"))


def _company_name(text: str | None) -> str | None:
    """A name that says the form of a legal person; another may be that of the natural person behind a business."""
    name = clean(text)
    return name if company_name(name).form not in (None, *PERSONAL_FORMS) else None


def _cells(row: Row[JsonObject]) -> Row[Any]:
    """A line of the list from a JSON object, which the register itself words otherwise."""
    register = "persoon" in row.data or cir.NATURAL in row.data
    line = cir.as_line(row.data) if register else {name: value(row.data, name) for name in COLUMNS}
    return Row({name: cell for name, cell in line.items() if cell is not None}, row.position, row.header)


EXAMPLE = """insolventienummer;soort;naam;kvk_nummer;rechtbank;datum_uitspraak;datum_einde;reden
F.03/23/255;F;Voorbeeld Vastgoed B.V.;99000011;Limburg;2023-05-09;2024-06-14;opheffing wegens gebrek aan baten
03.lim.24.12.S.1210.1.24;S;Stichting Voorbeeld;99000038;Limburg;2024-02-01;;
"""

LOADER = Loader(
    id="insolventies",
    title="Insolventies van bedrijven (Centraal Insolventieregister)",
    reads=(
        CsvReader("CSV insolventies", Scope.SUBJECT, COLUMNS, _REQUIRED | {"kvk_nummer"}, records, subject),
        JsonReader(
            "JSON insolventies",
            Scope.SUBJECT,
            lambda document: listed(document) or cir.items(document),
            COLUMNS | cir.ALLOWED,
            lambda row: records(_cells(row)),
            lambda row: subject(_cells(row)),
        ),
    ),
    yields=(Insolventieuitspraak,),
    example_name="insolventies.csv",
    example=EXAMPLE,
    register=Register(
        holder="Raad voor de rechtspraak",
        ground="Faillissementswet",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="dagelijks, want een zaak verdwijnt zes maanden na het einde",
        keep_months=60,
        remark="Alleen zaken van bedrijven met een KVK-nummer; natuurlijke personen en schuldsaneringen blijven buiten.",
    ),
)
