"""What words may stand for: themselves where a reference has them, and words like them."""

from __future__ import annotations

import duckdb
import numpy as np

from ondermijning.resolve.companies.names import named
from ondermijning.resolve.companies.searchable import searchable
from ondermijning.resolve.search.similar_words import Similar
from ondermijning.resolve.search.substitutes import Substitutes, substitutes_for, substitutes_of


def told(vocabulary: list[str], substitutes: Substitutes, word: str) -> list[tuple[str, float]]:
    code = vocabulary.index(word)
    part = slice(substitutes.starts[code], substitutes.starts[code + 1])
    said = [vocabulary[each] for each in substitutes.codes[part].tolist()]
    return list(zip(said, substitutes.shares[part].tolist(), strict=True))


def test_a_word_stands_for_itself_first_and_for_nothing_unknown() -> None:
    vocabulary = ["bosuil", "bosuyl", "olm"]
    similar = {"bosuil": [Similar("bosuyl", 0.8)], "olm": [Similar("bosuyl", 0.7), Similar("bosuil", 0.6)]}
    substitutes = substitutes_of(vocabulary, np.array([True, True, False]), similar)
    assert told(vocabulary, substitutes, "bosuil") == [("bosuil", 1.0), ("bosuyl", 0.8)]
    assert told(vocabulary, substitutes, "bosuyl") == [("bosuyl", 1.0)]
    assert told(vocabulary, substitutes, "olm") == [("bosuyl", 0.7), ("bosuil", 0.6)]


def test_slips_stand_for_words_of_those_who_are_found_alone() -> None:
    companies = searchable([named(name) for name in ("Bosuyl Tegels", "Bosuil Tegels", "Bosuyll")])
    with duckdb.connect() as db:
        substitutes = substitutes_for(db, companies, range(1), range(1, 2))
    vocabulary = companies.tokens.vocabulary
    assert [word for word, _ in told(vocabulary, substitutes, "bosuyl")] == ["bosuil"]
    assert told(vocabulary, substitutes, "tegels") == [("tegels", 1.0)]
