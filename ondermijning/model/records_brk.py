"""Records of the land registry: one class per thing that a BRK delivery speaks of.

Source: BRK Levering 2.0 (product-stand v20211119, snapshot v20211119). Ids keep their IMKAD domain.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_C = AttributeClass.C
_B = AttributeClass.B

ObjectId = Annotated[str, Meaning("kadastraal object, NL.IMKAD.KadastraalObject:<id>")]
RechtId = Annotated[str, Meaning("zakelijk recht, NL.IMKAD.ZakelijkRecht:<id>")]
PersoonId = Annotated[str, Meaning("persoon in the land registry, NL.IMKAD.Persoon:<id>")]
StukdeelId = Annotated[str, Meaning("deed part, NL.IMKAD.Stukdeel:<id>")]


class KadastraalObject(NamedTuple):
    """A parcel or an apartment right, as one snapshot shows it."""

    object_id: ObjectId
    soort: Annotated[str, Meaning("perceel or appartementsrecht")]
    aanduiding: Annotated[str, Meaning("cadastral designation in code form, MTT00 C 1277 A3")]
    grootte_m2: Annotated[int | None, Meaning("cadastral size", "m²")]
    cultuur_bebouwd: Annotated[str | None, Meaning("code of the built use")]
    cultuur_onbebouwd: Annotated[str | None, Meaning("code of the unbuilt use")]
    koopsom_euro: Annotated[
        int | None, Meaning("last purchase price; of all objects together if meer_objecten", "euro")
    ]
    koopjaar: Annotated[int | None, Meaning("year of that price")]
    meer_objecten: Annotated[bool | None, Meaning("the price covers more objects")]
    ontstaan_op: Annotated[date | None, Meaning("day the object came into being")]
    toestandsdatum: Annotated[date | None, Meaning("day of the last change of this object in the register")]
    referentie: Annotated[str | None, Meaning("reference of the snapshot")]


class ZakelijkRecht(NamedTuple):
    """A right; it rests on an object, or burdens another right."""

    recht_id: RechtId
    aard_code: Annotated[str | None, Meaning("code of the kind of right")]
    aard: Annotated[str | None, Meaning("kind of right as the delivery words it")]
    object_id: Annotated[str | None, Meaning("object it rests on; empty for a right that burdens another")]


class Belasting(NamedTuple):
    """A right that burdens another right (isBelastMet)."""

    recht_id: Annotated[str, Meaning("the right that is burdened")]
    belast_met: Annotated[str, Meaning("the right that burdens it")]


class Tenaamstelling(NamedTuple):
    """The naming of one party for a share in one right."""

    tenaamstelling_id: Annotated[str, Meaning("NL.IMKAD.Tenaamstelling:<id>")]
    recht_id: RechtId
    persoon_id: PersoonId
    teller: Annotated[int, Meaning("numerator of the share")]
    noemer: Annotated[int, Meaning("denominator of the share")]
    namens: Annotated[str | None, Meaning("partnership in whose name it was acquired, as worded")] = None
    geldig_van: Annotated[date | None, Meaning("day it began, where the source states one")] = None
    geldig_tot: Annotated[date | None, Meaning("day it ended, where the source states one")] = None


class GezamenlijkAandeel(NamedTuple):
    """A share that several namings hold together."""

    gezamenlijk_id: Annotated[str, Meaning("NL.IMKAD.GezamenlijkAandeel:<id>")]
    tenaamstelling_id: Annotated[str, Meaning("NL.IMKAD.Tenaamstelling:<id>")]
    teller: Annotated[int, Meaning("numerator of the share held together")]
    noemer: Annotated[int, Meaning("denominator of the share held together")]


class TenaamstellingStukdeel(NamedTuple):
    """A deed part that a naming rests on (isGebaseerdOp)."""

    tenaamstelling_id: Annotated[str, Meaning("NL.IMKAD.Tenaamstelling:<id>")]
    stukdeel_id: StukdeelId


class NatuurlijkPersoon(NamedTuple):
    """A natural person as holder or party; attributes serve to recognise the person, never as a criterion."""

    persoon_id: PersoonId
    bsn_hmac: Annotated[str | None, Meaning("keyed HMAC of the BSN", "", _C)]
    voornamen: Annotated[str | None, Meaning("given names", "", _C)]
    voorvoegsel: Annotated[str | None, Meaning("prefix of the surname", "", _C)]
    geslachtsnaam: Annotated[str | None, Meaning("surname", "", _C)]
    geboortedatum: Annotated[date | None, Meaning("lower bound of the birth date", "", _C)]
    geboortedatum_precisie: Annotated[str | None, Meaning("dag, maand or jaar", "", _C)]
    overleden: Annotated[bool | None, Meaning("the register knows the person as dead", "", _C)]
    afgeschermd: Annotated[bool, Meaning("secrecy of personal data must be honoured", "", _C)]
    woonadres_id: Annotated[str | None, Meaning("address record of the residence", "", _C)]


class NietNatuurlijkPersoon(NamedTuple):
    """A legal person or partnership as holder or party."""

    persoon_id: PersoonId
    naam: Annotated[str | None, Meaning("statutory name")]
    rechtsvorm_code: Annotated[str | None, Meaning("code of the legal form (BRK list)")]
    rechtsvorm: Annotated[str | None, Meaning("legal form as worded")]
    zetel: Annotated[str | None, Meaning("statutory seat")]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits")]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]
    woonadres_id: Annotated[str | None, Meaning("address record of the seat")]
    postadres_id: Annotated[str | None, Meaning("address record for mail")]


class AdresLocatie(NamedTuple):
    """An address as the land registry holds it: at home, abroad or a post box."""

    adres_id: Annotated[str, Meaning("NL.IMKAD.AdresLocatie:<id>")]
    soort: Annotated[str, Meaning("binnenland, buitenland or postbus")]
    nummeraanduiding_id: Annotated[str | None, Meaning("BAG nummeraanduiding, 16 digits")]
    postcode: Annotated[str | None, Meaning("postcode without a blank", "", _B)]
    huisnummer: Annotated[int | None, Meaning("house number")]
    toevoeging: Annotated[str | None, Meaning("house letter and addition together")]
    straat: Annotated[str | None, Meaning("street", "", _B)]
    woonplaats: Annotated[str | None, Meaning("town")]
    land: Annotated[str | None, Meaning("country code of an address abroad", "", _B)]


class ObjectLocatie(NamedTuple):
    """The link from an object to an address (LocatieKadastraalObject)."""

    object_id: ObjectId
    adres_id: Annotated[str, Meaning("NL.IMKAD.AdresLocatie:<id>")]
    koppelingswijze: Annotated[str | None, Meaning("ADM, GEO or ADM_GEO")]


class BagObject(NamedTuple):
    """A BAG object (verblijfsobject, standplaats, ligplaats) with its main address: the link to the BAG."""

    bag_id: Annotated[str, Meaning("BAG id, 16 digits")]
    soort: Annotated[str, Meaning("verblijfsobject, standplaats or ligplaats")]
    adres_id: Annotated[str | None, Meaning("address record of the main address")]


class Stuk(NamedTuple):
    """A deed that was offered for registration."""

    stuk_id: Annotated[str, Meaning("NL.IMKAD.TIAStuk:<id> or NL.IMKAD.Kadasterstuk:<id>")]
    register: Annotated[str | None, Meaning("code of the register: 1 Hyp3, 2 Hyp4")]
    deel: Annotated[str | None, Meaning("volume")]
    nummer: Annotated[str | None, Meaning("number in the volume")]
    reeks: Annotated[str | None, Meaning("series code of older volumes")]
    aangeboden_op: Annotated[date | None, Meaning("day it was offered for registration")]


class Stukdeel(NamedTuple):
    """One legal fact inside a deed."""

    stukdeel_id: StukdeelId
    stuk_id: Annotated[str | None, Meaning("the deed it is part of")]
    aard_code: Annotated[str | None, Meaning("code of the legal fact; three digits, old and new lists")]
    aard: Annotated[str | None, Meaning("legal fact as worded")]
    transactiesom_euro: Annotated[int | None, Meaning("sum of the transfer", "euro")]


class Aantekening(NamedTuple):
    """A note on an object or right; aard 7 is a purchase agreement before the transfer."""

    aantekening_id: Annotated[str, Meaning("NL.IMKAD.Aantekening:<id>; changes when the note is corrected")]
    object_id: Annotated[str | None, Meaning("object it stands on")]
    aard_code: Annotated[str | None, Meaning("code of the kind of note")]
    aard: Annotated[str | None, Meaning("kind of note as worded")]
    einddatum: Annotated[date | None, Meaning("day it ends")]
    tenaamstelling_id: Annotated[str | None, Meaning("naming it stands on")] = None
    recht_id: Annotated[str | None, Meaning("right it stands on")] = None
    stukdeel_id: Annotated[str | None, Meaning("deed part it rests on")] = None


class AantekeningPersoon(NamedTuple):
    """A party named in a note."""

    aantekening_id: Annotated[str, Meaning("NL.IMKAD.Aantekening:<id>")]
    persoon_id: PersoonId


class Splitsing(NamedTuple):
    """A split into apartment rights, with its association of owners."""

    splitsing_id: Annotated[str, Meaning("NL.IMKAD.AppartementsrechtSplitsing:<id>")]
    vve_persoon_id: Annotated[str | None, Meaning("the association of owners")]


class SplitsingRecht(NamedTuple):
    """A right that a split made, or that was split."""

    splitsing_id: Annotated[str, Meaning("NL.IMKAD.AppartementsrechtSplitsing:<id>")]
    recht_id: RechtId
    rol: Annotated[str, Meaning("ontstaan_uit or betrokken_bij")]


class Erfpachtcanon(NamedTuple):
    """The yearly sum that is due for a right of erfpacht or opstal."""

    canon_id: Annotated[str, Meaning("NL.IMKAD.Erfpachtcanon:<id>")]
    recht_id: RechtId
    soort: Annotated[str | None, Meaning("kind of canon as worded")]
    jaarlijks_euro: Annotated[int | None, Meaning("sum for a year", "euro")]
    meer_objecten: Annotated[bool | None, Meaning("the sum is due for more objects together")]


class Filiatie(NamedTuple):
    """An object that another came from."""

    object_id: ObjectId
    uit_object_id: Annotated[str, Meaning("the object it came from")]
    aard_code: Annotated[str | None, Meaning("code: 20 split, 19 merged")]


class PubliekrechtelijkeBeperking(NamedTuple):
    """A restriction under public law on an object."""

    beperking_id: Annotated[str, Meaning("NL.IMKAD.PubliekrechtelijkeBeperking:<id>")]
    object_id: ObjectId
    grondslag_code: Annotated[str | None, Meaning("code of the law it rests on")]
    grondslag: Annotated[str | None, Meaning("the law as worded")]
    in_werking_op: Annotated[date | None, Meaning("day it took effect")]
    beeindigd_op: Annotated[date | None, Meaning("day it ended")]


class BevoegdGezag(NamedTuple):
    """The body that decides on a restriction under public law."""

    beperking_id: Annotated[str, Meaning("NL.IMKAD.PubliekrechtelijkeBeperking:<id>")]
    persoon_id: PersoonId


class Mutatiebericht(NamedTuple):
    """A change message: the state of one object that it replaces, and the state it brings."""

    object_id: ObjectId
    brk_datum: Annotated[date, Meaning("day of the change in the register")]
    volgnummer: Annotated[int, Meaning("place among the messages about this object on that day")]
    referentie_was: Annotated[str | None, Meaning("reference of the state before; empty for a new object")]
    referentie_wordt: Annotated[str | None, Meaning("reference of the state after; empty when the object is gone")]
    aard_code: Annotated[str | None, Meaning("code of the legal fact that caused it")]
    aard: Annotated[str | None, Meaning("that legal fact as worded")]
