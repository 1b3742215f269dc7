"""Names on a page: as in every answer, but whoever is a minor or has secret data is never told apart from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.shown import Shown
from ondermijning.model import PARTIES
from ondermijning.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Node, Place

_DATE = 10  # a delivery begins with its reference date
UNTOLD = "een natuurlijk persoon"
_LONGEST = 160  # signs of a name; what is longer was never meant as one, and would fill the page


class Names(Shown):
    """The names on one page; an alias stands for the same natural person throughout."""

    between = "; "

    def name(self, node: Node, role: str = "") -> str:
        """What people see for a node; of somebody who is shielded only the role."""
        if node.shielded:
            return f"{UNTOLD} ({role})" if role else UNTOLD
        return words.shortened(super().name(node, role), _LONGEST)

    def short(self, node: Node) -> str:
        """A name without a number behind it, as it fits a drawing."""
        name = self.name(node).removeprefix("natuurlijk ")
        return name.partition(" (KVK ")[0].partition(" (RSIN ")[0]

    def called_short(self, node: Node) -> str:
        """The same where the whole of what is meant stands in a cell: a natural person is called one."""
        return self.name(node) if node.personal else self.short(node)

    def _place(self, place: Place) -> str:
        """A place as the evidence of a page says it."""
        day = words.day(place.delivery[:_DATE])
        return f"{words.register_name(place.source)}, {day}: {self._file(place)} {place.position}"

    def called(self, persons: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Label and id of natural persons → what they are called on this page, so that a signal says the same."""
        asked = sorted(persons)
        known = {node.key: node for node in self._index.by_id(*(element for _, element in asked))}
        return {person: self.name(known[person]) if person in known else UNTOLD for person in asked}


def is_party(node: Node) -> bool:
    """Whether a node is somebody or a company."""
    return node.label in PARTIES
