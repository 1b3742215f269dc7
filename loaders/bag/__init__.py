"""BAG: addresses, what stands there and buildings, as BAG 2.0 Extract, as CSV of NLExtract or as answers of the API.

Formats: bagStand files (imbag/objecten v20200601) with every version of every object, GEM-WPL-RELATIE (GWR v20120701 and
v20200601), the CSV files bagadres and bagadresplus, and ``adressen`` of BAG API Individuele Bevragingen 2. An Extract speaks
for one type of object in its municipality, so that the files of one municipality may come together or apart, and a CSV for
the addresses of a municipality; neither ends what the other gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_bag as bag
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.json import JsonReader
from ondermijning.sources.files.xml import XmlReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass

from . import api, csv, objects, towns
from .example import EXAMPLE
from .versions import STATED, ExtractReader, bag_object

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.sources.files.xml import Element
    from ondermijning.sources.rows import Row

_SHORT = {
    "Verblijfsobject": "VBO",
    "Ligplaats": "LIG",
    "Standplaats": "STA",
    "Pand": "PND",
    "Nummeraanduiding": "NUM",
    "OpenbareRuimte": "OPR",
    "Woonplaats": "WPL",
}
_AREA = "gemeente"


def info(element: Element) -> dict[str, str]:
    """What the head of a file states: its municipalities, of old all of the country, and its date."""
    towns = element.get("Gebied-Registratief", "Gebied-GEM", "GemeenteCollectie")
    codes = (town.value("GemeenteIdentificatie") for town in (towns.all("Gemeente") if towns else ()))
    day = element.value("LVC-Extract", "StandTechnischeDatum")
    return {_AREA: "+".join(sorted(filter(None, codes))) or "NL"} | ({STATED: day} if day else {})


def subject(row: Row[Element]) -> str:
    """A file speaks for one type of object in its municipality."""
    kind = bag_object(row)[0]
    return f"{_SHORT.get(kind, kind)}:{row.header.get(_AREA, '')}"


def stated(header: dict[str, str]) -> date | None:
    """The date that a file states."""
    return optional_date(header.get(STATED))


LOADER = Loader(
    id="bag",
    title="BAG (Extract, CSV van NLExtract, of antwoorden van de BAG API)",
    reads=(
        ExtractReader(
            format="BAG 2.0 Extract",
            scope=Scope.FULL,
            root="bagStand",
            row="stand",
            allowed=objects.ALLOWED,
            shape=objects.records,
            subject=subject,
            header={"bagInfo": info},
            date_in=stated,
            oldest_version="20200601",
        ),
        XmlReader(
            format="BAG GEM-WPL-RELATIE",
            scope=Scope.SUBJECT,
            root=towns.ROOT,
            row=towns.ROW,
            allowed=towns.ALLOWED,
            shape=towns.records,
            subject=towns.subject,
            header={towns.DAY: towns.info},
            date_in=stated,
        ),
        CsvReader(
            format="CSV bagadresplus",
            scope=Scope.FULL,
            columns=csv.PLUS,
            required=frozenset({"nummeraanduiding_id", "adresseerbaarobject_id", "openbareruimtenaam", "gemeentecode"}),
            records=csv.plus_records,
            subject=lambda row: f"ADR:{row.data.get('gemeentecode', '')}",
        ),
        CsvReader(
            format="CSV bagadres",
            scope=Scope.FULL,
            columns=csv.PLAIN,
            required=frozenset({"openbareruimte", "huisnummer", "gemeente", "object_id", "object_type"}),
            records=csv.plain_records,
            subject=lambda row: f"ADR:{row.data.get('gemeente', '')}",
        ),
        JsonReader(
            format="BAG API Individuele Bevragingen 2 (adressen)",
            scope=Scope.SUBJECT,
            items=api.items,
            allowed=api.ALLOWED,
            records=api.records,
            subject=api.subject,
        ),
    ),
    yields=(
        bag.BagVerblijfsobject,
        bag.BagVerblijfsobjectPand,
        bag.BagNevenadres,
        bag.BagPand,
        bag.BagNummeraanduiding,
        bag.BagOpenbareRuimte,
        bag.BagWoonplaats,
        bag.BagGemeenteWoonplaats,
    ),
    example_name="bag.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster (LV BAG)",
        ground="Wet basisregistratie adressen en gebouwen (open data)",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="maandelijks een extract, dagelijks mutaties",
        keep_months=120,
    ),
)
