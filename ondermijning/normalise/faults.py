"""Reading values that a record can do without: what is wrong is remembered and left out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ondermijning.language import deferred, say
from ondermijning.normalise.identifiers import fails_eleven_check, lost_zeros, rsin
from ondermijning.normalise.remember import LONGEST, TEXTS, remembered

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")

LOST_ZEROS = deferred("lost zeros in front, which were put back")


class Faults(list[tuple[str, str]]):
    """What was wrong with the values of one row: field and reason, never the value."""

    def read(self, field: str, parse: Callable[[str], Value], text: str | None) -> Value | None:
        """Parse a value that may be absent; one that is wrong counts as absent and is remembered.

        A number to which ``parse`` gave back zeros that a spreadsheet took is kept and remembered too.

        Args:
            field: its name in the source.
            parse: depends on its text alone, gives what nobody changes, and raises ValueError with a reason that does not
                repeat the value.
            text: the value as the source has it.
        """
        if not text:
            return None
        value: Value | None
        value, fault = (_parsed_before if len(text) <= LONGEST else _parsed)(parse, text)
        if fault is not None:
            self.append((field, fault))
        return value

    def tax_number(self, field: str, text: str | None) -> str | None:
        """An RSIN that may be absent; one with a wrong check digit is kept and remembered, since registers hold them."""
        number = self.read(field, rsin, text)
        if number and _fails_check(number):
            self.append((field, say("has a check digit that fails")))
        return number


_fails_check = remembered(fails_eleven_check)  # of an RSIN, which is no secret; a BSN is never kept


def _parsed(parse: Callable[[str], Any], text: str) -> tuple[Any, str | None]:
    """What a text says, None where it says nothing or is wrong, and what is wrong with it."""
    if not text.strip():
        return None, None
    try:
        value = parse(text)
    except ValueError as problem:
        return None, str(problem)
    grew = isinstance(value, str) and lost_zeros(text, value)
    return value, say(LOST_ZEROS) if grew else None


_parsed_before = lru_cache(TEXTS)(_parsed)
