"""HR Dataservice: whole entries of the trade register, with who holds which office, and branches, one answer per file.

Format: HR Dataservice 3.0, ``ophalenInschrijvingResponse`` or ``ophalenVestigingResponse`` with or without its SOAP envelope, or
the ``maatschappelijkeActiviteit`` alone; matched on local names. Home addresses, birthplaces, countries of birth and free
text stay outside, and so does what a court decided on a natural person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_hr as hr
from ondermijning.model import records_other as other
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number, vestigingsnummer
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.xml import Element, XmlReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

from .entry import ANSWER, BRANCH_ANSWER, ENTRY, PARTIES, Entry, branch_in, end_reason, entry_in
from .offices import OFFICES, offices
from .places import activities, addresses, branch, branches, main_activity, trade_names
from .seats import BELOW, NAMES, seat
from .states import ACCOUNTS, deposits, states
from .values import COMPANY, key, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

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
    beperkingInRechtshandeling heeftGedeponeerd deponeringen deponering status datumDeponering
    boekjaar isEenUitoefeningVan isEenManifestatieVan
    heeft door functie bevoegdheid volmacht typeVolmacht bsn geslachtsnaam voorvoegselGeslachtsnaam voornamen
    geboortedatum landVanVestiging isEigenaarVan
""".split()) | {*PARTIES, *OFFICES, *ACCOUNTS, *NAMES}  # fmt: skip  # noqa: SIM905 - a hundred names read as a page, not as a column


def subject(row: Row[Element]) -> str:
    """An answer speaks about its company, one without an entry about nothing."""
    entry = entry_in(row.data)
    return _NOTHING if entry is None else f"KVK:{key(entry.element, 'kvkNummer', kvk_number)}"


def shape(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one entry, then what was strange in it."""
    entry = entry_in(row.data)
    if entry is None:
        yield Remark("meldingen", say("the answer holds no entry and says nothing about any company"))
        return
    faults = Faults()
    yield from _told(entry, key(entry.element, "kvkNummer", kvk_number), faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _told(entry: Entry, kvk: str, faults: Faults) -> Iterator[Outcome]:
    owner = entry.owner
    yield _company(entry, kvk, faults)
    yield from trade_names(entry.business, kvk, COMPANY, faults)
    yield from activities(entry.activities, kvk, COMPANY, faults)
    # A natural person's own address is a home.
    yield from addresses([entry.element] + [owner.element] * (not owner.natural), kvk, COMPANY, faults)
    yield from branches(entry, kvk, faults)
    yield from offices(entry, kvk, faults)
    if owner.kind == "buitenlandseVennootschap":
        yield from seat(owner, kvk, 0, faults)
    if not owner.natural:
        yield from states(owner.element, kvk, faults)
        yield from deposits(owner.element, kvk, faults)


def branch_subject(row: Row[Element]) -> str:
    """An answer on a branch speaks about that branch, one without it about nothing."""
    found = branch_in(row.data)
    return _NOTHING if found is None else f"VEST:{key(found.element, 'vestigingsnummer', vestigingsnummer)}"


def branch_shape(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one branch, then what was strange in it; its company is left to answers on entries."""
    found = branch_in(row.data)
    if found is None:
        yield Remark("meldingen", say("the answer holds no branch and says nothing about any"))
        return
    faults = Faults()
    keys = key(found.company, "kvkNummer", kvk_number), key(found.element, "vestigingsnummer", vestigingsnummer)
    yield from branch(found.element, keys, faults, main=found.main)
    yield from (Remark(field, reason) for field, reason in faults)


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
        **span(faults, entry.element.value("registratie", "datumAanvang"), entry.end),
        werkzame_personen=faults.read(
            "totaalWerkzamePersonen", whole_number, entry.business.value("totaalWerkzamePersonen")
        ),
        sbi=main_activity(entry.activities),
        eindreden=end_reason(owner) if entry.end else None,
    )


def _peilmoment(header: dict[str, str]) -> date | None:
    """The day of ``yyyymmddhhmmssmmm``, for which the register answered."""
    return optional_date(header.get("peilmoment", "")[:8])


def _reader(form: str, root: str, row: str, within: str = "") -> XmlReader:
    on_branch = row == BRANCH_ANSWER
    return XmlReader(
        format=f"HR Dataservice 3.0 XML, {form}",
        scope=Scope.SUBJECT,
        root=root,
        row=row,
        within=within,
        allowed=ALLOWED,
        pseudonymised=frozenset({"bsn"}),
        shape=branch_shape if on_branch else shape,
        subject=branch_subject if on_branch else subject,
        opening={row: "peilmoment"},
        date_in=_peilmoment,
        below=BELOW,
    )


EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<ophalenInschrijvingResponse xmlns="http://schemas.kvk.nl/schemas/hrip/dataservice/2015/02" peilmoment="20241231120000000">
 <meldingen><informatie><code>IPD0000</code></informatie></meldingen>
 <product><maatschappelijkeActiviteit xmlns="http://schemas.kvk.nl/schemas/hrip/catalogus/2015/02">
  <registratie><datumAanvang>20190301</datumAanvang><datumEinde>20240600</datumEinde></registratie>
  <kvkNummer>99000011</kvkNummer><naam>Voorbeeld Vastgoed B.V.</naam>
  <manifesteertZichAls><onderneming>
   <sbiActiviteit><sbiCode><code>68204</code><omschrijving>Verhuur van onroerend goed</omschrijving></sbiCode>
    <isHoofdactiviteit><code>J</code><omschrijving>Ja</omschrijving></isHoofdactiviteit></sbiActiviteit>
   <totaalWerkzamePersonen>2</totaalWerkzamePersonen>
   <handeltOnder><handelsnaam><naam>Voorbeeld Vastgoed</naam><volgorde>0</volgorde></handelsnaam></handeltOnder>
  </onderneming></manifesteertZichAls>
  <wordtGeleidVanuit><commercieleVestiging>
   <registratie><datumAanvang>20190301</datumAanvang></registratie><vestigingsnummer>000099000011</vestigingsnummer>
   <bezoekLocatie><afgeschermd><code>N</code><omschrijving>Nee</omschrijving></afgeschermd><adres><binnenlandsAdres>
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
    <door><rechtspersoon><volledigeNaam>Voorbeeld Houdster B.V.</volledigeNaam>
     <bezoekLocatiePersoon><adres><binnenlandsAdres><straatnaam>Proefplein</straatnaam><huisnummer>5</huisnummer>
      <postcode><cijfercombinatie>6211</cijfercombinatie><lettercombinatie>AC</lettercombinatie></postcode>
      <plaats>Maastricht</plaats></binnenlandsAdres></adres></bezoekLocatiePersoon>
     <isEigenaarVan><maatschappelijkeActiviteit><kvkNummer>99000020</kvkNummer></maatschappelijkeActiviteit></isEigenaarVan>
     <rsin>999990020</rsin></rechtspersoon></door>
    <functie><code>08</code><omschrijving>Enig aandeelhouder</omschrijving></functie></overigeFunctionaris></heeft>
   <rsin>999990019</rsin><naamgeving><naam>Voorbeeld Vastgoed B.V.</naam></naamgeving>
   <ontbinding><registratie><datumAanvang>20240614</datumAanvang></registratie>
    <aanleiding><code>OB</code><omschrijving>Ontbindingsbesluit</omschrijving></aanleiding></ontbinding>
   <heeftGedeponeerd><jaarstukJaarrekening><depotId>0</depotId><datumDeponering>20240131</datumDeponering>
    <boekjaar>2022</boekjaar></jaarstukJaarrekening></heeftGedeponeerd>
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
        _reader("SOAP-antwoord op een vestiging", "Envelope", BRANCH_ANSWER, within=BRANCH_ANSWER),
        _reader("antwoord op een vestiging", BRANCH_ANSWER, BRANCH_ANSWER),
    ),
    yields=(
        other.Inschrijving,
        other.Handelsnaam,
        other.SbiActiviteit,
        other.Vestiging,
        other.VestigingAdres,
        hr.Functievervulling,
        hr.Zetelgegeven,
        hr.BijzondereRechtstoestand,
        hr.Jaarstuk,
    ),
    example_name="inschrijving.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kamer van Koophandel",
        ground="Handelsregisterwet 2007, met autorisatie",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="op aanvraag of per signaal, per onderneming",
        keep_months=60,
    ),
)
