"""Hostile data in the formats that municipalities receive: rows D1 to D14 of the list of hostile inputs."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ondermijning.sources.deliveries import manifests
from ondermijning.sources.state import open_state
from tests.cli.running import run
from tests.support.damage import MARK
from tests.support.hostile import QUARTERS, STAND, Held, files_of, written
from tests.support.hr_messages import answer, code, company_party, entry, office, registered
from tests.support.markup import markup
from tests.support.stand_snapshot import OBJECT
from tests.support.stands import Company, Holder, Person, stand_text
from tests.support.tables import TODAY, Registers, house, key, parcel_id, profile, registers, visiting_address, woz_line
from tests.support.workspaces import load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

pytestmark = pytest.mark.slow

__all__ = ["registers"]

HEADER = "kwartaal;index;gemeente\n"
TOO_MANY = "rows refused, at most 1 % allowed"
KVK = "99000011"


class TestD1Csv:
    @pytest.mark.parametrize(
        ("contents", "says"),
        [
            (f"{HEADER}2023K1;100;{MARK}\0\n", r"prijs\.csv, regel 2: holds a NUL sign"),
            (f"{HEADER}2023K1;100;{MARK * 16_000}\n", r"prijs\.csv, regel 2: is no valid CSV from here"),
            (f"{HEADER}2023K1;100;{MARK * 400_000}\n", r"prijs\.csv, regel 2: holds a line without end"),
            (
                f'{HEADER}2023K1;100;"{MARK}\n2023K2;101;\n2023K3;102;\n',
                r"prijs\.csv, regel 2: is no valid CSV from here",
            ),
            (f'{HEADER}2023K1;100;"{MARK}"x\n', r"prijs\.csv, regel 2: is no valid CSV from here"),
            (f"kwartaal;index;index\n2023K1;100;{MARK}\n", "has two columns of one name"),
            (f"kwartaal;index;Index \n2023K1;100;{MARK}\n", "has two columns of one name"),
            (f"kwartaal;waarde\n2023K1;{MARK}\n", "nothing here is in a format of prijsindex"),
            ("", "nothing here is in a format of prijsindex"),
            (HEADER, "0 rows, at least 1 expected"),
        ],
        ids=[
            "nul",
            "200 kB field",
            "endless line",
            "unclosed quote",
            "text behind a quote",
            "header twice",
            "header twice in another case",
            "other header",
            "empty",
            "header only",
        ],
    )
    def test_d1_what_a_parser_would_guess_at_is_refused_with_its_line(
        self, held: Held, tmp_path: Path, contents: str, says: str
    ) -> None:
        path = written(tmp_path / "prijs.csv", contents)
        held.expects_refusal("prijsindex", path, says, names="prijs.csv" if "at least" not in says else "prijsindex")

    @pytest.mark.parametrize(
        "lines",
        [
            "2023K1,100,\n2023K2,101,\n2023K3;102;\n",
            f'2023K1;100;"{MARK}\n2023K2;101;"\n',
            "2023K1;100;;;\n",
            "2023K1;100\n",
        ],
        ids=["mixed delimiters", "two stray quotes", "too wide", "too narrow"],
    )
    def test_d1_a_line_of_another_width_is_rejected_and_never_shifted_or_swallowed(
        self, held: Held, tmp_path: Path, lines: str
    ) -> None:
        held.expects_refusal(
            "prijsindex", written(tmp_path / "prijs.csv", HEADER + lines), TOO_MANY, names="prijsindex"
        )

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    def test_d1_every_separator_line_end_and_encoding_gives_the_same(
        self, workspace: Workspace, tmp_path: Path, line_end: str, encoding: str, delimiter: str
    ) -> None:
        text = "Kwartaal;INDEX;gebied\n2023K3;102;Één\n".replace(";", delimiter).replace("\n", line_end)
        (report,) = load_into(workspace, "prijsindex", [written(tmp_path / "p.csv", text, encoding)], accept_small=True)
        assert (report.rows, report.rejected) == (1, 0)
        assert {row["gebied"] for row in state_of(workspace)["Prijsindex"] if row["kwartaal"] == "2023K3"} == {"Één"}

    @pytest.mark.parametrize(
        ("contents", "says"),
        [
            (f"kwartaal;index;gebied\n2023K1;100;{MARK}é\n".encode() + b"2023K2;1;\xc3\n", "broken letters"),
            (f"kwartaal;index;gebied\n2023K1;100;Één\n2023K2;1;{MARK}".encode() + b"\xe9\n", "broken letters"),
            (f"kwartaal;index;gebied\n2023K1;100;{MARK}".encode() + b"\x81\n", "is in no known encoding"),
            (f"kwartaal;index;gebied\n2023K1;100;{MARK}\n".encode("utf-32"), "nothing here is in a format"),
        ],
        ids=["half a letter", "utf-8 with another letter in it", "no letter of windows-1252", "utf-32"],
    )
    def test_d1_text_in_an_encoding_that_cannot_be_told_is_refused(
        self, held: Held, tmp_path: Path, contents: bytes, says: str
    ) -> None:
        held.expects_refusal("prijsindex", written(tmp_path / "prijs.csv", contents), says)


class TestD2Json:
    @pytest.mark.parametrize(
        "value",
        [
            "[" * 100_000 + "]" * 100_000,
            '{"a":' * 100_000 + "1" + "}" * 100_000,
            "NaN",
            "-Infinity",
            "1e999",
            '"\\ud800"',
            '"x", "naam": "y"',
            "1" * 5000,
            f'"{MARK}',
            "01",
            "'x'",
            '"x",',
            '"\t"',
        ],
        ids=[
            "deep arrays",
            "deep objects",
            "nan",
            "infinity",
            "1e999",
            "half a letter",
            "key twice",
            "5000 digits",
            "cut off",
            "octal",
            "single quotes",
            "comma behind",
            "control sign",
        ],
    )
    def test_d2_json_that_two_parsers_would_read_differently_is_refused(
        self, held: Held, tmp_path: Path, value: str
    ) -> None:
        text = f'{{"kvkNummer": "{KVK}", "formeleRegistratiedatum": "20200101", "naam": {value}}}'
        held.expects_refusal("kvk", written(tmp_path / "d2.json", text), r"d2\.json")

    @pytest.mark.parametrize("encoding", ["latin-1", "utf-32"])
    def test_d2_json_in_another_encoding_than_unicode_is_refused(
        self, held: Held, tmp_path: Path, encoding: str
    ) -> None:
        text = json.dumps(profile(KVK, name=f"{MARK}é"), ensure_ascii=False)
        held.expects_refusal(
            "kvk", written(tmp_path / "d2.json", text, encoding), "(not in UTF-8|in a format of kvk|encoding)"
        )


def test_d3_an_integer_of_5000_digits_refuses_its_row(held: Held, tmp_path: Path) -> None:
    path = written(tmp_path / "d3.csv", f"{HEADER}2023K1;{'9' * 5000};\n")
    held.expects_refusal("prijsindex", path, TOO_MANY, names="prijsindex")


def test_d3_an_integer_of_5000_digits_that_a_record_can_do_without_is_left_out(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = STAND.replace(">210<", f">{'9' * 5000}<")
    assert text != STAND
    (report,) = load_into(workspace, "brk", [written(tmp_path / "d3.xml", text)])
    assert [reason for reason in report.remarks if "whole number" in reason] != []
    assert {row["grootte_m2"] for row in state_of(workspace)["KadastraalObject"]} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(8)),
        "!!python/object/apply:os.system ['true']\n",
        "kvkNummer: no\n",
    ],
    ids=["d4 alias bomb", "d5 python object", "d6 no is false"],
)
@pytest.mark.parametrize("source", ["kvk", "woz", "brk"])
def test_d4_d5_d6_yaml_is_no_format(held: Held, tmp_path: Path, text: str, source: str) -> None:
    held.expects_refusal(source, written(tmp_path / "d4.yaml", text), f"nothing here is in a format of {source}")


def test_d4_a_rule_in_yaml_is_no_rule(tmp_path: Path) -> None:
    written(tmp_path / "regel.yaml", "RULE: &a [*a]\n")
    said = run("rules", "check", "--rules-dir", tmp_path)
    assert said.code == 0
    assert "regel" not in said.out


@pytest.mark.parametrize("name", ["no", "010", "12:30:45", "1E3", "MAR1", "null", "0x1F"])
def test_d6_text_stays_the_text_it_is(registers: Registers, name: str) -> None:
    registers.kvk(TODAY, profile(KVK, name=name))
    (company,) = state_of(registers.workspace)["Inschrijving"]
    assert company["naam"] == name


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("20230229", None, None),
        ("00000000", None, None),
        ("00010101", None, None),
        ("99991231", None, None),
        ("1-1-70", None, None),
        ("0000-00-00", None, None),
        ("20231301", None, None),
        ("31-04-2024", None, None),
        ("20240000", date(2024, 1, 1), "jaar"),
        ("20240500", date(2024, 5, 1), "maand"),
        ("20240229", date(2024, 2, 29), "dag"),
        ("2999-12-31", date(2999, 12, 31), "dag"),
        ("2024-03-31T02:30:00+01:00", date(2024, 3, 31), "dag"),
    ],
)
def test_d7_a_date_is_whole_or_says_how_much_of_it_is_known(
    registers: Registers, text: str, day: date | None, precision: str | None
) -> None:
    registers.kvk(TODAY, profile(KVK, begin=text))
    (company,) = state_of(registers.workspace)["Inschrijving"]
    assert (company["aanvang"], company["aanvang_precisie"]) == (day, precision)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("999993653", True),
        ("111222333", True),
        ("123456782", True),
        ("999 993 653", True),
        ("99999365", True),
        ("000000000", False),
        ("99999366", False),
        ("999993654", False),
        ("99999365X", False),
        ("٩٩٩٩٩٣٦٥٣", False),
    ],
)
def test_d8_a_bsn_is_checked_and_never_stored_as_it_is(registers: Registers, given: str, *, kept: bool) -> None:
    line = woz_line("093500000012", 1, eigenaar_type="natuurlijk_persoon", eigenaar_id=given)
    registers.deliver("woz", "woz.csv", ";".join(line) + "\n" + ";".join(line.values()) + "\n", TODAY)
    parties = state_of(registers.workspace).get("WozBelanghebbende", [])
    assert [party["bsn_hmac"] is not None for party in parties] == ([True] if kept else [])
    assert given not in json.dumps(state_of(registers.workspace), default=str, ensure_ascii=False)


def test_d9_a_name_is_one_name_however_its_letters_are_composed(registers: Registers) -> None:
    surname = "Brûlé-Müller"
    composed, apart = unicodedata.normalize("NFC", surname), unicodedata.normalize("NFD", surname)
    assert composed != apart
    for day, name in (("2023-12-31", composed), ("2024-12-31", apart)):
        registers.stand(day, house(Holder("81", Person("901", name, "Zoë", born="1980-02-01"))))
    with open_state(registers.workspace) as db:
        names = db.execute("SELECT DISTINCT geslachtsnaam, voornamen FROM NatuurlijkPersoon_versies").fetchall()
    assert names == [("Brûlé-Müller", "Zoë")]


def test_d9_two_people_of_one_name_and_birth_date_are_never_merged(registers: Registers) -> None:
    twins = [Person(number, "Voorbeeld", "Jan", born="1980-02-01") for number in ("901", "902")]
    registers.stand(TODAY, *(house(Holder(f"8{at}", twin), number=at) for at, twin in enumerate(twins, 1)))
    assert len(registers.tables().nodes("Persoon")) == 2


def held_by(kvk: str, *holders: str) -> str:
    """A message of the trade register about a company that these companies direct."""
    offices = [
        office("bestuursfunctie", company_party(markup("bsn", ""), markup("kvkNummer", holder))) for holder in holders
    ]
    return answer(entry(kvk=kvk, owner=company_party(registered(), code("rechtsvorm", "7"), *offices)))


def test_d10_companies_that_hold_themselves_or_each_other_end_in_a_graph(registers: Registers, tmp_path: Path) -> None:
    for kvk, others in ((KVK, (KVK, "99000029")), ("99000029", (KVK,))):
        registers.load("hr", written(tmp_path / f"{kvk}.xml", held_by(kvk, *others)))
    assert registers.tables().nodes("Bedrijf").keys() >= {f"KVK:{KVK}", "KVK:99000029"}


def test_d10_shares_of_more_than_the_whole_are_no_reason_to_stop(registers: Registers) -> None:
    owner, other = Company("901", "Voorbeeld B.V.", kvk=KVK), Company("902", "Ander B.V.", kvk="99000029")
    registers.stand(TODAY, house(Holder("81", owner), Holder("82", other, share=(3, 10))))
    assert registers.tables().ends("BEZIT") == {
        (key(owner), f"{OBJECT}:{parcel_id(1)}"),
        (key(other), f"{OBJECT}:{parcel_id(1)}"),
    }


@pytest.mark.parametrize("share", [(-1, 2), (1, 0), (0, 0), (10**20, 1)])
def test_d10_a_share_that_is_none_is_refused(held: Held, tmp_path: Path, share: tuple[int, int]) -> None:
    text = stand_text([house(Holder("81", Company("901", MARK), share=share))], peildatum=TODAY)
    held.expects_refusal("brk", written(tmp_path / "d10.xml", text), TOO_MANY, names="brk")


def test_d11_an_id_that_lost_a_zero_gets_it_back_and_that_is_said(workspace: Workspace, tmp_path: Path) -> None:
    text = "wozobjectnummer;waardepeildatum;vastgestelde_waarde;pand_id\n093500000012;2023-01-01;1;935100000000012\n"
    (report,) = load_into(workspace, "woz", [written(tmp_path / "d11.csv", text)])
    assert [link["doel_id"] for link in state_of(workspace)["WozKoppeling"]] == ["0935100000000012"]
    assert [remark for remark in report.remarks if remark.startswith("pand_id: lost zeros in front")]


@pytest.mark.parametrize("number", ["9351000000012", "0935100000000012 ", "0363", "0935990000000012", "x" * 16])
def test_d11_an_id_that_is_none_is_set_aside_with_the_reason(workspace: Workspace, tmp_path: Path, number: str) -> None:
    text = f"wozobjectnummer;waardepeildatum;vastgestelde_waarde;pand_id\n093500000012;2023-01-01;1;{number}\n"
    (report,) = load_into(workspace, "woz", [written(tmp_path / "d11.csv", text)], max_rejects=100)
    links = state_of(workspace).get("WozKoppeling", [])
    if number.strip() == "0935100000000012":
        assert [link["doel_id"] for link in links] == ["0935100000000012"]
    else:
        assert (links, report.rejected) == ([], 1)
        (rejects,) = workspace.rejects.rglob("*.csv")
        assert "d11.csv;regel 2;pand_id;" in rejects.read_text(encoding="utf-8")


class TestD12Order:
    def test_d12_a_replayed_delivery_changes_nothing(self, workspace: Workspace, tmp_path: Path) -> None:
        path = written(tmp_path / "nieuw.csv", QUARTERS + "2023K3;103\n")
        load_into(workspace, "prijsindex", [path])
        before, state = files_of(workspace), state_of(workspace)
        (again,) = load_into(workspace, "prijsindex", [path])
        assert again.already_known
        assert (files_of(workspace), state_of(workspace)) == (before, state)

    def test_d12_an_older_stand_that_comes_in_late_does_not_become_the_present_one(self, registers: Registers) -> None:
        anna, bert = Person("901", "Aalbers", bsn="999993653"), Person("902", "Bakker", bsn="999990019")
        registers.stand("2024-06-01", house(Holder("82", bert)))
        registers.stand("2020-06-01", house(Holder("81", anna)))
        namings = {
            row["tenaamstelling_id"][-2:]: row["_gezien_tot"] for row in state_of(registers.workspace)["Tenaamstelling"]
        }
        assert namings == {"81": date(2024, 6, 1), "82": None}

    def test_d12_the_same_batch_under_two_names_counts_once(self, workspace: Workspace, tmp_path: Path) -> None:
        folder = tmp_path / "in"
        folder.mkdir()
        for name in ("a.csv", "b.csv"):
            written(folder / name, QUARTERS + "2023K3;103\n")
        (report,) = load_into(workspace, "prijsindex", [folder], reference_date=date(2024, 1, 1))
        assert (report.rows, len(report.files)) == (3, 2)

    @pytest.mark.parametrize("said", ["1", "3", "0"])
    def test_d12_half_a_batch_is_refused_when_the_supplier_says_its_number(
        self, held: Held, tmp_path: Path, said: str
    ) -> None:
        path = written(tmp_path / "half.csv", "kwartaal;index\n2023K3;102\n2023K4;103\n")
        says = f"2 rows, where the supplier says {said}"
        held.expects_refusal("prijsindex", path, says, "--expect-rows", said, "--accept-small", names="prijsindex")

    def test_d12_a_whole_batch_is_taken_when_the_supplier_says_its_number(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "heel.csv", "kwartaal;index\n2023K3;102\n2023K4;103\n")
        said = run("load", "prijsindex", path, "--expect-rows", "2", "-w", workspace.root)
        assert said.code == 0, said.err

    def test_d12_half_a_batch_is_refused_by_its_size_when_nobody_says_a_number(
        self, held: Held, tmp_path: Path
    ) -> None:
        lines = ["kwartaal;index\n", *(f"{2000 + at // 4}K{at % 4 + 1};1{at}\n" for at in range(8))]
        whole = written(tmp_path / "heel.csv", "".join(lines))
        load_into(held.workspace, "prijsindex", [whole], reference_date=date(2990, 1, 1))
        before = files_of(held.workspace)
        half = written(tmp_path / "half.csv", "".join(lines[:4]))
        said = run("load", "prijsindex", half, "--reference-date", "2990-02-01", "-w", held.workspace.root)
        assert said.code == 1
        assert "3 rows for area -, where the delivery before has 8" in said.err
        assert files_of(held.workspace) == before

    def test_d12_a_stand_of_another_municipality_ends_nothing_here(self, registers: Registers) -> None:
        registers.stand("2023-06-01", house(Holder("81", Person("901"))))
        registers.stand("2024-06-01", house(Holder("82", Person("902")), number=2), area="0363")
        assert {row["_gezien_tot"] for row in state_of(registers.workspace)["KadastraalObject"]} == {None}


def test_d13_every_fact_says_where_it_came_from_and_when_it_was_registered(registers: Registers) -> None:
    registers.kvk(TODAY, *(profile(f"9900{at:04}", address=visiting_address()) for at in range(11, 15)))
    companies = state_of(registers.workspace)["Inschrijving"]
    assert {row["geregistreerd_op"] for row in companies} == {date(2020, 1, 1)}
    assert {row["_positie"] for row in companies} == {f"/{at}" for at in range(4)}
    assert {(row["_bron"], row["_bestand"], row["_gezien_van"]) for row in companies} == {
        ("kvk", f"kvk-{TODAY}.json", date.fromisoformat(TODAY))
    }


def values_of(workspace: Workspace) -> list[Any]:
    """Every value in every snapshot."""
    files = sorted(workspace.deliveries.rglob("*.parquet/[A-Z]*.parquet"))
    return [
        value
        for file in files
        for row in duckdb.execute("FROM read_parquet($f)", {"f": str(file)}).fetchall()
        for value in row
    ]


def test_d14_what_may_never_be_stored_stays_outside_also_under_another_case(registers: Registers) -> None:
    hidden = {
        "nationaliteit": MARK,
        "Nationaliteit": MARK,
        "geboorteland": MARK,
        "opmerking": MARK,
        "toelichting": MARK,
    }
    registers.kvk(TODAY, {**profile(KVK), **hidden})
    assert not any(MARK in str(value) for value in values_of(registers.workspace))
    ((_, manifest),) = manifests(registers.workspace)
    assert {*manifest["dropped_forbidden"], *manifest["dropped_unlisted"]} >= hidden.keys()


@pytest.mark.parametrize(
    "name",
    [
        "nationaliteit=0062",
        "Bakker, geslacht: V",
        "J. Bakker, geboren te Ankara",
        "BSN 999993653",
        "１２３４５６７８２",
    ],
)
def test_d14_a_name_that_smuggles_a_value_stays_outside_and_the_company_stays(
    registers: Registers, tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / "d14.json", json.dumps(profile(KVK, name=name)))
    said = run("load", "kvk", path, "-w", registers.workspace.root)
    assert said.code == 1
    assert "1 of 1 rows refused" in said.err
    assert name not in said.err
    (rejects,) = registers.workspace.rejects.rglob("*.csv")
    assert "d14.json;/;naam;" in rejects.read_text(encoding="utf-8")
    load_into(registers.workspace, "kvk", [path], max_rejects=100)
    assert not any(name in str(value) for value in values_of(registers.workspace))
    assert list(registers.tables().nodes("Bedrijf")) == [f"KVK:{KVK}"]


def test_d14_a_column_filled_with_a_forbidden_code_list_refuses_the_delivery(held: Held, tmp_path: Path) -> None:
    lines = (f"2{at:03d}K{at % 4 + 1};100;{'MV'[at % 2]}\n" for at in range(40))
    held.expects_refusal(
        "prijsindex", written(tmp_path / "d14.csv", "kwartaal;index;gebied\n" + "".join(lines)), "genders"
    )
