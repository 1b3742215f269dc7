"""The rule on circles of mutual loans: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["onderlinge_financiering"]


def mutual(
    tag: str, objecten: int | None = 4, dubbelrollen: int | None = 2, released: date | None = None, **lender: Any
) -> Graph:
    """A company lends within a circle of so many objects and double roles."""
    return lent_by(tag, released, {"keten_objecten": objecten, "keten_dubbelrollen": dubbelrollen}, **lender)


def to_company(tag: str, *, linked: bool = False, **borrower: Any) -> Graph:
    """A company borrows in the place of a person."""
    lender, other = ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"lener-{tag}")
    graph = loan(tag, lender, other, resting={"keten_objecten": 3, "keten_dubbelrollen": 2}).node(*other, **borrower)
    return link(graph, lender, other) if linked else graph


REPORTED = {
    "plain": mutual("plain"),
    "just a circle": to_company("just a circle"),
    "within a group": to_company("within a group", linked=True),
    **sole_trader(mutual),
}
LEFT_ALONE = {
    "an object less": mutual("an object less", 2),
    "a role less": mutual("a role less", dubbelrollen=1),
    "no circle": mutual("no circle", None, None),
    "released": mutual("released", released=date(2024, 5, 1)),
    "an excluded borrower": to_company("an excluded borrower", uitgezonderd="corporatie"),
    **excluded(mutual),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_loan_in_a_circle_of_mutual_loans_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Leengeld B.V. leende 300.000 euro aan een natuurlijk persoon (geldnemer) met MTT00 A plain als zekerheid; in de kring"
            " van geldgevers en geldnemers waartoe zij behoren lenen en ontlenen 2 partijen over en weer, op 4 objecten."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("objecten=2", "an object less", "a role less"),
        ("dubbelrollen=1", "a role less", "an object less"),
        ("objecten=4", "plain", "just a circle"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("within a group", {"groep"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
