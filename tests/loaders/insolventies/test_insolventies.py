from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_hr import Insolventieuitspraak
from ondermijning.sources.rows import Reject, Remark
from tests.support.reading import Reading, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["insolventies"]
COLUMNS = ("insolventienummer", "soort", "naam", "kvk_nummer", "rechtbank", "datum_uitspraak", "datum_einde", "reden")
LINE = {
    "insolventienummer": "F.03/23/255",
    "soort": "F",
    "naam": "Voorbeeld B.V.",
    "kvk_nummer": "99000011",
    "rechtbank": "Limburg",
    "datum_uitspraak": "2023-05-09",
}


def csv(*lines: dict[str, str], extra: tuple[str, ...] = ()) -> str:
    columns = (*COLUMNS, *extra)
    return "\n".join([";".join(columns), *(";".join(line.get(name, "") for name in columns) for line in lines)]) + "\n"


def line(**cells: str) -> dict[str, str]:
    return LINE | cells


def publication(words: str, day: str = "2023-05-12") -> dict[str, str]:
    return {"publicatieDatum": day, "publicatieKenmerk": "03.lim.23.255.F.1300.1.23", "publicatieOmschrijving": words}


def case(*publications: dict[str, str], person: dict[str, Any] | None = None, **content: Any) -> dict[str, Any]:
    """A fictitious case as the web service of the register gives it."""
    company = {"rechtspersoonlijkheid": "rechtspersoon", "achternaam": "Voorbeeld B.V.", "KvKNummer": "99000011"}
    return {
        "insolventienummer": "F.03/23/255",
        "behandelendeInstantieNaam": "Rechtbank Limburg",
        "persoon": person or company,
        "publicatiegeschiedenis": list(publications),
        **content,
    }


def file_of(folder: Path, content: object) -> Path:
    path = folder / ("lijst.csv" if isinstance(content, str) else "zaken.json")
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def run(folder: Path, content: object) -> Reading:
    return read(LOADER, file_of(folder, content))


def only(found: Reading) -> Insolventieuitspraak:
    (record,) = found.of(Insolventieuitspraak)
    return record


class TestLines:
    def test_a_line_is_read_field_by_field(self, tmp_path: Path) -> None:
        found = run(tmp_path, csv(line(datum_einde="2024-06-14", reden="opheffing")))
        assert only(found) == (
            "F.03/23/255",
            "F",
            "Voorbeeld B.V.",
            "99000011",
            "Limburg",
            date(2023, 5, 9),
            date(2024, 6, 14),
            "opheffing",
        )
        assert (found.subjects, found.rejects, found.remarks) == (["insolventie F.03/23/255"], [], [])

    def test_the_same_line_as_json_is_the_same_record(self, tmp_path: Path) -> None:
        given: dict[str, str | None] = {**line(), "datum_einde": None}
        assert only(run(tmp_path, [given])) == only(run(tmp_path, csv(line())))

    def test_a_publication_id_is_the_number_of_its_case(self, tmp_path: Path) -> None:
        found = only(run(tmp_path, csv(line(insolventienummer="03.lim.23.255.F.1300.1.23", soort=""))))
        assert (found.insolventienummer, found.soort) == ("F.03/23/255", "F")

    def test_the_kind_may_be_in_words_and_the_number_counts(self, tmp_path: Path) -> None:
        assert run(tmp_path, csv(line(soort="Faillissement"))).remarks == []
        found = run(tmp_path, csv(line(soort="surseance"), line(soort="anders")))
        assert [one.soort for one in found.of(Insolventieuitspraak)] == ["F", "F"]
        assert [remark.field for remark in found.remarks] == ["soort", "soort"]

    def test_a_broken_day_is_left_out_with_a_remark(self, tmp_path: Path) -> None:
        found = run(tmp_path, csv(line(datum_uitspraak="09.05.23")))
        assert only(found).datum_uitspraak is None
        forms = "2024-01-31, 20240131, 31-1-2024, 31/1/2024, 31 januari 2024"
        assert found.remarks == [Remark("datum_uitspraak", f"is not in a known form of a date ({forms})")]

    @pytest.mark.parametrize(
        ("cells", "field", "reason"),
        [
            ({"insolventienummer": "23/255"}, "insolventienummer", "is no insolvency number"),
            ({"insolventienummer": ""}, "insolventienummer", "is no insolvency number"),
            ({"kvk_nummer": "12"}, "kvk_nummer", "is no number of 8 digits"),
        ],
    )
    def test_a_broken_key_is_refused_and_the_next_line_is_read(
        self, tmp_path: Path, cells: dict[str, str], field: str, reason: str
    ) -> None:
        found = run(tmp_path, csv(line(**cells), line()))
        assert found.rejects == [Reject(field, reason)]
        assert found.refused_at == ["regel 2"]
        assert only(found).kvk == "99000011"

    def test_a_file_cut_off_in_a_quote_is_refused_and_an_empty_one_is_no_list(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError):
            run(tmp_path, csv(line())[:-1] + '\n"F.03/23/256;F')
        with pytest.raises(DeliveryError, match="cut off"):
            read(LOADER, self.cut_off(tmp_path))
        assert run(tmp_path, "").skipped == ["lijst.csv"]

    def cut_off(self, folder: Path) -> Path:
        path = folder / "zaken.json"
        path.write_text(json.dumps([case()])[:-5], encoding="utf-8")
        return path

    def test_a_column_about_a_person_is_left_at_the_door(self, tmp_path: Path) -> None:
        found = run(tmp_path, csv(line(geboortedatum="1980-02-01", geslacht="m"), extra=("geboortedatum", "geslacht")))
        assert (found.dropped["geboortedatum"], found.dropped["geslacht"]) == (1, 1)
        assert "1980" not in repr(found.records)


class TestNaturalPersons:
    def test_a_line_without_a_kvk_number_is_not_kept_and_neither_is_its_number(self, tmp_path: Path) -> None:
        found = run(tmp_path, csv(line(kvk_nummer="", naam="R. Voorbeeld"), line(kvk_nummer="", insolventienummer="?")))
        assert (found.records, found.rejects) == ([], [])
        assert found.remarks == [Remark("kvk_nummer", "concerns no company: not kept")] * 2
        assert set(found.subjects) == {"niet bewaard"}

    @pytest.mark.parametrize(
        "cells",
        [
            {"soort": "R"},
            {"soort": "schuldsanering"},
            {"soort": "", "insolventienummer": "R.03/23/17"},
            {"insolventienummer": "03.lim.23.17.R.1200.1.23"},
        ],
    )
    def test_a_debt_restructuring_is_never_kept(self, tmp_path: Path, cells: dict[str, str]) -> None:
        found = run(tmp_path, csv(line(**cells)))
        assert (found.records, found.rejects, found.subjects) == ([], [], ["niet bewaard"])
        assert [remark.field for remark in found.remarks] == ["soort"]

    @pytest.mark.parametrize(
        "name", ["R. Voorbeeld", "Voorbeeld", "Eenmanszaak R. Voorbeeld", "Fa. Voorbeeld V.O.F.", ""]
    )
    def test_a_name_that_says_no_legal_person_is_left_out(self, tmp_path: Path, name: str) -> None:
        assert only(run(tmp_path, csv(line(naam=name)))).naam is None

    @pytest.mark.parametrize(
        "person",
        [
            {"rechtspersoonlijkheid": "natuurlijk persoon", "achternaam": "Voorbeeld", "KvKNummer": "99000011"},
            {"achternaam": "Voorbeeld", "voorletters": "R.", "KvKNummer": "99000011"},
            {"achternaam": "Voorbeeld", "geboortedatum": "1980-02-01"},
        ],
    )
    def test_nothing_of_a_natural_person_passes_the_door(self, tmp_path: Path, person: dict[str, str]) -> None:
        found = run(tmp_path, case(publication("Uitspraak faillissement"), person=person))
        assert (found.records, found.rejects, found.subjects) == ([], [], ["niet bewaard"])
        assert found.remarks == [Remark("persoon", "concerns no company: not kept")]


class TestCases:
    def test_begin_and_end_come_from_the_words_of_publications(self, tmp_path: Path) -> None:
        begun = publication("Uitspraak faillissement op 9 mei 2023")
        ended = publication("Einde faillissement op 14 juni 2024 wegens gebrek aan baten", "2024-06-18")
        filed = publication("Neerlegging slotuitdelingslijst op 1 juni 2024", "2024-06-02")
        assert only(run(tmp_path, case(filed, ended, begun))) == (
            "F.03/23/255",
            "F",
            "Voorbeeld B.V.",
            "99000011",
            "Rechtbank Limburg",
            date(2023, 5, 9),
            date(2024, 6, 14),
            "opheffing wegens gebrek aan baten",
        )

    @pytest.mark.parametrize(
        ("day", "found"), [("2023-05-12", date(2023, 5, 12)), ("/Date(1683842400000)/", date(2023, 5, 12))]
    )
    def test_the_day_of_publication_stands_in_for_one_that_the_words_do_not_tell(
        self, tmp_path: Path, day: str, found: date
    ) -> None:
        assert only(run(tmp_path, case(publication("Uitspraak faillissement", day)))).datum_uitspraak == found

    def test_the_words_of_an_end_are_not_kept_since_they_may_name_people(self, tmp_path: Path) -> None:
        ended = publication("Einde faillissement, curator mr. R. Voorbeeld")
        assert only(run(tmp_path, case(ended))).reden is None

    def test_a_case_may_stand_in_a_wrapper_with_its_lists_below_objects(self, tmp_path: Path) -> None:
        single = {"publicatie": publication("Uitspraak surseance op 9 mei 2023")}
        traded = {"handelendOnderDeNaam": {"handelsnaam": "Voorbeeld", "KvKNummer": "99000011"}}
        given = case(
            person={"achternaam": "Voorbeeld B.V."},
            insolventienummer=None,
            landelijkUniekZaaknummer="S.03/23/9",
            publicatiegeschiedenis=single,
            handelendOnderDeNamen=traded,
        )
        for wrapped in ({"insolvente": given}, {"model": given}, [given]):
            found = only(run(tmp_path, wrapped))
            assert (found.insolventienummer, found.kvk, found.datum_uitspraak) == (
                "S.03/23/9",
                "99000011",
                date(2023, 5, 9),
            )

    def test_a_case_of_another_shape_is_refused(self, tmp_path: Path) -> None:
        found = run(tmp_path, [case(publicatiegeschiedenis="geen"), case()])
        assert [reject.field for reject in found.rejects] == ["publicatiegeschiedenis"]
        assert len(found.records) == 1


def test_a_case_that_left_the_register_is_not_ended_and_a_later_line_adds_its_end(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    other = line(insolventienummer="F.03/23/300", kvk_nummer="99000020")
    for name, lines, day in (
        ("een.csv", (line(), other), date(2023, 6, 1)),
        ("twee.csv", (line(datum_einde="2024-06-14"),), date(2024, 7, 1)),
    ):
        path = tmp_path / name
        path.write_text(csv(*lines), encoding="utf-8")
        load_into(workspace, LOADER, [path], reference_date=day)
    rows = {row["insolventienummer"]: row for row in state_of(workspace)["Insolventieuitspraak"]}
    assert {number: (row["datum_einde"], row["_gezien_tot"]) for number, row in rows.items()} == {
        "F.03/23/255": (date(2024, 6, 14), None),
        "F.03/23/300": (None, None),
    }
