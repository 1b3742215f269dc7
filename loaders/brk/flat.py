"""The land registry as a flat export of a municipal distribution system: tables as CSV files.

Formats: objects and namings under plain names, a naming with its right, party and deed in one line; and the tables
kadastraleobjecten, zakelijkerechten, tenaamstellingen, kadastralesubjecten and stukdelen under the names of the Amsterdam
schema (brk2). A file is a whole table. A line with an end (``eind_geldigheid``) is history: a naming keeps its span, of an
object the present state counts. Columns are told by their letters alone, in remarks too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode
from ondermijning.normalise.imkad_ids import imkad_id, imkad_reference
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required
from ondermijning.sources.loader import Loader
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

from .tables import DEED_PARTS, NAMINGS, OBJECTS, RIGHTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ondermijning.sources.files.csv import Cells

Line = Row[Any]
_NO_DAY = "/0"
_SHARE = ("teller", "noemer")
_EARLIER = Remark("eindgeldigheid", say("is an earlier state of an object; the present one counts"))


def cadastral_object(row: Line) -> Iterator[Outcome]:
    """The present state of an object with its dwellings."""
    data, faults = row.data, Faults()
    object_id = required(row, "kadastraalobjectid", _id("KadastraalObject"))
    if "eindgeldigheid" in data:
        yield _EARLIER
        return
    name = _designation(required(row, "kadastraleaanduiding", clean), faults)
    yield brk.KadastraalObject(
        object_id=object_id,
        soort=_kind_of_object(data, name),
        aanduiding=name,
        grootte_m2=faults.read("oppervlaktem2", _square_metres, data.get("oppervlaktem2")),
        cultuur_bebouwd=data.get("cultuurbebouwdcode"),
        cultuur_onbebouwd=data.get("cultuuronbebouwdcode"),
        koopsom_euro=_sum(data, "koopsom", faults),
        koopjaar=faults.read("koopjaar", whole_number, data.get("koopjaar")),
        meer_objecten=faults.read("indicatiemeerobjecten", yes_no, data.get("indicatiemeerobjecten")),
        ontstaan_op=_day(data, "tijdstipontstaanobject", faults),
        toestandsdatum=_day(data, "toestandsdatum", faults),
        referentie=data.get("referentie"),
    )
    for number in _several(data, "bagverblijfsobjectid"):
        if dwelling := faults.read("bagverblijfsobjectid", _dwelling, number):
            yield brk.ObjectLocatie(object_id, f"BAG:{dwelling}", None)
            yield brk.BagObject(dwelling, "verblijfsobject", f"BAG:{dwelling}")
    yield from _remarks(faults)


def right(row: Line) -> Iterator[Outcome]:
    """A right, the object it rests on and the rights that burden it."""
    right_id = required(row, "zakelijkrechtid", _id("ZakelijkRecht"))
    yield _right(row, right_id)
    for burden in _several(row.data, "belastmet"):
        yield brk.Belasting(right_id, _need("belastmet", imkad_reference, "ZakelijkRecht", burden))


def naming(row: Line) -> Iterator[Outcome]:
    """A naming in one of its states, with what the line says of its right, party and deed."""
    data, faults = row.data, Faults()
    right_id = required(row, "zakelijkrechtid", _reference("ZakelijkRecht"))
    naming_id, begin, end = _state(row)
    shared = not data.keys().isdisjoint(_SHARE)  # a half without the other would make a whole of any part
    numerator, denominator = (required(row, name, _one_or_more) if shared else 1 for name in _SHARE)
    if numerator > denominator:
        raise RowRejected("teller", say("the share is not above 0 and at most 1"))
    party_id = required(row, "persoonid", _id("Persoon"))
    namens = clean(data.get("namens"))
    yield brk.Tenaamstelling(naming_id, right_id, party_id, numerator, denominator, namens, begin, end)
    if "kadastraalobjectid" in data:
        yield _right(row, right_id)
    if "persoontype" in data or "naam" in data:
        yield from _party(row, party_id, faults)
    yield from _deeds(row, naming_id, faults)
    yield from _remarks(faults)


def party(row: Line) -> Iterator[Outcome]:
    """A natural or other person with the address where it lives or sits."""
    faults = Faults()
    yield from _party(row, required(row, "persoonid", _id("Persoon")), faults)
    yield from _remarks(faults)


def deed_part(row: Line) -> Iterator[Outcome]:
    """A deed part with its deed."""
    faults = Faults()
    yield from _deed(row, required(row, "stukdeelid", _id("Stukdeel")), faults)
    yield from _remarks(faults)


def _right(row: Line, right_id: str) -> brk.ZakelijkRecht:
    on = (
        required(row, "kadastraalobjectid", _reference("KadastraalObject"))
        if "kadastraalobjectid" in row.data
        else None
    )
    return brk.ZakelijkRecht(right_id, row.data.get("aardrechtcode"), clean(row.data.get("aardrecht")), on)


def _state(row: Line) -> tuple[str, date | None, date | None]:
    """The id of one state of a naming, and its span: a change of share comes under the same id with another begin.

    A state that ended on the day it began stands apart from the one that followed on it that day.
    """
    naming_id = required(row, "tenaamstellingid", _id("Tenaamstelling"))
    begin, end = (
        required(row, name, optional_date) if name in row.data else None
        for name in ("begingeldigheid", "eindgeldigheid")
    )
    if begin and end and end < begin:
        raise RowRejected("eindgeldigheid", say("lies before the beginning"))
    return f"{naming_id}#{begin}{_NO_DAY if begin == end else ''}" if begin else naming_id, begin, end


def _deeds(row: Line, naming_id: str, faults: Faults) -> Iterator[Outcome]:
    """The deed parts that a naming rests on; by volume and number where the export has no id."""
    data = row.data
    named = [_need("stukdeelid", imkad_reference, "Stukdeel", text) for text in _several(data, "stukdeelid")]
    if not named and "stuknummer" in data:
        named = [_volume_and_number(data)]
    for part_id in named:
        yield brk.TenaamstellingStukdeel(naming_id, part_id)
        if len(named) == 1 and {"stuknummer", "stukdatum", "stukaardcode"} & data.keys():
            yield from _deed(row, part_id, faults)


def _deed(row: Line, part_id: str, faults: Faults) -> Iterator[Outcome]:
    data = row.data
    stuk_id = _need("stukid", imkad_id, "TIAStuk", data["stukid"]) if "stukid" in data else _volume_and_number(data)
    yield brk.Stuk(
        stuk_id=stuk_id,
        register=data.get("stukregister"),
        deel=data.get("stukdeel"),
        nummer=data.get("stuknummer"),
        reeks=data.get("stukreeks"),
        aangeboden_op=_day(data, "stukdatum", faults),
    )
    kind = data.get("stukaardcode")
    code = kind.zfill(3) if kind else None
    yield brk.Stukdeel(part_id, stuk_id, code, clean(data.get("stukaard")), _sum(data, "transactiesom", faults))


def _volume_and_number(data: Cells) -> str:
    return f"STUK:{data.get('stukregister', '')}:{data.get('stukdeel', '')}/{data.get('stuknummer', '')}"


def _party(row: Line, party_id: str, faults: Faults) -> Iterator[Outcome]:
    data = row.data
    address = _address(data, party_id, faults)
    yield _person(data, party_id, address, faults) if _is_natural(data) else _entity(data, party_id, address, faults)
    if address:
        yield address


def _is_natural(data: Cells) -> bool:
    """What the line says the party is, else what it has: a number of a person, or of a company, or a legal form."""
    said = (data.get("persoontype") or "").casefold()
    if "natuurlijk" in said:
        return "niet" not in said
    entity = {"rsin", "kvknummer", "rechtsvormcode"} & data.keys() or company_name(data.get("naam")).form
    return "bsn" in data or not entity


def _person(data: Cells, party_id: str, address: brk.AdresLocatie | None, faults: Faults) -> brk.NatuurlijkPersoon:
    given, prefix, surname = _names(data)
    born = faults.read("geboortedatum", parse_date, data.get("geboortedatum"))
    return brk.NatuurlijkPersoon(
        persoon_id=party_id,
        bsn_hmac=data.get("bsn"),
        voornamen=given,
        voorvoegsel=prefix,
        geslachtsnaam=surname,
        geboortedatum=born.day if born else None,
        geboortedatum_precisie=born.precision if born else None,
        overleden=faults.read("indicatieoverleden", yes_no, data.get("indicatieoverleden")),
        afgeschermd=(data.get("indicatieafscherminggegevens") or "nee").casefold()
        not in ("n", "nee", "false", "f", "0"),
        woonadres_id=address.adres_id if address else None,
    )


def _names(data: Cells) -> tuple[str | None, str | None, str | None]:
    """Given names, prefix and surname. A name in one text stays whole, for it to be taken apart where names are compared."""
    if "geslachtsnaam" in data:
        return clean(data.get("voornamen")), clean(data.get("voorvoegsels")), clean(data["geslachtsnaam"])
    return clean(data.get("naam")), None, None


def _entity(data: Cells, party_id: str, address: brk.AdresLocatie | None, faults: Faults) -> brk.NietNatuurlijkPersoon:
    return brk.NietNatuurlijkPersoon(
        persoon_id=party_id,
        naam=clean(data.get("naam")),
        rechtsvorm_code=data.get("rechtsvormcode"),
        rechtsvorm=clean(data.get("rechtsvormomschrijving")),
        zetel=clean(data.get("statutairezetel")),
        rsin=faults.tax_number("rsin", data.get("rsin")),
        kvk=faults.read("kvknummer", kvk_number, data.get("kvknummer")),
        woonadres_id=address.adres_id if address else None,
        postadres_id=None,
    )


def _address(data: Cells, party_id: str, faults: Faults) -> brk.AdresLocatie | None:
    if not {"woonadrespostcode", "woonadresopenbareruimtenaam"} & data.keys():
        return None
    return brk.AdresLocatie(
        adres_id=f"{party_id}#woonadres",
        soort="binnenland",
        nummeraanduiding_id=None,
        postcode=faults.read("woonadrespostcode", postcode, data.get("woonadrespostcode")),
        huisnummer=faults.read("woonadreshuisnummer", house_number, data.get("woonadreshuisnummer")),
        toevoeging=addition(data.get("woonadreshuisletter"), data.get("woonadreshuisnummertoevoeging")),
        straat=clean(data.get("woonadresopenbareruimtenaam")),
        woonplaats=clean(data.get("woonadreswoonplaats")),
        land=None,
    )


def _designation(text: str, faults: Faults) -> str:
    """In code form; one of a municipality that is not known by name stays as it is worded."""
    try:
        return parse_cadastral(text, MAASTRICHT).code_form
    except ValueError:
        faults.append(("kadastraleaanduiding", say("cannot be brought into the code form")))
        return text


def _kind_of_object(data: Cells, name: str) -> str:
    said = (data.get("type") or data.get("indexletter") or "").casefold()
    return "appartementsrecht" if said.startswith("a") or re.search(r" A[0-9]+$", name) else "perceel"


def _sum(data: Cells, name: str, faults: Faults) -> int | None:
    currency = data.get("valuta", "EUR").upper()
    if name in data and not currency.startswith("EUR"):
        faults.append((name, say("is not in euro")))
        return None
    return faults.read(name, parse_euro, data.get(name))


def _square_metres(text: str) -> int:
    return whole_number(re.sub(r"\.0+$", "", text))


def _one_or_more(text: str) -> int | None:
    return whole_number(text) or None


def _dwelling(text: str) -> str:
    return bag_id(text, "01", "02", "03")


def _day(data: Cells, name: str, faults: Faults) -> date | None:
    return faults.read(name, optional_date, data.get(name))


def _id(domain: str) -> Callable[[str], str | None]:
    return lambda text: imkad_id(domain, text) if text else None


def _reference(domain: str) -> Callable[[str], str | None]:
    return lambda text: imkad_reference(domain, text) if text else None


def _need(field: str, read: Callable[[str, str], str], domain: str, text: str) -> str:
    """An id without which the record says nothing."""
    try:
        return read(domain, text)
    except ValueError as problem:
        raise RowRejected(field, str(problem)) from None


def _several(data: Cells, name: str) -> list[str]:
    return [part for part in re.split(r"[|,;\s\[\]\"']+", data.get(name, "")) if part]


def _remarks(faults: Faults) -> Iterator[Remark]:
    return (Remark(field, reason) for field, reason in faults)


EXAMPLE = """tenaamstelling_id;zakelijkrecht_id;aard_recht_code;kadastraalobject_id;persoon_id;persoon_type;teller;noemer;\
bsn;rsin;kvk_nummer;naam;geboortedatum;rechtsvorm_code;stuk_deel;stuk_nummer;stuk_datum;stuk_aard_code;\
begin_geldigheid;eind_geldigheid
8801;7701;2;12340020170000;9901;natuurlijk_persoon;1;1;;;;T. de Fictie;1970-01-01;;70001;12;2015-06-01;606;2015-06-02;2022-03-02
8802;7701;2;12340020170000;9902;niet_natuurlijk_persoon;1;1;;;99000011;Voorbeeld Vastgoed B.V.;;2;80002;7;2022-03-01;606;2022-03-02;
"""

LOADER = Loader(
    id="brk_csv",
    title="Basisregistratie Kadaster: platte export van een distributiesysteem",
    reads=(
        NAMINGS.reader(naming),
        OBJECTS.reader(cadastral_object),
        RIGHTS.reader(right),
        SUBJECTS.reader(party),
        DEED_PARTS.reader(deed_part),
    ),
    yields=(
        brk.KadastraalObject,
        brk.ZakelijkRecht,
        brk.Belasting,
        brk.Tenaamstelling,
        brk.TenaamstellingStukdeel,
        brk.NatuurlijkPersoon,
        brk.NietNatuurlijkPersoon,
        brk.AdresLocatie,
        brk.ObjectLocatie,
        brk.BagObject,
        brk.Stuk,
        brk.Stukdeel,
    ),
    example_name="tenaamstellingen.csv",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster, via het distributiesysteem van de gemeente",
        ground="Kadasterwet, voor een publieke taak",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="dagelijks of wekelijks",
        keep_months=120,
        remark="Een object dat ook in een BRK-levering (brk) staat, komt alleen daaruit.",
    ),
)
