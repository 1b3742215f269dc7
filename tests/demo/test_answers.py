"""The answer key against the files: what was planted shows in the stands, and nothing else does."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo import write_municipality
from tests.demo.detector import Files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.conftest import Written

RULES = ("snelle_doorverkoop", "abc_transactie", "jonge_vennootschap_koopt", "ontbonden_eigenaar")


def _bare(percelen: frozenset[str]) -> set[str]:
    return {perceel.removeprefix("NL.IMKAD.KadastraalObject:") for perceel in percelen}


@pytest.mark.parametrize("rule", RULES)
def test_a_perfect_detector_finds_in_the_stands_exactly_what_the_key_says(written: Written, rule: str) -> None:
    assert written.files.detect()[rule] == _bare(written.key.expected(rule))


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_the_key_holds_for_other_cities(tmp_path: Path, seed: int) -> None:
    key = write_municipality(tmp_path / "city", seed=seed, dwellings=200)
    found = Files(tmp_path / "city").detect()
    assert found == {rule: _bare(key.expected(rule)) for rule in RULES}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_tried_by_two_schemes_and_by_two_innocent_look_alikes(written: Written, rule: str) -> None:
    kinds = Counter(answer.soort for answer in written.key.answers if answer.regel == rule)
    assert kinds["schema"] >= 2
    assert kinds["hard_negatief"] >= 2


def test_there_are_at_least_as_many_innocent_stories_as_schemes_and_of_eight_kinds(written: Written) -> None:
    stories = {
        (answer.soort, answer.id.rsplit("-", 1)[0] if answer.regel else answer.id) for answer in written.key.answers
    }
    kinds = {answer.naam for answer in written.key.answers if answer.soort == "hard_negatief"}
    counts = Counter(soort for soort, _ in stories)
    assert counts["hard_negatief"] >= counts["schema"]
    assert len(kinds) >= 8


def test_some_objects_are_found_by_several_rules(written: Written) -> None:
    hits = Counter(perceel for rule in RULES for perceel in written.key.expected(rule))
    assert max(hits.values()) == 3


def test_no_innocent_object_is_expected_by_the_rule_it_tempts(written: Written) -> None:
    for answer in written.key.answers:
        if answer.soort == "hard_negatief":
            assert answer.regel is not None
            assert not written.key.expected(answer.regel) & set(answer.percelen), answer.id


def test_every_object_and_company_of_the_key_is_in_the_files(written: Written) -> None:
    objects = {f"NL.IMKAD.KadastraalObject:{key}" for stand in written.files.stands.values() for key in stand}
    companies = {f"KVK:{kvk}" for kvk in written.files.companies}
    for answer in written.key.answers:
        assert answer.percelen
        assert set(answer.percelen) <= objects
        assert set(answer.bedrijven) <= companies


def test_the_written_key_is_a_list_of_the_answers_with_unique_ids(written: Written) -> None:
    answers = json.loads((written.folder / "antwoorden.json").read_text(encoding="utf-8"))
    assert [answer["id"] for answer in answers] == [answer.id for answer in written.key.answers]
    assert len({answer["id"] for answer in answers}) == len(answers)
    assert set(answers[0]) == {"id", "soort", "naam", "regel", "percelen", "bedrijven", "uitleg"}
    assert all(answer["uitleg"].endswith(".") and answer["naam"] for answer in answers)


def test_a_chain_between_two_stands_is_planted_and_cannot_be_seen(written: Written) -> None:
    blind = [answer for answer in written.key.answers if answer.soort == "schema" and answer.regel is None]
    assert len(blind) >= 2
    for answer in blind:
        middle = answer.bedrijven[0].removeprefix("KVK:")
        assert middle in written.files.companies
        assert middle not in written.files.kvk.values()
