from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gebied import Buurtcijfer, Buurtindeling, Buurtvlak
from tests.support.csv_forms import CsvForm
from tests.support.reading import Reading, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

CODE = "BU09359901"
LINE = CsvForm(
    "buurten",
    {
        "buurtcode": CODE,
        "buurtnaam": "Voorbeeldbuurt",
        "wijkcode": "WK093599",
        "wijknaam": "Voorbeeldwijk",
        "aantal_inwoners": "1240",
        "percentage_huurwoningen": "64",
        "onveilig_gevoel_procent": "21.5",
    },
)
SQUARE = [
    [176_000.0, 318_000.0],
    [176_100.0, 318_000.0],
    [176_100.0, 318_100.0],
    [176_000.0, 318_100.0],
    [176_000.0, 318_000.0],
]
HOLE = [[176_010.0, 318_010.0], [176_020.0, 318_010.0], [176_020.0, 318_020.0], [176_010.0, 318_010.0]]
CROSSED = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]
DEGREES = [[5.69, 50.85], [5.70, 50.85], [5.70, 50.86], [5.69, 50.85]]


def moved(ring: list[list[float]], metres: float) -> list[list[float]]:
    return [[x + metres, y] for x, y in ring]


def feature(*rings: Any, code: Any = CODE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"buurtcode": code, **properties}, "geometry": geometry}


def write(folder: Path, *found: Any, **above: Any) -> Path:
    path = folder / "buurten.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", **above, "features": list(found)}), encoding="utf-8")
    return path


def run(folder: Path, *found: Any, **above: Any) -> Reading:
    return read(shipped_loaders()["buurten"], write(folder, *found, **above))


def crs(name: str) -> dict[str, Any]:
    return {"type": "name", "properties": {"name": name}}


def test_a_line_gives_names_and_a_record_per_figure(tmp_path: Path) -> None:
    result = LINE.read(tmp_path, {})
    assert result.records == [
        Buurtindeling(CODE, "Voorbeeldbuurt", "WK093599", "Voorbeeldwijk"),
        Buurtcijfer(CODE, "aantal_inwoners", 1_240_000),
        Buurtcijfer(CODE, "onveilig_gevoel_procent", 21_500),
        Buurtcijfer(CODE, "percentage_huurwoningen", 64_000),
    ]
    assert (result.subjects, result.remarks, result.rejects) == (["BUURT:0935"], [], [])


@pytest.mark.parametrize(
    ("text", "promille"), [("0", 0), ("21,5", 21_500), ("6.9995", 7_000), ("0.0004", 0), ("123456789", 123_456_789_000)]
)
def test_a_figure_is_kept_as_thousandths(tmp_path: Path, text: str, promille: int) -> None:
    figures = LINE.read(tmp_path, {"aantal_inwoners": text}).of(Buurtcijfer)
    assert figures[0].waarde_promille == promille


@pytest.mark.parametrize("text", [".", "x", "", "-99997", "-99995"])
def test_a_figure_that_is_secret_or_unknown_is_absent(tmp_path: Path, text: str) -> None:
    result = LINE.read(tmp_path, {"aantal_inwoners": text})
    assert ("aantal_inwoners" in {figure.kenmerk for figure in result.of(Buurtcijfer)}, result.remarks) == (False, [])


@pytest.mark.parametrize(
    ("column", "text"), [("aantal_inwoners", "veel"), ("aantal_inwoners", "-3"), ("wijkcode", "WK1")]
)
def test_a_value_that_cannot_be_read_is_a_remark(tmp_path: Path, column: str, text: str) -> None:
    result = LINE.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], result.rejects) == ([column], [])


@pytest.mark.parametrize("code", ["", "0935", "WK093599", "BU0935990"])
def test_a_line_without_a_code_of_a_neighbourhood_is_refused(tmp_path: Path, code: str) -> None:
    result = LINE.read(tmp_path, {"buurtcode": code}, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == (["buurtcode"], ["regel 2"])


@pytest.mark.parametrize(
    "column",
    [
        "gemiddeld_inkomen_per_inwoner",
        "percentage_migratieachtergrond",
        "percentage_herkomst_buiten_europa",
        "personen_met_bijstand",
        "aantal_mannen",
        "percentage_laag_inkomen",
    ],
)
def test_income_origin_and_benefits_stay_outside_and_are_counted(tmp_path: Path, column: str) -> None:
    path = tmp_path / "buurten.csv"
    path.write_text(f"buurtcode;{column}\n{CODE};31\n{CODE[:-1]}2;12\n", encoding="utf-8")
    result = read(shipped_loaders()["buurten"], path)
    assert (result.records, result.dropped[column]) == ([], 1)


def test_a_polygon_is_kept_with_its_holes(tmp_path: Path) -> None:
    result = run(tmp_path, feature(SQUARE, HOLE, buurtnaam="Voorbeeldbuurt", gemiddeld_inkomen=31))
    assert result.records == [
        Buurtvlak(
            CODE,
            1,
            "POLYGON ((176000 318000, 176100 318000, 176100 318100, 176000 318100, 176000 318000), "
            "(176010 318010, 176020 318010, 176020 318020, 176010 318010))",
        )
    ]
    assert (result.subjects, result.rejects, result.dropped["gemiddeld_inkomen"]) == (["VLAK:0935"], [], 1)


def test_every_part_of_a_multipolygon_is_a_polygon(tmp_path: Path) -> None:
    result = run(tmp_path, feature([SQUARE, HOLE], [moved(SQUARE, 500)], kind="MultiPolygon"))
    assert [(part.volgnummer, part.wkt.count("(")) for part in result.of(Buurtvlak)] == [(1, 3), (2, 2)]


@pytest.mark.parametrize(
    ("rings", "field"),
    [
        ([CROSSED], "geometry"),
        ([DEGREES], "geometry"),
        ([SQUARE[:2]], "geometry"),
        ([[]], "geometry"),
        ([], "geometry"),
        ([[["east", "north"]] * 4], "geometry"),
        ([["x"]], "geometry"),
        ([moved(SQUARE, 300_000)], "geometry"),
    ],
)
def test_a_polygon_that_cannot_serve_is_refused_and_the_others_stay(tmp_path: Path, rings: Any, field: str) -> None:
    result = run(tmp_path, feature(*rings), feature(SQUARE, code="BU09359902"), crs=crs("EPSG:28992"))
    assert [reject.field for reject in result.rejects] == [field]
    assert [part.buurtcode for part in result.records] == ["BU09359902"]


@pytest.mark.parametrize(
    "wrong",
    [
        feature(SQUARE, code="BU1"),
        feature(SQUARE, code=None),
        feature(SQUARE, kind="LineString"),
        "x",
        {"type": "Feature"},
    ],
)
def test_a_feature_without_a_code_or_polygon_is_refused(tmp_path: Path, wrong: Any) -> None:
    result = run(tmp_path, wrong, feature(SQUARE, code="BU09359902"))
    assert (len(result.rejects), len(result.records)) == (1, 1)


def test_degrees_and_other_systems_are_refused_with_a_message(tmp_path: Path) -> None:
    for path in (
        write(tmp_path, feature(DEGREES)),
        write(tmp_path, feature(DEGREES), crs=crs("urn:ogc:def:crs:OGC:1.3:CRS84")),
        write(tmp_path, feature(SQUARE), crs=crs("EPSG:3857")),
    ):
        with pytest.raises(DeliveryError, match="in degrees or in another system than RD"):
            read(shipped_loaders()["buurten"], path)


@pytest.mark.parametrize(
    "name", ["EPSG:28992", "urn:ogc:def:crs:EPSG::28992", "http://www.opengis.net/def/crs/EPSG/0/28992"]
)
def test_a_file_may_say_that_it_is_in_rd(tmp_path: Path, name: str) -> None:
    assert len(run(tmp_path, feature(SQUARE), crs=crs(name)).records) == 1


def test_an_empty_and_a_cut_file_are_refused_and_nothing_changes(tmp_path: Path) -> None:
    workspace, path = demo_workspace(tmp_path), write(tmp_path, feature(SQUARE))
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    with pytest.raises(DeliveryError, match="cut off"):
        load_into(workspace, "buurten", [path])
    for text in ("", "buurtcode;buurtnaam\n"):
        (tmp_path / "leeg.csv").write_text(text, encoding="utf-8")
        with pytest.raises(DeliveryError):
            load_into(workspace, "buurten", [tmp_path / "leeg.csv"])
    assert state_of(workspace) == {}


def test_names_figures_and_outlines_that_come_apart_do_not_end_each_other(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    (tmp_path / "veilig.csv").write_text(f"buurtcode;overlast_procent\n{CODE};12.5\n", encoding="utf-8")
    files = [LINE.write(tmp_path / "buurten.csv", {}), write(tmp_path, feature(SQUARE)), tmp_path / "veilig.csv"]
    for day, file in enumerate(files, 1):
        load_into(workspace, "buurten", [file], reference_date=date(2024, 1, day))
    state = state_of(workspace)
    assert {kind: len(rows) for kind, rows in state.items()} == {"Buurtindeling": 1, "Buurtcijfer": 4, "Buurtvlak": 1}
    assert {row["_gezien_tot"] for rows in state.values() for row in rows} == {None}
