"""Slips of the hand and the ear in a word, and the way people type a whole name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# What sounds or looks alike in Dutch.
_SOUNDS = (
    ("ij", "y"), ("y", "ij"), ("ei", "ij"), ("ij", "ei"), ("c", "k"), ("k", "c"), ("ck", "k"), ("dt", "d"), ("d", "dt"),
    ("ss", "s"), ("s", "ss"), ("nn", "n"), ("n", "nn"), ("tt", "t"), ("t", "tt"), ("aa", "a"), ("ee", "e"), ("oo", "o"),
    ("z", "s"), ("s", "z"), ("v", "f"), ("f", "v"), ("ph", "f"), ("f", "ph"), ("g", "ch"), ("ch", "g"), ("ou", "au"),
    ("au", "ou"), ("ae", "aa"), ("oe", "u"), ("uy", "ui"), ("th", "t"), ("x", "ks"), ("sch", "s"), ("m", "n"),
)  # fmt: skip


def slip(word: str, rng: Random) -> str:
    """A word with one slip, the first letter mostly spared; the word itself when the slip does not show."""
    if rng.random() < 0.35:
        heard = [pair for pair in _SOUNDS if pair[0] in word[1:]]
        if heard:
            said, written = rng.choice(heard)
            return word[0] + word[1:].replace(said, written, 1)
    letters = [at for at, letter in enumerate(word) if letter.isalpha() and (at or rng.random() < 0.15)]
    at = rng.choice(letters)
    return word[:at] + _slipped(word, at, rng)


def _slipped(word: str, at: int, rng: Random) -> str:
    """The word from a place on, with that place missing, twice, swapped, or a neighbour on the keyboard."""
    letter, rest = word[at], word[at + 1 :]
    match rng.randrange(5):
        case 0:
            return rest
        case 1:
            return letter + letter.lower() + rest
        case 2 if rest:
            return rest[0] + letter + rest[1:]
        case 3:
            return letter + _neighbour(letter, rng) + rest
        case _:
            return _neighbour(letter, rng) + rest


def _neighbour(letter: str, rng: Random) -> str:
    for row in _KEYS:
        at = row.find(letter.lower())
        if at >= 0:
            near = rng.choice([row[to] for to in (at - 1, at + 1) if 0 <= to < len(row)])
            return near.upper() if letter.isupper() else near
    return "e"


def as_typed(text: str, rng: Random) -> str:
    """Three in ten are typed in capitals or none, without accents, without points, or with another sign for "and"."""
    match rng.choices(range(6), weights=(70, 12, 6, 5, 5, 2))[0]:
        case 1:
            return text.upper()
        case 2:
            return text.lower()
        case 3:
            return plain(text)
        case 4:
            return re.sub(r"[.'()]", "", text)
        case 5:
            return text.replace(" en ", " & ") if " en " in text else text.replace(" & ", " en ")
        case _:
            return text


def plain(text: str) -> str:
    """Without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def folded(text: str) -> str:
    """The letters and digits alone, in small letters without accents: names that differ beyond this are different names."""
    return "".join(sign for sign in plain(text).casefold() if sign.isalnum())
