"""Who is known by a name alone is known by what changed hands: from the files of both registers to one party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.parties import read_links, read_parties
from tests.support.csv_forms import CsvForm
from tests.support.stands import Deed, Holder, Person
from tests.support.tables import house, key, parcel_id

if TYPE_CHECKING:
    from tests.support.tables import Registers

FORM = CsvForm(
    "transacties",
    {
        "kadastraalobject_id": parcel_id(1),
        "datum": "2021-02-01",
        "soort": "koop",
        "verkoper": "T. de Fictie",
        "koper": "J.P. Dijkstra",
        "stuk": "Hyp4 80002/7",
    },
)
HOUSE = key(house())
JAN = Person("901", "Dijkstra", "Jan Pieter", born="1960-05-03")
PIET = Person("902", "Fictie", "Piet", born="1950-01-02")
BOUGHT = Deed("501", date="2021-02-03")
SOLD = Deed("502", date="2023-06-01")
EARLIER = {"datum": "2014-07-01", "verkoper": "A. Aalders", "koper": "T. de Fictie", "stuk": "Hyp4 70001/3"}


def listed(registers: Registers, *lines: dict[str, str]) -> None:
    registers.deliver("transacties", "lijst.csv", FORM.text(*lines), "2024-01-01")


def told(registers: Registers) -> dict[str, list[str]]:
    """Name → the transfers of all mentions of that name."""
    rows = registers.tables().db.execute("SELECT naam, overdrachten FROM vermelding").fetchall()
    found: dict[str, list[str]] = {}
    for name, transfers in rows:
        found[name] = sorted({*found.get(name, []), *transfers})
    return found


def parties(registers: Registers) -> set[frozenset[str]]:
    """The names of the mentions of each party of more than one mention."""
    tables = registers.tables()
    rows = tables.db.execute("SELECT register, source_id, naam FROM vermelding").fetchall()
    names = {(register, source_id): name for register, source_id, name in rows}
    groups: dict[str, list[str]] = {}
    for row in read_parties(registers.workspace).to_pylist():
        groups.setdefault(row["partij_id"], []).append(names[row["register"], row["source_id"]])
    return {frozenset(group) for group in groups.values() if len(group) > 1}


def test_transfers_of_listed_objects_are_told_of_both_registers_and_of_no_company(registers: Registers) -> None:
    registers.stand(
        "2022-12-31", house(Holder("81", JAN, deeds=[BOUGHT])), house(Holder("82", PIET, deeds=[SOLD]), number=2)
    )
    listed(registers, {}, {**EARLIER, "verkoper": "Voorbeeld B.V."})
    assert told(registers) == {
        "Jan Pieter Dijkstra": [f"koper|{HOUSE}|2021-02-03|"],
        "Piet Fictie": [],
        "Voorbeeld B.V.": [],
        "J.P. Dijkstra": [f"koper|{HOUSE}|2021-02-01|Hyp4 80002/7|2021-02-01"],
        "T. de Fictie": [
            f"eerder|{HOUSE}|2014-07-01|Hyp4 80002/7|2021-02-01",
            f"koper|{HOUSE}|2014-07-01|Hyp4 70001/3|2014-07-01",
            f"verkoper|{HOUSE}|2021-02-01|Hyp4 80002/7|2021-02-01",
        ],
    }


def test_who_held_a_right_until_others_got_it_by_a_deed_sold_it(registers: Registers) -> None:
    registers.stand("2021-12-31", house(Holder("81", JAN, deeds=[BOUGHT])))
    registers.stand("2023-12-31", house(Holder("82", PIET, deeds=[SOLD])))
    listed(registers, {"datum": "2023-05-30", "verkoper": "J.P. Dijkstra", "koper": "P. Fictie"})
    found = told(registers)
    assert found["Jan Pieter Dijkstra"] == [f"koper|{HOUSE}|2021-02-03|", f"verkoper|{HOUSE}|2023-06-01|"]
    assert found["Piet Fictie"] == [f"koper|{HOUSE}|2023-06-01|"]
    assert parties(registers) == {
        frozenset({"Jan Pieter Dijkstra", "J.P. Dijkstra"}),
        frozenset({"Piet Fictie", "P. Fictie"}),
    }


def test_a_buyer_of_a_name_alone_is_who_got_the_right_that_week(registers: Registers) -> None:
    registers.stand("2022-12-31", house(Holder("81", JAN, deeds=[BOUGHT])))
    listed(registers, {})
    assert parties(registers) == {frozenset({"Jan Pieter Dijkstra", "J.P. Dijkstra"})}
    (link,) = read_links(registers.workspace).to_pylist()
    assert link["zone"] == "zelfde"
    assert "rond dezelfde dag" in link["reden"]


def test_a_name_alone_on_another_object_or_day_stays_apart(registers: Registers) -> None:
    registers.stand("2022-12-31", house(Holder("81", JAN, deeds=[BOUGHT])))
    listed(registers, {"datum": "2019-02-01"}, {"kadastraalobject_id": parcel_id(2), "stuk": "Hyp4 80003/1"})
    assert parties(registers) == set()


def test_who_bought_in_the_list_is_who_sold_next(registers: Registers) -> None:
    listed(
        registers,
        EARLIER,
        {},
        {"datum": "2023-06-01", "verkoper": "J.P. Dijkstra", "koper": "B. Proef", "stuk": "H4 9/1"},
    )
    tables = registers.tables()
    rows = tables.db.execute(
        "SELECT naam, count(*), count(DISTINCT partij_id) FROM vermelding JOIN partij USING (register, source_id) GROUP BY naam"
    ).fetchall()
    assert {name: found for name, *found in rows} == {
        "A. Aalders": [1, 1],
        "T. de Fictie": [2, 1],
        "J.P. Dijkstra": [2, 1],
        "B. Proef": [1, 1],
    }


def test_a_parent_who_sold_to_a_child_is_not_who_sold_after_the_child_did(registers: Registers) -> None:
    """Both are written with one initial and surname: four mentions, two people."""
    lines = (
        {"datum": "2000-01-03", "verkoper": "A. Aalders", "koper": "J. Dijkstra", "stuk": "Hyp4 10001/1"},
        {"datum": "2010-01-03", "verkoper": "J. Dijkstra", "koper": "Joh. Dijkstra", "stuk": "Hyp4 10002/1"},
        {"datum": "2020-01-03", "verkoper": "Joh. Dijkstra", "koper": "B. Proef", "stuk": "Hyp4 10003/1"},
    )
    listed(registers, *lines)
    assert parties(registers) == {frozenset({"J. Dijkstra"}), frozenset({"Joh. Dijkstra"})}


def test_where_two_holders_may_be_meant_a_person_decides(registers: Registers) -> None:
    sister = Person("903", "Dijkstra", "Johanna", born="1962-08-09")
    half = (1, 2)
    registers.stand(
        "2022-12-31", house(Holder("81", JAN, half, deeds=[BOUGHT]), Holder("82", sister, half, deeds=[BOUGHT]))
    )
    listed(registers, {"koper": "J. Dijkstra"})
    assert parties(registers) == set()
    assert {link["zone"] for link in read_links(registers.workspace).to_pylist()} == {"mogelijk"}


def test_another_name_on_the_same_side_of_a_transfer_is_somebody_else(registers: Registers) -> None:
    registers.stand("2022-12-31", house(Holder("81", JAN, deeds=[BOUGHT])))
    listed(registers, {"koper": "M. Dijkstra"})
    assert parties(registers) == set()
    assert read_links(registers.workspace).to_pylist() == []
