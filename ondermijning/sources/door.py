"""The door: only names on a loader's list come in, and a BSN becomes a keyed HMAC before any other code sees it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ondermijning.model import is_forbidden

if TYPE_CHECKING:
    from collections.abc import Callable

UNTOLD = "(naam niet getoond)"
_LONGEST = 80
_LONG_NUMBER = re.compile(r"[0-9]{7}|(?:[0-9][ .]?){9}")


class Door:
    """Decides per name what passes, and counts by name, never by value, what does not.

    Args:
        allowed: names that pass.
        pseudonymised: names whose values are replaced.
        pseudonymise: value → keyed HMAC.
    """

    def __init__(
        self, allowed: frozenset[str], pseudonymised: frozenset[str], pseudonymise: Callable[[str], str | None]
    ) -> None:
        self._allowed = allowed
        self._pseudonymised = pseudonymised
        self._pseudonymise = pseudonymise
        self.dropped: Counter[str] = Counter()

    def admits(self, name: str) -> bool:
        """Whether a name passes; one that does not is counted."""
        if name in self._allowed:
            return True
        self.dropped[name] += 1
        return False

    def replaces(self, name: str) -> bool:
        """Whether the values under a name are replaced, so that a reader may pass the others by."""
        return name in self._pseudonymised

    def value(self, name: str, value: str) -> str | None:
        """The value as it may come in: itself, or its HMAC for a name that is pseudonymised."""
        return self._pseudonymise(value) if self.replaces(name) else value

    def forbidden(self) -> dict[str, int]:
        """Names that may never be stored, with how often they stood in the source."""
        return self._told(forbidden=True)

    def unlisted(self) -> dict[str, int]:
        """Other names that are not on the list, with how often they stood in the source."""
        return self._told(forbidden=False)

    def _told(self, *, forbidden: bool) -> dict[str, int]:
        told: Counter[str] = Counter()
        for name, count in self.dropped.items():
            if is_forbidden(name) == forbidden:
                told[name if _is_name(name) else UNTOLD] += count
        return dict(sorted(told.items()))


def _is_name(text: str) -> bool:
    """Whether a name is short and holds no long number; a delivery may have values where names belong."""
    return len(text) <= _LONGEST and not _LONG_NUMBER.search(text)
