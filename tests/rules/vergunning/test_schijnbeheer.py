"""The rule on new boards in premises of an owner with a history: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, held, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["schijnbeheer"]


def run(
    tag: str,
    dagen: int | None = 30,
    soort: str = "sluiting_13b",
    day: date = date(2021, 1, 1),
    sold: date | None = None,
    owner: Node | None = None,
    **company: Any,
) -> Graph:
    """A company with a new board runs a business in premises of somebody whom an event is about."""
    holder, case, event, landlord = (
        firm(tag),
        ("Vergunning", f"z-{tag}"),
        ("Gebeurtenis", f"g-{tag}"),
        owner or ("Persoon", f"e-{tag}"),
    )
    asked = date(2022, 1, 1)
    graph = permit(
        home(tag).node(*holder, naam="Voorbeeld B.V.", **company), tag, case[1], exploitatie=True, datum_aanvraag=asked
    )
    graph.edge("HOUDT", holder, case, dagen_bestuur=dagen).node(*event, soort=soort, datum=day)
    return held(graph.edge("GAAT_OVER", event, landlord), tag, landlord, sold=sold)


def with_earlier(tag: str) -> Graph:
    """The company held a permit before."""
    earlier = ("Vergunning", f"e-{tag}")
    graph = run(tag).node(*earlier, exploitatie=True, datum_aanvraag=date(2018, 1, 1))
    return graph.edge("HOUDT", firm(tag), earlier, geldig_van=date(2018, 3, 1))


REPORTED = {
    "plain": run("plain"),
    "at the threshold": run("at the threshold", 90),
    "after a refusal": run("after a refusal", soort="weigering_vergunning"),
    "experienced": with_earlier("experienced"),
}
LEFT_ALONE = {
    "a day more": run("a day more", 91),
    "board unknown": run("board unknown", None),
    "an inspection": run("an inspection", soort="controle"),
    "an event after it": run("an event after it", day=date(2022, 1, 1)),
    "sold": run("sold", sold=date(2021, 6, 1)),
    "its own premises": run("its own premises", owner=firm("its own premises")),
    **excluded(run),
    **sole_trader(run),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_new_board_in_such_premises_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"z-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "z-plain") == [
        (
            "Voorbeeld B.V. vroeg op 1 januari 2022 vergunning z-plain voor Voorbeeldstraat 12, Maastricht; de langst zittende"
            " bestuurder was dat 30 dagen. Het pand is van een natuurlijk persoon (eigenaar), over wie op 1 januari 2021"
            " gebeurtenis g-plain is vastgelegd."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=29", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"z-{case}") == (False,)


def test_an_earlier_business_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "eerdere_zaak") == {"z-experienced"}
