from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.linked import OWNER, OWNER_PAIR, PERSON_PAIR, PERSONS, SURNAME, TENANT_PAIR, copied, linked
from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("koppelingen"))


def test_two_companies_are_compared_feature_by_feature_with_both_values_and_the_outcome(root: Path) -> None:
    out = done("explain-link", *OWNER_PAIR, "-w", root).out
    assert out.count(OWNER) == 2
    assert re.search(r"\+[0-9.]+ +de namen hebben dezelfde woorden", out)
    *weights, total = (float(found) for found in re.findall(r"^ +([+-][0-9.]+)  ", out, re.MULTILINE))
    assert total == pytest.approx(sum(weights))
    assert "mogelijk: twee partijen, tot een mens oordeelt" in out


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("verschillend", "verschillend: een mens oordeelde dat het twee partijen zijn"),
        ("zelfde", "nog twee partijen: het oordeel telt nadat ondermijning resolve is gedraaid"),
        ("onzeker", "mogelijk: twee partijen, tot een mens oordeelt"),
    ],
)
def test_the_outcome_follows_what_was_judged(root: Path, tmp_path: Path, word: str, outcome: str) -> None:
    workspace, file = copied(root, tmp_path), tmp_path / "paren.csv"
    file.write_text(f"links;rechts;oordeel\n{';'.join(OWNER_PAIR)};{word}\n", encoding="utf-8")
    done("review", "--import", file, "-w", workspace)
    _, _, said = done("explain-link", *OWNER_PAIR, "-w", workspace).out.partition("Uitkomst\n")
    assert said.splitlines()[0].strip().startswith(outcome)


def test_parties_are_named_by_their_id_as_well(root: Path) -> None:
    parties = ("NL.IMKAD.Persoon:910", "KVK:99000011")
    assert done("explain-link", *parties, "-w", root).out == done("explain-link", *OWNER_PAIR, "-w", root).out


def test_a_pair_that_was_never_linked_is_compared_too(root: Path) -> None:
    out = done("explain-link", OWNER_PAIR[1], TENANT_PAIR[0], "-w", root).out
    assert "de geregistreerde naam heeft een woord als Beheer of Holding" in out
    assert "slot  de registers geven een ander KVK-nummer; daarom hoogstens verschillend" in out
    assert "verschillend: twee partijen" in out


def test_of_natural_persons_only_what_agrees_is_said(root: Path) -> None:
    out = done("explain-link", *PERSON_PAIR, "-w", root).out
    assert SURNAME not in out
    assert "1960" not in out
    assert re.search(r"achternaam\n +\+[0-9.]+ +de achternaam is gelijk", out)
    assert "het Kadaster voert ze als twee partijen" in out


def test_values_of_natural_persons_are_shown_for_a_case_and_logged(root: Path) -> None:
    out = done("explain-link", *PERSON_PAIR, *PERSONS, "-w", root).out
    assert out.count(SURNAME) == 2
    assert out.count("3 mei 1960") == 2
    log = done("audit", "show", "-w", root, "--format", "json").json()
    assert [line["zaak"] for line in log if line["actie"] == "explain-link"][-1] == "Z-1"


def test_names_without_a_case_and_a_reason_are_refused(root: Path) -> None:
    assert run("explain-link", *PERSON_PAIR, "--met-personen", "-w", root).code == 2


@pytest.mark.parametrize(
    ("pair", "problem"),
    [
        ((OWNER_PAIR[0], "KVK:12345678"), "no mention and no party has this name"),
        ((OWNER_PAIR[0], PERSON_PAIR[0]), "a person and a company are never compared"),
        ((OWNER_PAIR[0], OWNER_PAIR[0]), "one and the same mention"),
    ],
)
def test_what_cannot_be_compared_says_so(root: Path, pair: tuple[str, str], problem: str) -> None:
    said = run("explain-link", *pair, "-w", root)
    assert (said.code, said.out) == (1, "")
    assert problem in said.err
