"""How others write the name of a company: one function per kind of noise, none where the kind cannot happen to the name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.resolution_data import company_words as words
from benchmarks.resolution_data.company_slips import slip

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from benchmarks.resolution_data.company_names import Name


@dataclass(frozen=True, slots=True)
class Draft:
    """A name on its way to a query: its words, the form in words (or nothing), and whether that comes first."""

    words: tuple[str, ...]
    form: str = ""
    first: bool = False
    kind: str = "geen"

    @property
    def text(self) -> str:
        """The name as it is written so far."""
        core = " ".join(self.words)
        return " ".join(part for part in ((self.form, core) if self.first else (core, self.form)) if part)


Noise: TypeAlias = "Callable[[Draft, str, Random], Draft | None]"


def draft(name: Name) -> Draft:
    """A name as the register writes it."""
    written, first, _ = words.FORMS[name.form]
    return Draft((*name.words, *([name.numeral] if name.numeral else [])), written, first, name.form)


_WIDEST = 34  # signs that a field of a form holds


def form_dropped(of: Draft, _town: str, _rng: Random) -> Draft | None:
    """No legal form."""
    return replace(of, form="") if of.form else None


def form_otherwise(of: Draft, _town: str, rng: Random) -> Draft | None:
    """The legal form in other words, at times at the other end."""
    if not of.form:
        return None
    return replace(of, form=rng.choice(words.FORMS[of.kind][2]), first=of.first ^ (rng.random() < 0.12))


def typo(of: Draft, _town: str, rng: Random) -> Draft | None:
    """One slip in a word of four letters or more; three in ten have a second."""
    changed = list(of.words)
    long = [at for at, word in enumerate(changed) if sum(map(str.isalpha, word)) >= 4]
    if not long:
        return None
    for _ in range(1 + (rng.random() < 0.3)):
        at = rng.choice(long)
        changed[at] = slip(changed[at], rng)
    return replace(of, words=tuple(changed)) if changed != list(of.words) else None


def abbreviation(of: Draft, _town: str, rng: Random) -> Draft | None:
    """A word by its usual abbreviation, or a long one cut to its first letters."""
    known = [at for at, word in enumerate(of.words) if word in words.ABBREVIATIONS]
    if known:
        at = rng.choice(known)
        return _with(of, at, rng.choice(words.ABBREVIATIONS[of.words[at]]))
    long = [at for at, word in enumerate(of.words) if len(word) >= 9 and " " not in word and at]
    if not long or rng.random() < 0.6:
        return None
    at = rng.choice(long)
    return _with(of, at, of.words[at][: rng.randint(3, 6)] + ".")


def word_order(of: Draft, _town: str, rng: Random) -> Draft | None:
    """The words in another order; a last name before its initials, with a comma."""
    if len(of.words) < 2:
        return None
    if of.words[0].endswith(".") and rng.random() < 0.6:
        return replace(of, words=(f"{of.words[1]},", of.words[0], *of.words[2:]))
    turn = rng.randrange(1, len(of.words))
    return replace(of, words=(*of.words[turn:], *of.words[:turn]))


def town_added(of: Draft, town: str, rng: Random) -> Draft | None:
    """The town after the name, before or after the form."""
    if town in of.words:
        return None
    place = rng.choice((town, town, f"te {town}", f"({town})"))
    if of.form and not of.first and rng.random() < 0.6:
        return Draft((*of.words, of.form, place))
    return replace(of, words=(*of.words, place))


def words_joined(of: Draft, _town: str, rng: Random) -> Draft | None:
    """Two words as one, or a prefix glued to its name."""
    parts = [part for word in of.words for part in word.split()]
    pairs = [at for at in range(len(parts) - 1) if parts[at].isalpha() and parts[at + 1].isalpha()]
    if not pairs:
        return None
    at = rng.choice(pairs)
    second = parts[at + 1] if rng.random() < 0.4 else parts[at + 1].lower()
    glue = "-" if rng.random() < 0.15 else ""
    return replace(of, words=(*parts[:at], parts[at] + glue + second, *parts[at + 2 :]))


def word_dropped(of: Draft, _town: str, rng: Random) -> Draft | None:
    """One word of three or more left out, seldom the first."""
    if len(of.words) < 3:
        return None
    at = 0 if rng.random() < 0.1 else rng.randrange(1, len(of.words))
    return replace(of, words=(*of.words[:at], *of.words[at + 1 :]))


def truncated(of: Draft, _town: str, rng: Random) -> Draft | None:
    """Cut off where a field of the form ended."""
    room = rng.randint(min(max(10, len(of.text) * 5 // 9), _WIDEST), _WIDEST)
    return Draft((of.text[:room].rstrip(),)) if len(of.text) > room else None


def _with(of: Draft, at: int, word: str) -> Draft:
    return replace(of, words=(*of.words[:at], word, *of.words[at + 1 :]))
