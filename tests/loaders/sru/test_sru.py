from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import Bekendmaking
from ondermijning.sources.rows import Remark
from tests.support.reading import Reading, read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["sru"]
GMB = "gmb-2024-999001"
TITLE = (
    "Voorbeeldstraat 12A, 6211 AB Maastricht. Kennisgeving nieuwe aanvraag omgevingsvergunning, het verhuren van kamers"
)
NAMED = "Voorbeeldstraat 12, 6211AB Maastricht. Afgehandelde omgevingsvergunning, uitbouw familie Proef"


def run(folder: Path, content: object, name: str = "bekendmakingen") -> Reading:
    path = folder / (name + (".xml" if isinstance(content, str) else ".json"))
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read(LOADER, path)


def record(number: str = GMB, title: str = TITLE, more: str = "", rubric: str = "bouwvergunning") -> str:
    return (
        "<record><recordSchema>http://standaarden.overheid.nl/sru/</recordSchema><recordData><gzd><originalData><meta>"
        f"<owmskern><identifier>{number}</identifier><title>{title}</title><type>officiële publicatie</type>"
        f"<type>{rubric}</type><creator>Maastricht</creator></owmskern>"
        f"<owmsmantel><available>2024-05-28</available></owmsmantel><tpmeta>{more}</tpmeta></meta></originalData></gzd>"
        "</recordData></record>"
    )


def page(*found: str, total: int | None = None, prefix: str = "") -> str:
    """A page of the service; with a prefix, its elements stand in a namespace."""
    text = (
        f"<searchRetrieveResponse><version>2.0</version><numberOfRecords>{total or len(found)}</numberOfRecords>"
        f"<records>{''.join(found)}</records></searchRetrieveResponse>"
    )
    if prefix:
        text = text.replace("<", f"<{prefix}:").replace(f"<{prefix}:/", f"</{prefix}:")
        text = text.replace(
            "Response>", f'Response xmlns:{prefix}="http://docs.oasis-open.org/ns/search-ws/sruResponse">', 1
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'


def json_record(number: str = GMB, **tpmeta: Any) -> dict[str, Any]:
    meta = {
        "owmskern": {
            "identifier": number,
            "title": TITLE,
            "type": {"scheme": "OVERHEIDop.Rubriek", "content": "kappen"},
        },
        "owmsmantel": {"available": "2024-05-28"},
        "tpmeta": tpmeta,
    }
    return {"recordSchema": "gzd", "recordData": {"gzd": {"originalData": {"meta": meta}}}}


def json_page(found: object, total: str | int = 1) -> dict[str, Any]:
    return {"searchRetrieveResponse": {"numberOfRecords": total, "records": {"record": found}}}


def only(found: Reading) -> Bekendmaking:
    (notice,) = found.of(Bekendmaking)
    return notice


def test_a_single_record_without_namespaces_is_read() -> None:
    found = read(LOADER, sample("sru", "record_gmb-2023-174296.xml"))
    assert found.records == [
        Bekendmaking(
            "gmb-2023-174296",
            "omgevingsvergunning",
            "sloop",
            "melding",
            "verwijderen van asbest van het dak",
            None,
            date(2023, 4, 20),
            "Frater Romboutsstraat",
            42,
            None,
            "5571KZ",
            "Bergeijk",
            151229,
            368702,
        )
    ]
    assert (found.rejects, found.remarks, found.subjects) == ([], [], ["gmb-2023-174296"])


def test_old_metadata_tells_the_place_that_is_marked() -> None:
    found = read(LOADER, sample("sru", "metadata_gmb-2024-216934.xml"))
    notice = only(found)
    assert (notice.rubriek, notice.soort, notice.fase, notice.datum) == (
        "evenementenvergunning",
        "evenement",
        "melding",
        date(2024, 5, 17),
    )
    assert (notice.straat, notice.huisnummer, notice.postcode, notice.woonplaats, notice.x_rd, notice.y_rd) == (
        "Hogeweg",
        15,
        "4401BT",
        "Yerseke",
        61309,
        389557,
    )
    assert (found.rejects, found.remarks, found.dropped["creator"]) == ([], [], 1)


def test_the_harvest_of_a_month_is_read_with_a_province_among_it() -> None:
    found = read(LOADER, sample("sru", "maastricht-2024-05.selectie.json"))
    notices = found.of(Bekendmaking)
    assert (len(notices), found.rejects) == (15, [])
    assert Counter(notice.rubriek for notice in notices) == {
        "bouwvergunning": 10,
        "overig": 2,
        "evenementenvergunning": 1,
        "meldingen": 1,
        "kapvergunning": 1,
    }
    assert Counter(notice.fase for notice in notices) == {"aanvraag": 9, "afgehandeld": 3, "melding": 1, None: 2}
    assert sum(notice.postcode is not None for notice in notices) == 13
    assert all(notice.x_rd and notice.y_rd for notice in notices)
    by_id = {notice.publicatie_id: notice for notice in notices}
    assert by_id["gmb-2024-227766"].soort == "toeristische verhuur"
    assert by_id["gmb-2024-227352"].zaaknummer == "Z2024-00004062"
    assert (by_id["prb-2024-7610"].postcode, by_id["prb-2024-7610"].huisnummer) == ("6211LE", 100)
    assert found.remarks == [Remark("plaats", "names several places, of which one counts at most")]
    assert found.dropped == {"urlApi": 15, "description": 15}


@pytest.mark.parametrize("name", ["publicatie_gmb-2017-100002.xml", "publicatie_gmb-2024-216934.html.zip"])
def test_the_text_of_a_notice_is_in_no_format(name: str) -> None:
    found = read(LOADER, sample("sru", name))
    assert (found.recognised, len(found.skipped)) == ([], 1)


@pytest.mark.parametrize("prefix", ["", "sru"])
def test_a_page_is_read_with_and_without_namespaces(tmp_path: Path, prefix: str) -> None:
    found = run(tmp_path, page(record(), record("stcrt-2024-1", rubric="kappen"), prefix=prefix))
    first, second = found.of(Bekendmaking)
    assert (first.rubriek, first.soort, first.fase, first.huisnummer, first.toevoeging, first.postcode) == (
        "bouwvergunning",
        "kamerverhuur",
        "aanvraag",
        12,
        "A",
        "6211AB",
    )
    assert (second.publicatie_id, second.rubriek) == ("stcrt-2024-1", "kappen")
    assert found.subjects == [GMB, "stcrt-2024-1"]


def marked(shape: str, *houses: int) -> str:
    inside = "".join(
        f"<gebiedsmarkering><{shape}><geometrie>POINT(176300.5 317600)</geometrie><straatnaam>Proefplein</straatnaam>"
        f"<huisnummer>{house}</huisnummer><huisletter>b</huisletter><postcode>6211 AC</postcode></{shape}></gebiedsmarkering>"
        for house in houses
    )
    return f"{inside}<activiteit>bouwen</activiteit>"


def test_a_house_in_the_title_goes_before_the_one_that_is_marked(tmp_path: Path) -> None:
    titled = only(run(tmp_path, page(record(more=marked("Adres", 5)))))
    assert (titled.huisnummer, titled.postcode, titled.x_rd, titled.y_rd) == (12, "6211AB", 176300, 317600)
    other = run(tmp_path, page(record(title="Besluit op een aanvraag", more=marked("Adres", 5, 7))))
    notice = only(other)
    assert (notice.straat, notice.huisnummer, notice.toevoeging, notice.postcode) == ("Proefplein", 5, "B", "6211AC")
    assert (notice.fase, notice.soort, notice.activiteit) == (None, "bouwen", "bouwen")
    assert [remark.field for remark in other.remarks] == ["plaats"]


def test_an_area_gives_no_point_and_degrees_do(tmp_path: Path) -> None:
    area = "<gebiedsmarkering><Vlak><geometrie>POLYGON((1 2))</geometrie>{}</Vlak></gebiedsmarkering>"
    assert only(run(tmp_path, page(record(more=area.format(""))))).x_rd is None
    degrees = area.format("<locatiepunt>51.3075724542547 5.33312320398434</locatiepunt>")
    assert only(run(tmp_path, page(record(more=degrees)))).x_rd == 151229


def test_a_description_that_names_a_person_stays_outside(tmp_path: Path) -> None:
    found = run(tmp_path, page(record(title=NAMED)))
    assert (only(found).activiteit, only(found).fase) == (None, "afgehandeld")
    assert found.remarks == [Remark("titel", "may name a person, so it is left out")]
    assert "Proef" not in str(found)


@pytest.mark.parametrize("number", ["", "trb-2024-1", "BWBR0005416"])
def test_a_record_of_another_kind_of_publication_is_refused(tmp_path: Path, number: str) -> None:
    found = run(tmp_path, page(record(number), record()))
    assert ([reject.field for reject in found.rejects], found.refused_at) == (["identifier"], ["record[1]"])
    assert only(found).publicatie_id == GMB


def test_a_record_without_metadata_is_refused(tmp_path: Path) -> None:
    found = run(tmp_path, page("<record><recordData><gzd/></recordData></record>"))
    assert [reject.field for reject in found.rejects] == ["recordData"]


@pytest.mark.parametrize("item", [[json_record()], json_record()], ids=["list", "alone"])
def test_a_page_in_json_is_read_with_one_record_in_a_list_or_alone(tmp_path: Path, item: object) -> None:
    found = run(tmp_path, json_page(item))
    notice = only(found)
    assert (notice.publicatie_id, notice.rubriek, notice.soort, notice.huisnummer, notice.datum) == (
        GMB,
        "kappen",
        "kamerverhuur",
        12,
        date(2024, 5, 28),
    )
    assert (found.rejects, found.remarks) == ([], [])


def test_json_markings_are_read_like_those_of_xml(tmp_path: Path) -> None:
    marking = {"scheme": "OVERHEIDop.locatietype", "Punt": {"geometrie": "POINT(176300 317600)"}}
    both = [
        only(run(tmp_path, json_page(json_record(gebiedsmarkering=given)))) for given in (marking, [marking, marking])
    ]
    assert [(notice.x_rd, notice.y_rd) for notice in both] == [(176300, 317600)] * 2


def test_a_page_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="is cut off"):
        run(tmp_path, page(record(), record("gmb-2024-999002"))[:-300])
    (tmp_path / "x.json").write_text(json.dumps(json_page([json_record()]))[:-5], encoding="utf-8")
    with pytest.raises(DeliveryError, match="is cut off"):
        read(LOADER, tmp_path / "x.json")


def test_a_page_without_records_and_an_empty_file_are_no_delivery(tmp_path: Path) -> None:
    assert run(tmp_path, page(total=0)).skipped == ["bekendmakingen.xml"]
    (tmp_path / "leeg.xml").write_text("", encoding="utf-8")
    with pytest.raises(DeliveryError, match="nothing here is in a format of sru"):
        load_into(demo_workspace(tmp_path), LOADER, [tmp_path / "leeg.xml"])


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_pages_that_miss_another_are_told_and_whole_ones_are_not(tmp_path: Path, kind: str) -> None:
    workspace, paths = demo_workspace(tmp_path), []
    for number in (1, 2):
        notice = f"gmb-2024-{number}"
        content = page(record(notice), total=2) if kind == "xml" else json.dumps(json_page([json_record(notice)], 2))
        paths.append(tmp_path / f"{number}.{kind}")
        paths[-1].write_text(content, encoding="utf-8")
    (part,) = load_into(workspace, LOADER, paths[:1], reference_date=date(2024, 6, 1))
    assert part.notes == ["1 rows, where a page says that there are 2 in all; load the other pages too"]
    (whole,) = load_into(workspace, LOADER, paths, reference_date=date(2024, 6, 2))
    assert whole.notes == ["against the delivery before (2024-06-01): 0 ended, 1 began, 0 changed"]
    assert whole.rows == 2


def test_a_notice_that_is_not_in_a_later_delivery_has_not_ended(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for month, number in enumerate((GMB, "gmb-2024-999002"), 1):
        path = tmp_path / f"{number}.xml"
        path.write_text(page(record(number)), encoding="utf-8")
        load_into(workspace, LOADER, [path], reference_date=date(2024, month, 1))
    ended = {row["publicatie_id"]: row["_gezien_tot"] for row in state_of(workspace)["Bekendmaking"]}
    assert ended == {GMB: None, "gmb-2024-999002": None}
