"""The gate: which subjects become a signal, and which never do."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect import CLEARS, LOWERS, Counter
from ondermijning.detect.hits import Against
from ondermijning.signals.gate import Vote, candidates, signal_id
from tests.detect.making import rule
from tests.signals.making import ALONE, COMPANY, CONTEXT, OWNER, PRICE, USE, hit, hit_of

if TYPE_CHECKING:
    from ondermijning.detect.hits import Hit
    from ondermijning.signals.gate import Candidate

NOBODY: frozenset[str] = frozenset()
PROFILE = PRICE.profiles
WEAK = rule(id="zwak", family="gebruik", strength="combinatie", weight=1)
WEAK_TOO = rule(id="ook_zwak", family="gebruik", strength="combinatie", weight=1)


def passing(*hits: Hit, personal: frozenset[str] = NOBODY) -> list[tuple[str, str]]:
    return [candidate.subject for candidate in candidates(hits, personal) if candidate.passes]


def of(kind: str, found: list[Candidate]) -> Candidate:
    (candidate,) = (each for each in found if each.subject[0] == kind)
    return candidate


def test_a_solo_rule_opens_a_signal_alone() -> None:
    assert passing(hit(ALONE)) == [("Perceel", "p1")]


def test_two_families_open_a_signal_together() -> None:
    assert passing(hit(PRICE), hit(OWNER)) == [("Perceel", "p1")]


@pytest.mark.parametrize(
    "hits",
    [
        (hit(PRICE),),
        (hit(PRICE), hit(PRICE, transactie="t2")),
        (hit(CONTEXT),),
        (hit(CONTEXT), hit(PRICE)),
        (hit(PRICE), hit(OWNER, perceel="p2")),
        (),
    ],
    ids=["one", "one family twice", "context", "context beside one family", "two subjects", "nothing"],
)
def test_less_opens_no_signal(hits: tuple[Hit, ...]) -> None:
    assert passing(*hits) == []


def test_a_candidate_that_does_not_pass_is_given_with_its_hits() -> None:
    (candidate,) = candidates([hit(PRICE)], NOBODY)

    assert candidate.subject == ("Perceel", "p1")
    assert candidate.hits == (hit(PRICE),)


def test_context_goes_along_with_what_passes() -> None:
    (candidate,) = candidates([hit(CONTEXT), hit(ALONE)], NOBODY)

    assert [each.rule.id for each in candidate.hits] == ["alleen", "omgeving"]


def test_a_hit_counts_for_another_subject_that_its_evidence_names() -> None:
    found = candidates([hit(COMPANY), hit(OWNER)], NOBODY)

    assert [candidate.subject for candidate in found if candidate.passes] == [("Bedrijf", "KVK:1"), ("Perceel", "p1")]
    assert of("Bedrijf", found).votes == [
        Vote("bedrijf", "bedrijf", "combinatie", PROFILE, 200),
        Vote("eigenaar", "eigenaar", "combinatie", PROFILE, 100),
    ]


def test_two_objects_in_one_hit_are_subjects_of_their_own_hits_alone() -> None:
    together = hit_of(COMPANY, ("p1", "KVK:1", "t1"), ("p2", "KVK:1", "t1"))

    assert rules_per_subject(together, hit(OWNER), hit(PRICE, perceel="p2")) == {
        ("Bedrijf", "KVK:1"): ["bedrijf", "eigenaar", "prijs"],
        ("Perceel", "p1"): ["eigenaar"],
        ("Perceel", "p2"): ["prijs"],
    }


def test_a_hit_counts_for_its_own_subject_and_for_none_of_two_companies_beside_it() -> None:
    two_buyers = hit_of(PRICE, ("p1", "KVK:1", "t1"), ("p1", "KVK:2", "t1"))

    assert rules_per_subject(two_buyers, hit(OWNER), hit(COMPANY, perceel="p2")) == {
        ("Bedrijf", "KVK:1"): ["bedrijf", "eigenaar"],
        ("Perceel", "p1"): ["eigenaar", "prijs"],
    }


def rules_per_subject(*hits: Hit) -> dict[tuple[str, str], list[str]]:
    return {each.subject: [found.rule.id for found in each.hits] for each in candidates(hits, NOBODY)}


def test_a_subject_that_is_only_named_in_evidence_is_no_candidate() -> None:
    assert [candidate.subject for candidate in candidates([hit(ALONE)], NOBODY)] == [("Perceel", "p1")]


def test_a_solo_rule_about_another_subject_counts_as_one_family_only() -> None:
    company_and_its_purchase = [hit(COMPANY, perceel="p2", transactie="t2"), hit(ALONE)]
    alone = [hit(ALONE), hit(PRICE, perceel="p2")]

    assert ("Bedrijf", "KVK:1") in passing(*company_and_its_purchase)
    assert of("Bedrijf", candidates(company_and_its_purchase, NOBODY)).votes == [
        Vote("alleen", "transactie", "combinatie", PROFILE, 300),
        Vote("bedrijf", "bedrijf", "combinatie", PROFILE, 200),
    ]
    assert passing(*alone) == [("Perceel", "p1")]


def test_a_sole_trader_is_never_a_subject_and_its_hits_count_for_the_object() -> None:
    found = candidates([hit(COMPANY), hit(OWNER)], frozenset({"KVK:1"}))

    assert [candidate.subject for candidate in found] == [("Perceel", "p1")]
    assert found[0].passes


def test_a_sole_trader_alone_opens_nothing() -> None:
    assert candidates([hit(COMPANY)], frozenset({"KVK:1"})) == []


def test_a_natural_person_is_never_a_subject() -> None:
    found = candidates([hit(ALONE, koper="p-1"), hit(OWNER, koper="p-1")], NOBODY)

    assert [candidate.subject for candidate in found] == [("Perceel", "p1")]


def test_the_order_of_the_hits_does_not_matter() -> None:
    hits = [hit(PRICE), hit(OWNER), hit(COMPANY), hit(USE, perceel="p2")]

    assert all(candidates(order, NOBODY) == candidates(hits, NOBODY) for order in permutations(hits))


def test_the_id_of_a_signal_never_changes() -> None:
    """People write these ids down and ledgers keep them."""
    assert signal_id("Perceel", "NL.IMKAD.KadastraalObject:10010273970000") == "c96a7fbdaaee1c16"
    assert candidates([hit(ALONE)], NOBODY)[0].signal_id == signal_id("Perceel", "p1")


def test_the_id_of_a_signal_tells_kinds_and_subjects_apart() -> None:
    assert len({signal_id(kind, name) for kind in ("Perceel", "Bedrijf") for name in ("1", "2")}) == 4


def test_two_families_open_a_signal_only_where_their_profiles_meet() -> None:
    apart = rule(id="elders", family="gebruik", strength="combinatie", profiles=("drugspand",))
    both = rule(id="beide", family="gebruik", strength="combinatie", profiles=("drugspand", *PROFILE))
    assert not passing(hit(PRICE), hit(apart))
    assert passing(hit(PRICE), hit(both))
    assert passing(hit(ALONE), hit(apart)), "what opens alone needs no other"


@pytest.mark.parametrize(
    ("effect", "alone", "combined"), [(None, True, True), (LOWERS, False, True), (CLEARS, False, False)]
)
def test_counter_evidence_takes_away_what_a_hit_opens(effect: str | None, *, alone: bool, combined: bool) -> None:
    solo = explained(hit(ALONE), effect)
    assert bool(passing(solo)) is alone
    assert bool(passing(solo, hit(OWNER), hit(WEAK))) is combined
    assert bool(passing(explained(hit(PRICE), effect), hit(OWNER), hit(WEAK))) is combined


def explained(found: Hit, effect: str | None) -> Hit:
    if effect is None:
        return found
    counter = Counter("verklaring", "MATCH (perceel)", {}, "Er is een verklaring.", effect)
    return replace(found, against=(Against(counter, found.rule.pattern, {}, {}),))


def test_two_weak_signs_open_nothing_and_a_third_family_or_a_stronger_one_does() -> None:
    third = rule(id="derde", family="bedrijf", strength="combinatie", weight=1)
    assert not passing(hit(OWNER), hit(WEAK))
    assert passing(hit(OWNER), hit(WEAK), hit(third))
    assert passing(hit(OWNER), hit(PRICE))


def test_rules_of_one_family_add_up_and_a_rule_counts_once() -> None:
    assert passing(hit(WEAK), hit(WEAK_TOO), hit(OWNER))
    assert not passing(hit(WEAK), hit(WEAK, transactie="t2"), hit(OWNER))
    assert not passing(hit(WEAK), hit(WEAK_TOO), hit(USE)), "one family, however much it weighs"


def test_a_family_of_which_the_only_sign_is_half_explained_is_no_second_one() -> None:
    strong = hit(PRICE), hit(rule(id="ook_prijs", family="transactie", strength="combinatie", weight=2))
    beside = hit(rule(id="ook_eigenaar", family="eigenaar", strength="combinatie", weight=1))
    assert passing(*strong, hit(OWNER))
    assert not passing(*strong, explained(hit(OWNER), LOWERS))
    assert passing(*strong, explained(hit(OWNER), LOWERS), beside)
    assert passing(*strong, explained(hit(USE), LOWERS)), "half of two is one whole sign"
