from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import Subsidieverlening
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import find_mapping
from tests.support.csv_forms import CsvForm
from tests.support.reading import Reading, read
from tests.support.samples import sample
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["subsidies"]
OLD = CsvForm(
    "subsidies",
    {
        "TABLE_NAME": "SUBSIDIEREGISTER",
        "DOSSIERNUMMER": "SB-1",
        "AANVRAGER": "Stichting Voorbeeldwijk",
        "REGELINGNAAM": "Buurthuizen",
        "BELEIDSTERREIN": "Welzijn",
        "PROJECT_NAAM": "Buurthuis",
        "TYPE_PERIODICITEIT": "Periodiek",
        "BEDRAG_AANGEVRAAGD": "83280.00",
        "BEDRAG_VERLEEND": "80000.00",
        "BEDRAG_VASTGESTELD": "",
        "SUBSIDIEJAAR": "2016",
    },
)
OVERVIEW = {"DATUM_OVERZICHT": "2022-01-24 01:01:04.587"}
NEW = CsvForm(
    "subsidies",
    {
        "id": "7",
        "dossiernummer": "SB-1",
        "aanvrager": "Stichting Voorbeeldwijk",
        "regelingnaam": "Buurthuizen",
        "beleidsterrein": "Welzijn",
        "projectnaam": "Buurthuis",
        "typePeriodiciteit": "Periodiek",
        "bedragAangevraagd": "83280.00",
        "bedragVerleend": "80000.00",
        "subsidiejaar": "2016",
    },
)
GRANT = Subsidieverlening(
    dossiernummer="SB-1",
    aanvrager="Stichting Voorbeeldwijk",
    particulier=False,
    regeling="Buurthuizen",
    beleidsterrein="Welzijn",
    project="Buurthuis",
    periodiciteit="Periodiek",
    subsidiejaar=2016,
    status=None,
    datum_aanvraag=None,
    datum_besluit=None,
    aangevraagd_euro=83280,
    verleend_euro=80000,
    vastgesteld_euro=None,
    kvk=None,
    iban_hmac=None,
    straat=None,
    huisnummer=None,
    toevoeging=None,
    postcode=None,
    bag_id=None,
)
ITEM: dict[str, Any] = {
    "Naam": "Stichting Voorbeeldwijk",
    "Project": "Buurthuis",
    "Regeling": "Buurthuizen",
    "Organisatie": "stadsdeel",
    "Thema": "Welzijn",
    "Jaar": 2016,
    "Periodiciteit": "Periodiek",
    "Aangevraagd": "€ 83.280",
    "Verleend": 80000.0,
}


def run_json(tmp_path: Path, document: object) -> Reading:
    path = tmp_path / "subsidies.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read(LOADER, path)


@pytest.mark.samples
def test_all_grants_of_the_json_register_are_kept_and_counted() -> None:
    result = read(LOADER, sample("subsidies", "amsterdam-subsidies-2016.json"))
    grants = result.of(Subsidieverlening)
    assert (len(grants), result.rejects, result.remarks, set(result.subjects)) == (2691, [], [], {"2016"})
    assert len({grant.dossiernummer for grant in grants}) == 2691
    assert sum(int(grant.dossiernummer.partition("#")[2]) > 1 for grant in grants) == 7
    assert sum(grant.aangevraagd_euro or 0 for grant in grants) == 465_243_429
    assert sum(grant.verleend_euro or 0 for grant in grants) == 427_419_075
    assert sum(grant.verleend_euro == 0 for grant in grants) == 454
    assert max(grant.verleend_euro or 0 for grant in grants) == 48_950_340
    assert sum(grant.particulier for grant in grants) == 444
    names = {grant.aanvrager for grant in grants if not grant.particulier}
    assert (len(names), None in names) == (1085, False)
    assert len({grant.regeling for grant in grants}) == 146
    assert sum(grant.periodiciteit == "Eenmalig" for grant in grants) == 1994


@pytest.mark.samples
def test_the_register_in_a_later_file_written_otherwise_counts_once(tmp_path: Path) -> None:
    first = sample("subsidies", "amsterdam-subsidies-2016.json")
    second = tmp_path / "later.json"
    second.write_text(json.dumps(json.loads(first.read_text(encoding="utf-8")), indent=1), encoding="utf-8")
    workspace = demo_workspace(tmp_path)
    for day, path in enumerate((first, second), start=1):
        (report,) = load_into(workspace, LOADER, [path], reference_date=date(2017, 1, day))
        assert (report.already_known, report.records) == (False, {"Subsidieverlening": 2691})
    rows = state_of(workspace)["Subsidieverlening"]
    assert (len(rows), {row["_gezien_tot"] for row in rows}) == (2691, {None})


@pytest.mark.samples
def test_the_line_of_dashes_under_the_real_header_is_no_grant() -> None:
    path = sample("subsidies", "amsterdam_register_export_kop.csv")
    result = read(LOADER, path)
    private, council = result.of(Subsidieverlening)
    assert (result.positions, result.rejects, result.remarks) == (["regel 3", "regel 4"], [], [])
    assert (private.dossiernummer, private.aanvrager, private.particulier) == ("SBA-000019", None, True)
    assert (council.dossiernummer, council.aangevraagd_euro, council.vastgesteld_euro) == ("SBA-000042", 83280, 83280)
    assert council.aanvrager == "St. Centrale Dorpenraad Landelijk Noord"
    (file,) = input_files([path])
    reader = LOADER.reader_for(file)
    assert reader is not None
    assert reader.reference_date(file) == date(2022, 1, 24)


def test_the_export_under_old_and_new_names_gives_the_same_grant(tmp_path: Path) -> None:
    assert OLD.read(tmp_path, {}).records == [GRANT]
    assert NEW.read(tmp_path, {}).records == [GRANT]


def test_the_days_and_state_of_older_and_newer_layouts_are_read(tmp_path: Path) -> None:
    older = {"STATUS": "Vastgesteld", "ONTVANGSTDATUM_SUBSIDIE_AANVRAAG": "3-9-2015", "BEDRAG_VERLEEND": " 80000.00"}
    newer = {"publicatiedatumVerleningsbesluit": "2015-12-01", "datumOverzicht": "2022-01-24"}
    assert OLD.read(tmp_path, {**older, "INGEDIEND_DOOR": "T. de Fictie"}).records == [
        GRANT._replace(status="Vastgesteld", datum_aanvraag=date(2015, 9, 3))
    ]
    assert NEW.read(tmp_path, newer).records == [GRANT._replace(datum_besluit=date(2015, 12, 1))]


def test_a_private_person_has_no_name_and_is_told_to_be_one(tmp_path: Path) -> None:
    for name in ("(Particulier)", "particulier", " ( Particulier ) ", "Natuurlijk persoon", "(natuurlijk-persoon)"):
        (grant,) = OLD.read(tmp_path, {"AANVRAGER": name}).of(Subsidieverlening)
        assert (grant.aanvrager, grant.particulier) == (None, True)


@pytest.mark.parametrize("text", ["€ 83.280", " 83280", "83280.00", "€ 83.280,00", "  83280.00"])
def test_a_sum_is_read_with_its_sign_and_blanks(tmp_path: Path, text: str) -> None:
    assert OLD.read(tmp_path, {"BEDRAG_AANGEVRAAGD": text}).records == [GRANT]
    assert [grant.aangevraagd_euro for grant in run_json(tmp_path, [ITEM | {"Aangevraagd": text}]).records] == [83280]


def test_equal_grants_without_a_number_are_told_apart_by_their_occurrence(tmp_path: Path) -> None:
    result = run_json(tmp_path, [ITEM, ITEM | {"Jaar": 2017}, ITEM, ITEM | {"Verleend": 80000}])
    first, other, second, third = (grant.dossiernummer.split("#") for grant in result.of(Subsidieverlening))
    assert first[0] == second[0] == third[0] != other[0]
    assert [first[1], second[1], third[1], other[1]] == ["1", "2", "3", "1"]
    assert result.subjects == ["2016", "2017", "2016", "2016"]


def test_a_dossier_number_that_comes_back_is_told(tmp_path: Path) -> None:
    result = OLD.read(tmp_path, {}, {"PROJECT_NAAM": "Ander"}, {"DOSSIERNUMMER": "SB-2"})
    assert [remark.field for remark in result.remarks] == ["dossiernummer"]


@pytest.mark.parametrize(
    ("column", "text", "field"),
    [
        ("BEDRAG_VERLEEND", "veel", "bedragverleend"),
        ("SUBSIDIEJAAR", "24", "subsidiejaar"),
        ("AANVRAGER", "", "aanvrager"),
    ],
)
def test_a_value_that_is_missing_or_cannot_be_read_is_a_remark(
    tmp_path: Path, column: str, text: str, field: str
) -> None:
    result = OLD.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], len(result.records)) == ([field], 1)


@pytest.mark.parametrize("change", [{"Naam": {"a": 1}}, {"Verleend": [1]}, {"Jaar": {}}])
def test_a_grant_of_another_shape_is_refused_and_the_others_stay(tmp_path: Path, change: dict[str, Any]) -> None:
    result = run_json(tmp_path, [ITEM | change, ITEM])
    assert (result.refused_at, len(result.records)) == (["/0"], 1)


def test_what_is_not_on_the_list_stays_outside_and_is_counted(tmp_path: Path) -> None:
    result = run_json(tmp_path, [ITEM | {"Contactpersoon": "T. de Fictie"}])
    assert result.dropped == {"Organisatie": 1, "Contactpersoon": 1}
    assert "Fictie" not in str(result.records)


def test_a_file_that_is_cut_off_is_refused_or_loses_its_last_line_visibly(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cut off"):
        run_json(tmp_path, json.dumps([ITEM, ITEM])[:-20])
    path = tmp_path / "subsidies.csv"
    path.write_text(OLD.text(OVERVIEW, OVERVIEW)[:-40], encoding="utf-8")
    assert read(LOADER, path).refused_at == ["regel 3"]


def test_files_of_two_years_do_not_end_each_other(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for year in (2016, 2017):
        lines = {"DOSSIERNUMMER": f"SB-{year}", "SUBSIDIEJAAR": str(year), "DATUM_OVERZICHT": f"{year + 1}-01-31"}
        (report,) = load_into(workspace, LOADER, [OLD.write(tmp_path / f"{year}.csv", lines)])
        assert report.reference_date == date(year + 1, 1, 31)
    rows = state_of(workspace)["Subsidieverlening"]
    assert {row["dossiernummer"]: row["_gezien_tot"] for row in rows} == {"SB-2016": None, "SB-2017": None}


@pytest.mark.parametrize("overview", ["", "ooit"])
def test_an_export_without_a_readable_day_of_overview_states_none(tmp_path: Path, overview: str) -> None:
    (file,) = input_files([OLD.write(tmp_path / "levering.csv", {"DATUM_OVERZICHT": overview})])
    reader = LOADER.reader_for(file)
    assert reader is not None
    assert reader.reference_date(file) is None


# The columns of other municipalities as their registers name them, with two grants each.
OTHERS: dict[str, list[tuple[str, ...]]] = {
    "den_haag": [
        ("Ontvanger", "Bedrag", "Programma", "Jaar"),
        ("Stichting Voorbeeldwijk", "€ 80.000,00", "Welzijn", "2016"), ("(Particulier)", "€ 500,00", "Groen", "2016"),
    ],
    "utrecht": [
        ("Datum verlening", "Aanvrager", "Subsidiedoelstelling", "Regelingnaam", "Verleend bedrag", "Aanvraagnummer", "Boekjaar"),
        ("1-12-2015", "Stichting Voorbeeldwijk", "Welzijn", "Buurthuizen", "80000", "SB-1", "2016"),
        ("2/12/2015", "(Particulier)", "Groen", "Groene gevels", "500", "SB-2", "2016"),
    ],
    "zaanstad": [
        ("Regeling", "Ontvanger", "Bedrag"),
        ("Buurthuizen", "Stichting Voorbeeldwijk", "80.000"), ("Groene gevels", "(Particulier)", "500"),
    ],
    "schiedam": [
        (
            "Subsidiejaar", "Jaar van toekenning", "Programma", "Taakveld", "Soort", "Aanvrager", "Omschrijving", "Regelmaat",
            "Aangevraagd", "Verleend", "Vastgesteld",
        ),
        ("2016", "2015", "Welzijn", "6.1", "x", "Stichting Voorbeeldwijk", "Buurthuis", "Jaarlijks", "83280", "80000", ""),
        ("2016", "2015", "Groen", "5.7", "x", "(Particulier)", "Gevel", "incidenteel", "500", "500", "450"),
    ],
    "maastricht_kwartaal": [
        ("Organisatie", "Bedrag", "Subsidieregeling", "Projectnaam"),
        ("Stichting Voorbeeldwijk", "€ 80.000", "Buurthuizen", "Buurthuis"), ("(Particulier)", "€ 500", "Groene gevels", "Gevel"),
    ],
}  # fmt: skip
NOTHING: dict[str, Any] = dict.fromkeys(
    ("regeling", "beleidsterrein", "project", "periodiciteit", "subsidiejaar", "aangevraagd_euro")
)
SAID: dict[str, dict[str, Any]] = {
    "den_haag": {"beleidsterrein": "Welzijn", "subsidiejaar": 2016},
    "utrecht": {
        "beleidsterrein": "Welzijn",
        "regeling": "Buurthuizen",
        "datum_besluit": date(2015, 12, 1),
        "subsidiejaar": 2016,
    },
    "zaanstad": {"regeling": "Buurthuizen"},
    "schiedam": {
        "beleidsterrein": "Welzijn",
        "project": "Buurthuis",
        "periodiciteit": "Periodiek",
        "aangevraagd_euro": 83280,
        "subsidiejaar": 2016,
    },
    "maastricht_kwartaal": {"regeling": "Buurthuizen", "project": "Buurthuis"},
}


def in_columns_of(name: str, path: Path, rows: list[tuple[str, ...]] | None = None) -> Path:
    """A register in the columns of a municipality, as CSV or as a workbook."""
    lines = rows or OTHERS[name]
    if path.suffix == ".xlsx":
        return workbook(path, {"Register": lines})
    path.write_text("".join(";".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", OTHERS)
def test_the_register_of_another_municipality_is_read_with_its_mapping(tmp_path: Path, name: str, form: str) -> None:
    loader = mapped(LOADER, find_mapping(name))
    result = read(loader, in_columns_of(name, tmp_path / f"register.{form}"))
    known, private = result.of(Subsidieverlening)
    expected = GRANT._replace(**NOTHING)._replace(**SAID[name])
    assert known._replace(dossiernummer="SB-1") == expected
    assert (private.aanvrager, private.particulier, private.verleend_euro) == (None, True, 500)
    assert (result.rejects, result.remarks) == ([], [])
    assert read(LOADER, tmp_path / f"register.{form}").recognised == []


def test_equal_grants_of_a_register_without_numbers_are_two_and_loading_them_again_changes_nothing(
    tmp_path: Path,
) -> None:
    workspace, loader = demo_workspace(tmp_path), mapped(LOADER, find_mapping("den_haag"))
    head, grant, _ = OTHERS["den_haag"]
    first = in_columns_of("den_haag", tmp_path / "a.csv", [head, grant, grant])
    second = in_columns_of("den_haag", tmp_path / "b.xlsx", [head, grant, grant])
    for day, path in enumerate((first, second), start=1):
        (report,) = load_into(workspace, loader, [path], reference_date=date(2017, 1, day))
        assert report.records == {"Subsidieverlening": 2}
    rows = state_of(workspace)["Subsidieverlening"]
    assert sorted(row["dossiernummer"].partition("#")[2] for row in rows) == ["1", "2"]
    assert {row["_gezien_tot"] for row in rows} == {None}


def test_the_quarter_lists_of_maastricht_add_up(tmp_path: Path) -> None:
    workspace, loader = demo_workspace(tmp_path), mapped(LOADER, find_mapping("maastricht_kwartaal"))
    head, first, second = OTHERS["maastricht_kwartaal"]
    for month, row in ((9, first), (12, second)):
        path = in_columns_of("maastricht_kwartaal", tmp_path / f"{month}.csv", [head, row])
        (report,) = load_into(workspace, loader, [path], reference_date=date(2024, month, 30))
        assert report.scope == "onderwerp"
    assert [row["_gezien_tot"] for row in state_of(workspace)["Subsidieverlening"]] == [None, None]


def test_a_register_that_says_who_is_a_natural_person_is_believed(tmp_path: Path) -> None:
    lines = [
        {"AANVRAGER_TYPE": "Natuurlijk persoon", "AANVRAGER": "T. de Fictie"},
        {"AANVRAGER_TYPE": "Organisatie"},
        {},
    ]
    grants = OLD.read(tmp_path, *lines).of(Subsidieverlening)
    assert [(grant.aanvrager, grant.particulier) for grant in grants] == [
        ("T. de Fictie", True),
        ("Stichting Voorbeeldwijk", False),
        ("Stichting Voorbeeldwijk", False),
    ]


def test_an_export_without_dossier_numbers_needs_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(
        "aanvrager;regelingnaam;bedragVerleend\nStichting Voorbeeldwijk;Buurthuizen;80000\n", encoding="utf-8"
    )
    assert read(LOADER, path).recognised == []
    (tmp_path / "eigen.toml").write_text(
        'bron = "subsidies"\nformaat = "eigen"\nreikwijdte = "volledig"\n'
        '[kolommen]\naanvrager = "aanvrager"\nbedragverleend = "bedragverleend"\n'
        '[vast]\nsubsidiejaar = "2024"\n',
        encoding="utf-8",
    )
    result = read(mapped(LOADER, find_mapping(str(tmp_path / "eigen.toml"))), path)
    assert (result.subjects, result.dropped) == (["2024"], {"regelingnaam": 1})


def test_a_date_of_overview_under_another_name_is_the_reference_date(tmp_path: Path) -> None:
    (tmp_path / "eigen.toml").write_text(
        'bron = "subsidies"\nformaat = "eigen"\nreikwijdte = "volledig"\n'
        '[kolommen]\nwie = "aanvrager"\nbedrag = "bedragverleend"\nstand = "datumoverzicht"\n',
        encoding="utf-8",
    )
    (file,) = input_files(
        [in_columns_of("", tmp_path / "a.csv", [("Wie", "Bedrag", "Stand"), ("Stichting X", "1", "2024-12-31")])]
    )
    reader = mapped(LOADER, find_mapping(str(tmp_path / "eigen.toml"))).reader_for(file)
    assert reader is not None
    assert reader.reference_date(file) == date(2024, 12, 31)
