"""Yes and no as registers write them."""

from __future__ import annotations

_WORDS = {"ja": True, "j": True, "true": True, "1": True, "nee": False, "n": False, "false": False, "0": False}


def yes_no(text: str) -> bool:
    """Read ``Ja``/``Nee``, ``J``/``N``, ``true``/``false`` or ``1``/``0``.

    Raises:
        ValueError: another word.
    """
    found = _WORDS.get(text.strip().casefold())
    if found is None:
        raise ValueError("is neither yes nor no")
    return found
