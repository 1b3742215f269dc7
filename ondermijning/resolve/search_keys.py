"""Under which keys a company is looked for in a list, and is found: its words, two of them together, its whole name.

Keys are numbers, laid in columns for many companies at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.candidates import Sought
from ondermijning.resolve.company_keys import SPOT
from ondermijning.resolve.hashed import hashes, marked
from ondermijning.resolve.ragged import Bools, Ints, among, spread, words_of
from ondermijning.resolve.similar_words import Similar

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from ondermijning.resolve.company_keys import Placed
    from ondermijning.resolve.ragged import Floats, Words

_TOGETHER = 0.5  # two words together were already counted one by one
_READINGS = 4  # of a whole name with words that may stand for others
_PER_WORD = 2  # words that a word may stand for in a whole name
_WORD, _TWO, _WHOLE, _WHOLE_AND = range(4)
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


def found_under(companies: Sequence[Placed], sought: Ints) -> tuple[Ints, Ints]:
    """The keys under which registered companies are found: the place of a company beside a key.

    Args:
        companies: registered.
        sought: the keys that somebody looks for, each once and in order.
    """
    parts = [(np.zeros(0, np.int64),) * 2]
    for start in range(0, len(companies), _AT_ONCE):
        part = companies[start : start + _AT_ONCE]
        keys = _keys(part, _as_written(words_of([each.tokens for each in part])))
        wanted = among(keys.keys, sought)
        parts.append((keys.numbers[wanted] + start, keys.keys[wanted]))
    numbers, found = (np.concatenate(side) for side in zip(*parts, strict=True))
    return numbers, found


def looked_for(companies: Sequence[Placed], similar: Mapping[str, Sequence[Similar]], known: Container[str]) -> Sought:
    """The keys under which companies are looked for, with how well each fits.

    Args:
        companies: that are looked for.
        similar: word → other words that it may stand for.
        known: words of the reference.
    """
    found = [_NOTHING]
    for start in range(0, len(companies), _AT_ONCE):
        part = companies[start : start + _AT_ONCE]
        keys = _keys(part, _options(words_of([each.tokens for each in part]), similar, known))
        found.append(keys._replace(numbers=keys.numbers + start))
    return _joined(found)


def _joined(parts: Sequence[Sought]) -> Sought:
    found = Sought(*(np.concatenate(side) for side in zip(*parts, strict=True)))
    return chosen(found, np.argsort(found.numbers, kind="stable"))


def chosen(keys: Sought, which: Ints | slice) -> Sought:
    """Some of the keys that are looked for."""
    return Sought(keys.numbers[which], keys.keys[which], keys.shares[which])


def _keys(companies: Sequence[Placed], options: _Options) -> Sought:
    """The keys of companies by what their words, each two that follow each other also as one, may stand for."""
    marks = words_of([each.marks for each in companies])
    said = _as_written(marks)
    said = said._replace(slot=-1 - said.slot)  # none is a word of the name
    spots = said.which(np.array([mark.startswith(SPOT) for mark in marks.vocabulary], dtype=bool)[marks.codes])
    words = np.array([len(set(each.name.words)) for each in companies], dtype=np.int64)
    own = options.which(options.slot < words[options.of])
    single = (Sought(each.of, marked(_WORD, each.said), each.share) for each in (options, spots))
    return _joined([*single, _two_together(own, said), *_whole(own, said, len(companies))])


def _as_written(words: Words) -> _Options:
    """Each word stands for itself alone."""
    of, place = words.places(np.arange(len(words.starts) - 1))
    one = np.zeros(len(of), dtype=np.int64)
    return _Options(of, place - words.starts[of], one, hashes(words.vocabulary)[words.codes[place]], np.ones(len(of)))


def _options(words: Words, similar: Mapping[str, Sequence[Similar]], known: Container[str]) -> _Options:
    """What words may stand for, of which only what is known counts."""
    found = [
        [each for each in (Similar(word, 1.0), *similar.get(word, ())) if each.word in known]
        for word in words.vocabulary
    ]
    counts = np.array([len(each) for each in found], dtype=np.int64)
    said, shares = (
        hashes(one.word for each in found for one in each),
        np.array([one.share for each in found for one in each]),
    )
    written = _as_written(words)
    code = words.codes
    times, start = counts[code], (np.cumsum(counts) - counts)[code]
    option = spread(start, times)
    of, slot, start = (np.repeat(column, times) for column in (written.of, written.slot, start))
    return _Options(of, slot, option - start, said[option], shares[option])


def _two_together(own: _Options, marks: _Options) -> Sought:
    """Two words of one company, or a word and what else is said of it."""
    both = _Options(*(np.concatenate(pair) for pair in zip(own, marks, strict=True)))
    order = np.argsort(both.of, kind="stable")
    of = both.of[order]
    behind = np.searchsorted(of, of, "right") - np.arange(len(of)) - 1
    one, other = order[np.repeat(np.arange(len(of)), behind)], order[spread(np.arange(len(of)) + 1, behind)]
    apart = (both.slot[one] != both.slot[other]) & (both.said[one] != both.said[other])
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
    share = np.ones(size)
    np.multiply.at(share, reading.of, reading.share)
    return _summed(of[first], said[first], size), share


def _summed(of: Ints, said: Ints, size: int) -> Ints:
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, of, said)
    return found
