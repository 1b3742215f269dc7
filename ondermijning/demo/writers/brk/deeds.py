"""Deeds and their parts in a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.writers.brk.markup import coded, flag, identity, missing, money
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.deeds import Deed, DeedPart
    from ondermijning.demo.writers.brk.markup import References
    from ondermijning.demo.writers.brk.view import View


def deeds_xml(view: View, refs: References) -> Iterator[str]:
    """The deeds that the snapshot rests on, then their parts."""
    parts = view.parts()
    for part in parts:
        yield from _deed(part, refs)
    for part in parts:
        yield from _part(part, refs)


def _deed(part: DeedPart, refs: References) -> Iterator[str]:
    deed = part.deed
    yield refs.begin("S:TerInschrijvingAangebodenStuk", "TIAStuk", deed.id)
    yield tag("S:omvat", refs.to("S-ref:StukdeelRef", "Stukdeel", part.id))
    yield identity("S", "TIAStuk", deed.id)
    yield tag("S:deelEnNummer", *volume(deed))
    yield _offered(deed)
    yield flag("S:tekeningIngeschreven", yes=False)
    yield "</S:TerInschrijvingAangebodenStuk>"


def volume(deed: Deed) -> Iterator[str]:
    """Where in the public register a deed stands."""
    yield value("S:deel", deed.volume)
    yield value("S:nummer", deed.number)
    if deed.series:
        yield coded("S:reeks", deed.series, "Maastricht")
    yield coded("S:registercode", "2", "Hyp4")
    yield coded("S:soortRegister", "2", "Onroerende Zaken")


def _offered(deed: Deed) -> str:
    if deed.offered_on is None:
        return missing("S:tijdstipAanbieding")
    return tag("S:tijdstipAanbieding", value("T:datum", deed.offered_on), value("T:tijd", hour(deed)))


def hour(deed: Deed) -> str:
    """The time of the day at which a deed was offered."""
    minutes = 9 * 60 + int(deed.id) % 400
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def _part(part: DeedPart, refs: References) -> Iterator[str]:
    yield refs.begin("S:Stukdeel", "Stukdeel", part.id)
    yield identity("S", "Stukdeel", part.id)
    yield coded("S:aard", *part.kind) if part.kind else missing("S:aard")
    if part.price is not None:
        yield money("S:bedragTransactiesomLevering", part.price)
    yield "</S:Stukdeel>"
