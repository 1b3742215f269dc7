"""Rights in a snapshot: ownership, leasehold, splits, namings, notes and restrictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import Person
from ondermijning.demo.writers.brk.markup import coded, flag, identity, missing, money
from ondermijning.demo.writers.brk.objects import object_reference
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.rights import Holding, Note
    from ondermijning.demo.writers.brk.markup import References
    from ondermijning.demo.writers.brk.view import View

_RIGHT = "ZakelijkRecht"
_SPLIT = "AppartementsrechtSplitsing"


def rights_xml(view: View, refs: References) -> Iterator[str]:
    """The right on the object, what burdens it, and the split it comes from."""
    lease = view.thing.lease
    yield refs.begin("R:ZakelijkRecht", _RIGHT, view.thing.right_id)
    yield identity("R", _RIGHT, view.thing.right_id)
    yield coded("R:aard", "2", "Eigendom (recht van)")
    if lease:
        yield tag("R:isBelastMet", _right(refs, lease.right_id))
    yield tag("R:rustOp", object_reference(view, refs))
    if view.split:
        tie = "R:isOntstaanUit" if view.thing.is_apartment else "R:isBetrokkenBij"
        yield tag(tie, refs.to("R-ref:HoofdsplitsingRef", _SPLIT, view.split.id))
    yield "</R:ZakelijkRecht>"
    yield from _lease(view, refs)
    yield from _split(view, refs)


def namings_xml(view: View, refs: References) -> Iterator[str]:
    """Who is named for which share in which right, and the notes on them."""
    lease = view.thing.lease
    for holding in view.holdings:
        yield from _naming(holding, lease.right_id if lease else view.thing.right_id, refs)
    if lease:
        yield from _naming(lease.lessor, view.thing.right_id, refs)
    for note in view.notes:
        yield from _note(view, note, refs)


def restriction_xml(view: View, refs: References) -> Iterator[str]:
    """The restriction under public law and the body that manages it."""
    held = view.restriction
    if held is None:
        return
    kind = "PubliekrechtelijkeBeperking"
    burdened = tag("PB:beperkt", object_reference(view, refs))
    yield refs.begin(f"PB:{kind}", kind, held.id)
    yield identity("PB", kind, held.id)
    yield coded("PB:grondslag", "WBA", "Wet bodembescherming: Beschikking geval ernstige verontreiniging")
    yield value("PB:datumInWerking", held.since)
    yield tag("PB:isGebaseerdOp", _part(refs, held.part))
    inside = tag("PB:OnroerendeZaakBeperking", flag("PB:inOnderzoek", yes=False), burdened)
    yield tag("PB:leidtTot", inside)
    yield f"</PB:{kind}>"
    managed = refs.to(f"PB-ref:{kind}Ref", kind, held.id)
    yield tag("PB:BevoegdGezag", tag("PB:beheert", managed), tag("PB:is", refs.to_party(held.authority)))


def _right(refs: References, number: int) -> str:
    return refs.to("R-ref:ZakelijkRechtRef", _RIGHT, number)


def _part(refs: References, part: DeedPart) -> str:
    return refs.to("S-ref:StukdeelRef", "Stukdeel", part.id)


def _holder(refs: References, holding: Holding) -> str:
    return refs.to("R-ref:TenaamstellingRef", "Tenaamstelling", holding.id)


def _lease(view: View, refs: References) -> Iterator[str]:
    """The right that burdens the ownership rests on no object itself; it costs a yearly ground rent."""
    lease = view.thing.lease
    if lease is None:
        return
    yield refs.begin("R:ZakelijkRecht", _RIGHT, lease.right_id)
    yield identity("R", _RIGHT, lease.right_id)
    yield coded("R:aard", "3", "Erfpacht (recht van)")
    yield "</R:ZakelijkRecht>"
    yield refs.begin("R:Erfpachtcanon", "Erfpachtcanon", lease.canon_id)
    yield identity("R", "Erfpachtcanon", lease.canon_id)
    yield coded("R:soort", "4", "Jaarlijks bedrag")
    several = flag("R:betreftMeerOnroerendeZaken", yes=False)
    yield tag("R:jaarlijksBedrag", money("R:bedrag", lease.canon_euro), several)
    yield missing("R:indicatieOudeOnroerendeZaakBetrokken")
    yield tag("R:isGebaseerdOp", _part(refs, lease.lessor.parts[0]))
    yield tag("R:betreft", _right(refs, lease.right_id))
    yield "</R:Erfpachtcanon>"


def _split(view: View, refs: References) -> Iterator[str]:
    split = view.split
    if split is None:
        return
    yield refs.begin("R:Hoofdsplitsing", _SPLIT, split.id)
    yield identity("R", _SPLIT, split.id)
    yield tag("R:heeftVerenigingVanEigenaren", refs.to_party(split.owners))
    yield tag("R:isGebaseerdOp", _part(refs, split.part))
    yield "</R:Hoofdsplitsing>"


def _naming(holding: Holding, right: int, refs: References) -> Iterator[str]:
    yield refs.begin("R:Tenaamstelling", "Tenaamstelling", holding.id)
    yield identity("R", "Tenaamstelling", holding.id)
    share = holding.share
    yield tag("R:aandeel", value("R:teller", share.numerator), value("R:noemer", share.denominator))
    if isinstance(holding.party, Person):
        married = bool(holding.party.partner)
        words = "Gehuwd" if married else "Ongehuwd en geen geregistreerd partnerschap"
        yield coded("R:burgerlijkeStaatTenTijdeVanVerkrijging", 1 if married else 2, words)
    yield tag("R:van", _right(refs, right))
    yield tag("R:isGebaseerdOp", *(_part(refs, part) for part in holding.parts))
    yield tag("R:tenNameVan", refs.to_party(holding.party))
    yield "</R:Tenaamstelling>"


def _note(view: View, note: Note, refs: References) -> Iterator[str]:
    yield refs.begin("R:Aantekening", "Aantekening", note.id)
    yield identity("R", "Aantekening", note.id)
    yield coded("R:aard", "7", "Koopovereenkomst, art. 7:3 BW")
    yield value("R:einddatum", note.ends_on)
    yield flag("R:betreftGedeelteVanPerceel", yes=False)
    yield tag("R:aantekeningRecht", *(_holder(refs, holding) for holding in view.holdings))
    yield tag("R:aantekeningKadastraalObject", object_reference(view, refs))
    yield tag("R:isGebaseerdOp", _part(refs, note.part))
    yield tag("R:betrokkenPersoon", *(refs.to_party(buyer) for buyer in note.buyers))
    yield "</R:Aantekening>"
