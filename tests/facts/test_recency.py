from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, event, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

SALE = f"{PARCEL}/1"


@pytest.mark.parametrize(
    ("on", "days"), [("2021-06-01", 0), ("2021-06-02", 1), ("2022-06-01", 365), ("2026-05-31", 1_825)]
)
@in_one_city
def test_a_transfer_is_so_many_days_before_the_date_of_the_graph(records: Records, on: str, days: int) -> Case:
    owners(records, ("P1", "2015-01-15", 100), ("P2", "2021-06-01", 200))
    tables = yield as_of(on)
    assert tables.nodes("Transactie")[SALE]["dagen_geleden"] == days
    assert ("dagen_geleden", "brk.Stuk") in {(column, file) for column, file, _ in tables.origins(SALE)}


@in_one_city
def test_of_a_transfer_without_a_day_nothing_is_known(records: Records) -> Case:
    owners(records, ("P1", "2015-01-15", 100), ("P2", "2021-06-01", 200))
    records.db.execute("UPDATE Stuk SET aangeboden_op = NULL WHERE stuk_id = ?", [SALE])
    sale = (yield).nodes("Transactie")[SALE]
    assert (sale["datum"], sale["dagen_geleden"]) == (None, None)


@pytest.mark.parametrize(("on", "days"), [("2023-06-01", 0), ("2023-06-02", 1), ("2024-05-31", 365)])
def test_an_event_is_so_many_days_before_the_date_of_the_graph(records: Records, on: str, days: int) -> None:
    event(records, "G1", "sluiting_13b", "2023-06-01")
    tables = records.tables(on)
    assert tables.nodes("Gebeurtenis")["G1"]["dagen_geleden"] == days
    assert ("dagen_geleden", "gebeurtenissen.Melding") in {(column, file) for column, file, _ in tables.origins("G1")}
