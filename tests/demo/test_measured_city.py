"""A city large enough to measure in: rare schemes told as in life, more innocent look-alikes, and registers with gaps."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo import write_municipality
from ondermijning.demo.city.parties import Company
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.population import populate
from ondermijning.demo.repertoire import LIFELIKE, LIFELIKE_INNOCENT, MEASURED_FROM
from ondermijning.detect.profiles import PROFILES
from ondermijning.detect.rule import SUBJECTS
from tests.demo.registers import open_grants, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.answers import AnswerKey, Verhaal
    from ondermijning.demo.city import City

SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def cities() -> list[tuple[City, AnswerKey]]:
    return [populate(seed, MEASURED_FROM) for seed in SEEDS]


@pytest.fixture(scope="module")
def stories(cities: list[tuple[City, AnswerKey]]) -> list[Verhaal]:
    return [story for _, key in cities for story in key.verhalen]


def _schemes(stories: Iterable[Verhaal]) -> list[Verhaal]:
    return [story for story in stories if story.soort == "schema"]


def _objects(stories: Iterable[Verhaal]) -> set[str]:
    return {perceel for story in stories for perceel in story.objecten["Perceel"]}


def test_one_object_in_a_hundred_at_most_belongs_to_a_scheme(cities: list[tuple[City, AnswerKey]]) -> None:
    for city, key in cities:
        planted = _objects(_schemes(key.verhalen))
        assert 10 <= len(planted) <= len(city.objects) * 0.011


@pytest.mark.slow
def test_a_larger_city_has_more_schemes_and_still_more_innocent_stories() -> None:
    city, key = populate(1, 20_000)
    schemes = _schemes(key.verhalen)
    assert len(schemes) == 18
    assert len(_objects(schemes)) < len(city.objects) * 0.01
    assert len(key.verhalen) - len(schemes) > 10 * len(schemes)


def test_a_small_city_tells_no_story_as_in_life() -> None:
    _, key = populate(1, MEASURED_FROM - 1)
    assert key.verhalen == ()
    assert not {answer.id[:3] for answer in key.answers} & {story.code for story in LIFELIKE}


def test_schemes_are_of_more_than_a_dozen_kinds_and_every_kind_comes_in_some_city(stories: list[Verhaal]) -> None:
    kinds = {story.naam for story in _schemes(stories)}
    assert kinds == {story.naam for story in LIFELIKE}
    assert len(kinds) >= 12


def test_every_profile_but_none_other_is_told_of(stories: list[Verhaal]) -> None:
    told = {profile for story in stories for profile in story.modus}
    assert told == set(PROFILES)
    assert all(story.modus for story in _schemes(stories))
    assert {story.modus for story in stories if story.soort != "schema"} == {()}


def test_innocent_stories_are_more_and_of_more_kinds_than_schemes(stories: list[Verhaal]) -> None:
    kinds = {story.naam for story in stories if story.soort == "hard_negatief"}
    assert {story.naam for story in LIFELIKE_INNOCENT} <= kinds
    assert len(LIFELIKE_INNOCENT) >= 15
    assert len(stories) - len(_schemes(stories)) >= 5 * len(_schemes(stories))


def test_a_scheme_touches_a_handful_of_objects_and_other_things_too(stories: list[Verhaal]) -> None:
    for story in _schemes(stories):
        assert 1 <= len(story.objecten["Perceel"]) <= 12, story.id
        assert sum(map(len, story.objecten.values())) >= 4, story.id


def test_a_story_names_things_by_label_and_no_person(stories: list[Verhaal]) -> None:
    assert {label for story in stories for label in story.objecten} == set(SUBJECTS)


def test_schemes_share_no_object_with_another_story(cities: list[tuple[City, AnswerKey]]) -> None:
    for _, key in cities:
        counts = Counter(perceel for story in key.verhalen for perceel in story.objecten["Perceel"])
        assert {counts[perceel] for perceel in _objects(_schemes(key.verhalen))} == {1}


def test_the_same_seed_makes_the_same_city_and_another_seed_another(cities: list[tuple[City, AnswerKey]]) -> None:
    city, key = populate(SEEDS[0], MEASURED_FROM)
    assert key == cities[0][1] != cities[1][1]
    assert [thing.history for thing in city.objects] == [thing.history for thing in cities[0][0].objects]


def test_of_some_homes_nobody_knows_the_owner(cities: list[tuple[City, AnswerKey]]) -> None:
    for city, key in cities:
        unheld = [thing for thing in city.objects if thing.dwelling_id and not thing.history]
        assert len(unheld) == round(MEASURED_FROM * 0.0035)
        assert not {thing.full_id for thing in unheld} & key.planted("percelen")


def test_registers_disagree_about_some_companies(cities: list[tuple[City, AnswerKey]]) -> None:
    companies = [company for city, _ in cities for company in city.companies.all]
    assert 0.02 < sum(company.former_seat is not None for company in companies) / len(companies) < 0.06
    assert any(company.former_name and company.former_name != company.name for company in companies)
    ended = [company for company in companies if company.ended]
    assert 0 < sum(not company.end_told for company in ended) < len(ended) / 4


def test_prices_of_ordinary_sales_spread_as_those_of_like_homes_do(cities: list[tuple[City, AnswerKey]]) -> None:
    city, _ = cities[0]
    home = next(thing for thing in city.objects if thing.base_euro)
    prices = sorted(city.price(home, LAST, 1, 1) for _ in range(400))
    assert 0.1 < (prices[340] - prices[60]) / prices[200] < 0.3


@pytest.fixture(scope="module")
def deliveries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, AnswerKey]:
    folder = tmp_path_factory.mktemp("stad") / "leveringen"
    return folder, write_municipality(folder, seed=SEEDS[0], dwellings=MEASURED_FROM)


@pytest.mark.slow
def test_the_stories_are_written_beside_the_answers(deliveries: tuple[Path, AnswerKey]) -> None:
    folder, key = deliveries
    stories = json.loads((folder / "verhalen.json").read_text(encoding="utf-8"))
    assert [story["id"] for story in stories] == [story.id for story in key.verhalen]
    assert set(stories[0]) == {"id", "soort", "modus", "naam", "uitleg", "objecten"}
    assert len({story["id"] for story in stories}) == len(stories)


@pytest.mark.slow
def test_everything_in_a_story_stands_in_a_register(deliveries: tuple[Path, AnswerKey]) -> None:
    folder, key = deliveries
    known = _known(folder)
    for label in SUBJECTS:
        told = {each for story in key.verhalen for each in story.objecten[label]}
        assert told, label
        assert told <= known[label], label


@pytest.mark.slow
def test_residents_are_counted_more_than_once(deliveries: tuple[Path, AnswerKey]) -> None:
    days = Counter(row["peildatum"] for row in rows(deliveries[0] / "bewoning" / "bewoning.csv"))
    assert len(days) == 3
    assert len(set(days.values())) == 1


@pytest.mark.slow
def test_values_lag_behind_by_a_year_or_two(deliveries: tuple[Path, AnswerKey]) -> None:
    days = {row["waardepeildatum"] for row in rows(deliveries[0] / "woz" / "woz.csv")}
    assert max(days) == f"{LAST.year - 1}-01-01"


def _known(folder: Path) -> dict[str, set[str]]:
    """What the registers of a city hold, by label."""
    key = "NL.IMKAD.KadastraalObject:"
    stands = [path.read_text(encoding="utf-8") for path in (folder / "brk").glob("*/stand.xml")]
    objects = {part.partition("<")[0] for text in stands for part in text.split(f'domein="{key.rstrip(":")}">')[1:]}
    numbers = (folder / "bag").glob("*NUM*.xml")
    doors = {
        part.partition("<")[0]
        for path in numbers
        for part in path.read_text(encoding="utf-8").split('identificatie domein="NL.IMBAG.Nummeraanduiding">')[1:]
    }
    (streets,) = (folder / "bag").glob("*OPR*.xml")
    names = {part.partition("<")[0] for part in streets.read_text(encoding="utf-8").split("<Objecten:naam>")[1:]}
    grants = {row["dossiernummer"] for row in rows(folder / "subsidies_intern" / "subsidies.csv")}
    return {
        "Perceel": {key + each for each in objects},
        "Adres": doors,
        "Straat": {f"STRAAT:MAASTRICHT/{name}" for name in names},
        "Bedrijf": {f"KVK:{path.stem}" for path in (folder / "kvk").glob("[0-9]*.json")},
        "Vergunning": {row["zaaknummer"] for row in rows(folder / "vergunningen" / "vergunningen.csv")},
        "Subsidie": grants | set(open_grants(folder)),
    }


def test_the_land_registry_learns_of_a_new_name_and_seat_later() -> None:
    city, _ = populate(1, MEASURED_FROM)
    moved = next(company for company in city.companies.all if company.former_seat)
    assert moved.known_seat == moved.former_seat != moved.seat
    stayed = next(company for company in city.companies.all if not company.former_seat and not company.former_name)
    assert isinstance(stayed, Company)
    assert (stayed.known_seat, stayed.known_name) == (stayed.seat, stayed.name)
