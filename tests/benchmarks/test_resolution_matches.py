"""A set of three companies: two levels of right, zones, samples, and the errors that are written."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from benchmarks.resolution_match_set import MatchSet
from benchmarks.resolution_matches import judge_matches

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = """id;naam;plaats
R1;Jansen Beheer B.V.;Beek
R2;JANSEN BEHEER BV;Echt
R3;Stichting Jansen Beheer;Beek
R3;Het Trefpunt;Beek
"""
QUERIES = """id;naam;plaats
Q1;jansen beheer bv;Beek
Q2;Jansen Beheer;
Q3;Trefpunt;
Q4;Jansen Vastgoed B.V.;Beek
"""
TRUTH = """query;id;klasse
Q1;R1;exact, case, punctuation
Q2;R1;form dropped
Q3;R3;trade name|word dropped
Q4;;sibling not in the register
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("register", REGISTER), ("queries", QUERIES), ("truth", TRUTH)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def _scores(folder: Path, *lines: str, header: str = "query;id;score") -> Path:
    (folder / "scores.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return folder / "scores.csv"


def test_a_company_of_the_same_full_name_is_right_by_name_only(folder: Path) -> None:
    matches = MatchSet(folder, _scores(folder, "Q1;R2;0.9"))
    assert matches.outcomes("name")["Q1"].right
    assert not matches.outcomes("strict")["Q1"].right


def test_another_legal_form_is_another_name(folder: Path) -> None:
    assert not MatchSet(folder, _scores(folder, "Q1;R3;0.9")).outcomes("name")["Q1"].right


def test_the_first_of_the_highest_scores_is_the_answer(folder: Path) -> None:
    scores = _scores(folder, "Q1;R3;0.2", "Q1;R1;0.9", "Q1;R3;0.9")
    assert MatchSet(folder, scores).answers["Q1"].company == "R1"


def test_an_answer_for_a_stranger_is_never_right(folder: Path) -> None:
    outcome = MatchSet(folder, _scores(folder, "Q4;R1;0.9")).outcomes("name")["Q4"]
    assert (outcome.has_company, outcome.right) == (False, False)


def test_a_sample_is_measured_on_the_queries_that_were_asked(folder: Path) -> None:
    _scores(folder, "Q1;R1;0.9", "Q2;R1;0.8")
    assert judge_matches(folder, folder, None, 2)["recall"] == 1.0
    assert judge_matches(folder, folder, None)["recall"] == pytest.approx(2 / 3)


def test_the_default_of_a_tool_is_its_threshold(folder: Path) -> None:
    _scores(folder, "Q1;R1;0.9", "Q2;R1;0.8")
    assert judge_matches(folder, folder, 0.85)["default_recall"] == pytest.approx(1 / 3)
    assert "default_recall" not in judge_matches(folder, folder, None)


def test_zones_are_the_default_of_a_tool_that_has_them(folder: Path) -> None:
    _scores(
        folder,
        "Q1;R1;0.9;link",
        "Q2;R1;0.95;review",
        "Q4;R1;0.7;review",
        "Q3;R3;0.6;nobody",
        header="query;id;score;zone",
    )
    found = judge_matches(folder, folder, None)
    assert (found["default_precision"], found["default_recall"]) == (1.0, pytest.approx(1 / 3))
    assert (found["review"], found["review_right"]) == (2.0, 0.5)


def test_a_tie_is_left_to_a_person_where_only_the_company_itself_is_right(folder: Path) -> None:
    _scores(folder, "Q1;R2;0.9;1", "Q2;R1;0.8;0", header="query;id;score;tie")
    found = judge_matches(folder, folder, None)
    assert found["untied_f1"] == pytest.approx(0.5)  # one link of three, and that one is right
    assert found["strict_f1"] == pytest.approx(0.4)
    assert found["f1"] == pytest.approx(0.8)


def test_errors_say_what_went_wrong(folder: Path) -> None:
    _scores(folder, "Q1;R1;0.9", "Q2;R3;0.9", "Q4;R1;0.9")
    judge_matches(folder, folder, None)
    with (folder / "errors.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["query"]: row for row in csv.DictReader(stream, delimiter=";")}
    assert {query: row["fout"] for query, row in found.items()} == {
        "Q2": "other company",
        "Q3": "missed",
        "Q4": "stranger linked",
    }
    assert found["Q2"]["bedoelde_naam"] == "Jansen Beheer B.V."
    assert found["Q2"]["gegeven_naam"] == "Stichting Jansen Beheer/Het Trefpunt"


def test_nothing_answered_is_measured_too(folder: Path) -> None:
    _scores(folder)
    found = judge_matches(folder, folder, 0.5)
    assert (found["recall"], found["f1"], found["default_recall"]) == (0.0, 0.0, 0.0)
