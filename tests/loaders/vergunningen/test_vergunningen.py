from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.sources.rows import Remark
from ondermijning.trust.pseudonym import Pseudonymiser
from tests.support.csv_forms import CsvForm
from tests.support.reading import pseudonym, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

CASE = "Z2024-0001"
BSNS = ("999993653", "999990019", "999990020")
FORM = CsvForm(
    "vergunningen",
    {
        "zaaknummer": CASE,
        "soort": "omzetting",
        "activiteit": "omzetten in vier kamers",
        "status": "afgehandeld",
        "besluit": "verleend",
        "datum_aanvraag": "2024-01-15",
        "datum_besluit": "2024-03-11",
        "geldig_van": "2024-03-12",
        "aanvrager_type": "niet_natuurlijk_persoon",
        "aanvrager_id": "99000011",
        "aanvrager_naam": "Voorbeeld B.V.",
        "adres": "Voorbeeldstraat 12-A",
        "postcode": "6211AB",
        "bag_id": "0935010000000012",
        "aantal_eenheden": "4",
        "kadastraalobject_id": "30110127770000",
    },
)
COMPANY = VergunningPartij(
    CASE, 1, "aanvrager", "bedrijf", "Voorbeeld B.V.", None, None, None, "99000011", None, None, None
)


def test_a_line_gives_the_case_and_its_applicant(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"bouwsom": "€ 85.000,50", "woonplaats": "Maastricht", "geldig_tot": "2034-03-12"})
    case = Vergunningzaak(
        zaaknummer=CASE,
        soort="omzetting",
        activiteit="omzetten in vier kamers",
        status="afgehandeld",
        besluit="verleend",
        datum_aanvraag=date(2024, 1, 15),
        datum_besluit=date(2024, 3, 11),
        geldig_van=date(2024, 3, 12),
        geldig_tot=date(2034, 3, 12),
        bouwsom_euro=85001,
        aantal_eenheden=4,
        straat="Voorbeeldstraat",
        huisnummer=12,
        toevoeging="A",
        postcode="6211AB",
        woonplaats="Maastricht",
        bag_id="0935010000000012",
        object_id="NL.IMKAD.KadastraalObject:30110127770000",
    )
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([case, COMPANY], [], [], ["2024"])


@pytest.mark.parametrize("line", ["Voorbeeldstraat 12A", "Voorbeeldstraat 12-A", "Voorbeeldstraat 12 a"])
def test_an_addition_written_in_three_ways_is_one_place(tmp_path: Path, line: str) -> None:
    (case,) = FORM.read(tmp_path, {"adres": line}).of(Vergunningzaak)
    assert (case.straat, case.huisnummer, case.toevoeging) == ("Voorbeeldstraat", 12, "A")


def test_number_addition_and_postcode_of_their_own_go_before_the_line(tmp_path: Path) -> None:
    change = {"adres": "Voorbeeldstraat 12-A, 6211AB Maastricht", "huisnummer": "14", "toevoeging": "b"}
    (case,) = FORM.read(tmp_path, {**change, "postcode": "6211 AC"}).of(Vergunningzaak)
    assert (case.huisnummer, case.toevoeging, case.postcode, case.woonplaats) == (14, "B", "6211AC", "Maastricht")


@pytest.mark.parametrize(
    ("given", "kept", "remarks"),
    [
        ("Verleend", "verleend", 0),
        ("van rechtswege verleend", "verleend", 0),
        ("Niet verleend", "geweigerd", 0),
        ("afgewezen", "geweigerd", 0),
        ("Ingetrokken", "ingetrokken", 0),
        ("buiten_behandeling", "buiten behandeling", 0),
        ("Buiten behandeling gesteld", "buiten behandeling", 0),
        ("", None, 0),
        ("Nog niet bekend", None, 0),
        ("Geweigerd op basis van Quotum", "geweigerd", 0),
        ("Verleend zonder overgangsrecht", "verleend", 0),
        ("Geannuleerd", "ingetrokken", 0),
        ("Verleend Bestuurder, niet verleend Passagier",) * 2 + (1,),
        ("Gedeeltelijk verleend", "Gedeeltelijk verleend", 1),
    ],
)
def test_a_decision_is_brought_into_one_word_or_kept_with_a_remark(
    tmp_path: Path, given: str, kept: str | None, remarks: int
) -> None:
    result = FORM.read(tmp_path, {"besluit": given})
    assert ([case.besluit for case in result.of(Vergunningzaak)], len(result.remarks)) == ([kept], remarks)


@pytest.mark.parametrize(
    ("kind", "given", "numbers"),
    [
        ("natuurlijk_persoon", BSNS[0], (pseudonym(BSNS[0]), None, None)),
        ("Natuurlijk persoon", BSNS[0], (pseudonym(BSNS[0]), None, None)),
        ("natuurlijk_persoon", "999993654", (None, None, None)),
        ("niet_natuurlijk_persoon", "99000011", (None, None, "99000011")),
        ("niet_natuurlijk_persoon", "999990019", (None, "999990019", None)),
    ],
)
def test_the_number_of_an_applicant_is_kept_by_its_kind_and_a_bsn_only_as_hmac(
    tmp_path: Path, kind: str, given: str, numbers: tuple[str | None, ...]
) -> None:
    result = FORM.read(tmp_path, {"aanvrager_type": kind, "aanvrager_id": given})
    (party,) = result.of(VergunningPartij)
    assert (party.bsn_hmac, party.rsin, party.kvk) == numbers
    assert party.partij_soort == ("bedrijf" if "niet" in kind else "persoon")
    fails = [Remark("aanvrager_id", "is no BSN, or its check digit fails: left out")]
    assert result.remarks == ([] if any(numbers) else fails)


def test_a_private_applicant_has_a_birth_date_and_a_home_and_a_company_has_no_birth_date(tmp_path: Path) -> None:
    extra = {
        "aanvrager_geboortedatum": "1985-12-01",
        "aanvrager_postcode": "6221 BT",
        "aanvrager_huisnummer": "3",
        "aanvrager_toevoeging": "b",
    }
    private = {**extra, "aanvrager_type": "natuurlijk_persoon", "aanvrager_id": BSNS[0]}
    person, company = FORM.read(tmp_path, private, {**extra, "zaaknummer": "2"}).of(VergunningPartij)
    assert person.geboortedatum == date(1985, 12, 1)
    assert company.geboortedatum is None
    assert (person.postcode, person.huisnummer, person.toevoeging) == ("6221BT", 3, "B") == company[-3:]


def test_holder_and_managers_are_numbered_behind_the_applicant_in_order_of_the_source(tmp_path: Path) -> None:
    held = {"houder_type": "natuurlijk_persoon", "houder_id": BSNS[0], "houder_naam": "T. de Fictie"}
    managers = {"leidinggevende_ids": f"{BSNS[1]}||{BSNS[2]}", "leidinggevende_namen": "A. Een|B. Twee|C. Drie|D. Vier"}
    _, *parties = FORM.read(tmp_path, {**held, **managers}).of(VergunningPartij)
    assert [(party.volgnummer, party.rol, party.naam, party.bsn_hmac) for party in parties] == [
        (2, "houder", "T. de Fictie", pseudonym(BSNS[0])),
        (3, "leidinggevende", "A. Een", pseudonym(BSNS[1])),
        (4, "leidinggevende", "B. Twee", None),
        (5, "leidinggevende", "C. Drie", pseudonym(BSNS[2])),
        (6, "leidinggevende", "D. Vier", None),
    ]
    assert {party.partij_soort for party in parties} == {"persoon"}


@pytest.mark.parametrize("sign", ["|", " ", ", ", " | "])
def test_numbers_of_managers_may_stand_apart_by_bars_blanks_or_commas(tmp_path: Path, sign: str) -> None:
    _, *managers = FORM.read(tmp_path, {"leidinggevende_ids": sign.join(BSNS)}).of(VergunningPartij)
    assert [(party.volgnummer, party.bsn_hmac) for party in managers] == [
        (number, pseudonym(bsn)) for number, bsn in enumerate(BSNS, start=2)
    ]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"aanvrager_type": ""}, ["aanvrager_type", "aanvrager_id"]),
        ({"aanvrager_type": "rechtspersoon", "aanvrager_id": BSNS[0]}, ["aanvrager_type"]),
        ({"aanvrager_id": "", "aanvrager_naam": ""}, ["aanvrager"]),
    ],
)
def test_a_party_that_cannot_be_told_is_left_out_with_a_remark_and_the_case_stays(
    tmp_path: Path, change: dict[str, str], fields: list[str]
) -> None:
    result = FORM.read(tmp_path, change)
    assert result.kinds() == {"Vergunningzaak": 1}
    assert [remark.field for remark in result.remarks] == fields
    assert not any(bsn in str(result) for bsn in BSNS)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"aanvrager_id": "1163452"}, "id"),
        ({"aanvrager_id": "992340594"}, "rsin"),
        ({"adres": "12"}, "adres"),
        ({"datum_besluit": "2024-02-30"}, "datum_besluit"),
        ({"bag_id": "935010000000012"}, "bag_id"),
        ({"bouwsom": "veel"}, "bouwsom"),
        ({"kadastraalobject_id": "MTT00 C 1277"}, "kadastraalobject_id"),
        ({"aanvrager_huisnummer": "x"}, "aanvrager_huisnummer"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_remark_and_the_line_stays(
    tmp_path: Path, change: dict[str, str], field: str
) -> None:
    result = FORM.read(tmp_path, change)
    assert ([remark.field for remark in result.remarks], result.rejects) == ([field], [])
    assert result.kinds() == {"Vergunningzaak": 1, "VergunningPartij": 1}


def test_a_line_without_a_case_number_is_refused(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"zaaknummer": ""}, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == (["zaaknummer"], ["regel 2"])
    assert result.kinds() == {"Vergunningzaak": 1, "VergunningPartij": 1}


def test_a_case_number_that_comes_back_is_told(tmp_path: Path) -> None:
    assert FORM.read(tmp_path, {}, {"soort": "kap"}).remarks == [
        Remark("zaaknummer", "stands on an earlier row too; one of them counts")
    ]


def test_parties_that_only_a_further_line_of_a_case_names_are_kept_and_the_others_once(tmp_path: Path) -> None:
    held = {"houder_type": "niet_natuurlijk_persoon", "houder_id": "99000038", "houder_naam": "Voorbeeld Beheer B.V."}
    second = held | {"aanvrager_id": "99000020", "aanvrager_naam": "Tweede B.V."}
    result = FORM.read(tmp_path, held, second, held, {"zaaknummer": "Z2024-0002"} | held)
    assert [(party.zaaknummer, party.volgnummer, party.rol, party.kvk) for party in result.of(VergunningPartij)] == [
        (CASE, 1, "aanvrager", "99000011"),
        (CASE, 2, "houder", "99000038"),
        (CASE, 1001, "aanvrager", "99000020"),
        ("Z2024-0002", 1, "aanvrager", "99000011"),
        ("Z2024-0002", 2, "houder", "99000038"),
    ]
    assert [remark.field for remark in result.remarks] == ["zaaknummer"] * 2


def test_lists_of_two_years_do_not_end_each_other_and_a_case_that_moves_to_another_year_has_not_ended(
    tmp_path: Path,
) -> None:
    workspace = demo_workspace(tmp_path)
    older = {"zaaknummer": "Z2023-0001", "datum_aanvraag": "2023-05-01"}
    files = [
        FORM.write(tmp_path / "2023.csv", older, older | {"zaaknummer": "Z2023-0002"}),
        FORM.write(tmp_path / "2024.csv", {}, older | {"datum_aanvraag": "2024-01-02"}),
        FORM.write(tmp_path / "nieuw.csv", older | {"zaaknummer": "Z2023-0002", "datum_aanvraag": "2023-06-01"}),
    ]
    for month, file in enumerate(files, 1):
        load_into(workspace, "vergunningen", [file], reference_date=date(2025, month, 1))
    ended = {row["zaaknummer"]: row["_gezien_tot"] for row in state_of(workspace)["Vergunningzaak"]}
    assert ended == {CASE: None, "Z2023-0001": None, "Z2023-0002": None}


def test_a_list_that_lost_most_cases_of_a_year_is_refused(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    cases = [{"zaaknummer": f"Z2024-{number:04}"} for number in range(5)]
    whole, small = FORM.write(tmp_path / "een.csv", *cases), FORM.write(tmp_path / "twee.csv", *cases[:2])
    load_into(workspace, "vergunningen", [whole], reference_date=date(2024, 6, 1))
    with pytest.raises(DeliveryError, match="2 rows for area 2024, where the delivery before has 5"):
        load_into(workspace, "vergunningen", [small], reference_date=date(2024, 7, 1))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    workspace, path = demo_workspace(tmp_path), FORM.write(tmp_path / "leeg.csv")
    with pytest.raises(DeliveryError, match="0 rows"):
        load_into(workspace, "vergunningen", [path])


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "vergunningen.csv"
    path.write_text(FORM.text({}, {"zaaknummer": "Z2024-0002"})[:-60], encoding="utf-8")
    assert read(shipped_loaders()["vergunningen"], path).refused_at == ["regel 3"]


def test_what_is_not_on_the_list_stays_outside_and_is_counted(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"bron_url": "https://voorbeeld.invalid", "aanvrager_geslacht": "V"})
    assert result.dropped == {"bron_url": 1, "aanvrager_geslacht": 1}
    assert "voorbeeld.invalid" not in str(result.records)


def test_a_case_loaded_from_two_exports_counts_once_and_one_that_left_has_ended(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    managers = {"leidinggevende_ids": " ".join(BSNS[:2])}
    first = FORM.write(tmp_path / "een.csv", managers, {"zaaknummer": "Z2024-0002"})
    second = FORM.write(tmp_path / "twee.csv", managers)
    load_into(workspace, "vergunningen", [first], reference_date=date(2024, 6, 1))
    load_into(workspace, "vergunningen", [second], reference_date=date(2024, 7, 1))
    state = state_of(workspace)
    ended = {row["zaaknummer"]: row["_gezien_tot"] for row in state["Vergunningzaak"]}
    assert ended == {CASE: None, "Z2024-0002": date(2024, 7, 1)}
    pseudonymise = Pseudonymiser(workspace.hmac_key_path)
    managed = {row["volgnummer"]: row["bsn_hmac"] for row in state["VergunningPartij"] if row["zaaknummer"] == CASE}
    assert managed == {1: None, 2: pseudonymise(BSNS[0]), 3: pseudonymise(BSNS[1])}
    assert not any(bsn in str(state) for bsn in BSNS)
