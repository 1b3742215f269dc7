"""Cases of the ZGW Zaken API (VNG) with their roles and objects.

Format: a case, or a page of them in ``results``, of version 1.5 asked for with ``expand`` on zaaktype, status, resultaat, rollen
and zaakobjecten; what is expanded stands below ``_expand`` or in the place of its reference. A reference alone tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.normalise.notices.titles import nameless
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.party_kinds import ENTITY, PERSON
from ondermijning.sources.door import Door
from ondermijning.sources.files.json import JsonReader, at, part, parts, value

from .cases import APPLICANT, HOLDER, MANAGER, permit_party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.files.json import Items, JsonObject
    from ondermijning.sources.rows import Outcome

    from .systems import Texts

BSN = "inpBsn"
_TOTAL = "count"
ALLOWED = frozenset("""
    identificatie omschrijving zaaktype startdatum einddatum status resultaat rollen zaakobjecten _expand statustype resultaattype
    count betrokkeneType omschrijvingGeneriek betrokkeneIdentificatie inpBsn voornamen voorvoegselGeslachtsnaam geslachtsnaam
    innNnpId kvkNummer statutaireNaam handelsnaam verblijfsadres aoaPostcode aoaHuisnummer aoaHuisletter
    aoaHuisnummertoevoeging objectType objectIdentificatie wplWoonplaatsNaam gorOpenbareRuimteNaam huisnummer huisletter
    huisnummertoevoeging postcode adresAanduidingGrp numIdentificatie kadastraleIdentificatie
""".split())  # fmt: skip  # noqa: SIM905 - forty names read as a page, not as a column
_KINDS = {"natuurlijk_persoon": PERSON, "niet_natuurlijk_persoon": ENTITY, "vestiging": ENTITY}
# Role in its generic or own words → our role; civil servants who handle a case are no party to it.
_ROLES = {
    "initiator": APPLICANT, "aanvrager": APPLICANT, "mede_initiator": APPLICANT, "houder": HOLDER, "vergunninghouder": HOLDER,
    "leidinggevende": MANAGER,
}  # fmt: skip
_PLACES = ("adres", "terrein_gebouwd_object", "pand", "kadastrale_onroerende_zaak")


@dataclass(frozen=True, slots=True)
class ZgwJson(JsonReader):
    """A reader of cases, one or a page of them."""

    def total(self, file: InputFile) -> int | None:
        """The number of cases that a page says there are in all."""
        rows = JsonReader.rows(self, file, Door(frozenset({_TOTAL}), frozenset(), lambda _text: None))
        data = next((row.data for row in rows), None)
        stated = value(data, _TOTAL) if isinstance(data, Mapping) else None
        return whole_number(stated) if stated and stated.isdigit() else None


def cases(document: Document) -> Items | None:
    """The cases of a page, or the one that the document is."""
    page = at(document, "results")
    found = {"": document} if page is None else page
    if not any(isinstance(one, dict) and {"identificatie", "zaaktype"} <= one.keys() for one in found.values()):
        return None
    total = document.get(_TOTAL)
    return {place: {**one, _TOTAL: total} if isinstance(one, dict) else one for place, one in found.items()}


def of_zgw(data: JsonObject, faults: Faults) -> Texts:
    """A case under the names of the plain CSV, without its parties."""
    outcome = _words(_expanded(data, "resultaat"), "resultaattype")
    kind = _words(_expanded(data, "zaaktype"))
    if kind is None:
        faults.append(("zaaktype", say("is a reference only, so the kind is unknown; ask for the cases with expand")))
    return {
        "zaaknummer": value(data, "identificatie"),
        "soort": kind,
        "besluit": outcome,
        "activiteit": faults.read("omschrijving", _kept, value(data, "omschrijving")),
        "status": _words(_expanded(data, "status"), "statustype"),
        "datum_aanvraag": value(data, "startdatum"),
        "datum_besluit": value(data, "einddatum") if outcome else None,
        **_place(data),
    }


def _kept(text: str) -> str:
    return nameless(text) or ""


def parties(case: str, data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The applicant, who is number 1, and further parties in order of the source."""
    found = [(role, one) for one in _listed(data, "rollen") if (role := _role(one))]
    found.sort(key=lambda pair: pair[0] != APPLICANT)
    start = 1 if found and found[0][0] == APPLICANT else 2
    for number, (role, one) in enumerate(found, start):
        yield from permit_party(case, number, role, _party(one), faults)


def _expanded(data: JsonObject, name: str) -> JsonObject:
    """What stands below ``_expand``, or in the place of a reference; empty where there is the reference only."""
    for holder in (part(data, "_expand"), data):
        if isinstance(found := holder.get(name), Mapping):
            return found
    return {}


def _listed(data: JsonObject, name: str) -> list[JsonObject]:
    """The objects of a list, of which references alone are left out."""
    for holder in (part(data, "_expand"), data):
        if isinstance(found := holder.get(name), list):
            return parts({name: [one for one in found if isinstance(one, Mapping)]}, name)
    return []


def _words(data: JsonObject, kind: str = "") -> str | None:
    """What a thing is called: by itself, or by its kind."""
    return value(_expanded(data, kind) if kind and _expanded(data, kind) else data, "omschrijving")


def _role(role: JsonObject) -> str | None:
    words = (value(role, "omschrijving"), value(role, "omschrijvingGeneriek"))
    return next((known for text in words if (known := _ROLES.get((text or "").strip().lower()))), None)


def _party(role: JsonObject) -> dict[str, str]:
    """Who has a role, under names without it."""
    who, kind = part(role, "betrokkeneIdentificatie"), value(role, "betrokkeneType") or ""
    names = (
        ("voornamen", "voorvoegselGeslachtsnaam", "geslachtsnaam")
        if kind == "natuurlijk_persoon"
        else ("statutaireNaam",)
    )
    traded = who.get("handelsnaam")
    called = " ".join(text for name in names if (text := value(who, name)))
    home = part(who, "verblijfsadres")
    given = {
        "type": _KINDS.get(kind),
        "naam": called or (traded[0] if isinstance(traded, list) and traded else None),
        "id": value(who, BSN) or value(who, "kvkNummer") or value(who, "innNnpId"),
        "postcode": value(home, "aoaPostcode"),
        "huisnummer": value(home, "aoaHuisnummer"),
        "toevoeging": _suffix(home, "aoaHuisletter", "aoaHuisnummertoevoeging"),
    }
    return {name: text for name, text in given.items() if isinstance(text, str) and text}


def _suffix(data: JsonObject, letter: str, addition: str) -> str:
    return f"{value(data, letter) or ''}{value(data, addition) or ''}"


def _place(data: JsonObject) -> Texts:
    """The first address that a case is about, else the first building or cadastral object."""
    objects = {
        value(one, "objectType"): part(one, "objectIdentificatie") for one in reversed(_listed(data, "zaakobjecten"))
    }
    kind = next((kind for kind in _PLACES if kind in objects), None)
    if kind is None:
        return {}
    found: Any = objects[kind]
    if kind == "kadastrale_onroerende_zaak":
        return {"kadastraalobject_id": value(found, "kadastraleIdentificatie")}
    address = part(found, "adresAanduidingGrp") or found
    number, *extra = _names_of(address)
    return {
        "bag_id": value(found, "numIdentificatie")
        or value(address, "numIdentificatie")
        or value(found, "identificatie"),
        "straat": value(address, "gorOpenbareRuimteNaam"),
        "woonplaats": value(address, "wplWoonplaatsNaam"),
        "huisnummer": value(address, number),
        "toevoeging": _suffix(address, extra[0], extra[1]),
        "postcode": value(address, extra[2]),
    }


def _names_of(address: JsonObject) -> tuple[str, str, str, str]:
    """The names of number, letter, addition and postcode, which differ between an address and a building."""
    plain = ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode")
    return (
        plain if plain[0] in address else ("aoaHuisnummer", "aoaHuisletter", "aoaHuisnummertoevoeging", "aoaPostcode")
    )
