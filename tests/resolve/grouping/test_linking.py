from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.ledger.judgements import Verdict
from tests.resolve.making import HERE, THERE, Mention, Outcome, company, link, person

if TYPE_CHECKING:
    from random import Random

KVK, OTHER = "90000001", "90000002"
NAME, COMMON = "Bosuil Tegelhandel B.V.", "De Jong Beheer B.V."
PERMIT, GRANT, BV = "vergunningen:1", "subsidies:1", f"kvk:KVK:{KVK}"


def registered(number: str = KVK, name: str = NAME, **place: Any) -> Mention:
    return company(f"KVK:{number}", name, "kvk", kvk=number) | (place or HERE)


def row(outcome: Outcome, key: str) -> tuple[str, int, str]:
    """Party, score and reason of a mention."""
    return next(
        (party, score, why) for register, at, _, party, _, score, why in outcome.rows if f"{register}:{at}" == key
    )


def test_a_mention_without_a_key_joins_the_company_and_says_so() -> None:
    found = link(company("1", "Bosuil Tegelhandel", **HERE), registered())
    assert found.parties == {frozenset({PERMIT, BV})}
    assert row(found, BV) == (f"KVK:{KVK}", 1000, "eigen sleutel")
    assert row(found, PERMIT)[0] == f"KVK:{KVK}"
    assert 990 <= row(found, PERMIT)[1] < 1000
    assert found.zones == {(BV, PERMIT): "zelfde"}


def test_what_is_only_possible_joins_nothing() -> None:
    found = link(company("1", COMMON, "subsidies"), registered(name=COMMON))
    assert found.parties == {frozenset({GRANT}), frozenset({BV})}
    assert found.zones == {(BV, GRANT): "mogelijk"}


def test_two_candidates_that_fit_nearly_as_well_leave_the_choice_to_a_person() -> None:
    near = {"woonplaats": "Maastricht"}
    found = link(company("1", NAME, **near), registered(KVK, **near), registered(OTHER, **near))
    assert len(found.parties) == 3
    assert set(found.zones.values()) == {"mogelijk"}
    assert all("tweede_kandidaat" in guards for guards in found.guards.values())


def test_a_chain_does_not_join_two_companies_of_one_name() -> None:
    people = [
        person("1", "J. Berg", "1960-05-03", **HERE),
        person("2", "Jan Berg", "1960-05-03"),
        person("3", "Joris Berg", "1960-05-03"),
    ]
    found = link(*people)
    assert not any({"vergunningen:2", "vergunningen:3"} <= party for party in found.parties)


def test_clusters_with_different_keys_never_meet_over_a_mention_between_them() -> None:
    found = link(
        company("1", NAME, **HERE), registered(KVK, **HERE), registered(OTHER, **THERE), company("2", NAME, **THERE)
    )
    assert found.parties == {
        frozenset({PERMIT, BV}),
        frozenset({"vergunningen:2", f"kvk:KVK:{OTHER}"}),
    }


def test_many_equal_mentions_of_one_register_are_one_party_that_waits_once() -> None:
    grants = [company(f"S{at}", "Stichting Zonnehof", "subsidies") for at in range(150)]
    found = link(*grants, registered(name="Stichting Zonnehof"))
    assert sorted(map(len, found.parties)) == [1, 150]
    assert list(found.zones.values()).count("mogelijk") == 1


def judged(verdict: Verdict, left: str, right: str) -> dict[tuple[str, str], Verdict]:
    return {(min(left, right), max(left, right)): verdict}


def test_a_judgement_same_joins_what_the_score_left_open() -> None:
    mentions = company("1", COMMON, "subsidies"), registered(name=COMMON)
    found = link(*mentions, judgements=judged(Verdict.SAME, GRANT, BV))
    assert found.parties == {frozenset({GRANT, BV})}
    assert row(found, GRANT)[1:] == (1000, "oordeel van een mens")
    assert found.zones == {(BV, GRANT): "zelfde"}


def test_a_judgement_same_joins_what_was_never_compared() -> None:
    found = link(company("1", "Iets heel anders"), registered(), judgements=judged(Verdict.SAME, PERMIT, BV))
    assert found.parties == {frozenset({PERMIT, BV})}


@pytest.mark.parametrize(("verdict", "zones"), [(Verdict.DIFFERENT, {}), (Verdict.UNSURE, {(BV, PERMIT): "mogelijk"})])
def test_a_judgement_different_or_unsure_splits_what_a_score_joined(
    verdict: Verdict, zones: dict[tuple[str, str], str]
) -> None:
    found = link(company("1", NAME, **HERE), registered(), judgements=judged(verdict, PERMIT, BV))
    assert found.parties == {frozenset({PERMIT}), frozenset({BV})}
    assert found.zones == zones


def test_a_judgement_different_holds_over_a_third_mention() -> None:
    mentions = company("1", NAME, **HERE), company("2", NAME, **HERE), registered()
    found = link(*mentions, judgements=judged(Verdict.DIFFERENT, PERMIT, BV))
    assert not any({PERMIT, BV} <= party for party in found.parties)


def test_who_joined_over_a_judged_mention_is_as_sure_as_the_weakest_link() -> None:
    mentions = company("1", NAME, **HERE), company("2", "Iets anders"), registered()
    found = link(*mentions, judgements=judged(Verdict.SAME, PERMIT, "vergunningen:2"))
    assert found.parties == {frozenset({PERMIT, "vergunningen:2", BV})}
    assert (
        row(found, "vergunningen:2")
        == row(found, PERMIT)
        == (f"KVK:{KVK}", row(found, PERMIT)[1], "gekoppeld op score")
    )
    assert row(found, PERMIT)[1] < 1000


def test_a_judgement_same_does_not_join_different_numbers_of_the_registers() -> None:
    found = link(registered(KVK), registered(OTHER), judgements=judged(Verdict.SAME, BV, f"kvk:KVK:{OTHER}"))
    assert len(found.parties) == 2
    assert found.report.refused == 1


def test_a_judgement_same_joins_two_ids_of_the_land_registry() -> None:
    one, other = (person(at, "Jan Berg", "1960-05-03", "brk", imkad=at) for at in ("8", "9"))
    assert len(link(one, other).parties) == 2
    assert len(link(one, other, judgements=judged(Verdict.SAME, "brk:8", "brk:9")).parties) == 1


def test_a_judgement_about_a_mention_that_is_gone_changes_nothing() -> None:
    assert len(link(registered(), judgements=judged(Verdict.SAME, "brk:8", BV)).parties) == 1


def test_a_person_and_a_company_of_one_name_are_never_compared() -> None:
    found = link(company("1", "J. Berg", **HERE), person("2", "J. Berg", "1960-05-03", **HERE))
    assert (len(found.parties), found.zones) == (2, {})


COMPANIES = [
    (NAME, "vergunningen"),
    ("Bosuil Tegelhandel", "subsidies"),
    ("Bosuyl Tegelhandel", "woz"),
    ("Bosuil Tegelhandel II", "vergunningen"),
    ("Bosuil Beheer", "woz"),
]
PEOPLE = [
    ("Jan Berg", "1960-05-03"),
    ("J. Berg", "1960-05-03"),
    ("J. Berg", None),
    ("Joris Berg", "1960-05-03"),
    ("Jan Berg", "1990-01-02"),
]
MANY = [
    *(company(f"c{at}", name, register, **HERE) for at, (name, register) in enumerate(COMPANIES)),
    *(person(f"p{at}", name, born, **HERE) for at, (name, born) in enumerate(PEOPLE)),
    registered(KVK),
    registered(OTHER, **THERE),
    company("z", NAME, **THERE),
]


@pytest.mark.slow
@settings(max_examples=15)
@given(st.randoms(), st.sets(st.integers(0, len(MANY) - 1), min_size=2))
def test_parties_depend_on_the_set_of_mentions_alone_and_never_hold_two_numbers(seed: Random, chosen: set[int]) -> None:
    mentions = [MANY[at] for at in sorted(chosen)]
    expected = link(*mentions)
    seed.shuffle(mentions)
    assert link(*mentions).rows == expected.rows
    assert all(sum(key.startswith("kvk:") for key in party) <= 1 for party in expected.parties)
