"""HR Dataservice: whole entries of the trade register, with who holds which office, one answer per file.

Format: HR Dataservice 3.0, ``ophalenInschrijvingResponse`` with or without its SOAP envelope, or the
``maatschappelijkeActiviteit`` alone; matched on local names. Home addresses, birthplaces, countries of birth and free text
stay outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.model import records_hr as hr
from ondermijning.model import records_other as other
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode, vestigingsnummer
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.hr_entry import (
    ANSWER,
    ENTRY,
    NOBODY,
    PARTIES,
    Entry,
    Party,
    end_reason,
    entry_in,
    party,
    state_kind,
)
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected
from ondermijning.sources.xml import Element, XmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

_OFFICES = {
    "bestuursfunctie": "bestuurder", "gemachtigde": "gemachtigde", "aansprakelijke": "aansprakelijke",
    "overigeFunctionaris": "overig", "functionarisBijzondereRechtstoestand": "overig",
    "publiekrechtelijkeFunctionaris": "overig",
}  # fmt: skip
# Among the other officers the code tells what they are; 04 sits on a supervisory board, 05 holds shares not yet paid up.
_OTHER_OFFICES = {
    "03": "commissaris", "04": "commissaris", "08": "aandeelhouder", "05": "aandeelhouder",
    "10": "overig", "17": "overig", "30": "overig", "32": "overig",
}  # fmt: skip
_ADDRESSES = {"bezoekLocatie": "bezoekadres", "postLocatie": "correspondentieadres"}
_COMPANY = ""  # stands where a branch number would, for what belongs to the company itself
_NOTHING = "geen inschrijving"  # the subject of an answer that says nothing about any company

ALLOWED = frozenset("""
    product maatschappelijkeActiviteit meldingen registratie datumAanvang datumEinde kvkNummer naam bezoekLocatie
    postLocatie afgeschermd code omschrijving adres binnenlandsAdres buitenlandsAdres straatnaam huisnummer huisletter
    huisnummerToevoeging postbusnummer postcode cijfercombinatie lettercombinatie plaats bagId
    identificatieNummeraanduiding identificatieAdresseerbaarObject straatHuisnummer postcodeWoonplaats land
    manifesteertZichAls onderneming sbiActiviteit sbiCode isHoofdactiviteit totaalWerkzamePersonen handeltOnder
    handelsnaam volgorde wordtUitgeoefendIn wordtGeleidVanuit commercieleVestiging nietCommercieleVestiging
    vestigingsnummer eersteHandelsnaam activiteiten heeftAlsEigenaar hadAlsEigenaar
    rsin naamgeving volledigeNaam persoonRechtsvorm rechtsvorm datumEersteInschrijvingHandelsregister datumUitschrijving
    ontbinding aanleiding liquidatie fusie splitsing zuivereSplitsing verkrijgendeRechtspersoon
    bijzondereRechtstoestand soort uitspraakAanvang uitspraakEinde datum redenEindeInsolventie
    heeft door functie bevoegdheid volmacht typeVolmacht bsn geslachtsnaam voorvoegselGeslachtsnaam voornamen
    geboortedatum landVanVestiging isEigenaarVan
""".split()) | {*PARTIES, *_OFFICES}  # fmt: skip  # noqa: SIM905 - a hundred names read as a page, not as a column


def subject(row: Row[Element]) -> str:
    """An answer speaks about its company, one without an entry about nothing."""
    entry = entry_in(row.data)
    return _NOTHING if entry is None else f"KVK:{_key(entry.element, 'kvkNummer', kvk_number)}"


def shape(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one entry, then what was strange in it."""
    entry = entry_in(row.data)
    if entry is None:
        yield Remark("meldingen", "the answer holds no entry and says nothing about any company")
        return
    faults = Faults()
    kvk = _key(entry.element, "kvkNummer", kvk_number)
    owner = entry.owner
    yield _company(entry, kvk, faults)
    yield from _trade_names(entry.business, kvk, _COMPANY, faults)
    yield from _activities(entry.activities, kvk, _COMPANY, faults)
    # A natural person's own address is a home.
    yield from _addresses([entry.element] + [owner.element] * (not owner.natural), kvk, _COMPANY, faults)
    yield from _branches(entry, kvk, faults)
    yield from _offices(entry, kvk, faults)
    if not owner.natural:
        yield from _states(owner.element, kvk, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _key(element: Element, name: str, parse: Callable[[str], str]) -> str:
    try:
        return parse(element.value(name) or "")
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None


def _company(entry: Entry, kvk: str, faults: Faults) -> other.Inschrijving:
    owner = entry.owner.element
    registered = owner.value("datumEersteInschrijvingHandelsregister")
    return other.Inschrijving(
        kvk=kvk,
        naam=clean(entry.element.value("naam")),
        statutaire_naam=None if entry.owner.natural else clean(owner.value("naamgeving", "naam")),
        rsin=faults.tax_number("rsin", owner.value("rsin")),
        rechtsvorm=entry.owner.legal_form,
        geregistreerd_op=faults.read("datumEersteInschrijvingHandelsregister", optional_date, registered),
        **_span(faults, entry.element.value("registratie", "datumAanvang"), entry.end),
        werkzame_personen=faults.read(
            "totaalWerkzamePersonen", whole_number, entry.business.value("totaalWerkzamePersonen")
        ),
        sbi=_main_activity(entry.activities),
        eindreden=end_reason(owner) if entry.end else None,
    )


def _span(faults: Faults, begin: str | None, end: str | None) -> dict[str, Any]:
    """The columns of when something began and ended, each a lower bound with its precision."""
    first, first_precision = faults.read("datumAanvang", parse_date, begin) or (None, None)
    last, last_precision = faults.read("datumEinde", parse_date, end) or (None, None)
    return {"aanvang": first, "aanvang_precisie": first_precision, "einde": last, "einde_precisie": last_precision}


def _registered(element: Element, faults: Faults) -> dict[str, Any]:
    return _span(faults, element.value("registratie", "datumAanvang"), element.value("registratie", "datumEinde"))


def _main_activity(activities: list[Element]) -> str | None:
    mains = (activity for activity in activities if _is_yes(activity, "isHoofdactiviteit", Faults()))
    return next((clean(activity.value("sbiCode", "code")) for activity in mains), None)


def _activities(activities: list[Element], kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    for activity in activities:
        code = clean(activity.value("sbiCode", "code"))
        main = bool(_is_yes(activity, "isHoofdactiviteit", faults))
        yield other.SbiActiviteit(kvk, branch, code, main) if code else Reject("sbiActiviteit/sbiCode", "is missing")


def _is_yes(element: Element, name: str, faults: Faults) -> bool | None:
    return faults.read(name, yes_no, element.value(name, "code"))


def _trade_names(holder: Element, kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    for entry in (entry for relation in holder.all("handeltOnder") for entry in relation.all("handelsnaam")):
        name = clean(entry.value("naam"))
        order = faults.read("handelsnaam/volgorde", whole_number, entry.value("volgorde"))
        yield other.Handelsnaam(kvk, branch, name, order) if name else Reject("handelsnaam/naam", "is missing")


def _branches(entry: Entry, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """Every branch once; a broken one does not take the company with it."""
    seen: set[str] = set()
    for branch, main in entry.branches():
        try:
            number = _key(branch, "vestigingsnummer", vestigingsnummer)
        except RowRejected as refusal:
            yield Reject(f"vestiging/{refusal.field}", refusal.reason)
            continue
        if number not in seen:
            seen.add(number)
            yield from _branch(branch, (kvk, number), faults, main=main)


def _branch(branch: Element, key: tuple[str, str], faults: Faults, *, main: bool) -> Iterator[Outcome]:
    kvk, number = key
    activities = [found for group in branch.all("activiteiten") for found in group.all("sbiActiviteit")]
    yield other.Vestiging(
        vestigingsnummer=number,
        kvk=kvk,
        naam=clean(branch.value("eersteHandelsnaam") or branch.value("naamgeving", "naam")),
        hoofdvestiging=main,
        sbi=_main_activity(activities),
        geregistreerd_op=None,
        **_registered(branch, faults),
    )
    yield from _trade_names(branch, *key, faults)
    yield from _activities(activities, *key, faults)
    yield from _addresses([branch], *key, faults)


def _addresses(holders: list[Element], kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    """For either kind of address the first holder that has one."""
    for name, kind in _ADDRESSES.items():
        found = next((holder.all(name)[0] for holder in holders if holder.all(name)), None)
        if found is not None:
            yield _address(found, (kvk, branch, kind), faults)


def _address(location: Element, key: tuple[str, str, str], faults: Faults) -> other.VestigingAdres:
    """One address; abroad the register gives two lines instead of parts."""
    home, abroad = (location.get("adres", name) or NOBODY for name in ("binnenlandsAdres", "buitenlandsAdres"))
    box = home.value("postbusnummer") is not None
    code = "".join(home.value("postcode", half) or "" for half in ("cijfercombinatie", "lettercombinatie"))
    return other.VestigingAdres(
        *key,
        afgeschermd=_shielded(location, faults),
        nummeraanduiding_id=_bag_number(home, faults),
        straat="Postbus" if box else clean(home.value("straatnaam") or abroad.value("straatHuisnummer")),
        huisnummer=None if box else faults.read("huisnummer", house_number, home.value("huisnummer")),
        toevoeging=addition(home.value("huisletter"), home.value("huisnummerToevoeging")),
        postcode=faults.read("postcode", postcode, code),
        woonplaats=clean(home.value("plaats") or abroad.value("postcodeWoonplaats")),
        land=clean(abroad.value("land", "omschrijving")),
    )


def _shielded(location: Element, faults: Faults) -> bool:
    """Whether the address is shielded; when the answer cannot be read, it is."""
    given = location.value("afgeschermd", "code")
    return given is not None and _is_yes(location, "afgeschermd", faults) is not False


def _bag_number(address: Element, faults: Faults) -> str | None:
    """The BAG address; messages exist in which it has changed places with the id of what stands there."""
    swapped = Faults().read("bagId", _number_id, address.value("bagId", "identificatieAdresseerbaarObject"))
    given = address.value("bagId", "identificatieNummeraanduiding")
    return swapped or faults.read("identificatieNummeraanduiding", _number_id, given)


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def _offices(entry: Entry, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """A sole trader as the holder of the company for as long as it is there, then every office in order of the message."""
    if entry.owner.kind == "natuurlijkPersoon":
        yield _office((kvk, 0, "eigenaar"), entry.element, entry.owner, faults)
    for number, relation in enumerate(entry.owner.element.all("heeft"), start=1):
        kind = next((kind for kind in _OFFICES if relation.all(kind)), None)
        if kind is None:
            faults.append(("heeft", "holds an unknown kind of office, which is left out"))
            continue
        office = relation.all(kind)[0]
        holder = party(office.get("door"))
        if holder is None:
            yield Reject(f"heeft/{kind}/door", "names no holder of a known kind")
        else:
            yield _office((kvk, number, _kind_of_office(kind, office, faults)), office, holder, faults)


def _kind_of_office(kind: str, office: Element, faults: Faults) -> str:
    code = office.value("functie", "code")
    if kind != "overigeFunctionaris":
        return _OFFICES[kind]
    if code not in _OTHER_OFFICES:
        faults.append(("overigeFunctionaris/functie", "has an unknown code"))
    return _OTHER_OFFICES.get(code or "", _OFFICES[kind])


def _office(key: tuple[str, int, str], office: Element, holder: Party, faults: Faults) -> hr.Functievervulling:
    power = office.get("bevoegdheid", "soort") or office.get("volmacht", "typeVolmacht") or NOBODY
    columns = _natural_holder if holder.natural else _company_holder
    kvk, number, kind = key
    return hr.Functievervulling(
        kvk=kvk,
        volgnummer=number,
        soort=kind,
        functie=clean(office.value("functie", "omschrijving")),
        functie_code=office.value("functie", "code"),
        **{**_HOLDER, **columns(holder.element, faults)},
        bevoegdheid=clean(power.value("omschrijving")),
        **_registered(office, faults),
    )


_HOLDER: dict[str, Any] = dict.fromkeys((
    "naam", "voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum", "geboortedatum_precisie", "bsn_hmac", "rsin",
    "functionaris_kvk", "land",
))  # fmt: skip


def _natural_holder(person: Element, faults: Faults) -> dict[str, Any]:
    """The columns about a natural person; of some the register knows the name as one text only."""
    born, precision = faults.read("geboortedatum", parse_date, person.value("geboortedatum")) or (None, None)
    return {
        "partij_soort": "persoon",
        "naam": clean(person.value("naam")),
        "voornamen": clean(person.value("voornamen")),
        "voorvoegsel": clean(person.value("voorvoegselGeslachtsnaam")),
        "geslachtsnaam": clean(person.value("geslachtsnaam")),
        "geboortedatum": born,
        "geboortedatum_precisie": precision,
        "bsn_hmac": person.value("bsn"),
    }


def _company_holder(company: Element, faults: Faults) -> dict[str, Any]:
    """The columns about a company; its number stands on the entry that it owns."""
    number = company.value("isEigenaarVan", ENTRY, "kvkNummer") or company.value("kvkNummer")
    return {
        "partij_soort": "bedrijf",
        "naam": clean(company.value("naamgeving", "naam") or company.value("volledigeNaam")),
        "rsin": faults.tax_number("door/rsin", company.value("rsin")),
        "functionaris_kvk": faults.read("door/kvkNummer", kvk_number, number),
        "land": clean(company.value("landVanVestiging", "omschrijving")),
    }


def _states(company: Element, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """Bankruptcy and the like of a company that is no natural person, and its dissolution."""
    states = [(state_kind(state), state) for state in company.all("bijzondereRechtstoestand")]
    for kind, state in (*states, *(("ontbinding", found) for found in company.all("ontbinding"))):
        begin, end = (state.value("registratie", name) for name in ("datumAanvang", "datumEinde"))
        rulings = (state.value(f"uitspraak{which}", "datum") for which in ("Aanvang", "Einde"))
        span = _span(faults, *(day or ruling for day, ruling in zip((begin, end), rulings, strict=True)))
        if kind is None or span["aanvang"] is None:
            yield Reject("bijzondereRechtstoestand", "lacks its kind or the day it began")
        else:
            yield hr.BijzondereRechtstoestand(kvk, kind, span["aanvang"], span["einde"])


def _peilmoment(header: dict[str, str]) -> date | None:
    """The day of ``yyyymmddhhmmssmmm``, for which the register answered."""
    return optional_date(header.get("peilmoment", "")[:8])


def _reader(form: str, root: str, row: str, within: str = "") -> XmlReader:
    return XmlReader(
        format=f"HR Dataservice 3.0 XML, {form}", scope=Scope.SUBJECT, root=root, row=row, within=within, allowed=ALLOWED,
        pseudonymised=frozenset({"bsn"}), shape=shape, subject=subject, opening={ANSWER: "peilmoment"}, date_in=_peilmoment,
    )  # fmt: skip


EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<ophalenInschrijvingResponse xmlns="http://schemas.kvk.nl/schemas/hrip/dataservice/2015/02" peilmoment="20241231120000000">
 <meldingen><informatie><code>IPD0000</code></informatie></meldingen>
 <product><maatschappelijkeActiviteit xmlns="http://schemas.kvk.nl/schemas/hrip/catalogus/2015/02">
  <registratie><datumAanvang>20190301</datumAanvang><datumEinde>20240600</datumEinde></registratie>
  <kvkNummer>99000011</kvkNummer><naam>Voorbeeld Vastgoed B.V.</naam>
  <manifesteertZichAls><onderneming>
   <sbiActiviteit><sbiCode><code>68204</code></sbiCode><isHoofdactiviteit><code>J</code></isHoofdactiviteit></sbiActiviteit>
   <totaalWerkzamePersonen>2</totaalWerkzamePersonen>
   <handeltOnder><handelsnaam><naam>Voorbeeld Vastgoed</naam><volgorde>0</volgorde></handelsnaam></handeltOnder>
  </onderneming></manifesteertZichAls>
  <wordtGeleidVanuit><commercieleVestiging>
   <registratie><datumAanvang>20190301</datumAanvang></registratie><vestigingsnummer>000099000011</vestigingsnummer>
   <bezoekLocatie><afgeschermd><code>N</code></afgeschermd><adres><binnenlandsAdres>
    <straatnaam>Voorbeeldstraat</straatnaam><huisnummer>12</huisnummer><huisletter>A</huisletter>
    <postcode><cijfercombinatie>6211</cijfercombinatie><lettercombinatie>AA</lettercombinatie></postcode>
    <plaats>Maastricht</plaats></binnenlandsAdres></adres></bezoekLocatie>
   <eersteHandelsnaam>Voorbeeld Vastgoed</eersteHandelsnaam></commercieleVestiging></wordtGeleidVanuit>
  <heeftAlsEigenaar><rechtspersoon><persoonRechtsvorm>Besloten Vennootschap</persoonRechtsvorm>
   <heeft><bestuursfunctie><registratie><datumAanvang>20190301</datumAanvang></registratie>
    <door><natuurlijkPersoon><bsn>999990019</bsn><geslachtsnaam>Voorbeeld</geslachtsnaam>
     <voorvoegselGeslachtsnaam>van</voorvoegselGeslachtsnaam><voornamen>Robin</voornamen>
     <geboortedatum>19800000</geboortedatum></natuurlijkPersoon></door>
    <functie><code>02</code><omschrijving>Bestuurder</omschrijving></functie></bestuursfunctie></heeft>
   <heeft><overigeFunctionaris><registratie><datumAanvang>20190301</datumAanvang></registratie>
    <door><rechtspersoon><volledigeNaam>Voorbeeld Houdster B.V.</volledigeNaam><rsin>999990020</rsin>
     <isEigenaarVan><maatschappelijkeActiviteit><kvkNummer>99000020</kvkNummer></maatschappelijkeActiviteit></isEigenaarVan>
    </rechtspersoon></door>
    <functie><code>08</code><omschrijving>Enig aandeelhouder</omschrijving></functie></overigeFunctionaris></heeft>
   <rsin>999990019</rsin><naamgeving><naam>Voorbeeld Vastgoed B.V.</naam></naamgeving>
   <ontbinding><registratie><datumAanvang>20240614</datumAanvang></registratie>
    <aanleiding><code>OB</code><omschrijving>Ontbindingsbesluit</omschrijving></aanleiding></ontbinding>
  </rechtspersoon></heeftAlsEigenaar>
 </maatschappelijkeActiviteit></product>
</ophalenInschrijvingResponse></s:Body></s:Envelope>
"""

LOADER = Loader(
    id="hr",
    title="Handelsregister (HR Dataservice: inschrijving met functionarissen)",
    reads=(
        _reader("SOAP-antwoord", "Envelope", ANSWER, within=ANSWER),
        _reader("antwoord", ANSWER, ANSWER),
        _reader("inschrijving", ENTRY, ENTRY),
    ),
    yields=(
        other.Inschrijving, other.Handelsnaam, other.SbiActiviteit, other.Vestiging, other.VestigingAdres,
        hr.Functievervulling, hr.BijzondereRechtstoestand,
    ),
    example_name="inschrijving.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kamer van Koophandel", ground="Handelsregisterwet 2007, met autorisatie",
        purposes=EVERY_PURPOSE, source_class=SourceClass.BASIC,
        cadence="op aanvraag of per signaal, per onderneming", keep_months=60,
    ),
)  # fmt: skip
