"""Profiles are typed, shown and exported by the facts they count; a key is refused with its fact."""

from __future__ import annotations

import re

import pytest

from ondermijning.detect.profiles import FACTS, PROFILES, fact_of, key_of, words_of
from tests.cli.running import run

OFFENCE_OR_ROLE = re.compile("witwas|fraude|stroman|katvanger|drugs|dekmantel|spook|facilitator|verdacht")


def test_every_profile_has_one_fact_and_words_without_an_offence_or_a_role() -> None:
    assert [key_of(fact_of(key)) for key in PROFILES] == list(PROFILES)
    assert len({words_of(key) for key in PROFILES}) == len(PROFILES)
    assert [text for key in PROFILES for text in (fact_of(key), words_of(key)) if OFFENCE_OR_ROLE.search(text)] == []
    assert [fact for fact in FACTS if words_of(fact) != words_of(key_of(fact))] == []


@pytest.mark.parametrize("command", [("detect",), ("signals", "list")])
@pytest.mark.parametrize("key", [key for key in PROFILES if key not in FACTS])
def test_a_key_that_is_typed_is_refused_with_the_fact(command: tuple[str, ...], key: str) -> None:
    said = run(*command, "--profile", key)
    assert (said.code, said.out) == (2, "")
    assert f"'{key}' is now called '{fact_of(key)}'" in said.err


@pytest.mark.parametrize("command", [("detect",), ("signals", "list")])
def test_the_help_of_an_option_names_facts_alone(command: tuple[str, ...]) -> None:
    said = re.sub(r"\s+", "", run(*command, "--help").out)
    assert "|".join(FACTS) in said
    assert OFFENCE_OR_ROLE.search(said) is None


def test_who_types_the_old_name_of_a_command_is_told_the_new_one() -> None:
    said = run("signals", "facilitators")
    assert (said.code, said.out) == (2, "")
    assert "'facilitators' is now called 'recurring'" in said.err
    assert OFFENCE_OR_ROLE.search(run("signals", "--help").out) is None
