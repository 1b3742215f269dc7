"""A user known by name alone is taken for the holder of that name: told everywhere, judged in review, and undone there."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.parties import certainties
from ondermijning.resolve.review.queue import open_desk
from ondermijning.resolve.review.sample import joined_by_score
from ondermijning.resolve.uncertain import parties_on_place, uncertain_parties
from ondermijning.workspace import open_workspace
from tests.cli.linked import PERSONS, copied
from tests.cli.running import done
from tests.support.stands import Holder, Person
from tests.support.tables import Registers, house, parcel_id

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2022-12-31"
HOLDER, USER = "NL.IMKAD.Persoon:901", "093500000012:gebruiker"
PAIR = (f"brk:{HOLDER}", f"woz:{USER}")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that one person holds, and a list of values that names its user by surname and initials."""
    with closing(Registers(tmp_path_factory.mktemp("op_object"))) as registers:
        holder = Person("901", "Voorbeeldsma", "Jan Pieter", born="1960-05-03")
        registers.stand(DAY, house(Holder("81", holder, (1, 1))))
        user = {"type": "natuurlijk_persoon", "naam": "J.P. Voorbeeldsma"}
        parcel = {"identificatie": f"NL.IMKAD.KadastraalObject:{parcel_id(1)}"}
        answer = {
            "identificatie": "093500000012",
            "grondoppervlakte": 80,
            "belanghebbendeGebruiker": user,
            "kadastraalOnroerendeZaken": [parcel],
        }
        registers.deliver("woz", "woz.json", json.dumps(answer), DAY)
        report = registers.resolve()
        assert (report.joined, report.possible, report.on_place) == (0, 0, 1)
        return registers.workspace.root


def test_explain_link_says_what_it_rests_on(root: Path) -> None:
    out = done("explain-link", *PAIR, "-w", root).out
    assert "zelfde, op object: alleen de naam komt overeen" in out
    assert "Voorbeeldsma" not in out


def test_it_is_told_apart_from_links_by_score(root: Path) -> None:
    workspace = open_workspace(root)
    assert parties_on_place(workspace) == {HOLDER: ["woz"]}
    assert (uncertain_parties(workspace), certainties(workspace)) == ({}, {})


def test_the_list_of_links_gives_the_reason(root: Path, tmp_path: Path) -> None:
    workspace = copied(root, tmp_path)
    done("export", "koppelingen", *PERSONS, "-w", workspace)
    head, *rows = (workspace / "export" / "koppelingen.csv").read_text(encoding="utf-8").splitlines()
    assert head == "register;source_id;party_id;zone;score;reden"
    assert f"woz;{USER};{HOLDER};zelfde;0.930;{ON_PLACE}" in rows


def test_who_asks_what_is_held_of_them_sees_it(root: Path, tmp_path: Path) -> None:
    case = ("--zaak", "Z-1", "--reden", "verzoek om inzage")
    held = done("inzage", HOLDER, *case, "--format", "json", "-w", copied(root, tmp_path)).json()["vermeldingen"]
    assert {row["bron"]: row["reden"] for row in held} == {"brk": "eigen sleutel", "woz": ON_PLACE}


@pytest.mark.parametrize(("word", "same"), [("verschillend", False), ("onzeker", False), ("zelfde", True)])
def test_review_asks_for_it_and_undoes_or_confirms_it(root: Path, tmp_path: Path, word: str, *, same: bool) -> None:
    workspace, file = copied(root, tmp_path), tmp_path / "paren.csv"
    done("review", "--export", file, *PERSONS, "-w", workspace)
    assert all(key in file.read_text(encoding="utf-8") for key in PAIR)
    file.write_text(f"links;rechts;oordeel\n{';'.join(PAIR)};{word}\n", encoding="utf-8")
    done("review", "--import", file, "-w", workspace)
    done("resolve", "-w", workspace)
    after = open_workspace(workspace)
    assert parties_on_place(after) == {}
    out = done("explain-link", *PAIR, "-w", workspace).out
    assert ("zelfde: een oordeel" in out) is same


def test_it_is_in_no_sample_of_links_by_score(root: Path) -> None:
    workspace = open_workspace(root)
    with closing(open_ledger(workspace.ledger_path)) as ledger, open_desk(workspace, ledger) as desk:
        assert joined_by_score(workspace, desk, ledger) == []
        assert [(case.left, case.right, case.on_place) for case in desk.waiting] == [(*PAIR, True)]
