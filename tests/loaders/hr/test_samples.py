from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_hr import Functievervulling, Jaarstuk, Zetelgegeven
from ondermijning.model.records_other import Inschrijving, SbiActiviteit, Vestiging
from tests.support.hr_messages import only
from tests.support.reading import Reading, read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.samples
MESSAGE = ("kvk", "hr_dataservice", "01037917.afgeleid.xml")


def message() -> Reading:
    return read(shipped_loaders()["hr"], sample(*MESSAGE))


def test_the_message_gives_exactly_its_records() -> None:
    found = message()
    assert found.subjects == ["KVK:01037917"]
    assert found.kinds() == {
        "Inschrijving": 1,
        "Handelsnaam": 1,
        "SbiActiviteit": 4,
        "VestigingAdres": 6,
        "Vestiging": 2,
        "Functievervulling": 5,
        "Zetelgegeven": 1,
        "Jaarstuk": 1,
    }
    assert (found.rejects, found.remarks) == ([], [])


def test_the_company_is_read_field_by_field() -> None:
    assert only(message(), Inschrijving) == (
        "01037917",
        "Eldon N.V.",
        "Eldon N.V.",
        "001024796",
        "Naamloze Vennootschap",
        date(1970, 12, 24),
        date(1970, 12, 23),
        "dag",
        None,
        None,
        35,
        "2712",
        None,
    )


def test_the_branch_that_stands_in_it_twice_is_the_main_one() -> None:
    found = message()
    branches = [(branch.vestigingsnummer, branch.hoofdvestiging) for branch in found.of(Vestiging)]
    assert branches == [("000017271606", True), ("000033239304", False)]
    assert {activity.sbi for activity in found.of(SbiActiviteit)} == {"2712", "69209"}


def test_officers_keep_the_order_of_the_message_and_the_sole_shareholder_is_swedish() -> None:
    officers = message().of(Functievervulling)
    assert [(held.volgnummer, held.soort, held.functie_code, held.partij_soort) for held in officers] == [
        (1, "gemachtigde", "01", "persoon"),
        (2, "gemachtigde", "01", "persoon"),
        (3, "aandeelhouder", "08", "bedrijf"),
        (4, "bestuurder", "02", "persoon"),
        (5, "bestuurder", "02", "persoon"),
    ]
    assert (officers[2].naam, officers[2].land, officers[2].aanvang) == (
        "Eldon Holding Aktiebolag",
        "Zweden",
        date(2004, 12, 8),
    )
    assert {held.bevoegdheid for held in officers} == {"Beperkte volmacht", "Alleen/zelfstandig bevoegd", None}


def test_the_swedish_shareholder_has_its_seat_and_its_number_in_the_register_there() -> None:
    assert only(message(), Zetelgegeven) == Zetelgegeven(
        "01037917",
        3,
        "Bolagsverket",
        "556598-2773",
        "Zweden",
        "Egnahemsgatan 39",
        None,
        None,
        None,
        "571 34 Nässjö",
        "Zweden",
    )


def test_the_deposit_is_of_2019_and_of_its_day() -> None:
    assert only(message(), Jaarstuk) == ("01037917", 2019, date(2020, 1, 22))


def test_gender_country_of_birth_and_homes_stay_outside(tmp_path: Path) -> None:
    found = message()
    assert (found.dropped["bezoekLocatiePersoon"], found.dropped["volledigAdres"]) == (2, 10)
    (report,) = load_into(demo_workspace(tmp_path), "hr", [sample(*MESSAGE)])
    assert report.dropped_forbidden == {"geboorteland": 4, "geslachtsaanduiding": 4}
    assert (report.reference_date, report.rows) == (date(2020, 6, 18), 1)
