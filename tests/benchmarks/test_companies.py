"""The set of companies is reproducible, true to itself, and as mixed as it says."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks.resolution_data import company_noise as noise
from benchmarks.resolution_data.companies import LABELS, write_companies
from benchmarks.resolution_data.company_names import Name
from benchmarks.resolution_data.company_noise import draft
from benchmarks.resolution_data.company_queries import STRANGERS
from benchmarks.resolution_data.company_slips import folded

if TYPE_CHECKING:
    from pathlib import Path

COMPANIES, QUERIES = 4_000, 2_000


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("companies")
    write_companies(folder, 7, companies=COMPANIES, queries=QUERIES)
    return folder


def test_the_same_seed_gives_the_same_files_and_another_seed_others(made: Path, tmp_path: Path) -> None:
    write_companies(tmp_path / "same", 7, companies=COMPANIES, queries=QUERIES)
    write_companies(tmp_path / "other", 8, companies=COMPANIES, queries=QUERIES)
    for name in ("register.csv", "queries.csv", "truth.csv", f"{LABELS}/truth.csv"):
        assert (made / name).read_bytes() == (tmp_path / "same" / name).read_bytes()
        assert (made / name).read_bytes() != (tmp_path / "other" / name).read_bytes()


def test_the_register_has_its_size_a_town_each_and_trade_names(made: Path) -> None:
    register = _rows(made / "register.csv")
    assert len({row["id"] for row in register}) == COMPANIES
    assert 1.22 < len(register) / COMPANIES < 1.32
    assert all(row["naam"].strip() and row["plaats"] for row in register)


def test_a_company_has_one_town(made: Path) -> None:
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(made / "register.csv"):
        towns[row["id"]].add(row["plaats"])
    assert {len(found) for found in towns.values()} == {1}


def test_some_companies_share_a_full_name(made: Path) -> None:
    statutory = {row["id"]: row["naam"] for row in reversed(_rows(made / "register.csv"))}
    counts = Counter(folded(name) for name in statutory.values())
    assert 0.04 < sum(count for count in counts.values() if count > 1) / COMPANIES < 0.2


def test_truth_has_a_line_per_query_and_only_companies_of_the_register(made: Path) -> None:
    known, truth = {row["id"] for row in _rows(made / "register.csv")}, _rows(made / "truth.csv")
    assert [row["query"] for row in truth] == [row["id"] for row in _rows(made / "queries.csv")]
    assert {row["id"] for row in truth} - known == {""}
    assert len(truth) == QUERIES


def test_about_27_percent_has_no_company_and_half_have_a_town(made: Path) -> None:
    truth, queries = _rows(made / "truth.csv"), _rows(made / "queries.csv")
    assert 0.24 < sum(not row["id"] for row in truth) / QUERIES < 0.31
    assert 0.46 < sum(bool(row["plaats"]) for row in queries) / QUERIES < 0.54


def test_a_query_has_a_company_unless_its_class_is_of_a_stranger(made: Path) -> None:
    for row in _rows(made / "truth.csv"):
        assert STRANGERS.isdisjoint(row["klasse"].split("|")) == bool(row["id"])


def test_a_stranger_whose_name_has_no_slip_is_not_in_the_register(made: Path) -> None:
    known = {folded(row["naam"]) for row in _rows(made / "register.csv")}
    strangers = {row["query"] for row in _rows(made / "truth.csv") if not row["id"]}
    assert all(folded(row["naam"]) not in known for row in _rows(made / "queries.csv") if row["id"] in strangers)


def test_a_query_that_differs_in_case_and_punctuation_only_is_a_name_of_its_company(made: Path) -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(made / "register.csv"):
        names[row["id"]].add(folded(row["naam"]))
    asked = {row["id"]: row["naam"] for row in _rows(made / "queries.csv")}
    exact = [row for row in _rows(made / "truth.csv") if row["klasse"].endswith("exact, case, punctuation")]
    same = [folded(asked[row["query"]]) in names[row["id"]] for row in exact]
    assert len(exact) > 50
    assert sum(same) / len(same) > 0.95  # "en" for "&" is the only other way


def test_every_class_is_there(made: Path) -> None:
    found = Counter(klasse for row in _rows(made / "truth.csv") for klasse in row["klasse"].split("|"))
    assert set(found) == {
        "exact, case, punctuation",
        "form dropped",
        "form spelt otherwise",
        "typo",
        "abbreviation",
        "word order",
        "town added",
        "words joined",
        "word dropped",
        "truncated",
        "numeral",
        "numeral lost",
        "trade name",
        *STRANGERS,
    }
    assert min(found.values()) > 5


def test_halves_share_no_town(tmp_path: Path) -> None:
    towns = []
    for half in ("even", "odd"):
        write_companies(tmp_path / half, 1, companies=1_000, queries=10, half=half)
        towns.append({row["plaats"] for row in _rows(tmp_path / half / "register.csv")})
    assert towns[0]
    assert towns[0].isdisjoint(towns[1])


def test_labels_of_a_half_are_made_of_the_other_half(tmp_path: Path) -> None:
    write_companies(tmp_path, 1, companies=1_000, queries=100, half="even")
    towns, labelled = ({row["plaats"] for row in _rows(tmp_path / name / "register.csv")} for name in ("", LABELS))
    assert towns.isdisjoint(labelled)


def _noisy(kind: noise.Noise, name: Name, town: str = "Beek") -> set[str]:
    """All that a kind of noise makes of a name."""
    found = (kind(draft(name), town, Random(seed)) for seed in range(200))
    return {each.text for each in found if each}


JANSEN = Name(("Jansen", "Beheer"), "bv")


def test_a_form_is_dropped_or_written_otherwise() -> None:
    assert _noisy(noise.form_dropped, JANSEN) == {"Jansen Beheer"}
    assert {"Jansen Beheer BV", "Besloten Vennootschap Jansen Beheer"} <= _noisy(noise.form_otherwise, JANSEN)
    assert "Jansen Beheer B.V." not in _noisy(noise.form_otherwise, JANSEN)
    assert not _noisy(noise.form_dropped, Name(("Kapsalon", "Anouk")))


def test_a_typo_spares_short_words_and_always_shows() -> None:
    found = _noisy(noise.typo, Name(("ABC", "Beheer"), "bv"))
    assert all(text.startswith("ABC ") and text.endswith(" B.V.") for text in found)
    assert "ABC Beheer B.V." not in found
    assert not _noisy(noise.typo, Name(("ABC",), "bv"))


def test_words_turn_are_joined_dropped_and_shortened() -> None:
    assert _noisy(noise.word_order, JANSEN) == {"Beheer Jansen B.V."}
    assert {"Jansenbeheer B.V.", "JansenBeheer B.V."} <= _noisy(noise.words_joined, JANSEN)
    assert _noisy(noise.abbreviation, JANSEN) == {"Jansen Beh. B.V."}
    assert not _noisy(noise.word_dropped, JANSEN)
    assert _noisy(noise.word_dropped, Name(("Jansen", "Bouw", "Beheer"))) == {
        "Jansen Bouw",
        "Jansen Beheer",
        "Bouw Beheer",
    }


def test_a_town_is_added_once() -> None:
    assert {"Jansen Beheer B.V. Beek", "Jansen Beheer te Beek B.V."} <= _noisy(noise.town_added, JANSEN)
    assert not _noisy(noise.town_added, Name(("Harmonie", "Beek")))


def test_a_short_name_is_not_truncated_and_a_long_one_is_a_beginning() -> None:
    long = Name(("Exploitatiemaatschappij", "Van den Nachtegaalshof"), "bv")
    assert not _noisy(noise.truncated, Name(("Jansen",)))
    assert all(long.text.startswith(text) and text != long.text for text in _noisy(noise.truncated, long))
