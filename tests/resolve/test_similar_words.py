from __future__ import annotations

import duckdb
import pytest

from ondermijning.resolve.similar_words import similar_words

KNOWN = {"tegelhandel": 40, "bosuil": 2, "schildersbedrijf": 9, "jansen": 90, "noord": 30, "noordzijde": 4}


def similar(word: str, **known: int) -> list[str]:
    with duckdb.connect() as db:
        return [each.word for each in similar_words(db, [word], KNOWN | known, {word, *KNOWN, *known}).get(word, [])]


@pytest.mark.parametrize("slip", ["tegelhndel", "tegelhanddel", "tegelhnadel", "tegelhandol"])
def test_one_slip_is_seen_through(slip: str) -> None:
    assert similar(slip) == ["tegelhandel"]


def test_two_slips_in_a_long_word_are_seen_through() -> None:
    assert similar("schildersbedrifj") == ["schildersbedrijf"]
    assert similar("sgildersbedryf") == ["schildersbedrijf"]


def test_a_beginning_stands_for_the_most_used_longer_words() -> None:
    assert similar("tegelh") == ["tegelhandel"]
    assert similar("jans", janssen=50) == ["jansen", "janssen"]


def test_a_word_that_several_names_have_is_taken_as_written() -> None:
    assert similar("janssen", janssen=50) == []


def test_a_rare_word_that_exists_keeps_its_neighbours() -> None:
    assert similar("bosuyl", bosuyl=1) == ["bosuil"]


def test_a_word_unlike_all_has_none() -> None:
    assert similar("zonnebloem") == []
