"""Names on a page: as in every answer, but whoever is a minor or has secret data is never told apart from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.shown import Shown
from ondermijning.model import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Node

UNTOLD = "een natuurlijk persoon"


class Names(Shown):
    """The names on one page; an alias stands for the same natural person throughout."""

    def name(self, node: Node, role: str = "") -> str:
        """What people see for a node; of somebody who is shielded only the role."""
        if node.shielded:
            return f"{UNTOLD} ({role})" if role else UNTOLD
        return super().name(node, role)

    def short(self, node: Node) -> str:
        """A name without a number behind it, as it fits a drawing."""
        name = self.name(node).removeprefix("natuurlijk ")
        return name.partition(" (KVK ")[0].partition(" (RSIN ")[0]

    def called(self, persons: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Label and id of natural persons → what they are called on this page, so that a signal says the same."""
        asked = sorted(persons)
        known = {node.key: node for node in self._index.by_id(*(element for _, element in asked))}
        return {person: self.name(known[person]) if person in known else UNTOLD for person in asked}


def is_party(node: Node) -> bool:
    """Whether a node is somebody or a company."""
    return node.label in PARTIES
