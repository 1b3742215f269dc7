"""Every kind of record that loaders yield, with its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.errors import ModelError
from ondermijning.model import records_bag as bag
from ondermijning.model import records_brk as brk
from ondermijning.model import records_gemeente as gemeente
from ondermijning.model import records_hr as hr
from ondermijning.model import records_kik as kik
from ondermijning.model import records_other as other
from ondermijning.model.columns import Column, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def _kinds() -> Iterator[RecordKind]:
    yield _kind(brk.KadastraalObject, "object_id")
    yield _kind(brk.ZakelijkRecht, "recht_id")
    yield _kind(brk.Belasting, "recht_id", "belast_met")
    yield _kind(brk.Tenaamstelling, "tenaamstelling_id")
    yield _kind(brk.TenaamstellingStukdeel, "tenaamstelling_id", "stukdeel_id")
    yield _kind(brk.NatuurlijkPersoon, "persoon_id")
    yield _kind(brk.NietNatuurlijkPersoon, "persoon_id")
    yield _kind(brk.AdresLocatie, "adres_id")
    yield _kind(brk.ObjectLocatie, "object_id", "adres_id")
    yield _kind(brk.BagObject, "bag_id")
    yield _kind(brk.Stuk, "stuk_id")
    yield _kind(brk.Stukdeel, "stukdeel_id")
    yield _kind(brk.Aantekening, "aantekening_id")
    yield _kind(brk.AantekeningPersoon, "aantekening_id", "persoon_id")
    yield _kind(brk.Splitsing, "splitsing_id")
    yield _kind(brk.Filiatie, "object_id", "uit_object_id")
    yield _kind(brk.PubliekrechtelijkeBeperking, "beperking_id", "object_id")
    yield _kind(other.Inschrijving, "kvk")
    yield _kind(other.Handelsnaam, "kvk", "vestigingsnummer", "naam")
    yield _kind(other.SbiActiviteit, "kvk", "vestigingsnummer", "sbi")
    yield _kind(other.Vestiging, "vestigingsnummer")
    yield _kind(other.VestigingAdres, "kvk", "vestigingsnummer", "soort")
    yield _kind(other.WozObject, "wozobjectnummer")
    yield _kind(other.WozKoppeling, "wozobjectnummer", "soort", "doel_id")
    yield _kind(other.WozWaarde, "wozobjectnummer", "waardepeildatum", "ingangsdatum", "statussen")
    yield _kind(other.WozBelanghebbende, "wozobjectnummer", "rol")
    yield _kind(other.Prijsindex, "kwartaal", "gebied", "woningtype")
    yield _kind(hr.Functievervulling, "kvk", "volgnummer")
    yield _kind(hr.BijzondereRechtstoestand, "kvk", "soort", "aanvang")
    yield _kind(kik.Zekerheidsstelling, "zekerheid_id")
    yield _kind(kik.ZekerheidsstellingObject, "zekerheid_id", "object_id")
    yield _kind(kik.ZekerheidsstellingPartij, "zekerheid_id", "persoon_id", "rol")
    yield _kind(kik.HypotheekAntwoord, "object_id")
    yield _kind(bag.BagVerblijfsobject, "bag_id")
    yield _kind(bag.BagVerblijfsobjectPand, "bag_id", "pand_id")
    yield _kind(bag.BagNevenadres, "bag_id", "nummeraanduiding_id")
    yield _kind(bag.BagPand, "pand_id")
    yield _kind(bag.BagNummeraanduiding, "nummeraanduiding_id")
    yield _kind(bag.BagOpenbareRuimte, "openbareruimte_id")
    yield _kind(bag.BagWoonplaats, "woonplaats_id")
    yield _kind(gemeente.Vergunningzaak, "zaaknummer")
    yield _kind(gemeente.VergunningPartij, "zaaknummer", "volgnummer")
    yield _kind(gemeente.Subsidieverlening, "dossiernummer")
    yield _kind(gemeente.Melding, "gebeurtenis_id")


RECORDS: dict[str, RecordKind] = {kind.name: kind for kind in _kinds()}


def record_kind(record: type[Any]) -> RecordKind:
    """The kind of a record class.

    Raises:
        ModelError: the class is not declared here.
    """
    kind = RECORDS.get(record.__name__)
    if kind is None or kind.record is not record:
        raise ModelError(f"{record.__name__} is no record kind of the model.")
    return kind
