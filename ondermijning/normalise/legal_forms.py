"""Legal forms in names: which words say one, and what form they say.

Forms are those of the trade register, spelt as people spell them, with the forms that foreign companies write behind
their names taken together.
"""

from __future__ import annotations

from ondermijning.model.codes import RECHTSVORM_BRK, RECHTSVORM_WORDS

# Words in order → form. A form of several words, or one that means nothing else, counts wherever it stands.
_ANYWHERE = {
    "vereniging van eigenaars": "VVE", "vereniging van eigenaren": "VVE", "vve": "VVE",
    "besloten vennootschap met beperkte aansprakelijkheid": "BV", "besloten vennootschap": "BV", "bv": "BV",
    "naamloze vennootschap": "NV", "nv": "NV", "vennootschap onder firma": "VOF", "vof": "VOF",
    "commanditaire vennootschap": "CV", "eenmanszaak": "EMZ", "europese vennootschap": "SE",
    "onderlinge waarborgmaatschappij": "OWM", "owm": "OWM",
    "gmbh": "BUITENLAND", "ltd": "BUITENLAND", "limited": "BUITENLAND", "llc": "BUITENLAND", "bvba": "BUITENLAND",
    "sprl": "BUITENLAND", "sarl": "BUITENLAND", "srl": "BUITENLAND", "inc": "BUITENLAND",
}  # fmt: skip

# Words that say a form at one end of a name and something else, or nothing, in the middle of it.
_FIRST = {
    "stichting": "ST", "stg": "ST", "st": "ST", "sticht": "ST", "vereniging": "VR", "vereeniging": "VR", "ver": "VR",
    "maatschap": "MTS", "mts": "MTS", "cooperatie": "COOP", "cooperatieve vereniging": "COOP", "coop": "COOP",
    "cooperatieve": "COOP", "firma": "VOF", "fa": "VOF",
}  # fmt: skip
_LAST = {
    "cv": "CV", "sa": "BUITENLAND", "ag": "BUITENLAND", "se": "SE", "stichting": "ST", "vereniging": "VR", "maatschap": "MTS",
    "mts": "MTS", "cooperatie": "COOP", "coop": "COOP", "firma": "VOF", "emz": "EMZ",
}  # fmt: skip

# Said beside a form: founded but not registered yet, liability of a cooperative.
_BESIDE = frozenset({"io", "ua", "wa", "ba"})
_LONGEST = max(len(words.split()) for words in (*_ANYWHERE, *_FIRST, *_LAST))


def split_form(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Take the words that say a legal form out of a name.

    Args:
        words: the name in lower case without accents.

    Returns:
        The form that is said first, and the other words; all words where nothing else is left.
    """
    found = _first_form(words)
    if found is None:
        return None, words
    form, start, end = found
    rest = words[:start] + words[end:]
    if rest and rest[-1] in _BESIDE:
        rest = rest[:-1]
    return form, rest or words


def _first_form(words: tuple[str, ...]) -> tuple[str, int, int] | None:
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            said = " ".join(words[start:end])
            form = (
                _ANYWHERE.get(said)
                or (_FIRST.get(said) if start == 0 else None)
                or (_LAST.get(said) if end == len(words) else None)
            )
            if form:
                return form, start, end
    return None


def registered_form(code: str | None, words: str | None) -> str | None:
    """The legal form that a register says beside the name.

    Args:
        code: of the land registry.
        words: as the trade register or the land registry writes it.
    """
    lower = (words or "").casefold()
    begins = max((begin for begin in RECHTSVORM_WORDS if lower.startswith(begin)), key=len, default="")
    return RECHTSVORM_BRK.get(code or "") or RECHTSVORM_WORDS.get(begins)
