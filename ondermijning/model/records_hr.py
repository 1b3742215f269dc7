"""Records of the HR Dataservice beyond what the KVK API gives: who holds which office, and special legal status.

Source: HR Dataservice (schemas.kvk.nl/schemas/hrip/catalogus/2015/02).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning
from ondermijning.model.records_other import KvkNummer  # noqa: TC001 - read from an annotation

_B = AttributeClass.B
_C = AttributeClass.C


class Functievervulling(NamedTuple):
    """An office at a company, with who holds it and from when to when."""

    kvk: KvkNummer
    volgnummer: Annotated[int, Meaning("place among the company's offices in the message, from 1")]
    soort: Annotated[
        str, Meaning("bestuurder, gemachtigde, aandeelhouder, commissaris, aansprakelijke, eigenaar or overig")
    ]
    functie: Annotated[str | None, Meaning("office as worded")]
    functie_code: Annotated[
        str | None, Meaning("code of the office: 01 gevolmachtigde, 03 commissaris, 08 enig aandeelhouder")
    ]
    partij_soort: Annotated[str, Meaning("persoon or bedrijf")]
    naam: Annotated[str | None, Meaning("name of a company in office", "", _C)]
    voornamen: Annotated[str | None, Meaning("given names", "", _C)]
    voorvoegsel: Annotated[str | None, Meaning("prefix of the surname", "", _C)]
    geslachtsnaam: Annotated[str | None, Meaning("surname", "", _C)]
    geboortedatum: Annotated[date | None, Meaning("lower bound of the birth date", "", _C)]
    geboortedatum_precisie: Annotated[str | None, Meaning("dag, maand or jaar", "", _C)]
    bsn_hmac: Annotated[str | None, Meaning("keyed HMAC of the BSN", "", _C)]
    rsin: Annotated[str | None, Meaning("RSIN of a company in office")]
    functionaris_kvk: Annotated[str | None, Meaning("KVK number of a company in office")]
    land: Annotated[str | None, Meaning("country of a foreign company in office", "", _B)]
    bevoegdheid: Annotated[str | None, Meaning("extent of the power as worded")]
    aanvang: Annotated[date | None, Meaning("lower bound of the day it began")]
    aanvang_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    einde: Annotated[date | None, Meaning("lower bound of the day it ended")]
    einde_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]


class Zetelgegeven(NamedTuple):
    """Where a company in office, or a foreign company with an entry, sits, and the foreign register that knows it."""

    kvk: KvkNummer
    volgnummer: Annotated[int, Meaning("place of the office in the message; 0 for the company itself")]
    register: Annotated[str | None, Meaning("foreign register")]
    registernummer: Annotated[str | None, Meaning("number in it, as that register writes it")]
    registerland: Annotated[str | None, Meaning("country of that register", "", _B)]
    straat: Annotated[str | None, Meaning("street; abroad the whole line", "", _B)]
    huisnummer: Annotated[int | None, Meaning("house number")]
    toevoeging: Annotated[str | None, Meaning("house letter and addition together")]
    postcode: Annotated[str | None, Meaning("postcode without a blank", "", _B)]
    woonplaats: Annotated[str | None, Meaning("town; abroad with its postcode")]
    land: Annotated[str | None, Meaning("country as worded", "", _B)]


class Jaarstuk(NamedTuple):
    """Annual accounts that a company deposited."""

    kvk: KvkNummer
    boekjaar: Annotated[int, Meaning("financial year")]
    gedeponeerd_op: Annotated[date | None, Meaning("day of the deposit")]


class BijzondereRechtstoestand(NamedTuple):
    """Bankruptcy, suspension of payment or the like of a company."""

    kvk: KvkNummer
    soort: Annotated[str, Meaning("faillissement, surseance, ontbinding or as worded")]
    aanvang: Annotated[date, Meaning("lower bound of the day it began")]
    einde: Annotated[date | None, Meaning("lower bound of the day it ended")]


class Zoekresultaat(NamedTuple):
    """What a search or a list of names of the KVK API tells of a company or branch: less than a profile, which goes before it."""

    kvk: KvkNummer
    vestigingsnummer: Annotated[str, Meaning("branch of 12 digits, or empty for the company itself")]
    soort: Annotated[str, Meaning("rechtspersoon, hoofdvestiging, nevenvestiging or naamgeving")]
    naam: Annotated[str | None, Meaning("name")]
    statutaire_naam: Annotated[str | None, Meaning("name in the articles")]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits")]
    aanvang: Annotated[date | None, Meaning("lower bound of the day it began")]
    aanvang_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    einde: Annotated[date | None, Meaning("lower bound of the day it ended")]
    einde_precisie: Annotated[str | None, Meaning("dag, maand or jaar")]
    adres_soort: Annotated[str | None, Meaning("bezoekadres or correspondentieadres; empty without an address")]
    straat: Annotated[str | None, Meaning("street", "", _B)]
    huisnummer: Annotated[int | None, Meaning("house number; searches by postcode give it only")]
    toevoeging: Annotated[str | None, Meaning("house letter and addition together")]
    postcode: Annotated[str | None, Meaning("postcode without a blank", "", _B)]
    woonplaats: Annotated[str | None, Meaning("town")]
    land: Annotated[str | None, Meaning("country as worded", "", _B)]


class Insolventieuitspraak(NamedTuple):
    """A ruling of bankruptcy or suspension of payment over a company, from the central insolvency register."""

    insolventienummer: Annotated[str, Meaning("number of the case, F.13/26/255")]
    soort: Annotated[str, Meaning("F faillissement, S surseance, R schuldsanering")]
    naam: Annotated[str | None, Meaning("name as one text", "", _C)]
    kvk: KvkNummer
    rechtbank: Annotated[str | None, Meaning("court as worded")]
    datum_uitspraak: Annotated[date | None, Meaning("day of the ruling")]
    datum_einde: Annotated[date | None, Meaning("day the case ended")]
    reden: Annotated[str | None, Meaning("why it ended, as worded")]
