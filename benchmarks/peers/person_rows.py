"""Records of persons made ready to compare, the same for every peer: what a careful user does before using a tool.

Runs in the environment of each peer, so it imports the standard library only.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Prepared: TypeAlias = dict[str, str | None]

# Text columns; what is empty is None. ``delen`` and ``klanken`` are words with a space between.
COLUMNS = (
    "id", "bron", "voornamen", "voornaam", "voorletters", "voorletter", "achternaam", "delen", "klank", "klanken",
    "geboortedatum", "jaar", "maanddag", "postcode", "huisnummer", "straat", "plaats", "nummer",
)  # fmt: skip
_PREFIX_WORDS = "van de den der het t ter ten te in op uit el al ben da dos v d"
_PREFIXES = frozenset(_PREFIX_WORDS.split())
_NO_PARTS = {0x142: "l", 0x131: "i", 0xF8: "o", 0xDF: "ss"}
_SOUNDS = (
    ("ij", "y"),
    ("ei", "y"),
    ("ey", "y"),
    ("ph", "f"),
    ("ck", "k"),
    ("th", "t"),
    ("dt", "d"),
    ("ou", "au"),
    ("x", "ks"),
)


def read(path: Path) -> Iterator[Prepared]:
    """Every record of a file, prepared."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            yield _prepared(row)


def _prepared(row: dict[str, str]) -> Prepared:
    first = _words(row["voornamen"])
    parts = [word for word in _words(row["geslachtsnaam"]) if word not in _PREFIXES] or _words(row["geslachtsnaam"])
    initials = "".join(_words(row["voorletters"])) or "".join(word[0] for word in first)
    # A single letter with a dot is an initial, wherever it stands.
    names = [word for word in first if len(word) > 1]
    sounds = [sound(part) for part in parts]
    born = row["geboortedatum"]
    found = {
        "id": row["id"],
        "bron": row["bron"],
        "voornamen": " ".join(names),
        "voornaam": names[0] if names else "",
        "voorletters": initials,
        "voorletter": initials[:1],
        "achternaam": " ".join(parts),
        "delen": " ".join(parts),
        "klank": sounds[0] if sounds else "",
        "klanken": " ".join(dict.fromkeys(sounds)),
        "geboortedatum": born,
        "jaar": born[:4],
        "maanddag": born[5:],
        "postcode": row["postcode"].replace(" ", "").upper(),
        "huisnummer": row["huisnummer"],
        "straat": " ".join(_words(row["straat"].replace("str.", "straat"))),
        "plaats": " ".join(_words(row["plaats"])),
        "nummer": row.get("nummer", ""),
    }
    return {name: value or None for name, value in found.items()}


def _words(text: str) -> list[str]:
    """The words in small letters without marks."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NO_PARTS))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.findall("[a-z0-9]+", letters)


def sound(word: str) -> str:
    """About how a Dutch name sounds: spellings that sound alike in one, vowels after the first letter and doubles gone."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    word = word.translate(str.maketrans("czq", "ksk"))
    return re.sub(r"(.)\1+", r"\1", word[:1] + re.sub("[aeiouyh]", "", word[1:]))
