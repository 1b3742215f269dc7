from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.csv_forms import CsvForm
from tests.support.stands import Deed, Holder, Person
from tests.support.tables import Registers, house, key, parcel_id

OBJECTS = CsvForm(
    "brk_csv",
    {
        "kadastraalobject_id": parcel_id(1),
        "kadastrale_aanduiding": "MTT00C00001G0000",
        "type": "perceel",
        "koopsom": "300000",
        "koopjaar": "2022",
        "indicatie_meer_objecten": "nee",
    },
)
NAMINGS = CsvForm(
    "brk_csv",
    {
        "tenaamstelling_id": "81",
        "zakelijkrecht_id": "71",
        "aard_recht_code": "2",
        "kadastraalobject_id": parcel_id(1),
        "persoon_id": "901",
        "persoon_type": "natuurlijk_persoon",
        "naam": "A. Aalders",
        "stuk_deel": "70001",
        "stuk_nummer": "1",
        "stuk_datum": "2015-06-01",
        "stuk_aard_code": "606",
        "begin_geldigheid": "2015-06-02",
        "eind_geldigheid": "",
    },
)
ANNA, BERT = (f"NL.IMKAD.Persoon:90{at}" for at in (1, 2))
HELD = {"eind_geldigheid": "2022-03-02"}
BOUGHT = {
    "tenaamstelling_id": "82",
    "persoon_id": "902",
    "naam": "B. Baks",
    "stuk_nummer": "2",
    "stuk_datum": "2022-03-01",
    "begin_geldigheid": "2022-03-02",
}
LINES = [HELD, BOUGHT]
OLD, SALE = "STUK::70001/1", "STUK::70001/2"


def export(registers: Registers, *lines: dict[str, str], day: str = "2024-01-01") -> None:
    registers.deliver("brk_csv", f"objecten-{day}.csv", OBJECTS.text({}), day)
    registers.deliver("brk_csv", f"tenaamstellingen-{day}.csv", NAMINGS.text(*lines), day)


def test_one_export_with_history_gives_transfers_with_seller_buyer_and_price(registers: Registers) -> None:
    export(registers, *LINES)
    tables = registers.tables()
    sale = tables.nodes("Transactie")[SALE]
    assert (sale["datum"], sale["soort"], sale["koopsom_euro"]) == (date(2022, 3, 1), "koop", 300_000)
    assert tables.ends("VERKOPER") == {(ANNA, SALE)}
    assert tables.ends("KOPER") == {(ANNA, OLD), (BERT, SALE)}
    assert tables.ends("OPGEVOLGD_DOOR") == {(OLD, SALE)}
    assert tables.nodes("Transactie")[OLD]["koopsom_euro"] is None


def test_who_held_until_when_follows_from_the_export(registers: Registers) -> None:
    export(registers, *LINES)
    spans = {row["van"]: (row["geldig_van"], row["geldig_tot"]) for row in registers.tables().edges("BEZIT")}
    assert spans == {ANNA: (date(2015, 6, 1), date(2022, 3, 1)), BERT: (date(2022, 3, 1), None)}


def test_a_naming_of_which_only_the_share_changed_moved_the_rest(registers: Registers) -> None:
    half = {"teller": "1", "noemer": "2"}
    kept = {**half, "begin_geldigheid": "2022-03-02"}
    export(registers, HELD, kept, {**BOUGHT, **half})
    tables = registers.tables()
    assert tables.shares("VERKOPER") == {(ANNA, SALE): 500}
    assert tables.shares("KOPER") == {(ANNA, OLD): 1000, (BERT, SALE): 500}


AGAIN = {**BOUGHT, "tenaamstelling_id": "83", "persoon_id": "903", "naam": "C. Claes"}
FOR_NO_DAY = {**BOUGHT, "eind_geldigheid": BOUGHT["begin_geldigheid"]}


def test_who_bought_and_sold_again_on_the_day_that_the_export_gives_is_seen(registers: Registers) -> None:
    export(registers, {**AGAIN, "stuk_nummer": "3"}, FOR_NO_DAY, HELD)
    tables = registers.tables()
    clara, resale = "NL.IMKAD.Persoon:903", "STUK::70001/3"
    assert tables.shares("KOPER") == {(ANNA, OLD): 1000, (BERT, SALE): 1000, (clara, resale): 1000}
    assert tables.shares("VERKOPER") == {(ANNA, SALE): 1000, (BERT, resale): 1000}
    assert tables.ends("OPGEVOLGD_DOOR") == {(OLD, SALE), (SALE, resale)}
    spans = {row["van"]: (row["geldig_van"], row["geldig_tot"]) for row in tables.edges("BEZIT")}
    day = date(2022, 3, 1)
    assert (spans[ANNA], spans[BERT], spans[clara]) == ((date(2015, 6, 1), day), (day, day), (day, None))


def test_a_buyer_that_another_replaced_on_the_same_deed_and_day_bought_nothing(registers: Registers) -> None:
    export(registers, HELD, FOR_NO_DAY, AGAIN)
    tables = registers.tables()
    assert tables.ends("KOPER") == {(ANNA, OLD), ("NL.IMKAD.Persoon:903", SALE)}
    assert tables.ends("VERKOPER") == {(ANNA, SALE)}


@pytest.mark.parametrize(
    "lines", [(HELD, FOR_NO_DAY, BOUGHT), (HELD, BOUGHT, FOR_NO_DAY)], ids=["as it went", "turned"]
)
def test_a_naming_with_two_states_on_one_day_is_held_by_the_one_that_stayed(
    registers: Registers, lines: tuple[dict[str, str], ...]
) -> None:
    export(registers, *lines)
    tables = registers.tables()
    held = [row["van"] for row in tables.edges("BEZIT") if row["geldig_tot"] is None]
    assert (held, tables.shares("KOPER")) == ([BERT], {(ANNA, OLD): 1000, (BERT, SALE): 1000})


def test_exports_without_history_show_the_seller_by_who_left(registers: Registers) -> None:
    export(registers, {}, day="2021-01-01")
    export(registers, BOUGHT, day="2024-01-01")
    tables = registers.tables()
    assert tables.ends("VERKOPER") == {(ANNA, SALE)}
    assert {row["van"]: row["geldig_tot"] for row in tables.edges("BEZIT")} == {ANNA: date(2022, 3, 1), BERT: None}


def test_a_dwelling_on_the_object_is_linked(registers: Registers) -> None:
    text = OBJECTS.text({"bag_verblijfsobject_id": "0935010000000012"})
    registers.deliver("brk_csv", "objecten.csv", text, "2024-01-01")
    assert registers.tables().ends("HEEFT_VBO") == {(key(house()), "0935010000000012")}


def test_an_object_that_a_stand_shows_comes_from_the_stand_alone(registers: Registers) -> None:
    anna, bert = Person("901", "Aalders"), Person("902", "Baks")
    old, sale = Deed("500", date="2015-06-01"), Deed("501", date="2022-03-01", price=310_000)
    registers.stand("2021-12-31", house(Holder("81", anna, deeds=[old])))
    registers.stand("2023-12-31", house(Holder("82", bert, deeds=[sale])))
    without = registers.tables()
    export(registers, *LINES)
    tables = registers.tables()
    for kind in ("KOPER", "VERKOPER", "BEZIT", "HEEFT_RECHT", "RUST_OP", "BETREFT"):
        assert [row["id"] for row in tables.edges(kind)] == [row["id"] for row in without.edges(kind)]
    assert tables.nodes("Transactie").keys() == without.nodes("Transactie").keys() == {key(old), key(sale)}


def test_objects_that_only_the_export_shows_stay_beside_the_stand(registers: Registers) -> None:
    registers.stand("2023-12-31", house(Holder("91", Person("903", "Claes")), number=2))
    export(registers, *LINES)
    assert set(registers.tables().nodes("Transactie")) == {OLD, SALE}


MANY = [
    HELD,
    BOUGHT,
    {**HELD, "tenaamstelling_id": "83", "zakelijkrecht_id": "72", "kadastraalobject_id": parcel_id(2)},
    {**BOUGHT, "tenaamstelling_id": "84", "zakelijkrecht_id": "72", "kadastraalobject_id": parcel_id(2)},
]


def transfers(lines: list[dict[str, str]], parts: list[int]) -> list[object]:
    with TemporaryDirectory() as folder, closing(Registers(Path(folder))) as registers:
        whole = ""
        for part in sorted(set(parts)):
            chosen = [line for line, at in zip(lines, parts, strict=True) if at == part]
            whole = registers.deliver("brk_csv", f"deel{part}.csv", NAMINGS.text(*chosen), "2024-01-01", whole)
        tables = registers.tables()
        return [sorted(tables.nodes("Transactie")), *(sorted(tables.ends(kind)) for kind in ("KOPER", "VERKOPER"))]


@cache
def as_exported() -> list[object]:
    return transfers(MANY, [1] * len(MANY))


@pytest.mark.slow
@settings(max_examples=5)
@given(st.permutations(MANY), st.lists(st.integers(1, 2), min_size=len(MANY), max_size=len(MANY)))
def test_the_order_of_lines_and_their_division_over_files_change_nothing(
    lines: list[dict[str, str]], parts: list[int]
) -> None:
    assert transfers(lines, parts) == as_exported()
