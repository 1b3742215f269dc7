"""A question of an analyst: a checked text, a bounded number of rows, and natural persons as aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.daily.index import LISTED, as_list
from ondermijning.graph.dialect.check import check_query
from ondermijning.graph.dialect.tokens import TokenKind, tokenise
from ondermijning.graph.index_words import NAME_KEY
from ondermijning.normalise.lookup import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.daily.index import Index, Node
    from ondermijning.daily.shown import Shown
    from ondermijning.graph.dialect.check import Pattern
    from ondermijning.graph.dialect.tokens import Token
    from ondermijning.graph.store import Readable

MAX_ROWS = 1000
PARAMETERS = frozenset({"peildatum"})
# The last row of a key counts: a party before the branch that bears its name.
_PERSONAL = f"""
SELECT s.sleutel, n.nr FROM sleutel s JOIN node n ON n.nr = s.nr WHERE s.sleutel {LISTED} AND n.persoon > 0
ORDER BY n.soort = 'Vestiging' DESC, n.nr DESC
"""  # noqa: S608 - made of literals


class Answer(NamedTuple):
    """What a question gave.

    Args:
        columns: the names that the text gives its values.
        rows: in an order that depends on the rows alone.
        more: whether there were more.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool


def checked(text: str) -> Pattern:
    """The text, read as the dialect allows: listed clauses, no class-B or class-C attribute, ``$peildatum`` only.

    Raises:
        RuleError: anything else.
    """
    return check_query(text, allowed_parameters=PARAMETERS)


def ask(store: Readable, text: str, parameters: Mapping[str, Any], *, limit: int = MAX_ROWS) -> Answer:
    """The rows of a checked text.

    Args:
        store: either engine.
        text: passed ``checked``.
        parameters: a value for each parameter that it uses.
        limit: how many rows at most.

    Raises:
        GraphError: it takes too long.
    """
    rows = store.rows(f"{text}\nLIMIT {limit + 1}", parameters)
    return Answer(columns_of(text), sorted(rows[:limit], key=_order), len(rows) > limit)


def columns_of(text: str) -> tuple[str, ...]:
    """The names behind RETURN: of each value the last word."""
    tokens = tokenise(text)
    start = max(place for place, token in enumerate(tokens) if token.is_word("RETURN")) + 1
    return tuple(part[-1].text for part in _parts(tokens[start:]))


def _parts(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Tokens between the commas that stand outside brackets."""
    part: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.is_sign("(", "[", "{") - token.is_sign(")", "]", "}")
        if token.kind is TokenKind.END or (token.is_sign(",") and not depth):
            yield part
            part = []
        else:
            part.append(token)


def veiled(index: Index, shown: Shown, rows: list[tuple[Any, ...]], *, persons: bool = False) -> list[tuple[Any, ...]]:
    """Rows in which an alias stands for every id, number and name of a natural person.

    Args:
        index: the open index.
        shown: how names are written.
        rows: values and lists of values.
        persons: leave those who may be named for a reason as they are.
    """
    hidden = _hidden(index, set(_texts(rows)), persons=persons)

    def veil(value: Any) -> Any:
        if isinstance(value, list):
            return [veil(part) for part in value]
        node = hidden.get(value) if isinstance(value, str) else None
        return shown.name(node) if node else value

    return [tuple(map(veil, row)) for row in rows]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def _hidden(index: Index, texts: set[str], *, persons: bool) -> dict[str, Node]:
    keys = {key: text for text in sorted(texts) for key in (folded(text), NAME_KEY + folded(text))}
    found = dict(index.rows(_PERSONAL, as_list(keys)))
    nodes = index.nodes(found.values())
    personal = {key: nodes[number] for key, number in found.items()}
    return {
        text: node
        for text in texts
        for key in (folded(text), NAME_KEY + folded(text))
        if (node := personal.get(key)) and (node.shielded or not persons)
    }


def _order(row: tuple[Any, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, str(value)) for value in row)
