from __future__ import annotations

from contextlib import closing
from itertools import permutations
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import current_id
from ondermijning.resolve.grouping.party_ids import party_id
from ondermijning.resolve.parties import parties_path
from ondermijning.resolve.uncertain import uncertain_parties
from tests.support.small_city import deliveries
from tests.support.stands import Company, Holder, Person
from tests.support.tables import Registers, house, key, profile, woz_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.support.small_city import Delivery

KVK, RSIN, BSN = "99000011", "999990019", "999993653"
DAY = "2022-12-31"
Member = tuple[str, str, str, str, str | None, str | None, str | None, str | None]


def company(source_id: str, first: str = "2022", **keys: str) -> Member:
    rsin, kvk, imkad = (keys.get(name) for name in ("rsin", "kvk", "imkad"))
    return ("brk", source_id, "bedrijf", first, rsin, kvk, None, imkad)


def person(register: str, source_id: str, first: str) -> Member:
    return (register, source_id, "persoon", first, None, None, source_id, "x")


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([company("a", rsin="1", kvk="2", imkad="3")], "KVK:2"),
        ([company("a", rsin="1", imkad="3")], "RSIN:1"),
        ([company("a", imkad="NL.IMKAD.Persoon:3")], "NL.IMKAD.Persoon:3"),
        ([company("093500000012:eigenaar")], "093500000012:eigenaar"),
        ([company("a", rsin="1"), company("b", kvk="2")], "KVK:2"),
        ([company("a", "2022", kvk="2"), company("b", "2021", kvk="3")], "KVK:3"),
    ],
    ids=[
        "kvk first",
        "then rsin",
        "then the land registry",
        "else the mention",
        "of any member",
        "of two the one seen first",
    ],
)
def test_the_id_of_a_company_is_its_strongest_public_number(members: list[Member], expected: str) -> None:
    assert {party_id("bedrijf", list(order)) for order in permutations(members)} == {expected}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([person("brk", "b", "2021"), person("woz", "a", "2022")], "b"),
        ([person("woz", "a", "2021"), person("brk", "b", "2021")], "b"),
        ([person("brk", "b", "2021"), person("brk", "a", "2021")], "a"),
    ],
    ids=["earliest first", "then the register", "then the key"],
)
def test_the_id_of_a_person_is_the_mention_seen_first(members: list[Member], expected: str) -> None:
    assert {party_id("persoon", list(order)) for order in permutations(members)} == {expected}


def mapping(registers: Registers) -> dict[tuple[str, str], str]:
    """Register and source id → party, as the file says."""
    rows = pq.read_table(parties_path(registers.workspace)).to_pylist()
    assert len({(row["register"], row["source_id"]) for row in rows}) == len(rows)
    return {(row["register"], row["source_id"]): row["partij_id"] for row in rows}


def aliases(registers: Registers) -> list[tuple[str, str]]:
    with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
        return [(old, new) for old, new in ledger.execute("SELECT old_id, new_id FROM aliases ORDER BY id").fetchall()]


def test_the_registers_meet_in_one_party(registers: Registers) -> None:
    holder = Company("910", kvk=KVK, rsin=RSIN)
    registers.stand(DAY, house(Holder("81", holder)))
    registers.kvk(DAY, profile(KVK))
    registers.woz(DAY, woz_line("093500000011", 1, eigenaar_type="niet_natuurlijk_persoon", eigenaar_id=RSIN))
    report = registers.resolve()
    assert (report.mentions, report.parties, report.contradictions, report.aliases) == (3, 1, (), 0)
    assert set(mapping(registers).values()) == {f"KVK:{KVK}"}


def test_a_person_in_two_registers_is_one_party_by_bsn(registers: Registers) -> None:
    registers.stand("2021-12-31", house(Holder("81", Person("901", bsn=BSN))))
    registers.woz(DAY, woz_line("093500000011", 1, eigenaar_type="natuurlijk_persoon", eigenaar_id=BSN))
    registers.resolve()
    party = "NL.IMKAD.Persoon:901"
    assert mapping(registers) == {("brk", party): party, ("woz", "093500000011:eigenaar"): party}


def test_a_contradiction_between_registers_is_reported_by_its_mentions(registers: Registers) -> None:
    registers.stand(DAY, house(Holder("81", Company("910", kvk=KVK, rsin=RSIN))))
    registers.kvk(DAY, profile(KVK, rsin="999991231"))
    report = registers.resolve()
    (found,) = report.contradictions
    assert (found.key, found.mentions) == ("kvk", (("brk", "NL.IMKAD.Persoon:910"), ("kvk", f"KVK:{KVK}")))
    assert report.mentions == 2


def test_every_mention_has_one_party_with_the_reason_why(registers: Registers) -> None:
    for _, load in deliveries():
        load(registers)
    report = registers.resolve()
    rows = pq.read_table(parties_path(registers.workspace)).to_pylist()
    tables = registers.tables()
    known = {tuple(row) for row in tables.db.execute("SELECT register, source_id FROM vermelding").fetchall()}
    assert set(mapping(registers)) == known
    assert len(rows) == len(known) == report.mentions
    assert {row["zone"] for row in rows} == {"zelfde"}
    sizes = [sum(other["partij_id"] == row["partij_id"] for other in rows) for row in rows]
    assert [row["reden"] for row in rows] == [
        "eigen sleutel" if size == 1 else "zelfde registersleutel" for size in sizes
    ]
    assert set(tables.nodes("Persoon")) | set(tables.nodes("Bedrijf")) == set(mapping(registers).values())
    assert uncertain_parties(registers.workspace) == {}


def test_resolving_again_changes_nothing(registers: Registers) -> None:
    registers.stand(DAY, house(Holder("81", Company("910", rsin=RSIN))))
    first = registers.resolve()
    before = parties_path(registers.workspace).read_bytes()
    assert registers.resolve() == first
    assert parties_path(registers.workspace).read_bytes() == before
    assert aliases(registers) == []


def resolved(folder: Path, order: Sequence[Delivery], *, each_time: bool) -> bytes:
    """The parties after loading deliveries in an order, linked after each or once at the end."""
    with closing(Registers(folder)) as registers:
        for _, load in order:
            load(registers)
            if each_time:
                registers.resolve()
        registers.resolve()
        return parties_path(registers.workspace).read_bytes()


@pytest.mark.slow
def test_parties_do_not_depend_on_the_order_of_loading_nor_on_earlier_links(tmp_path: Path) -> None:
    forwards = resolved(tmp_path / "a", deliveries(), each_time=True)
    assert resolved(tmp_path / "b", deliveries()[::-1], each_time=False) == forwards


def test_an_id_that_went_up_in_another_has_an_alias(registers: Registers) -> None:
    registers.woz(DAY, woz_line("093500000011", 1, eigenaar_type="niet_natuurlijk_persoon", eigenaar_id=RSIN))
    assert registers.resolve().aliases == 0
    registers.kvk("2023-01-01", profile(KVK, rsin=RSIN))
    assert registers.resolve().aliases == 1
    assert aliases(registers) == [(f"RSIN:{RSIN}", f"KVK:{KVK}")]
    with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
        assert current_id(ledger, f"RSIN:{RSIN}") == f"KVK:{KVK}"
    assert registers.resolve().aliases == 0
    assert len(aliases(registers)) == 1


def test_an_id_is_not_lost_where_the_file_is_older_than_what_was_found(registers: Registers) -> None:
    registers.woz(DAY, woz_line("093500000011", 1, eigenaar_type="niet_natuurlijk_persoon", eigenaar_id=RSIN))
    registers.resolve()
    before = parties_path(registers.workspace).read_bytes()
    registers.kvk("2023-01-01", profile(KVK, rsin=RSIN))
    registers.resolve()
    after = parties_path(registers.workspace).read_bytes()
    parties_path(registers.workspace).write_bytes(before)
    assert registers.resolve().aliases == 1
    assert aliases(registers) == [(f"RSIN:{RSIN}", f"KVK:{KVK}")] * 2
    assert parties_path(registers.workspace).read_bytes() == after


def test_an_older_delivery_may_move_the_id_of_a_person(registers: Registers) -> None:
    registers.woz(DAY, woz_line("093500000011", 1, eigenaar_type="natuurlijk_persoon", eigenaar_id=BSN))
    registers.resolve()
    holder = Person("901", bsn=BSN)
    registers.stand("2020-12-31", house(Holder("81", holder)))
    registers.resolve()
    assert aliases(registers) == [("093500000011:eigenaar", key(holder))]


def test_a_new_party_leaves_no_alias(registers: Registers) -> None:
    registers.stand(DAY, house(Holder("81", Person("901"))))
    registers.resolve()
    registers.kvk(DAY, profile(KVK))
    assert registers.resolve().aliases == 0


def test_without_any_mention_there_are_no_parties(registers: Registers) -> None:
    registers.prices({"2022K1": "100"})
    report = registers.resolve()
    assert (report.mentions, report.parties) == (0, 0)
    assert mapping(registers) == {}
