"""Lines of a list against a reference: who cannot be told apart is left to a person, and parts of the work change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from ondermijning.resolve.lists import matches
from ondermijning.resolve.lists.matches import Match, match_mentions
from ondermijning.resolve.lists.outside_list import read_list
from ondermijning.resolve.search import company_search, search_keys, similar_words
from ondermijning.resolve.weights.comparison import Zone

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.resolve.subjects import Subject

REGISTER = (
    "R1;Bosuil Tegelhandel B.V.;Beek",
    "R2;Bosuil Tegelhandel B.V.;Echt",
    "R3;Bosuil Tegelhandel B.V.;Stein",
    "R4;Topaas Broodjes B.V.;Echt",
    "R5;Stichting Topaas Broodjes;Echt",
    "R6;Kwikstaart Vastgoed B.V.;Echt",
    "R7;Olm Invest I B.V.;Beek",
    "R8;Olm Invest II B.V.;Beek",
    "R9;Het Tegelhuis;Vaals",
)
LINES = (
    "1;bosuil tegelhandel bv;",
    "2;Topaas Broodjes;",
    "3;Kwikstaart Beheer BV;",
    "4;Olm Invest 2 BV;",
    "5;Tegelhuis;",
)


def matched(folder: Path, *lines: str, every: bool = False) -> list[Match]:
    line, reference = read(folder / "lijst.csv", lines), read(folder / "register.csv", REGISTER)
    with duckdb.connect() as db:
        ids = [subject.row["source_id"] for subject in reference]
        return list(match_mentions(db, line, reference, ids, every=every))


def read(path: Path, rows: tuple[str, ...]) -> list[Subject]:
    path.write_text("\n".join(["id;naam;plaats", *rows]) + "\n", encoding="utf-8")
    return read_list(path, "bedrijf").subjects


def test_companies_of_one_name_are_counted_together_and_left_to_a_person(tmp_path: Path) -> None:
    (best,) = matched(tmp_path, "1;bosuil tegelhandel bv;")
    assert best.zone is Zone.POSSIBLE
    assert best.chance > 0.9
    assert best.reason.endswith("een andere partij past bijna even goed")


def test_each_of_them_is_told_with_all_and_no_other_is(tmp_path: Path) -> None:
    found = matched(tmp_path, "1;bosuil tegelhandel bv;", every=True)
    assert {each.right for each in found if each.zone is Zone.POSSIBLE} == {"R1", "R2", "R3"}
    assert len({each.chance for each in found if each.zone is Zone.POSSIBLE}) == 1


def test_a_town_behind_the_name_hides_no_candidate_behind_others_of_that_town(tmp_path: Path) -> None:
    others = tuple(
        f"T{at};Leeuwarden {name};"
        for at, name in enumerate(
            (
                "Wonen",
                "Zorg",
                "Bouw",
                "Advies",
                "Kunst",
                "Sport",
                "Reizen",
                "Muziek",
                "Vlees",
                "Vis",
                "Brood",
                "Glas",
                "Mode",
                "Bloemen",
            )
        )
    )
    line, reference = read(tmp_path / "a.csv", ("1;Olm Leeuwarden;",)), read(tmp_path / "b.csv", ("R;Olm;", *others))
    with duckdb.connect() as db:
        found = list(match_mentions(db, line, reference, [each.row["source_id"] for each in reference], every=True))
    assert "R" in {each.right for each in found}


def test_a_town_tells_them_apart(tmp_path: Path) -> None:
    (best,) = matched(tmp_path, "1;bosuil tegelhandel bv;Echt")
    assert best.right == "R2"
    assert "een andere partij" not in best.reason


def test_legal_forms_that_a_line_does_not_say_are_left_to_a_person(tmp_path: Path) -> None:
    first, second = matched(tmp_path, "2;Topaas Broodjes;", every=True)
    assert {first.right, second.right} == {"R4", "R5"}
    assert {first.zone, second.zone} == {Zone.POSSIBLE}
    assert first.chance + second.chance <= 1


def test_a_form_that_it_says_tells_them_apart(tmp_path: Path) -> None:
    (best,) = matched(tmp_path, "2;stg. Topaas Broodjes;")
    assert (best.right, "een andere partij" in best.reason) == ("R5", False)


def test_a_sibling_that_is_not_in_the_reference_is_nobody(tmp_path: Path) -> None:
    assert {each.zone for each in matched(tmp_path, "3;Kwikstaart Beheer BV;")} <= {Zone.DIFFERENT}


def test_another_numeral_is_another_company(tmp_path: Path) -> None:
    found = {each.right: each for each in matched(tmp_path, "4;Olm Invest 2 BV;", every=True)}
    assert found["R8"].zone is not Zone.DIFFERENT
    assert found["R7"].zone is Zone.DIFFERENT


@pytest.mark.parametrize("size", [1, 2, 5])
def test_how_much_is_done_at_once_changes_nothing(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = matched(tmp_path, *LINES, every=True)
    for module, name in (
        (matches, "_PAIRS_TOGETHER"),
        (company_search, "_PAIRS_TOGETHER"),
        (company_search, "_KEYS_TOGETHER"),
        (search_keys, "_AT_ONCE"),
        (similar_words, "_TOGETHER"),
    ):
        monkeypatch.setattr(module, name, size)
    assert matched(tmp_path, *LINES, every=True) == whole
    assert len({each.left for each in whole}) == len(LINES)
