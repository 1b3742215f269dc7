"""Reading values that a record can do without: what is wrong is remembered and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ondermijning.normalise.identifiers import fails_eleven_check, rsin

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class Faults(list[tuple[str, str]]):
    """What was wrong with the values of one row: field and reason, never the value."""

    def read(self, field: str, parse: Callable[[str], Value], text: str | None) -> Value | None:
        """Parse a value that may be absent; one that is wrong counts as absent and is remembered.

        A number to which ``parse`` gave back zeros that a spreadsheet took is kept and remembered too.

        Args:
            field: its name in the source.
            parse: raises ValueError with a reason that does not repeat the value.
            text: the value as the source has it.
        """
        if text is None or not text.strip():
            return None
        try:
            value = parse(text)
        except ValueError as problem:
            self.append((field, str(problem)))
            return None
        if isinstance(value, str) and value.isdigit() and len(value) > len("".join(text.split())):
            self.append((field, "lost zeros in front, which were put back"))
        return value

    def tax_number(self, field: str, text: str | None) -> str | None:
        """An RSIN that may be absent; one with a wrong check digit is kept and remembered, since registers hold them."""
        number = self.read(field, rsin, text)
        if number and fails_eleven_check(number):
            self.append((field, "has a check digit that fails"))
        return number
