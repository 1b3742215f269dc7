from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from benchmarks.peers.person_clusters import Groups, clusters, one_each
from benchmarks.peers.person_rows import read
from benchmarks.resolution_data.chains import write_chains
from benchmarks.resolution_data.person_permits import MISTAKES
from benchmarks.resolution_data.persons import LAND_REGISTRY, PERMITS, write_persons
from benchmarks.resolution_people import judge_people

if TYPE_CHECKING:
    from pathlib import Path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("persons")
    write_persons(written, 7, size=6_000)
    return written


def test_the_same_seed_gives_the_same_files_and_another_seed_does_not(tmp_path: Path, folder: Path) -> None:
    write_persons(tmp_path / "same", 7, size=6_000)
    write_persons(tmp_path / "other", 8, size=6_000)
    told = (folder / "records.csv").read_bytes()
    assert (tmp_path / "same" / "records.csv").read_bytes() == told
    assert (tmp_path / "other" / "records.csv").read_bytes() != told


def test_every_record_has_one_answer(folder: Path) -> None:
    records, truth = _rows(folder / "records.csv"), _rows(folder / "truth.csv")
    assert len(records) == pytest.approx(6_000, abs=20)
    assert [row["id"] for row in records] == [row["id"] for row in truth]


def test_the_land_registry_holds_nobody_twice_and_permits_some(folder: Path) -> None:
    person = {row["id"]: row["persoon"] for row in _rows(folder / "truth.csv")}
    times = {source: Counter[str]() for source in (LAND_REGISTRY, PERMITS)}
    for row in _rows(folder / "records.csv"):
        times[row["bron"]][person[row["id"]]] += 1
    assert max(times[LAND_REGISTRY].values()) == 1
    assert max(times[PERMITS].values()) > 2
    assert json.loads((folder / "sources.json").read_text(encoding="utf-8"))["once_in"] == [LAND_REGISTRY]


def test_every_mistake_occurs(folder: Path) -> None:
    kinds = Counter(row["klasse"] for row in _rows(folder / "truth.csv"))
    assert {*MISTAKES, "tweeling", "vader-zoon", "naamgenoot", LAND_REGISTRY} == set(kinds)


def test_a_record_without_birth_date_is_of_that_class_or_has_a_second_mistake(folder: Path) -> None:
    kind = {row["id"]: row["klasse"] for row in _rows(folder / "truth.csv")}
    without = {kind[row["id"]] for row in _rows(folder / "records.csv") if not row["geboortedatum"]}
    assert "zonder geboortedatum" in without
    assert not without & {LAND_REGISTRY, "zonder fout", "tweeling", "vader-zoon"}


def test_fathers_and_sons_have_equal_initials_and_a_surname_in_common(folder: Path) -> None:
    person = {row["id"]: row for row in _rows(folder / "truth.csv")}
    owners = {
        person[row["id"]]["persoon"]: row for row in _rows(folder / "records.csv") if row["bron"] == LAND_REGISTRY
    }
    named = {row["persoon"] for row in person.values() if row["klasse"] == "vader-zoon"}
    families = defaultdict(list)
    for each in named & owners.keys():
        row = owners[each]
        families[row["geslachtsnaam"], tuple(name[0] for name in row["voornamen"].split())].append(row)
    assert any(len(family) > 1 for family in families.values())


def test_sets_of_unlike_halves_share_no_surname_but_by_a_slip(tmp_path: Path) -> None:
    surnames: dict[str, set[str]] = {}
    write_persons(tmp_path / "even", 7, size=3_000, half="even")
    write_persons(tmp_path / "odd", 7, size=3_000, half="odd")
    for half in ("even", "odd"):
        rows = _rows(tmp_path / half / "records.csv")
        surnames[half] = {
            f"{row['voorvoegsel']} {row['geslachtsnaam']}" for row in rows if row["bron"] == LAND_REGISTRY
        }
    shared = surnames["even"] & surnames["odd"]
    assert len(surnames["even"]) > 300
    assert len(shared) < 0.05 * len(surnames["even"]), "names of two origins may be spelt alike"


def test_chains_are_long_and_never_longer_than_21(tmp_path: Path) -> None:
    write_chains(tmp_path, 7, size=3_000)
    times = Counter(row["persoon"] for row in _rows(tmp_path / "truth.csv"))
    assert max(times.values()) == 21
    assert sum(times.values()) / len(times) > 8


def test_prepared_rows_have_the_surname_without_prefix_and_initials_from_the_first_names(folder: Path) -> None:
    for raw, row in zip(_rows(folder / "records.csv"), read(folder / "records.csv"), strict=True):
        assert row["achternaam"]
        if raw["bron"] == LAND_REGISTRY and raw["voornamen"].isascii():
            assert row["voorletters"] == "".join(name[0] for name in raw["voornamen"].replace("-", " ").split()).lower()


PAIRS = [("a", "b", 9.0), ("b", "c", 8.0), ("c", "d", 7.0)]
SOURCES = {"a": LAND_REGISTRY, "b": PERMITS, "c": PERMITS, "d": LAND_REGISTRY}


def test_without_a_rule_everything_that_hangs_together_is_one_cluster() -> None:
    found = clusters(PAIRS, 7, Groups(SOURCES))
    assert len(set(found.values())) == 1
    assert set(found) == set("abcd")


def test_a_threshold_cuts_the_chain() -> None:
    assert set(clusters(PAIRS, 8, Groups(SOURCES))) == {"a", "b", "c"}


def test_the_surest_pair_decides_which_owner_a_cluster_holds() -> None:
    found = clusters(PAIRS, 7, Groups(SOURCES, [LAND_REGISTRY]))
    assert found["a"] == found["b"] == found["c"] != found["d"]


def test_two_owners_are_not_joined_directly_either() -> None:
    found = clusters([("a", "d", 30.0)], 0, Groups(SOURCES, [LAND_REGISTRY]))
    assert found["a"] != found["d"]


def test_of_the_pairs_with_a_register_that_holds_nobody_twice_the_surest_counts() -> None:
    sources = {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}
    pairs = [("a1", "b1", 9.0), ("a1", "b2", 8.0), ("b1", "a2", 7.0), ("a2", "b2", 6.0)]
    assert one_each(pairs, sources, ["a", "b"]) == [pairs[0], pairs[3]]
    assert one_each(pairs, sources, ["a"]) == [pairs[0], pairs[1]], "an owner may have several permits"
    assert one_each(pairs, sources, []) == pairs


def test_the_judge_tells_the_clusters_of_the_best_threshold_and_writes_every_error(tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text("id;persoon;klasse\na;1;k\nb;1;v\nc;1;v\nd;2;k\n", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("left;right;score\na;b;9\nb;c;5\nc;d;5\n", encoding="utf-8")
    (tmp_path / "clusters.csv").write_text(
        "threshold;id;cluster\n9;a;x\n9;b;x\n5;a;x\n5;b;x\n5;c;x\n5;d;x\n", encoding="utf-8"
    )
    told = judge_people(tmp_path, tmp_path, 9)
    assert (told["threshold"], told["largest"]) == (5, 4)
    assert told["cluster_f1"] == pytest.approx(2 / 3)
    assert told["moved"] == pytest.approx(2 / 3 - 1 / 2)
    assert (told["default_precision"], told["default_recall"]) == (1.0, pytest.approx(1 / 3))
    errors = {(row["fout"], row["left"], row["right"]) for row in _rows(tmp_path / "errors.csv")}
    assert errors == {("joined", "a", "d"), ("joined", "b", "d"), ("joined", "c", "d")}


def test_the_judge_of_no_answer_tells_that_nothing_was_found(tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text("id;persoon;klasse\na;1;k\nb;1;v\n", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("left;right;score\n", encoding="utf-8")
    (tmp_path / "clusters.csv").write_text("threshold;id;cluster\n", encoding="utf-8")
    told = judge_people(tmp_path, tmp_path, None)
    assert (told["recall"], told["f1"], told["largest"]) == (0.0, 0.0, 0)
    assert [row["fout"] for row in _rows(tmp_path / "errors.csv")] == ["missed"]
