"""WOZ values and the price index: linked to the stands, and in step with the market."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ondermijning.demo.city.timeline import STANDS
from tests.demo.reading import first, snapshots

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.conftest import Written


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_the_woz_values_objects_of_the_last_stand_at_their_own_address(written: Written) -> None:
    dwellings = {}
    for snapshot in snapshots(written.folder / "brk" / STANDS[-1].isoformat() / "stand.xml"):
        for thing in (*snapshot.iterfind("{*}Perceel"), *snapshot.iterfind("{*}Appartementsrecht")):
            dwellings[first(thing, "identificatie")] = first(snapshot, "Verblijfsobject/identificatie") or ""
    rows = _rows(written.folder / "woz" / "woz.csv")
    assert {row["kadastraalobject_id"]: row["adresseerbaarobject_id"] for row in rows}.items() <= dwellings.items()
    assert len({row["wozobjectnummer"] for row in rows}) > 300
    assert all(row["wozobjectnummer"].startswith("0935") and len(row["wozobjectnummer"]) == 12 for row in rows)


def test_every_woz_object_has_five_valuations_that_follow_the_market(written: Written) -> None:
    values: dict[str, dict[str, int]] = {}
    for row in _rows(written.folder / "woz" / "woz.csv"):
        if row["status"] == "beschikking_genomen":
            values.setdefault(row["wozobjectnummer"], {})[row["waardepeildatum"]] = int(row["vastgestelde_waarde"])
    assert {tuple(sorted(per_day)) for per_day in values.values()} == {
        tuple(f"{year}-01-01" for year in range(2020, 2025))
    }
    growth = [per_day["2022-01-01"] / per_day["2020-01-01"] for per_day in values.values()]
    assert 1.25 < sum(growth) / len(growth) < 1.38
    assert len(set(growth)) > 100, "valuations differ from each other"


def test_an_annulled_valuation_is_ten_times_too_high_and_followed_by_a_later_one(written: Written) -> None:
    rows = _rows(written.folder / "woz" / "woz.csv")
    taken = {
        (row["wozobjectnummer"], row["waardepeildatum"]): row for row in rows if row["status"] == "beschikking_genomen"
    }
    annulled = [row for row in rows if row["status"] == "beschikking_vernietigd"]
    assert annulled
    for row in annulled:
        right = taken[row["wozobjectnummer"], row["waardepeildatum"]]
        assert int(row["vastgestelde_waarde"]) == 10 * int(right["vastgestelde_waarde"])
        assert row["ingangsdatum"] < right["ingangsdatum"]


def test_the_price_index_rises_to_2022_falls_and_rises_again(written: Written) -> None:
    index = {row["kwartaal"]: float(row["index"]) for row in _rows(written.folder / "prijsindex" / "prijsindex.csv")}
    assert list(index) == [f"{year}K{quarter}" for year in range(2015, 2025) for quarter in range(1, 5)]
    assert index["2022K3"] == max(value for quarter, value in index.items() if quarter < "2024")
    assert index["2023K2"] < 0.95 * index["2022K3"]
    assert index["2024K4"] > index["2022K3"]
