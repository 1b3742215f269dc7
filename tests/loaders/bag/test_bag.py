from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from ondermijning.errors import DeliveryError
from ondermijning.model import records_bag as bag
from tests.support.bag_extract import ADDRESS, BUILDING, HOME, STREET, extract, life, number, thing, write
from tests.support.markup import Markup, markup
from tests.support.reading import Reading, read
from tests.support.samples import sample
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


SINCE: dict[str, Any] = {"voorkomen": 1, "geldig_van": date(2010, 5, 1)}


def test_a_home_comes_with_its_addresses_buildings_and_point(tmp_path: Path) -> None:
    point = markup("geometrie", markup("punt", markup("Point", markup("pos", "176005.2 318010.7 0.0"))))
    result = run(
        tmp_path,
        home(
            refer("heeftAlsNevenadres", "Nummeraanduiding", "0935200000000013", "0935200000000014"),
            refer("maaktDeelUitVan", "Pand", BUILDING, "0935100000000013"),
            markup("gebruiksdoel", "woonfunctie"),
            markup("gebruiksdoel", "winkelfunctie"),
            markup("oppervlakte", "120"),
            markup("status", "Verblijfsobject in gebruik"),
            life(2, "2019-11-19"),
            point,
        ),
    )
    status, uses = "Verblijfsobject in gebruik", "winkelfunctie, woonfunctie"
    assert result.records == [
        bag.BagVerblijfsobject(
            HOME, "verblijfsobject", uses, 120, status, ADDRESS, 176005, 318011, 2, date(2019, 11, 19)
        ),
        bag.BagNevenadres(HOME, "0935200000000013", 2),
        bag.BagNevenadres(HOME, "0935200000000014", 2),
        bag.BagVerblijfsobjectPand(HOME, BUILDING, 2),
        bag.BagVerblijfsobjectPand(HOME, "0935100000000013", 2),
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
        bag.BagWoonplaats("1406", "Maastricht", **SINCE),
        bag.BagOpenbareRuimte(STREET, "Voorbeeldstraat", "Weg", "1406", **SINCE),
        bag.BagNummeraanduiding(ADDRESS, "6211AB", 12, "A02", None, None, STREET, "1406", "x", **SINCE),
        bag.BagPand(BUILDING, 1931, "Pand in gebruik", **SINCE),
    ]


def test_an_unknown_year_is_empty(tmp_path: Path) -> None:
    (building,) = run(tmp_path, thing("Pand", BUILDING, oorspronkelijkBouwjaar="9999")).of(bag.BagPand)
    assert building.bouwjaar is None


@pytest.mark.parametrize(
    ("voorkomen", "times", "inactive"),
    [
        (life(), ("2010-05-01", None, None, None), False),
        (
            life(begin="2010-05-01T00:00:00.000", tijdstipRegistratie="2010-05-03T23:30:00.000"),
            ("2010-05-01", None, "2010-05-03", None),
            False,
        ),
        (
            life(eindGeldigheid="2023-05-01", eindRegistratie="2023-05-04T10:00:00.000"),
            ("2010-05-01", "2023-05-01", None, "2023-05-04"),
            False,
        ),
        (life(eindRegistratie="2023-12-01T10:00:00.000"), ("2010-05-01", None, None, "2023-12-01"), False),
        (life(tijdstipInactief="2012-01-01T10:00:00.000"), ("2010-05-01", None, None, "2012-01-01"), True),
        (life(tijdstipInactiefLV="2012-01-01T10:00:00.000"), ("2010-05-01", None, None, "2012-01-01"), True),
        (life(tijdstipNietBagLV="2012-01-01T10:00:00.000"), ("2010-05-01", None, None, "2012-01-01"), True),
    ],
)
def test_a_version_says_when_it_held_when_it_was_known_and_whether_it_counts(
    tmp_path: Path,
    voorkomen: Markup,
    times: tuple[str | None, ...],
    inactive: bool,  # noqa: FBT001
) -> None:
    result = run(tmp_path, number(voorkomen))
    (version,) = result.of(bag.BagNummeraanduiding)
    clocks = (version.geldig_van, version.geldig_tot, version.geregistreerd_op, version.registratie_tot)
    assert clocks == tuple(day and date.fromisoformat(day) for day in times)
    assert (version.inactief, result.remarks) == (inactive, [])


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (life(2), 1),
        (life(2, eindGeldigheid="2024-06-01", eindRegistratie="2023-12-01T10:00:00.000"), 1),
        (life(2, eindGeldigheid="2024-01-08"), 0),
        (life(2, eindRegistratie="2023-12-01T10:00:00.000"), 0),
        (life(2, begin="2024-06-01"), 0),
        (life(2, begin="2024-01-08"), 1),
        (life(2, tijdstipInactief="2012-01-01T10:00:00.000"), 0),
    ],
)
def test_two_versions_that_hold_on_the_date_of_the_file_are_told(tmp_path: Path, second: Markup, told: int) -> None:
    between = number(life(), identity="0935200000000013")
    result = run(tmp_path, number(life()), between, number(second))
    assert (len(result.records), [remark.field for remark in result.remarks]) == (3, ["voorkomen"] * told)


@pytest.mark.parametrize("order", [(1, 3, 2), (3, 2, 1), (2, 1, 3), (3, 3, 1)])
def test_a_conflict_is_told_once_for_an_object(tmp_path: Path, order: tuple[int, ...]) -> None:
    result = run(tmp_path, *(number(life(version)) for version in order))
    assert ([address.voorkomen for address in result.of(bag.BagNummeraanduiding)], len(result.remarks)) == (
        list(order),
        1,
    )


def test_a_file_without_a_date_takes_every_end_for_the_past(tmp_path: Path) -> None:
    ended = life(2, eindGeldigheid="2999-01-01")
    assert run(tmp_path, number(life()), number(ended), day="").remarks == []


@pytest.mark.parametrize(
    "outline",
    [
        "176000 318000 176010 318000 176010 318020 176000 318020 176000 318000",
        "176000.0 318000.0 0.0 176010.0 318000.0 0.0 176010.0 318020.0 0.0 176000.0 318020.0 0.0 176000.0 318000.0 0.0",
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_a_berth_lies_in_the_middle_of_its_outline(tmp_path: Path, outline: str, wrapped: bool) -> None:  # noqa: FBT001
    shape = markup("Polygon", markup("exterior", markup("LinearRing", markup("posList", outline))))
    drawn = markup("geometrie", markup("vlak", shape) if wrapped else shape)
    result = run(tmp_path, home(drawn, identity="0935020000000012", kind="Ligplaats"))
    (berth,) = result.of(bag.BagVerblijfsobject)
    assert (berth.x_rd, berth.y_rd, result.remarks) == (176005, 318010, [])


@pytest.mark.parametrize("text", ["5.69 50.85", "176005.2", "east north", "nan nan", "318010.7 176005.2"])
def test_a_point_outside_the_dutch_grid_is_a_remark(tmp_path: Path, text: str) -> None:
    result = run(tmp_path, home(markup("geometrie", markup("punt", markup("Point", markup("pos", text))))))
    (found,) = result.of(bag.BagVerblijfsobject)
    assert ((found.x_rd, found.y_rd), [remark.field for remark in result.remarks]) == ((None, None), ["geometrie"])


@pytest.mark.parametrize(
    "text",
    [
        "176000 318000 176010 318000",
        "176000 318000 176010 318000 176000 318020 176001 318000",
        "176000 318000 176010 318000 176020 318000 176000 318000",
    ],
)
def test_an_outline_that_is_none_is_a_remark(tmp_path: Path, text: str) -> None:
    shape = markup("Polygon", markup("exterior", markup("LinearRing", markup("posList", text))))
    result = run(tmp_path, home(markup("geometrie", shape), identity="0935020000000012", kind="Ligplaats"))
    assert [remark.field for remark in result.remarks] == ["geometrie"]


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (number(identity="0935010000000012"), "identificatie"),
        (number(identity="12"), "identificatie"),
        (number(identity="x"), "identificatie"),
        (number(huisnummer="0"), "huisnummer"),
        (thing("Woonplaats", "14", naam="Maastricht"), "identificatie"),
        (thing("Woonplaats", "1406"), "naam"),
        (thing("OpenbareRuimte", STREET), "naam"),
        (home(identity="0935100000000099"), "identificatie"),
        (thing("Gebied", STREET), "bagObject"),
        (number(markup("voorkomen")), "voorkomenidentificatie"),
        (number(life(0)), "voorkomenidentificatie"),
    ],
)
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
        "gebruiksdoel",
        "heeftAlsHoofdadres",
        "oorspronkelijkBouwjaar",
        "oppervlakte",
    ]
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
    whole = ""
    for file in reversed(files[:3]):
        (report,) = load_into(apart, LOADER, [file], part_of=whole)
        whole = report.delivery
    load_into(apart, LOADER, files[3:])
    load_into(together, LOADER, files)
    assert without_delivery(state_of(apart)) == without_delivery(state_of(together))
    held = [row["_gezien_tot"] for rows in state_of(apart).values() for row in rows]
    assert held == [None] * 4


def without_delivery(state: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {kind: [{**row, "_levering": ""} for row in rows] for kind, rows in state.items()}


def test_the_example_is_valid_against_the_schema_of_the_register(bag_schema: etree.XMLSchema) -> None:
    document = etree.fromstring(LOADER.example.encode())
    assert bag_schema.validate(document), str(bag_schema.error_log)


@pytest.fixture(scope="module")
def bag_schema() -> etree.XMLSchema:
    folder = sample().parent / "schemas" / "bag" / "extract20-xsd" / "lvbag" / "extract-deelbestand-lvc" / "v20200601"
    return etree.XMLSchema(etree.parse(folder / "BagvsExtractDeelbestandExtractLvc-2.1.0.xsd"))


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
