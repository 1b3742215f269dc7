"""Cutting a Cypher text into tokens, and refusing every sign that could hide what a text reads.

Backticks, comments, escapes, look-alike letters and a second statement are refused here, so that the later steps see
only plain names, numbers, strings and signs (evasion table of the legal requirements).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from ondermijning.errors import RuleError

MAX_LENGTH = 8000
_ADVICE = "See the portable dialect in docs/decisions."


class TokenKind(Enum):
    """What a token is."""

    NAME = "name"
    PARAMETER = "parameter"
    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    SIGN = "sign"
    END = "end of the text"


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Args:
        kind: what it is.
        text: as written; a parameter without its ``$``, a string without its quotes.
        line: line of the text, from 1.
        start, end: where it stands in the text.
    """

    kind: TokenKind
    text: str
    line: int
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words, in any case."""
        return self.kind is TokenKind.NAME and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind is TokenKind.SIGN and self.text in signs


_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+)
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | \$(?P<parameter>[A-Za-z_][A-Za-z0-9_]*)
    | '(?P<single>[^'\\]*)' | "(?P<double>[^"\\]*)"
    | (?P<decimal>[0-9]+\.[0-9]+(?![A-Za-z0-9_.]))
    | (?P<whole>(?:0|[1-9][0-9]*)(?![A-Za-z0-9_]|\.[0-9]))
    | (?P<sign><=|>=|<>|\.\.|/(?![/*])|[-+*%=<>()\[\]{},.:|])
    """,
    re.VERBOSE,
)
_KINDS = {
    "name": TokenKind.NAME,
    "parameter": TokenKind.PARAMETER,
    "single": TokenKind.TEXT,
    "double": TokenKind.TEXT,
    "decimal": TokenKind.DECIMAL,
    "whole": TokenKind.WHOLE,
    "sign": TokenKind.SIGN,
}
_REASONS = {
    "`": "backticks hide a name",
    "\\": "a backslash hides a sign",
    "/": "comments are not allowed",
    ";": "more than one statement",
    "'": "a string has no end or holds a backslash; use a parameter",
    '"': "a string has no end or holds a backslash; use a parameter",
    "$": "a parameter has no plain name",
}


def refuse(reason: str, line: int) -> RuleError:
    """The error for a place in a text."""
    return RuleError(f"{reason}.", where=f"Cypher line {line}", advice=_ADVICE)


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, closed by an END token.

    Args:
        text: Cypher; non-ASCII signs may stand inside strings only.

    Raises:
        RuleError: a sign or form that is refused, with its line.
    """
    if len(text) > MAX_LENGTH:
        raise refuse(f"longer than {MAX_LENGTH} signs", 1)
    tokens: list[Token] = []
    position, line = 0, 1
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise refuse(_reason(text[position]), line)
        kind = str(found.lastgroup)
        if kind != "blank":
            tokens.append(Token(_KINDS[kind], found[kind], line, position, found.end()))
        line += found[0].count("\n")
        position = found.end()
    return [*tokens, Token(TokenKind.END, "", line, position, position)]


def _reason(sign: str) -> str:
    if not sign.isascii():
        return f"U+{ord(sign):04X} outside a string is not plain ASCII"
    return _REASONS.get(sign, f"{sign!r} is no part of the dialect")
