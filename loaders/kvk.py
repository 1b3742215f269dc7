"""KVK API: Basisprofiel and Vestigingsprofiel of the trade register, one answer per file, array element or line.

Format: KVK API Basisprofiel v1 and Vestigingsprofiel v1, with the older spelling of their links. Officers and
shareholders are in neither. Search answers and error messages are another format and are left aside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.model import records_other as other
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode, vestigingsnummer
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.json import JsonObject, JsonReader, part, parts, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.json import Items

ALLOWED = frozenset({
    "kvkNummer", "vestigingsnummer", "naam", "statutaireNaam", "rsin", "rechtsvorm", "formeleRegistratiedatum",
    "materieleRegistratie", "datumAanvang", "datumEinde", "totaalWerkzamePersonen", "handelsnamen", "volgorde",
    "eersteHandelsnaam", "indHoofdvestiging", "sbiActiviteiten", "sbiCode", "indHoofdactiviteit", "_embedded",
    "hoofdvestiging", "eigenaar", "adressen", "type", "indAfgeschermd", "straatnaam", "huisnummer", "huisletter",
    "huisnummerToevoeging", "postcode", "plaats", "land", "straatHuisnummer", "postcodeWoonplaats", "geoData",
    "nummerAanduidingId", "addresseerbaarObjectId",
})  # fmt: skip
_REGISTERED = frozenset({"formeleRegistratiedatum", "materieleRegistratie", "sbiActiviteiten"})
_ADDRESS_KINDS = frozenset({"bezoekadres", "correspondentieadres"})
_SBI = re.compile(r"[0-9]{2,6}")
_COMPANY = ""  # stands where a branch number would, for what belongs to the company itself


def profile(document: Document) -> Items | None:
    """The document itself when it is a Basisprofiel or a Vestigingsprofiel; a search result has no registration."""
    if not isinstance(document, dict) or "kvkNummer" not in document:
        return None
    return {"": document} if {*_REGISTERED, "_embedded", "eersteHandelsnaam"} & document.keys() else None


def subject(row: Row[JsonObject]) -> str:
    """A Basisprofiel speaks about its company, a Vestigingsprofiel about its branch."""
    if value(row.data, "vestigingsnummer"):
        return f"VEST:{_key(row.data, 'vestigingsnummer', vestigingsnummer)}"
    return f"KVK:{_key(row.data, 'kvkNummer', kvk_number)}"


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one profile, then what was strange in it."""
    faults = Faults()
    kvk = _key(row.data, "kvkNummer", kvk_number)
    if value(row.data, "vestigingsnummer"):
        yield from _branch(row.data, kvk, faults, main=False)
    else:
        yield from _company(row.data, kvk, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _key(data: JsonObject, name: str, parse: Callable[[str], str]) -> str:
    try:
        return parse(value(data, name) or "")
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None


def _company(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    embedded = part(data, "_embedded")
    owner, main = part(embedded, "eigenaar"), part(embedded, "hoofdvestiging")
    begin, begin_precision = _partial(data, "datumAanvang", faults)
    end, end_precision = _partial(data, "datumEinde", faults)
    yield other.Inschrijving(
        kvk=kvk,
        naam=clean(value(data, "naam")),
        statutaire_naam=clean(value(data, "statutaireNaam")),
        rsin=faults.tax_number("rsin", value(owner, "rsin")),
        rechtsvorm=clean(value(owner, "rechtsvorm")),
        geregistreerd_op=_registered(data, faults),
        aanvang=begin,
        aanvang_precisie=begin_precision,
        einde=end,
        einde_precisie=end_precision,
        werkzame_personen=faults.read("totaalWerkzamePersonen", whole_number, value(data, "totaalWerkzamePersonen")),
        sbi=_main_activity(data),
        eindreden=None,
    )
    yield from _parts(data, kvk, _COMPANY, faults)
    yield from _addresses(owner, kvk, _COMPANY, faults)
    if main:
        yield from _main_branch(main, kvk, faults)


def _main_branch(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """The branch inside a Basisprofiel; a broken one does not take the company with it."""
    try:
        yield from _branch(data, kvk, faults, main=True)
    except RowRejected as refusal:
        yield Reject(f"hoofdvestiging/{refusal.field}", refusal.reason)


def _branch(data: JsonObject, kvk: str, faults: Faults, *, main: bool) -> Iterator[Outcome]:
    number = _key(data, "vestigingsnummer", vestigingsnummer)
    begin, begin_precision = _partial(data, "datumAanvang", faults)
    end, end_precision = _partial(data, "datumEinde", faults)
    yield other.Vestiging(
        vestigingsnummer=number,
        kvk=kvk,
        naam=clean(value(data, "eersteHandelsnaam")),
        hoofdvestiging=main or bool(_flag(data, "indHoofdvestiging", faults)),
        sbi=_main_activity(data),
        geregistreerd_op=_registered(data, faults),
        aanvang=begin,
        aanvang_precisie=begin_precision,
        einde=end,
        einde_precisie=end_precision,
    )
    yield from _parts(data, kvk, number, faults)
    yield from _addresses(data, kvk, number, faults)


def _parts(data: JsonObject, kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    """Trade names and activities of a company or branch."""
    for entry in parts(data, "handelsnamen"):
        name = clean(value(entry, "naam"))
        order = faults.read("handelsnamen/volgorde", whole_number, value(entry, "volgorde"))
        yield other.Handelsnaam(kvk, branch, name, order) if name else Reject("handelsnamen/naam", "is missing")
    for entry in parts(data, "sbiActiviteiten"):
        code = clean(value(entry, "sbiCode"))
        if code is None:
            yield Reject("sbiActiviteiten/sbiCode", "is missing")
            continue
        if not _SBI.fullmatch(code):
            faults.append(("sbiActiviteiten/sbiCode", "is no code of 2 to 6 digits"))
        yield other.SbiActiviteit(kvk, branch, code, bool(_flag(entry, "indHoofdactiviteit", faults)))


def _main_activity(data: JsonObject) -> str | None:
    mains = (entry for entry in parts(data, "sbiActiviteiten") if _flag(entry, "indHoofdactiviteit", Faults()))
    return next((clean(value(entry, "sbiCode")) for entry in mains), None)


def _addresses(data: JsonObject, kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    for entry in parts(data, "adressen"):
        kind = clean(value(entry, "type"))
        if kind is None:
            yield Reject("adressen/type", "is missing")
            continue
        if kind not in _ADDRESS_KINDS:
            faults.append(("adressen/type", "is an unknown kind of address"))
        yield _address(entry, (kvk, branch, kind), faults)


def _address(data: JsonObject, key: tuple[str, str, str], faults: Faults) -> other.VestigingAdres:
    """One address; abroad the API gives two lines instead of parts."""
    street = clean(value(data, "straatnaam") or value(data, "straatHuisnummer"))
    box = street is not None and street.casefold() == "postbus"
    return other.VestigingAdres(
        *key,
        afgeschermd=_shielded(data, faults),
        nummeraanduiding_id=_bag_number(part(data, "geoData"), faults),
        straat=street,
        huisnummer=None if box else faults.read("huisnummer", house_number, value(data, "huisnummer")),
        toevoeging=addition(value(data, "huisletter"), value(data, "huisnummerToevoeging")),
        postcode=faults.read("postcode", postcode, value(data, "postcode")),
        woonplaats=clean(value(data, "plaats") or value(data, "postcodeWoonplaats")),
        land=clean(value(data, "land")),
    )


def _bag_number(data: JsonObject, faults: Faults) -> str | None:
    """The BAG address; answers exist in which it has changed places with the id of the building part."""
    given = faults.read("nummerAanduidingId", _number_id, value(data, "nummerAanduidingId"))
    return given or Faults().read("addresseerbaarObjectId", _number_id, value(data, "addresseerbaarObjectId"))


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def _shielded(data: JsonObject, faults: Faults) -> bool:
    """Whether the address is shielded; when the answer cannot be read, it is."""
    given = value(data, "indAfgeschermd")
    return bool(given) and _flag(data, "indAfgeschermd", faults) is not False


def _flag(data: JsonObject, name: str, faults: Faults) -> bool | None:
    return faults.read(name, yes_no, value(data, name))


def _registered(data: JsonObject, faults: Faults) -> date | None:
    return faults.read("formeleRegistratiedatum", optional_date, value(data, "formeleRegistratiedatum"))


def _partial(data: JsonObject, name: str, faults: Faults) -> tuple[date | None, str | None]:
    """Lower bound and precision of a day in the registration."""
    found = faults.read(name, parse_date, value(part(data, "materieleRegistratie"), name))
    return found or (None, None)


EXAMPLE = """[
 {"kvkNummer": "99000011", "naam": "Voorbeeld Vastgoed B.V.", "statutaireNaam": "Voorbeeld Vastgoed B.V.",
  "formeleRegistratiedatum": "20230214", "materieleRegistratie": {"datumAanvang": "20230201", "datumEinde": "20241100"},
  "totaalWerkzamePersonen": 2, "handelsnamen": [{"naam": "Voorbeeld Vastgoed B.V.", "volgorde": 0}],
  "sbiActiviteiten": [{"sbiCode": "68204", "indHoofdactiviteit": "Ja"}],
  "_embedded": {
   "eigenaar": {"rsin": "999990019", "rechtsvorm": "Besloten Vennootschap"},
   "hoofdvestiging": {"vestigingsnummer": "000099000011", "kvkNummer": "99000011",
    "eersteHandelsnaam": "Voorbeeld Vastgoed B.V.", "indHoofdvestiging": "Ja", "adressen": [
     {"type": "bezoekadres", "indAfgeschermd": "Nee", "straatnaam": "Voorbeeldstraat", "huisnummer": 12,
      "huisletter": "A", "postcode": "6211 AA", "plaats": "Maastricht", "land": "Nederland"},
     {"type": "correspondentieadres", "indAfgeschermd": "Nee", "straatnaam": "Postbus", "postbusnummer": 12,
      "postcode": "6200AA", "plaats": "Maastricht", "land": "Nederland"}]}}},
 {"vestigingsnummer": "000099000029", "kvkNummer": "99000011", "eersteHandelsnaam": "Voorbeeld Verhuur",
  "indHoofdvestiging": "Nee", "materieleRegistratie": {"datumAanvang": "20230301"},
  "sbiActiviteiten": [{"sbiCode": "68204", "indHoofdactiviteit": "Ja"}],
  "adressen": [{"type": "bezoekadres", "indAfgeschermd": "Nee", "straatHuisnummer": "Musterweg 5",
                "postcodeWoonplaats": "52062 Aachen", "land": "Duitsland"}]}
]
"""

LOADER = Loader(
    id="kvk",
    title="Handelsregister (KVK API: Basisprofiel en Vestigingsprofiel)",
    reads=(
        JsonReader("KVK API v1, Basisprofiel en Vestigingsprofiel", Scope.SUBJECT, profile, ALLOWED, records, subject),
    ),
    yields=(other.Inschrijving, other.Handelsnaam, other.SbiActiviteit, other.Vestiging, other.VestigingAdres),
    example_name="profielen.json",
    example=EXAMPLE,
    register=Register(
        holder="Kamer van Koophandel", ground="Handelsregisterwet 2007",
        purposes=EVERY_PURPOSE, source_class=SourceClass.BASIC,
        cadence="op aanvraag, per onderneming", keep_months=60,
    ),
)  # fmt: skip
