"""The study of 2010 on hits: what each indicator flags, how many flags objects have, and the three that told most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.detect.compose import hits_of
from ondermijning.detect.hits import RuleOutcome
from ondermijning.detect.indicators import SIGNIFICANT, indicators
from ondermijning.ledger.runs import Result
from ondermijning.report.rules.study import studied, study
from tests.cli.running import demo_of_session, done
from tests.detect.making import row, rule
from tests.rules.running import RULES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ondermijning.detect import Rule

PRICE = rule(id="prijs", indicators=("TRX-01",))
YOUNG = rule(id="jong", indicators=("OWN-02",))
USE = rule(id="gebruik", indicators=("USE-07",))


def answered(made: Rule, *objects: str, reason: str = "") -> RuleOutcome:
    return RuleOutcome(made, Result.HIT, hits_of(made, [row(name, f"t-{name}") for name in objects]), reason)


def test_every_indicator_of_their_list_has_a_row_in_its_order() -> None:
    found = study([answered(PRICE, "a")], 10)
    numbers = [tuple(map(int, each.indicator.unger.split("."))) for each in found.rows]
    assert numbers == sorted(numbers)
    assert len(found.rows) == sum(bool(each.unger) for each in indicators().values())


def test_hits_and_objects_are_counted_per_indicator_and_flags_per_object() -> None:
    found = study([answered(PRICE, "a", "b"), answered(YOUNG, "b", reason="3 gevallen niet te beoordelen")], 10)
    counted = {each.indicator.id: (each.rules, each.hits, each.objects, each.note) for each in found.rows}
    assert counted["TRX-01"] == (("prijs",), 2, 2, "")
    assert counted["OWN-02"] == (("jong",), 1, 1, "3 gevallen niet te beoordelen")
    assert found.flags == {0: 8, 1: 1, 2: 1}
    assert found.significant == {0: 8, 1: 1, 2: 1}


def test_two_rules_of_one_indicator_are_one_flag() -> None:
    again = replace(PRICE, id="prijs_ook")
    assert study([answered(PRICE, "a"), answered(again, "a")], 5).flags == {0: 4, 1: 1}


def test_only_rules_of_their_list_are_studied_and_the_three_are_covered() -> None:
    assert studied([PRICE, USE]) == [PRICE]
    covered = {key for each in studied(RULES.values()) for key in each.indicators}
    assert set(SIGNIFICANT) <= covered


def test_the_command_prints_it_and_records_nothing(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    workspace = demo_of_session(tmp_path_factory).copy(tmp_path)
    before = done("signals", "list", "--all", "-w", workspace).out
    said = done("detect", "--profile", "unger2010", "-w", workspace, "--format", "json")
    assert {row["rij"] for row in said.json()} == {key for key, each in indicators().items() if each.unger}
    assert "Nothing was recorded" in said.err
    assert done("signals", "list", "--all", "-w", workspace).out == before
