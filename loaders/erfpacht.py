"""Leasehold dossiers of the municipality: land that it leases out, on which terms; who holds the lease stays outside.

Formats: a plain CSV with the columns below, one line per dossier, which is the whole list; a dossier as JSON and a list of dossiers
as JSON, as the leasehold interface of Amsterdam gives them (v2). An answer speaks for its dossiers only. A list names dossiers
without their terms, so it leaves those that are known as they are. Leaseholders, payers and invoices never pass the door.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_gemeente import Erfpachtdossier, ErfpachtdossierObject, Erfpachtvermelding
from ondermijning.normalise.dates import parse_date, whole_day
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.places.cadastral import designation
from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required, stated_day
from ondermijning.sources.files.json import at, part, parts, value
from ondermijning.sources.files.numbered import NumberedCsv, NumberedJson, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.files.json import Items, JsonObject

COLUMNS = frozenset("""
    dossiernummer soort datum_uitgifte datum_van datum_tm afgekocht canon canon_jaar kadastrale_aanduidingen
    adres straat huisnummer toevoeging postcode woonplaats bag_id peildatum
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
KEYS = frozenset("""
    dossierNummer eersteUitgifte voorkeursadres juridisch uitgeschrevenSoortErfpacht
    financieel huidigePeriode periodeVan periodeTm afgekocht canons canonBedrag canonBeginJaar
    kadastraleaanduidingen gemeenteCode sectie perceelnummer letter volgnummer
    plaatselijkeaanduidingen straatnaam huisnummer huisletter huisnummerToevoeging postcode
""".split())  # fmt: skip  # noqa: SIM905
KINDS = ("eeuwigdurend", "voortdurend", "tijdelijk")
_WHOLE_LIST = "erfpacht"  # what a CSV speaks about completely
_BELONGS_TO = re.compile(r"\(behorende bij\) *", re.IGNORECASE)  # a dossier of a garage or garden names its dwelling so


def csv_records(row: Row[Cells]) -> Iterator[Outcome]:
    """The dossier of a line with its objects, then what was strange in it."""
    faults = Faults()
    number = required(row, "dossiernummer", clean)
    required(row, "peildatum", whole_day)
    written = (row.data.get("kadastrale_aanduidingen") or "").split("|")
    objects = [faults.read("kadastrale_aanduidingen", _code_form, text) for text in written]
    yield from _dossier(number, row.data, objects, faults)
    yield from repeated(row, "dossiernummer")
    yield from (Remark(field, reason) for field, reason in faults)


def json_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The dossier of an answer with its objects, then what was strange in it."""
    faults = Faults()
    number = _number(row)
    objects = [_object(one, faults) for one in parts(row.data, "kadastraleaanduidingen")]
    yield from _dossier(number, _cells(row.data), objects, faults)
    yield from repeated(row, "dossierNummer")
    yield from (Remark(field, reason) for field, reason in faults)


def listed_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """A dossier as a list names it, then what was strange in it."""
    faults = Faults()
    place = read_place(_present({"adres": _preferred(row.data)}), faults)
    yield Erfpachtvermelding(_number(row), place.straat, place.huisnummer, place.toevoeging, place.postcode)
    yield from repeated(row, "dossierNummer")
    yield from (Remark(field, reason) for field, reason in faults)


def _dossier(number: str, cells: Cells, objects: Iterable[str | None], faults: Faults) -> Iterator[Outcome]:
    """A dossier and its objects, from cells under the names of the CSV.

    Raises:
        RowRejected: its period ends before it begins.
    """
    place = read_place(cells, faults)
    begin, end = (faults.read(name, whole_day, cells.get(name)) for name in ("datum_van", "datum_tm"))
    if begin and end and end < begin:
        raise RowRejected("datum_tm", say("lies before the day on which the period begins"))
    yield Erfpachtdossier(
        dossiernummer=number,
        soort=faults.read("soort", _kind, cells.get("soort")),
        uitgegeven=faults.read("datum_uitgifte", whole_day, cells.get("datum_uitgifte")),
        periode_van=begin,
        periode_tm=end,
        afgekocht=faults.read("afgekocht", yes_no, cells.get("afgekocht")),
        canon_euro=faults.read("canon", _canon, cells.get("canon")),
        canon_jaar=faults.read("canon_jaar", _year, cells.get("canon_jaar")),
        woonplaats=place.woonplaats,
        **place.parts(),
    )
    found = sorted({each for each in objects if each})
    yield from (ErfpachtdossierObject(number, each) for each in found)
    if not found and not any(place):
        faults.append(("adres", say("is missing, as is a cadastral object, so the dossier is of no known place")))


def _cells(data: JsonObject) -> Cells:
    """A dossier of the interface under the names of the CSV; of several canons the last counts."""
    period = part(part(data, "financieel"), "huidigePeriode")
    canons = parts(period, "canons")
    last = max(canons, key=lambda canon: value(canon, "canonBeginJaar") or "", default={})
    return _present(
        {
            "soort": value(part(data, "juridisch"), "uitgeschrevenSoortErfpacht"),
            "datum_uitgifte": value(data, "eersteUitgifte"),
            "datum_van": value(period, "periodeVan"),
            "datum_tm": value(period, "periodeTm"),
            "afgekocht": value(period, "afgekocht"),
            "canon": value(last, "canonBedrag"),
            "canon_jaar": value(last, "canonBeginJaar"),
            "adres": _preferred(data),
            **_only_address(parts(data, "plaatselijkeaanduidingen")),
        }
    )


def _only_address(places: list[JsonObject]) -> dict[str, str | None]:
    """The address of a dossier that has one; of several the preferred one counts, which is a line."""
    if len(places) != 1:
        return {}
    (place,) = places
    return {
        "straat": value(place, "straatnaam"),
        "huisnummer": value(place, "huisnummer"),
        "toevoeging": addition(value(place, "huisletter"), value(place, "huisnummerToevoeging")),
        "postcode": value(place, "postcode"),
    }


def _object(said: JsonObject, faults: Faults) -> str | None:
    """The designation of an object whose parts stand apart."""
    town, section, number, letter, index = (
        value(said, name) or "" for name in ("gemeenteCode", "sectie", "perceelnummer", "letter", "volgnummer")
    )
    try:
        return designation(town, section, number, index if letter.strip().upper() == "A" else None)
    except ValueError as problem:
        faults.append(("kadastraleaanduidingen", str(problem)))
        return None


def _preferred(data: JsonObject) -> str | None:
    return _BELONGS_TO.sub("", value(data, "voorkeursadres") or "")


def _present(found: Mapping[str, str | None]) -> Cells:
    return {name: text for name, text in found.items() if text}


def _code_form(text: str) -> str:
    return parse_cadastral(text, MAASTRICHT).code_form


def _kind(text: str) -> str:
    kind = text.strip().casefold()
    if kind not in KINDS:
        raise ValueError(say("is none of {kinds}", kinds=", ".join(KINDS)))
    return kind


def _canon(text: str) -> int:
    if (amount := parse_euro(text)) < 0:
        raise ValueError(say("is below zero"))
    return amount


def _year(text: str) -> int:
    return parse_date(text).day.year


def _number(row: Row[JsonObject]) -> str:
    number = clean(value(row.data, "dossierNummer"))
    if number is None:
        raise RowRejected("dossierNummer", say("is missing"))
    return number


def dossiers(document: Document) -> Items | None:
    """The dossier that a document is; a list of them says less."""
    is_one = isinstance(document, dict) and {"dossierNummer", "juridisch", "financieel"} <= document.keys()
    return {"": document} if is_one else None


def listed(document: Document) -> Items | None:
    """The dossiers in a list, which stands one level down."""
    found = at(document, "dossiers", "dossiers")
    return found if any(isinstance(one, dict) and "dossierNummer" in one for one in (found or {}).values()) else None


EXAMPLE = """dossiernummer;soort;datum_uitgifte;datum_van;datum_tm;afgekocht;canon;canon_jaar;kadastrale_aanduidingen;\
adres;postcode;woonplaats;peildatum
E123/1;voortdurend;1972-01-01;2022-01-01;2071-12-31;nee;128,27;2022;MTT00 C 1277;Voorbeeldstraat 12-A;6211AB;Maastricht;2024-01-01
E123/2;eeuwigdurend;2018-07-01;2018-07-01;;ja;;;MTT00 C 1278 A1|MTT00 C 1278 A2;Proefplein 5;6211AC;Maastricht;2024-01-01
"""

LOADER = Loader(
    id="erfpacht",
    title="Erfpachtdossiers van de gemeente",
    reads=(
        NumberedCsv(
            format="CSV erfpacht",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"dossiernummer", "datum_van", "datum_tm", "canon", "peildatum"}),
            records=csv_records,
            subject=lambda _row: _WHOLE_LIST,
            date_in_row=stated_day,
            identity=lambda row: row.data.get("dossiernummer", ""),
        ),
        NumberedJson(
            format="JSON erfpachtdossier",
            scope=Scope.SUBJECT,
            items=dossiers,
            allowed=KEYS,
            records=json_records,
            subject=lambda row: f"dossier {_number(row)}",
            identity=_number,
        ),
        NumberedJson(
            format="JSON erfpachtdossiers, lijst",
            scope=Scope.SUBJECT,
            items=listed,
            allowed=frozenset({"dossierNummer", "voorkeursadres"}),
            records=listed_records,
            subject=lambda row: f"vermelding {_number(row)}",
            identity=_number,
        ),
    ),
    yields=(Erfpachtdossier, ErfpachtdossierObject, Erfpachtvermelding),
    example_name="erfpacht.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (grondzaken)",
        ground="Gemeentewet art. 160 lid 1 onder d; BW boek 5 titel 7",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OWN,
        cadence="per kwartaal",
        keep_months=60,
        remark="Wordt bewaard en nog niet in de graaf getoond; erfpachters, betalers en facturen blijven buiten.",
    ),
)
