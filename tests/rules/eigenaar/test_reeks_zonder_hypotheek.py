"""The rule on series of purchases without a mortgage: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, lent, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["reeks_zonder_hypotheek"]


def series(
    tag: str,
    aantal: int | None = 4,
    promille: int | None = 800,
    *,
    geleden: int | None = 305,
    hypotheken: int | None = 0,
    sold: int | None = None,
    price: int | None = 300_000,
    buyer: Node | None = None,
    **of: Any,
) -> Graph:
    """The purchase of an object by a company that bought so many, and such a part of all, without a mortgage."""
    by = {"kopen_zonder_hypotheek": aantal, "kopen_zonder_promille": promille, "opbrengst_verkopen_euro": sold}
    graph = purchase(tag, by, buyer=buyer, concerned={"aantal_hypotheken": hypotheken}, **of)
    return graph.node("Transactie", f"t-{tag}", dagen_geleden=geleden, koopsom_euro=price)


def bought_twice(tag: str) -> Graph:
    """Another object of the same series."""
    other = ("Transactie", f"t2-{tag}")
    graph = series(tag).node(*other, datum=date(2024, 4, 1), dagen_geleden=274)
    graph.edge("KOPER", company(tag), other, kopen_zonder_hypotheek=5, kopen_zonder_promille=833)
    return graph.edge("BETREFT", other, ("Perceel", f"{tag} too"), aantal_hypotheken=0)


def released(tag: str) -> Graph:
    """The bank was paid back."""
    graph = lent(series(tag), tag, "bank", **by_activity("64191"))
    graph.edges["HYPOTHEEK_OP"][f"HYPOTHEEK_OP:h-{tag}|{tag}"]["geldig_tot"] = date(2024, 9, 1)
    return graph


REPORTED = {
    "plain": series("plain"),
    "at the thresholds": series("at the thresholds", 3, 750),
    "five years ago": series("five years ago", geleden=1_825),
    "twice": bought_twice("twice"),
    "at auction": series("at auction", soort="executieveiling"),
    "sold as much": series("sold as much", sold=300_000),
    "sold for less": series("sold for less", sold=299_999),
    "with a bank later": lent(series("with a bank later"), "with a bank later", "bank", **by_activity("64191")),
    "with an insurer later": lent(
        series("with an insurer later"), "with an insurer later", "verzekeraar", **by_activity("65111")
    ),
    "with a fund on the list": lent(
        series("with a fund on the list"), "with a fund on the list", "f", uitgezonderd="fonds"
    ),
    "lent by a holding": lent(series("lent by a holding"), "lent by a holding", "holding", **by_activity("6420")),
    "paid back": released("paid back"),
}
LEFT_ALONE = {
    "two purchases": series("two purchases", 2, 1_000),
    "too often lent for": series("too often lent for", 4, 749),
    "not counted": series("not counted", None, None),
    "a day too long ago": series("a day too long ago", geleden=1_826),
    "day unknown": series("day unknown", geleden=None),
    "a mortgage on this": series("a mortgage on this", hypotheken=1),
    "this not asked about": series("this not asked about", hypotheken=None),
    "a person": series("a person", buyer=("Persoon", "koper")),
    **excluded(series),
    **sole_trader(series),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_series_without_a_mortgage_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, company(case)[1]) == verdict


def test_a_hit_is_one_company_and_names_every_object_of_the_series(store: GraphStore) -> None:
    subject = company("twice")[1]

    assert hits_per_subject(store, RULE)[subject] == 1
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == subject)
    assert hit.evidence["perceel"] == ("twice", "twice too")


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, company("plain")[1]) == [
        (
            "plain B.V., met wat onder dezelfde zeggenschap valt, kocht in 24 maanden op 4 dagen vastgoed (80 % van"
            " alle dagen waarop het kocht) zonder dat er rond de akte een hypotheek op is gevestigd, waaronder MTT00 A plain"
            " op 1 maart 2024."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("eerdere_verkoop", ["sold as much"]),
        ("later_een_bank", ["with a bank later", "with an insurer later", "with a fund on the list"]),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: list[str]
) -> None:
    assert explained(store, RULE, counter) == {company(case)[1] for case in cases}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("aantal=2", "two purchases", "not counted"),
        ("aantal=4", "plain", "at the thresholds"),
        ("aandeel=749", "too often lent for", "two purchases"),
        ("aandeel=751", "plain", "at the thresholds"),
        ("dagen=1826", "a day too long ago", "day unknown"),
        ("dagen=1824", "plain", "five years ago"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, company(reported)[1], company(left)[1]) == (True, False)
