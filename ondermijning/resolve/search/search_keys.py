"""Under which keys a company is looked for in a list, and is found: its words, two of them together, its whole name.

Keys are numbers, laid in columns for many companies at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from ondermijning.resolve.columns.arrays import Bools, Ints, among, spread
from ondermijning.resolve.columns.hashes import marked
from ondermijning.resolve.companies.searchable import word_numbers
from ondermijning.resolve.search.candidates import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ondermijning.resolve.columns.arrays import Floats
    from ondermijning.resolve.columns.words import Words
    from ondermijning.resolve.companies.searchable import Searchable
    from ondermijning.resolve.search.substitutes import Substitutes

_TOGETHER = 0.5  # two words together were already counted one by one
_READINGS = 4  # of a whole name with words that may stand for others
_PER_WORD = 2  # words that a word may stand for in a whole name
Number = TypeVar("Number", np.int64, np.float64)

_WORD, _TWO, _WHOLE, _WHOLE_AND = range(4)
_NO_SLOT = -1  # of what is no word
_AT_ONCE = 5_000  # companies, so that memory does not grow with the list
_NOTHING = Sought(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


class _Options(NamedTuple):
    """Words that words of companies may stand for, company by company, word by word, the likeliest first.

    Args:
        of: the company.
        slot: the place of the word among those of the company.
        rank: the place of this option among those of the word.
        said: the number of the option.
        share: how well it fits.
    """

    of: Ints
    slot: Ints
    rank: Ints
    said: Ints
    share: Floats

    def which(self, kept: Bools) -> _Options:
        """Some of them."""
        return _Options(self.of[kept], self.slot[kept], self.rank[kept], self.said[kept], self.share[kept])


def found_under(companies: Searchable, held: range, sought: Ints) -> tuple[Ints, Ints]:
    """The keys under which registered companies are found: the place of a company beside a key.

    Args:
        companies: all.
        held: the places of those that are registered.
        sought: the keys that somebody looks for, each once and in order.
    """
    parts = [(np.zeros(0, np.int64),) * 2]
    for part in _parts(held):
        keys = _keys(companies, part, _as_written(companies.tokens, part))
        wanted = among(keys.keys, sought)
        parts.append((keys.numbers[wanted] + part.start, keys.keys[wanted]))
    numbers, found = (np.concatenate(side) for side in zip(*parts, strict=True))
    return numbers, found


def looked_for(companies: Searchable, sought: range, substitutes: Substitutes) -> Sought:
    """The keys under which companies are looked for, with how well each fits.

    Args:
        companies: all.
        sought: the places of those that are looked for.
        substitutes: what their words may stand for.
    """
    found = [_NOTHING]
    for part in _parts(sought):
        keys = _keys(companies, part, _options(companies.tokens, part, substitutes))
        found.append(keys._replace(numbers=keys.numbers + part.start))
    return _joined(found)


def _parts(places: range) -> Iterator[range]:
    return (places[start : start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE))


def _joined(parts: Sequence[Sought]) -> Sought:
    found = Sought(*(np.concatenate(side) for side in zip(*parts, strict=True)))
    return chosen(found, np.argsort(found.numbers, kind="stable"))


def chosen(keys: Sought, which: Ints | slice) -> Sought:
    """Some of the keys that are looked for."""
    return Sought(keys.numbers[which], keys.keys[which], keys.shares[which])


def _keys(companies: Searchable, part: range, options: _Options) -> Sought:
    """The keys of some companies by what their words, each two that follow each other also as one, may stand for."""
    marks = companies.marks_of(part)
    one = np.ones(len(marks.of))
    said = _Options(marks.of, np.full(len(one), _NO_SLOT), np.zeros(len(one), np.int64), marks.said, one)
    own = options.which(options.slot < companies.own[part.start : part.stop][options.of])
    single = (Sought(each.of, marked(_WORD, each.said), each.share) for each in (options, said.which(marks.spot)))
    return _joined([*single, _two_together(own, said), *_whole(own, said, len(part))])


def _as_written(tokens: Words, part: range) -> _Options:
    """Each word of some companies stands for itself alone."""
    of, slot, code = _placed(tokens, part)
    return _Options(of, slot, np.zeros(len(of), dtype=np.int64), word_numbers(code), np.ones(len(of)))


def _options(tokens: Words, part: range, substitutes: Substitutes) -> _Options:
    """What the words of some companies may stand for."""
    of, slot, code = _placed(tokens, part)
    start, times = substitutes.starts[code], substitutes.starts[code + 1] - substitutes.starts[code]
    option = spread(start, times)
    of, slot, start = (np.repeat(column, times) for column in (of, slot, start))
    return _Options(of, slot, option - start, word_numbers(substitutes.codes[option]), substitutes.shares[option])


def _placed(tokens: Words, part: range) -> tuple[Ints, Ints, Ints]:
    """The words of some companies: the company, the place among its words, and the word."""
    of, place = tokens.places(np.arange(part.start, part.stop))
    return of, place - tokens.starts[of + part.start], tokens.codes[place]


def _two_together(own: _Options, marks: _Options) -> Sought:
    """Two words of one company, or a word and what else is said of it."""
    both = _Options(*(np.concatenate(pair) for pair in zip(own, marks, strict=True)))
    order = np.argsort(both.of, kind="stable")
    of = both.of[order]
    behind = np.searchsorted(of, of, "right") - np.arange(len(of)) - 1
    one, other = order[np.repeat(np.arange(len(of)), behind)], order[spread(np.arange(len(of)) + 1, behind)]
    apart = ((both.slot[one] != both.slot[other]) | (both.slot[one] == _NO_SLOT)) & (both.said[one] != both.said[other])
    one, other = one[apart], other[apart]
    words = np.minimum(both.said[one], both.said[other]), np.maximum(both.said[one], both.said[other])
    return Sought(both.of[one], marked(_TWO, *words), both.share[one] * both.share[other] * _TOGETHER)


def _whole(own: _Options, marks: _Options, size: int) -> Iterator[Sought]:
    """The whole name in each of its readings, by itself and with what else is said."""
    said, count = _summed(marks.of, marks.said, size), np.bincount(marks.of, minlength=size)
    for reading, read in _readings(own.which(own.rank < _PER_WORD), size):
        name, share = _named(reading, size)
        at, of = np.flatnonzero(read), marks.of[read[marks.of]]
        yield Sought(at, marked(_WHOLE, name[at]), share[at])
        yield Sought(of, marked(_WHOLE_AND, name[of], marks.said[read[marks.of]]), share[of])
        at = np.flatnonzero(read & (count > 1))
        yield Sought(at, marked(_WHOLE_AND, name[at], said[at]), share[at])


def _readings(own: _Options, size: int) -> Iterator[tuple[_Options, Bools]]:
    """One option for every word, and which companies can be read so; of the words that may be another the last ones vary."""
    word = np.cumsum(own.rank == 0) - 1
    doubtful = own.of[own.rank == 1]
    behind = np.full(len(own.of), _READINGS)
    behind[own.rank == 1] = np.searchsorted(doubtful, doubtful, "right") - np.arange(len(doubtful)) - 1
    behind = np.minimum.reduceat(behind, np.flatnonzero(own.rank == 0))[word] if len(word) else behind
    readings = np.minimum(2 ** np.minimum(np.bincount(doubtful, minlength=size), _READINGS), _READINGS)
    for at in range(_READINGS):
        yield own.which((at >> behind) % 2 == own.rank), readings > at


def _named(reading: _Options, size: int) -> tuple[Ints, Floats]:
    """The number of each name, whatever the order of its words, and how well it fits."""
    order = np.lexsort((reading.said, reading.of))
    of, said = reading.of[order], reading.said[order]
    first = np.append(True, (of[1:] != of[:-1]) | (said[1:] != said[:-1]))[: len(of)]
    return _summed(of[first], said[first], size), _per_company(np.multiply, reading.of, reading.share, np.ones(size))


def _summed(of: Ints, said: Ints, size: int) -> Ints:
    return _per_company(np.add, of, said, np.zeros(size, dtype=np.int64))


def _per_company(together: np.ufunc, of: Ints, values: NDArray[Number], found: NDArray[Number]) -> NDArray[Number]:
    """What the values of each company come to, whose values follow each other; as it was found where there are none."""
    first = np.flatnonzero(np.append(True, of[1:] != of[:-1])[: len(of)])
    if len(first):
        found[of[first]] = together.reduceat(values, first)
    return found
