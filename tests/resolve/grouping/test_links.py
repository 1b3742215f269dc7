"""What resolution writes, and what the tables make of it."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement
from ondermijning.resolve.parties import links_path, parties_path
from ondermijning.resolve.uncertain import uncertain_parties
from tests.support.stands import Address, Company, Holder
from tests.support.tables import house, key, profile, visiting_address

if TYPE_CHECKING:
    from tests.support.tables import Registers, Row

KVK, DAY = "99000011", "2022-12-31"
SEAT = Address("54", number="20", postcode="6211AB")
NAME, COMMON = "Bosuil Tegelhandel B.V.", "De Jong Beheer B.V."
OWNER, EVERYDAY = Company("910", NAME, address=SEAT), Company("910", COMMON, address=SEAT)
BRK, BV = f"brk:{key(OWNER)}", f"kvk:KVK:{KVK}"


@pytest.fixture
def near(registers: Registers) -> Registers:
    """An owner without numbers and a registered company of that name at that address."""
    registers.stand(DAY, house(Holder("81", OWNER)))
    registers.kvk(DAY, profile(KVK, name=NAME, address=visiting_address(20)))
    return registers


@pytest.fixture
def far(registers: Registers) -> Registers:
    """The same, of which nothing but the name agrees."""
    registers.stand(DAY, house(Holder("81", EVERYDAY)))
    registers.kvk(DAY, profile(KVK, name=COMMON))
    return registers


def links(registers: Registers) -> list[Row]:
    rows: list[Row] = pq.read_table(links_path(registers.workspace)).to_pylist()
    return rows


def judge(registers: Registers, verdict: Verdict) -> None:
    with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
        add_judgement(ledger, Judgement(BRK, BV, verdict, "jansen"))


def parties(registers: Registers) -> dict[str, str]:
    rows = pq.read_table(parties_path(registers.workspace)).to_pylist()
    return {f"{row['register']}:{row['source_id']}": row["partij_id"] for row in rows}


def test_a_link_says_which_pair_with_which_features_and_no_value(near: Registers) -> None:
    report = near.resolve()
    assert (report.joined, report.possible) == (1, 0)
    (found,) = links(near)
    assert (found["links_source_id"], found["rechts_source_id"]) == (key(OWNER), f"KVK:{KVK}")
    assert {found["links_partij"], found["rechts_partij"]} == {f"KVK:{KVK}"}
    assert (found["zone"], found["oordeel"]) == ("zelfde", None)
    traits = json.loads(found["kenmerken"])
    assert {"schrijfwijze_gelijk", "adres_gelijk"} <= traits["kenmerken"].keys()
    assert found["score_promille"] >= 990
    assert "Bosuil" not in json.dumps(found)


def test_members_that_joined_by_score_are_uncertain(near: Registers) -> None:
    near.resolve()
    assert uncertain_parties(near.workspace) == {f"KVK:{KVK}": ["brk"]}
    assert [node["naam"] for node in near.tables().nodes("Bedrijf").values()] == [NAME]


def test_a_possible_link_is_an_edge_between_two_parties(far: Registers) -> None:
    assert far.resolve().possible == 1
    tables = far.tables()
    edge = tables.edge("MOGELIJK_ZELFDE_ALS", f"KVK:{KVK}", key(OWNER))
    assert edge["score_promille"] == links(far)[0]["score_promille"]
    assert "de namen hebben dezelfde woorden" in edge["reden"]
    assert tables.origins(edge["id"])
    assert uncertain_parties(far.workspace) == {}


def test_a_joined_pair_has_no_edge(near: Registers) -> None:
    assert near.tables().edges("MOGELIJK_ZELFDE_ALS") == []


def test_judgements_survive_rebuilds_and_later_ones_count(far: Registers) -> None:
    far.resolve()
    judge(far, Verdict.SAME)
    assert far.resolve().aliases == 1
    far.kvk("2023-01-31", profile(KVK, name=COMMON, end="20230101"))
    far.resolve()
    assert set(parties(far).values()) == {f"KVK:{KVK}"}
    assert uncertain_parties(far.workspace) == {}
    judge(far, Verdict.DIFFERENT)
    assert far.resolve().possible == 0
    assert parties(far) == {BRK: key(OWNER), BV: f"KVK:{KVK}"}


def test_a_judgement_splits_a_merge_and_the_company_keeps_its_id(near: Registers) -> None:
    near.resolve()
    judge(near, Verdict.DIFFERENT)
    report = near.resolve()
    assert (report.joined, report.possible, report.aliases) == (0, 0, 0)
    assert parties(near) == {BRK: key(OWNER), BV: f"KVK:{KVK}"}
    assert links(near) == []


def test_an_unsure_judgement_stays_possible_and_is_kept_with_the_link(near: Registers) -> None:
    judge(near, Verdict.UNSURE)
    assert near.resolve().possible == 1
    assert [(row["zone"], row["oordeel"]) for row in links(near)] == [("mogelijk", "onzeker")]


def test_resolving_again_writes_the_same_files(near: Registers) -> None:
    near.resolve()
    before = links_path(near.workspace).read_bytes()
    near.resolve()
    assert links_path(near.workspace).read_bytes() == before
