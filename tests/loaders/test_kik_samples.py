from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_kik import (
    HypotheekAntwoord,
    Zekerheidsstelling,
    ZekerheidsstellingObject,
    ZekerheidsstellingPartij,
)
from tests.support.reading import read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.samples
LOADER = shipped_loaders()["kik"]
ZUNDERT = "NL.IMKAD.KadastraalObject:11010156070000"
COUNTS = {
    "eigenaarsinformatie_persoon": {},
    "eigendomsinformatie_locatie_niet_gevonden": {},
    "eigendomsinformatie_zundert_t1560": {"NatuurlijkPersoon": 3, "AdresLocatie": 4},
    "hypotheekinformatie_zundert_t1560": {
        "HypotheekAntwoord": 1, "Zekerheidsstelling": 2, "ZekerheidsstellingObject": 3, "ZekerheidsstellingPartij": 2,
        "NietNatuurlijkPersoon": 2, "AdresLocatie": 5,
    },
    "kadastralekaart_fout_kiki0902": {},
    "objectlijstpersoon": {},
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_each_answer_gives_exactly_its_records_and_one_that_is_none_a_remark(name: str) -> None:
    found = read(LOADER, sample("brk", "kik", f"{name}.json"))
    assert (found.kinds(), found.rejects) == (COUNTS[name], [])
    assert len(found.remarks) == (0 if COUNTS[name] else 1)


def test_two_mortgages_rest_on_zundert_and_one_on_zegwaard_too() -> None:
    found = read(LOADER, sample("brk", "kik", "hypotheekinformatie_zundert_t1560.json"))
    assert found.of(HypotheekAntwoord) == [(ZUNDERT, date(2021, 1, 15))]
    assert [(entry.zekerheid_id[-10:], *entry[1:]) for entry in found.of(Zekerheidsstelling)] == [
        ("1001473834", 285_661, "NL.IMKAD.Stukdeel:500002343598", date(2020, 5, 25), None),
        ("1001035056", 233_550, "NL.IMKAD.Stukdeel:500001598037", date(2019, 12, 4), None),
    ]
    assert [(link.zekerheid_id[-10:], link.object_id[-14:]) for link in found.of(ZekerheidsstellingObject)] == [
        ("1001473834", "11010156070000"), ("1001473834", "25300642570000"), ("1001035056", "11010156070000"),
    ]  # fmt: skip
    assert [(link.persoon_id, link.rol) for link in found.of(ZekerheidsstellingPartij)] == [
        ("NL.IMKAD.Persoon:68309230", "geldgever"), ("NL.IMKAD.Persoon:264297116", "geldgever"),
    ]  # fmt: skip


def test_a_folder_of_answers_is_loaded_with_what_was_no_answer_counted(tmp_path: Path) -> None:
    reports = load_into(demo_workspace(tmp_path), "kik", [sample("brk", "kik")])
    told = next(report for report in reports if report.reference_date == date(2021, 1, 15))
    assert (told.rows, told.rejected, told.remarks) == (2, 0, {})
    assert told.records["AdresLocatie"] == 8
    assert told.dropped_forbidden == {"geboorteland": 3, "geslacht": 3}
    others = [report for report in reports if report is not told]
    assert sum(sum(report.remarks.values()) for report in others) == 4
    assert all(report.records == {} for report in others)
