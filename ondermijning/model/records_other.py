"""Records of the trade register, the WOZ administration and the price index."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_B = AttributeClass.B
_C = AttributeClass.C

KvkNummer = Annotated[str, Meaning("KVK number, 8 digits")]
WozNummer = Annotated[str, Meaning("WOZ object number, 12 digits")]


class Inschrijving(NamedTuple):
    """A company's entry in the trade register (KVK API Basisprofiel)."""

    kvk: KvkNummer
    naam: Annotated[str | None, Meaning("name")]
    statutaire_naam: Annotated[str | None, Meaning("name in the articles")]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits; absent for a sole trader")]
    rechtsvorm: Annotated[str | None, Meaning("legal form as worded")]
    geregistreerd_op: Annotated[date | None, Meaning("day of the formal registration")]
    aanvang: Annotated[date | None, Meaning("lower bound of the day the activity began")]
    aanvang_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    einde: Annotated[date | None, Meaning("lower bound of the day the activity ended")]
    einde_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    werkzame_personen: Annotated[int | None, Meaning("people at work")]
    sbi: Annotated[str | None, Meaning("main activity, SBI code as text")]
    eindreden: Annotated[str | None, Meaning("why it ended: ontbinding, fusie, turboliquidatie, faillissement …")]


class Handelsnaam(NamedTuple):
    """A trade name of a company or branch."""

    kvk: KvkNummer
    vestigingsnummer: Annotated[str, Meaning("branch of 12 digits, or empty for the company itself")]
    naam: Annotated[str, Meaning("trade name")]
    volgorde: Annotated[int | None, Meaning("order as given")]


class SbiActiviteit(NamedTuple):
    """An activity of a company or branch."""

    kvk: KvkNummer
    vestigingsnummer: Annotated[str, Meaning("branch of 12 digits, or empty for the company itself")]
    sbi: Annotated[str, Meaning("SBI code as text, leading zeros kept")]
    hoofdactiviteit: Annotated[bool, Meaning("main activity")]


class Vestiging(NamedTuple):
    """A branch of a company."""

    vestigingsnummer: Annotated[str, Meaning("12 digits")]
    kvk: KvkNummer
    naam: Annotated[str | None, Meaning("first trade name")]
    hoofdvestiging: Annotated[bool, Meaning("main branch")]
    sbi: Annotated[str | None, Meaning("main activity of the branch, if given")]
    geregistreerd_op: Annotated[date | None, Meaning("day of the formal registration")]
    aanvang: Annotated[date | None, Meaning("lower bound of the day the branch began")]
    aanvang_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    einde: Annotated[date | None, Meaning("lower bound of the day the branch ended")]
    einde_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]


class VestigingAdres(NamedTuple):
    """An address of a company or branch."""

    kvk: KvkNummer
    vestigingsnummer: Annotated[str, Meaning("branch of 12 digits, or empty for the company itself")]
    soort: Annotated[str, Meaning("bezoekadres or correspondentieadres")]
    afgeschermd: Annotated[bool, Meaning("address is shielded and must not be shown")]
    nummeraanduiding_id: Annotated[str | None, Meaning("BAG nummeraanduiding, 16 digits, if given")]
    straat: Annotated[str | None, Meaning("street", "", _B)]
    huisnummer: Annotated[int | None, Meaning("house number")]
    toevoeging: Annotated[str | None, Meaning("house letter and addition together")]
    postcode: Annotated[str | None, Meaning("postcode without a blank", "", _B)]
    woonplaats: Annotated[str | None, Meaning("town")]
    land: Annotated[str | None, Meaning("country as worded", "", _B)]


class WozObject(NamedTuple):
    """An object that the municipality values."""

    wozobjectnummer: WozNummer
    gebruikscode: Annotated[str | None, Meaning("use code: 10 dwelling, 30 no dwelling …")]
    soort_object_code: Annotated[str | None, Meaning("kind of object, four digits")]
    grondoppervlakte_m2: Annotated[int | None, Meaning("land area", "m²")]


class WozKoppeling(NamedTuple):
    """What a WOZ object stands on: an address, a BAG object or a cadastral object."""

    wozobjectnummer: WozNummer
    soort: Annotated[str, Meaning("nummeraanduiding, adresseerbaarobject, pand or kadastraalobject")]
    doel_id: Annotated[str, Meaning("id of what it stands on; cadastral ids with their IMKAD domain")]


class WozWaarde(NamedTuple):
    """A decided value of a WOZ object at a valuation date."""

    wozobjectnummer: WozNummer
    waardepeildatum: Annotated[date, Meaning("valuation date")]
    ingangsdatum: Annotated[date, Meaning("day the value applies from")]
    waarde_euro: Annotated[int | None, Meaning("decided value", "euro")]
    statussen: Annotated[str, Meaning("statuses of the decision, blank separated, in order of the source")]
    bezwaar: Annotated[bool | None, Meaning("the source says that an objection or appeal is pending")] = None


class WozBelanghebbende(NamedTuple):
    """Owner or user of a WOZ object, as the tax administration names the party."""

    wozobjectnummer: WozNummer
    rol: Annotated[str, Meaning("eigenaar or gebruiker")]
    soort: Annotated[str, Meaning("natuurlijk_persoon, niet_natuurlijk_persoon or vestiging")]
    naam: Annotated[str | None, Meaning("name as one text", "", _C)]
    bsn_hmac: Annotated[str | None, Meaning("keyed HMAC of the BSN", "", _C)]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits")]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]
    vestigingsnummer: Annotated[str | None, Meaning("branch, 12 digits")]
    afgeschermd: Annotated[bool, Meaning("secrecy of personal data must be honoured")]


class Prijsindex(NamedTuple):
    """The price index of existing homes for one quarter."""

    kwartaal: Annotated[str, Meaning("year and quarter, 2024K1")]
    gebied: Annotated[str, Meaning("area, empty for the whole")]
    woningtype: Annotated[str, Meaning("type of dwelling, empty for all")]
    index_promille: Annotated[int, Meaning("index value times 1000; only ratios matter", "promille")]


class Kredietvergunning(NamedTuple):
    """A licence in a public register of who may lend by trade; its holder's name stays outside."""

    register: Annotated[str, Meaning("the register, in small letters: dnb, afm")]
    kvk: Annotated[str, Meaning("KVK number of the holder, 8 digits")]
    soort: Annotated[str, Meaning("bank, verzekeraar, kredietaanbieder, fonds or anders")]
    datum_ingang: Annotated[date | None, Meaning("day it began, if the register says so")]
    datum_einde: Annotated[date | None, Meaning("first day on which it holds no more, if the register says so")]
    peildatum: Annotated[date, Meaning("day of the list")]
