from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_gemeente import Subsidieverlening
from ondermijning.trust.pseudonym import Pseudonymiser
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

IBAN = "NL91ABNA0417164300"
FORM = CsvForm(
    "subsidies_intern",
    {
        "dossiernummer": "S1",
        "aanvrager": "Stichting Voorbeeldwijk",
        "kvk_nummer": "99000011",
        "regeling": "Buurtinitiatieven",
        "subsidiejaar": "2024",
        "datum_aanvraag": "2024-01-10",
        "datum_verlening": "2024-02-20",
        "bedrag_aangevraagd": "12500.00",
        "bedrag_verleend": "10000.00",
        "bedrag_vastgesteld": "",
        "status": "verleend",
        "activiteit_adres": "Voorbeeldstraat 12-A",
        "activiteit_postcode": "6211AB",
        "activiteit_bag_id": "0935010000000012",
    },
)


def test_a_line_gives_the_grant_with_the_place_of_its_activity(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert result.records == [
        Subsidieverlening(
            dossiernummer="S1",
            aanvrager="Stichting Voorbeeldwijk",
            particulier=False,
            regeling="Buurtinitiatieven",
            beleidsterrein=None,
            project=None,
            periodiciteit=None,
            subsidiejaar=2024,
            status="verleend",
            datum_aanvraag=date(2024, 1, 10),
            datum_besluit=date(2024, 2, 20),
            aangevraagd_euro=12500,
            verleend_euro=10000,
            vastgesteld_euro=None,
            kvk="99000011",
            iban_hmac=None,
            straat="Voorbeeldstraat",
            huisnummer=12,
            toevoeging="A",
            postcode="6211AB",
            bag_id="0935010000000012",
        )
    ]
    assert (result.rejects, result.remarks, result.subjects) == ([], [], ["2024"])


def test_a_bank_account_comes_in_as_a_keyed_hmac_only(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    accounts = [IBAN, "nl91 abna 0417 1643 00", "NL92ABNA0417164300", "999993653", ""]
    lines = [{"dossiernummer": f"S{place}", "iban": account} for place, account in enumerate(accounts)]
    load_into(workspace, "subsidies_intern", [FORM.write(tmp_path / "subsidies.csv", *lines)])
    pseudonymise = Pseudonymiser(workspace.hmac_key_path)
    state = state_of(workspace)
    kept = {row["dossiernummer"]: row["iban_hmac"] for row in state["Subsidieverlening"]}
    assert kept["S0"] == kept["S1"] == pseudonymise(IBAN)
    assert kept["S2"] is kept["S4"] is None
    assert not any(number in str(state) for number in (IBAN, "0417", "999993653"))


def test_who_has_no_kvk_number_is_treated_as_a_natural_person(tmp_path: Path) -> None:
    lines = [{"dossiernummer": "S2", "kvk_nummer": ""}, {"dossiernummer": "S3", "kvk_nummer": "fout"}, {}]
    grants = FORM.read(tmp_path, *lines).of(Subsidieverlening)
    assert [(grant.particulier, grant.kvk) for grant in grants] == [(True, None), (False, None), (False, "99000011")]


def test_a_hidden_applicant_has_no_name(tmp_path: Path) -> None:
    (grant,) = FORM.read(tmp_path, {"aanvrager": "(Particulier)", "kvk_nummer": ""}).of(Subsidieverlening)
    assert (grant.aanvrager, grant.particulier) == (None, True)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("kvk_nummer", "1"),
        ("subsidiejaar", "24"),
        ("datum_verlening", "gisteren"),
        ("bedrag_verleend", "veel"),
        ("activiteit_adres", "12"),
        ("activiteit_postcode", "6211"),
        ("activiteit_bag_id", "12"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_remark_under_its_column(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], len(result.records)) == ([column], 1)


def test_a_line_without_dossier_number_is_refused(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"dossiernummer": ""}, {})
    assert (result.refused_at, len(result.records)) == (["regel 2"], 1)


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "subsidies.csv"
    path.write_text(FORM.text({}, {"dossiernummer": "S2"})[:-40], encoding="utf-8")
    assert read(shipped_loaders()["subsidies_intern"], path).refused_at == ["regel 3"]


def test_files_of_two_years_do_not_end_each_other_and_a_later_file_of_a_year_does(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    later = {"dossiernummer": "S3", "subsidiejaar": "2025"}
    files: dict[str, list[dict[str, str]]] = {
        "2024.csv": [{}, {"dossiernummer": "S2"}],
        "2025.csv": [later],
        "2024-nieuw.csv": [{}],
    }
    for day, (name, lines) in enumerate(files.items(), start=1):
        path = FORM.write(tmp_path / name, *lines)
        load_into(workspace, "subsidies_intern", [path], reference_date=date(2026, 1, day))
    ended = {row["dossiernummer"]: row["_gezien_tot"] for row in state_of(workspace)["Subsidieverlening"]}
    assert ended == {"S1": None, "S2": date(2026, 1, 3), "S3": None}


def test_an_empty_file_and_one_with_another_header_are_not_taken(tmp_path: Path) -> None:
    for name, text in (("leeg.csv", ""), ("anders.csv", "aanvrager;bedrag\nx;1\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read(shipped_loaders()["subsidies_intern"], tmp_path / name).skipped == [name]


def test_what_may_never_be_stored_stays_at_the_door_and_so_does_the_bsn_of_an_applicant(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    line = {"geslacht": "geheim-g", "nationaliteit": "geheim-n", "bsn": "999993653", "contactpersoon": "geheim-c"}
    (report,) = load_into(workspace, "subsidies_intern", [FORM.write(tmp_path / "subsidies.csv", line)])
    assert report.dropped_forbidden == {"geslacht": 1, "nationaliteit": 1}
    assert report.dropped_unlisted == {"bsn": 1, "contactpersoon": 1}
    assert not any(text in str(state_of(workspace)) for text in ("geheim", "999993653"))


def test_an_export_as_a_workbook_gives_the_same_grants_and_tells_of_a_zero_that_excel_took(tmp_path: Path) -> None:
    columns = sorted(FORM.plain)
    rows = [columns, [FORM.plain[name] for name in columns]]
    result = read(shipped_loaders()["subsidies_intern"], workbook(tmp_path / "a.xlsx", {"Export": rows}))
    assert result.records == FORM.read(tmp_path, {}).records
    typed: list[object] = [
        int(value) if value.isdigit() and name in ("kvk_nummer", "subsidiejaar") else value
        for name, value in FORM.plain.items()
    ]
    typed[list(FORM.plain).index("kvk_nummer")] = 9000011
    again = read(
        shipped_loaders()["subsidies_intern"], workbook(tmp_path / "b.xlsx", {"Export": [list(FORM.plain), typed]})
    )
    assert [grant.kvk for grant in again.of(Subsidieverlening)] == ["09000011"]
    assert [remark.field for remark in again.remarks] == ["kvk_nummer"]


def test_the_place_of_an_activity_may_be_known_by_any_of_its_columns(tmp_path: Path) -> None:
    parts = ("activiteit_adres", "activiteit_postcode", "activiteit_bag_id")
    lines = [{**dict.fromkeys(parts, ""), part: FORM.plain[part], "dossiernummer": part} for part in parts]
    grants = FORM.read(tmp_path, *lines).of(Subsidieverlening)
    assert [(grant.straat, grant.huisnummer, grant.toevoeging, grant.postcode, grant.bag_id) for grant in grants] == [
        ("Voorbeeldstraat", 12, "A", None, None),
        (None, None, None, "6211AB", None),
        (None, None, None, None, "0935010000000012"),
    ]
