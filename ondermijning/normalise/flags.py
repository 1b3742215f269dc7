"""Yes and no as registers write them."""

from __future__ import annotations

from ondermijning.language import say

_YES = frozenset({"ja", "j", "waar", "true", "t", "yes", "y", "1"})
_NO = frozenset({"nee", "n", "onwaar", "false", "f", "no", "0"})


def yes_no(text: str) -> bool:
    """Read ``Ja``/``Nee``, ``J``/``N``, ``WAAR``/``ONWAAR``, ``true``/``false``, ``t``/``f``, ``yes``/``no`` or ``1``/``0``.

    Raises:
        ValueError: another word.
    """
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise ValueError(say("is neither yes nor no (ja, nee, waar, onwaar, true, false, 1, 0)"))
    return word in _YES
