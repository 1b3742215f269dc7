from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import Erfpachtdossier, ErfpachtdossierObject, Erfpachtvermelding
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import read_mapping
from tests.support.csv_forms import CsvForm
from tests.support.reading import Reading, read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["erfpacht"]
FORM = CsvForm(
    "erfpacht",
    {
        "dossiernummer": "E123/1",
        "soort": "Voortdurend",
        "datum_uitgifte": "1972-01-01",
        "datum_van": "2022-01-01",
        "datum_tm": "2071-12-31",
        "afgekocht": "nee",
        "canon": "1.234,56",
        "canon_jaar": "2022",
        "kadastrale_aanduidingen": "MTT00 C 1278 A2|Maastricht C 1277",
        "adres": "Voorbeeldstraat 12-A",
        "postcode": "6211AB",
        "peildatum": "2024-01-01",
    },
)
OTHER = {"dossiernummer": "E123/2"}
LEASE = Erfpachtdossier(
    dossiernummer="E123/1",
    soort="voortdurend",
    uitgegeven=date(1972, 1, 1),
    periode_van=date(2022, 1, 1),
    periode_tm=date(2071, 12, 31),
    afgekocht=False,
    canon_euro=1235,
    canon_jaar=2022,
    straat="Voorbeeldstraat",
    huisnummer=12,
    toevoeging="A",
    postcode="6211AB",
    woonplaats=None,
    bag_id=None,
)
OBJECTS = [ErfpachtdossierObject("E123/1", "MTT00 C 1277"), ErfpachtdossierObject("E123/1", "MTT00 C 1278 A2")]


def answer(folder: Path, content: Any, name: str = "dossier.json") -> Reading:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read(LOADER, path)


def dossier(**changes: Any) -> dict[str, Any]:
    """A fictitious dossier with what the interface at least says."""
    return {"dossierNummer": "E1/1", "voorkeursadres": "Proefplein 5", "juridisch": {}, "financieel": {}} | changes


def test_a_line_is_a_dossier_with_its_objects(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks) == ([LEASE, *OBJECTS], [], [])


def test_the_sample_of_a_dossier_gives_its_last_canon_and_its_object_and_nobody() -> None:
    result = read(LOADER, sample("permits", "erfpacht", "dossierinfo.json"))
    lease, thing = result.records
    assert (lease.dossiernummer, lease.soort, lease.uitgegeven) == ("E123/456", "eeuwigdurend", date(1922, 1, 1))
    assert (lease.periode_van, lease.periode_tm) == (date(2022, 6, 24), date(2046, 12, 31))
    assert (lease.canon_euro, lease.canon_jaar, lease.afgekocht) == (128, 2022, False)
    assert (lease.straat, lease.huisnummer, lease.toevoeging, lease.postcode) == ("Dit en dat plein", 22, "H", "1234HK")
    assert thing == ErfpachtdossierObject("E123/456", "ASD18 V 34123 A1")
    assert (result.rejects, result.remarks, result.subjects) == ([], [], ["dossier E123/456"])
    assert (result.dropped["relaties"], result.dropped["facturen"], result.dropped["betaler"]) == (1, 1, 1)
    assert not any(name in str(result) for name in ("Gruyter", "Wegan", "186698"))


def test_the_sample_of_a_list_names_fifteen_dossiers_and_no_invoice() -> None:
    result = read(LOADER, sample("permits", "erfpacht", "dossiers.json"))
    assert (result.kinds(), result.rejects, result.remarks) == ({"Erfpachtvermelding": 15}, [], [])
    assert len({each.dossiernummer for each in result.records}) == 15
    belonging = [each for each in result.records if each.dossiernummer.startswith("E477/48")]
    assert {(each.straat, each.huisnummer, each.toevoeging) for each in belonging} == {("Dit en dat plein", 22, "H")}


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("dossiernummer", "", "missing"),
        ("peildatum", "", "date"),
        ("peildatum", "2024", "no whole date"),
        ("datum_tm", "2021-12-31", "lies before the day on which the period begins"),
    ],
)
def test_a_line_that_could_be_wrong_in_silence_is_refused_and_the_rest_loads(
    tmp_path: Path, column: str, text: str, told: str
) -> None:
    result = FORM.read(tmp_path, {column: text}, OTHER)
    assert ([each.field for each in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert told in result.rejects[0].reason
    assert [each.dossiernummer for each in result.of(Erfpachtdossier)] == ["E123/2"]


@pytest.mark.parametrize(
    ("column", "text", "kept"),
    [
        ("soort", "opstal", LEASE._replace(soort=None)),
        ("datum_uitgifte", "1972", LEASE._replace(uitgegeven=None)),
        ("datum_tm", "ooit", LEASE._replace(periode_tm=None)),
        ("afgekocht", "deels", LEASE._replace(afgekocht=None)),
        ("canon", "-5", LEASE._replace(canon_euro=None)),
        ("canon_jaar", "22", LEASE._replace(canon_jaar=None)),
        ("kadastrale_aanduidingen", "MTT00 C 1278 A2|Maastricht C 1277|ergens", LEASE),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out_with_a_remark(
    tmp_path: Path, column: str, text: str, kept: Erfpachtdossier
) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert (result.records, result.rejects) == ([kept, *OBJECTS], [])
    assert [each.field for each in result.remarks] == [column]


def test_a_dossier_without_a_place_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"kadastrale_aanduidingen": "", "adres": "", "postcode": ""})
    assert ([each.field for each in result.remarks], len(result.records)) == (["adres"], 1)


def test_a_dossier_that_stands_twice_is_remarked(tmp_path: Path) -> None:
    assert [each.field for each in FORM.read(tmp_path, {}, {}).remarks] == ["dossiernummer"]
    twice = answer(tmp_path, [dossier(), dossier()])
    assert [each.field for each in twice.remarks] == ["dossierNummer"]


def test_names_stay_at_the_door(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"erfpachter": "T. de Fictie"})
    assert (result.records, result.dropped) == ([LEASE, *OBJECTS], {"erfpachter": 1})


def test_of_several_addresses_in_an_answer_the_preferred_one_counts(tmp_path: Path) -> None:
    places = [{"straatnaam": "Proefplein", "huisnummer": number, "postcode": "6211AC"} for number in ("5", "7")]
    (lease,) = answer(tmp_path, dossier(plaatselijkeaanduidingen=places)).records
    assert (lease.straat, lease.huisnummer, lease.postcode) == ("Proefplein", 5, None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dossierNummer": " "}, "dossierNummer"),
        ({"kadastraleaanduidingen": "ASD18"}, "kadastraleaanduidingen"),
        ({"financieel": {"huidigePeriode": {"periodeVan": "2024-01-01", "periodeTm": "2023-01-01"}}}, "datum_tm"),
    ],
)
def test_a_broken_dossier_is_refused_and_the_rest_loads(tmp_path: Path, change: dict[str, Any], field: str) -> None:
    result = answer(tmp_path, [dossier(**change), dossier(dossierNummer="E1/2")])
    assert [each.field for each in result.rejects] == [field]
    assert [each.dossiernummer for each in result.of(Erfpachtdossier)] == ["E1/2"]


def test_an_object_without_a_known_designation_is_remarked(tmp_path: Path) -> None:
    result = answer(tmp_path, dossier(kadastraleaanduidingen=[{"gemeenteCode": "ASD18", "sectie": "V"}]))
    assert ([each.field for each in result.remarks], len(result.records)) == (["kadastraleaanduidingen"], 1)


def test_a_csv_that_is_cut_off_loses_its_last_line_visibly_and_an_answer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(FORM.text({}, OTHER)[:-40], encoding="utf-8")
    assert read(LOADER, path).refused_at == ["regel 3"]
    with pytest.raises(DeliveryError, match="is cut off"):
        answer(tmp_path, json.dumps(dossier())[:-5])


def test_a_list_that_comes_later_ends_no_terms_and_a_later_csv_ends_what_it_lacks(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    load_into(workspace, "erfpacht", [FORM.write(tmp_path / "eerste.csv", {}, OTHER)])
    named = {"dossiers": {"dossiers": [{"dossierNummer": "E123/1", "voorkeursadres": "Voorbeeldstraat 12 A"}]}}
    (tmp_path / "lijst.json").write_text(json.dumps(named), encoding="utf-8")
    load_into(workspace, "erfpacht", [tmp_path / "lijst.json"], reference_date=date(2024, 2, 1))
    later = {"peildatum": "2024-04-01"}
    load_into(workspace, "erfpacht", [FORM.write(tmp_path / "tweede.csv", later)])
    state = state_of(workspace)
    ended = {row["dossiernummer"]: (row["canon_euro"], row["_gezien_tot"]) for row in state["Erfpachtdossier"]}
    assert ended == {"E123/1": (1235, None), "E123/2": (1235, date(2024, 4, 1))}
    assert [row["_gezien_tot"] for row in state[Erfpachtvermelding.__name__]] == [None]


def test_an_export_of_a_municipality_is_brought_into_this_form_by_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'bron = "erfpacht"\nformaat = "Export grondzaken"\nreikwijdte = "volledig"\n[kolommen]\n"Dossier" = "dossiernummer"\n'
        '"Begin" = "datum_van"\n"Eind" = "datum_tm"\n"Jaarcanon" = "canon"\n"Perceel" = "kadastrale_aanduidingen"\n'
        '"Soort recht" = "soort"\n[vast]\npeildatum = "2024-01-01"\n[waarden.soort]\n"Tijdelijk recht" = "tijdelijk"\n',
        encoding="utf-8",
    )
    path = tmp_path / "export.csv"
    path.write_text(
        "Dossier;Begin;Eind;Jaarcanon;Perceel;Soort recht;Erfpachter\n"
        "E9;01-01-2020;31-12-2029;€ 500,00;MTT00C01277G0000;Tijdelijk recht;T. de Fictie\n",
        encoding="utf-8",
    )
    result = read(mapped(LOADER, read_mapping(tmp_path / "m.toml")), path)
    lease, thing = result.records
    assert (lease.dossiernummer, lease.soort, lease.periode_tm, lease.canon_euro) == (
        "E9",
        "tijdelijk",
        date(2029, 12, 31),
        500,
    )
    assert (thing.aanduiding, result.rejects, result.remarks) == ("MTT00 C 1277", [], [])
