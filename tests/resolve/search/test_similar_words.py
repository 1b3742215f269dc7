from __future__ import annotations

import duckdb
import pytest

from ondermijning.resolve.search.similar_words import Known, similar_words

KNOWN = {"tegelhandel": 40, "bosuil": 2, "schildersbedrijf": 9, "jansen": 90, "noord": 30, "noordzijde": 4}


def similar(word: str, *others: str, whole: bool = True, **known: int) -> list[str]:
    """The words that a word may stand for, asked beside others, in a reference of which one word is two written as one."""
    counts = KNOWN | {"bosuiltegels": 1} | known
    with duckdb.connect() as db:
        searched = {word: whole} | dict.fromkeys(others, True)
        return [each.word for each in similar_words(db, searched, Known(counts, {*KNOWN, *known})).get(word, [])]


@pytest.mark.parametrize("slip", ["tegelhndel", "tegelhanddel", "tegelhnadel", "tegelhandol"])
def test_one_slip_is_seen_through(slip: str) -> None:
    assert similar(slip) == ["tegelhandel"]


def test_two_slips_in_a_long_word_are_seen_through() -> None:
    assert similar("schildersbedrifj") == ["schildersbedrijf"]
    assert similar("sgildersbedryf") == ["schildersbedrijf"]


def test_ij_and_y_are_two_ways_to_write_a_word() -> None:
    assert similar("dyk", dijk=300) == ["dijk"]
    assert similar("ysselmeer", ijsselmeer=5) == ["ijsselmeer"]


def test_a_beginning_stands_for_the_most_used_longer_words() -> None:
    assert similar("tegelh") == ["tegelhandel"]
    assert similar("jans", janssen=50) == ["jansen", "janssen"]


def test_a_word_that_several_names_have_is_taken_as_written() -> None:
    assert similar("janssen", janssen=50) == []


def test_a_rare_word_that_exists_keeps_its_neighbours() -> None:
    assert similar("bosuyl", bosuyl=1) == ["bosuil"]


def test_a_word_unlike_all_has_none() -> None:
    assert similar("zonnebloem") == []


def test_only_a_word_of_its_own_is_a_beginning_and_only_of_such_words() -> None:
    assert similar("tegelh", whole=False) == []
    assert "bosuiltegels" not in similar("bosuiltege")


@pytest.mark.parametrize("word", ["tegelhndel", "tegelh", "sgildersbedryf", "bosuyl", "zonnebloem"])
def test_other_words_that_are_searched_change_nothing(word: str) -> None:
    assert similar(word, "tegelhandl", "sgildersbedrijf", "jans", "noordz", "bosui") == similar(word)


def test_no_words_have_no_likes() -> None:
    with duckdb.connect() as db:
        assert similar_words(db, {}, Known(KNOWN, KNOWN)) == {}
        assert similar_words(db, {"bosuyl": True}, Known({}, ())) == {}
