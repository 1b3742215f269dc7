"""Legal forms in names: which words say one, and what form they say."""

from __future__ import annotations

from itertools import pairwise

from ondermijning.model.codes import RECHTSVORM_BRK, RECHTSVORM_WORDS
from ondermijning.normalise.letters import folded
from ondermijning.normalise.names.legal_form_table import WRITINGS, LegalForm
from ondermijning.normalise.names.words import glued, name_words

_ANYWHERE = {words: writing.form for writing in WRITINGS for words in writing.anywhere}
_FIRST = {words: writing.form for writing in WRITINGS for words in writing.first}
_LAST = {words: writing.form for writing in WRITINGS for words in writing.last}
_ALONE = {words: writing.form for writing in WRITINGS for words in writing.alone}
_BEGINNINGS = frozenset(words.split()[0] for words in (*_ANYWHERE, *_FIRST, *_LAST))
_LONGEST = max(len(words.split()) for words in (*_ANYWHERE, *_FIRST, *_LAST))

_REGISTERED = {folded(words): form for words, form in RECHTSVORM_WORDS.items()}

# The one code that the land and trade registers have for every form of another country.
_FOREIGN = "BUITENLAND"
_EUROPEAN = {"SCE": "COOP"}

# Said beside a form: liability of a cooperative, or a stage of life in short.
_LIABILITY = frozenset({"ua", "wa", "ba"})
_STAGES_IN_SHORT = {"io": "in oprichting", "ig": "in oprichting", "il": "in liquidatie"}
_STAGES = {
    ("in", "oprichting"): "in oprichting",
    ("in", "grundung"): "in oprichting",
    ("in", "liquidatie"): "in liquidatie",
    ("in", "vereffening"): "in liquidatie",
    ("in", "liquidation"): "in liquidatie",
    ("en", "liquidation"): "in liquidatie",
    ("in", "abwicklung"): "in liquidatie",
}


def legal_form(text: str | None) -> LegalForm | None:
    """The legal form that a text is, or says in a name: ``e.V.``, ``Musterbau GmbH & Co. KG``."""
    words = glued(name_words(text))
    alone = _ALONE.get(" ".join(_without_stage(words)[1]))
    found = _first_form(words)
    return alone or (found[0] if found else None)


def split_form(words: tuple[str, ...]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Take the words that say a legal form and a stage of life out of a name.

    Args:
        words: the name in lower case without accents.

    Returns:
        The form that is said first, as in ``model.codes``; ``in oprichting`` or ``in liquidatie``; and the other words, all
        words where nothing else is left.
    """
    stage, kept = _without_stage(words)
    found = _first_form(kept)
    if found is None:
        return None, stage, kept
    form, start, end = found
    rest = kept[:start] + kept[end:]
    beside = rest[-1] if rest else ""
    if beside in _LIABILITY or beside in _STAGES_IN_SHORT:
        rest = rest[:-1]
    return _register_code(form), stage or _STAGES_IN_SHORT.get(beside), rest or kept


def _without_stage(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    for at, pair in enumerate(pairwise(words)):
        if pair in _STAGES and len(words) > len(pair):
            return _STAGES[pair], words[:at] + words[at + 2 :]
    return None, words


def _first_form(words: tuple[str, ...]) -> tuple[LegalForm, int, int] | None:
    for start in (at for at, word in enumerate(words) if word in _BEGINNINGS):
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


def _register_code(form: LegalForm) -> str:
    """How the registers call the form, which name those of other countries by one word."""
    known_here = form.country in ("NL", "EU")
    return _EUROPEAN.get(form.code, form.code) if known_here else _FOREIGN


def registered_form(code: str | None, words: str | None) -> str | None:
    """The legal form that a register says beside the name.

    Args:
        code: of the land registry.
        words: as the trade register or the land registry writes it, or any spelling of a form: ``B.V.``, ``GmbH``.
    """
    said = folded(words)
    begins = max((begin for begin in _REGISTERED if said.startswith(begin)), key=len, default="")
    known = RECHTSVORM_BRK.get(code or "") or _REGISTERED.get(begins)
    form = None if known else legal_form(words)
    return _register_code(form) if form else known


def _single(before: tuple[str, ...], behind: tuple[str, ...]) -> dict[str, str]:
    """The forms of one word that are always taken out where a name has it between these words."""
    longer = {words.split()[0] for words in (*_ANYWHERE, *_FIRST, *_LAST) if " " in words}
    said = {word: split_form((*before, word, *behind)) for word in _BEGINNINGS - (longer if behind else frozenset())}
    return {word: form for word, (form, _, rest) in said.items() if form and rest == (*before, *behind)}


# Most names say no form, or one of a single word before or behind all others.
FORM_IN_FRONT = _single((), ("naam",))
FORM_BEHIND = _single(("naam",), ())
# Words that may say a form or a stage of life, or belong to what says it.
SAYING = _BEGINNINGS | _LIABILITY | _STAGES_IN_SHORT.keys() | {said for _, said in _STAGES}
