"""The page of a thing that is no signal: an address, an object, a company, a permit or a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.signals import signals_about
from ondermijning.model import PARTIES
from ondermijning.pages.rendering import rendered
from ondermijning.pages.story import lawful, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.daily.index import Node
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet


def thing_page(city: City, things: Sequence[Node], sheet: Sheet) -> str:
    """The page of things that belong together.

    Args:
        city: what is read.
        things: what people named, such as the houses with one number.
        sheet: for whom the page is, and until when.
    """
    sheet = lawful(city, things, sheet)
    names = city.names(persons=sheet.named)
    told = story(city, names, things)
    return rendered(
        "ding.html",
        sheet=sheet.text,
        title=told.place.title,
        story=told,
        party=things[0].label in PARTIES,
        signals=[each.text for each in signals_about(city.ledger, {*told.place.nodes.values(), *told.objects})],
        day=city.day,
        about=sheet,
        demo=city.demo,
    )
