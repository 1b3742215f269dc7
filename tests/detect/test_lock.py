"""The lock of rules: a rule that changed without a higher version is told, and the shipped lock fits the shipped rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.detect import rule as rule_module
from ondermijning.detect.library import rules_in
from ondermijning.detect.lock import LOCK, lock_problems, passed, write_lock
from ondermijning.errors import RuleError
from ondermijning.graph.dialect.check import check
from ondermijning.registry import shipped_folder
from tests.detect.making import rule

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.graph.dialect.check import Pattern

RULES = {"voorbeeld": rule()}
CHANGED = {"voorbeeld": rule(weight=1)}
RAISED = {"voorbeeld": rule(weight=1, version=2)}


def test_the_shipped_rules_are_those_of_the_lock() -> None:
    folder = shipped_folder("rules")
    assert lock_problems(rules_in(folder, anew=True), folder / LOCK) == []


def test_a_rule_that_is_locked_as_it_is_is_not_read_again_and_any_other_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(text: str, **kind: Any) -> Pattern:
        read.append(text)
        return check(text, **kind)

    monkeypatch.setattr(rule_module, "check", reading)
    write_lock(RULES, tmp_path / LOCK)
    with rule_module.vouched(passed(tmp_path / LOCK)):
        same = rule()
        assert read == []
        assert same.pattern.nodes == RULES["voorbeeld"].pattern.nodes
        assert len(read) == 1
        rule(population="MATCH (b:Bedrijf) RETURN count(b) AS aantal")  # says and finds the same, and is another rule
        assert len(read) > 1
        with pytest.raises(RuleError):
            rule(match="MATCH (p:Perceel) RETURN p")
    before = len(read)
    rule()
    assert len(read) > before


def test_a_lock_of_another_checker_vouches_for_nothing_and_is_told(tmp_path: Path) -> None:
    write_lock(RULES, tmp_path / LOCK)
    locked = json.loads((tmp_path / LOCK).read_text(encoding="utf-8"))
    del locked["voorbeeld"]["checked"]
    (tmp_path / LOCK).write_text(json.dumps(locked), encoding="utf-8")
    assert RULES["voorbeeld"].checked_hash not in passed(tmp_path / LOCK)
    (found,) = lock_problems(RULES, tmp_path / LOCK)
    assert found.endswith("Run ondermijning rules lock.")


def test_rules_that_were_locked_as_they_are_have_no_problem(tmp_path: Path) -> None:
    write_lock(RULES, tmp_path / LOCK)
    assert lock_problems(RULES, tmp_path / LOCK) == []


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        (CHANGED, "voorbeeld changed. Raise its version"),
        (RAISED, "voorbeeld has another version than the lock."),
        ({}, "voorbeeld is in the lock and no rule."),
        (RULES | {"nieuw": rule(id="nieuw")}, "nieuw is not in the lock."),
    ],
)
def test_what_differs_from_the_lock_is_told(tmp_path: Path, rules: dict[str, object], problem: str) -> None:
    write_lock(RULES, tmp_path / LOCK)
    (found,) = lock_problems(rules, tmp_path / LOCK)  # type: ignore[arg-type]
    assert found.startswith(problem)


def test_a_changed_rule_is_locked_only_with_a_higher_version(tmp_path: Path) -> None:
    write_lock(RULES, tmp_path / LOCK)
    with pytest.raises(RuleError, match="did not go up"):
        write_lock(CHANGED, tmp_path / LOCK)
    assert lock_problems(RULES, tmp_path / LOCK) == []
    write_lock(RAISED, tmp_path / LOCK)
    assert lock_problems(RAISED, tmp_path / LOCK) == []


@pytest.mark.parametrize("text", [None, "{", "[]", '{"voorbeeld": 1}', '{"voorbeeld": {"version": 1}}'])
def test_an_absent_or_damaged_lock_is_one_sentence(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match="rules lock"):
        lock_problems(RULES, tmp_path / LOCK)
