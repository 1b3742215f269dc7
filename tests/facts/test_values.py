"""The index that counts for an object: of the whole, or of its area and type of dwelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_other import Prijsindex
from tests.support.record_things import PARCEL, owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

Line = tuple[str, str, str, int]
WHOLE: list[Line] = [("2019K1", "", "", 100), ("2020K1", "", "", 100)]
FLATS: list[Line] = [("2019K1", "", "Appartement", 100), ("2020K1", "", "Appartement", 200)]
HOUSES: list[Line] = [("2019K1", "", "Eengezinswoningen", 100), ("2020K1", "", "Eengezinswoningen", 125)]
AREA: list[Line] = [("2019K1", "Zuid-Limburg", "", 100), ("2020K1", "Zuid-Limburg", "", 160)]
ELSEWHERE: list[Line] = [("2019K1", "Twente", "", 100), ("2020K1", "Twente", "", 400)]


def rise(records: Records, lines: list[Line], kind: str = "perceel") -> int | None:
    """Of an object that was sold for twice the price within a year."""
    owners(records, ("P1", "2018-01-15", 100), ("P2", "2019-01-15", 100_000), ("P3", "2020-01-15", 200_000))
    records.db.execute("UPDATE KadastraalObject SET soort = ?, _moment_van = TIMESTAMP '2010-01-01'", [kind])
    for quarter, area, dwelling, value in lines:
        records.add(
            "prijsindex",
            made(Prijsindex, kwartaal=quarter, gebied=area, woningtype=dwelling, index_promille=value * 1000),
        )
    found: int | None = records.tables().edge("BETREFT", f"{PARCEL}/2", PARCEL)["stijging_gecorrigeerd_procent"]
    return found


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        (WHOLE, "perceel", 100),
        ([*WHOLE, *FLATS], "appartementsrecht", 0),
        ([*WHOLE, *FLATS], "perceel", 100),
        ([*WHOLE, *HOUSES], "perceel", 60),
        ([*WHOLE, *HOUSES], "appartementsrecht", 100),
        ([*WHOLE, *AREA], "perceel", 25),
        (AREA, "perceel", 25),
        ([*WHOLE, *AREA, *ELSEWHERE], "perceel", 100),
        ([*WHOLE, *AREA[:1]], "perceel", 100),
        ([*WHOLE, ("2019K1", "", "Tussenwoning", 100), ("2020K1", "", "Tussenwoning", 200)], "perceel", 100),
        ([], "perceel", None),
    ],
    ids=[
        "the whole",
        "flats of a flat",
        "flats of a house",
        "houses of a house",
        "houses of a flat",
        "the one area",
        "the area alone",
        "one of two areas",
        "an area with fewer quarters",
        "a type that is not known of the object",
        "none",
    ],
)
def test_the_index_is_that_of_the_area_and_type_where_it_is_whole(
    records: Records, lines: list[Line], kind: str, expected: int | None
) -> None:
    assert rise(records, lines, kind) == expected
