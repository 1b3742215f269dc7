"""What happened around a thing, of every kind, on one axis: its own history, and that of the companies that held it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.history import History, Moment, around, latest_of_each, place_nodes, relations
from ondermijning.daily.overviews.wholes import whole
from ondermijning.daily.things import houses_of, require_shown
from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.daily.index import Index, Node
    from ondermijning.daily.shown import Shown

COLUMNS = ("van", "tot", "wat", "omschrijving", "bron")
# From a permit, grant or event to where it is.
_LEADS = ("VERGUND_VOOR", "BESTEED_OP", "GEBEURD_OP")
_LEAD_KINDS = ("Vergunning", "Subsidie", "Gebeurtenis")
_OFFICES = ("BESTUURT", "GEMACHTIGDE_VAN", "AANDEELHOUDER_VAN", "ZEGGENSCHAP_OVER")
MOST = 200  # rows of one topic
_BEGAN, _ENDED = "oprichting", "einde"


def moments(index: Index, shown: Shown, things: Sequence[Node], *, limit: int = MOST) -> History:
    """What is known around things that belong together and has a day, in order of time.

    Args:
        index: the open index.
        shown: how names are written.
        things: what a text stands for; of a street the houses along it.
        limit: how many rows of one topic at most, the latest ones.

    Raises:
        GraphError: it is somebody who is never shown, or a neighbourhood, of which only counts are told.
    """
    require_shown(things, say("Name an object or a company."))
    if any(node.label == "Buurt" for node in things):
        raise GraphError(say("of a neighbourhood only counts are told."), advice=say("Use ondermijning pagina."))
    houses = houses_of(index, things)
    centre = whole(index, houses) if houses else {}
    if all(node.label in _LEAD_KINDS for node in things):
        at = index.nodes(edge.target for edge in index.outward(centre, *_LEADS))
        centre |= place_nodes(index, at.values())
    known = around(index, shown, centre, of_each=limit, dated=True)
    beside = {each.number: each for each in _companies(index, centre)}
    more = [
        *(row for row in relations(index, shown, beside, *_OFFICES) if row.begin or row.end),
        *(row for node in (*centre.values(), *beside.values()) for row in _life(shown, node)),
        *(row for node in centre.values() for row in _counts(shown, node)),
    ]
    rows = list(dict.fromkeys((*known.rows, *more)))
    rows.sort(key=lambda row: (row.begin or row.end, row.topic, row.text))
    return History(latest_of_each(rows, limit), known.nodes, known.total + len(rows) - len(known.rows))


def _companies(index: Index, centre: dict[int, Node]) -> list[Node]:
    """Companies that hold or held an object of the centre; those that cannot be suspect by nature say nothing."""
    objects = [number for number, node in centre.items() if node.label == "Perceel"]
    found = index.nodes(edge.source for edge in index.inward(objects, "BEZIT")).values()
    return [
        each
        for each in found
        if each.label == "Bedrijf"
        and not each.personal
        and not each.data.get("uitgezonderd")
        and each.number not in centre
    ]


def _life(shown: Shown, node: Node) -> Iterator[Moment]:
    if node.label != "Bedrijf" or node.personal:
        return
    if begun := str(node.data.get("opgericht") or ""):
        yield Moment(begun, begun, _BEGAN, f"{shown.name(node)} opgericht", (node.number,))
    if ended := str(node.data.get("beeindigd") or ""):
        yield Moment(
            ended, ended, _ENDED, f"{shown.name(node)} {node.data.get('eindreden') or 'beëindigd'}", (node.number,)
        )


def _counts(shown: Shown, node: Node) -> Iterator[Moment]:
    """How many people were registered at the last count."""
    day, people = str(node.data.get("ingeschreven_op") or ""), node.data.get("ingeschreven")
    if node.label == "Verblijfsobject" and day and people is not None:
        said = counted(int(people), "ingeschreven persoon", "ingeschreven personen")
        yield Moment(day, day, "ingeschreven personen", f"{shown.name(node)}: {said}", (node.number,))
