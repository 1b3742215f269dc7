"""The page of a neighbourhood: counts only, and none that is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.pages import words
from ondermijning.pages.neighbourhood.counts import tables
from ondermijning.pages.neighbourhood.small_numbers import LEAST, told
from ondermijning.pages.rendering import rendered

if TYPE_CHECKING:
    from ondermijning.daily.index import Node
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet

_KNOWN = (("inwoners", "Inwoners"), ("woningen", "Woningen"))


def neighbourhood_page(city: City, area: Node, sheet: Sheet) -> str:
    """The page of a neighbourhood.

    Args:
        city: what is read.
        area: the neighbourhood.
        sheet: for whom the page is, and until when.

    Raises:
        GraphError: so few addresses lie in it that nothing may be told.
    """
    addresses = [address for address, lies in city.ground.lies_in.items() if lies.code == area.id]
    if not told(len(addresses)):
        raise GraphError(
            say(
                "fewer than {least} addresses are known in this neighbourhood, and of so few nothing is told.",
                least=LEAST,
            )
        )
    return rendered(
        "buurt.html",
        sheet=sheet.text,
        title=f"Buurt {area.data.get('naam') or area.id}",
        district=str(area.data.get("wijk") or ""),
        facts=_facts(area, len(addresses)),
        spot=city.ground.area(area.id),
        tables=tables(city.index, addresses),
        least=LEAST,
        day=city.day,
        about=sheet,
        demo=city.demo,
    )


def _facts(area: Node, addresses: int) -> list[tuple[str, str]]:
    """What the CBS says of it, and how many addresses lie in it."""
    found = [(label, str(area.data[name])) for name, label in _KNOWN if told(int(area.data.get(name) or 0))]
    unsafe = area.data.get("onveilig_procent")
    feel = [("Voelt zich onveilig", f"{words.number(unsafe)} % van de inwoners")] if unsafe is not None else []
    return [*found, ("Adressen", str(addresses)), *feel]
