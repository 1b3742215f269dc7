"""Keys of companies in a list: which two companies share one, and how well it fits."""

from __future__ import annotations

import numpy as np
import pytest

from ondermijning.resolve.companies import named
from ondermijning.resolve.company_keys import placed
from ondermijning.resolve.search_keys import found_under, looked_for
from ondermijning.resolve.similar_words import Similar

REGISTERED = "Bosuil Tegels Beheer B.V."


def shared(line: str, registered: str = REGISTERED, **similar: str) -> list[float]:
    """How well the keys fit that a line and a registered company share, the best first."""
    held, sought = placed(named(registered)), placed(named(line))
    known = set(held.tokens)
    others = {word: [Similar(other, 0.8)] for word, other in similar.items()}
    keys = looked_for([sought], others, known)
    found = set(found_under([held], np.unique(keys.keys))[1].tolist())
    return sorted(
        (share for key, share in zip(keys.keys.tolist(), keys.shares.tolist(), strict=True) if key in found),
        reverse=True,
    )


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
    held, sought = placed(named("Bosuil"), place="7"), placed(named("Olm"), place="7")
    keys = looked_for([sought], {}, set())
    assert len(found_under([held], np.unique(keys.keys))[0]) == 1


def test_keys_nobody_looks_for_are_left_out() -> None:
    assert len(found_under([placed(named(REGISTERED))], np.zeros(0, np.int64))[0]) == 0


def test_companies_keep_their_places_and_come_in_order() -> None:
    companies = [placed(named(name)) for name in ("Bosuil Tegels", "Olm Beheer", "Topaas")]
    keys = looked_for(companies, {}, {word for each in companies for word in each.tokens})
    assert keys.numbers.tolist() == sorted(keys.numbers.tolist())
    assert set(keys.numbers.tolist()) == {0, 1, 2}
    for at, each in enumerate(companies):
        alone = looked_for([each], {}, {word for each in companies for word in each.tokens})
        assert sorted(alone.keys.tolist()) == sorted(keys.keys[keys.numbers == at].tolist())
