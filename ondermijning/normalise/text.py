"""Text from outside, made safe to compare and to show."""

from __future__ import annotations

import unicodedata

# Control signs, format signs (writing direction, zero width) and halves of surrogate pairs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str | None) -> str | None:
    """Compose letters (NFC), drop signs that nobody sees, fold white space.

    Args:
        text: anything that a register or export holds.

    Returns:
        The text, or None when nothing is left.
    """
    if text is None:
        return None
    if text.isascii() and text.isprintable():  # nothing to compose or drop: nearly all text of a register
        return " ".join(text.split()) or None
    seen = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split()) or None


def counted(number: int, one: str, more: str = "") -> str:
    """A number with the word for so many: ``1 row``, ``2 rows``.

    Args:
        number: how many.
        one: the word for one.
        more: the word for another number, where that is not ``one`` with an s.
    """
    return f"{number} {one if number == 1 else more or f'{one}s'}"
