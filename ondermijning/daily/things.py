"""Which thing people mean: an address, number, code or designation as typed, else words that only one thing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.words import search
from ondermijning.errors import GraphError
from ondermijning.normalise.lookup import object_key, place_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.daily.index import Index, Node

# A number may be the id of several kinds; the kind that people type comes first.
_KINDS = (
    "Adres", "Perceel", "Bedrijf", "Vergunning", "Subsidie", "Gebeurtenis", "Verblijfsobject", "Pand", "Vestiging",
    "Hypotheek", "Transactie", "Insolventie", "Beslag", "Beperking", "Recht", "Waardering", "Straat", "Buurt", "Persoon",
)  # fmt: skip


def exact(index: Index, text: str, *, persons: bool = False) -> list[Node]:
    """What an id, number, code, designation or address names.

    Args:
        index: the open index.
        text: as typed.
        persons: whether a natural person may be found.

    Returns:
        The things of the first kind that has any: one, or the houses with one number; empty when nothing has this name.
    """
    for found in _lookups(index, text):
        if chosen := _first_kind(found, persons=persons):
            return chosen
    return []


def _lookups(index: Index, text: str) -> Iterator[list[Node]]:
    yield index.by_id(text)
    yield index.by_key(object_key(text))
    keys = place_keys(text)
    for key in keys:
        yield index.by_key(key)
    for key in keys:
        if key.endswith("#"):  # without an addition: every house with the number
            yield index.by_key_prefix(key)


def one(index: Index, text: str, *, persons: bool = False) -> Node:
    """The one thing that people mean.

    Raises:
        GraphError: nothing or more than one thing fits; the text itself is not repeated, since it may name a person.
    """
    return only(meant(index, text, persons=persons))


def meant(index: Index, text: str, *, persons: bool = False) -> list[Node]:
    """What people mean: the exact name, else what has all the words.

    Raises:
        GraphError: nothing fits.
    """
    found = exact(index, text, persons=persons) or search(index, text, persons=persons).nodes
    if not found:
        raise GraphError("nothing in the graph has this name or number.", advice="Try ondermijning find.")
    return found


def only(found: list[Node]) -> Node:
    """The one node in a list.

    Raises:
        GraphError: there are more.
    """
    if len(found) > 1:
        raise GraphError(f"{len(found)} things fit.", advice="Use ondermijning find, then name one by its number.")
    return found[0]


def _first_kind(nodes: Iterable[Node], *, persons: bool) -> list[Node]:
    allowed = [node for node in nodes if persons or node.label != "Persoon"]
    best = min((_KINDS.index(node.label) for node in allowed), default=0)
    return [node for node in allowed if node.label == _KINDS[best]]
