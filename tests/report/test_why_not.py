"""Why a rule says nothing, in words: every form of condition, with numbers, days, truth values and what is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.detect.why_not import Failed, WhyNot
from ondermijning.graph.dialect.parts import clauses_of
from ondermijning.report.rules.explain import Reason, reasons
from tests.detect.making import DAYS, PATTERN, card, rule

if TYPE_CHECKING:
    from ondermijning.detect import Rule

SALE = card(Transactie__soort="de lezer moet de akte kunnen vinden", Transactie__datum="de dag hoort bij het kenmerk")


def failing(condition: str, value: Any) -> tuple[Rule, WhyNot]:
    made = rule(match=f"{PATTERN} WHERE {condition} AND b.dagen_sinds_vorige > $dagen", card=SALE)
    first = clauses_of(made.match)[0].conditions[0]
    return made, WhyNot("", (Failed(first, dict.fromkeys(first.reads, value)),), 1)


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        ("b.dagen_sinds_vorige <= $dagen", 400, ("dagen_sinds_vorige hoogstens 365 dagen", "400", "35 dagen te veel")),
        ("b.dagen_sinds_vorige >= $dagen", 12, ("dagen_sinds_vorige minstens 365 dagen", "12", "353 dagen te weinig")),
        (
            "b.dagen_sinds_vorige < 20000",
            20_000,
            ("dagen_sinds_vorige minder dan 20.000 dagen", "20.000", "0 dagen te veel"),
        ),
        ("b.dagen_sinds_vorige <= $dagen", None, ("dagen_sinds_vorige hoogstens 365 dagen", "niet bekend", "")),
        ("t.soort = 'koop'", "schenking", ("soort koop", "schenking", "")),
        ("t.soort IS NULL", "koop", ("soort niet ingevuld", "koop", "")),
        ("t.datum IS NOT NULL", None, ("datum bekend", "niet bekend", "")),
        (
            "(t.datum IS NULL OR t.datum < $peildatum)",
            date(2024, 3, 1),
            ("(t.datum IS NULL OR t.datum < 31 december 2024)", "1 maart 2024", ""),
        ),
    ],
)
def test_a_condition_reads_as_dutch(condition: str, value: Any, expected: tuple[str, str, str]) -> None:
    made, why = failing(condition, value)
    (reason,) = reasons(made, why, {DAYS.name: 365, "peildatum": date(2024, 12, 31)})
    asked, found, apart = expected
    name = asked.partition(" ")[0].removeprefix("(t.")
    assert reason == Reason(asked, f"{name}: {found}", apart)


def test_a_pattern_that_lacks_is_told_as_it_is_written() -> None:
    assert list(reasons(rule(), WhyNot("(a)-[:KOPER]->(t)"), {})) == [
        Reason("in de graaf: (a)-[:KOPER]->(t)", "ontbreekt")
    ]
