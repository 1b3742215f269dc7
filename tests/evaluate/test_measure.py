"""Open signals against the stories of a city: found, missed, right, and taken for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import OndermijningError
from ondermijning.evaluate.measure import Measuring
from ondermijning.evaluate.ranking import Opened, ranked
from ondermijning.evaluate.scores import CUTS, KindScore, Measured, as_data, together
from ondermijning.evaluate.stories import ORDINARY, Story, by_subject, read_stories
from tests.detect.making import rule
from tests.signals.making import hit

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.signals.gate import Subject

PRICE = rule(id="prijs", family="transactie", strength="solo", weight=3, profiles=("witwasaankoop", "stroman"))
OWNER = rule(id="eigenaar", family="eigenaar", strength="combinatie", weight=1, profiles=("stroman",))
USE = rule(id="gebruik", family="gebruik", strength="combinatie", weight=1, profiles=("drugspand",))


def scheme(name: str, *subjects: Subject, profiles: tuple[str, ...] = ("stroman",)) -> Story:
    return Story(name, True, frozenset(profiles), f"schema {name}", frozenset(subjects))  # noqa: FBT003 - of the key


def innocent(name: str, *subjects: Subject, kind: str = "opgeknapt") -> Story:
    return Story(name, False, frozenset(), kind, frozenset(subjects))  # noqa: FBT003 - of the key


def parcel(number: int) -> Subject:
    return ("Perceel", f"p{number}")


STORIES = (
    scheme("S1", parcel(1), parcel(2), ("Bedrijf", "KVK:1")),
    scheme("S2", parcel(3), profiles=("drugspand", "stroman")),
    scheme("S3", parcel(4), profiles=("drugspand",)),
    innocent("N1", parcel(5), parcel(6)),
    innocent("N2", parcel(7)),
    innocent("N3", parcel(8), kind="erfenis"),
)
SIGNALS = (
    Opened(parcel(1), (PRICE,)),
    Opened(("Bedrijf", "KVK:1"), (OWNER, PRICE)),
    Opened(parcel(3), (OWNER, USE)),
    Opened(parcel(5), (PRICE,)),
    Opened(parcel(6), (PRICE,)),
    Opened(parcel(99), (OWNER, USE)),
)


@pytest.fixture
def measured() -> Measured:
    return Measuring("stad", STORIES, SIGNALS, [], 2000).measured()


def test_a_scheme_is_found_when_a_signal_is_about_one_of_its_things(measured: Measured) -> None:
    overall = measured.overall
    assert (overall.schemes, overall.found) == (3, 2)
    assert (overall.signals, overall.right) == (6, 3)
    assert [(each.story, each.what) for each in measured.confusions if each.what == "gemist"] == [("S3", "gemist")]


def test_within_a_profile_its_schemes_and_the_signals_of_its_rules_count(measured: Measured) -> None:
    scores = {score.profile: score for score in measured.profiles}
    assert (scores["drugspand"].schemes, scores["drugspand"].found, scores["drugspand"].signals) == (2, 1, 2)
    assert (scores["witwasaankoop"].schemes, scores["witwasaankoop"].signals) == (0, 4)
    assert (scores["subsidie"].schemes, scores["subsidie"].signals) == (0, 0)


def test_false_alarms_are_counted_by_kind_of_innocent_story(measured: Measured) -> None:
    assert measured.kinds == (
        KindScore("erfenis", 1, 0, 0),
        KindScore("opgeknapt", 2, 1, 2),
        KindScore(ORDINARY, 0, 0, 1),
    )
    assert measured.false_alarms == 3
    assert measured.innocent == (1, 3)
    wrong = [each for each in measured.confusions if each.what == "vals alarm"]
    assert {(each.story, each.subject, each.rules) for each in wrong} == {
        ("N1", "Perceel p5", ("prijs",)),
        ("N1", "Perceel p6", ("prijs",)),
        ("", "Perceel p99", ("eigenaar", "gebruik")),
    }


def test_a_missed_scheme_tells_which_rules_spoke_of_it_without_opening_anything() -> None:
    from ondermijning.signals.gate import candidates  # noqa: PLC0415 - of this test alone

    weak = candidates([replace(hit(OWNER, perceel="p4"))], frozenset())
    missed = Measuring("stad", STORIES, [], weak, 10).measured().confusions
    assert {each.story: each.rules for each in missed} == {"S1": (), "S2": (), "S3": ("eigenaar",)}


def test_the_top_is_cut_off_in_the_order_of_the_ranking() -> None:
    right = [Opened(parcel(1), (PRICE, OWNER, USE))]
    wrong = [Opened(("Perceel", f"x{number:02d}"), (PRICE,)) for number in range(60)]
    score = Measuring("stad", STORIES, [*wrong, *right], [], 10).measured().overall
    assert (score.top, score.top_right) == (CUTS, (1, 1))
    assert score.signals == 61


def test_more_families_come_first_then_weight_then_the_name() -> None:
    two, heavy, light, last = (
        Opened(parcel(9), (OWNER, USE)),
        Opened(parcel(8), (PRICE,)),
        Opened(parcel(1), (USE,)),
        Opened(parcel(2), (USE,)),
    )
    assert ranked([last, light, heavy, two]) == [two, heavy, light, last]


def test_a_subject_of_a_scheme_and_of_an_innocent_story_belongs_to_the_scheme() -> None:
    shared = parcel(1)
    assert by_subject([innocent("N1", shared), scheme("S1", shared)])[shared].id == "S1"


def test_cities_add_up(measured: Measured) -> None:
    both = together([measured, measured])
    assert (both.cities, both.objects, both.false_alarms) == (2, 4000, 6)
    assert (both.overall.schemes, both.overall.top_right) == (6, (6, 6))
    assert both.kinds[1] == KindScore("opgeknapt", 4, 2, 4)
    assert both.signals_per_thousand == measured.signals_per_thousand == 3.0
    assert both.signals_per_scheme == 1.5
    assert len(both.confusions) == 2 * len(measured.confusions)


def test_the_counts_are_plain_data(measured: Measured) -> None:
    data = json.loads(json.dumps(as_data(measured)))
    assert data["profiles"][0]["profile"] == "alle"
    assert [kind["name"] for kind in data["kinds"]] == ["opgeknapt", ORDINARY]


def test_a_city_without_signals_measures_as_nothing_found() -> None:
    nothing = Measuring("stad", STORIES, [], [], 0).measured()
    assert (nothing.overall.found, nothing.signals_per_scheme, nothing.signals_per_thousand) == (0, 0, 0)


def test_the_key_of_a_city_is_read(tmp_path: Path) -> None:
    entry = {
        "id": "S30-01",
        "soort": "schema",
        "modus": ["stroman"],
        "naam": "Stromannen",
        "uitleg": "Het gebeurde.",
        "objecten": {"Perceel": ["p1"], "Bedrijf": []},
    }
    (tmp_path / "verhalen.json").write_text(json.dumps([entry]), encoding="utf-8")
    assert read_stories(tmp_path) == [replace(scheme("S30-01", parcel(1)), name="Stromannen")]


def test_a_city_without_stories_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OndermijningError, match=r"no stories to measure with.*--dwellings 3000"):
        read_stories(tmp_path)
