"""Who uses the premises of a street, in which branches, and which owners decide who that is.

No register of rents is loaded: who is established where somebody else owns is a user that the owner let in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.daily.overviews.lines import Line
from ondermijning.daily.streets.along import PERSONS
from ondermijning.normalise.branches import branch
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.daily.streets.along import Along, Seat

USERS, BRANCHES, DECIDES = "gebruikers", "branches", "eigenaren die over gebruikers gaan"
_SUCCESSION = ("VOLGT_OP", "NA_VERGUNNING")
_BRANCHES_TOLD = 4


@dataclass(slots=True)
class _Let:
    """What an owner lets others use: objects, seats now and before, and the edges that tell it."""

    objects: set[int] = field(default_factory=set)
    now: set[int] = field(default_factory=set)
    ever: set[int] = field(default_factory=set)
    branches: Counter[str] = field(default_factory=Counter)
    since: list[str] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    parties: set[int] = field(default_factory=set)


def user_lines(street: Along) -> Iterator[Line]:
    """Companies along the street in order of house number, present and former."""
    for seat in street.seats:
        said = f"{street.at(seat.address)}; {branch(seat.sbi)}; {_as_what(street, seat)}"
        yield Line(USERS, street.name(seat.company), said, seat.begin, seat.end, seat.elements)


def branch_lines(street: Along) -> Iterator[Line]:
    """How many companies of each branch are there now."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for seat in street.seats:
        if not seat.end:
            found[branch(seat.sbi)].add(seat.company.number)
    for name, companies in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        yield Line(BRANCHES, name, counted(len(companies), "bedrijf", "bedrijven"))


def deciding_lines(street: Along) -> Iterator[Line]:
    """Owners of premises that others use, with how many, in which branches, and how many came and went."""
    found: defaultdict[str, _Let] = defaultdict(_Let)
    for seat in street.seats:
        for number in street.objects_at.get(seat.address, ()):
            for owner in street.owners_on(number, seat.begin, seat.end):
                if _is_another(street, seat, owner) and (not seat.end or _owns_now(street, owner, number)):
                    _add(found[_owner(street, owner)], street, owner, number, seat)
    linked = _linked_before(street)
    for name, let in sorted(found.items(), key=lambda each: (-len(each[1].objects), each[0])):
        branches = ", ".join(
            each for each, _ in sorted(let.branches.items(), key=lambda each: (-each[1], each[0]))[:_BRANCHES_TOLD]
        )
        gone = len(let.ever - let.now)
        parts = (
            f"{counted(len(let.objects), 'object', 'objecten')} bij een ander in gebruik",
            f"nu {counted(len(let.now), 'gebruiker', 'gebruikers')}{f' ({branches})' if branches else ''}",
            f"eerder {gone} andere" if gone else "",
            "bij een opvolging verbonden met wie er eerder zat" if let.parties & linked else "",
        )
        yield Line(
            DECIDES,
            name,
            "; ".join(filter(None, parts)),
            min(filter(None, let.since), default=""),
            "",
            tuple(let.elements),
        )


def _add(let: _Let, street: Along, owner: int, number: int, seat: Seat) -> None:
    let.objects.add(number)
    let.ever.add(seat.company.number)
    let.parties.add(owner)
    if not seat.end:
        let.now.add(seat.company.number)
        let.branches[branch(seat.sbi)] += 1
    own = [edge for edge in street.held if edge.source == owner and edge.target == number]
    let.since += [edge.begin for edge in own]
    let.elements += [edge.number for edge in own if edge.number not in let.elements]
    let.elements += [each for each in seat.elements if each not in let.elements]


def _owns_now(street: Along, owner: int, number: int) -> bool:
    return any(edge.source == owner and edge.target == number and not edge.end for edge in street.held)


def _owner(street: Along, owner: int) -> str:
    """The name of an owner; natural persons who are not named stand together."""
    party = street.holders[owner]
    hidden = party.personal and (not street.persons or party.shielded)
    return f"{PERSONS} (eigenaar)" if hidden else street.name(party, "eigenaar")


def _is_another(street: Along, seat: Seat, owner: int) -> bool:
    """Whether a user is somebody else than an owner and nobody linked with it."""
    user = seat.company.number
    return user != owner and user not in street.managers and frozenset((user, owner)) not in street.linked


def _as_what(street: Along, seat: Seat) -> str:
    owners = {
        owner
        for number in street.objects_at.get(seat.address, ())
        for owner in street.owners_on(number, seat.begin, seat.end)
    }
    user = seat.company.number
    if user in owners:
        return "eigenaar en gebruiker"
    if user in street.managers:
        return "vereniging van eigenaars"
    if any(frozenset((user, owner)) in street.linked for owner in owners):
        return "gebruiker, verbonden met de eigenaar"
    return "gebruiker, geen eigenaar" if owners else "gebruiker, eigenaar onbekend"


def _linked_before(street: Along) -> set[int]:
    """Owners that, when a permit followed another, were linked with a party of what went before."""
    permits = [edge.source for edge in street.index.inward(street.addresses, "VERGUND_VOOR")]
    follows = street.index.outward(permits, *_SUCCESSION)
    named = {str(edge.data["verhuurder_id"]) for edge in follows if edge.data.get("verhuurder_id")}
    return {node.number for node in street.index.by_id(*sorted(named))}
