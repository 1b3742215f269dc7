"""What hits weigh within a profile: certainty, counter-evidence, the best hit of a rule and the limit of a family."""

from __future__ import annotations

from typing import Any

import pytest

from ondermijning.ledger.hits import Hit
from ondermijning.signals.gate import FAMILY_CAP
from ondermijning.signals.scoring import Part, highest, profile_scores


def hit(
    rule: str = "a",
    family: str = "transactie",
    weight: int = 2,
    *,
    profiles: tuple[str, ...] | None = ("stroman",),
    strength: str = "combinatie",
    certainty: int = 1000,
    effects: tuple[str, ...] = (),
    unconfirmed: bool = False,
) -> Hit:
    evidence: dict[str, Any] = {"delen": [], "waarden": [], "sterkte": strength}
    if profiles is not None:
        against = [{"naam": "n", "gevolg": effect, "zin": "z", "delen": [], "waarden": []} for effect in effects]
        evidence |= {"profielen": list(profiles), "zekerheid": certainty, "tegen": against}
    return Hit("s", rule, "k", 1, family, weight, "zin", evidence, unconfirmed)


@pytest.mark.parametrize(
    ("one", "part"),
    [
        (hit(), Part("a", "transactie", 2, 1000, "", 200)),
        (hit(certainty=995), Part("a", "transactie", 2, 995, "", 199)),
        (hit(effects=("verlaagt",)), Part("a", "transactie", 2, 1000, "verlaagt", 100)),
        (hit(effects=("verlaagt", "ontkracht")), Part("a", "transactie", 2, 1000, "ontkracht", 0)),
        (hit(weight=0), Part("a", "transactie", 0, 1000, "", 0)),
    ],
)
def test_a_hit_weighs_by_its_rule_its_links_and_what_speaks_against_it(one: Hit, part: Part) -> None:
    (score,) = profile_scores([one])
    assert (score.profile, score.parts, score.points) == ("stroman", (part,), part.points)


def test_hits_count_within_their_own_profiles_only() -> None:
    found = profile_scores([hit(profiles=("drugspand", "stroman")), hit("b", "eigenaar", 1, profiles=("stroman",))])
    assert [(score.profile, score.points, score.opens) for score in found] == [
        ("stroman", 300, True),
        ("drugspand", 200, False),
    ]
    assert highest(found) == 300
    assert highest([]) == 0


def test_a_rule_counts_once_with_its_best_hit() -> None:
    (score,) = profile_scores([hit(effects=("verlaagt",)), hit(), hit(certainty=500)])
    assert (score.points, len(score.parts)) == (200, 1)


def test_a_family_counts_no_more_than_its_limit_and_says_so() -> None:
    (score,) = profile_scores([hit("a"), hit("b"), hit("c"), hit("d", "eigenaar")])
    assert (score.points, score.limited) == (FAMILY_CAP + 200, ("transactie",))
    assert [part.points for part in score.parts] == [200, 200, 200, 200]


def test_a_hit_by_unmeasured_links_opens_nothing() -> None:
    (score,) = profile_scores([hit(), hit("b", "eigenaar", 0, unconfirmed=True)])
    assert not score.opens


def test_a_hit_from_before_profiles_counts_in_each() -> None:
    assert {score.points for score in profile_scores([hit(profiles=None)])} == {200}
    assert len(profile_scores([hit(profiles=None)])) > 5


def test_the_order_of_hits_changes_nothing() -> None:
    hits = [hit("a"), hit("b", "eigenaar", 1), hit("a", certainty=700), hit("c", effects=("verlaagt",))]
    assert profile_scores(hits) == profile_scores(reversed(hits))
