"""Walking over the tokens of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import TokenKind, refuse, tokenise

if TYPE_CHECKING:
    from ondermijning.errors import RuleError
    from ondermijning.graph.dialect.tokens import Token

# Why something that Cypher knows cannot stand in a text of ours.
_HINTS = {
    "RETURN": "the engine adds RETURN from the evidence",
    "ORDER": "ordering is done outside the engines, which sort differently",
    "LIMIT": "a part of the rows is an arbitrary part",
    "SKIP": "a part of the rows is an arbitrary part",
    "UNION": "write two rules, or OR",
    "CALL": "nothing may be called",
    "LOAD": "nothing may be loaded",
    "NULL": "write IS NULL or IS NOT NULL",
    "ANY": "write EXISTS { MATCH … }",
    "ALL": "write NOT EXISTS { MATCH … }",
    "[": "a list index counts from 0 in one engine and from 1 in the other, and a key in brackets hides what is read",
    "{": "a map hides which attribute is read; compare in WHERE",
    "*": "name what is kept",
}


class Cursor:
    """A place in a text.

    Args:
        text: the Cypher; refused at once if it hides something.
    """

    def __init__(self, text: str) -> None:
        self._tokens = tokenise(text)
        self._place = 0

    @property
    def place(self) -> int:
        """Number of tokens taken."""
        return self._place

    @property
    def line(self) -> int:
        """Line of the next token."""
        return self.peek().line

    def peek(self, ahead: int = 0) -> Token:
        """The next token, or one behind it; the END token repeats."""
        return self._tokens[min(self._place + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        """The next token, and step over it."""
        token = self.peek()
        self._place += 1
        return token

    def since(self, place: int) -> list[Token]:
        """The tokens taken since a place."""
        return self._tokens[place : self._place]

    def accept(self, sign: str) -> bool:
        """Step over a sign if it is next."""
        return self.peek().is_sign(sign) and bool(self.take())

    def accept_words(self, *words: str) -> bool:
        """Step over a row of words if they are next."""
        if not all(self.peek(number).is_word(word) for number, word in enumerate(words)):
            return False
        self._place += len(words)
        return True

    def expect(self, sign: str) -> None:
        """Step over a sign.

        Raises:
            RuleError: something else is next.
        """
        if not self.accept(sign):
            raise self.unexpected(f"'{sign}'")

    def expect_word(self, word: str) -> None:
        """Step over a word.

        Raises:
            RuleError: something else is next.
        """
        if not self.accept_words(word):
            raise self.unexpected(word)

    def expect_kind(self, kind: TokenKind, what: str) -> Token:
        """Step over a token of a kind.

        Raises:
            RuleError: something else is next.
        """
        if self.peek().kind is not kind:
            raise self.unexpected(what)
        return self.take()

    def unexpected(self, wanted: str) -> RuleError:
        """The error for what is next, where something else was wanted."""
        token = self.peek()
        hint = _HINTS.get(token.text.upper(), "")
        found = token.kind.value if token.kind is TokenKind.END else f"'{token.text}'"
        return refuse(f"{found} cannot stand here, {wanted} was expected{f': {hint}' if hint else ''}", token.line)
