"""Under which keys a company is looked for, and is found: its words, two of them together, its whole name."""

from __future__ import annotations

from itertools import combinations, islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.resolve.similar_words import Similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.resolve.companies import Named

Key = tuple[str, ...]
_TOGETHER = 0.5  # two words together were already counted one by one
_MOST_READINGS = 4  # of a whole name with words that may stand for others
_READINGS_PER_WORD = 2


class Placed(NamedTuple):
    """A name with its tokens, and what else is said of the company, each as a word that no name has."""

    name: Named
    tokens: tuple[str, ...]
    marks: tuple[str, ...]


def placed(name: Named, town: str = "", place: str = "") -> Placed:
    """A name beside its numerals, legal form, town and address (postcode and number)."""
    said = [f"#{number}" for number in name.numbers]
    said += [f"{sign}{value}" for sign, value in (("%", name.form), ("@", town), ("&", place)) if value]
    return Placed(name, _tokens(name), tuple(said))


def _tokens(name: Named) -> tuple[str, ...]:
    """The words of a name, and each two that follow each other as one."""
    glued = (one + other for words in (name.written, name.words) for one, other in pairwise(words))
    return tuple(dict.fromkeys((*name.words, *glued)))


def found_under(each: Placed) -> Iterator[Key]:
    """The keys under which a registered company is found."""
    for key, _ in _keys([[Similar(word, 1.0)] for word in each.tokens], each):
        yield key


def looked_for(
    each: Placed, similar: Mapping[str, Sequence[Similar]], known: Mapping[str, int]
) -> Iterator[tuple[Key, float]]:
    """The keys under which a company is looked for, with how well each fits.

    Args:
        each: the company.
        similar: word → other words that it may stand for.
        known: words of the reference.
    """
    options = [
        [option for option in (Similar(word, 1.0), *similar.get(word, ())) if option.word in known]
        for word in each.tokens
    ]
    return _keys(options, each)


def _keys(options: list[list[Similar]], each: Placed) -> Iterator[tuple[Key, float]]:
    for option in (option for words in options for option in words):
        yield (option.word,), option.share
    own = [words for words in options[: len(dict.fromkeys(each.name.words))] if words]
    yield from _two_together(own, each.marks)
    yield from _whole(own, each.marks)
    yield from (((mark,), 1.0) for mark in each.marks if mark.startswith("&"))


def _two_together(own: list[list[Similar]], marks: tuple[str, ...]) -> Iterator[tuple[Key, float]]:
    marked = [[Similar(mark, 1.0)] for mark in marks]
    for one, other in combinations([*own, *marked], 2):
        for a, b in product(one, other):
            if a.word != b.word:
                yield (min(a.word, b.word), max(a.word, b.word)), a.share * b.share * _TOGETHER


def _whole(own: list[list[Similar]], marks: tuple[str, ...]) -> Iterator[tuple[Key, float]]:
    """The whole name, by itself and with each of its marks."""
    beside: Iterable[tuple[str, ...]] = [(), *((mark,) for mark in marks), *([marks] if len(marks) > 1 else [])]
    for reading in islice(product(*(words[:_READINGS_PER_WORD] for words in own)), _MOST_READINGS):
        name = tuple(sorted({option.word for option in reading}))
        share = 1.0
        for option in reading:
            share *= option.share
        for said in beside:
            yield ("", *name, "", *said), share
