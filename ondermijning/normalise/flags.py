"""Yes and no as registers write them."""

from __future__ import annotations

_YES = frozenset({"ja", "j", "true", "t", "1"})
_NO = frozenset({"nee", "n", "false", "f", "0"})


def yes_no(text: str) -> bool:
    """Read ``Ja``/``Nee``, ``J``/``N``, ``true``/``false``, ``t``/``f`` or ``1``/``0``.

    Raises:
        ValueError: another word.
    """
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise ValueError("is neither yes nor no")
    return word in _YES
