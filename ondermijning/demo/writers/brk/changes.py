"""Change messages of the land registry: BRK Levering 2.0, product-mutatie v20211119, one message per object in a zip.

A message shows the state that it replaces and the state that it brings, each with its reference, so that they join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.writers.brk.deeds import hour, volume
from ondermijning.demo.writers.brk.markup import References, coded
from ondermijning.demo.writers.brk.objects import DOMAIN, designation
from ondermijning.demo.writers.brk.stand import root, snapshot
from ondermijning.demo.writers.brk.view import View
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.life.days_after import Change

_PACKED_ON = (2025, 2, 1, 6, 0, 0)  # the same changes give the same bytes


def write_changes(path: Path, changes: Iterable[Change]) -> None:
    """Write one message per changed object.

    Args:
        path: the zip.
        changes: each the first of its object after the last stand.
    """
    with ZipFile(path, "w") as pack:
        for number, change in enumerate(changes, start=1):
            name = ZipInfo(f"mutatie-{change.day}-{number:05d}.xml", _PACKED_ON)
            name.compress_type = ZIP_DEFLATED
            pack.writestr(name, _message(change) + "\n")


def _message(change: Change) -> str:
    head = (
        root("Mutatie"),
        coded("Mutatie:aardStukdeel", *change.kind),
        value("Mutatie:brkDatum", change.day),
        value("Mutatie:volgnummerKadastraalObjectDatum", 1),
        _registered(change),
        _about(change.thing),
    )
    return "".join([*head, *_states(change), "</Mutatie:Mutatie>"])


def _states(change: Change) -> Iterator[str]:
    """The state before and the state after, as far as the object exists in it."""
    refs = References(1)
    for name, day in (("was", LAST), ("wordt", change.day)):
        if change.thing.exists_on(day):
            yield tag(f"Mutatie:{name}", snapshot(View(change.thing, day), refs))
            refs = References(refs.next)


def _registered(change: Change) -> str:
    """The deed that caused the change."""
    deed = change.part.deed
    kind = "S-ref:TerInschrijvingAangebodenStukRef"
    reference = f'<{kind} domein="NL.IMKAD.TIAStuk">{deed.id}</{kind}>'
    signed = tag("Mutatie:tijdstipOndertekening", value("T:datum", change.day), value("T:tijd", hour(deed)))
    inside = tag("Mutatie:stuk", reference), tag("Mutatie:deelEnNummer", *volume(deed)), signed
    return tag("Mutatie:ingeschrevenStuk", tag("Mutatie:AanduidingTerInschrijvingAangebodenStuk", *inside))


def _about(thing: CadastralObject) -> str:
    """The object that changed."""
    kind = "AppartementsrechtRef" if thing.is_apartment else "PerceelRef"
    link = f'<OZ-ref:{kind} domein="NL.IMKAD.{DOMAIN}">{thing.id}</OZ-ref:{kind}>'
    named = tag("Mutatie:kadastraleAanduiding", *designation(thing.place))
    inside = tag("Mutatie:AanduidingKadastraalObject", named, tag("Mutatie:kadastraalObject", link))
    return tag("Mutatie:kadastraalObject", inside)
