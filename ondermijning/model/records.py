"""Every kind of record that loaders yield, with its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ondermijning.errors import ModelError
from ondermijning.model import records_bag as bag
from ondermijning.model import records_brk as brk
from ondermijning.model import records_gebied as gebied
from ondermijning.model import records_gemeente as gemeente
from ondermijning.model import records_hr as hr
from ondermijning.model import records_kik as kik
from ondermijning.model import records_other as other
from ondermijning.model import records_overdracht as overdracht
from ondermijning.model.columns import Column, columns_of


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record class with the columns that identify one of its records.

    Args:
        record: the NamedTuple class that loaders make.
        key: names of the key columns; equal keys are one record.
        columns: derived from the class.
    """

    record: type[Any]
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the kind: that of its class."""
        return self.record.__name__

    @property
    def meaning(self) -> str:
        """What one record is, in a line."""
        return (self.record.__doc__ or "").strip().splitlines()[0]


def _kind(record: type[Any], *key: str) -> RecordKind:
    columns = columns_of(record)
    missing = set(key) - {column.name for column in columns}
    if missing or not key:
        raise ModelError(f"{record.__name__} has no key column {', '.join(sorted(missing))}.")
    return RecordKind(record, key, columns)


_KINDS = (
    _kind(brk.KadastraalObject, "object_id"),
    _kind(brk.ZakelijkRecht, "recht_id"),
    _kind(brk.Belasting, "recht_id", "belast_met"),
    _kind(brk.Tenaamstelling, "tenaamstelling_id"),
    _kind(brk.TenaamstellingStukdeel, "tenaamstelling_id", "stukdeel_id"),
    _kind(brk.GezamenlijkAandeel, "gezamenlijk_id", "tenaamstelling_id"),
    _kind(brk.NatuurlijkPersoon, "persoon_id"),
    _kind(brk.NietNatuurlijkPersoon, "persoon_id"),
    _kind(brk.AdresLocatie, "adres_id"),
    _kind(brk.ObjectLocatie, "object_id", "adres_id"),
    _kind(brk.BagObject, "bag_id"),
    _kind(brk.Stuk, "stuk_id"),
    _kind(brk.Stukdeel, "stukdeel_id"),
    _kind(brk.Aantekening, "aantekening_id"),
    _kind(brk.AantekeningPersoon, "aantekening_id", "persoon_id"),
    _kind(brk.Splitsing, "splitsing_id"),
    _kind(brk.SplitsingRecht, "splitsing_id", "recht_id", "rol"),
    _kind(brk.Erfpachtcanon, "canon_id", "recht_id"),
    _kind(brk.Filiatie, "object_id", "uit_object_id"),
    _kind(brk.PubliekrechtelijkeBeperking, "beperking_id", "object_id"),
    _kind(brk.BevoegdGezag, "beperking_id", "persoon_id"),
    _kind(brk.Mutatiebericht, "object_id", "brk_datum", "volgnummer"),
    _kind(overdracht.Overdracht, "overdracht_id"),
    _kind(overdracht.OverdrachtObject, "overdracht_id", "object_id"),
    _kind(overdracht.OverdrachtPartij, "overdracht_id", "rol", "partij_sleutel"),
    _kind(other.Inschrijving, "kvk"),
    _kind(other.Handelsnaam, "kvk", "vestigingsnummer", "naam"),
    _kind(other.SbiActiviteit, "kvk", "vestigingsnummer", "sbi"),
    _kind(other.Vestiging, "vestigingsnummer"),
    _kind(other.VestigingAdres, "kvk", "vestigingsnummer", "soort"),
    _kind(other.WozObject, "wozobjectnummer"),
    _kind(other.WozKoppeling, "wozobjectnummer", "soort", "doel_id"),
    _kind(other.WozWaarde, "wozobjectnummer", "waardepeildatum", "ingangsdatum", "statussen"),
    _kind(other.WozBelanghebbende, "wozobjectnummer", "rol"),
    _kind(other.Prijsindex, "kwartaal", "gebied", "woningtype"),
    _kind(other.Kredietvergunning, "register", "kvk", "soort"),
    _kind(hr.Functievervulling, "kvk", "volgnummer"),
    _kind(hr.BijzondereRechtstoestand, "kvk", "soort", "aanvang"),
    _kind(hr.Jaarstuk, "kvk", "boekjaar"),
    _kind(hr.Zetelgegeven, "kvk", "volgnummer"),
    _kind(hr.Zoekresultaat, "kvk", "vestigingsnummer", "soort"),
    _kind(hr.Insolventieuitspraak, "insolventienummer", "kvk"),
    _kind(kik.Zekerheidsstelling, "zekerheid_id"),
    _kind(kik.ZekerheidsstellingObject, "zekerheid_id", "object_id"),
    _kind(kik.ZekerheidsstellingPartij, "zekerheid_id", "persoon_id", "rol"),
    _kind(kik.HypotheekAntwoord, "object_id"),
    _kind(kik.BeslagLegging, "beslag_id"),
    _kind(kik.BeslagObject, "beslag_id", "object_id"),
    _kind(kik.BeslagPartij, "beslag_id", "persoon_id"),
    _kind(kik.BeslagAntwoord, "object_id"),
    _kind(kik.GerechtigdenAntwoord, "object_id"),
    _kind(bag.BagVerblijfsobject, "bag_id", "voorkomen"),
    _kind(bag.BagVerblijfsobjectPand, "bag_id", "voorkomen", "pand_id"),
    _kind(bag.BagNevenadres, "bag_id", "voorkomen", "nummeraanduiding_id"),
    _kind(bag.BagPand, "pand_id", "voorkomen"),
    _kind(bag.BagNummeraanduiding, "nummeraanduiding_id", "voorkomen"),
    _kind(bag.BagOpenbareRuimte, "openbareruimte_id", "voorkomen"),
    _kind(bag.BagWoonplaats, "woonplaats_id", "voorkomen"),
    _kind(bag.BagGemeenteWoonplaats, "gemeentecode", "woonplaats_id", "geldig_van"),
    _kind(gemeente.Vergunningzaak, "zaaknummer"),
    _kind(gemeente.VergunningPartij, "zaaknummer", "volgnummer"),
    _kind(gemeente.Subsidieverlening, "dossiernummer"),
    _kind(gemeente.Melding, "gebeurtenis_id"),
    _kind(gemeente.Bekendmaking, "publicatie_id"),
    _kind(gemeente.Erfpachtdossier, "dossiernummer"),
    _kind(gemeente.ErfpachtdossierObject, "dossiernummer", "aanduiding"),
    _kind(gemeente.Erfpachtvermelding, "dossiernummer"),
    _kind(gebied.Bewoningtelling, "bag_id", "peildatum"),
    _kind(gebied.Corporatiebezit, "bag_id"),
    _kind(gebied.Buurtindeling, "buurtcode"),
    _kind(gebied.Buurtcijfer, "buurtcode", "kenmerk"),
    _kind(gebied.Buurtvlak, "buurtcode", "volgnummer"),
)

RECORDS: dict[str, RecordKind] = {kind.name: kind for kind in _KINDS}


def record_kind(record: type[Any]) -> RecordKind:
    """The kind of a record class.

    Raises:
        ModelError: the class is not declared here.
    """
    kind = RECORDS.get(record.__name__)
    if kind is None or kind.record is not record:
        raise ModelError(f"{record.__name__} is no record kind of the model.")
    return kind
