"""``demo --dag-een``: what a city sees on its first day, and what it is advised to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.library import load_rules
from tests.cli.running import Said, done

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    folder = tmp_path_factory.mktemp("eerste") / "dag"
    return done("demo", "--folder", folder, "--dwellings", 200, "--dag-een")


def _lines(said: Said, *begins: str) -> Iterator[list[str]]:
    return (line.split() for line in said.out.splitlines() if line.startswith(begins))


def test_one_stand_is_loaded_and_neither_officers_nor_mortgages(said: Said) -> None:
    loaded = {words[0]: words[1] for words in _lines(said, "brk", "kvk", "hr", "kik", "bag", "vergunningen")}
    assert loaded == {"brk": "1", "kvk": "1", "bag": "1", "vergunningen": "1"}


def test_a_rule_that_lacks_a_register_could_not_answer_and_spared_nobody(said: Said) -> None:
    rules = load_rules()
    rows = {words[0]: words for words in _lines(said, *rules)}
    lacking = {rule for rule, found in rules.items() if {"hr", "kik"} & set(found.sources)}
    assert lacking <= {rule for rule, words in rows.items() if words[1] == "onbeslist"}
    assert {rows[rule][-2] for rule in lacking} == {"-"}
    assert {rows[rule][2] for rule in lacking} == {"0"}


def test_what_one_stand_can_show_is_found_and_a_second_stand_is_missed(said: Said) -> None:
    rows = {words[0]: words[1:] for words in _lines(said, *load_rules())}
    assert rows["ontbonden_eigenaar"][:3] == ["treffer", "4", "-"]
    assert rows["herhaalde_sluiting"][:3] == ["treffer", "2", "-"]
    assert rows["snelle_doorverkoop"][:2] == ["geen", "0"]


def test_it_ends_with_what_to_ask_from_whom(said: Said) -> None:
    advice = {line.split()[1]: line for line in said.out.splitlines() if line.startswith("bron ")}
    assert "Kadaster" in advice["kik"]
    assert "KVK" in advice["hr"]
    assert "goed" in advice["brk"]
