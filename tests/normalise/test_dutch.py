"""Values and sentences as people write them: what is one is singular, what is not known is said so, codes are words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.model.words import CODE_WORDS, SINGULAR
from ondermijning.normalise.dutch import COUNT, DAY, PROMILLE, SUM, Told, filled, in_dutch, readable


def number(value: int | None) -> Told:
    return Told("" if value is None else in_dutch(value), COUNT, one=value == 1)


def test_a_day_that_is_not_known_is_no_op_onbekend() -> None:
    assert filled("Verkocht op {dag}.", {"dag": Told("", DAY)}) == "Verkocht op een onbekende datum."


def test_a_number_that_is_not_known_says_what_it_is_a_number_of() -> None:
    said = filled("Er staan {n} personen; huishoudens: {n} ({n} %).", {"n": number(None)})
    assert said == "Er staan een onbekend aantal personen; huishoudens: onbekend (onbekend)."


def test_a_sum_that_is_not_known_is_no_number_of_euros() -> None:
    assert filled("Gekocht voor {som} euro.", {"som": Told("", SUM)}) == "Gekocht voor een onbekend bedrag."


def test_another_value_that_is_not_known_is_onbekend() -> None:
    assert filled("Zetel in {land}.", {"land": Told("")}) == "Zetel in onbekend."


@pytest.mark.parametrize(("more", "one"), SINGULAR.items())
def test_one_of_a_thing_is_singular_and_two_are_not(more: str, one: str) -> None:
    assert filled(f"Er zijn {{n}} {more}.", {"n": number(1)}) == f"Er zijn 1 {one}."
    assert filled(f"Er zijn {{n}} {more}.", {"n": number(2)}) == f"Er zijn 2 {more}."


def test_only_what_follows_the_number_itself_is_singular() -> None:
    assert filled("{n} van de dagen, {n} dagenlang.", {"n": number(1)}) == "1 van de dagen, 1 dagenlang."


@pytest.mark.parametrize(("value", "verb"), [(1, "staat"), (0, "staan"), (2, "staan"), (None, "staan")])
def test_a_sentence_chooses_by_number(value: int | None, verb: str) -> None:
    assert filled("Er {n:staat|staan} iets.", {"n": number(value)}) == f"Er {verb} iets."


@pytest.mark.parametrize(
    ("promille", "words"), [(1000, "100 %"), (333, "33,3 %"), (5, "0,5 %"), (0, "0 %"), (-15, "-1,5 %")]
)
def test_1000_promille_is_100_percent(promille: int, words: str) -> None:
    assert in_dutch(promille, PROMILLE) == words


@given(st.integers(min_value=-100_000, max_value=100_000))
def test_a_percentage_keeps_the_share(promille: int) -> None:
    assert round(float(in_dutch(promille, PROMILLE).removesuffix(" %").replace(",", ".")) * 10) == promille


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sluiting_13b", "sluiting op grond van artikel 13b Opiumwet"),
        ("een_nieuwe_code", "een nieuwe code"),
        ("Voorbeeld_Straat 1", "Voorbeeld_Straat 1"),
        ("NL.IMKAD_1", "NL.IMKAD_1"),
    ],
)
def test_a_code_such_as_sluiting_13b_is_said_in_words(code: str, words: str) -> None:
    assert in_dutch(code) == words


def test_no_words_of_a_code_are_a_code() -> None:
    assert [words for words in CODE_WORDS.values() if "_" in words] == []


def test_a_sentence_without_values_is_read_as_for_many() -> None:
    assert readable("Op {adres} {n:staat|staan} {n} mensen.") == "Op {adres} staan {n} mensen."
