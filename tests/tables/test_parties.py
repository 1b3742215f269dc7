from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.tables.parties.exclusions import COLUMNS, no_exclusions, read_exclusions
from tests.support.one_city import as_of, in_one_city
from tests.support.samples import sample
from tests.support.stands import Company, Holder, Person
from tests.support.tables import house, key, profile, woz_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.one_city import Case
    from tests.support.tables import Registers, Row, Tables

KVK, RSIN = "99000011", "999990019"
BV = Company("910", "Kadaster Vastgoed B.V.", kvk=KVK, rsin=RSIN)
DAY = "2022-12-31"


def company_of(tables: Tables) -> Row:
    (found,) = tables.nodes("Bedrijf").values()
    return found


def listed(folder: Path, *lines: str) -> Path:
    path = folder / "uitzonderingen.csv"
    path.write_text("\n".join([";".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


@in_one_city
def test_a_person_has_a_name_for_display_and_nothing_to_select_on(registers: Registers) -> Case:
    anna = Person("901", "Aalders", "Anna Maria", prefix="van der", born="19800501")
    registers.stand(DAY, house(Holder("81", anna)))
    (person,) = (yield).nodes("Persoon").values()
    assert (person["id"], person["naam"], person["afgeschermd"]) == (key(anna), "Anna Maria van der Aalders", False)
    assert set(person) == {"id", "naam", "afgeschermd", "minderjarig", "_bron", "_levering", "_bestand", "_positie"}


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        ("20061231", False),
        ("20070101", True),
        ("20060000", False),
        ("20061200", False),
        ("20070100", True),
        ("20070000", True),
        (None, False),
    ],
)
@in_one_city
def test_who_is_or_may_be_under_eighteen_on_the_date_is_a_minor(
    registers: Registers, born: str | None, *, minor: bool
) -> Case:
    registers.stand(DAY, house(Holder("81", Person("901", "Aalders", "Anna", born=born))))
    (person,) = (yield as_of(on="2024-12-31")).nodes("Persoon").values()
    assert person["minderjarig"] is minor


def test_the_trade_register_says_what_a_company_is_and_the_land_registry_the_rest(registers: Registers) -> None:
    registers.stand(DAY, house(Holder("81", BV)))
    assert company_of(registers.tables())["naam"] == "Kadaster Vastgoed B.V."
    registers.kvk(
        "2023-06-01", profile(KVK, name="Handel Vastgoed B.V.", begin="20210900", form="Naamloze Vennootschap")
    )
    company = company_of(registers.tables())
    assert (company["id"], company["naam"], company["rechtsvorm"]) == (f"KVK:{KVK}", "Handel Vastgoed B.V.", "NV")
    assert (company["opgericht"], company["opgericht_precisie"]) == (date(2021, 9, 1), "maand")
    assert company["rsin"] == RSIN


@in_one_city
def test_the_older_mention_of_a_less_trusted_register_does_not_win(registers: Registers) -> Case:
    registers.kvk("2023-06-01", profile(KVK, name="Handel Vastgoed B.V."))
    registers.stand("2010-12-31", house(Holder("81", BV)))
    assert company_of((yield))["naam"] == "Handel Vastgoed B.V."


@in_one_city
def test_an_end_after_the_date_of_the_tables_is_not_known_yet(registers: Registers) -> Case:
    registers.kvk("2024-06-01", profile(KVK, begin="20200101", end="20240300"))
    before, after = company_of((yield as_of("2024-02-29"))), company_of((yield as_of("2024-03-01")))
    assert (before["beeindigd"], before["beeindigd_precisie"]) == (None, None)
    assert (after["beeindigd"], after["beeindigd_precisie"]) == (date(2024, 3, 1), "maand")


FORM_OF_WORDS = {
    "Eenmanszaak": ("EMZ", True),
    "Vennootschap onder firma": ("VOF", True),
    "Maatschap": ("MTS", True),
    "Commanditaire vennootschap": ("CV", True),
    "Besloten vennootschap met gewone structuur": ("BV", False),
    "Naamloze Vennootschap": ("NV", False),
    "Stichting": ("ST", False),
    "Coöperatie U.A.": ("COOP", False),
    "Vereniging van Eigenaars": ("VVE", False),
    "Vereniging met volledige rechtsbevoegdheid": ("VR", False),
    "Buitenlandse vennootschap": ("BUITENLAND", False),
    "Iets anders": (None, False),
}


@in_one_city
def test_the_words_of_the_trade_register_are_a_short_form_and_say_who_is_a_person(registers: Registers) -> Case:
    numbers = {f"990000{at}": words for at, words in enumerate(FORM_OF_WORDS, 10)}
    registers.kvk(DAY, *(profile(kvk, form=words) for kvk, words in numbers.items()))
    found = (yield).nodes("Bedrijf").values()
    assert {numbers[row["kvk"]]: (row["rechtsvorm"], row["eenmanszaak"]) for row in found} == FORM_OF_WORDS


FORM_OF_CODE = {
    "2": ("BV", None),
    "8": ("NV", None),
    "11": ("ST", None),
    "14": ("VOF", None),
    "10": ("PUBLIEK", "overheid"),
    "5": ("PUBLIEK", "overheid"),
    "21": ("VVE", "vereniging van eigenaars"),
    "20": ("KERK", "kerkgenootschap"),
    "28": ("BUITENLAND", None),
    "99": (None, None),
}


@in_one_city
def test_the_code_of_the_land_registry_is_a_short_form_and_some_forms_are_excluded(registers: Registers) -> Case:
    parties = {code: Company(f"91{code}", form=code) for code in FORM_OF_CODE}
    share = (1, len(parties))
    registers.stand(DAY, house(*(Holder(f"8{code}", party, share) for code, party in parties.items())))
    found = (yield).nodes("Bedrijf")
    forms = {
        code: (found[key(party)]["rechtsvorm"], found[key(party)]["uitgezonderd"]) for code, party in parties.items()
    }
    assert forms == FORM_OF_CODE


@pytest.mark.slow
def test_a_line_of_the_list_counts_from_its_begin_until_its_end(registers: Registers, tmp_path: Path) -> None:
    term = "corporatie;2023-01-01;2024-01-01;register van corporaties"
    excluded = read_exclusions(listed(tmp_path, f"{KVK};;Woonstichting;{term}", f";999991231;Woonstichting;{term}"))
    other = Company("911", "Ander B.V.", rsin="999991231")
    registers.stand("2020-12-31", house(Holder("81", BV, (1, 2)), Holder("82", other, (1, 2))))
    reasons = {}
    for on in ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01"):
        reasons[on] = {row["uitgezonderd"] for row in registers.tables(on, excluded).nodes("Bedrijf").values()}
    listed_as = {"corporatie"}
    assert list(reasons.values()) == [{None}, listed_as, listed_as, {None}]


def test_the_reason_on_the_list_goes_before_that_of_the_form(registers: Registers, tmp_path: Path) -> None:
    path = listed(tmp_path, f"{KVK};;Waterschap;waterschap;;;handmatig")
    registers.stand(DAY, house(Holder("81", Company("910", form="10", kvk=KVK))))
    (company,) = registers.tables(excluded=read_exclusions(path)).nodes("Bedrijf").values()
    assert company["uitgezonderd"] == "waterschap"


def test_no_list_excludes_nobody() -> None:
    assert list(read_exclusions(None).columns) == list(COLUMNS)
    assert read_exclusions(None).equals(no_exclusions())
    assert no_exclusions().empty


@pytest.mark.parametrize(
    "line",
    [
        ";;Naam;reden;;;bron",
        f"{KVK};;Naam;;;;bron",
        f"{KVK};;Naam;reden;;;",
        "12;;Naam;reden;;;bron",
        f"{KVK};;Naam;reden;31 mei;;bron",
        f";{RSIN[:4]};Naam;reden;;;bron",
    ],
    ids=["no number", "no reason", "no source", "broken kvk", "broken date", "broken rsin"],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number_and_without_its_values(
    tmp_path: Path, line: str
) -> None:
    path = listed(tmp_path, f"{KVK};;Goed;reden;;;bron", line)
    with pytest.raises(WorkspaceError) as caught:
        read_exclusions(path)
    assert caught.value.where == f"{path}, line 3"
    assert "Naam" not in str(caught.value)


def test_a_list_with_other_columns_or_none_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("kvk;naam\n99000011;Voorbeeld\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="other columns"):
        read_exclusions(path)
    with pytest.raises(WorkspaceError, match="cannot be read"):
        read_exclusions(tmp_path / "weg.csv")


@in_one_city
def test_a_branch_belongs_to_its_company(registers: Registers) -> Case:
    branch = {
        "vestigingsnummer": "000099000011",
        "eersteHandelsnaam": "Voorbeeld Verhuur",
        "indHoofdvestiging": "Ja",
        "materieleRegistratie": {"datumAanvang": "20210900"},
    }
    registers.kvk(DAY, profile(KVK, embedded={"hoofdvestiging": branch}))
    tables = yield
    found = tables.nodes("Vestiging")["VEST:000099000011"]
    assert (found["naam"], found["hoofdvestiging"], found["geldig_van_precisie"]) == (
        "Voorbeeld Verhuur",
        True,
        "maand",
    )
    assert tables.ends("HEEFT_VESTIGING") == {(f"KVK:{KVK}", "VEST:000099000011")}
    assert set(tables.nodes("Bedrijf")) == {f"KVK:{KVK}"}


@in_one_city
def test_a_party_that_only_the_woz_names_is_a_node_too(registers: Registers) -> Case:
    owner: Row = {"eigenaar_type": "niet_natuurlijk_persoon", "eigenaar_id": RSIN}
    registers.woz(DAY, woz_line("093500000012", 287_000, **owner))
    company = company_of((yield))
    assert (company["id"], company["rsin"], company["rechtsvorm"]) == (f"RSIN:{RSIN}", RSIN, None)


@pytest.mark.samples
def test_real_deliveries_name_their_companies_with_form_and_exclusion(registers: Registers) -> None:
    registers.load(
        "brk",
        *(
            sample("brk", "levering", name)
            for name in (
                "stand-perceel-1.xml",
                "stand-perceel-6.xml",
                "stand-perceel-3.afgeleid.xml",
                "stand-appre-1.afgeleid.xml",
            )
        ),
    )
    registers.load("kvk", sample("kvk", "api", "basisprofiel_69599084_eenmanszaak.json"))
    found = {row["kvk"]: (row["rechtsvorm"], row["uitgezonderd"], row["eenmanszaak"]) for row in companies(registers)}
    assert found == {
        "21013149": ("ST", None, False),
        "50788590": ("PUBLIEK", "overheid", False),
        "04052580": ("BV", None, False),
        "01179514": ("PUBLIEK", "overheid", False),
        "01163452": ("VVE", "vereniging van eigenaars", False),
        "69599084": ("EMZ", None, True),
    }


def companies(registers: Registers) -> list[Row]:
    return list(registers.tables().nodes("Bedrijf").values())
