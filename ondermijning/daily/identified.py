"""Who applies and for which premises, as far as what was typed tells it; what is not told is asked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import PLACES
from ondermijning.daily.things import NotFoundError, exact, is_one, meant, named, nearby, outside, read
from ondermijning.errors import GraphError
from ondermijning.model import PARTIES

if TYPE_CHECKING:
    from ondermijning.daily.application import Application
    from ondermijning.daily.index import Index, Node


class Identified(NamedTuple):
    """What a text stands for.

    Args:
        nodes: the party or the houses with one number; several parties or houses where the text fits them all.
        taken_for: the name of what a slip of the pen was taken for.
        outside: a sentence on another town, where nothing was looked for.
        near: the names of what looks like it.
        searchable: something that is there would have been found; if not, not finding it says nothing.
    """

    nodes: list[Node]
    taken_for: str = ""
    outside: str = ""
    near: str = ""
    searchable: bool = True


def applicant(index: Index, application: Application, *, persons: bool) -> Identified:
    """Who applies: the company of a number, or who has the name.

    Args:
        index: the open index.
        application: with a number or a name.
        persons: whether natural persons may be found by name.
    """
    if application.kvk:
        return Identified([node for node in exact(index, application.kvk) if node.label == "Bedrijf"])
    try:
        found = meant(index, application.name, persons=persons)
    except NotFoundError as nothing:
        near = [node for node in nothing.near if node.label in PARTIES]
        return Identified([], near=named(near))
    parties = [node for node in found.nodes if node.label in PARTIES]
    return Identified(parties, taken_for=found.taken_for if parties else "")


def premises(index: Index, text: str) -> Identified:
    """The premises that an address, BAG id or designation names; never those of another town."""
    said = read(index, text)
    try:
        found = meant(index, text)
    except GraphError:
        # Without a number it is no premises, and nothing was looked for in a town that was not loaded.
        readable = bool(said.houses or any(sign.isdigit() for sign in text))
        return Identified([], outside=outside(index, said), near=named(nearby(index, said)), searchable=readable)
    places = [node for node in found.nodes if node.label in PLACES]
    if len(places) < len(found.nodes):
        return Identified([], searchable=False)
    return Identified(places if is_one(places) else [], found.taken_for, near="" if is_one(places) else named(places))
