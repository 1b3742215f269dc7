"""Public registers of grants in the shape of the Amsterdam one, as a table or JSON; a mapping brings others into it.

Formats: the export under its old names (``BEDRAG_VERLEEND``) or those of the present API (``bedragVerleend``), and the
JSON of open data sites, which has no dossier numbers. A file speaks for the grants of the years in it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model.records_gemeente import Subsidieverlening
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.grants import grant_year, is_hidden, name_of_grantee, year_spoken_of
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.party_kinds import PERSON, kind_of_party
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import value
from ondermijning.sources.files.numbered import NumberedCsv, NumberedJson, occurrence, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items

# Names of the present API in small letters, without low lines, and what older forms and the JSON call them.
FIELDS = {
    "dossiernummer": (),
    "aanvrager": ("Naam",),
    "aanvragertype": ("aanvrager_type",),
    "regelingnaam": ("Regeling",),
    "beleidsterrein": ("Thema",),
    "projectnaam": ("project_naam", "Project"),
    "typeperiodiciteit": ("type_periodiciteit", "Periodiciteit"),
    "bedragaangevraagd": ("bedrag_aangevraagd", "Aangevraagd"),
    "bedragverleend": ("bedrag_verleend", "Verleend"),
    "bedragvastgesteld": ("bedrag_vastgesteld", "Vastgesteld"),
    "subsidiejaar": ("Jaar",),
    "status": ("Status",),
    "datumoverzicht": ("datum_overzicht",),
    "publicatiedatumverleningsbesluit": (),
    "ontvangstdatumsubsidieaanvraag": ("ontvangstdatum_subsidie_aanvraag",),
}
_FIELD_OF = {name: field for field, names in FIELDS.items() for name in (field, *names)}
KEYS = frozenset(name for name in _FIELD_OF if name[0].isupper())
COLUMNS = frozenset(_FIELD_OF) - KEYS


def records(row: Row[Any]) -> Iterator[Outcome]:
    """The grant of a row, then what was strange in it."""
    data, faults = _by_field(row), Faults()
    if not data:
        raise RowRejected("regel", say("is empty in every column that is read"))
    known = clean(data.get("dossiernummer"))
    grant = _grant(data, known or f"{identity(row)}#{occurrence(row)}", faults)
    if grant.aanvrager is None and not grant.particulier:
        faults.append(("aanvrager", say("is missing")))
    yield grant
    if known:
        yield from repeated(row, "dossiernummer")
    yield from (Remark(field, reason) for field, reason in faults)


def _grant(data: Mapping[str, str], number: str, faults: Faults) -> Subsidieverlening:
    hidden = _is_hidden(data.get("aanvrager"))
    return Subsidieverlening(
        dossiernummer=number,
        aanvrager=None if hidden else name_of_grantee(data.get("aanvrager")),
        particulier=hidden or kind_of_party(data.get("aanvragertype")) == PERSON,
        regeling=clean(data.get("regelingnaam")),
        beleidsterrein=clean(data.get("beleidsterrein")),
        project=clean(data.get("projectnaam")),
        periodiciteit=clean(data.get("typeperiodiciteit")),
        subsidiejaar=faults.read("subsidiejaar", grant_year, data.get("subsidiejaar")),
        status=clean(data.get("status")),
        datum_aanvraag=_day(data, "ontvangstdatumsubsidieaanvraag", faults),
        datum_besluit=_day(data, "publicatiedatumverleningsbesluit", faults),
        aangevraagd_euro=faults.read("bedragaangevraagd", parse_euro, data.get("bedragaangevraagd")),
        verleend_euro=faults.read("bedragverleend", parse_euro, data.get("bedragverleend")),
        vastgesteld_euro=faults.read("bedragvastgesteld", parse_euro, data.get("bedragvastgesteld")),
        kvk=None,
        iban_hmac=None,
        straat=None,
        huisnummer=None,
        toevoeging=None,
        postcode=None,
        bag_id=None,
    )


def _is_hidden(name: str | None) -> bool:
    """Whether a kind of party stands in place of the name: ``(Particulier)``, or ``Natuurlijk persoon`` elsewhere."""
    return is_hidden(name) or kind_of_party((name or "").strip(" ()")) == PERSON


def _by_field(row: Row[Any]) -> Mapping[str, str]:
    found = {_FIELD_OF[name]: value(row.data, name) for name in row.data}
    return {field: text for field, text in found.items() if text is not None}


def _day(data: Mapping[str, str], field: str, faults: Faults) -> date | None:
    return faults.read(field, optional_date, data.get(field))


def subject(row: Row[Any]) -> str:
    """A row speaks for the year of its grant."""
    return year_spoken_of(_by_field(row).get("subsidiejaar"))


def identity(row: Row[Any]) -> str:
    """What makes two rows one grant: the dossier number where there is one, else a hash of all that it says.

    The hash is over the values as they are read, so that a sum written otherwise is the same sum.
    """
    data = _by_field(row)
    said = _grant(data, "", Faults())
    return clean(data.get("dossiernummer")) or hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def overview_date(row: Row[Any]) -> date | None:
    """The day of the overview, which stands in every row of an export."""
    return _day(_by_field(row), "datumoverzicht", Faults())


def grants(document: Document) -> Items | None:
    """A document that is a grant; the file is an array of them."""
    return (
        {"": document} if isinstance(document, dict) and {"Naam", "Regeling", "Verleend"} <= document.keys() else None
    )


CSV = tuple(
    NumberedCsv(
        format=f"CSV subsidieregister ({names})",
        scope=Scope.FULL,
        columns=COLUMNS,
        required=frozenset({"dossiernummer", "aanvrager", "regelingnaam", granted}),
        records=records,
        subject=subject,
        date_in_row=overview_date,
        identity=identity,
        required_mapped=frozenset({"aanvrager", granted}),
    )
    for names, granted in (("API", "bedragverleend"), ("oude namen", "bedrag_verleend"))
)

EXAMPLE = """DOSSIERNUMMER;AANVRAGER;REGELINGNAAM;BELEIDSTERREIN;PROJECT_NAAM;TYPE_PERIODICITEIT;BEDRAG_AANGEVRAAGD;\
BEDRAG_VERLEEND;BEDRAG_VASTGESTELD;SUBSIDIEJAAR;DATUM_OVERZICHT
SB-000001;(Particulier);Bewonersinitiatieven;Welzijn;Straatfeest;Eenmalig;400.00;400.00;380.00;2024;2025-01-06 01:01:04.587
SB-000002;Stichting Voorbeeldwijk;Buurthuizen;Welzijn;Buurthuis;Periodiek;83280.00;80000.00;;2024;2025-01-06 01:01:04.587
"""

LOADER = Loader(
    id="subsidies",
    title="Openbaar subsidieregister (Amsterdamse vorm, of een andere met een mapping)",
    reads=(
        *CSV,
        NumberedJson(
            format="JSON subsidieregister",
            scope=Scope.FULL,
            items=grants,
            allowed=KEYS,
            records=records,
            subject=subject,
            identity=identity,
        ),
    ),
    yields=(Subsidieverlening,),
    example_name="subsidies.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (subsidies)",
        ground="Algemene wet bestuursrecht; openbaar register",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="per kwartaal",
        keep_months=84,
    ),
)
