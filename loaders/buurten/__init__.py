"""Neighbourhoods (CBS): names, key figures, how safe people feel, and their outlines.

Formats: CSV ``buurtcode`` with by choice ``buurtnaam``, ``wijkcode``, ``wijknaam`` and figures, of which those on the list
below come in under their own names; and GeoJSON in RD (EPSG:28992) with the property ``buurtcode``. Figures about where people
come from, what they earn or which benefits they have are on no list. Names, figures and outlines end apart from each other,
so that they may come in one file or in several.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model.records_gebied import Buurtcijfer, Buurtindeling, Buurtvlak
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.places.rd import in_the_netherlands
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import CsvReader, required
from ondermijning.sources.files.json import part, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

from .geojson import KEYS, GeoJsonReader, features, polygons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.files.json import JsonObject

    from .geojson import Ring

NAMES = frozenset({"buurtcode", "buurtnaam", "wijkcode", "wijknaam"})
FIGURES = frozenset("""
    aantal_inwoners aantal_huishoudens aantal_eenpersoonshuishoudens gemiddelde_huishoudensgrootte bevolkingsdichtheid_km2
    aantal_woningen aantal_nieuwbouwwoningen gemiddelde_woz_waarde percentage_eengezinswoningen
    percentage_meergezinswoningen percentage_koopwoningen percentage_huurwoningen percentage_corporatiewoningen
    percentage_overige_verhuurders percentage_leegstand percentage_bouwjaar_voor_2000 percentage_bouwjaar_vanaf_2000
    aantal_bedrijfsvestigingen aantal_bedrijven_horeca_handel omgevingsadressendichtheid stedelijkheid
    oppervlakte_totaal_ha oppervlakte_land_ha oppervlakte_water_ha
    onveilig_gevoel_procent vaak_onveilig_gevoel_procent veiligheid_rapportcijfer leefbaarheid_rapportcijfer
    overlast_procent overlast_personen_procent slachtofferschap_procent vertrouwen_politie_procent sociale_cohesie_cijfer
    diefstal_woning_aantal vernieling_aantal geweld_aantal
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
_CODES = {"buurtcode": re.compile(r"BU([0-9]{4})[0-9]{4}"), "wijkcode": re.compile(r"WK[0-9]{6}")}
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_NOT_TOLD = re.compile(r"\.|x|-9999[0-9]", re.IGNORECASE)  # how CBS and PDOK write what is secret or unknown


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """Names and figures of one neighbourhood, then what was strange in them."""
    faults = Faults()
    key = required(row, "buurtcode", _buurtcode)
    names = clean(row.data.get("buurtnaam")), faults.read("wijkcode", _wijkcode, row.data.get("wijkcode"))
    district = clean(row.data.get("wijknaam"))
    if any((*names, district)):
        yield Buurtindeling(key, *names, district)
    for name in sorted(FIGURES & row.data.keys()):
        if (
            not _NOT_TOLD.fullmatch(row.data[name])
            and (found := faults.read(name, _promille, row.data[name])) is not None
        ):
            yield Buurtcijfer(key, name, found)
    yield from (Remark(field, reason) for field, reason in faults)


def outlines(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The polygons of one neighbourhood; one that crosses itself or lies elsewhere is refused."""
    import shapely  # noqa: PLC0415 - slow to import, and only this form needs it

    key = _key(row)
    for place, (outline, *holes) in enumerate(_drawn(row), start=1):
        try:
            shape = shapely.Polygon(outline, holes)
        except (ValueError, shapely.errors.ShapelyError):
            yield Reject("geometry", say("is a ring that is not closed"))
            continue
        fault = _fault(shape)
        yield Reject("geometry", fault) if fault else Buurtvlak(key, place, shapely.to_wkt(shape, rounding_precision=3))


def _drawn(row: Row[JsonObject]) -> list[list[Ring]]:
    drawn = polygons(row.data)
    if not drawn or not all(drawn):
        raise RowRejected("geometry", say("is empty"))
    return drawn


def _fault(shape: Any) -> str | None:
    """Why a polygon cannot serve."""
    if shape.is_empty or not shape.is_valid:
        return say("is a polygon that crosses itself or has no area")
    return None if in_the_netherlands(*shape.bounds) else say("lies outside the Netherlands in RD")


def _key(row: Row[JsonObject]) -> str:
    try:
        return _buurtcode(value(part(row.data, "properties"), "buurtcode") or "")
    except ValueError as problem:
        raise RowRejected("buurtcode", str(problem)) from None


def _buurtcode(text: str) -> str:
    return _code("buurtcode", text)


def _wijkcode(text: str) -> str:
    return _code("wijkcode", text)


def _code(name: str, text: str) -> str:
    code = text.strip().upper()
    if not _CODES[name].fullmatch(code):
        raise ValueError(say("is no CBS code of a {area}", area=name.removesuffix("code")))
    return code


def _promille(text: str) -> int:
    """A thousand times the figure, halves up; a lone separator is always the decimal one here."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(say("is no figure"))
    return int((Decimal(text.replace(",", ".")) * 1000).quantize(Decimal(1), ROUND_HALF_UP))


def subject(row: Row[Cells]) -> str:
    """Lines with names speak for the neighbourhoods of their municipality, lines with figures alone for figures."""
    kind = "BUURT" if "buurtnaam" in row.data else "CIJFER"
    return f"{kind}:{required(row, 'buurtcode', _buurtcode)[2:6]}"


EXAMPLE = """buurtcode;buurtnaam;wijkcode;wijknaam;aantal_inwoners;aantal_woningen;percentage_huurwoningen;onveilig_gevoel_procent
BU09359901;Voorbeeldbuurt;WK093599;Voorbeeldwijk;1240;610;64;21.5
BU09359902;Proefbuurt;WK093599;Voorbeeldwijk;880;402;38;.
"""

LOADER = Loader(
    id="buurten",
    title="Buurten (CBS): namen, kerncijfers, veiligheidsbeleving en grenzen",
    reads=(
        CsvReader(
            format="CSV buurtcode;buurtnaam;wijkcode;wijknaam;kerncijfers",
            scope=Scope.FULL,
            columns=NAMES | FIGURES,
            required=frozenset({"buurtcode"}),
            records=records,
            subject=subject,
        ),
        GeoJsonReader(
            format="GeoJSON van buurten (RD)",
            scope=Scope.FULL,
            items=features,
            allowed=KEYS | {"buurtcode"},
            records=outlines,
            subject=lambda row: f"VLAK:{_key(row)[2:6]}",
        ),
    ),
    yields=(Buurtindeling, Buurtcijfer, Buurtvlak),
    example_name="buurten.csv",
    example=EXAMPLE,
    register=Register(
        holder="CBS; de gemeente voor veiligheidsbeleving",
        ground="Wet op het Centraal bureau voor de statistiek (open data)",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="jaarlijks",
        keep_months=120,
        remark="Alleen om te tonen: geen regel gebruikt een buurt of haar cijfers.",
    ),
)
