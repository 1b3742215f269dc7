"""What the KVK API tells of a company without showing its profile: results of a search, and lists of names and branches.

Format: KVK API Zoeken v1 and v2 (in v2 the address stands in an object of its own), Naamgeving 1.1, and the list of branches of
a Basisprofiel. None says everything about a company, so their records are of a kind that profiles do not make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model.records_hr import Zoekresultaat
from ondermijning.model.records_other import Handelsnaam
from ondermijning.normalise.identifiers import kvk_number, vestigingsnummer
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import Outcome, Reject, RowRejected

from .addresses import place
from .values import COMPANY, flag, key, span, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject

NAMING = "naamgeving"
_MAIN, _OTHER = "hoofdvestiging", "nevenvestiging"
_KINDS = frozenset({"rechtspersoon", _MAIN, _OTHER})
_ADDRESS_KINDS = {
    "bezoekadres": "bezoekadres",
    "postadres": "correspondentieadres",
    "correspondentieadres": "correspondentieadres",
}
_NOTHING_SAID: dict[str, Any] = dict.fromkeys(
    (
        "naam",
        "statutaire_naam",
        "rsin",
        "aanvang",
        "aanvang_precisie",
        "einde",
        "einde_precisie",
        "adres_soort",
        "straat",
        "huisnummer",
        "toevoeging",
        "postcode",
        "woonplaats",
        "land",
    )
)


def is_result(data: JsonObject) -> bool:
    """Whether this is one result of a search: it says of which kind it is."""
    return "type" in data and ("naam" in data or "handelsnaam" in data)


def result_subject(data: JsonObject) -> str:
    """A result speaks about itself only: a search finds what was asked for, so it is silent on all else of the company."""
    number = value(data, "vestigingsnummer")
    where = (
        f"VEST:{key(data, 'vestigingsnummer', vestigingsnummer)}"
        if number
        else f"KVK:{key(data, 'kvkNummer', kvk_number)}"
    )
    return f"{where}#zoeken"


def result(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """One result of a search: a legal person, or a branch."""
    kind = clean(value(data, "type"))
    if kind is None:
        raise RowRejected("type", say("is missing"))
    if kind not in _KINDS:
        faults.append(("type", say("is an unknown kind of result")))
    number = key(data, "vestigingsnummer", vestigingsnummer) if value(data, "vestigingsnummer") else COMPANY
    said = {"naam": worded(data, "naam", "handelsnaam"), **_address(data, faults)}
    yield Zoekresultaat(kvk, number, kind, **{**_NOTHING_SAID, **said})


def _address(data: JsonObject, faults: Faults) -> dict[str, Any]:
    """The columns of an address, which stands in the result itself or in an object of it; none when it has none."""
    given = part(data, "adres")
    home = part(given, "binnenlandsAdres") or part(given, "buitenlandsAdres")
    written = home or {name: content for name, content in data.items() if name != "type"}
    where = place(written, faults)
    if not (where["straat"] or where["postcode"]):
        return {}
    kind = worded(home, "type") or worded(data, "adresType") or "bezoekadres"
    if kind not in _ADDRESS_KINDS:
        faults.append(("adres/type", say("is an unknown kind of address")))
    return {"adres_soort": _ADDRESS_KINDS.get(kind, kind), **where}


def names(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """A Naamgeving, or the list of branches of a company: names of the company and of each branch."""
    said = {
        "naam": worded(data, "naam", "statutaireNaam", "ookGenoemd"),
        "statutaire_naam": clean(value(data, "statutaireNaam")),
        "rsin": faults.tax_number("rsin", value(data, "rsin")),
        **span(faults, {"aanvang": ("startdatum", data), "einde": ("einddatum", data)}),
    }
    yield Zoekresultaat(kvk, COMPANY, NAMING, **{**_NOTHING_SAID, **said})
    for entry in parts(data, "vestigingen"):
        yield from _branch(entry, kvk, faults)


def _branch(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """A branch in a list of names; a broken one does not take the others with it."""
    try:
        number = key(data, "vestigingsnummer", vestigingsnummer)
    except RowRejected as refusal:
        yield Reject(f"vestigingen/{refusal.field}", refusal.reason)
        return
    name = worded(data, "eersteHandelsnaam", "naam", "ookGenoemd")
    kind = {True: _MAIN, False: _OTHER, None: NAMING}[flag(data, "indHoofdvestiging", faults)]
    yield Zoekresultaat(kvk, number, kind, **{**_NOTHING_SAID, "naam": name})
    for entry in parts(data, "handelsnamen"):
        traded = clean(value(entry, "naam"))
        order = faults.read("handelsnamen/volgorde", whole_number, value(entry, "volgorde"))
        yield Handelsnaam(kvk, number, traded, order) if traded else Reject("handelsnamen/naam", say("is missing"))
