"""Everything ever seen around a thing stands in its history once, in order of time, with its source rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.history import Moment, around, place_nodes
from ondermijning.daily.things import exact
from tests.daily.city import BV, HOME, HOUSE, PAND, PEOPLE, TRADER, UPSTAIRS, VBO, VBO_UP

if TYPE_CHECKING:
    from ondermijning.daily.index import Index
    from ondermijning.daily.shown import Shown


def at(index: Index, shown: Shown, typed: str) -> list[Moment]:
    return around(index, shown, place_nodes(index, exact(index, typed))).rows


def keys(index: Index, typed: str) -> set[tuple[str, str]]:
    return {node.key for node in place_nodes(index, exact(index, typed)).values()}


def test_a_place_is_address_dwelling_parcel_and_building_and_not_the_neighbours(index: Index) -> None:
    assert keys(index, HOME[1]) == keys(index, VBO[1]) == {HOME, VBO, HOUSE, PAND}
    assert keys(index, HOUSE[1]) == {HOUSE, VBO, VBO_UP, HOME, UPSTAIRS, PAND}


def test_a_history_is_in_order_of_time_and_holds_every_kind_of_event(index: Index, shown: Shown) -> None:
    rows = at(index, shown, "6211AB 12")
    assert [(row.begin, row.end, row.topic) for row in rows] == [
        ("", "2021-01-01", "adres van een rechthebbende"),
        ("2015-06-01", "2022-03-01", "eigendom"),
        ("2015-06-01", "", "overdracht"),
        ("2020-05-01", "", "vergunning"),
        ("2021-06-01", "", "zetel"),
        ("2022-03-01", "", "eigendom"),
        ("2022-03-01", "", "hypotheek"),
        ("2022-03-01", "", "overdracht"),
        ("2023-01-01", "", "WOZ-waarde"),
        ("2023-04-01", "", "subsidie"),
        ("2024-11-01", "", "vergunning"),
    ]


def test_a_row_names_all_parties_in_their_role_and_what_is_known(index: Index, shown: Shown) -> None:
    (row,) = (row for row in at(index, shown, "6211AB 12") if row.begin == "2022-03-01" and row.topic == "overdracht")
    assert row.text == (
        "koop van 2022-03-01 (NL.IMKAD.Stukdeel:2): koopsom € 240.000; MTT00 C 131 A4: koopsom van dit object € 240.000;"
        " natuurlijk persoon A (verkoper); Voorbeeld Vastgoed B.V. (KVK 99000011) (koper)"
    )


def test_every_row_leads_to_a_row_of_a_delivery(index: Index, shown: Shown) -> None:
    sources = [shown.sources(row.elements) for row in at(index, shown, "6211AB 12")]
    assert all("brk 2024-12-31 stand.xml regel " in source for source in sources)


def test_no_history_holds_a_name_or_number_of_a_natural_person(index: Index, shown: Shown) -> None:
    shops = [at(index, shown, typed) for typed in ("6211AB 12", "6211AB 120", HOUSE[1])]
    around_bv = around(index, shown, {node.number: node for node in exact(index, "99000011")}).rows
    text = " ".join(row.text for rows in (*shops, around_bv) for row in rows)
    hidden = [*PEOPLE.values(), *(person[1].rpartition(":")[2] for person in PEOPLE), "Evert", TRADER[1][4:]]
    assert [word for word in hidden if word in text] == []


def test_around_a_company_stand_its_officers_holders_objects_and_cases(index: Index, shown: Shown) -> None:
    rows = around(index, shown, {node.number: node for node in exact(index, "99000011")}).rows
    texts = [row.text for row in rows]
    name = "Voorbeeld Vastgoed B.V. (KVK 99000011)"
    assert f"Crème Holding B.V. (KVK 99000022) is aandeelhouder van {name}: aandeel 100 %" in texts
    assert any(text.endswith(f"is functionaris van {name}: functie bestuurder") for text in texts)
    assert f"{name} bezit MTT00 C 132: erfpacht, aandeel 50 %" in texts
    assert any("Gevelfonds" in text and "(ontvanger)" in text for text in texts)
    assert {row.topic for row in rows} >= {"bestuur", "zeggenschap", "eigendom", "vergunning", "subsidie", "zetel"}


def test_the_history_of_nothing_is_empty(index: Index, shown: Shown) -> None:
    assert around(index, shown, {}) == ([], {}, 0)
    assert exact(index, BV[1]) != []


def test_only_the_latest_rows_are_told_where_there_are_many(index: Index, shown: Shown) -> None:
    whole = around(index, shown, place_nodes(index, exact(index, "6211AB 12")))
    latest = around(index, shown, place_nodes(index, exact(index, "6211AB 12")), limit=2)
    assert [row.begin for row in latest.rows] == [row.begin for row in whole.rows[-2:]]
    assert (len(whole.rows), latest.total) == (11, 11)


def test_a_transfer_of_a_company_names_the_object(index: Index, shown: Shown) -> None:
    rows = around(index, shown, {node.number: node for node in exact(index, "99000011")}).rows
    assert all("MTT00 C 131 A4" in row.text for row in rows if row.topic == "overdracht")
    assert any("Voorbeeldstraat 12, 6211AB Maastricht" in row.text for row in rows if row.topic == "vergunning")
