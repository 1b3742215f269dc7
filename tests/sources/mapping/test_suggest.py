"""Suggestions for a file that nobody knows: the right loader first, a mapping that works, and never a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.cli.line.load_suggest import mapping_text
from ondermijning.errors import DeliveryError
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import read_mapping
from ondermijning.sources.mapping.suggest import ENOUGH, SURE, Suggestion, suggest
from ondermijning.sources.mapping.suggest_values import likeness
from tests.support.reading import read
from tests.support.workbooks import workbook
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.loader import Loader

EVENTS = """Gebeurtenis ID;Soort gebeurtenis;Datum besluit;KVK;Postcode pand;Huisnr;Nationaliteit exploitant;Opmerkingen
A-1;sluiting_13b;31/12/2024;99000011;6211 AB;12;geheim-land;geheime opmerking
A-2;controle;30/11/2024;99000022;6211 AC;3;geheim-land;geheime opmerking
"""
GRANTS = """Dossiernr;Aanvrager;KvK-nummer;IBAN;Regeling;Subsidiejaar;Bedrag verleend
S-1;Stichting Voorbeeldwijk;99000011;NL91ABNA0417164300;Buurten;2024;€ 1.000,00
"""


def suggested(path: Path) -> Suggestion:
    (file,) = input_files([path])
    return suggest(file, shipped_loaders())


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "onbekend.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_loader_that_a_file_is_for_comes_first_with_what_its_columns_are(tmp_path: Path) -> None:
    best = suggested(written(tmp_path, EVENTS)).proposals[0]
    assert (best.source, best.format, best.missing) == ("gebeurtenissen", "CSV gebeurtenissen", ())
    assert best.columns == {
        "gebeurtenis id": "gebeurtenis_id",
        "soort gebeurtenis": "soort",
        "datum besluit": "datum",
        "kvk": "kvk_nummer",
        "postcode pand": "postcode",
        "huisnr": "huisnummer",
    }
    assert best.orders == {"datum": "dag-maand-jaar"}
    assert best.score >= ENOUGH


def test_columns_that_may_never_be_stored_are_named_and_in_no_mapping(tmp_path: Path) -> None:
    found = suggested(written(tmp_path, EVENTS))
    assert found.never == ("nationaliteit exploitant",)
    assert "nationaliteit" not in mapping_text(found.proposals[0])
    assert found.unused == 1


def test_no_value_and_no_unknown_name_comes_out(tmp_path: Path) -> None:
    said = str(suggested(written(tmp_path, EVENTS)))
    for value in ("A-1", "99000011", "6211", "geheim", "12/2024", "opmerkingen"):
        assert value not in said


def chosen(text: str, scope: str) -> str:
    """A proposed mapping after a person chose what silence means."""
    return text.replace(f'# reikwijdte = "{scope}"', f'reikwijdte = "{scope}"')


@pytest.mark.parametrize(
    ("text", "loader", "scope"), [(EVENTS, "gebeurtenissen", ""), (GRANTS, "subsidies_intern", "volledig")]
)
def test_the_mapping_can_be_saved_and_used_at_once(tmp_path: Path, text: str, loader: str, scope: str) -> None:
    path = written(tmp_path, text)
    best = suggested(path).proposals[0]
    (tmp_path / "mapping.toml").write_text(chosen(mapping_text(best), scope), encoding="utf-8")
    assert best.source == loader
    result = read(mapped(shipped_loaders()[loader], read_mapping(tmp_path / "mapping.toml")), path)
    assert (len(result.records), result.rejects, result.remarks) == (len(text.splitlines()) - 1, [], [])


def test_a_date_in_another_order_is_read_in_that_order_by_the_mapping(tmp_path: Path) -> None:
    path = written(tmp_path, EVENTS.replace("31/12", "12/31").replace("30/11", "11/30"))
    best = suggested(path).proposals[0]
    (tmp_path / "mapping.toml").write_text(mapping_text(best), encoding="utf-8")
    result = read(mapped(shipped_loaders()[best.source], read_mapping(tmp_path / "mapping.toml")), path)
    assert [event.datum for event in result.records] == [date(2024, 12, 31), date(2024, 11, 30)]


def test_a_workbook_gets_the_same_suggestion_as_its_csv(tmp_path: Path) -> None:
    rows = [line.split(";") for line in EVENTS.splitlines()]
    path = workbook(tmp_path / "onbekend.xlsx", {"Blad1": [("Gebeurtenissen 2024",), (), *rows]})
    assert suggested(path) == suggested(written(tmp_path, EVENTS))


def test_the_same_file_gives_the_same_scores(tmp_path: Path) -> None:
    path = written(tmp_path, EVENTS)
    first = suggested(path)
    assert suggested(path) == first
    scores = [each.score for each in first.proposals]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


def test_what_another_municipality_calls_a_column_is_known(tmp_path: Path) -> None:
    best = suggested(
        written(tmp_path, "Organisatie;Bedrag;Subsidieregeling;Projectnaam\nStichting X;10;Y;Z\n")
    ).proposals[0]
    assert (best.source, best.missing) == ("subsidies", ())
    assert best.columns["organisatie"] == "aanvrager"


def test_a_file_without_a_likeness_gets_no_score_that_is_enough(tmp_path: Path) -> None:
    found = suggested(written(tmp_path, "kleur;smaak\nrood;zoet\n"))
    assert [each.score for each in found.proposals if each.score >= ENOUGH] == []


def test_a_column_with_numbers_of_persons_or_accounts_is_proposed_only_where_they_are_replaced(tmp_path: Path) -> None:
    found = suggested(written(tmp_path, "BSN aanvrager;Regeling;Bedrag verleend\n999993653;Buurten;10\n"))
    for proposal in found.proposals:
        reader = next(each for each in shipped_loaders()[proposal.source].reads if each.format == proposal.format)
        assert proposal.columns.get("bsn aanvrager", "") in {"", *reader.pseudonymised}


def test_what_a_loader_lacks_is_told_and_stands_as_a_question_in_the_mapping(tmp_path: Path) -> None:
    path = written(tmp_path, GRANTS.replace("Dossiernr", "Kleur"))
    best = next(each for each in suggested(path).proposals if each.source == "subsidies_intern")
    assert best.missing == ("dossiernummer",)
    text = mapping_text(best)
    assert "# Nog nodig, in [kolommen] of [vast]: dossiernummer" in text
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeliveryError, match="needs dossiernummer"):
        mapped(shipped_loaders()[best.source], read_mapping(tmp_path / "mapping.toml"))


@pytest.mark.parametrize("loader", shipped_loaders().values(), ids=list(shipped_loaders()))
def test_a_file_that_a_loader_reads_is_told_to_be_one(tmp_path: Path, loader: Loader) -> None:
    path = tmp_path / loader.example_name
    path.write_text(loader.example, encoding="utf-8")
    assert {known.source for known in suggested(path).known} == {loader.id}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is no table"),
        (b"\x7fELF;\x02;\x01;\x01\n\x00\x00", "is no table"),
        (b"%PDF-1.7\n1 0 obj\n", "is no table"),
        (b"een woord", "is no table"),
        (b"\n\n", "is no table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(DeliveryError, match=f"^x: {told}"):
        suggested(tmp_path / "x")


@pytest.mark.parametrize(
    ("theirs", "ours", "values", "low", "high"),
    [
        ("datum", "datum", ["geen"], 0, 0),
        ("datum", "datum", ["2024-12-31"], 100, 100),
        ("datum", "datum", [], 100, 100),
        ("pc6", "postcode", ["6211AB"], 60, 90),
        ("pc6", "postcode", ["x"], 0, 0),
        ("kleur", "soort", ["a"], 0, 59),
        ("kvk_nummer", "kvk_nummer", ["1", "2", "99000011"], 0, 0),
    ],
)
def test_values_speak_for_and_against_a_name(theirs: str, ours: str, values: list[str], low: int, high: int) -> None:
    assert low <= likeness(theirs, ours, values, synonym=False) <= high


def test_a_mapping_that_comes_along_is_named_for_a_file_in_its_form(tmp_path: Path) -> None:
    quarter = written(
        tmp_path, "Organisatie;Bedrag;Subsidieregeling;Projectnaam\nStichting Voorbeeldwijk;100;Buurten;Feest\n"
    )
    assert suggested(quarter).shipped == ("maastricht_kwartaal",)
    assert suggested(written(tmp_path, EVENTS)).shipped == ()


EVENT_HEAD = "Gebeurtenis ID;Soort gebeurtenis;Datum besluit;KVK;Postcode pand;Huisnr"
CASE_HEAD = "Zaaknummer;Soort;Activiteit;Datum aanvraag;Besluit;Aanvrager type;Aanvrager id"
GRANT_HEAD = "Dossiernummer;Aanvrager;Regeling;Subsidiejaar;Bedrag verleend;Datum verlening"


def scope_of(path: Path) -> tuple[str, list[str]]:
    """The loader, and the lines on what silence means."""
    best = suggested(path).proposals[0]
    return best.source, [line for line in mapping_text(best).splitlines() if "reikwijdte" in line or "deel" in line]


PARTS = {
    "a quarter of events": (
        EVENT_HEAD,
        ("A-1;controle;31-10-2024;99000011;6211AB;1", "A-2;controle;2024-12-01;99000011;6221AC;2"),
        "alle datums in datum liggen in één kwartaal",
    ),
    "a year of events": (
        EVENT_HEAD,
        ("A-1;controle;31-01-2024;99000011;6211AB;1", "A-2;controle;2024-12-01;99000011;6221AC;2"),
        "alle datums in datum liggen in één jaar",
    ),
    "a part of the city": (
        EVENT_HEAD,
        ("A-1;controle;31-01-2023;99000011;6211AB;1", "A-2;controle;2024-12-01;99000011;6211 AC;2"),
        "alle postcodes in postcode hebben dezelfde vier cijfers",
    ),
    "a neighbourhood": (
        f"{EVENT_HEAD};Buurtnaam",
        ("A-1;controle;31-01-2023;99000011;6211AB;1;Geheim", "A-2;controle;2024-12-01;99000011;6221AC;2;Geheim"),
        "een kolom met de buurt, de wijk of het stadsdeel heeft overal dezelfde waarde",
    ),
    "a quarter of cases, which are kept by year": (
        CASE_HEAD,
        ("Z-1;horeca;café;2024-04-01;verleend;kvk;99000011", "Z-2;horeca;café;2024-06-30;verleend;kvk;99000011"),
        "alle datums in datum_aanvraag liggen in één kwartaal",
    ),
}
WHOLE = {
    "a year of cases, which are kept by year": (
        CASE_HEAD,
        ("Z-1;horeca;café;2024-04-01;verleend;kvk;99000011", "Z-2;horeca;café;2024-10-30;verleend;kvk;99000011"),
    ),
    "a year of grants": (
        GRANT_HEAD,
        ("S-1;Stichting Voorbeeldwijk;Buurten;2024;10;2024-01-01", "S-2;Stichting Proef;Buurten;2024;10;2024-12-01"),
    ),
    "one day in all rows, as of an export": (
        EVENT_HEAD,
        ("A-1;controle;31-10-2024;99000011;6211AB;1", "A-2;controle;31-10-2024;99000011;6221AC;2"),
    ),
    "several years, of which the first rows show one quarter": (
        EVENT_HEAD,
        (
            *(
                f"A-{number};controle;{number % 28 + 1}-10-2024;99000011;62{11 + number % 2}AB;1"
                for number in range(300)
            ),
            "A-300;controle;31-10-2023;99000011;6221AC;2",
        ),
    ),
    "one row": (EVENT_HEAD, ("A-1;controle;31-10-2024;99000011;6211AB;1",)),
    "dates in hardly any row": (
        EVENT_HEAD,
        (
            "A-1;controle;31-10-2024;99000011;6211AB;1",
            "A-2;controle;30-10-2024;99000011;6221AC;2",
            *(f"A-{number};controle;;99000011;6221AC;2" for number in range(3, 9)),
        ),
    ),
}


@pytest.mark.parametrize(("head", "rows", "told"), PARTS.values(), ids=list(PARTS))
def test_a_file_that_shows_to_be_a_part_is_proposed_as_one(
    tmp_path: Path, head: str, rows: tuple[str, ...], told: str
) -> None:
    path = written(tmp_path, "\n".join((head, *rows)))
    source, lines = scope_of(path)
    why = f"# Een deel: {told}. Elke regel spreekt voor zichzelf en niets anders eindigt."
    assert lines == [why, 'reikwijdte = "onderwerp"']
    (tmp_path / "mapping.toml").write_text(mapping_text(suggested(path).proposals[0]), encoding="utf-8")
    reader = mapped(shipped_loaders()[source], read_mapping(tmp_path / "mapping.toml")).reads[0]
    assert reader.scope is Scope.SUBJECT
    assert "Geheim" not in str(suggested(path))


@pytest.mark.parametrize(("head", "rows"), WHOLE.values(), ids=list(WHOLE))
def test_what_a_file_does_not_show_is_asked_and_nothing_is_loaded_before_it_is_answered(
    tmp_path: Path, head: str, rows: tuple[str, ...]
) -> None:
    path = written(tmp_path, "\n".join((head, *rows)))
    source, lines = scope_of(path)
    assert [line.partition("  #")[0] for line in lines] == [
        "# Beslis: haal het eerste # weg van één regel met reikwijdte. Zonder die keuze wordt niets ingelezen.",
        '# reikwijdte = "volledig"',
        '# reikwijdte = "onderwerp"',
    ]
    text = mapping_text(suggested(path).proposals[0])
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeliveryError, match="does not say what silence means"):
        mapped(shipped_loaders()[source], read_mapping(tmp_path / "mapping.toml"))
    for scope in (Scope.FULL, Scope.SUBJECT):
        (tmp_path / "mapping.toml").write_text(chosen(text, scope), encoding="utf-8")
        assert mapped(shipped_loaders()[source], read_mapping(tmp_path / "mapping.toml")).reads[0].scope is scope


def test_a_part_of_a_register_that_takes_no_parts_is_warned_of(tmp_path: Path) -> None:
    lines = ("kwartaal;index;stadsdeel", "2024K1;100;Geheim", "2024K2;101;Geheim")
    path = written(tmp_path, "\n".join(lines).replace("kwartaal", "het kwartaal"))
    source, told = scope_of(path)
    assert (source, len(told)) == ("prijsindex", 3)
    assert told[1].startswith("# Let op: een kolom met de buurt")
    assert told[2].startswith('# reikwijdte = "volledig"')


def test_a_weak_match_is_told_as_one_in_the_mapping(tmp_path: Path) -> None:
    best = suggested(written(tmp_path, EVENTS)).proposals[0]
    weak = "# Een zwakke gelijkenis"
    assert (best.score >= SURE, weak in mapping_text(best)) == (True, False)
    assert weak in mapping_text(replace(best, score=SURE - 1))


DAYS = ["2019-01-01", "2024-12-31"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Datum vestiging", "datum_einde"),
        ("Datum oprichting", "datum_einde"),
        ("Datum inschrijving", "datum_einde"),
        ("Startdatum", "einddatum"),
        ("Ingangsdatum", "geldig_tot"),
        ("Geldig vanaf", "geldig_tot"),
        ("Einddatum", "begindatum"),
        ("Datum einde", "datum_aanvang"),
        ("Datum uitschrijving", "datum_inschrijving"),
        ("Datum opheffing", "datum_aanvang"),
        ("Geldig t/m", "geldig_van"),
        ("Vervaldatum", "ingangsdatum"),
    ],
)
def test_a_day_on_which_something_begins_is_never_the_day_on_which_it_ends(theirs: str, ours: str) -> None:
    assert likeness(theirs, ours, DAYS, synonym=False) == 0


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Datum van einde", "datum_einde"),
        ("Eind datum", "einddatum"),
        ("Geldig t/m", "geldig_tot"),
        ("Begin datum", "begindatum"),
        ("Datum aanvang onderneming", "datum_aanvang"),
    ],
)
def test_a_name_that_says_the_same_side_of_a_term_stays_alike(theirs: str, ours: str) -> None:
    assert likeness(theirs, ours, DAYS, synonym=False) >= 60


def test_the_number_of_an_article_is_no_number_of_a_file() -> None:
    assert likeness("Artikelnummer", "dossiernummer", ["120", "121"], synonym=False) == 0
    assert likeness("Artikelnr", "zaaknummer", ["A-120"], synonym=False) == 0


def columns_of(path: Path) -> dict[str, str]:
    return {theirs: ours for each in suggested(path).proposals for theirs, ours in each.columns.items()}


def test_numbers_of_articles_are_never_proposed_as_sums(tmp_path: Path) -> None:
    head = "Dossiernummer;Aanvrager;Regeling;Subsidiejaar;Artikelnummer verleend"
    path = written(tmp_path, f"{head}\nS-1;Stichting Proef;Buurten;2024;120\nS-2;Stichting Proef;Buurten;2024;121\n")
    found = {each.columns.get("artikelnummer verleend", "") for each in suggested(path).proposals}
    assert not any("bedrag" in ours or "euro" in ours for ours in found)


@pytest.mark.parametrize(("name", "values"), [("Bedrag", ("verleend", "nee")), ("Uitkomst verleend", ("a", "b"))])
def test_a_sum_is_proposed_only_when_its_values_are_sums(tmp_path: Path, name: str, values: tuple[str, str]) -> None:
    rows = [f"S-{number};Stichting Proef;Buurten;2024;{value}" for number, value in enumerate(values)]
    path = written(tmp_path, "\n".join((f"Dossiernummer;Aanvrager;Regeling;Subsidiejaar;{name}", *rows)))
    assert "bedrag_verleend" not in columns_of(path).values()


def test_a_kind_of_permit_is_never_proposed_as_an_addition(tmp_path: Path) -> None:
    head = "Zaaknummer;Soort;Besluit;Aanvrager type;Aanvrager id;Soort toevoeging"
    path = written(tmp_path, f"{head}\nZ-1;horeca;verleend;kvk;99000011;exploitatievergunning\n")
    assert "soort toevoeging" not in columns_of(path)


@pytest.mark.parametrize("date", ["Datum oprichting", "Datum uitspraak"])
def test_a_list_of_companies_is_offered_as_no_register(tmp_path: Path, date: str) -> None:
    text = f"KVK nummer;Naam;Rechtsvorm;{date};Plaats\n99000011;Voorbeeld B.V.;bv;2020-01-01;Maastricht\n"
    found = suggested(written(tmp_path, text))
    assert [each.source for each in found.proposals if each.source == "insolventies" or each.score >= ENOUGH] == []
    assert found.wanted["insolventies"] == ("datum_uitspraak", "insolventienummer", "kvk_nummer")


def test_a_mapping_shows_how_many_values_speak_for_each_column(tmp_path: Path) -> None:
    text = mapping_text(suggested(written(tmp_path, EVENTS)).proposals[0])
    assert '"kvk" = "kvk_nummer"  # 2 van 2 waarden passen' in text
    assert '"soort gebeurtenis" = "soort"  # alleen om de naam: lees na wat erin staat' in text


def test_columns_left_out_are_told_by_their_place(tmp_path: Path) -> None:
    assert suggested(written(tmp_path, EVENTS)).left_out == (7, 8)


@pytest.mark.parametrize(("sums", "warned"), [(("1,00", "2,00"), True), (("1.500,00", "20.000,00"), False)])
def test_sums_that_are_unlike_those_of_the_register_are_warned_of(
    tmp_path: Path, sums: tuple[str, str], *, warned: bool
) -> None:
    rows = [f"S-{number};Stichting Proef;Buurten;2024;{value}" for number, value in enumerate(sums)]
    path = written(tmp_path, "\n".join(("Dossiernr;Aanvrager;Regeling;Subsidiejaar;Bedrag verleend", *rows)))
    best = suggested(path).proposals[0]
    assert best.unusual == (("bedrag_verleend",) if warned else ())
    assert ("# Let op: bedragen in bedrag_verleend" in mapping_text(best)) is warned


def test_titles_above_a_csv_do_not_change_what_is_proposed(tmp_path: Path) -> None:
    plain = suggested(written(tmp_path, EVENTS)).proposals[0]
    assert suggested(written(tmp_path, f"Overzicht 2024\n\n{EVENTS}")).proposals[0] == plain
