"""Rights, namings, splits, notes and deeds in an answer of KIK-inzage, as records of the land registry.

Source: KIK-inzage v6 JSON; shares held together and ground rents, which no sample holds, as a public client of the service
names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import RowRejected

from ..imkad import coded, euro, imkad_id, imkad_ids, imkad_reference, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

    from .answer import Piece

_ROLES = {"isOntstaanUit": "ontstaan_uit", "isBetrokkenBij": "betrokken_bij"}
_NAMING, _RIGHT = "Tenaamstelling", "ZakelijkRecht"

NAMES = frozenset("""
    zakelijkRechten aard rustOp isBelastMet isOntstaanUit isBetrokkenBij appartementsrechtSplitsingen
    heeftVerenigingVanEigenaren tenaamstellingen van tenNameVan aandeel teller noemer geldtVoor gezamenlijkAandelen
    verkregenNamensSamenwerkingsverband betrokkenSamenwerkingsverband
    isGebaseerdOp erfpachtcanons jaarlijksBedrag betreftMeerOnroerendeZaken bedrag som
    valuta aantekeningen aantekeningKadastraalObject aantekeningRecht einddatum einddatumRecht betrokkenPersoon
    stukken omvat deelEnNummer registercode deel nummer reeks tijdstipAanbieding datum stukdelen
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


def right(piece: Piece) -> Iterator[Outcome]:
    """A right, what burdens it, and the splits that made it or that it was split by."""
    right_id = imkad_id(piece.entry, "identificatie", _RIGHT)
    yield brk.ZakelijkRecht(
        right_id, *coded(piece.entry, "aard"), imkad_reference(piece.entry, "rustOp", "KadastraalObject")
    )
    for burden in imkad_ids(piece.entry, "isBelastMet", _RIGHT):
        yield brk.Belasting(right_id, burden)
    for name, role in _ROLES.items():
        if split := imkad_reference(piece.entry, name, "AppartementsrechtSplitsing"):
            yield brk.SplitsingRecht(split, right_id, role)


def split(piece: Piece) -> Iterator[Outcome]:
    """A split with its association of owners."""
    owners = imkad_reference(piece.entry, "heeftVerenigingVanEigenaren", "Persoon")
    yield brk.Splitsing(imkad_id(piece.entry, "identificatie", "AppartementsrechtSplitsing"), owners)


def naming(piece: Piece) -> Iterator[Outcome]:
    """A naming, the share it holds alone or together with others, and the deed parts it rests on."""
    naming_id = imkad_id(piece.entry, "identificatie", _NAMING)
    joint = imkad_reference(piece.entry, "geldtVoor", "GezamenlijkAandeel")
    together = share(_joint(piece.answer, joint), "aandeel") if joint else None
    own = together if together and "aandeel" not in piece.entry else share(piece.entry, "aandeel")
    yield brk.Tenaamstelling(
        naming_id,
        imkad_id(piece.entry, "van", _RIGHT),
        imkad_id(piece.entry, "tenNameVan", "Persoon"),
        *own,
        _firm(piece) or coded(piece.entry, "verkregenNamensSamenwerkingsverband")[1],
    )
    if joint and together:
        yield brk.GezamenlijkAandeel(joint, naming_id, *together)
    for deed_part in imkad_ids(piece.entry, "isGebaseerdOp", "Stukdeel"):
        yield brk.TenaamstellingStukdeel(naming_id, deed_part)


def _firm(piece: Piece) -> str | None:
    """The name of the partnership that the holder holds for together with others, where the naming refers to one."""
    firm = imkad_reference(piece.entry, "betrokkenSamenwerkingsverband", "Persoon")
    parties = parts(piece.answer, "personen") if firm else ()
    found = (each for each in parties if imkad_id(each, "identificatie", "Persoon") == firm)
    return clean(value(next(found, {}), "statutaireNaam"))


def _joint(answer: JsonObject, joint: str) -> JsonObject:
    for entry in parts(answer, "gezamenlijkAandelen"):
        if imkad_id(entry, "identificatie", "GezamenlijkAandeel") == joint:
            return entry
    raise RowRejected("geldtVoor", say("the share that is held together is missing"))


def canon(piece: Piece) -> Iterator[Outcome]:
    """The yearly sum that is due for a right."""
    yearly, name = part(piece.entry, "jaarlijksBedrag"), "betreftMeerOnroerendeZaken"
    yield brk.Erfpachtcanon(
        canon_id=imkad_id(piece.entry, "identificatie", "Erfpachtcanon"),
        recht_id=imkad_id(piece.entry, "betreft", _RIGHT),
        soort=coded(piece.entry, "soort")[1] if "soort" in piece.entry else None,
        jaarlijks_euro=euro(yearly, "bedrag", piece.faults),
        meer_objecten=piece.faults.read(name, yes_no, value(yearly, name)),
    )


def note(piece: Piece) -> Iterator[Outcome]:
    """A note: what it stands on, what it rests on, and whom it names."""
    note_id, on = imkad_id(piece.entry, "identificatie", "Aantekening"), _stands_on(piece.entry)
    code, words = coded(piece.entry, "aard")
    ends = (
        piece.faults.read(name, optional_date, value(piece.entry, name)) for name in ("einddatum", "einddatumRecht")
    )
    yield brk.Aantekening(
        aantekening_id=note_id,
        object_id=imkad_reference(piece.entry, "aantekeningKadastraalObject", "KadastraalObject"),
        aard_code=code,
        aard=words,
        einddatum=next((day for day in ends if day), None),
        tenaamstelling_id=on.get(_NAMING),
        recht_id=on.get(_RIGHT),
        stukdeel_id=imkad_reference(piece.entry, "isGebaseerdOp", "Stukdeel"),
    )
    for person in imkad_ids(piece.entry, "betrokkenPersoon", "Persoon"):
        yield brk.AantekeningPersoon(note_id, person)


def _stands_on(entry: JsonObject) -> dict[str, str]:
    """The first naming and the first right that a note stands on, by domain."""
    found: dict[str, str] = {}
    for on in parts(entry, "aantekeningRecht"):
        domain = (value(on, "namespace") or "").removeprefix("NL.IMKAD.")
        found.setdefault(domain, imkad_id({"aantekeningRecht": on}, "aantekeningRecht", domain))
    return found


def deed(piece: Piece) -> Iterator[Outcome]:
    """A deed."""
    place, offered = part(piece.entry, "deelEnNummer"), value(part(piece.entry, "tijdstipAanbieding"), "datum")
    yield brk.Stuk(
        stuk_id=_deed_id(piece.entry),
        register=coded(place, "registercode")[0],
        deel=value(place, "deel"),
        nummer=value(place, "nummer"),
        reeks=coded(place, "reeks")[0],
        aangeboden_op=piece.faults.read("tijdstipAanbieding", optional_date, offered),
    )


def deed_part(piece: Piece) -> Iterator[Outcome]:
    """A legal fact, in the deed that holds it."""
    part_id = imkad_id(piece.entry, "identificatie", "Stukdeel")
    holders = (each for each in parts(piece.answer, "stukken") if part_id in imkad_ids(each, "omvat", "Stukdeel"))
    holder = next((_deed_id(each) for each in holders), None)
    yield brk.Stukdeel(part_id, holder, *coded(piece.entry, "aard"), None)


def _deed_id(entry: JsonObject) -> str:
    """A deed is offered for registration (TIAStuk) or made by the registry itself (Kadasterstuk)."""
    found = part(entry, "identificatie")
    try:
        return imkad(value(found, "namespace") or "", value(found, "lokaalID") or "")
    except ValueError as problem:
        raise RowRejected("identificatie", str(problem)) from None
