"""An outside list against the parties of the workspace or a second list: who is told, to whom, and what is logged."""

from __future__ import annotations

import csv
import io
import json
import stat
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import done, run
from tests.cli.test_nobody_named import secrets, seen
from tests.support.stands import Holder, Person
from tests.support.tables import Registers, house, profile, visiting_address
from tests.support.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo, Said

DAY = "2022-12-31"
FIRM, TRADER = "Bosuil Tegelhandel B.V.", "Kwikstaart Klussen"
FIRM_ID, TRADER_ID = "KVK:99000011", "KVK:99000022"
SURNAME, CHILD, HIDDEN = "Voorbeeldsma", "Kindsma", "Geheimstra"
ADULT_ID, CHILD_ID, HIDDEN_ID = (f"NL.IMKAD.Persoon:90{number}" for number in (1, 2, 3))
WHY = (
    "--doel",
    "aanpak_ondermijning",
    "--bronklasse",
    "gemeentelijk",
    "--zaak",
    "Z-1",
    "--reden",
    "dossier van de afdeling",
)
COMPANIES = ("--kind", "bedrijf")
PERSONS = ("--kind", "persoon")
PEOPLE = "id;voornamen;geslachtsnaam;geboortedatum"
REGISTER = (
    "R1;Bosuil Tegelhandel B.V.;Beek",
    "R1;Het Tegelhuis;Beek",
    "R2;Topaas Broodjes B.V.;Echt",
    "R3;Olm Beheer II B.V.;Echt",
)
LIST = ("1;bosuil tegelhandel bv;Beek", "2;Tegelhuis;Beek", "3;Topaas Broodjes;", "4;Wolkenkrabber Advies N.V.;Vaals")
GRANTS = """dossiernummer;aanvrager;kvk_nummer;regeling;subsidiejaar;bedrag_verleend
S1;Wolkenkrabber Advies N.V.;99000044;Groene gevels;2022;500
"""
Rows = list[dict[str, str]]
__all__ = ["secrets"]


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def matched(said: Said) -> dict[str, str]:
    return {row["left_id"]: row["right_id"] for row in rows(said.out) if row["zone"] != "verschillend"}


def log(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a company, a sole trader, an adult, a minor and somebody who is shielded; only its log grows."""
    people = [
        Person("901", SURNAME, "Jan Pieter", born="1960-05-03"),
        Person("902", CHILD, "Fleur", born="2015-04-02"),
        Person("903", HIDDEN, "Klaas", born="1955-01-09", secret=True),
    ]
    with closing(Registers(tmp_path_factory.mktemp("werk"))) as registers:
        registers.stand(DAY, house(*(Holder(f"8{at}", who, (1, 3)) for at, who in enumerate(people))))
        firm = profile("99000011", name=FIRM, address=visiting_address(12))
        trader = profile("99000022", name=TRADER, form="Eenmanszaak", address=visiting_address(80))
        registers.kvk(DAY, firm, trader)
        registers.resolve()
    return registers.workspace.root


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A list of companies and a register of them, with two names for one."""
    return written(tmp_path, "lijst.csv", "id;naam;plaats", *LIST), written(
        tmp_path, "register.csv", "id;naam;plaats", *REGISTER
    )


class TestTwoLists:
    def test_the_best_match_of_each_line_is_told_with_score_zone_and_reasons(self, files: tuple[Path, Path]) -> None:
        said = done("match", *files, *COMPANIES)
        assert matched(said) == {"1": "R1", "2": "R1", "3": "R2"}
        assert said.out.splitlines()[0] == '"left_id";"right_id";"score";"zone";"redenen"'
        best = rows(said.out)[0]
        assert 0.9 < float(best["score"]) <= 1
        assert len(best["score"].partition(".")[2]) == 6
        assert "woonplaats" in best["redenen"]
        assert "osuil" not in best["redenen"]

    def test_each_line_stands_there_once_and_with_all_once_for_each_candidate(self, files: tuple[Path, Path]) -> None:
        best, every = (rows(done("match", *files, *COMPANIES, *more).out) for more in ((), ("--all",)))
        assert len({row["left_id"] for row in best}) == len(best)
        pairs = [(row["left_id"], row["right_id"]) for row in every]
        assert len(set(pairs)) == len(pairs) >= len(best)
        assert {tuple(row.values()) for row in best} <= {tuple(row.values()) for row in every}

    def test_no_workspace_is_needed_or_made(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        done("match", *files, *COMPANIES, "-w", tmp_path / "werk")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["lijst.csv", "register.csv"]

    def test_a_reason_that_nobody_would_log_is_refused(self, files: tuple[Path, Path]) -> None:
        said = run("match", *files, *COMPANIES, *WHY)
        assert (said.code, said.out) == (2, "")

    def test_the_order_of_the_lines_changes_nothing(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        first = done("match", *files, *COMPANIES, "--all").out
        for seed in range(3):
            left, right = list(LIST), list(REGISTER)
            Random(seed).shuffle(left)
            Random(seed + 1).shuffle(right)
            shuffled = (
                written(tmp_path, "l.csv", "id;naam;plaats", *left),
                written(tmp_path, "r.csv", "id;naam;plaats", *right),
            )
            assert done("match", *shuffled, *COMPANIES, "--all").out == first

    def test_a_number_of_a_register_decides_whatever_the_names(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam;kvk", "1;Heel anders;99000011", "2;Bosuil B.V.;99000033")
        known = written(tmp_path, "r.csv", "id;naam;kvk", "R1;Bosuil B.V.;99000011", "R2;Olm B.V.;99000022")
        first, second = rows(done("match", lines, known, *COMPANIES).out)
        assert list(first.values()) == ["1", "R1", "1.000000", "zelfde", "het KVK-nummer is gelijk"]
        assert (second["right_id"], second["zone"]) == ("R1", "verschillend")
        assert second["redenen"].endswith("de registers geven een ander KVK-nummer")

    def test_a_number_of_several_parties_decides_nothing(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam;kvk", "1;Bosuil;99000011")
        known = written(tmp_path, "r.csv", "id;naam;kvk", "R1;Bosuil B.V.;99000011", "R2;Olm B.V.;99000011")
        told = rows(done("match", lines, known, *COMPANIES, "--all").out)
        assert [(row["right_id"], row["score"], row["zone"]) for row in told] == [
            ("R1", "0.500000", "mogelijk"),
            ("R2", "0.500000", "mogelijk"),
        ]

    def test_a_stronger_number_that_differs_undoes_a_weaker_one(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam;kvk;rsin", "1;Bosuil B.V.;99000011;999990019")
        known = written(tmp_path, "r.csv", "id;naam;kvk;rsin", "R1;Bosuil B.V.;99000011;999990020")
        assert {row["zone"] for row in rows(done("match", lines, known, *COMPANIES).out)} <= {"verschillend"}

    def test_columns_of_their_own_and_workbooks_on_both_sides(self, tmp_path: Path) -> None:
        lines = workbook(tmp_path / "l.xlsx", {"Leden": [["Lid", "Firma"], [7, "bosuil tegelhandel bv"]]})
        known = written(tmp_path, "r.csv", "nr;titel", "R1;Bosuil Tegelhandel B.V.")
        ours = written(tmp_path, "l.toml", "[kolommen]", 'Lid = "id"', 'Firma = "naam"')
        theirs = written(tmp_path, "r.toml", "[kolommen]", 'nr = "id"', 'titel = "naam"')
        said = done("match", lines, known, *COMPANIES, "--columns", ours, "--reference-columns", theirs)
        assert [row["right_id"] for row in rows(said.out)] == ["R1"]

    def test_a_file_is_private_and_says_what_stdout_would(self, files: tuple[Path, Path], tmp_path: Path) -> None:
        out = tmp_path / "antwoord.csv"
        said = done("match", *files, *COMPANIES, "--out", out)
        assert said.out == ""
        assert out.read_text(encoding="utf-8") == done("match", *files, *COMPANIES).out
        assert stat.S_IMODE(out.stat().st_mode) == 0o600

    def test_a_cell_that_a_spreadsheet_would_execute_is_harmless(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam", "=1+1;Bosuil Tegelhandel")
        known = written(tmp_path, "r.csv", "id;naam", "@R;Bosuil Tegelhandel")
        assert done("match", lines, known, *COMPANIES).out.splitlines()[1].startswith('"\'=1+1";"\'@R";')

    def test_a_list_without_any_match_gives_a_header_only(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam", "1;Bosuil")
        known = written(tmp_path, "r.csv", "id;naam", "R1;Wolkenkrabber")
        assert rows(done("match", lines, known, *COMPANIES).out) == []


class TestNotes:
    def test_bad_lines_repeated_ids_and_columns_left_out_are_told_without_values(self, tmp_path: Path) -> None:
        lines = written(
            tmp_path, "l.csv", "id;naam;geslacht;postcode", "1;Bosuil;V;onzin", "1;Topaas;M;", ";Wolkenkrabber;;"
        )
        known = written(tmp_path, "r.csv", "id;naam", "R1;Bosuil", "R1;De Bosuil")
        said = done("match", lines, known, *COMPANIES, "--max-rejects", 50)
        assert said.err.splitlines()[:5] == [
            "l.csv: 3 lines, 1 refused.",
            "  refused: regel 4 (id is missing)",
            "  on more than one line: 1 id; each line is matched by itself",
            "  left at the door, never read: geslacht",
            "  remarks: postcode is no postcode (1234AB, or 1234 AB) (1)",
        ]
        assert said.err.splitlines()[5] == "r.csv: 2 lines, 0 refused."
        assert not any(word in said.err for word in ("Bosuil", "Topaas", "Wolkenkrabber", "onzin"))

    def test_too_many_bad_lines_end_it_as_a_delivery_would(self, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam", "1;Bosuil", ";Topaas")
        said = run("match", lines, lines, *COMPANIES)
        assert (said.code, said.out) == (1, "")
        assert said.err == (
            "Error: l.csv: 1 of 2 lines refused, at most 1 % allowed: regel 3 (id is missing)."
            " Mend the list, or raise --max-rejects.\n"
        )

    def test_columns_of_a_reference_need_a_reference(self, tmp_path: Path) -> None:
        assert run("match", tmp_path / "l.csv", *COMPANIES, "--reference-columns", tmp_path / "r.toml").code == 2


class TestCompaniesOfTheWorkspace:
    LIST = ("id;naam;postcode;huisnummer", f"1;{FIRM};6211AB;12", f"2;{TRADER};6211AB;80")

    def test_a_company_is_told_by_its_party(self, root: Path, tmp_path: Path) -> None:
        said = done("match", written(tmp_path, "l.csv", *self.LIST), *COMPANIES, "-w", root)
        assert matched(said) == {"1": FIRM_ID}
        assert log(root)[-1]["object"] == "bedrijf met werkmap"

    def test_the_id_of_a_sole_trader_is_left_out_and_how_to_see_it_is_told(self, root: Path, tmp_path: Path) -> None:
        for more in ((), ("--all",)):
            said = done("match", written(tmp_path, "l.csv", *self.LIST), *COMPANIES, *more, "-w", root)
            assert "99000022" not in said.out + said.err
            assert (
                "Left out, as they may be natural persons: matches of 1 line; "
                "see them with --doel D --bronklasse B --zaak Z --reden R." in said.notes()
            )

    def test_for_a_purpose_a_sole_trader_is_told_and_that_is_logged(self, root: Path, tmp_path: Path) -> None:
        said = done("match", written(tmp_path, "l.csv", *self.LIST), *COMPANIES, *WHY, "-w", root)
        assert matched(said) == {"1": FIRM_ID, "2": TRADER_ID}
        begin, end = log(root)[-2:]
        assert (begin["resultaat"], end["resultaat"]) == ("begin", "klaar")
        assert begin["object"] == "bedrijf met werkmap, doel aanpak_ondermijning, bronklasse gemeentelijk"
        assert (begin["actie"], begin["zaak"], begin["reden"]) == ("match", "Z-1", "dossier van de afdeling")

    @pytest.mark.parametrize("left_out", range(0, len(WHY), 2))
    def test_three_of_the_four_reasons_are_refused(self, root: Path, tmp_path: Path, left_out: int) -> None:
        some = [word for at, word in enumerate(WHY) if at - at % 2 != left_out]
        said = run("match", written(tmp_path, "l.csv", *self.LIST), *COMPANIES, *some, "-w", root)
        assert (said.code, said.out) == (2, "")
        assert "give all four, or none" in said.err

    def test_a_list_of_a_restricted_class_waits_for_a_decision(self, root: Path, tmp_path: Path) -> None:
        why = ["beperkt" if word == "gemeentelijk" else word for word in WHY]
        said = run("match", written(tmp_path, "l.csv", *self.LIST), *COMPANIES, *why, "-w", root)
        assert (said.code, said.out) == (1, "")
        assert "a list of class beperkt needs a decision" in said.err
        assert log(root)[-1]["resultaat"] == "fout"

    def test_a_broken_list_leaves_a_line_in_the_log_too(self, root: Path, tmp_path: Path) -> None:
        said = run("match", tmp_path / "nergens.csv", *COMPANIES, "-w", root)
        assert (said.code, said.out) == (1, "")
        assert log(root)[-1]["resultaat"] == "fout"


class TestPersons:
    LIST = (PEOPLE, f"1;Jan Pieter;{SURNAME};1960-05-03", f"2;Fleur;{CHILD};2015-04-02", f"3;Klaas;{HIDDEN};1955-01-09")

    def test_without_a_purpose_nobody_is_matched_and_nothing_is_opened(self, root: Path, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", *self.LIST)
        known = len(log(root))
        for words in ((lines,), (lines, lines)):
            said = run("match", *words, *PERSONS, "-w", root)
            assert (said.code, said.out) == (2, "")
            assert "Persons are matched with --doel, --bronklasse, --zaak and --reden." in said.err
        assert len(log(root)) == known

    def test_an_adult_is_found_and_neither_a_minor_nor_who_is_shielded(self, root: Path, tmp_path: Path) -> None:
        said = done("match", written(tmp_path, "l.csv", *self.LIST), *PERSONS, *WHY, "--all", "-w", root)
        assert matched(said) == {"1": ADULT_ID}
        assert CHILD_ID not in said.out
        assert HIDDEN_ID not in said.out
        assert log(root)[-1]["object"] == "persoon met werkmap, doel aanpak_ondermijning, bronklasse gemeentelijk"

    def test_no_name_or_birth_date_is_told_or_logged(self, root: Path, tmp_path: Path) -> None:
        said = done("match", written(tmp_path, "l.csv", *self.LIST), *PERSONS, *WHY, "-w", root)
        everything = said.out + said.err + json.dumps(log(root))
        assert not any(word in everything for word in (SURNAME, CHILD, HIDDEN, "1960", 'l.csv"'))

    def test_somebody_who_is_another_is_not_told(self, root: Path, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", PEOPLE, f"1;Jan Pieter;{SURNAME};1987-11-30")
        assert rows(done("match", lines, *PERSONS, *WHY, "--all", "-w", root).out) == []

    def test_two_lists_of_persons_are_matched_and_logged(self, root: Path, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", PEOPLE, "1;Jan Pieter;Voorbeeldsma;1960-05-03")
        known = written(tmp_path, "r.csv", PEOPLE, "A;Jan;Voorbeeldsma;1960-05-03", "B;Anna;Aalbers;1971-02-28")
        assert matched(done("match", lines, known, *PERSONS, *WHY, "-w", root)) == {"1": "A"}
        assert log(root)[-1]["object"].startswith("persoon met lijst, doel ")

    def test_a_column_of_bsns_refuses_the_list_without_a_value(self, root: Path, tmp_path: Path) -> None:
        lines = written(tmp_path, "l.csv", "id;naam;bsn", f"1;{SURNAME};999993653")
        said = run("match", lines, *PERSONS, *WHY, "-w", root)
        assert (said.code, said.out) == (1, "")
        assert "has a column for numbers of citizens (BSN)" in said.err
        assert "999993653" not in said.err
        assert SURNAME not in said.err


def test_registers_that_may_not_be_used_for_the_purpose_are_not_compared(tmp_path: Path) -> None:
    with closing(Registers(tmp_path / "werk")) as registers:
        registers.kvk(DAY, profile("99000011", name=FIRM))
        registers.deliver("subsidies_intern", "s.csv", GRANTS, DAY)
        registers.resolve()
    lines = written(tmp_path, "l.csv", "id;naam", "1;Wolkenkrabber Advies N.V.")
    root = registers.workspace.root
    assert matched(done("match", lines, *COMPANIES, *WHY, "-w", root)) == {"1": "KVK:99000044"}
    why = ["toezicht_vastgoed" if word == "aanpak_ondermijning" else word for word in WHY]
    said = done("match", lines, *COMPANIES, *why, "-w", root)
    assert matched(said) == {}
    assert "Not compared, as they may not be used for this: subsidies_intern." in said.notes()


@pytest.fixture(scope="module")
def names(demo: Demo) -> dict[str, str]:
    """The names in the trade register of the demo, by KVK number."""
    paths = sorted((demo.deliveries / "kvk").glob("99*.json"))
    return {
        each["kvkNummer"]: each["naam"] for each in (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    }


def test_companies_of_the_demo_are_found_by_names_as_people_write_them(
    names: dict[str, str], workspace: Path, tmp_path: Path
) -> None:
    plain = {number: name for number, name in names.items() if name.endswith(" B.V.")}
    lines = [f"{number};{name.removesuffix(' B.V.').lower()} bv" for number, name in plain.items()]
    found = matched(done("match", written(tmp_path, "l.csv", "id;naam", *lines), *COMPANIES, "-w", workspace))
    right = sum(party == f"KVK:{number}" for number, party in found.items())
    assert len(plain) > 50
    assert right > 0.9 * len(plain)
    assert right == len(found)


@pytest.mark.slow
def test_no_list_of_companies_leads_to_a_person_of_the_demo_without_a_purpose(
    names: dict[str, str], secrets: set[str], workspace: Path, tmp_path: Path
) -> None:
    lines = written(tmp_path, "l.csv", "id;naam", *(f"L{at};{name}" for at, name in enumerate(names.values())))
    said = done("match", lines, *COMPANIES, "--all", "-w", workspace)
    assert len(rows(said.out)) > 100
    assert seen(secrets, said.out + said.err) == []
    assert seen(secrets, done("match", lines, *COMPANIES, "--all", *WHY, "-w", workspace).out) != []
