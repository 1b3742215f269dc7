"""Keys of companies in a list: which two companies share one, and how well it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.companies.names import named
from ondermijning.resolve.companies.searchable import searchable, word_numbers
from ondermijning.resolve.search.search_keys import found_under, looked_for
from ondermijning.resolve.search.similar_words import Similar
from ondermijning.resolve.search.substitutes import substitutes_of

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Bools
    from ondermijning.resolve.companies.searchable import Searchable

REGISTERED = "Bosuil Tegels Beheer B.V."
HELD = range(1)


def shared(line: str, registered: str = REGISTERED, **similar: str) -> list[float]:
    """How well the keys fit that a line and a registered company share, the best first."""
    companies = searchable([named(registered), named(line), *map(named, similar.values())])
    others = {word: [Similar(other, 0.8)] for word, other in similar.items()}
    keys = looked_for(companies, range(1, 2), substitutes_of(companies.tokens.vocabulary, known(companies), others))
    found = set(found_under(companies, HELD, np.unique(keys.keys))[1].tolist())
    return sorted(
        (share for key, share in zip(keys.keys.tolist(), keys.shares.tolist(), strict=True) if key in found),
        reverse=True,
    )


def known(companies: Searchable, which: range = HELD) -> Bools:
    """The words of some companies."""
    _, place = companies.tokens.places(np.array(which, dtype=np.int64))
    found = np.zeros(len(companies.tokens.vocabulary), dtype=bool)
    found[companies.tokens.codes[place]] = True
    return found


def test_one_word_is_one_key() -> None:
    assert shared("Tegels van Olm") == [1.0]


def test_two_words_and_a_word_with_the_form_are_keys_that_count_half() -> None:
    assert shared("Tegels Bosuil Olm") == [1.0, 1.0, 0.5]
    assert shared("Tegels BV Olm") == [1.0, 0.5]


def test_a_whole_name_is_a_key_in_any_order_by_itself_and_with_its_form() -> None:
    words, whole = [1.0] * 3, [1.0] * 2
    two = [0.5] * 6  # of three words, and of each with the form
    assert shared("Beheer Tegels Bosuil BV") == [*words, *whole, *two]


def test_two_words_that_follow_each_other_are_found_as_one() -> None:
    assert shared("Bosuiltegels") == [1.0]
    assert shared("Bosuil Tegels", "Bosuiltegels") == [1.0]


def test_a_word_that_may_stand_for_another_fits_as_well_as_they_are_alike() -> None:
    assert shared("Bosuyl Olm", bosuyl="bosuil") == [0.8]
    assert shared("Bosuyl Tegels Beheer", bosuyl="bosuil") == pytest.approx([*[1.0] * 3, 0.8, 0.8, 0.5, 0.4, 0.4])


def test_a_place_is_a_key_of_its_own() -> None:
    place = np.array([7, 7, 8, UNKNOWN])
    companies = searchable([named(name) for name in ("Bosuil", "Olm", "Topaas", "Kwikstaart")], spot=place)
    nobody = substitutes_of(companies.tokens.vocabulary, known(companies, range(0)), {})
    keys = looked_for(companies, range(1), nobody)
    assert found_under(companies, range(1, 4), np.unique(keys.keys))[0].tolist() == [1]


def test_what_is_said_beside_a_name_is_no_word_of_it() -> None:
    names = [named(name) for name in ("Bosuil Tegels", "Bosuil II", "Bosuil BV")]
    companies = searchable(names, town=np.zeros(3, dtype=np.int64), spot=np.zeros(3, dtype=np.int64))
    words = set(word_numbers(np.arange(len(companies.tokens.vocabulary))).tolist())
    assert words.isdisjoint(companies.marks.said.tolist())
    assert len(set(companies.marks.said.tolist())) == 4  # a numeral, a legal form, a town and a place


def test_keys_nobody_looks_for_are_left_out() -> None:
    assert len(found_under(searchable([named(REGISTERED)]), HELD, np.zeros(0, np.int64))[0]) == 0


def test_companies_keep_their_places_and_come_in_order() -> None:
    companies = searchable([named(name) for name in ("Bosuil Tegels", "Olm Beheer", "Topaas")])
    substitutes = substitutes_of(companies.tokens.vocabulary, known(companies, range(3)), {})
    keys = looked_for(companies, range(3), substitutes)
    assert keys.numbers.tolist() == sorted(keys.numbers.tolist())
    assert set(keys.numbers.tolist()) == {0, 1, 2}
    for at in range(3):
        alone = looked_for(companies, range(at, at + 1), substitutes)
        assert set(alone.numbers.tolist()) == {at}
        assert sorted(alone.keys.tolist()) == sorted(keys.keys[keys.numbers == at].tolist())
