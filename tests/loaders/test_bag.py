from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import records_bag as bag
from tests.support.bag_extract import ADDRESS, BUILDING, HOME, STREET, extract, life, number, thing, write
from tests.support.markup import Markup, markup
from tests.support.reading import Reading, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["bag"]


def run(tmp_path: Path, *objects: Markup, day: str = "2024-01-08", towns: tuple[str, ...] = ("0935",)) -> Reading:
    return read(LOADER, write(tmp_path / "bag.xml", *objects, day=day, towns=towns))


def refer(name: str, kind: str, *ids: str) -> Markup:
    return markup(name, *(markup(f"{kind}Ref", identity) for identity in ids))


def home(*parts: Markup, identity: str = HOME, kind: str = "Verblijfsobject", main: str = ADDRESS) -> Markup:
    return thing(kind, identity, refer("heeftAlsHoofdadres", "Nummeraanduiding", main), *parts)


def numbers(result: Reading) -> list[str | None]:
    return [address.toevoeging for address in result.of(bag.BagNummeraanduiding)]


def test_a_home_comes_with_its_addresses_and_buildings(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        home(
            refer("heeftAlsNevenadres", "Nummeraanduiding", "0935200000000013", "0935200000000014"),
            refer("maaktDeelUitVan", "Pand", BUILDING, "0935100000000013"),
            markup("gebruiksdoel", "woonfunctie"), markup("gebruiksdoel", "winkelfunctie"), markup("oppervlakte", "120"),
            markup("status", "Verblijfsobject in gebruik"), life(2, "2019-11-19"),
        ),
    )  # fmt: skip
    status, uses = "Verblijfsobject in gebruik", "winkelfunctie, woonfunctie"
    assert result.records == [
        bag.BagVerblijfsobject(HOME, "verblijfsobject", uses, 120, status, ADDRESS, date(2019, 11, 19)),
        bag.BagNevenadres(HOME, "0935200000000013"),
        bag.BagNevenadres(HOME, "0935200000000014"),
        bag.BagVerblijfsobjectPand(HOME, BUILDING),
        bag.BagVerblijfsobjectPand(HOME, "0935100000000013"),
    ]
    assert (result.subjects, result.remarks, result.rejects) == (["VBO:0935"], [], [])


def test_a_place_for_a_boat_or_a_caravan_is_an_object_too(tmp_path: Path) -> None:
    boat, caravan = "0935020000000012", "0935030000000012"
    result = run(tmp_path, home(identity=boat, kind="Ligplaats"), home(identity=caravan, kind="Standplaats"))
    kinds = {record.bag_id: record.soort for record in result.of(bag.BagVerblijfsobject)}
    assert (kinds, result.subjects) == ({boat: "ligplaats", caravan: "standplaats"}, ["LIG:0935", "STA:0935"])


def test_addresses_streets_towns_and_buildings_are_read(tmp_path: Path) -> None:
    in_town = refer("ligtIn", "Woonplaats", "1406")
    result = run(
        tmp_path,
        thing("Woonplaats", "1406", naam="Maastricht"),
        thing("OpenbareRuimte", STREET, in_town, naam="Voorbeeldstraat", type="Weg"),
        number(
            refer("ligtAan", "OpenbareRuimte", STREET), in_town, huisletter="a", huisnummertoevoeging="02", status="x"
        ),
        thing("Pand", BUILDING, life(), oorspronkelijkBouwjaar="1931", status="Pand in gebruik"),
    )
    assert result.records == [
        bag.BagWoonplaats("1406", "Maastricht"),
        bag.BagOpenbareRuimte(STREET, "Voorbeeldstraat", "Weg", "1406"),
        bag.BagNummeraanduiding(ADDRESS, "6211AB", 12, "A02", None, None, STREET, "1406", "x"),
        bag.BagPand(BUILDING, 1931, "Pand in gebruik", date(2010, 5, 1)),
    ]


def test_an_unknown_year_is_empty(tmp_path: Path) -> None:
    (building,) = run(tmp_path, thing("Pand", BUILDING, oorspronkelijkBouwjaar="9999")).of(bag.BagPand)
    assert building.bouwjaar is None


@pytest.mark.parametrize(
    ("voorkomen", "held"),
    [
        (life(), True),
        (life(eindGeldigheid="2023-05-01"), False),
        (life(eindGeldigheid="2024-01-08"), False),
        (life(eindGeldigheid="2024-06-01", eindRegistratie="2023-12-01T10:00:00.000"), True),
        (life(eindRegistratie="2023-12-01T10:00:00.000"), False),
        (life(begin="2024-06-01"), False),
        (life(begin="2024-01-08"), True),
        (life(tijdstipInactief="2012-01-01T10:00:00.000"), False),
        (life(tijdstipInactiefLV="2012-01-01T10:00:00.000"), False),
        (life(tijdstipNietBagLV="2012-01-01T10:00:00.000"), False),
    ],
)
def test_a_version_counts_when_it_holds_on_the_date_of_the_file(tmp_path: Path, voorkomen: Markup, held: bool) -> None:  # noqa: FBT001
    result = run(tmp_path, number(voorkomen))
    assert (len(result.records), result.remarks) == (int(held), [])


def test_a_file_without_a_date_keeps_what_has_no_end(tmp_path: Path) -> None:
    ended = life(eindGeldigheid="2999-01-01")
    result = run(tmp_path, number(life()), number(ended, identity="0935200000000013"), day="")
    assert [address.nummeraanduiding_id for address in result.records] == [ADDRESS]


@pytest.mark.parametrize("order", [(1, 3, 2), (3, 2, 1), (2, 1, 3), (3, 3, 1)])
def test_of_several_versions_that_hold_the_latest_counts_wherever_it_stands(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    between = number(life(), identity="0935200000000013", huisletter="z")
    first, *others = (number(life(version), huisletter="abc"[version - 1]) for version in order)
    result = run(tmp_path, first, between, *others)
    assert sorted(filter(None, numbers(result))) == ["C", "Z"]
    assert [remark.field for remark in result.remarks] == ["voorkomen"]


def test_a_version_is_found_back_by_the_place_it_had_among_all(tmp_path: Path) -> None:
    result = run(tmp_path, number(life(eindGeldigheid="2012-01-01")), number(life(2)))
    assert (result.positions, numbers(result)) == (["stand[2]"], [None])


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (number(identity="0935010000000012"), "identificatie"), (number(identity="12"), "identificatie"),
        (number(identity="x"), "identificatie"), (number(huisnummer="0"), "huisnummer"),
        (thing("Woonplaats", "14", naam="Maastricht"), "identificatie"), (thing("Woonplaats", "1406"), "naam"),
        (thing("OpenbareRuimte", STREET), "naam"), (home(identity="0935100000000099"), "identificatie"),
    ],
)  # fmt: skip
def test_an_object_with_a_broken_key_is_refused_and_the_others_stay(tmp_path: Path, broken: Markup, field: str) -> None:
    result = run(tmp_path, broken, thing("Pand", BUILDING))
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([field], ["stand[1]"])
    assert result.kinds() == {"BagPand": 1}


def test_a_broken_link_is_refused_and_a_broken_value_is_a_remark(tmp_path: Path) -> None:
    links = (refer("maaktDeelUitVan", "Pand", HOME, BUILDING), refer("heeftAlsNevenadres", "Nummeraanduiding", "1"))
    values = (markup("oppervlakte", "groot"), markup("gebruiksdoel", "wonen"))
    result = run(tmp_path, home(*links, *values, main="12"), thing("Pand", BUILDING, oorspronkelijkBouwjaar="31"))
    assert [reject.field for reject in result.rejects] == ["heeftAlsNevenadres", "maaktDeelUitVan"]
    assert sorted(remark.field for remark in result.remarks) == [
        "gebruiksdoel", "heeftAlsHoofdadres", "oorspronkelijkBouwjaar", "oppervlakte",
    ]  # fmt: skip
    assert result.kinds() == {"BagVerblijfsobject": 1, "BagVerblijfsobjectPand": 1, "BagPand": 1}


def test_a_national_file_and_one_of_several_municipalities_speak_for_their_area(tmp_path: Path) -> None:
    assert run(tmp_path, number(), towns=()).subjects == ["NUM:NL"]
    assert run(tmp_path, number(), towns=("0994", "0935")).subjects == ["NUM:0935+0994"]


def test_a_file_about_doubts_in_the_same_form_gives_nothing(tmp_path: Path) -> None:
    doubt = (
        extract(number())
        .replace("<bagObject>", "<kenmerkInOnderzoek>")
        .replace("</bagObject>", "</kenmerkInOnderzoek>")
    )
    (tmp_path / "onderzoek.xml").write_text(doubt, encoding="utf-8")
    result = read(LOADER, tmp_path / "onderzoek.xml")
    assert (result.recognised, result.records) == (["onderzoek.xml"], [])


def test_a_file_that_is_cut_off_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    path = tmp_path / "bag.xml"
    path.write_text(extract(number(), thing("Pand", BUILDING))[:-60], encoding="utf-8")
    with pytest.raises(DeliveryError, match="cut off"):
        load_into(workspace, LOADER, [path])
    assert state_of(workspace) == {}


def test_files_of_one_municipality_loaded_apart_or_together_give_the_same_state(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "num1.xml", number()),
        write(tmp_path / "num2.xml", number(identity="0935200000000013")),
        write(tmp_path / "vbo.xml", home()),
        write(tmp_path / "pnd.xml", thing("Pand", BUILDING), day="2024-02-08"),
    ]
    apart, together = demo_workspace(tmp_path / "apart"), demo_workspace(tmp_path / "samen")
    for file in reversed(files):
        load_into(apart, LOADER, [file])
    load_into(together, LOADER, files)
    assert without_delivery(state_of(apart)) == without_delivery(state_of(together))
    held = [row["_gezien_tot"] for rows in state_of(apart).values() for row in rows]
    assert held == [None] * 4


def without_delivery(state: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {kind: [{**row, "_levering": ""} for row in rows] for kind, rows in state.items()}


def test_a_later_file_ends_what_left_its_type_and_municipality_and_nothing_else(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    other = number(identity="0994200000000012")
    for name, day, town, objects in (
        ("een.xml", "2024-01-08", "0935", (number(), number(identity="0935200000000013"), home())),
        ("twee.xml", "2024-01-08", "0994", (other,)),
        ("drie.xml", "2024-02-08", "0935", (number(),)),
    ):
        load_into(workspace, LOADER, [write(tmp_path / name, *objects, day=day, towns=(town,))])
    state = state_of(workspace)
    ended = {row["nummeraanduiding_id"]: row["_gezien_tot"] for row in state["BagNummeraanduiding"]}
    assert ended == {ADDRESS: None, "0935200000000013": date(2024, 2, 8), "0994200000000012": None}
    assert [row["_gezien_tot"] for row in state["BagVerblijfsobject"]] == [None]
