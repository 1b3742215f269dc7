from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_overdracht import Overdracht, OverdrachtObject, OverdrachtPartij
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = "NL.IMKAD.KadastraalObject:12300001270000"
FORM = CsvForm(
    "transacties",
    {
        "kadastraalobject_id": "12300001270000",
        "datum": "2019-05-20",
        "soort": "koop",
        "koopsom_euro": "180000",
        "aantal_objecten": "1",
        "verkoper": "T. de Fictie",
        "verkoper_kvk": "",
        "verkoper_rsin": "",
        "koper": "Voorbeeld Vastgoed B.V.",
        "koper_kvk": "99000011",
        "koper_rsin": "",
        "stuk": "Hyp4 75001/12",
    },
)
SALE_ID = "Hyp4 75001/12|2019-05-20"


def parties(result: object) -> list[tuple[str, str, str | None]]:
    found = result.of(OverdrachtPartij)  # type: ignore[attr-defined]
    return [(party.rol, party.partij_soort, party.naam) for party in found]


def test_a_line_gives_the_transfer_the_object_and_both_parties(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert result.of(Overdracht) == [Overdracht(SALE_ID, date(2019, 5, 20), "koop", 180_000, 1, None, "Hyp4 75001/12")]
    assert result.of(OverdrachtObject) == [OverdrachtObject(SALE_ID, HOUSE)]
    assert parties(result) == [
        ("verkoper", "persoon", "T. de Fictie"),
        ("koper", "bedrijf", "Voorbeeld Vastgoed B.V."),
    ]
    assert result.of(OverdrachtPartij)[1].partij_sleutel == "KVK:99000011"
    assert (result.rejects, result.remarks, result.subjects) == ([], [], [f"{HOUSE}|2019"])


@pytest.mark.parametrize("written", ["MTT00 C 123", "mtt00 c 123", "MTT00C00123G0000", "Maastricht C 123"])
def test_an_object_that_is_named_by_its_designation_is_searched_by_it(tmp_path: Path, written: str) -> None:
    result = FORM.read(tmp_path, {"kadastraalobject_id": written})
    assert result.of(OverdrachtObject) == [OverdrachtObject(SALE_ID, "AANDUIDING:MTT00 C 123")]
    assert result.rejects == []


@pytest.mark.parametrize("written", ["123", "0935010000000012", "perceel 12", "MTT00 J 123"])
def test_an_object_that_could_join_nothing_is_refused(tmp_path: Path, written: str) -> None:
    result = FORM.read(tmp_path, {"kadastraalobject_id": written})
    assert [(each.field, each.reason) for each in result.rejects] == [
        ("kadastraalobject_id", "is neither the id of a cadastral object nor a designation as MTT00 C 123")
    ]


def test_lines_of_one_deed_and_day_are_one_transfer(tmp_path: Path) -> None:
    other = {"kadastraalobject_id": "12300002270000", "verkoper": "S. de Fictie"}
    result = FORM.read(tmp_path, {}, {"verkoper": "S. de Fictie"}, other)
    assert {transfer.overdracht_id for transfer in result.of(Overdracht)} == {SALE_ID}
    assert len(set(result.of(OverdrachtObject))) == 2
    assert len(set(result.of(OverdrachtPartij))) == 3


def test_without_a_deed_the_object_day_and_kind_tell_transfers_apart(tmp_path: Path) -> None:
    lines = [{}, {"verkoper": "S. de Fictie"}, {"soort": "schenking"}, {"datum": "2019-05-21"}]
    result = FORM.read(tmp_path, *({"stuk": "", **line} for line in lines))
    first, second, *others = [transfer.overdracht_id for transfer in result.of(Overdracht)]
    assert first == second
    assert len({first, *others}) == 3


def test_a_word_in_the_place_of_a_deed_makes_no_transfer_of_two_sales(tmp_path: Path) -> None:
    lines = [{"stuk": "onbekend"}, {"stuk": "onbekend", "kadastraalobject_id": "12300002270000"}]
    result = FORM.read(tmp_path, *lines)
    assert len({transfer.overdracht_id for transfer in result.of(Overdracht)}) == 2
    assert [transfer.stuk for transfer in result.of(Overdracht)] == [None, None]
    assert [remark.field for remark in result.remarks] == ["stuk", "stuk"]


def test_a_deed_part_of_the_land_registry_is_known_as_such(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"stuk": "NL.IMKAD.Stukdeel.500001"})
    assert [transfer.stukdeel_id for transfer in result.of(Overdracht)] == ["NL.IMKAD.Stukdeel:500001"]


@pytest.mark.parametrize(
    ("given", "kept", "remarks"),
    [
        ("606", "overdracht", 0),
        ("Koop", "koop", 0),
        ("Schenking", "schenking", 0),
        ("verkoop", "koop", 0),
        ("Executieveiling", "executieveiling", 0),
        ("vrijwillige veiling", "koop", 0),
        ("", None, 0),
        ("iets", "iets", 1),
    ],
)
def test_a_kind_is_brought_into_the_words_of_the_graph(
    tmp_path: Path, given: str, kept: str | None, remarks: int
) -> None:
    result = FORM.read(tmp_path, {"soort": given})
    assert ([transfer.soort for transfer in result.of(Overdracht)], len(result.remarks)) == ([kept], remarks)


@pytest.mark.parametrize(
    ("name", "numbers", "key", "kind"),
    [
        ("Voorbeeld B.V.", {"koper_kvk": "99000011", "koper_rsin": "123456782"}, "KVK:99000011", "bedrijf"),
        ("Stichting Voorbeeld", {"koper_kvk": "", "koper_rsin": "123456782"}, "RSIN:123456782", "bedrijf"),
        ("", {"koper_kvk": "99000011"}, "KVK:99000011", "bedrijf"),
        ("P. Proef", {"koper_kvk": ""}, None, "persoon"),
        ("Voorbeeld B.V.", {"koper_kvk": ""}, None, "bedrijf"),
    ],
)
def test_a_party_is_known_by_its_number_else_by_its_name_in_the_transfer(
    tmp_path: Path, name: str, numbers: dict[str, str], key: str | None, kind: str
) -> None:
    result = FORM.read(tmp_path, {"koper": name, **numbers})
    (buyer,) = (party for party in result.of(OverdrachtPartij) if party.rol == "koper")
    assert buyer.partij_soort == kind
    assert buyer.partij_sleutel == key or (key is None and len(buyer.partij_sleutel) == 32)


@pytest.mark.parametrize("name", ["P. Proef", "Bakkerij Proef", "Proef eenmanszaak", ""])
def test_a_number_that_may_be_a_bsn_never_comes_in(tmp_path: Path, name: str) -> None:
    result = FORM.read(tmp_path, {"koper": name, "koper_kvk": "99000011", "koper_rsin": "999993653"})
    assert "999993653" not in str(result)
    assert "hmac" not in str(result)
    assert [remark.field for remark in result.remarks] == ["koper_rsin"]


def test_an_rsin_with_a_wrong_check_digit_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"koper_rsin": "123456789"})
    assert [party.rsin for party in result.of(OverdrachtPartij) if party.rol == "koper"] == ["123456789"]
    assert [remark.field for remark in result.remarks] == ["koper_rsin"]


def test_a_line_may_know_one_side_only(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"verkoper": ""})
    assert [role for role, *_ in parties(result)] == ["koper"]


@pytest.mark.parametrize(
    ("column", "text"),
    [("kadastraalobject_id", ""), ("kadastraalobject_id", "12 3"), ("datum", ""), ("datum", "2019-05"), ("datum", "x")],
)
def test_a_line_without_object_or_whole_day_is_refused(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text}, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert len(result.of(Overdracht)) == 1


@pytest.mark.parametrize(
    ("column", "text"),
    [("koopsom_euro", "veel"), ("koopsom_euro", "-5"), ("aantal_objecten", "0"), ("koper_kvk", "12")],
)
def test_a_value_that_cannot_be_read_is_a_remark(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], len(result.of(Overdracht))) == ([column], 1)


def test_other_columns_stay_at_the_door(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"koper_geboorteplaats": "Nergenshuizen", "opmerking": "Nergens"})
    assert "Nergens" not in str(result)
    assert set(result.dropped) == {"koper_geboorteplaats", "opmerking"}


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(FORM.text({}, {"datum": "2020-01-01"})[:-40], encoding="utf-8")
    assert read(shipped_loaders()["transacties"], path).refused_at == ["regel 3"]


def test_an_empty_file_is_in_no_format_of_this_list(tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.write_text("", encoding="utf-8")
    assert read(shipped_loaders()["transacties"], path).skipped == ["leeg.csv"]


def test_a_list_speaks_for_the_years_of_an_object_that_it_names(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    first = [{}, {"stuk": "Hyp4 1/1"}, {"datum": "2020-02-02", "stuk": "Hyp4 2/2"}]
    for day, lines in ((1, first), (2, [{}])):
        path = FORM.write(tmp_path / f"{day}.csv", *lines)
        load_into(workspace, "transacties", [path], reference_date=date(2024, 6, day))
    ended = {row["stuk"]: row["_gezien_tot"] for row in state_of(workspace)["Overdracht"]}
    assert ended == {"Hyp4 75001/12": None, "Hyp4 1/1": date(2024, 6, 2), "Hyp4 2/2": None}
