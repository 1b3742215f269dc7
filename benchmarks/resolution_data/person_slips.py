"""The slips that people make when they write down a name, a date or an address."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_NEAR = {
    "a": "esq", "b": "vn", "c": "xks", "d": "sft", "e": "ra", "f": "dgv", "g": "fhc", "h": "gj", "i": "ujy", "j": "hki",
    "k": "jlc", "l": "k", "m": "n", "n": "mb", "o": "pie", "p": "ob", "r": "et", "s": "zad", "t": "rdy", "u": "yio", "v": "wfb",
    "w": "ve", "x": "z", "y": "tui", "z": "sx",
}  # fmt: skip
_SOUNDS = (
    ("ij", "y"),
    ("ei", "ij"),
    ("ck", "k"),
    ("kx", "x"),
    ("ou", "au"),
    ("dt", "d"),
    ("th", "t"),
    ("ss", "s"),
    ("ph", "f"),
)


def word(rng: Random, text: str) -> str:
    """A word with one slip: by ear, or a letter lost, doubled, swapped or hit beside; the first letter mostly stays."""
    heard = [pair for pair in _SOUNDS if pair[0] in text]
    if heard and rng.random() < 0.4:
        return text.replace(*rng.choice(heard), 1)
    at = rng.randrange(0 if rng.random() < 0.05 else 1, len(text)) if len(text) > 1 else 0
    before, letter, after = text[:at], text[at], text[at + 1 :]
    slips = (
        before + after,
        before + letter + text[at:],
        _swapped(before, letter, after),
        before + _beside(rng, letter) + after,
    )
    return rng.choice([slip for slip in slips if slip != text] or [text + letter])


def _swapped(before: str, letter: str, after: str) -> str:
    return before + after[:1] + letter + after[1:]


def _beside(rng: Random, letter: str) -> str:
    return rng.choice(_NEAR.get(letter.lower(), "e"))


def other_day(rng: Random, day: date) -> date:
    """The same month with the day a digit off."""
    last = monthrange(day.year, day.month)[1]
    near = [day.day + step for step in (-10, -2, -1, 1, 2, 10, 20) if 1 <= day.day + step <= last]
    return day.replace(day=rng.choice(near))


def swapped_day(rng: Random, day: date) -> date:
    """Day and month changed places, or another day where that is no date or the same one."""
    if day.day > 12 or day.day == day.month:
        return other_day(rng, day)
    return date(day.year, day.day, day.month)


def number(rng: Random, value: int) -> int:
    """A house number with a digit lost, added or swapped."""
    text = str(value)
    turned = text[::-1].lstrip("0")
    slips = [text + rng.choice("0123456789"), text[:-1], turned, str(value + rng.choice((-2, -1, 1, 2, 10)))]
    return int(rng.choice([slip for slip in slips if slip.isdecimal() and int(slip) > 0 and slip != text]))


def postcode(rng: Random, text: str) -> str:
    """A postcode with one letter or digit hit beside."""
    at = rng.randrange(1, len(text))
    others = "0123456789" if text[at].isdecimal() else "BCDEFGHJKLMNPRSTVWXZ"
    return text[:at] + rng.choice(others.replace(text[at], "")) + text[at + 1 :]
