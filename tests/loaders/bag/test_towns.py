from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_bag import BagGemeenteWoonplaats
from tests.support.reading import Reading, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path


def relation(town: str = "1406", municipality: str = "0935", begin: str = "2010-12-14", end: str = "") -> str:
    ended = f"<einddatumTijdvakGeldigheid>{end}</einddatumTijdvakGeldigheid>" if end else ""
    return f"""<GemeenteWoonplaatsRelatie><tijdvakgeldigheid>
        <begindatumTijdvakGeldigheid>{begin}</begindatumTijdvakGeldigheid>{ended}</tijdvakgeldigheid>
        <gerelateerdeWoonplaats><identificatie>{town}</identificatie></gerelateerdeWoonplaats>
        <gerelateerdeGemeente><identificatie>{municipality}</identificatie></gerelateerdeGemeente>
        <status>definitief</status></GemeenteWoonplaatsRelatie>"""


def write(folder: Path, *relations: str) -> Path:
    path = folder / "gwr.xml"
    path.write_text(
        "<BAG-GWR-Deelbestand-LVC><SelectieGegevens><StandTechnischeDatum>20240108</StandTechnischeDatum></SelectieGegevens>"
        f"<Product>{''.join(relations)}</Product></BAG-GWR-Deelbestand-LVC>",
        encoding="utf-8",
    )
    return path


def run(folder: Path, *relations: str) -> Reading:
    return read(shipped_loaders()["bag"], write(folder, *relations))


@pytest.mark.parametrize(("begin", "end"), [("2010-12-14", "2015-01-01"), ("2010121400000000", "2015010100000000")])
def test_a_period_is_read_in_the_form_of_both_versions(tmp_path: Path, begin: str, end: str) -> None:
    result = run(tmp_path, relation(begin=begin, end=end))
    assert result.records == [BagGemeenteWoonplaats("0935", "1406", date(2010, 12, 14), date(2015, 1, 1), "definitief")]
    assert (result.subjects, result.remarks) == (["GWR:1406"], [])


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (relation(town="14"), "gerelateerdeWoonplaats"),
        (relation(municipality=""), "gerelateerdeGemeente"),
        (relation(begin=""), "begindatumTijdvakGeldigheid"),
        (relation(begin="x"), "begindatumTijdvakGeldigheid"),
    ],
)
def test_a_relation_without_its_key_is_refused_and_the_others_stay(tmp_path: Path, broken: str, field: str) -> None:
    result = run(tmp_path, broken, relation())
    assert ([reject.field for reject in result.rejects], len(result.records)) == ([field], 1)


def test_an_end_that_is_no_date_is_a_remark(tmp_path: Path) -> None:
    result = run(tmp_path, relation(end="x"))
    assert ([remark.field for remark in result.remarks], result.records[0].geldig_tot) == (
        ["einddatumTijdvakGeldigheid"],
        None,
    )


def test_it_is_a_delivery_of_its_stated_date_and_a_cut_one_is_refused(tmp_path: Path) -> None:
    workspace, path = demo_workspace(tmp_path), write(tmp_path, relation(), relation(town="1407"))
    (report,) = load_into(workspace, "bag", [path])
    assert (report.reference_date, report.records) == (date(2024, 1, 8), {"BagGemeenteWoonplaats": 2})
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    with pytest.raises(DeliveryError, match="cut off"):
        load_into(workspace, "bag", [path])
