from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_hr import Functievervulling
from ondermijning.model.records_other import Handelsnaam, Inschrijving, SbiActiviteit, Vestiging, VestigingAdres
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import read_mapping
from ondermijning.sources.mapping.suggest import ENOUGH, suggest
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

KVK, BRANCH = "99000011", "000099000011"
FORM = CsvForm(
    "kvk_lijst",
    {
        "kvk_nummer": KVK,
        "vestigingsnummer": BRANCH,
        "handelsnaam": "Voorbeeld Verhuur",
        "statutaire_naam": "Voorbeeld Vastgoed B.V.",
        "rechtsvorm": "Besloten Vennootschap",
        "rsin": "999990019",
        "hoofdvestiging": "ja",
        "sbi": "68204",
        "datum_aanvang": "2023-02-01",
        "adres": "Voorbeeldstraat 12-A",
        "postcode": "6211AB",
        "woonplaats": "Maastricht",
        "bag_id": "0935200000000012",
    },
)
OF_COMPANY = {"vestigingsnummer": "", "hoofdvestiging": ""}
SELECTION = """Dossiernummer KVK;Vestigingsnr.;Handelsnaam;\
Rechtsvorm;Straatnaam;Huisnummer;Postcode;SBI hoofdactiviteit;Datum aanvang
99000011;000099000011;Voorbeeld Verhuur;Besloten Vennootschap;Voorbeeldstraat;12;6211AB;68204;2023-02-01
99000038;000099000045;Stichting Voorbeeld;Stichting;Proefplein;5;6211AC;94996;2019-03-01
"""
MAPPING = """bron = "kvk_lijst"
formaat = "selectie"
[kolommen]
"Dossiernummer KVK" = "kvk_nummer"
"Vestigingsnr." = "vestigingsnummer"
"Handelsnaam" = "handelsnaam"
"Rechtsvorm" = "rechtsvorm"
"Straatnaam" = "straat"
"Huisnummer" = "huisnummer"
"Postcode" = "postcode"
"SBI hoofdactiviteit" = "sbi"
"Datum aanvang" = "datum_aanvang"
"""


def test_a_line_of_a_branch_gives_the_branch_and_what_it_says_of_its_company(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.rejects, result.remarks, result.subjects) == ([], [], [f"VEST:{BRANCH}"])
    assert result.records == [
        Inschrijving(
            kvk=KVK,
            naam=None,
            statutaire_naam="Voorbeeld Vastgoed B.V.",
            rsin="999990019",
            rechtsvorm="Besloten Vennootschap",
            geregistreerd_op=None,
            aanvang=None,
            aanvang_precisie=None,
            einde=None,
            einde_precisie=None,
            werkzame_personen=None,
            sbi=None,
            eindreden=None,
        ),
        Vestiging(
            BRANCH,
            KVK,
            "Voorbeeld Verhuur",
            hoofdvestiging=True,
            sbi="68204",
            geregistreerd_op=None,
            aanvang=date(2023, 2, 1),
            aanvang_precisie="dag",
            einde=None,
            einde_precisie=None,
        ),
        Handelsnaam(KVK, BRANCH, "Voorbeeld Verhuur", None),
        SbiActiviteit(KVK, BRANCH, "68204", hoofdactiviteit=True),
        VestigingAdres(
            KVK,
            BRANCH,
            "bezoekadres",
            afgeschermd=False,
            nummeraanduiding_id="0935200000000012",
            straat="Voorbeeldstraat",
            huisnummer=12,
            toevoeging="A",
            postcode="6211AB",
            woonplaats="Maastricht",
            land=None,
        ),
    ]


def test_a_line_without_a_branch_is_of_the_company(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, OF_COMPANY | {"werkzame_personen": "3", "datum_einde": "2024-06"})
    (company,) = result.of(Inschrijving)
    assert (company.naam, company.sbi, company.werkzame_personen) == ("Voorbeeld Verhuur", "68204", 3)
    assert (company.aanvang, company.einde, company.einde_precisie) == (date(2023, 2, 1), date(2024, 6, 1), "maand")
    assert (result.of(Vestiging), result.subjects, result.remarks) == ([], [f"KVK:{KVK}"], [])


def test_a_list_tells_of_no_officer_and_of_no_end_that_it_does_not_give(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {}, OF_COMPANY)
    assert result.of(Functievervulling) == []
    assert [company.einde for company in result.of(Inschrijving)] == [None, None]


def test_the_people_of_a_branch_are_not_those_of_the_company(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"werkzame_personen": "3"})
    assert [company.werkzame_personen for company in result.of(Inschrijving)] == [None]
    assert [remark.field for remark in result.remarks] == ["werkzame_personen"]


def test_a_branch_without_a_word_on_its_company_makes_no_entry_of_one(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"statutaire_naam": "", "rechtsvorm": "", "rsin": ""})
    assert (result.of(Inschrijving), len(result.of(Vestiging))) == ([], 1)


@pytest.mark.parametrize(
    ("column", "text"),
    [("kvk_nummer", ""), ("kvk_nummer", "12"), ("vestigingsnummer", "12"), ("handelsnaam", "")],
)
def test_a_line_without_a_key_or_a_name_is_refused_under_its_column(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text}, OF_COMPANY)
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert len(result.of(Inschrijving)) == 1


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("rsin", "1"),
        ("hoofdvestiging", "misschien"),
        ("sbi", "verhuur"),
        ("datum_aanvang", "gisteren"),
        ("postcode", "6211"),
        ("bag_id", "0935010000000012"),
        ("afgeschermd", "misschien"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_remark_under_its_column(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], len(result.of(Vestiging))) == ([column], 1)


@pytest.mark.parametrize(("text", "shielded"), [("", False), ("nee", False), ("ja", True), ("misschien", True)])
def test_an_address_is_shielded_where_the_line_says_so_or_cannot_be_read(
    tmp_path: Path, text: str, *, shielded: bool
) -> None:
    (address,) = FORM.read(tmp_path, {"afgeschermd": text}).of(VestigingAdres)
    assert address.afgeschermd is shielded


def test_a_branch_that_stands_twice_is_a_remark_and_two_branches_of_a_company_are_not(tmp_path: Path) -> None:
    assert [remark.field for remark in FORM.read(tmp_path, {}, {}).remarks] == ["vestigingsnummer"]
    assert FORM.read(tmp_path, {}, {"vestigingsnummer": "000099000029"}).remarks == []


def test_a_workbook_gives_the_same_and_tells_of_the_zeros_that_excel_took(tmp_path: Path) -> None:
    typed: list[object] = [int(text) if name == "vestigingsnummer" else text for name, text in FORM.plain.items()]
    result = read(shipped_loaders()["kvk_lijst"], workbook(tmp_path / "a.xlsx", {"Blad1": [list(FORM.plain), typed]}))
    assert result.records == FORM.read(tmp_path, {}).records
    assert {remark.field for remark in result.remarks} == {"vestigingsnummer"}


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(FORM.text({}, OF_COMPANY)[:-40], encoding="utf-8")
    assert read(shipped_loaders()["kvk_lijst"], path).refused_at == ["regel 3"]


def test_a_file_in_another_form_is_refused_with_the_columns_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("kvk_nummer;bedrijf\n99000011;Voorbeeld\n", encoding="utf-8")
    with pytest.raises(DeliveryError, match="for which it lacks handelsnaam"):
        load_into(demo_workspace(tmp_path), "kvk_lijst", [path])


def test_a_later_list_ends_nothing_that_it_does_not_name(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    lists: tuple[list[dict[str, str]], ...] = ([{}, {"vestigingsnummer": "000099000029"}], [{}])
    for year, lines in enumerate(lists, 2023):
        path = FORM.write(tmp_path / f"{year}.csv", *lines)
        load_into(workspace, "kvk_lijst", [path], reference_date=date(year, 1, 1))
    assert {row["_gezien_tot"] for row in state_of(workspace)["Vestiging"]} == {None}


def test_a_selection_under_other_names_is_read_by_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "selectie.csv"
    path.write_text(SELECTION, encoding="utf-8")
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    result = read(mapped(shipped_loaders()["kvk_lijst"], read_mapping(tmp_path / "mapping.toml")), path)
    assert (len(result.of(Inschrijving)), len(result.of(Vestiging)), len(result.of(VestigingAdres))) == (2, 2, 2)
    assert (result.rejects, result.remarks) == ([], [])


def test_a_company_list_is_proposed_as_such_and_never_as_insolvencies(tmp_path: Path) -> None:
    path = tmp_path / "selectie.csv"
    path.write_text(SELECTION, encoding="utf-8")
    (file,) = input_files([path])
    found = suggest(file, shipped_loaders()).proposals
    assert found[0].source == "kvk_lijst"
    assert found[0].score >= ENOUGH
    assert "insolventies" not in {each.source for each in found if each.score >= ENOUGH}
