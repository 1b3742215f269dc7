"""Lists from outside: what comes in of them, what stays out, and that no message holds a value."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.lists.outside_list import OutsideList, read_list
from ondermijning.resolve.mentions import COMPANY, PERSON
from tests.support.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.resolve.subjects import Subject

LINES = ["1;Bosuil Tegels B.V.;6211AB;12", "2;Topaas Broodjes;6229ZZ;80", "2;Topaas Broodjes VOF;6229ZZ;80"]
HEADER = "id;naam;postcode;huisnummer"
TEST_BSNS = ["999993653", "123456782", "999990019"]


def written(folder: Path, *lines: str, name: str = "lijst.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(folder: Path, *lines: str, kind: str = COMPANY, **options: Any) -> OutsideList:
    return read_list(written(folder, *lines), kind, **options)


def only(found: OutsideList) -> Subject:
    (subject,) = found.subjects
    return subject


def refusal(folder: Path, *lines: str, kind: str = COMPANY, **options: Any) -> str:
    with pytest.raises(DeliveryError) as problem:
        read(folder, *lines, kind=kind, **options)
    return str(problem.value)


def keys(subject: Subject) -> dict[str, set[str]]:
    return {name: set(values) for name, values in zip(KEYS, subject.keys, strict=True) if values}


def test_a_company_has_its_name_place_form_and_numbers(tmp_path: Path) -> None:
    line = "A-1;Bosuil  Tegels;Besloten Vennootschap;99000011;999990019;Voorbeeldlaan;12 a;;6211 ab;Maastricht"
    subject = only(read(tmp_path, "ID;Naam;rechtsvorm;KVK;rsin;straat;huisnummer;toevoeging;postcode;woonplaats", line))
    assert (subject.row["source_id"], subject.row["naam"], subject.form) == ("A-1", "Bosuil Tegels", "BV")
    place = {
        "straat": "Voorbeeldlaan",
        "huisnummer": 12,
        "toevoeging": "A",
        "postcode": "6211AB",
        "woonplaats": "Maastricht",
    }
    assert {name: subject.row[name] for name in place} == place
    assert keys(subject) == {"kvk": {"99000011"}, "rsin": {"999990019"}}


def test_a_person_has_names_a_partial_birth_date_and_an_address_in_one_text(tmp_path: Path) -> None:
    header = "id;voornamen;voorletters;voorvoegsel;geslachtsnaam;geboortedatum;adres;nummer"
    line = "7;Anna Maria;A.M.;van der;Aalbers;1970-05-00;Voorbeeldlaan 12-a, 6211 AB Maastricht;L-9"
    row = only(read(tmp_path, header, line, kind=PERSON)).row
    assert row["naam"] == "Anna Maria van der Aalbers"
    assert (row["geboortedatum"], row["geboortedatum_precisie"]) == (date(1970, 5, 1), "maand")
    assert (row["straat"], row["huisnummer"], row["toevoeging"]) == ("Voorbeeldlaan", 12, "A")
    assert (row["postcode"], row["woonplaats"]) == ("6211AB", "Maastricht")
    assert (row["voorletters"], row["geslachtsnaam"], row["nummer"]) == ("A.M.", "Aalbers", "L-9")


@pytest.mark.parametrize(
    ("naam", "surname"), [("van der Aalbers", "van der Aalbers"), ("A. van der Aalbers", None), ("Anna Aalbers", None)]
)
def test_a_name_beside_given_names_is_a_surname_unless_it_holds_given_names_itself(
    tmp_path: Path, naam: str, surname: str | None
) -> None:
    assert only(read(tmp_path, "id;naam;voornamen", f"1;{naam};Anna", kind=PERSON)).row["geslachtsnaam"] == surname


def test_nobody_has_a_register_number_as_a_person(tmp_path: Path) -> None:
    found = read(tmp_path, "id;naam;kvk;rsin", "1;A. Aalbers;99000011;999990019", kind=PERSON)
    assert keys(only(found)) == {}
    assert found.unused == ["kvk", "rsin"]


@pytest.mark.parametrize(("naam", "rechtsvorm"), [("Tegels Bosuil", ""), ("Tegels Bosuil", "Eenmanszaak")])
def test_an_rsin_that_may_be_a_bsn_is_left_out_and_told(tmp_path: Path, naam: str, rechtsvorm: str) -> None:
    found = read(tmp_path, "id;naam;rechtsvorm;rsin", f"1;{naam};{rechtsvorm};999993653")
    assert keys(only(found)) == {}
    assert list(found.remarks) == ["rsin may be the number of a person and was left out: no legal form says otherwise"]


def test_the_order_of_the_lines_changes_nothing(tmp_path: Path) -> None:
    first = read(tmp_path, HEADER, *LINES)
    for seed in range(5):
        shuffled = list(LINES)
        Random(seed).shuffle(shuffled)
        assert read(tmp_path, HEADER, *shuffled) == first
    assert [each.node for each in first.subjects] == [0, 1, 2]


def test_ids_that_stand_on_several_lines_are_counted(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER, *LINES).repeated == 1


@pytest.mark.parametrize("kind", [COMPANY, PERSON])
def test_a_cell_that_holds_far_more_than_a_name_is_refused(tmp_path: Path, kind: str) -> None:
    swallowed = " ".join(f"Bosuil{at}" for at in range(200))  # as behind a quote that is never closed
    found = read(tmp_path, "id;naam", f"1;{swallowed}", "2;Anna Smit", kind=kind, max_rejects=50)
    assert [str(each) for each in found.refused] == ["regel 2 (naam is longer than 1000 characters)"]


def test_a_workbook_says_the_same_as_a_csv(tmp_path: Path) -> None:
    rows = [line.split(";") for line in (HEADER, *LINES)]
    book = workbook(tmp_path / "lijst.xlsx", {"Lijst": rows})
    assert read_list(book, COMPANY).subjects == read(tmp_path, HEADER, *LINES).subjects


def test_windows_letters_and_other_separators_are_found_out(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes("id,naam\n1,Café Één B.V.\n".encode("cp1252"))
    assert only(read_list(path, COMPANY)).row["naam"] == "Café Één B.V."


class TestStaysOut:
    def test_a_forbidden_column_is_never_read_and_told_by_name(self, tmp_path: Path) -> None:
        found = read(
            tmp_path, "id;naam;geslacht;nationaliteit;telefoon", "1;A. Aalbers;V;Nederlandse;0612", kind=PERSON
        )
        assert (found.never, found.unused) == (["geslacht", "nationaliteit"], ["telefoon"])
        assert not {"V", "Nederlandse", "0612"} & {str(value) for value in only(found).row.values()}

    @pytest.mark.parametrize("column", ["bsn", "BSN-nummer", "burgerservicenummer", "Sofi_nr"])
    @pytest.mark.parametrize("kind", [PERSON, COMPANY])
    def test_a_column_of_bsns_refuses_the_list(self, tmp_path: Path, kind: str, column: str) -> None:
        told = refusal(tmp_path, f"id;naam;{column}", "1;Aalbers;999993653", kind=kind)
        assert told.startswith("lijst.csv: has a column for numbers of citizens (BSN). Take it out")
        assert "999993653" not in told

    @pytest.mark.parametrize("column", ["id", "nummer"])
    def test_a_column_that_is_filled_with_bsns_refuses_a_list_of_persons(self, tmp_path: Path, column: str) -> None:
        lines = [f"{bsn if column == 'id' else at};Aalbers;{bsn}" for at, bsn in enumerate(TEST_BSNS * 8)]
        told = refusal(tmp_path, "id;naam;nummer" if column == "nummer" else "id;naam;kenmerk", *lines, kind=PERSON)
        assert f"{column} is filled with what looks like numbers of citizens (BSN)" in told
        assert not any(bsn in told for bsn in TEST_BSNS)

    def test_an_id_that_calls_itself_a_bsn_is_refused(self, tmp_path: Path) -> None:
        found = read(tmp_path, "id;naam", "BSN:999993653;Aalbers", "2;Aalbers", kind=PERSON, max_rejects=50)
        assert [str(each) for each in found.refused] == ["regel 2 (id holds a number that may be a BSN)"]


class TestBadLines:
    LINES = ("1;Bosuil;6211AB;12", ";Zonder nummer;;", "3;;;", "4;Topaas;onzin;twaalf", "5;te;weinig")

    def test_others_go_on_and_each_is_told_by_its_place_without_a_value(self, tmp_path: Path) -> None:
        found = read(tmp_path, HEADER, *self.LINES, max_rejects=60)
        assert [each.row["source_id"] for each in found.subjects] == ["1", "4"]
        assert [str(each) for each in found.refused] == [
            "regel 3 (id is missing)",
            "regel 4 (naam is missing)",
            "regel 6 (regel has 3 fields under a header of 4)",
        ]
        assert found.remarks == {"postcode is no postcode (1234AB, or 1234 AB)": 1, "huisnummer is no house number": 1}
        assert found.lines == 5

    def test_too_many_refuse_the_list(self, tmp_path: Path) -> None:
        told = refusal(tmp_path, HEADER, *self.LINES)
        assert told.startswith("lijst.csv: 3 of 5 lines refused, at most 1 % allowed: regel 3 (id is missing), ")
        assert not any(word in told for word in ("Bosuil", "Topaas", "Zonder", "onzin", "twaalf"))

    def test_only_the_first_places_are_told(self, tmp_path: Path) -> None:
        found = read(tmp_path, "id;naam", *[f"{at};" for at in range(20)], max_rejects=100)
        assert found.places.endswith("regel 9 (naam is missing) and 12 more")

    def test_dates_that_no_calendar_has_are_left_out(self, tmp_path: Path) -> None:
        found = read(tmp_path, "id;naam;geboortedatum", "1;Aalbers;31-02-1970", kind=PERSON)
        assert only(found).row["geboortedatum"] is None
        assert found.remarks == {"geboortedatum is a day that does not exist": 1}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ((HEADER,), "holds no lines"),
        (("naam;plaats", "Bosuil;Beek"), "lacks id, naam"),
        (("id;naam;naam", "1;a;b"), "has two columns of one name"),
        ((HEADER, '1;"Bosuil;6211AB;12', "2;Topaas;;"), "is no valid CSV from here"),
        (("",), "lacks id, naam"),
    ],
)
def test_a_list_that_is_empty_cut_off_or_of_another_form_is_refused(
    tmp_path: Path, lines: tuple[str, ...], problem: str
) -> None:
    told = refusal(tmp_path, *lines)
    assert told.startswith("lijst.csv")
    assert problem in told
    assert "Bosuil" not in told


def test_a_folder_with_two_lists_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    written(tmp_path, HEADER, *LINES, name="a.csv")
    written(tmp_path, HEADER, *LINES, name="b.csv")
    with pytest.raises(DeliveryError, match="holds 2 files"):
        read_list(tmp_path, COMPANY)
    with pytest.raises(DeliveryError, match=r"nergens\.csv"):
        read_list(tmp_path / "nergens.csv", COMPANY)


class TestColumns:
    MAPPING = '[kolommen]\n"Lid nr" = "id"\n"Bedrijf" = "naam"\n[vast]\nwoonplaats = "Beek"\n'
    FILE = ("Lid nr;Bedrijf;Opmerking", "1;Bosuil;iets")

    def mapped(self, folder: Path, text: str, *lines: str, kind: str = COMPANY) -> OutsideList:
        return read(folder, *(lines or self.FILE), kind=kind, columns=written(folder, text, name="kolommen.toml"))

    def refused(self, folder: Path, text: str, *lines: str) -> str:
        with pytest.raises(DeliveryError) as problem:
            self.mapped(folder, text, *lines)
        return str(problem.value)

    def test_their_columns_stand_for_ours(self, tmp_path: Path) -> None:
        found = self.mapped(tmp_path, self.MAPPING)
        row = only(found).row
        assert (row["source_id"], row["naam"], row["woonplaats"]) == ("1", "Bosuil", "Beek")
        assert found.unused == ["opmerking"]

    def test_a_list_of_persons_may_give_surnames_instead_of_names(self, tmp_path: Path) -> None:
        text = '[kolommen]\nnr = "id"\nachternaam = "geslachtsnaam"\n'
        assert only(self.mapped(tmp_path, text, "nr;achternaam", "1;Aalbers", kind=PERSON)).row["naam"] == "Aalbers"

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ('"BSN" = "rsin"', "bsn holds numbers of persons"),
            ('"Geslacht" = "rechtsvorm"', "may never be stored"),
            ('"Iets" = "plats"', "has no column plats. Did you mean plaats?"),
            ('"Iets" = 3', "must be a text"),
        ],
    )
    def test_what_a_mapping_may_not_say_is_refused(self, tmp_path: Path, line: str, problem: str) -> None:
        told = self.refused(tmp_path, f'[kolommen]\n"Lid nr" = "id"\n"Bedrijf" = "naam"\n{line}\n')
        assert told.startswith("kolommen.toml: ")
        assert problem in told

    def test_a_mapping_must_give_an_id(self, tmp_path: Path) -> None:
        assert "needs id" in self.refused(tmp_path, '[kolommen]\n"Bedrijf" = "naam"\n')

    def test_a_column_of_bsns_that_is_not_mapped_refuses_the_list_too(self, tmp_path: Path) -> None:
        told = self.refused(tmp_path, self.MAPPING, "Lid nr;Bedrijf;BSN", "1;Bosuil;999993653")
        assert "has a column for numbers of citizens" in told
