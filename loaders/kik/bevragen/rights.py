"""Who holds which right on an object in an answer of BRK-Bevragen, as records of the land registry.

Source: BRK-Bevragen 2.0.0 JSON. Rights have no id there: of one object, those of one kind are taken as one right. The id of
a holder is its own (``ZakelijkGerechtigde``), since nothing says that it is that of the naming.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import codes
from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, texts, value
from ondermijning.sources.rows import RowRejected

from ..imkad import coded, euro, share
from .answer import HOLDERS, is_single, object_of
from .parties import party, shaped
from .values import elements, thing_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

# Kind of holder → code of the right, in the order of the Kadaster's list.
RIGHTS = {
    "beklemrechthouder": "1", "eigenaar": codes.OWNERSHIP, "erfpachter": "3", "gebruik_bewoning": "4", "grondrente": "5",
    "opstalhouder": "7", "vaderlandsrecht": "9", "artikel5_3b_geheel": "10", "stadsmeierrecht": "11",
    "vruchtgebruiker": "12", "erfpachter_opstalhouder": "13", "nutsvoorzieningen": "14", "brondocument": "18",
    "twee_belastingen": "20", "belasting_derde": "21", "bp_recht": "22", "nutsvoorzieningen_gedeelte": "23",
    "artikel5_3b": "24",
}  # fmt: skip
_FIRM = "betrokkenSamenwerkingsverband"  # the partnership that a holder holds for together with others
_SEVERAL = ("betrefMeerOnroerendeZaken", "betreftMeerOnroerendeZaken")

NAMES = frozenset("""
    zakelijkGerechtigden aanvangsdatum tenaamstelling aandeel gezamenlijkAandeel teller noemer persoon
    verkregenNamensSamenwerkingsverband betrokkenSamenwerkingsverband
    isGebaseerdOpStukdeelIdentificaties erfpachtCanon soortErfpachtCanon
    jaarlijksBedrag betrefMeerOnroerendeZaken betreftMeerOnroerendeZaken isGebaseerdOpStukdeelIdentificatie som valuta
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


def holders(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Every holder with its right; co-holders repeat what is said of their right, which counts once.

    Raises:
        RowRejected: a holder cannot be read, so that none may seem absent.
    """
    object_id = object_of(data)
    if not is_single(data):
        yield kik.GerechtigdenAntwoord(object_id, None)
    found = elements(data, HOLDERS)
    outcomes = [outcome for entry in found for outcome in _holder(object_id, entry, faults)]
    yield from dict.fromkeys(outcomes)
    yield from _burdens(object_id, {value(entry, "type") or "" for entry in found})


def _holder(object_id: str, entry: JsonObject, faults: Faults) -> Iterator[Outcome]:
    kind, naming = value(entry, "type") or "", part(entry, "tenaamstelling")
    if kind not in RIGHTS:
        raise RowRejected("zakelijkGerechtigden/type", say("is an unknown kind of right"))
    right_id, naming_id = _right_id(object_id, kind), thing_id(entry, "ZakelijkGerechtigde")
    holder = party(part(entry, "persoon"), faults)
    together = share(naming, "gezamenlijkAandeel") if "gezamenlijkAandeel" in naming else None
    own = together if together and "aandeel" not in naming else share(naming, "aandeel")
    yield brk.ZakelijkRecht(right_id, RIGHTS[kind], kind, object_id)
    yield brk.Tenaamstelling(
        naming_id,
        right_id,
        holder.persoon_id,
        *own,
        clean(value(part(naming, _FIRM), "naam")) or coded(naming, "verkregenNamensSamenwerkingsverband")[1],
        faults.read("aanvangsdatum", optional_date, value(entry, "aanvangsdatum")),
    )
    if together:
        yield brk.GezamenlijkAandeel(f"{right_id}#gezamenlijk/{together[0]}/{together[1]}", naming_id, *together)
    yield from _grounds(naming_id, naming)
    yield holder
    if _FIRM in naming:
        yield shaped(part(naming, _FIRM), _FIRM, faults)[1]
    if "erfpachtCanon" in entry:
        yield _canon(right_id, part(entry, "erfpachtCanon"), faults)


def _right_id(object_id: str, kind: str) -> str:
    return f"{object_id}#{kind}"


def _grounds(naming_id: str, naming: JsonObject) -> Iterator[Outcome]:
    name = "isGebaseerdOpStukdeelIdentificaties"
    for number in texts(naming, name):
        try:
            yield brk.TenaamstellingStukdeel(naming_id, imkad("Stukdeel", number))
        except ValueError as problem:
            raise RowRejected(name, str(problem)) from None


def _canon(right_id: str, canon: JsonObject, faults: Faults) -> brk.Erfpachtcanon:
    """The yearly sum; live answers spell the flag for several objects without a t."""
    euros = euro(canon, "jaarlijksBedrag", faults)
    named = next((name for name in _SEVERAL if name in canon), _SEVERAL[0])
    return brk.Erfpachtcanon(
        canon_id=f"{right_id}#canon/{value(canon, 'isGebaseerdOpStukdeelIdentificatie') or euros}",
        recht_id=right_id,
        soort=coded(canon, "soortErfpachtCanon")[1],
        jaarlijks_euro=euros,
        meer_objecten=faults.read(named, yes_no, value(canon, named)),
    )


def _burdens(object_id: str, kinds: set[str]) -> Iterator[Outcome]:
    """Leasehold or usufruct on an object that has an owner too rests on the ownership."""
    if "eigenaar" in kinds:
        for kind in sorted(kinds):
            if RIGHTS[kind] in codes.BURDENING_RIGHTS:
                yield brk.Belasting(_right_id(object_id, "eigenaar"), _right_id(object_id, kind))
