from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.samples import sample
from tests.support.stands import Holder, Person
from tests.support.tables import house, key, parcel_id, woz_line

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers, Row, Tables

NUMBER = "093500000012"
Value = tuple[str, int, bool]


def values(tables: Tables) -> list[Value]:
    """Valuation date, value and objection, youngest first."""
    found = tables.nodes("Waardering").values()
    rows = [(str(row["peildatum_waarde"]), row["waarde_euro"], row["bezwaar"]) for row in found]
    return sorted(rows, reverse=True)


def summed(on: str = "2024-12-31", parcel: int = 1) -> Reading[dict[str, int]]:
    """Valuation date → sum of the values on a parcel, where it counts."""
    rows = (yield as_of(on=on)).rows("woz_perceel")
    return {
        str(row["peildatum_waarde"]): int(row["waarde_euro"])
        for row in rows
        if row["perceel"] == key(house(number=parcel))
    }


def on_parcel(at: int, euro: str | int, *, year: int = 2021, parcel: int = 1, **cells: str) -> Row:
    """A line of the WOZ object number ``at`` on a parcel."""
    line = woz_line(f"09350000{at:04}", 0, year=year, kadastraalobject_id=parcel_id(parcel), **cells)
    return line | {"vastgestelde_waarde": str(euro)}


def answer(*decided: tuple[str, str, int, str]) -> str:
    """A WOZ-bevragen answer: valuation date, day of effect, euro and statuses of each value."""
    entries = [
        {
            "waardepeildatum": valued,
            "ingangsdatum": begins,
            "vastgesteldeWaarde": euro,
            "beschikkingsStatussen": status.split(),
        }
        for valued, begins, euro, status in decided
    ]
    return json.dumps({"identificatie": NUMBER, "waarden": entries})


REAL: dict[str, list[Value]] = {
    "wozobject_800000823525_1": [
        ("2019-01-01", 431000, False), ("2018-01-01", 390000, False), ("2017-01-01", 340000, False),
        ("2016-01-01", 340000, False), ("2015-01-01", 310000, False), ("2014-01-01", 308000, False),
    ],
    "wozobject_800000014669_3": [
        ("2019-01-01", 195000, False), ("2018-01-01", 176000, True), ("2017-01-01", 171000, False),
        ("2016-01-01", 164000, False),
    ],
    "wozobject_051800027395_5": [
        ("2019-01-01", 295000, False), ("2018-01-01", 283000, False), ("2017-01-01", 274000, False),
    ],
    "wozobject_051800027395_7": [
        ("2019-01-01", 455000, False), ("2018-01-01", 430000, False), ("2017-01-01", 410000, False),
    ],
    "wozobject_223108272100_9": [("2018-01-01", 215000, False)],
}  # fmt: skip


@pytest.mark.samples
@pytest.mark.parametrize("name", REAL)
def test_of_a_real_answer_the_values_that_count_are_those_its_publisher_says(registers: Registers, name: str) -> None:
    registers.load("woz", sample("woz", f"{name}.json"), reference_date=date(2024, 1, 1))
    assert values(registers.tables()) == REAL[name]


@in_one_city
def test_of_one_valuation_date_the_latest_day_of_effect_counts(registers: Registers) -> Case:
    registers.deliver(
        "woz",
        "woz.json",
        answer(
            ("2021-01-01", "2022-01-01", 300_000, "beschikking_genomen"),
            ("2021-01-01", "2022-07-01", 280_000, "beschikking_genomen"),
        ),
        "2023-01-01",
    )
    assert values((yield)) == [("2021-01-01", 280_000, False)]


@in_one_city
def test_a_value_that_is_annulled_gives_way_to_one_that_is_not(registers: Registers) -> Case:
    registers.deliver(
        "woz",
        "woz.json",
        answer(
            ("2020-01-01", "2021-01-01", 250_000, "beschikking_vernietigd"),
            ("2021-01-01", "2022-01-01", 300_000, "beschikking_genomen"),
            ("2021-01-01", "2022-07-01", 280_000, "beschikking_vernietigd"),
        ),
        "2023-01-01",
    )
    assert values((yield)) == [("2021-01-01", 300_000, False)]


@in_one_city
def test_a_value_that_a_later_answer_calls_annulled_counts_no_more(registers: Registers) -> Case:
    rest = ("2020-01-01", "2021-01-01", 250_000, "beschikking_genomen")
    registers.deliver(
        "woz", "a.json", answer(rest, ("2021-01-01", "2022-01-01", 300_000, "beschikking_genomen")), "2022-06-01"
    )
    registers.deliver(
        "woz", "b.json", answer(rest, ("2021-01-01", "2022-01-01", 300_000, "beschikking_vernietigd")), "2023-06-01"
    )
    assert values((yield)) == [("2020-01-01", 250_000, False)]


@in_one_city
def test_a_value_lowered_on_objection_replaces_the_first(registers: Registers) -> Case:
    registers.deliver("woz", "a.json", answer(("2021-01-01", "2022-01-01", 300_000, "bezwaar_ingediend")), "2022-06-01")
    registers.deliver("woz", "b.json", answer(("2021-01-01", "2022-01-01", 260_000, "bezwaar_veranderd")), "2023-06-01")
    assert values((yield)) == [("2021-01-01", 260_000, False)]


PENDING = {
    "bezwaar_ingediend": True,
    "beroep_aangetekend": True,
    "hoger_beroep_aangetekend": True,
    "cassatie_ingesteld": True,
    "beschikking_genomen bezwaar_ingediend": True,
    "bezwaar_gehandhaafd": False,
    "beroep_veranderd": False,
    "beschikking_vernietigd beschikking_genomen": False,
    "hoge_raad_gehandhaafd": False,
}


@in_one_city
def test_an_objection_or_appeal_is_pending_by_the_status_of_the_value_that_counts(registers: Registers) -> Case:
    lines = [woz_line(f"09350000{at:04}", 1000 + at, status=status) for at, status in enumerate(PENDING)]
    registers.woz("2023-01-01", *lines)
    found = sorted(values((yield)), key=lambda value: value[1])
    assert dict(zip(PENDING, (pending for _, _, pending in found), strict=True)) == PENDING


@in_one_city
def test_years_that_a_later_export_leaves_out_keep_their_value(registers: Registers) -> Case:
    registers.woz("2022-06-01", woz_line(NUMBER, 280_000, year=2021))
    registers.woz("2023-06-01", woz_line(NUMBER, 300_000, year=2022))
    assert values((yield)) == [("2022-01-01", 300_000, False), ("2021-01-01", 280_000, False)]


@in_one_city
def test_a_value_of_a_date_to_come_is_left_out(registers: Registers) -> Case:
    registers.woz("2023-06-01", woz_line(NUMBER, 280_000, year=2021), woz_line(NUMBER, 300_000, year=2022))
    assert values((yield as_of("2021-12-31"))) == [("2021-01-01", 280_000, False)]


def test_a_value_is_of_the_parcel_and_of_the_dwelling_that_the_export_names(registers: Registers) -> None:
    dwelling = "0935010000000012"
    registers.stand("2022-12-31", house(Holder("81", Person("901"))))
    line = woz_line(NUMBER, 280_000, kadastraalobject_id=parcel_id(1), adresseerbaarobject_id=dwelling)
    registers.woz("2023-06-01", line, unknown_parcel())
    tables = registers.tables()
    value = f"WOZ:{NUMBER}/2021-01-01"
    assert tables.ends("WAARDE_VAN") == {(value, key(house())), (value, dwelling)}
    assert [(row["soort"], row["reden"]) for row in tables.orphans()] == [("WAARDE_VAN", "naar: Perceel bestaat niet")]


def unknown_parcel() -> Row:
    return woz_line("093500000013", 1, kadastraalobject_id=parcel_id(2))


@in_one_city
def test_an_answer_that_says_an_objection_is_pending_is_believed(registers: Registers) -> Case:
    document = json.loads(answer(("2021-01-01", "2022-01-01", 300_000, "beschikking_genomen")))
    document["waarden"][0]["indicatieBezwaarBeroep"] = True
    registers.deliver("woz", "woz.json", json.dumps(document), "2023-01-01")
    assert values((yield)) == [("2021-01-01", 300_000, True)]


@in_one_city
def test_a_value_tells_the_use_of_its_object(registers: Registers) -> Case:
    text = f"wozobjectnummer;waardepeildatum;vastgestelde_waarde;gebruikscode\n{NUMBER};2021-01-01;300000;11\n"
    registers.deliver("woz", "woz.csv", text, "2023-01-01")
    (node,) = (yield).nodes("Waardering").values()
    assert node["gebruikscode"] == "11"


def parcel(registers: Registers) -> None:
    """An object that is held by somebody."""
    registers.stand("2020-12-31", house(Holder("81", Person("901"))))


@in_one_city
def test_the_sum_of_a_parcel_is_of_all_objects_on_it(registers: Registers) -> Case:
    parcel(registers)
    registers.woz("2023-06-01", on_parcel(11, 100_000), on_parcel(12, 50_000))
    assert (yield from summed()) == {"2021-01-01": 150_000}


@in_one_city
def test_a_date_for_which_one_object_has_no_value_has_no_sum(registers: Registers) -> Case:
    parcel(registers)
    years = [on_parcel(at, 100_000 + year, year=year) for at in (11, 12) for year in (2020, 2021, 2022)]
    missing = [line for line in years if line["waardepeildatum"] != "2021-01-01" or line["wozobjectnummer"][-1] == "1"]
    registers.woz("2023-06-01", *missing)
    assert (yield from summed()) == {"2020-01-01": 204_040, "2022-01-01": 204_044}


@in_one_city
def test_an_object_that_never_had_a_value_leaves_no_sum(registers: Registers) -> Case:
    parcel(registers)
    registers.woz("2023-06-01", on_parcel(11, 100_000), on_parcel(12, ""))
    assert (yield from summed()) == {}


@in_one_city
def test_an_object_on_another_parcel_too_leaves_no_sum(registers: Registers) -> Case:
    parcel(registers)
    registers.stand("2021-12-31", house(Holder("81", Person("901"))), house(Holder("82", Person("902")), number=2))
    registers.woz("2023-06-01", on_parcel(11, 100_000), on_parcel(12, 50_000), on_parcel(12, 50_000, parcel=2))
    assert (yield from summed()) == {}


@in_one_city
def test_an_object_that_left_the_register_is_not_waited_for(registers: Registers) -> Case:
    parcel(registers)
    registers.woz("2022-06-01", on_parcel(11, 100_000), on_parcel(12, 50_000))
    registers.woz("2023-06-01", on_parcel(11, 100_000), on_parcel(11, 120_000, year=2022))
    assert (yield from summed()) == {"2021-01-01": 150_000, "2022-01-01": 120_000}
    assert (yield from summed(on="2023-05-31")) == {"2021-01-01": 150_000}


@pytest.mark.parametrize(
    ("use", "found"), [("31", {"2021-01-01": 100_000}), ("80", {"2021-01-01": 100_000}), ("30", {})]
)
@in_one_city
def test_an_object_that_gets_no_value_by_its_use_is_not_waited_for(
    registers: Registers, use: str, found: dict[str, int]
) -> Case:
    parcel(registers)
    columns = "wozobjectnummer;waardepeildatum;vastgestelde_waarde;gebruikscode;kadastraalobject_id"
    lines = (f"093500000011;2021-01-01;100000;10;{parcel_id(1)}", f"093500000012;2021-01-01;;{use};{parcel_id(1)}")
    registers.deliver("woz", "woz.csv", "\n".join((columns, *lines, "")), "2023-06-01")
    assert (yield from summed()) == found


@in_one_city
def test_an_object_that_moved_to_another_parcel_is_valued_where_each_value_was_last_shown(registers: Registers) -> Case:
    parcel(registers)
    registers.stand("2021-12-31", house(Holder("82", Person("902")), number=2))
    registers.woz("2022-06-01", on_parcel(11, 100_000))
    registers.woz("2023-06-01", on_parcel(11, 120_000, year=2022, parcel=2))
    assert ((yield from summed()), (yield from summed(parcel=2))) == ({"2021-01-01": 100_000}, {"2022-01-01": 120_000})
    of = {(row["van"][-10:], row["naar"]) for row in (yield).edges("WAARDE_VAN")}
    assert of == {("2021-01-01", key(house())), ("2022-01-01", key(house(number=2)))}


@in_one_city
def test_a_parcel_that_an_object_left_has_no_sum_for_dates_at_which_it_stood_there(registers: Registers) -> Case:
    parcel(registers)
    registers.stand("2021-12-31", house(Holder("82", Person("902")), number=2))
    registers.woz("2022-06-01", on_parcel(11, 100_000), on_parcel(12, 50_000))
    moved = [on_parcel(11, 100_000 + year, year=year) for year in (2021, 2024)]
    moved += [on_parcel(12, 50_000 + year, year=year, parcel=2) for year in (2021, 2024)]
    registers.woz("2023-06-01", *moved)
    assert (yield from summed()) == {"2024-01-01": 102_024}
    assert (yield from summed(parcel=2)) == {"2021-01-01": 52_021, "2024-01-01": 52_024}
