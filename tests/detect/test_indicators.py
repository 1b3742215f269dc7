"""The catalogue of indicators: every row is covered by rules or says why it cannot be, and no rule names another row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.indicators import Status, covering, indicators, status
from ondermijning.detect.library import rules_in
from ondermijning.errors import RuleError
from tests.detect.making import FILE, rule
from tests.rules.running import RULES

if TYPE_CHECKING:
    from pathlib import Path

ROWS = indicators()


def test_the_catalogue_has_every_row_of_its_eight_families() -> None:
    families = [key.partition("-")[0] for key in ROWS]
    assert {name: families.count(name) for name in dict.fromkeys(families)} == {
        "FIN": 13,
        "OWN": 13,
        "TRX": 12,
        "USE": 12,
        "PER": 7,
        "SUB": 8,
        "COM": 6,
        "NET": 8,
    }


@pytest.mark.parametrize("key", ROWS)
def test_a_row_is_covered_by_rules_or_says_why_it_cannot_be(key: str) -> None:
    covered = bool(covering(RULES.values())[key])
    assert covered != bool(ROWS[key].why_not)


def test_a_status_follows_from_the_rules() -> None:
    assert status([]) is Status.UNAVAILABLE
    assert status([rule(strength="context", weight=0)]) is Status.CONTEXT
    assert status([rule(strength="context", weight=0), rule()]) is Status.BUILT


def test_a_rule_that_names_another_row_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "transactie"
    place.mkdir()
    text = FILE.format(id="fout", family="transactie", subject="perceel").replace("TRX-01", "TRX-99")
    (place / "fout.py").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match="TRX-99"):
        rules_in(tmp_path)
