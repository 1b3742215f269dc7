"""Reading values that a record can do without: what is wrong is remembered and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class Faults(list[tuple[str, str]]):
    """What was wrong with the values of one row: field and reason, never the value."""

    def read(self, field: str, parse: Callable[[str], Value], text: str | None) -> Value | None:
        """Parse a value that may be absent; one that is wrong counts as absent and is remembered.

        Args:
            field: its name in the source.
            parse: raises ValueError with a reason that does not repeat the value.
            text: the value as the source has it.
        """
        if text is None or not text.strip():
            return None
        try:
            return parse(text)
        except ValueError as problem:
            self.append((field, str(problem)))
            return None
