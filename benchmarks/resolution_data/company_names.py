"""A company name as the trade register writes it, made of the words of a vocabulary.

Any likeness to a real company is chance: names are drawn, not listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from benchmarks.resolution_data import company_fantasy as fantasy
from benchmarks.resolution_data import company_surnames as surnames
from benchmarks.resolution_data import company_words as words
from benchmarks.resolution_data.company_towns import TOWNS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

# All words, or every second one from the first or from the second: halves share no own name, town or activity.
Half: TypeAlias = Literal["all", "even", "odd"]
_STEPS: dict[Half, slice] = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
_COMMON_SHARE = 0.5


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name in order, its legal form by key of ``FORMS``, and a numeral that tells it from its siblings."""

    words: tuple[str, ...]
    form: str = "geen"
    numeral: str = ""

    @property
    def core(self) -> str:
        """All but the legal form."""
        return " ".join([*self.words, *([self.numeral] if self.numeral else [])])

    @property
    def identity(self) -> str:
        """The same with the numeral in digits: II and 2 are one company."""
        number = str(_ROMAN.index(self.numeral) + 1) if self.numeral in _ROMAN else self.numeral
        return " ".join([*self.words, number])

    @property
    def text(self) -> str:
        """The name as the register writes it."""
        written, first, _ = words.FORMS[self.form]
        return self.with_form(written, first=first)

    def with_form(self, written: str, *, first: bool) -> str:
        """The name with its form in these words, before or after."""
        return " ".join(part for part in ((written, self.core) if first else (self.core, written)) if part)


@dataclass(slots=True)
class Vocabulary:
    """Draws words: common ones more often, as they are among companies."""

    rng: Random
    half: Half = "all"
    _cumulative: dict[int, list[float]] = field(default_factory=dict)

    def one(self, source: Sequence[str]) -> str:
        """A word of the half, each as likely."""
        return self.rng.choice(source[_STEPS[self.half]])

    def frequent(self, source: Sequence[str]) -> str:
        """A word of the half, the first ones more often (Zipf with a flat top)."""
        mine = source[_STEPS[self.half]]
        weights = self._cumulative.get(len(mine))
        if weights is None:
            weights = self._cumulative[len(mine)] = list(accumulate(1 / (rank + 8) for rank in range(len(mine))))
        return self.rng.choices(mine, cum_weights=weights)[0]

    def town(self) -> str:
        """A town, large ones more often."""
        return self.frequent(TOWNS)

    def surname(self) -> str:
        """A family name, a common one or a rare one."""
        if self.rng.random() < _COMMON_SHARE:
            return self.frequent(surnames.COMMON)
        return self.rng.choice(surnames.PREFIXES) + self.one(surnames.STEMS) + self.one(surnames.ENDINGS)

    def initials(self) -> str:
        """One to three initials as the register writes them."""
        return "".join(f"{self.rng.choice('AABCDEFGHJJJKLMMNPPRSTVWY')}." for _ in range(self.rng.choice((1, 2, 2, 3))))

    def invented(self) -> str:
        """A word that a company made up."""
        pick = self.rng.random()
        if pick < 0.55:
            middle = self.one(fantasy.MIDDLES) if self.rng.random() < 0.75 else ""
            return self.one(fantasy.ONSETS) + middle + self.one(fantasy.TAILS)
        if pick < 0.85:
            return self.one(fantasy.FIRST_HALVES) + self.one(fantasy.SECOND_HALVES)
        return f"{self.one(fantasy.ENGLISH)} {self.one(fantasy.ENGLISH_TAILS)}"

    def sign(self) -> str:
        """What stands above the door of a shop."""
        return self.one(fantasy.SHOP_SIGNS) if self.rng.random() < 0.4 else self.invented()

    def letters(self) -> str:
        """A name of letters, with or without points."""
        letters = self.rng.choices("ABCDEFGHIJKLMNOPRSTVWZ", k=self.rng.choice((2, 3, 3, 4)))
        return "".join(letters) if self.rng.random() < 0.7 else "".join(f"{letter}." for letter in letters)

    def form(self) -> str:
        """A legal form in the share it has among parties around real estate."""
        return self.rng.choices(list(words.FORM_SHARES), weights=list(words.FORM_SHARES.values()))[0]

    def numerals(self, count: int) -> list[str]:
        """The numerals of a series, Roman or Arabic."""
        return [("I", "II", "III", "IV", "V")[at] if self.rng.random() < 0.65 else str(at + 1) for at in range(count)]
