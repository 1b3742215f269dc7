"""KVK API and the flat trade register of data.amsterdam.nl: companies, branches and their addresses, in any mix of answers.

Format: KVK API Basisprofiel v1 and Vestigingsprofiel v1 with the older spelling of their links, Naamgeving 1.1, Zoeken v1 and
v2; Amsterdam schema ``hr_kvk`` v2. Officers and shareholders are in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_hr as hr
from ondermijning.model import records_other as other
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number, vestigingsnummer
from ondermijning.sources.files.json import JsonObject, JsonReader, at, parts, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

from . import flat, listed, search
from .profile import branch, company
from .values import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items

ALLOWED = frozenset({
    "kvkNummer", "vestigingsnummer", "naam", "statutaireNaam", "rsin", "rechtsvorm", "formeleRegistratiedatum",
    "materieleRegistratie", "datumAanvang", "datumEinde", "totaalWerkzamePersonen", "handelsnamen", "volgorde",
    "eersteHandelsnaam", "indHoofdvestiging", "sbiActiviteiten", "sbiCode", "indHoofdactiviteit", "_embedded",
    "hoofdvestiging", "eigenaar", "adressen", "type", "indAfgeschermd", "straatnaam", "huisnummer", "huisletter",
    "huisnummerToevoeging", "postcode", "plaats", "land", "straatHuisnummer", "postcodeWoonplaats", "geoData",
    "nummerAanduidingId", "addresseerbaarObjectId", "handelsnaam", "adres", "adresType", "binnenlandsAdres",
    "buitenlandsAdres", "ookGenoemd", "startdatum", "einddatum", "vestigingen", "fout", "code",
})  # fmt: skip
_PROFILE = frozenset(
    {
        "formeleRegistratiedatum",
        "materieleRegistratie",
        "sbiActiviteiten",
        "_embedded",
        "eersteHandelsnaam",
    }
)
_NAMING = frozenset({"statutaireNaam", "ookGenoemd", "vestigingen"})
_NOT_FOUND = frozenset({"IPD0005", "IPD0007", "IPD5200"})  # no such company, branch, or result
_NOTHING = "geen antwoord"  # the subject of an answer that says nothing about any company


def answers(document: Document) -> Items | None:
    """The results in a search, else the document itself when it is another answer of the API."""
    if not isinstance(document, dict):
        return None
    if "resultaten" in document:
        return at(document, "resultaten")
    if "fout" in document or ("kvkNummer" in document and (_PROFILE | _NAMING) & document.keys()):
        return {"": document}
    return {"": document} if "kvkNummer" in document and search.is_result(document) else None


def subject(row: Row[JsonObject]) -> str:
    """A profile speaks about its company or branch; what says less speaks for itself only, so that it ends nothing."""
    data = row.data
    if "fout" in data:
        _refuse_error(data)
        return _NOTHING
    if _PROFILE & data.keys():
        return _subject_of_profile(data)
    if search.is_result(data):
        return search.result_subject(data)
    return f"KVK:{key(data, 'kvkNummer', kvk_number)}#{search.NAMING}"


def _subject_of_profile(data: JsonObject) -> str:
    if value(data, "vestigingsnummer"):
        return f"VEST:{key(data, 'vestigingsnummer', vestigingsnummer)}"
    return f"KVK:{key(data, 'kvkNummer', kvk_number)}"


def _refuse_error(data: JsonObject) -> None:
    """Refuse an error, but not the answer that nothing was found."""
    codes = {value(error, "code") for error in parts(data, "fout")}
    if not codes or codes - _NOT_FOUND:
        raise RowRejected("fout", say("is an error message and no answer"))


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer, then what was strange in it."""
    if "fout" in row.data:
        yield Remark("fout", say("nothing was found, so the answer says nothing about any company"))
        return
    faults = Faults()
    yield from _told(row.data, key(row.data, "kvkNummer", kvk_number), faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _told(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    if not _PROFILE & data.keys():
        return (search.result if search.is_result(data) else search.names)(data, kvk, faults)
    return (branch if value(data, "vestigingsnummer") else company)(data, kvk, faults)


def _flat_subject(row: Row[JsonObject]) -> str:
    return _subject_of_profile(flat.as_profile(row.data))


def _flat_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    return records(Row(flat.as_profile(row.data), row.position, row.header))


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
                "postcodeWoonplaats": "52062 Aachen", "land": "Duitsland"}]},
 {"kvkNummer": "99000020", "rsin": "999990020", "statutaireNaam": "Voorbeeld Houdster B.V.", "startdatum": "20190301",
  "vestigingen": [{"vestigingsnummer": "000099000037", "eersteHandelsnaam": "Voorbeeld Houdster",
                   "handelsnamen": [{"naam": "Voorbeeld Houdster", "volgorde": 0}]}]},
 {"pagina": 1, "resultatenPerPagina": 10, "totaal": 2, "resultaten": [
  {"kvkNummer": "99000038", "naam": "Stichting Voorbeeld", "type": "rechtspersoon"},
  {"kvkNummer": "99000038", "vestigingsnummer": "000099000045", "naam": "Stichting Voorbeeld", "type": "hoofdvestiging",
   "adres": {"binnenlandsAdres": {"type": "bezoekadres", "straatnaam": "Voorbeeldstraat", "plaats": "Maastricht"}}}]}
]
"""

_API = Loader(
    id="kvk",
    title="Handelsregister (KVK API: Basisprofiel, Vestigingsprofiel, Naamgeving en Zoeken)",
    reads=(
        JsonReader(
            "KVK API: Basisprofiel, Vestigingsprofiel en Naamgeving v1, Zoeken v1 en v2",
            Scope.SUBJECT,
            answers,
            ALLOWED,
            records,
            subject,
        ),
        JsonReader(
            "data.amsterdam.nl, hr_kvk v2", Scope.SUBJECT, flat.items, flat.ALLOWED, _flat_records, _flat_subject
        ),
    ),
    yields=(
        other.Inschrijving,
        other.Handelsnaam,
        other.SbiActiviteit,
        other.Vestiging,
        other.VestigingAdres,
        hr.Zoekresultaat,
    ),
    example_name="profielen.json",
    example=EXAMPLE,
    register=Register(
        holder="Kamer van Koophandel",
        ground="Handelsregisterwet 2007",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="op aanvraag, per onderneming",
        keep_months=60,
    ),
)

LOADERS = (_API, listed.LOADER)
