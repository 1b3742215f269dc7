"""Permit cases of the municipality as a plain CSV, one line per case, with applicant, holder and managers.

Format: the columns below, most of them by choice. An export is the whole list of cases: what is absent has ended.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.normalise.address_lines import read_place
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.party_kinds import ENTITY, PERSON, kind_of_party, no_bsn, numbers_of_party
from ondermijning.normalise.text import clean
from ondermijning.sources.csv import required
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.numbered import NumberedCsv, repeated
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.csv import Cells

COLUMNS = frozenset("""
    zaaknummer soort activiteit status besluit datum_aanvraag datum_besluit geldig_van geldig_tot bouwsom aantal_eenheden
    adres straat postcode huisnummer toevoeging woonplaats bag_id kadastraalobject_id
    aanvrager_type aanvrager_id aanvrager_naam aanvrager_geboortedatum aanvrager_postcode aanvrager_huisnummer
    aanvrager_toevoeging houder_type houder_id houder_naam leidinggevende_ids leidinggevende_namen
""".split())  # fmt: skip  # noqa: SIM905 - thirty names read as a page, not as a column

DECISIONS = {
    "verleend": "verleend", "verlenen": "verleend", "vergund": "verleend", "toegekend": "verleend",
    "verleend onder voorwaarden": "verleend", "van rechtswege verleend": "verleend", "vergunning verleend": "verleend",
    "geweigerd": "geweigerd", "weigeren": "geweigerd", "afgewezen": "geweigerd", "niet verleend": "geweigerd",
    "vergunning geweigerd": "geweigerd",
    "ingetrokken": "ingetrokken", "intrekken": "ingetrokken", "aanvraag ingetrokken": "ingetrokken",
    "vergunning ingetrokken": "ingetrokken", "ingetrokken door aanvrager": "ingetrokken",
    "buiten behandeling": "buiten behandeling", "buiten behandeling gesteld": "buiten behandeling",
    "buiten behandeling gelaten": "buiten behandeling", "niet in behandeling genomen": "buiten behandeling",
}  # fmt: skip
_PARTY_KINDS = {PERSON: "persoon", ENTITY: "bedrijf"}


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The case of a line and its parties, then what was strange in it."""
    data, faults = row.data, Faults()
    case = required(row, "zaaknummer", clean)
    yield _case(case, data, faults)
    yield from _parties(case, data, faults)
    yield from repeated(row, "zaaknummer")
    yield from (Remark(field, reason) for field, reason in faults)


def _case(number: str, data: Cells, faults: Faults) -> Vergunningzaak:
    place = read_place(data, faults)
    return Vergunningzaak(
        zaaknummer=number,
        soort=_words(data.get("soort")),
        activiteit=clean(data.get("activiteit")),
        status=clean(data.get("status")),
        besluit=_decision(data.get("besluit"), faults),
        datum_aanvraag=faults.read("datum_aanvraag", optional_date, data.get("datum_aanvraag")),
        datum_besluit=faults.read("datum_besluit", optional_date, data.get("datum_besluit")),
        geldig_van=faults.read("geldig_van", optional_date, data.get("geldig_van")),
        geldig_tot=faults.read("geldig_tot", optional_date, data.get("geldig_tot")),
        bouwsom_euro=faults.read("bouwsom", parse_euro, data.get("bouwsom")),
        aantal_eenheden=faults.read("aantal_eenheden", whole_number, data.get("aantal_eenheden")),
        object_id=faults.read("kadastraalobject_id", _object_id, data.get("kadastraalobject_id")),
        woonplaats=place.woonplaats,
        **place.parts(),
    )


def _object_id(text: str) -> str:
    return imkad("KadastraalObject", text)


def _words(text: str | None) -> str | None:
    """Small letters with single blanks, since systems differ in capitals and low lines."""
    return clean((text or "").replace("_", " ").lower())


def _decision(text: str | None, faults: Faults) -> str | None:
    words = _words(text)
    if words and words not in DECISIONS:
        faults.append(("besluit", "is an unknown decision"))
    return DECISIONS.get(words or "", clean(text))


def _parties(case: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    """The applicant is number 1 also when he is left out, so that a party keeps its number from export to export."""
    yield from _party(case, 1, "aanvrager", data, faults)
    held = any(name.startswith("houder_") for name in data)
    if held:
        yield from _party(case, 2, "houder", data, faults)
    yield from _managers(case, 3 if held else 2, data)


def _managers(case: str, first: int, data: Cells) -> Iterator[Outcome]:
    """Managers, whose names and numbers stand in one order."""
    names, ids = (data.get(f"leidinggevende_{part}", "").split("|") for part in ("namen", "ids"))
    for number, (name, pseudonym) in enumerate(zip_longest(names, ids), start=first):
        if clean(name) or pseudonym:
            yield VergunningPartij(
                case, number, "leidinggevende", _PARTY_KINDS[PERSON], clean(name), None, pseudonym or None,
                None, None, None, None, None,
            )  # fmt: skip


def _party(case: str, number: int, role: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    """The applicant or holder, if the row has one of a known kind."""
    given = {name.removeprefix(f"{role}_"): text for name, text in data.items() if name.startswith(f"{role}_")}
    if not given:
        return
    kind = kind_of_party(given.get("type"))
    if kind not in _PARTY_KINDS:
        faults.append((f"{role}_type", "is missing or unknown, so the party is left out"))
        return
    names = {"naam": clean(given.get("naam")), **numbers_of_party(kind, given.get("id"), faults)}
    if any(names.values()):
        born = given.get("geboortedatum") if kind == PERSON else None
        home = read_place(data, faults, f"{role}_")
        yield VergunningPartij(
            zaaknummer=case, volgnummer=number, rol=role, partij_soort=_PARTY_KINDS[kind], **names,
            geboortedatum=faults.read(f"{role}_geboortedatum", optional_date, born),
            postcode=home.postcode, huisnummer=home.huisnummer, toevoeging=home.toevoeging,
        )  # fmt: skip
    else:
        faults.append((role, "has no usable name or number, so the party is left out"))


EXAMPLE = """zaaknummer;soort;activiteit;status;besluit;datum_aanvraag;datum_besluit;geldig_van;geldig_tot;bouwsom;\
aantal_eenheden;adres;postcode;woonplaats;bag_id;kadastraalobject_id;aanvrager_type;aanvrager_id;aanvrager_naam;\
aanvrager_geboortedatum;aanvrager_postcode;aanvrager_huisnummer;houder_type;houder_id;houder_naam;leidinggevende_ids;\
leidinggevende_namen
Z2024-0001;omzetting;omzetten in vier kamers;afgehandeld;verleend;2024-01-15;2024-03-11;2024-03-12;;85000;4;\
Voorbeeldstraat 12-A;6211AB;Maastricht;0935010000000012;30110127770000;natuurlijk_persoon;999993653;T. de Fictie;\
1985-12-01;6221BT;3;;;;;
Z2024-0002;exploitatie horeca;nieuwe exploitant;afgehandeld;geweigerd;2024-02-01;2024-05-20;;;;;Proefplein 5;6211AC;\
Maastricht;0935200000000013;;niet_natuurlijk_persoon;99000011;Voorbeeld Horeca B.V.;;;;niet_natuurlijk_persoon;\
999990019;Voorbeeld Holding B.V.;999993653|999990020;T. de Fictie|V. van Verzin
"""

LOADER = Loader(
    id="vergunningen",
    title="Vergunningen (export van het zaaksysteem)",
    reads=(
        NumberedCsv(
            format="CSV vergunningen",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"zaaknummer", "soort", "besluit", "aanvrager_type", "aanvrager_id"}),
            records=records,
            subject=lambda _row: "",
            pseudonymised=frozenset({"aanvrager_id", "houder_id", "leidinggevende_ids"}),
            clear_when={"aanvrager_id": no_bsn("aanvrager_type"), "houder_id": no_bsn("houder_type")},
            listed=frozenset({"leidinggevende_ids"}),
            identity=lambda row: row.data.get("zaaknummer", ""),
        ),
    ),
    yields=(Vergunningzaak, VergunningPartij),
    example_name="vergunningen.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (vergunningen)", ground="Omgevingswet, Huisvestingswet 2014, Alcoholwet en APV",
        purposes=EVERY_PURPOSE, source_class=SourceClass.OWN,
        cadence="wekelijks of dagelijks", keep_months=120,
    ),
)  # fmt: skip
