"""Earlier sales, insolvencies, notices, residents, corporations, neighbourhoods, seizures and deposits: in step with the rest."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from lxml import etree

from ondermijning.demo.city.timeline import STANDS
from tests.demo.reading import first
from tests.demo.registers import answers, bag, rows, securities
from tests.support.reading import read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from tests.demo.conftest import Written
    from tests.demo.reading import Seen

SOURCES = ("transacties", "insolventies", "sru", "buurten", "corporatiebezit", "bewoning", "brk", "hr", "bag")


@pytest.mark.parametrize("source", SOURCES)
def test_a_loader_takes_every_line_without_a_remark(written: Written, source: str) -> None:
    folder = written.folder / source
    result = read(shipped_loaders()[source], folder / "mutaties" if source == "brk" else folder)
    assert len(result.records) > 4
    assert (result.rejects, result.remarks, result.skipped) == ([], [], [])


def _list(written: Written, name: str) -> list[dict[str, str]]:
    return rows(written.folder / name / f"{name}.csv")


def _last(written: Written) -> dict[str, Seen]:
    return written.files.stands[written.files.last]


def test_the_last_earlier_sale_of_an_object_is_the_deed_that_its_first_stand_rests_on(written: Written) -> None:
    deals: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _list(written, "transacties"):
        deals[row["kadastraalobject_id"]][row["datum"], row["koopsom_euro"]].add(row["koper"])
    assert len(deals) > 8
    for object_id, per_day in deals.items():
        seen = written.files.stands[STANDS[0]][object_id]
        (part,) = (seen.parts[key] for key in seen.resting_on)
        assert len(per_day) == 2
        day, price = max(per_day)
        assert (date.fromisoformat(day), int(price)) == (part.day, part.price)
        assert len(per_day[day, price]) == len(seen.holders)


def test_earlier_sales_lie_years_apart_at_market_prices_and_pass_from_hand_to_hand(written: Written) -> None:
    per_object: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _list(written, "transacties"):
        per_object[row["kadastraalobject_id"]].append(row)
    for lines in per_object.values():
        before, *after = sorted(lines, key=lambda row: row["datum"])
        assert {row["verkoper"] for row in after} == {before["koper"]}
        assert (
            date.fromisoformat(after[0]["datum"]).toordinal() - date.fromisoformat(before["datum"]).toordinal()
            > 3 * 365
        )
    assert len({row["verkoper_rsin"] for row in _list(written, "transacties")}) > 2, "companies between two people"


def _numbers(written: Written) -> set[str]:
    profiles = (json.loads(path.read_text(encoding="utf-8")) for path in (written.folder / "kvk").glob("[0-9]*.json"))
    return {
        number
        for each in profiles
        for number in (each["kvkNummer"], each["_embedded"]["eigenaar"].get("rsin"))
        if number
    }


def test_insolvencies_are_of_companies_and_end_with_those_that_were_dissolved(written: Written) -> None:
    cases = _list(written, "insolventies")
    assert {row["soort"] for row in cases} == {"F", "S"}
    assert {row["datum_einde"] == "" for row in cases} == {True, False}
    assert len({row["insolventienummer"] for row in cases}) == len(cases)
    for row in cases:
        company = written.files.companies[row["kvk_nummer"]]
        ended = company.ended.isoformat() if company.ended else ""
        assert company.founded.isoformat() < row["datum_uitspraak"]
        assert ended in ("", row["datum_einde"])


def test_the_trade_register_shows_the_same_insolvencies(written: Written) -> None:
    listed = {(row["kvk_nummer"], row["datum_uitspraak"].replace("-", "")) for row in _list(written, "insolventies")}
    shown = set()
    for path in (written.folder / "hr").glob("*.xml"):
        for state in etree.parse(path).iter("{*}bijzondereRechtstoestand"):
            shown.add((path.stem, first(state, "registratie/datumAanvang")))
    assert shown == {case for case in listed if (written.folder / "hr" / f"{case[0]}.xml").exists()}
    assert len(shown) > 3


def test_companies_with_capital_deposit_their_accounts_and_some_have_stopped(written: Written) -> None:
    last_years: Counter[str] = Counter()
    for path in (written.folder / "hr").glob("*.xml"):
        root: Any = etree.parse(path)
        deposits = [
            (first(each, "boekjaar") or "", first(each, "datumDeponering") or "")
            for each in root.iter("{*}jaarstukJaarrekening")
        ]
        assert all(year < day[:4] and day <= "20241231" for year, day in deposits)
        if deposits and not written.files.companies[path.stem].ended:
            last_years[max(deposits)[0]] += 1
    assert set(last_years) == {"2021", "2023"}
    assert last_years["2021"] < last_years["2023"] / 4


def test_notices_tell_the_case_and_the_place_and_never_the_applicant_or_the_decision(written: Written) -> None:
    cases = {row["zaaknummer"]: row for row in _list(written, "vergunningen")}
    (page,) = (written.folder / "sru").iterdir()
    records: Any = list(etree.parse(page).iter("{*}record"))
    titles = [next(record.iter("{*}title")).text for record in records]
    assert first(etree.parse(page).getroot(), "numberOfRecords") == str(len(records))
    assert len({next(record.iter("{*}identifier")).text for record in records}) == len(records)
    for title in titles:
        case = cases[title.rpartition(" - ")[2]]
        assert title.startswith(case["adres"])
        assert case["aanvrager_naam"] not in title
        assert case["besluit"] not in title or not case["besluit"]
    assert {title.split(". ")[1].split()[0] for title in titles} == {"Kennisgeving", "Afgehandelde"}


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


def test_seizures_rest_on_objects_that_were_asked_and_some_were_lifted(written: Written) -> None:
    codes: Counter[str] = Counter()
    for answer in answers(written.folder / "kik"):
        contents = answer["geleverdProduct"].get("product", {}).get("met", {})
        for seizure in securities(contents, "ZekerheidsstellingInzakeBeslag"):
            assert seizure["heeft"][0] in [party["identificatie"] for party in contents["personen"]]
            parts = [part for part in contents["stukdelen"] if part["aard"]["code"] in ("517", "518")]
            assert any(part["identificatie"] == seizure["isGebaseerdOp"] for part in parts)
            codes.update(part["aard"]["code"] for part in parts)
    assert codes["517"] > codes["518"] > 0


def test_every_number_in_an_earlier_sale_is_that_of_a_company(written: Written) -> None:
    known = _numbers(written)
    for row in _list(written, "transacties"):
        numbers = {row[f"{side}_{kind}"] for side in ("verkoper", "koper") for kind in ("kvk", "rsin")} - {""}
        assert numbers <= known
