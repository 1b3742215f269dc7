"""What each word of those who are looked for may stand for among the words of a reference: itself, or words like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.search.similar_words import Known, similar_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

    from ondermijning.resolve.columns.arrays import Bools, Floats, Ints
    from ondermijning.resolve.companies.searchable import Searchable
    from ondermijning.resolve.search.similar_words import Similar


class Substitutes(NamedTuple):
    """Known words that each word may stand for, the likeliest first.

    Args:
        starts: where those of each word begin, by code; one more than there are words.
        codes: the known words, by code.
        shares: how well each fits.
    """

    starts: Ints
    codes: Ints
    shares: Floats


def substitutes_for(db: duckdb.DuckDBPyConnection, companies: Searchable, sought: range, held: range) -> Substitutes:
    """What the words of companies that are looked for may stand for.

    Args:
        db: any database.
        companies: all.
        sought: the places of those that are looked for.
        held: the places of those that are found.
    """
    vocabulary = companies.tokens.vocabulary
    counts, whole = _uses(companies, held)
    searched, alone = _uses(companies, sought)
    known = Known(_chosen(vocabulary, counts, counts > 0), _chosen(vocabulary, whole, whole > 0))
    similar = similar_words(db, _chosen(vocabulary, alone, searched > 0), known)
    return substitutes_of(vocabulary, counts > 0, similar)


def _uses(companies: Searchable, which: range) -> tuple[Ints, Ints]:
    """How many of some companies have each word, and how many as a word of its own."""
    tokens, size = companies.tokens, len(companies.tokens.vocabulary)
    of, place = tokens.places(np.arange(which.start, which.stop))
    codes, own = tokens.codes[place], place - tokens.starts[of + which.start] < companies.own[of + which.start]
    return np.bincount(codes, minlength=size), np.bincount(codes[own], minlength=size)


def _chosen(vocabulary: Sequence[str], values: Ints, which: Bools) -> dict[str, int]:
    """Some words with a value of each."""
    at = np.flatnonzero(which)
    return dict(zip([vocabulary[each] for each in at.tolist()], values[at].tolist(), strict=True))


def substitutes_of(vocabulary: Sequence[str], known: Bools, similar: Mapping[str, Sequence[Similar]]) -> Substitutes:
    """Words as what they may stand for.

    Args:
        vocabulary: all words.
        known: whether each is a word of the reference.
        similar: word → words of the reference that it may stand for, the likeliest first.
    """
    codes = {word: code for code, word in enumerate(vocabulary)}
    others = [(codes[word], codes[each.word], each.share) for word, found in similar.items() for each in found]
    itself = np.flatnonzero(known)
    word, said, share = (np.array(column) for column in zip(*others, strict=True)) if others else (itself[:0],) * 3
    words = np.concatenate([itself, word])
    order = np.argsort(words, kind="stable")
    starts = np.append(0, np.cumsum(np.bincount(words, minlength=len(vocabulary))))
    return Substitutes(
        starts, np.concatenate([itself, said])[order], np.concatenate([np.ones(len(itself)), share])[order]
    )
