"""The answer key against the files: what was planted shows in the stands, and nothing else does."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo import write_municipality
from tests.demo.detector import Files
from tests.demo.files_of_the_city import CityFiles
from tests.demo.registers import open_grants, rows
from tests.demo.suspicions import Suspicions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.demo.conftest import Written

RULES = ("snelle_doorverkoop", "abc_transactie", "jonge_vennootschap_koopt", "ontbonden_eigenaar")


# Rules beyond the four of land and trade register: where the key lists their subjects, and what sees them in the files.
NEWER: dict[str, tuple[str, Callable[[Suspicions, CityFiles], Iterable[str]]]] = {
    "zelffinanciering": ("percelen", lambda behind, _: behind.loans_of(linked=True)),
    "financier_geen_financiele_partij": ("percelen", lambda behind, _: behind.loans_of(linked=False)),
    "terugkeer_naar_eigenaar": ("percelen", lambda behind, _: behind.returned()),
    "veiling_doorverkoop": ("percelen", lambda behind, _: behind.auctioned()),
    "bestuurswissel_rond_transactie": ("percelen", lambda behind, _: behind.changed_boards()),
    "serie_ontbinder": ("bedrijven", lambda behind, _: behind.serial_dissolvers()),
    "opvolger_na_weigering": ("vergunningen", lambda _, city: city.followers()),
    "opvolger_na_sluiting": ("vergunningen", lambda _, city: city.reopeners()),
    "snelle_wisseling_exploitant": ("adressen", lambda _, city: city.restless_addresses()),
    "subsidie_huur_bij_bestuurder": ("subsidies", lambda _, city: city.rents_to_oneself()),
    "subsidie_aan_ontbonden_partij": ("subsidies", lambda _, city: city.after_the_end()),
    "zelfde_kring_subsidies": ("subsidies", lambda _, city: city.circles()),
    "massa_adres": ("adressen", lambda _, city: city.crowded()),
    "herhaalde_sluiting": ("percelen", lambda _, city: city.closed_again()),
}
UNPAID = "aankoop_zonder_hypotheek"
KINDS = {**dict.fromkeys((*RULES, UNPAID), "percelen"), **{rule: kind for rule, (kind, _) in NEWER.items()}}


def _bare(percelen: frozenset[str]) -> set[str]:
    return {perceel.removeprefix("NL.IMKAD.KadastraalObject:") for perceel in percelen}


def _permits(written: Written) -> Path:
    return written.folder / "vergunningen" / "vergunningen.csv"


def _grants(written: Written) -> Path:
    return written.folder / "subsidies_intern" / "subsidies.csv"


@pytest.mark.parametrize("rule", RULES)
def test_a_perfect_detector_finds_in_the_stands_exactly_what_the_key_says(written: Written, rule: str) -> None:
    assert written.files.detect()[rule] == _bare(written.key.expected(rule))


def _seen(folder: Path, files: Files) -> dict[str, set[str]]:
    behind = Suspicions(folder, files)
    city = CityFiles(folder, behind)
    return {rule: set(detect(behind, city)) for rule, (_, detect) in NEWER.items()}


def test_a_perfect_detector_finds_in_the_other_registers_exactly_what_the_key_says(written: Written) -> None:
    seen = _seen(written.folder, written.files)
    assert seen == {rule: set(written.key.expected(rule, kind)) for rule, (kind, _) in NEWER.items()}


def test_purchases_without_a_mortgage_are_planted_and_happen_on_ordinary_days_too(written: Written) -> None:
    found = set(Suspicions(written.folder, written.files).unpaid_purchases())
    tempting = {perceel for each in written.key.answers if each.regel == UNPAID for perceel in each.percelen}
    planted = written.key.expected(UNPAID)
    assert planted <= found
    assert not found & (tempting - planted)
    assert len(found - planted) > 3


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_the_key_holds_for_other_cities(tmp_path: Path, seed: int) -> None:
    key = write_municipality(tmp_path / "city", seed=seed, dwellings=200)
    files = Files(tmp_path / "city")
    assert files.detect() == {rule: _bare(key.expected(rule)) for rule in RULES}
    seen = _seen(tmp_path / "city", files)
    assert seen == {rule: set(key.expected(rule, kind)) for rule, (kind, _) in NEWER.items()}


@pytest.mark.parametrize("rule", KINDS)
def test_every_rule_is_tried_by_two_schemes_and_by_two_innocent_look_alikes(written: Written, rule: str) -> None:
    kinds = Counter(answer.soort for answer in written.key.answers if answer.regel == rule)
    assert kinds["schema"] >= 2
    assert kinds["hard_negatief"] >= 2


def test_there_are_twice_as_many_kinds_of_innocent_stories_as_of_schemes(written: Written) -> None:
    stories = {(answer.soort, answer.naam) for answer in written.key.answers}
    counts = Counter(soort for soort, _ in stories)
    assert counts["hard_negatief"] >= 2 * counts["schema"]
    assert counts["schema"] >= 20


def test_some_objects_are_found_by_several_rules(written: Written) -> None:
    hits = Counter(perceel for rule in RULES for perceel in written.key.expected(rule))
    assert max(hits.values()) == 3


def test_no_innocent_object_is_expected_by_the_rule_it_tempts(written: Written) -> None:
    for answer in written.key.answers:
        if answer.soort == "hard_negatief":
            assert answer.regel is not None
            kind = KINDS[answer.regel]
            assert not written.key.expected(answer.regel, kind) & set(getattr(answer, kind)), answer.id


def test_every_answer_names_subjects_of_the_kind_that_its_rule_reports(written: Written) -> None:
    for answer in written.key.answers:
        if answer.regel:
            assert getattr(answer, KINDS[answer.regel]), answer.id


def test_every_object_and_company_of_the_key_is_in_the_files(written: Written) -> None:
    objects = {f"NL.IMKAD.KadastraalObject:{key}" for stand in written.files.stands.values() for key in stand}
    companies = {f"KVK:{kvk}" for kvk in written.files.companies}
    for answer in written.key.answers:
        assert set(answer.percelen) <= objects
        assert set(answer.bedrijven) <= companies


def test_every_address_permit_and_grant_of_the_key_is_in_the_files(written: Written) -> None:
    city = CityFiles(written.folder, Suspicions(written.folder, written.files))
    permits = {row["zaaknummer"] for row in city.permits}
    numbers = {row["dossiernummer"] for row in city.grants} | set(open_grants(written.folder))
    for answer in written.key.answers:
        assert set(answer.adressen) <= set(city.behind.places.by_door.values())
        assert set(answer.vergunningen) <= permits
        assert set(answer.subsidies) <= numbers


def test_every_name_to_be_linked_stands_in_its_file_without_the_number_it_belongs_to(written: Written) -> None:
    links = {link for answer in written.key.answers for link in answer.koppelingen}
    named = {
        "vergunningen": {row["zaaknummer"]: row["aanvrager_id"] for row in rows(_permits(written))},
        "subsidies_intern": {row["dossiernummer"]: row["kvk_nummer"] for row in rows(_grants(written))},
        "subsidies": dict.fromkeys(open_grants(written.folder), ""),
    }
    assert len({link.source_id for link in links}) > 20
    assert all(named[link.register][link.source_id] == "" for link in links)
    assert {link.partij.removeprefix("KVK:") for link in links} <= set(written.files.companies)


def test_a_name_belongs_to_one_company_and_some_names_look_like_another(written: Written) -> None:
    links = {link for answer in written.key.answers for link in answer.koppelingen}
    right = Counter((link.register, link.source_id) for link in links if link.zelfde)
    wrong = {(link.register, link.source_id) for link in links if not link.zelfde}
    assert set(right.values()) == {1}
    assert len(wrong) >= 8
    assert wrong <= set(right)


def test_the_written_key_is_a_list_of_the_answers_with_unique_ids(written: Written) -> None:
    answers = json.loads((written.folder / "antwoorden.json").read_text(encoding="utf-8"))
    assert [answer["id"] for answer in answers] == [answer.id for answer in written.key.answers]
    assert len({answer["id"] for answer in answers}) == len(answers)
    assert set(answers[0]) == {
        "id",
        "soort",
        "naam",
        "regel",
        "percelen",
        "bedrijven",
        "adressen",
        "vergunningen",
        "subsidies",
        "koppelingen",
        "uitleg",
    }
    assert all(answer["uitleg"].endswith(".") and answer["naam"] for answer in answers)


def test_a_chain_between_two_stands_is_planted_and_cannot_be_seen(written: Written) -> None:
    blind = [answer for answer in written.key.answers if answer.naam == "ABC tussen twee leveringen"]
    assert len(blind) >= 2
    for answer in blind:
        assert answer.regel is None
        middle = answer.bedrijven[0].removeprefix("KVK:")
        assert middle in written.files.companies
        assert middle not in written.files.kvk.values()
