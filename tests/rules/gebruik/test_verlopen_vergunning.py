"""The rule on permits that ended while the business goes on: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["verlopen_vergunning"]


def lapsed(tag: str, dagen: int | None = 120, **company: Any) -> Graph:
    """The permit of a company ended."""
    graph = permit(
        home(tag).node(*firm(tag), naam="Voorbeeld B.V.", **company), tag, f"z-{tag}", datum_aanvraag=date(2019, 1, 1)
    )
    return graph.edge("HOUDT", firm(tag), ("Vergunning", f"z-{tag}"), dagen_na_einde=dagen, geldig_tot=date(2024, 9, 2))


def asked_again(tag: str, besluit: str | None) -> Graph:
    """The company asked for another."""
    graph = permit(lapsed(tag), tag, f"n-{tag}", exploitatie=True, besluit=besluit, datum_aanvraag=date(2024, 8, 1))
    return graph.edge("VRAAGT_AAN", firm(tag), ("Vergunning", f"n-{tag}"))


REPORTED = {
    "plain": lapsed("plain"),
    "at the threshold": lapsed("at the threshold", 90),
    "asked again": asked_again("asked again", None),
    "refused again": asked_again("refused again", "geweigerd"),
}
LEFT_ALONE = {
    "a day less": lapsed("a day less", 89),
    "not ended": lapsed("not ended", None),
    **excluded(lapsed),
    **sole_trader(lapsed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_business_after_its_permit_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Vergunning z-plain van Voorbeeld B.V. voor Voorbeeldstraat 12, Maastricht eindigde op 2 september 2024, 120 dagen"
            " geleden; Voorbeeld B.V. is er nog gevestigd en niemand houdt er een andere exploitatievergunning."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=121", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_a_permit_that_was_asked_for_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "opnieuw_aangevraagd") == {"a-asked again"}
