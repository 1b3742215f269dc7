"""Residents, homes of corporations and neighbourhoods: in step with each other and with who owns what."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import shapely

from tests.demo.reading import first
from tests.demo.registers import bag, rows

if TYPE_CHECKING:
    from tests.demo.conftest import Written
    from tests.demo.reading import Seen


def _list(written: Written, name: str) -> list[dict[str, str]]:
    return rows(written.folder / name / f"{name}.csv")


def _last(written: Written) -> dict[str, Seen]:
    return written.files.stands[written.files.last]


def _dwellings(written: Written) -> dict[str, Any]:
    return {
        first(each, "identificatie") or "": each
        for each in bag(written.folder / "bag")
        if each.tag.endswith("Verblijfsobject")
    }


def test_residents_are_counted_in_homes_only_and_owners_who_live_there_are_among_them(written: Written) -> None:
    counts = {row["bag_id"]: row for row in _list(written, "bewoning")}
    homes = {
        key
        for key, each in _dwellings(written).items()
        if "woonfunctie" in [use.text for use in each.iter("{*}gebruiksdoel")]
    }
    assert set(counts) <= homes
    assert len(counts) > 0.95 * len(homes)
    assert {row["peildatum"] for row in counts.values()} == {"2024-12-31"}
    for row in counts.values():
        people, adults, households = (
            int(row[f"aantal_{name}"]) for name in ("ingeschreven", "volwassenen", "huishoudens")
        )
        assert people >= adults >= households
    assert any(row["aantal_ingeschreven"] == "0" for row in counts.values())
    assert any(int(row["aantal_huishoudens"]) > 1 for row in counts.values()), "rooms that are let apart"


def test_the_stock_of_the_corporations_is_what_they_hold_in_the_last_stand(written: Written) -> None:
    profiles = (json.loads(path.read_text(encoding="utf-8")) for path in (written.folder / "kvk").glob("[0-9]*.json"))
    corporations = {each["kvkNummer"] for each in profiles if each["sbiActiviteiten"][0]["sbiCode"] == "68201"}
    held = {
        (seen.dwelling, kvk)
        for seen in _last(written).values()
        for party in seen.holders
        if (kvk := written.files.kvk.get(party)) in corporations and seen.dwelling
    }
    assert {(row["bag_id"], row["kvk_nummer"]) for row in _list(written, "corporatiebezit")} == held
    assert len(held) > 40


def test_every_dwelling_lies_in_one_neighbourhood_and_every_street_in_one(written: Written) -> None:
    document = json.loads((written.folder / "buurten" / "buurten.geojson").read_text(encoding="utf-8"))
    shapes = {
        each["properties"]["buurtcode"]: shapely.geometry.shape(each["geometry"]) for each in document["features"]
    }
    lines = _list(written, "buurten")
    assert set(shapes) == {row["buurtcode"] for row in lines}
    assert {shape.geom_type for shape in shapes.values()} == {"Polygon", "MultiPolygon"}
    streets = {first(each, "identificatie"): each for each in bag(written.folder / "bag")}
    found: dict[str, set[str]] = defaultdict(set)
    for dwelling in _dwellings(written).values():
        x, y, _ = (float(number) for number in next(dwelling.iter("{*}pos")).text.split())
        (around,) = (code for code, shape in shapes.items() if shape.contains(shapely.Point(x, y)))
        number = streets[first(dwelling, "heeftAlsHoofdadres/NummeraanduidingRef")]
        found[first(number, "ligtAan/OpenbareRuimteRef") or ""].add(around)
    assert {len(codes) for codes in found.values()} == {1}
    assert set().union(*found.values()) == set(shapes)


def test_the_figures_of_the_neighbourhoods_are_those_of_the_counts(written: Written) -> None:
    counts = _list(written, "bewoning")
    lines = _list(written, "buurten")
    assert sum(int(row["aantal_inwoners"]) for row in lines) == sum(int(row["aantal_ingeschreven"]) for row in counts)
    assert sum(int(row["aantal_woningen"]) for row in lines) == len(counts)
    for row in lines:
        assert int(row["percentage_koopwoningen"]) + int(row["percentage_huurwoningen"]) in (99, 100, 101)
        assert int(row["percentage_corporatiewoningen"]) <= int(row["percentage_huurwoningen"])
