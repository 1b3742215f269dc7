from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.facts.build import computation
from ondermijning.model.records_bag import (
    BARE,
    BagNevenadres,
    BagNummeraanduiding,
    BagPand,
    BagVerblijfsobject,
    BagVerblijfsobjectPand,
)
from ondermijning.sources.state import open_state
from ondermijning.tables.parties.exclusions import no_exclusions
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import event
from tests.support.records import made
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

HOME, PLACE, OTHER = "0935010000000012", "0935200000000012", "0935200000000013"
BUILDING, NEXT = "0935100000000012", "0935100000000013"


def version(number: int, since: str | None, until: str | None = None, **values: Any) -> Any:
    """A version of the home."""
    life = {"voorkomen": number, "geldig_van": since, "geldig_tot": until}
    return made(BagVerblijfsobject, bag_id=HOME, soort="verblijfsobject", **life | values)


def area(on: str, known_on: str | None = None) -> Reading[int | None]:
    """Its floor area on a day; None when it is no node."""
    home = (yield as_of(on, known_on)).nodes("Verblijfsobject").get(HOME)
    return home["oppervlakte_m2"] if home else None


@pytest.mark.parametrize(
    ("on", "known"),
    [
        ("2009-12-31", None),
        ("2010-01-01", 306),
        ("2018-12-31", 306),
        ("2019-01-01", 315),
        ("2020-01-01", 223),
        ("2026-01-01", 223),
    ],
)
@in_one_city
def test_the_version_that_held_on_the_date_counts_and_after_its_end_the_last(
    records: Records, on: str, known: int | None
) -> Case:
    records.add(
        "bag",
        version(3, "2019-06-01", "2022-01-01", oppervlakte_m2=223),
        version(1, "2010-01-01", "2019-01-01", oppervlakte_m2=306),
        version(2, "2019-01-01", "2019-06-01", oppervlakte_m2=315),
    )
    assert (yield from area(on)) == known


@in_one_city
def test_of_several_versions_that_hold_the_highest_counts(records: Records) -> Case:
    records.add(
        "bag",
        version(1, "2010-01-01", oppervlakte_m2=306),
        version(3, "2012-01-01", oppervlakte_m2=223),
        version(2, "2014-01-01", oppervlakte_m2=315),
    )
    assert ((yield from area("2024-01-01")), (yield from area("2011-01-01"))) == (223, 306)


@pytest.mark.parametrize(
    "never",
    [{"inactief": True, "registratie_tot": "2020-02-01"}, {"registratie_tot": "2020-02-01"}],
    ids=["inactive", "corrected"],
)
@in_one_city
def test_a_version_that_never_held_does_not_count(records: Records, never: dict[str, Any]) -> Case:
    records.add(
        "bag", version(1, "2010-01-01", oppervlakte_m2=306), version(2, "2020-01-01", oppervlakte_m2=99, **never)
    )
    assert (yield from area("2024-01-01")) == 306


@pytest.mark.parametrize(
    ("known_on", "known"), [(None, 223), ("2020-06-01", 223), ("2020-03-01", 99), ("2020-01-15", 306)]
)
@in_one_city
def test_what_was_registered_later_is_unknown_on_an_earlier_day(
    records: Records, known_on: str | None, known: int
) -> Case:
    records.add(
        "bag",
        version(
            1,
            "2010-01-01",
            "2020-01-01",
            oppervlakte_m2=306,
            geregistreerd_op="2010-02-01",
            registratie_tot="2020-02-01",
        ),
        version(
            2,
            "2020-01-01",
            oppervlakte_m2=99,
            geregistreerd_op="2020-02-01",
            registratie_tot="2020-05-01",
            inactief=True,
        ),
        version(3, "2020-01-01", oppervlakte_m2=223, geregistreerd_op="2020-05-01"),
    )
    assert (yield from area("2024-01-01", known_on)) == known


@pytest.mark.parametrize(
    ("csv_day", "on", "known"),
    [
        ("2024-02-01", "2024-03-01", 120),
        ("2024-02-01", "2024-01-15", 306),
        ("2024-01-01", "2024-03-01", 306),
        ("2023-12-01", "2024-03-01", 306),
    ],
    ids=["later", "later than the date", "same day", "earlier"],
)
@in_one_city
def test_a_csv_outranks_an_extract_only_when_it_is_of_a_later_day(
    records: Records, csv_day: str, on: str, known: int
) -> Case:
    records.add("bag", version(1, "2010-01-01", oppervlakte_m2=306), seen="2024-01-01")
    records.add("bag", version(0, None, oppervlakte_m2=120), seen=csv_day)
    assert (yield from area(on)) == known


def test_the_bare_id_of_an_object_hides_nothing_and_serves_where_there_is_no_more(records: Records) -> None:
    records.add("bag", version(BARE, None, x_rd=176_005), seen="2024-05-01")
    assert set(records.tables("2024-06-01").nodes("Verblijfsobject")) == {HOME}
    records.add("bag", version(1, "2010-01-01", oppervlakte_m2=306), seen="2024-01-01")
    assert records.tables("2024-06-01").nodes("Verblijfsobject")[HOME]["oppervlakte_m2"] == 306


@in_one_city
def test_a_version_that_left_the_deliveries_gives_way_to_what_they_still_show(records: Records) -> Case:
    records.add("bag", version(1, "2010-01-01", oppervlakte_m2=306), ended="2024-01-01")
    records.add("bag", version(0, None, oppervlakte_m2=120), seen="2020-01-01")
    assert (yield from area("2024-06-01")) == 120


def linked(records: Records) -> None:
    """A home that moved from one address and building to another, and back to the building."""
    records.add(
        "bag",
        made(BagNummeraanduiding, nummeraanduiding_id=PLACE, huisnummer=12, postcode="6211AB"),
        made(BagNummeraanduiding, nummeraanduiding_id=OTHER, huisnummer=14, postcode="6211AB"),
        *(made(BagPand, pand_id=building) for building in (BUILDING, NEXT)),
        version(1, "2010-01-01", "2015-01-01", nummeraanduiding_id=PLACE, geregistreerd_op="2010-01-05"),
        version(2, "2015-01-01", "2020-01-01", nummeraanduiding_id=OTHER, geregistreerd_op="2015-01-05"),
        version(3, "2020-01-01", nummeraanduiding_id=OTHER, geregistreerd_op="2020-01-05"),
        *(
            made(BagVerblijfsobjectPand, bag_id=HOME, pand_id=building, voorkomen=number)
            for number, building in ((1, BUILDING), (2, NEXT), (3, BUILDING))
        ),
        made(BagNevenadres, bag_id=HOME, nummeraanduiding_id=PLACE, voorkomen=2),
    )


@in_one_city
def test_links_hold_from_the_first_version_that_shows_them_until_the_last(records: Records) -> Case:
    linked(records)
    tables = yield as_of("2024-01-01")
    spans = {
        row["naar"]: (row["geldig_van"], row["geldig_tot"], row["geregistreerd_op"])
        for kind in ("HEEFT_ADRES", "IN_PAND")
        for row in tables.edges(kind)
    }
    assert spans == {
        PLACE: (date(2010, 1, 1), date(2020, 1, 1), date(2010, 1, 5)),
        OTHER: (date(2015, 1, 1), None, date(2015, 1, 5)),
        BUILDING: (date(2010, 1, 1), None, date(2010, 1, 5)),
        NEXT: (date(2015, 1, 1), date(2020, 1, 1), date(2015, 1, 5)),
    }


@in_one_city
def test_on_an_earlier_date_later_links_do_not_exist_and_later_ends_are_open(records: Records) -> Case:
    linked(records)
    tables = yield as_of("2014-01-01")
    assert [(row["naar"], row["geldig_tot"]) for row in tables.edges("HEEFT_ADRES")] == [(PLACE, None)]
    assert tables.ends("IN_PAND") == {(HOME, BUILDING)}


@in_one_city
def test_a_source_that_is_overruled_leaves_no_open_link(records: Records) -> Case:
    linked(records)
    records.add(
        "bag",
        version(0, None, nummeraanduiding_id="0935200000000099"),
        made(BagNummeraanduiding, nummeraanduiding_id="0935200000000099", huisnummer=99, postcode="6211AB"),
    )
    assert {place for _, place in (yield as_of("2024-01-01")).ends("HEEFT_ADRES")} == {PLACE, OTHER}


@in_one_city
def test_an_address_that_ended_does_not_stand_in_the_way_of_its_successor(records: Records) -> Case:
    same: dict[str, Any] = {"huisnummer": 12, "postcode": "6211AB"}
    records.add(
        "bag",
        made(
            BagNummeraanduiding,
            nummeraanduiding_id=PLACE,
            voorkomen=1,
            geldig_van="2010-01-01",
            geldig_tot="2015-01-01",
            **same,
        ),
        made(BagNummeraanduiding, nummeraanduiding_id=OTHER, voorkomen=1, geldig_van="2015-01-01", **same),
    )
    event(records, "G1", "controle", "2012-01-01", **same)
    assert (yield as_of("2024-01-01")).ends("GEBEURD_OP") == {("G1", OTHER)}
    assert (yield as_of("2014-01-01")).ends("GEBEURD_OP") == {("G1", PLACE)}


@pytest.mark.samples
def test_of_doesburg_the_state_of_a_day_is_one_row_per_object(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    files = [
        sample("bag", "extract20", f"0221{kind}15092020-000001.xml") for kind in ("NUM", "OPR", "PND", "VBO", "WPL")
    ]
    load_into(workspace, "bag", files)
    with open_state(workspace) as db:
        tables = ("bag_nummeraanduiding", "bag_openbareruimte", "bag_pand", "bag_verblijfsobject", "bag_woonplaats")
        computation(db, date(2024, 1, 1), no_exclusions()).make(*tables)
        assert [len(db.table(name)) for name in tables] == [9, 198, 2, 2, 1]
        edited = "SELECT huisnummer, toevoeging FROM bag_nummeraanduiding WHERE nummeraanduiding_id LIKE '%33099_' ORDER BY ALL"
        assert db.execute(edited).fetchall() == [(9, "X"), (9, "Y")]
        homes = "SELECT oppervlakte_m2, status FROM bag_verblijfsobject WHERE bag_id = '0221010000330226'"
        assert db.execute(homes).fetchall() == [(223, "Verbouwing verblijfsobject")]
        computation(db, date(2019, 2, 1), no_exclusions()).make("bag_verblijfsobject")
        assert db.execute(homes).fetchall() == [(315, "Verblijfsobject in gebruik")]
