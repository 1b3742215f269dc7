from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_brk import (
    Aantekening,
    AantekeningPersoon,
    KadastraalObject,
    Tenaamstelling,
    ZakelijkRecht,
)
from ondermijning.model.records_kik import (
    BeslagAntwoord,
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
    "eigenaarsinformatie_persoon": {
        "KadastraalObject": 2, "ObjectLocatie": 1, "BagObject": 1, "ZakelijkRecht": 2, "SplitsingRecht": 2, "Splitsing": 1,
        "Tenaamstelling": 1, "TenaamstellingStukdeel": 1, "Stuk": 2, "Stukdeel": 3, "NatuurlijkPersoon": 2,
        "NietNatuurlijkPersoon": 1, "AdresLocatie": 2,
    },
    "eigendomsinformatie_locatie_niet_gevonden": {},
    "eigendomsinformatie_zundert_t1560": {
        "GerechtigdenAntwoord": 1, "KadastraalObject": 1, "ObjectLocatie": 1, "BagObject": 1, "ZakelijkRecht": 1,
        "Tenaamstelling": 2, "TenaamstellingStukdeel": 2, "Aantekening": 2, "AantekeningPersoon": 1, "Stuk": 6,
        "Stukdeel": 6, "NatuurlijkPersoon": 3, "AdresLocatie": 4,
    },
    "hypotheekinformatie_zundert_t1560": {
        "HypotheekAntwoord": 1, "BeslagAntwoord": 1, "Zekerheidsstelling": 2, "ZekerheidsstellingObject": 3,
        "ZekerheidsstellingPartij": 2, "NietNatuurlijkPersoon": 2, "AdresLocatie": 5,
    },
    "kadastralekaart_fout_kiki0902": {},
    "objectlijstpersoon": {"KadastraalObject": 1, "ObjectLocatie": 1, "NatuurlijkPersoon": 1, "AdresLocatie": 1},
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_each_answer_gives_exactly_its_records_and_one_that_is_none_a_remark(name: str) -> None:
    found = read(LOADER, sample("brk", "kik", f"{name}.json"))
    assert (found.kinds(), found.rejects) == (COUNTS[name], [])
    assert len(found.remarks) == (0 if COUNTS[name] else 1)


def test_two_mortgages_rest_on_zundert_and_one_on_zegwaard_too() -> None:
    found = read(LOADER, sample("brk", "kik", "hypotheekinformatie_zundert_t1560.json"))
    assert found.of(HypotheekAntwoord) == [(ZUNDERT, date(2021, 1, 15))]
    assert found.of(BeslagAntwoord) == [(ZUNDERT, date(2021, 1, 15))]
    assert [(entry.zekerheid_id[-10:], *entry[1:]) for entry in found.of(Zekerheidsstelling)] == [
        ("1001473834", 285_661, "NL.IMKAD.Stukdeel:500002343598", date(2020, 5, 25), None, False),
        ("1001035056", 233_550, "NL.IMKAD.Stukdeel:500001598037", date(2019, 12, 4), None, False),
    ]
    assert [(link.zekerheid_id[-10:], link.object_id[-14:]) for link in found.of(ZekerheidsstellingObject)] == [
        ("1001473834", "11010156070000"),
        ("1001473834", "25300642570000"),
        ("1001035056", "11010156070000"),
    ]
    assert [(link.persoon_id, link.rol) for link in found.of(ZekerheidsstellingPartij)] == [
        ("NL.IMKAD.Persoon:68309230", "geldgever"),
        ("NL.IMKAD.Persoon:264297116", "geldgever"),
    ]


def test_two_halves_of_zundert_were_bought_for_one_price_after_an_agreement_with_another() -> None:
    found = read(LOADER, sample("brk", "kik", "eigendomsinformatie_zundert_t1560.json"))
    (parcel,) = found.of(KadastraalObject)
    assert parcel[:9] == (ZUNDERT, "perceel", "Zundert T 1560", 368, "11", None, 254_500, 2020, False)
    namings = [
        (each.tenaamstelling_id[-10:], each.persoon_id, each.teller, each.noemer) for each in found.of(Tenaamstelling)
    ]
    assert namings == [
        ("1005857905", "NL.IMKAD.Persoon:333796274", 1, 2),
        ("1005857906", "NL.IMKAD.Persoon:333796320", 1, 2),
    ]
    assert [(each.aard_code, each.object_id) for each in found.of(ZakelijkRecht)] == [("2", ZUNDERT)]
    assert [each.persoon_id for each in found.of(AantekeningPersoon)] == ["NL.IMKAD.Persoon:69001482"]
    assert "7" in {each.aard_code for each in found.of(Aantekening)}


def test_what_a_person_owns_comes_with_the_ground_under_the_apartment() -> None:
    found = read(LOADER, sample("brk", "kik", "eigenaarsinformatie_persoon.json"))
    objects = [
        (each.object_id[-14:], each.soort, each.koopsom_euro, each.koopjaar) for each in found.of(KadastraalObject)
    ]
    assert objects == [
        ("88980015210010", "appartementsrecht", 425_100, 2018),
        ("88980012070000", "perceel", None, None),
    ]
    assert [each.aanduiding for each in found.of(KadastraalObject)] == ["Almere R 152 A10", "Almere R 120"]
    (naming,) = found.of(Tenaamstelling)
    assert (naming.persoon_id, naming.teller, naming.noemer) == ("NL.IMKAD.Persoon:11304723", 1, 2)
    assert found.subjects == ["NL.IMKAD.Persoon:11304723#eigendom"]


def test_a_folder_of_answers_is_loaded_with_what_was_no_answer_counted(tmp_path: Path) -> None:
    reports = load_into(demo_workspace(tmp_path), "kik", [sample("brk", "kik")])
    told = {report.reference_date: report for report in reports}
    zundert = told.pop(date(2021, 1, 15))
    assert (zundert.rows, zundert.rejected, zundert.remarks) == (2, 0, {})
    assert zundert.records["AdresLocatie"] == 8
    assert zundert.dropped_forbidden == {"burgerlijkeStaatTenTijdeVanVerkrijging": 2, "geboorteland": 3, "geslacht": 3}
    persons = [told.pop(day) for day in (date(2021, 1, 13), date(2021, 1, 4))]
    assert [report.records["KadastraalObject"] for report in persons] == [2, 1]
    assert sum(sum(report.remarks.values()) for report in told.values()) == 2
    assert all(report.records == {} for report in told.values())
