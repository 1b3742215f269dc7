"""Records of the rights in a snapshot: who holds which share, splits, ground rents, notes, and the deeds under them.

Source: BRK Levering 2.0 (snapshot v20211119); ``GezamenlijkAandeel``, ``geldtVoor``,
``verkregenNamensSamenwerkingsverband`` and ``betrokkenSamenwerkingsverband`` as IMKAD names them, not seen in a sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import RowRejected

from .piece import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.xml import Element
    from ondermijning.sources.rows import Outcome

    from .piece import Piece

_ROLES = {"isOntstaanUit": "ontstaan_uit", "isBetrokkenBij": "betrokken_bij"}
_NAMING, _RIGHT = "NL.IMKAD.Tenaamstelling:", "NL.IMKAD.ZakelijkRecht:"
DEEDS = ("TerInschrijvingAangebodenStuk", "Kadasterstuk")


def right_records(piece: Piece) -> Iterator[Outcome]:
    """A right, what burdens it, and the splits that made it or that it was split by."""
    recht_id = piece.key()
    yield brk.ZakelijkRecht(recht_id, *piece.coded("aard"), piece.element.reference("rustOp"))
    for burden in piece.element.references("isBelastMet"):
        yield brk.Belasting(recht_id, burden)
    for name, role in _ROLES.items():
        for split in piece.element.references(name):
            yield brk.SplitsingRecht(split, recht_id, role)


def naming_records(piece: Piece) -> Iterator[Outcome]:
    """A naming, the deed parts it rests on, and the share it holds together with others."""
    naming_id = piece.key()
    recht_id, persoon_id = piece.link("van"), piece.link("tenNameVan")
    joint = piece.element.reference("geldtVoor")
    together = _share(_joint(piece, joint), "GezamenlijkAandeel") if joint else None
    own = together if piece.element.get("aandeel") is None else None
    partnership = _firm(piece) or piece.coded("verkregenNamensSamenwerkingsverband")[1]
    yield brk.Tenaamstelling(naming_id, recht_id, persoon_id, *(own or _share(piece.element, piece.kind)), partnership)
    if joint and together:
        yield brk.GezamenlijkAandeel(joint, naming_id, *together)
    for deed_part in piece.element.references("isGebaseerdOp"):
        yield brk.TenaamstellingStukdeel(naming_id, deed_part)


def _firm(piece: Piece) -> str | None:
    """The name of the partnership that the holder holds for together with others, where the naming refers to one."""
    firm = piece.element.reference("betrokkenSamenwerkingsverband")
    found = (each for each in piece.snapshot.all("NietNatuurlijkPersoon") if each.identity() == firm)
    return clean(next(found, NOTHING).value("statutaireNaam")) if firm else None


def _joint(piece: Piece, joint: str) -> Element:
    found = (each for each in piece.snapshot.all("GezamenlijkAandeel") if each.identity() == joint)
    element = next(found, None)
    if element is None:
        raise RowRejected(f"{piece.kind}/geldtVoor", say("the share that is held together is missing"))
    return element


def _share(element: Element, kind: str) -> tuple[int, int]:
    teller, noemer = (whole_number(element.value("aandeel", name) or "1") for name in ("teller", "noemer"))
    if not 0 < teller <= noemer:
        raise RowRejected(f"{kind}/aandeel", say("the share is not above 0 and at most 1"))
    return teller, noemer


def canon_records(piece: Piece) -> Iterator[Outcome]:
    """The yearly sum for every right it is due for."""
    key, (_, words) = piece.key(), piece.coded("soort")
    euro = piece.euro("jaarlijksBedrag", "bedrag")
    several = piece.flag("jaarlijksBedrag", "betreftMeerOnroerendeZaken")
    for recht_id in piece.element.references("betreft"):
        yield brk.Erfpachtcanon(key, recht_id, words, euro, several)


def split_records(piece: Piece) -> Iterator[Outcome]:
    """A split with its association of owners."""
    yield brk.Splitsing(piece.key(), piece.element.reference("heeftVerenigingVanEigenaren"))


def note_records(piece: Piece) -> Iterator[Outcome]:
    """A note: what it stands on, what it rests on, and whom it names."""
    note_id, on = piece.key(), piece.element.references("aantekeningRecht")
    yield brk.Aantekening(
        aantekening_id=note_id,
        object_id=piece.element.reference("aantekeningKadastraalObject"),
        **dict(zip(("aard_code", "aard"), piece.coded("aard"), strict=True)),
        einddatum=piece.day("einddatum") or piece.day("einddatumRecht"),
        tenaamstelling_id=next((key for key in on if key.startswith(_NAMING)), None),
        recht_id=next((key for key in on if key.startswith(_RIGHT)), None),
        stukdeel_id=piece.element.reference("isGebaseerdOp"),
    )
    for person in piece.element.references("betrokkenPersoon"):
        yield brk.AantekeningPersoon(note_id, person)


def deed_records(piece: Piece) -> Iterator[Outcome]:
    """A deed."""
    yield brk.Stuk(
        stuk_id=piece.key(),
        register=piece.element.value("deelEnNummer", "registercode", "code"),
        deel=piece.element.value("deelEnNummer", "deel"),
        nummer=piece.element.value("deelEnNummer", "nummer"),
        reeks=piece.element.value("deelEnNummer", "reeks", "code"),
        aangeboden_op=piece.day("tijdstipAanbieding"),
    )


def deed_part_records(piece: Piece) -> Iterator[Outcome]:
    """A legal fact, in the deed that holds it."""
    part_id = piece.key()
    deeds = (deed for name in DEEDS for deed in piece.snapshot.all(name))
    holder = next((deed.identity() for deed in deeds if part_id in deed.references("omvat")), None)
    piece.note_nil("bedragTransactiesomLevering")
    yield brk.Stukdeel(part_id, holder, *piece.coded("aard"), piece.euro("bedragTransactiesomLevering"))
