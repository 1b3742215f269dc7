"""A checked text cut into its clauses, and a WHERE into the conditions that all must hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.graph.dialect.tokens import TokenKind, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ondermijning.graph.dialect.tokens import Token

_OPEN, _CLOSED = ("(", "[", "{"), (")", "]", "}")
_STARTS = ("MATCH", "OPTIONAL", "UNWIND", "WITH")
_NO_CLAUSE = ("STARTS", "ENDS")  # before WITH
_PROPERTY = r"[A-Za-z_]\w*\.[A-Za-z_]\w*"
_COMPARISON = re.compile(rf"{_PROPERTY} (=|<>) {_PROPERTY}")
_KNOWN = re.compile(rf"{_PROPERTY} IS NOT NULL")


class Condition(NamedTuple):
    """One of the conditions that all must hold.

    Args:
        text: as written.
        reads: the properties it reads, in order, outside patterns of its own.
        parameters: those it uses, in order.
    """

    text: str
    reads: tuple[tuple[str, str], ...]
    parameters: tuple[str, ...]

    @property
    def is_comparison(self) -> bool:
        """Whether it compares a property of one thing with that of another, and no more."""
        return len(self.reads) == 2 and bool(_COMPARISON.fullmatch(self.text))

    @property
    def is_known(self) -> bool:
        """Whether it says that one property is known, and no more."""
        return bool(_KNOWN.fullmatch(self.text))


class Clause(NamedTuple):
    """A clause.

    Args:
        head: everything before its WHERE.
        patterns: for MATCH the paths that a comma parts; else nothing.
        conditions: of its WHERE.
        names: words in its head; variables among them.
    """

    head: str
    patterns: tuple[str, ...]
    conditions: tuple[Condition, ...]
    names: frozenset[str]

    @property
    def text(self) -> str:
        """The whole clause."""
        return self.only(self.conditions)

    def only(self, conditions: Sequence[Condition]) -> str:
        """The clause with these conditions alone."""
        wanted = " AND ".join(f"({condition.text})" for condition in conditions)
        return f"{self.head} WHERE {wanted}" if wanted else self.head


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a text that ``check`` accepted."""
    tokens = tokenise(text)
    starts = list(_clause_starts(tokens))
    ends = [*starts[1:], len(tokens) - 1]
    return tuple(_clause(text, tokens[start:end]) for start, end in zip(starts, ends, strict=True))


def _clause_starts(tokens: Sequence[Token]) -> Iterator[int]:
    for at in _outside(tokens):
        before = tokens[at - 1] if at else None
        behind = before is not None and before.is_word("OPTIONAL", *_NO_CLAUSE)
        if tokens[at].is_word(*_STARTS) and not behind:
            yield at


def _clause(text: str, tokens: Sequence[Token]) -> Clause:
    where = next((at for at in _outside(tokens) if tokens[at].is_word("WHERE")), len(tokens))
    head, behind = tokens[:where], tokens[where + 1 :]
    words = 2 if head[0].is_word("OPTIONAL") else 1
    paths = _parted(head[words:], lambda token: token.is_sign(",")) if head[words - 1].is_word("MATCH") else []
    conditions = _parted(behind, lambda token: token.is_word("AND")) if behind else []
    if any(behind[at].is_word("OR", "XOR") for at in _outside(behind)):
        conditions = [behind]
    return Clause(
        _written(text, head),
        tuple(_written(text, path) for path in paths),
        tuple(_condition(text, each) for each in conditions),
        frozenset(token.text for token in head),
    )


def _condition(text: str, tokens: Sequence[Token]) -> Condition:
    inside = frozenset(range(len(tokens))) - frozenset(_outside(tokens, "{", "}"))
    reads = [
        (token.text, tokens[at + 2].text)
        for at, token in enumerate(tokens[:-2])
        if token.kind is TokenKind.NAME and tokens[at + 1].is_sign(".") and at not in inside
    ]
    return Condition(
        _written(text, tokens),
        tuple(dict.fromkeys(reads)),
        tuple(dict.fromkeys(token.text for token in tokens if token.kind is TokenKind.PARAMETER)),
    )


def _written(text: str, tokens: Sequence[Token]) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split())


def _parted(tokens: Sequence[Token], is_border: Callable[[Token], bool]) -> list[Sequence[Token]]:
    """What stands between borders outside brackets."""
    borders = [at for at in _outside(tokens) if is_border(tokens[at])]
    starts, ends = [0, *(at + 1 for at in borders)], [*borders, len(tokens)]
    return [tokens[start:end] for start, end in zip(starts, ends, strict=True)]


def _outside(tokens: Sequence[Token], *brackets: str) -> Iterator[int]:
    """The places outside brackets and CASE … END."""
    opening, closing = (brackets[:1], brackets[1:]) if brackets else (_OPEN, _CLOSED)
    depth = 0
    for at, token in enumerate(tokens):
        if token.is_sign(*opening) or (not brackets and token.is_word("CASE")):
            depth += 1
        elif token.is_sign(*closing) or (not brackets and token.is_word("END")):
            depth -= 1
        elif not depth:
            yield at
