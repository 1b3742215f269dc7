"""A page tells where, what happened, who is behind it, and what nobody knows; whoever is shielded is never told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.things import exact
from ondermijning.pages import happened
from ondermijning.pages.figures.chain import NOT_KNOWN, holders, in_the_end
from ondermijning.pages.figures.drawing import drawing
from ondermijning.pages.figures.network import LENDER, OBJECT, PERSON, network
from ondermijning.pages.figures.timeline import timeline
from ondermijning.pages.happened import marks
from ondermijning.pages.place import place
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.story import lawful, story
from ondermijning.pages.thing_page import thing_page
from tests.daily.city import BANK, BV, CHILD, HOLDING, HOUSE, ON, PEOPLE, SECRET, SHOP, TRADER, city, indexed
from tests.pages.conftest import town_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.daily.index import Node
    from ondermijning.pages.city import City

SHEET = Sheet(date(2025, 1, 2), date(2025, 1, 30), demo=True)


def house(town: City) -> list[Node]:
    return [node for node in exact(town.index, HOUSE[1]) if node.label == "Perceel"]


def test_the_address_comes_before_the_codes(town: City) -> None:
    where = place(town, town.names(), house(town))
    assert where.title == "Voorbeeldstraat 12, Maastricht en een ander adres"
    assert where.area == "buurt Binnenstad, Centrum"
    assert "kadastraal object MTT00 C 131 A4" in where.codes
    assert "6211AB" in where.codes


def test_a_permit_stands_where_it_is_for_and_a_company_under_its_name(town: City) -> None:
    permit = place(town, town.names(), exact(town.index, "Z-2024-99"))
    assert permit.title == "Voorbeeldstraat 12, Maastricht"
    assert ("Besluit", "nog niet genomen") in permit.facts
    company = place(town, town.names(), exact(town.index, "99000011"))
    assert company.title == "Voorbeeld Vastgoed B.V."


def test_a_place_that_nobody_knows_has_no_map_and_one_that_is_known_lies_in_it(town: City) -> None:
    assert town.ground.around(["nergens"]) is None
    spot = place(town, town.names(), house(town)).spot
    assert spot is not None
    assert len(spot.at) == 1
    assert all(0 <= x <= spot.width and 0 <= y <= spot.height for x, y in (*spot.at, *spot.dots))


def test_what_happened_stands_in_lanes_in_order_of_time(town: City) -> None:
    things = place(town, town.names(), house(town)).nodes
    found = marks(town.index, town.names(), things)
    owned = [(mark.label, mark.begin, mark.end) for mark in found if mark.lane == happened.OWNED]
    assert owned == [
        ("persoon A", date(2015, 6, 1), date(2022, 3, 1)),
        ("Voorbeeld Vastgoed B.V.", date(2022, 3, 1), None),
    ]
    assert [mark.label for mark in found if mark.lane == happened.SOLD] == [
        "koop, €\u00a0150.000",
        "koop, €\u00a0240.000",
    ]
    assert [mark.label for mark in found if mark.lane == happened.LENT] == ["€\u00a0200.000 van Spaarbank N.V."]
    assert next(mark.label for mark in found if mark.lane == happened.PERMITTED) == "exploitatie horeca, geweigerd"


def test_what_nobody_knows_is_a_gap_with_its_reason(town: City) -> None:
    told = story(town, town.names(), house(town))
    assert told.line is not None
    gaps = {lane.name: [gap.why for gap in lane.gaps] for lane in told.line.lanes}
    assert gaps[happened.PERMITTED] == ["dit register is niet geladen"]
    assert gaps[happened.OWNED] == [
        "voor de eerste stand van 31 december 2021: alleen akten die later nog te zien waren"
    ]
    asked = dict(town.delivered) | {"kik": (ON, ON)}
    line = timeline([], ON, asked, house(town))
    (loans,) = (lane for lane in line.lanes if lane.name == happened.LENT)
    assert loans.empty == "niet opgevraagd voor dit object"


def test_labels_of_a_lane_do_not_cover_each_other(town: City) -> None:
    told = story(town, town.names(), house(town))
    assert told.line is not None
    for lane in told.line.lanes:
        for item in lane.items:
            assert lane.y <= item.y <= lane.y + lane.height
            wide = len(item.label) * 6.3
            left = item.at - wide if item.anchor == "end" else item.at
            assert left >= 0
            assert left + wide <= told.line.width + 1


def test_a_grant_without_an_address_goes_by_its_regulation_and_who_got_it(tmp_path: Path) -> None:
    graph = city()
    grant = ("Subsidie", "SUB-1")
    graph.node(*grant, regeling="Buurtinitiatieven").edge("ONTVANGT", BV, grant)
    with indexed(graph, tmp_path / "graaf") as index:
        town = town_of(index, tmp_path / "dorp")
        where = place(town, town.names(), index.by_id(grant[1]))
        town.ledger.close()
    assert where.title == "Buurtinitiatieven voor Voorbeeld Vastgoed B.V."
    assert where.codes == ["subsidie SUB-1"]


def test_one_step_is_no_steps(town: City) -> None:
    (holding,) = town.index.by_id(HOLDING[1])
    (text,) = in_the_end(town.index, town.names(), [holding])
    assert "in 1 stap)" in text


def test_the_drawing_holds_owners_who_stands_behind_them_and_lenders(town: City) -> None:
    drawn = network(town.index, town.names(), house(town), ON.isoformat())
    kinds = {box.name: box.kind for box in drawn.boxes}
    assert kinds["Voorbeeldstraat 12 en 1 meer"] == OBJECT
    assert kinds["Spaarbank N.V."] == LENDER
    assert kinds["persoon A"] == PERSON
    labels = {link.label for link in drawn.links}
    assert {"100\u00a0% aandelen", "60\u00a0% aandelen", "leent €\u00a0200.000, sinds 2022"} <= labels
    assert drawn.cut == ["Niet verder gevolgd: Spaarbank N.V. (kredietverstrekker)."]


def test_the_drawing_shows_how_it_was_on_a_day(town: City) -> None:
    then = network(town.index, town.names(), house(town), "2016-01-01")
    assert [(box.kind) for box in then.boxes] == [OBJECT, PERSON]
    assert [link.kind for link in then.links] == ["eigendom"]


def test_boxes_lie_in_layers_and_lines_run_between_them(town: City) -> None:
    drawn = drawing(network(town.index, town.names(), house(town), ON.isoformat()))
    assert drawn is not None
    height = {box.full: box.y for box in drawn.boxes}
    assert height["Crème Holding B.V."] < height["Voorbeeld Vastgoed B.V."] < height["Voorbeeldstraat 12 en 1 meer"]
    assert all(box.x >= 0 and box.x + box.width <= drawn.width for box in drawn.boxes)
    assert len(drawn.sentences) == len(drawn.lines)
    places = [(box.x, box.y) for box in drawn.boxes]
    assert len(set(places)) == len(places)


def test_a_circle_of_holdings_is_drawn_and_its_chain_ends(tmp_path: Path) -> None:
    graph = city()
    graph.edge("AANDEELHOUDER_VAN", BV, HOLDING, aandeel_promille=100)
    with indexed(graph, tmp_path / "graaf") as index:
        town = town_of(index, tmp_path / "dorp")
        assert drawing(network(index, town.names(), house(town), ON.isoformat())) is not None
        (company,) = holders(index, town.names(), house(town))
        (holding,) = company.behind
        notes = [each.note for each in holding.behind]
        assert "staat hierboven al: de deelnemingen vormen een kring" in notes
        town.ledger.close()


def test_the_chain_of_ownership_shows_its_steps(town: City) -> None:
    (company,) = holders(town.index, town.names(), house(town))
    (holding,) = company.behind
    (person,) = holding.behind
    assert (company.how, holding.how) == ("eigendom, 100\u00a0%, sinds 1 maart 2022", "aandeelhouder, 100\u00a0%")
    assert (person.name, person.how) == ("natuurlijk persoon A", "aandeelhouder, 60\u00a0%")


def test_where_no_shareholder_is_known_the_chain_says_so(tmp_path: Path) -> None:
    graph = city()
    graph.edge("BEZIT", TRADER, SHOP, recht="Eigendom (recht van)", aandeel_promille=500)
    graph.edge("BEZIT", BANK, SHOP, recht="Eigendom (recht van)", aandeel_promille=500)
    graph.node(*BANK, naam="Stille B.V.", uitgezonderd=None)
    with indexed(graph, tmp_path / "graaf") as index:
        town = town_of(index, tmp_path / "dorp")
        notes = {each.name: each.note for each in holders(index, town.names(), town.index.by_id(SHOP[1]))}
        town.ledger.close()
    assert notes["Stille B.V. (KVK 99000033)"] == NOT_KNOWN
    assert [note for name, note in notes.items() if "eenmanszaak" in name] == [""]


def test_whoever_is_shielded_is_neither_drawn_nor_told_apart(tmp_path: Path) -> None:
    graph = city()
    for person in (CHILD, SECRET):
        graph.edge("BESTUURT", person, HOLDING, functie="bestuurder", geldig_van=date(2022, 1, 1))
        graph.edge(
            "BEZIT", person, HOUSE, recht="Eigendom (recht van)", aandeel_promille=100, geldig_van=date(2023, 1, 1)
        )
    with indexed(graph, tmp_path / "graaf") as index:
        town = town_of(index, tmp_path / "dorp")
        page = thing_page(town, house(town), SHEET)
        names = {box.name for box in network(index, town.names(persons=True), house(town), ON.isoformat()).boxes}
        town.ledger.close()
    assert not any(name in page for name in PEOPLE.values())
    assert "een natuurlijk persoon" in page
    assert "natuurlijk persoon C" in page  # Anna, Bert and Evert
    assert "natuurlijk persoon D" not in page
    assert names.isdisjoint({PEOPLE[CHILD], PEOPLE[SECRET], "een natuurlijk persoon"})


def test_with_a_case_persons_are_named_but_not_beside_a_minor_who_owns(town: City, tmp_path: Path) -> None:
    named = Sheet(SHEET.made, SHEET.until, "officier", "Z-1", "casus", named=True, demo=True)
    page = thing_page(town, house(town), named)
    assert "Anna Aalders" in page
    assert "Zaak Z-1: casus" in page
    graph = city()
    graph.edge("BEZIT", CHILD, HOUSE, recht="Eigendom (recht van)", aandeel_promille=1, geldig_van=date(2023, 1, 1))
    with indexed(graph, tmp_path / "graaf") as index:
        other = town_of(index, tmp_path / "ander")
        assert not lawful(other, house(other), named).named
        assert not any(name in thing_page(other, house(other), named) for name in PEOPLE.values())
        other.ledger.close()


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\u202eb\u0007", "{{ 7*7 }}"]
)
def test_a_hostile_name_is_text(tmp_path: Path, name: str) -> None:
    graph = city()
    graph.node(*BV, naam=name)
    with indexed(graph, tmp_path / "graaf") as hostile:
        town = town_of(hostile, tmp_path / "dorp")
        page = thing_page(town, house(town), SHEET)
        town.ledger.close()
    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in page.partition("{{")[0][-5:]
    assert not {"\u202e", "\u0007"} & set(page)
