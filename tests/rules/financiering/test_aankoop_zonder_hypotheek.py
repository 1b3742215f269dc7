"""The rule on purchases without a mortgage: what it reports, what it leaves alone, and what it cannot judge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.detect.run import run_rules
from ondermijning.ledger.runs import Result
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import EVERY_SOURCE, ON, RULES, explained, hits, hits_per_subject, sentences
from tests.support.graphs import Graph, embedded, together

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.graph.store import GraphStore

RULE = RULES["aankoop_zonder_hypotheek"]


def purchase(
    tag: str,
    hypotheken: int | None = 0,
    koopsom: int | None = 300_000,
    soort: str = "koop",
    turn: int = 1,
    geleden: int | None = 305,
    **buyer: Any,
) -> Graph:
    """A company buys the object that the tag names."""
    sale, company = ("Transactie", f"t{turn}-{tag}"), ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*company, naam="Koper B.V.", **buyer)
        .node(*sale, datum=date(2024, 3, turn), soort=soort, koopsom_euro=koopsom, dagen_geleden=geleden)
        .edge("KOPER", company, sale)
        .edge("BETREFT", sale, ("Perceel", tag), aantal_hypotheken=hypotheken)
    )


def by_a_person(tag: str) -> Graph:
    """A natural person buys along with an excluded company."""
    return purchase(tag, uitgezonderd="overheid").edge("KOPER", ("Persoon", f"p-{tag}"), ("Transactie", f"t1-{tag}"))


def with_garage(tag: str, hypotheken: int | None) -> Graph:
    """A second object in the same deed."""
    return purchase(tag).edge(
        "BETREFT", ("Transactie", f"t1-{tag}"), ("Perceel", f"garage-{tag}"), aantal_hypotheken=hypotheken
    )


def proceeds(tag: str, euro: int) -> Graph:
    """The buyer sold other objects around that time."""
    graph = purchase(tag)
    graph.edges["KOPER"][f"KOPER:KVK:{tag}|t1-{tag}"]["opbrengst_verkopen_euro"] = euro
    return graph


REPORTED = {
    "sold before": proceeds("sold before", 300_000),
    "sold for less": proceeds("sold for less", 299_999),
    "plain": purchase("plain"),
    "at the threshold": purchase("at the threshold", koopsom=100_000),
    "five years ago": purchase("five years ago", geleden=1_825),
    "by a person": by_a_person("by a person"),
    "a sole trader": purchase("a sole trader", eenmanszaak=True),
    "two objects, neither with one": with_garage("two objects, neither with one", 0),
    "bought twice": together([purchase("bought twice"), purchase("bought twice", turn=2)]),
}
LEFT_ALONE = {
    "a euro below": purchase("a euro below", koopsom=99_999),
    "a day too long ago": purchase("a day too long ago", geleden=1_826),
    "day unknown": purchase("day unknown", geleden=None),
    "one mortgage": purchase("one mortgage", 1),
    "not asked": purchase("not asked", None),
    "no price known": purchase("no price known", koopsom=None),
    "a gift": purchase("a gift", soort="schenking"),
    "an inheritance": purchase("an inheritance", soort="vererving"),
    "the mortgage rests on the other object": with_garage("the mortgage rests on the other object", 1),
    "the other object was not asked": with_garage("the other object was not asked", None),
    **excluded(purchase),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_purchase_without_a_mortgage_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_object_in_one_deed(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["bought twice"], found["garage-two objects, neither with one"]) == (2, 1)


def test_two_buyers_are_one_hit_that_names_both(tmp_path: Path) -> None:
    graph = purchase("x").edge("KOPER", ("Persoon", "p"), ("Transactie", "t1-x"))
    with embedded(graph, tmp_path) as store:
        (hit,) = hits(store, RULE)

    assert hit.evidence["koper"] == ("KVK:x", "p")


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Koper B.V. kocht MTT00 A plain op 1 maart 2024 zonder dat er rond de akte een hypotheek op is gevestigd;"
            " de koopsom van de akte was 300.000 euro."
        )
    ]
    assert sentences(store, RULE, "by a person")[0].startswith(
        "Een natuurlijk persoon (koper) kocht MTT00 A by a person"
    )
    assert "Koper B.V." not in sentences(store, RULE, "a sole trader")[0]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("koopsom=99999", "a euro below", "one mortgage"),
        ("aankoop_zonder_hypotheek.koopsom=100001", "plain", "at the threshold"),
        ("dagen=1826", "a day too long ago", "day unknown"),
        ("dagen=1824", "plain", "five years ago"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("graph", "result", "reason"),
    [
        (purchase("x", None), Result.UNDECIDED, "1 geval niet te beoordelen; nodig: een antwoord over de hypotheken"),
        (
            together([purchase("x"), purchase("y", None), purchase("z", None)]),
            Result.HIT,
            "2 gevallen niet te beoordelen",
        ),
        (together([purchase("x", 1), purchase("y", None, soort="schenking")]), Result.NONE, ""),
    ],
    ids=["none was asked", "some were not asked", "every sale was asked"],
)
def test_sales_whose_mortgages_were_not_asked_are_counted_as_not_judged(
    graph: Graph, result: Result, reason: str, tmp_path: Path
) -> None:
    with embedded(graph, tmp_path) as store:
        (outcome,) = run_rules(store, [RULE], ON, EVERY_SOURCE, {})

    assert outcome.result is result
    assert outcome.reason.startswith(reason)
    assert bool(outcome.reason) == bool(reason)


def test_what_the_buyer_sold_for_as_much_is_told_beside_it(store: GraphStore) -> None:
    found = {case: explained(store, RULE, case) for case in ("plain", "sold before", "sold for less")}

    assert found == {"plain": set(), "sold before": {"eerdere_verkoop"}, "sold for less": set()}
