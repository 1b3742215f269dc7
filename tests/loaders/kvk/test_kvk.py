from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_hr import Zoekresultaat
from ondermijning.model.records_other import Handelsnaam, Inschrijving, SbiActiviteit, Vestiging, VestigingAdres
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.rows import Reject, Remark
from tests.support.reading import Reading, read
from tests.support.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

LOADER = load_loaders()["kvk"]


def company(**changes: Any) -> dict[str, Any]:
    """A fictitious Basisprofiel."""
    return {
        "kvkNummer": "99000011",
        "naam": "Voorbeeld B.V.",
        "materieleRegistratie": {"datumAanvang": "20230201"},
        "_embedded": {"eigenaar": {"rsin": "999990019", "rechtsvorm": "Besloten Vennootschap"}},
        **changes,
    }


def branch(**changes: Any) -> dict[str, Any]:
    """A fictitious Vestigingsprofiel."""
    return {"vestigingsnummer": "000099000029", "kvkNummer": "99000011", "eersteHandelsnaam": "Voorbeeld", **changes}


def address(**changes: Any) -> dict[str, Any]:
    return {
        "type": "bezoekadres",
        "indAfgeschermd": "Nee",
        "straatnaam": "Voorbeeldstraat",
        "huisnummer": 12,
        "postcode": "6211AA",
        "plaats": "Maastricht",
        "land": "Nederland",
        **changes,
    }


def run(tmp_path: Path, document: object) -> Reading:
    path = tmp_path / "antwoord.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read(LOADER, path)


def only_address(tmp_path: Path, **changes: Any) -> VestigingAdres:
    (found,) = run(tmp_path, branch(adressen=[address(**changes)])).of(VestigingAdres)
    return found


COUNTS = {
    "basisprofiel_68750110_bv": ("KVK:68750110", (1, 1, 1, 1, 2)),
    "basisprofiel_69599084_eenmanszaak": ("KVK:69599084", (1, 8, 3, 1, 1)),
    "basisprofiel_69599084_oud_links": ("KVK:69599084", (1, 4, 3, 1, 1)),
    "basisprofiel_90000749_vve": ("KVK:90000749", (1, 0, 1, 0, 1)),
    "vestigingsprofiel_000038509504": ("VEST:000038509504", (0, 4, 3, 1, 1)),
}
KINDS = (Inschrijving, Handelsnaam, SbiActiviteit, Vestiging, VestigingAdres)


@pytest.mark.samples
@pytest.mark.parametrize("name", COUNTS)
def test_each_profile_gives_exactly_its_records(name: str) -> None:
    result = read(LOADER, sample("kvk", "api", f"{name}.json"))
    assert (result.subjects, tuple(len(result.of(kind)) for kind in KINDS)) == ([COUNTS[name][0]], COUNTS[name][1])
    assert (result.rejects, result.remarks) == ([], [])


@pytest.mark.samples
def test_a_folder_of_answers_gives_every_profile_and_what_the_searches_tell() -> None:
    result = read(LOADER, sample("kvk", "api"))
    assert (len(result.recognised), result.skipped, result.rejects) == (11, [], [])
    assert tuple(len(result.of(kind)) for kind in KINDS) == (4, 17, 11, 4, 6)
    assert len(result.of(Zoekresultaat)) == 10
    assert [remark.field for remark in result.remarks] == ["fout"]


@pytest.mark.samples
def test_the_bv_among_the_samples_is_read_field_by_field() -> None:
    result = read(LOADER, sample("kvk", "api", "basisprofiel_68750110_bv.json"))
    assert result.of(Inschrijving) == [
        Inschrijving(
            kvk="68750110",
            naam="Test BV Donald",
            statutaire_naam="Test BV Donald",
            rsin="857587973",
            rechtsvorm="Besloten vennootschap met gewone structuur",
            geregistreerd_op=date(2017, 5, 19),
            aanvang=date(2017, 5, 19),
            aanvang_precisie="dag",
            einde=None,
            einde_precisie=None,
            werkzame_personen=1,
            sbi="01241",
            eindreden=None,
        )
    ]
    box, home = result.of(VestigingAdres)
    assert (box.soort, box.straat, box.huisnummer, box.postcode) == ("correspondentieadres", "Postbus", None, "1000AE")
    assert (home.soort, home.huisnummer, home.toevoeging, home.woonplaats) == ("bezoekadres", 3, "A", "Lollum")
    assert {home.vestigingsnummer, box.vestigingsnummer} == {"000037178598"}


@pytest.mark.samples
def test_a_sole_trader_has_no_rsin_and_its_house_letter_is_kept() -> None:
    result = read(LOADER, sample("kvk", "api", "basisprofiel_69599084_eenmanszaak.json"))
    assert [(entry.rsin, entry.rechtsvorm) for entry in result.of(Inschrijving)] == [(None, "Eenmanszaak")]
    assert [(home.huisnummer, home.toevoeging) for home in result.of(VestigingAdres)] == [(17, "M")]
    assert [entry.volgorde for entry in result.of(Handelsnaam)] == list(range(8))


@pytest.mark.samples
def test_a_company_without_branch_has_the_address_of_its_owner() -> None:
    result = read(LOADER, sample("kvk", "api", "basisprofiel_90000749_vve.json"))
    (home,) = result.of(VestigingAdres)
    assert (home.kvk, home.vestigingsnummer, home.straat, home.huisnummer) == ("90000749", "", "Blaauwweg", 163)


@pytest.mark.samples
def test_the_whole_address_line_and_the_links_stay_outside() -> None:
    result = read(LOADER, sample("kvk", "api"))
    assert result.dropped["volledigAdres"] == 6
    assert result.dropped["_links"] > 0
    assert result.dropped["links"] > 0


def test_an_rsin_with_a_wrong_check_digit_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = run(tmp_path, company(_embedded={"eigenaar": {"rsin": "992340594"}}))
    assert [entry.rsin for entry in result.of(Inschrijving)] == ["992340594"]
    assert (result.remarks, result.rejects) == ([Remark("rsin", "has a check digit that fails")], [])


def test_the_end_of_a_company_may_be_known_to_the_month(tmp_path: Path) -> None:
    days = {"datumAanvang": "20230000", "datumEinde": "20241100"}
    (entry,) = run(tmp_path, company(materieleRegistratie=days)).of(Inschrijving)
    assert (entry.aanvang, entry.aanvang_precisie) == (date(2023, 1, 1), "jaar")
    assert (entry.einde, entry.einde_precisie) == (date(2024, 11, 1), "maand")


def test_a_broken_value_is_left_out_with_a_remark_and_the_company_stays(tmp_path: Path) -> None:
    days = {"datumAanvang": "20230230"}
    result = run(tmp_path, company(materieleRegistratie=days, totaalWerkzamePersonen="veel"))
    (entry,) = result.of(Inschrijving)
    assert (entry.kvk, entry.aanvang, entry.aanvang_precisie, entry.werkzame_personen) == ("99000011", None, None, None)
    assert {remark.field for remark in result.remarks} == {"datumAanvang", "totaalWerkzamePersonen"}
    assert not any("veel" in remark.reason for remark in result.remarks)


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (company(kvkNummer="12345"), "kvkNummer"),
        (company(kvkNummer="abcdefgh"), "kvkNummer"),
        (company(kvkNummer=None), "kvkNummer"),
        (branch(vestigingsnummer="12"), "vestigingsnummer"),
        (branch(kvkNummer="000"), "kvkNummer"),
        (company(handelsnamen={"naam": "x"}), "handelsnamen"),
        (company(_embedded=[]), "_embedded"),
        (branch(adressen=["Voorbeeldstraat 12"]), "adressen"),
    ],
)
def test_a_profile_with_a_broken_key_or_shape_is_refused_whole(
    tmp_path: Path, document: dict[str, Any], field: str
) -> None:
    result = run(tmp_path, [document, company(kvkNummer="99000020")])
    assert [reject.field for reject in result.rejects] == [field]
    assert result.refused_at == ["/0"]
    assert [entry.kvk for entry in result.of(Inschrijving)] == ["99000020"]


def test_a_broken_branch_does_not_take_its_company_with_it(tmp_path: Path) -> None:
    result = run(tmp_path, company(_embedded={"hoofdvestiging": {"vestigingsnummer": "12"}}))
    assert len(result.of(Inschrijving)) == 1
    assert result.rejects == [Reject("hoofdvestiging/vestigingsnummer", "is no number of 12 digits")]


def test_a_trade_name_or_activity_without_content_is_a_reject(tmp_path: Path) -> None:
    result = run(tmp_path, company(handelsnamen=[{"naam": " "}], sbiActiviteiten=[{"indHoofdactiviteit": "Ja"}]))
    assert [reject.field for reject in result.rejects] == ["handelsnamen/naam", "sbiActiviteiten/sbiCode"]


def test_unknown_codes_are_kept_with_a_remark(tmp_path: Path) -> None:
    activity = {"sbiCode": "X1", "indHoofdactiviteit": "soms"}
    result = run(tmp_path, branch(sbiActiviteiten=[activity], adressen=[address(type="postadres")]))
    assert [entry.sbi for entry in result.of(SbiActiviteit)] == ["X1"]
    assert [home.soort for home in result.of(VestigingAdres)] == ["postadres"]
    fields = ["sbiActiviteiten/sbiCode", "indHoofdactiviteit", "adressen/type"]
    assert [remark.field for remark in result.remarks] == fields


def test_the_main_activity_is_that_of_the_company_or_the_branch(tmp_path: Path) -> None:
    activities = [{"sbiCode": "5610", "indHoofdactiviteit": "Nee"}, {"sbiCode": "06820", "indHoofdactiviteit": "Ja"}]
    result = run(tmp_path, [company(sbiActiviteiten=activities), branch(sbiActiviteiten=activities)])
    assert [entry.sbi for entry in result.of(Inschrijving)] == ["06820"]
    assert [entry.sbi for entry in result.of(Vestiging)] == ["06820"]


def test_the_branch_in_a_basisprofiel_is_the_main_one_and_another_says_so_itself(tmp_path: Path) -> None:
    inside = {"vestigingsnummer": "000099000011"}
    result = run(tmp_path, [company(_embedded={"hoofdvestiging": inside}), branch(indHoofdvestiging="Nee")])
    assert [entry.hoofdvestiging for entry in result.of(Vestiging)] == [True, False]


@pytest.mark.parametrize(
    ("answer", "shielded"), [("Ja", True), ("Nee", False), (True, True), ("misschien", True), (None, False)]
)
def test_a_shielded_address_is_marked_also_when_the_answer_cannot_be_read(
    tmp_path: Path,
    answer: object,
    shielded: bool,  # noqa: FBT001
) -> None:
    assert only_address(tmp_path, indAfgeschermd=answer).afgeschermd is shielded


@pytest.mark.parametrize(
    ("number", "building", "found"),
    [
        ("0935200000000012", "0935010000000012", "0935200000000012"),
        ("0935010000000012", "0935200000000012", "0935200000000012"),
        ("0935010000000012", None, None),
        (None, None, None),
    ],
)
def test_a_bag_address_is_found_also_where_the_two_ids_changed_places(
    tmp_path: Path, number: str | None, building: str | None, found: str | None
) -> None:
    ids = {"nummerAanduidingId": number, "addresseerbaarObjectId": building, "gpsLatitude": 50.85}
    assert only_address(tmp_path, geoData=ids).nummeraanduiding_id == found


def test_an_address_abroad_keeps_its_two_lines(tmp_path: Path) -> None:
    abroad = {
        "type": "bezoekadres",
        "straatHuisnummer": "Musterweg 5",
        "postcodeWoonplaats": "52062 Aachen",
        "land": "Duitsland",
    }
    (found,) = run(tmp_path, branch(adressen=[abroad])).of(VestigingAdres)
    assert (found.straat, found.huisnummer, found.postcode) == ("Musterweg 5", None, None)
    assert (found.woonplaats, found.land) == ("52062 Aachen", "Duitsland")


def test_numbers_may_be_written_as_text_and_texts_as_number(tmp_path: Path) -> None:
    number = branch(vestigingsnummer=37178598, kvkNummer=99000011, adressen=[address(huisnummer="12")])
    result = run(tmp_path, number)
    assert result.subjects == ["VEST:000037178598"]
    assert [home.huisnummer for home in result.of(VestigingAdres)] == [12]


def test_many_profiles_may_stand_in_lines_or_in_an_array(tmp_path: Path) -> None:
    profiles = [company(), branch(), company(kvkNummer="99000020")]
    subjects = ["KVK:99000011", "VEST:000099000029", "KVK:99000020"]
    assert run(tmp_path, profiles).subjects == subjects
    assert run(tmp_path, "\n".join(json.dumps(profile) for profile in profiles)).subjects == subjects


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cut off"):
        run(tmp_path, json.dumps(company())[:-20])


def test_the_example_of_the_loader_gives_records_of_every_kind_without_a_complaint(tmp_path: Path) -> None:
    result = run(tmp_path, LOADER.example)
    assert {type(record) for record in result.records} == set(LOADER.yields)
    assert (result.rejects, result.remarks, result.skipped) == ([], [], [])
