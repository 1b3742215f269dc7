"""Records of what the municipality itself decides: permits, grants, closures and refusals, and the land that it leases out.

Source: canonical CSV forms; the subsidy register of Amsterdam for grants and its leasehold dossiers for leases.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_B = AttributeClass.B
_C = AttributeClass.C

Zaaknummer = Annotated[str, Meaning("case number")]
Dossiernummer = Annotated[str, Meaning("number of a leasehold dossier, E123/456")]
Straat = Annotated[str | None, Meaning("street", "", _B)]
Huisnummer = Annotated[int | None, Meaning("house number")]
Toevoeging = Annotated[str | None, Meaning("house letter and addition together")]
Postcode = Annotated[str | None, Meaning("postcode without a blank", "", _B)]
BagId = Annotated[str | None, Meaning("BAG id of an address or of what stands there, 16 digits")]


class Vergunningzaak(NamedTuple):
    """A permit case: what was asked, for which place, and what was decided."""

    zaaknummer: Zaaknummer
    soort: Annotated[str | None, Meaning("kind: omgevingsvergunning, exploitatie horeca, omzetting …")]
    activiteit: Annotated[str | None, Meaning("activity as worded")]
    status: Annotated[str | None, Meaning("state of the case as worded")]
    besluit: Annotated[str | None, Meaning("verleend, geweigerd, ingetrokken, buiten behandeling or as worded")]
    datum_aanvraag: Annotated[date | None, Meaning("day of the application")]
    datum_besluit: Annotated[date | None, Meaning("day of the decision")]
    geldig_van: Annotated[date | None, Meaning("day the permit begins to hold")]
    geldig_tot: Annotated[date | None, Meaning("day the permit ceases to hold")]
    bouwsom_euro: Annotated[int | None, Meaning("building sum", "euro")]
    aantal_eenheden: Annotated[int | None, Meaning("dwellings or rooms it is about")]
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode
    woonplaats: Annotated[str | None, Meaning("town")]
    bag_id: BagId
    object_id: Annotated[str | None, Meaning("NL.IMKAD.KadastraalObject:<id>")]


class VergunningPartij(NamedTuple):
    """A party to a permit case in one role."""

    zaaknummer: Zaaknummer
    volgnummer: Annotated[int, Meaning("1 is the applicant, further parties follow in order of the source")]
    rol: Annotated[str, Meaning("aanvrager, houder or leidinggevende")]
    partij_soort: Annotated[str, Meaning("persoon or bedrijf")]
    naam: Annotated[str | None, Meaning("name as one text", "", _C)]
    geboortedatum: Annotated[date | None, Meaning("birth date", "", _C)]
    bsn_hmac: Annotated[str | None, Meaning("keyed HMAC of the BSN", "", _C)]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits")]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]
    postcode: Postcode
    huisnummer: Huisnummer
    toevoeging: Toevoeging


class Subsidieverlening(NamedTuple):
    """A grant of one scheme to one party in one year."""

    dossiernummer: Annotated[str, Meaning("dossier number, else <hash of the row>#<occurrence>")]
    aanvrager: Annotated[str | None, Meaning("name of the party as one text", "", _C)]
    particulier: Annotated[bool, Meaning("the register names a natural person or hides one")]
    regeling: Annotated[str | None, Meaning("scheme")]
    beleidsterrein: Annotated[str | None, Meaning("field of policy")]
    project: Annotated[str | None, Meaning("name of the project")]
    periodiciteit: Annotated[str | None, Meaning("Eenmalig or Periodiek")]
    subsidiejaar: Annotated[int | None, Meaning("year")]
    status: Annotated[str | None, Meaning("state as worded")]
    datum_aanvraag: Annotated[date | None, Meaning("day of the application")]
    datum_besluit: Annotated[date | None, Meaning("day of the grant")]
    aangevraagd_euro: Annotated[int | None, Meaning("asked", "euro")]
    verleend_euro: Annotated[int | None, Meaning("granted", "euro")]
    vastgesteld_euro: Annotated[int | None, Meaning("settled", "euro")]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]
    iban_hmac: Annotated[str | None, Meaning("keyed HMAC of the bank account", "", _C)]
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode
    bag_id: BagId


class Melding(NamedTuple):
    """A closure, penalty, refusal or inspection at a place, about a party where one is named."""

    gebeurtenis_id: Annotated[str, Meaning("event id")]
    soort: Annotated[str, Meaning("sluiting_13b, last_onder_dwangsom, weigering_vergunning, controle or as worded")]
    datum: Annotated[date, Meaning("day")]
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode
    bag_id: BagId
    partij_naam: Annotated[str | None, Meaning("name of the party as one text", "", _C)]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]


class Erfpachtdossier(NamedTuple):
    """Land that the municipality leases out, on which terms; who holds the lease stands in the land registry, not here."""

    dossiernummer: Dossiernummer
    soort: Annotated[str | None, Meaning("eeuwigdurend, voortdurend or tijdelijk")]
    uitgegeven: Annotated[date | None, Meaning("day the land was first leased out")]
    periode_van: Annotated[date | None, Meaning("first day of the present period")]
    periode_tm: Annotated[date | None, Meaning("last day of the present period; only a temporary lease ends with it")]
    afgekocht: Annotated[bool | None, Meaning("the canon of the present period was paid at once")]
    canon_euro: Annotated[int | None, Meaning("last canon, for a year", "euro")]
    canon_jaar: Annotated[int | None, Meaning("year from which that canon is due")]
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode
    woonplaats: Annotated[str | None, Meaning("town")]
    bag_id: BagId


class ErfpachtdossierObject(NamedTuple):
    """A cadastral object that a leasehold dossier is about."""

    dossiernummer: Dossiernummer
    aanduiding: Annotated[str, Meaning("cadastral designation in code form, MTT00 C 1277 A3")]


class Erfpachtvermelding(NamedTuple):
    """A leasehold dossier as a list names it, without its terms; what the dossier itself says of its place is more."""

    dossiernummer: Dossiernummer
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode


class Bekendmaking(NamedTuple):
    """An official notice about a permit or an event at a place; what was decided stands in its text, not here."""

    publicatie_id: Annotated[str, Meaning("gmb-2024-206190")]
    rubriek: Annotated[str | None, Meaning("rubric as worded, old or new list")]
    soort: Annotated[str | None, Meaning("kind of permit, mapped from rubric, activity and title")]
    fase: Annotated[str | None, Meaning("aanvraag, afgehandeld, verlenging, melding or rectificatie")]
    activiteit: Annotated[str | None, Meaning("activity as worded in the notice")]
    zaaknummer: Annotated[str | None, Meaning("case number, where the title ends in one")]
    datum: Annotated[date | None, Meaning("day of publication")]
    straat: Straat
    huisnummer: Huisnummer
    toevoeging: Toevoeging
    postcode: Postcode
    woonplaats: Annotated[str | None, Meaning("town")]
    x_rd: Annotated[int | None, Meaning("RD x of the first point", "m")]
    y_rd: Annotated[int | None, Meaning("RD y of the first point", "m")]
