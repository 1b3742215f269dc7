from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_other import Kredietvergunning
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import read_mapping
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {
    "register": "AFM",
    "kvk_nummer": "99000071",
    "soort": "kredietaanbieder",
    "datum_ingang": "2016-05-01",
    "datum_einde": "",
    "peildatum": "2024-01-01",
}
FORM = CsvForm("kredietverleners", PLAIN)
LICENCE = Kredietvergunning("afm", "99000071", "kredietaanbieder", date(2016, 5, 1), None, date(2024, 1, 1))
OTHER = {"kvk_nummer": "99000072"}


def test_a_line_is_a_licence_of_a_company(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([LICENCE], [], [], ["afm"])


def test_a_file_as_a_register_gives_it_is_counted(tmp_path: Path) -> None:
    lines = [{"kvk_nummer": str(99000100 + at), "soort": ("bank", "anders", "fonds")[at % 3]} for at in range(30)]
    found = FORM.read(tmp_path, *lines, {"kvk_nummer": ""})
    assert (len(found.records), len(found.remarks), len(found.rejects)) == (30, 1, 0)
    assert [sum(each.soort == kind for each in found.records) for kind in ("bank", "anders", "fonds")] == [10, 10, 10]


@pytest.mark.parametrize(("number", "told"), [("", "says nothing about a company"), ("12", "")])
def test_a_licence_without_a_usable_number_is_left_out_with_a_remark(tmp_path: Path, number: str, told: str) -> None:
    result = FORM.read(tmp_path, {"kvk_nummer": number})
    assert (result.records, result.rejects, [each.field for each in result.remarks]) == ([], [], ["kvk_nummer"])
    assert told in result.remarks[0].reason


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("register", "", "missing"),
        ("soort", "", "missing"),
        ("soort", "adviseren", "is none of bank, verzekeraar, kredietaanbieder, fonds, anders"),
        ("peildatum", "", "date"),
        ("peildatum", "2024", "no whole date"),
        ("datum_ingang", "mei 2016", "date"),
        ("datum_einde", "2023", "no whole date"),
    ],
)
def test_a_line_that_could_be_wrong_in_silence_is_refused_and_the_rest_loads(
    tmp_path: Path, column: str, text: str, told: str
) -> None:
    result = FORM.read(tmp_path, {column: text}, OTHER)
    assert ([each.field for each in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert told in result.rejects[0].reason
    assert [each.kvk for each in result.records] == ["99000072"]


def test_a_licence_that_stands_twice_is_remarked(tmp_path: Path) -> None:
    assert [each.field for each in FORM.read(tmp_path, {}, {}).remarks] == ["kvk_nummer"]


def test_names_stay_at_the_door(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"naam": "R. Voorbeeld h.o.d.n. Proefkrediet"})
    assert (result.records, result.dropped) == ([LICENCE], {"naam": 1})


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(FORM.text({}, OTHER)[:-12], encoding="utf-8")
    assert read(shipped_loaders()["kredietverleners"], path).refused_at == ["regel 3"]


def test_a_later_list_ends_the_licences_of_its_register_only(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    bank = {"register": "dnb", "kvk_nummer": "99000011", "soort": "bank"}
    for day, lines in (("2024-01-01", [{}, OTHER, bank]), ("2024-04-01", [{}])):
        load_into(
            workspace,
            "kredietverleners",
            [FORM.write(tmp_path / f"{day}.csv", *({**line, "peildatum": day} for line in lines))],
        )
    ended = {row["kvk"]: row["_gezien_tot"] for row in state_of(workspace)["Kredietvergunning"]}
    assert ended == {"99000071": None, "99000072": date(2024, 4, 1), "99000011": None}


def test_a_list_of_less_than_half_is_refused(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for day, count in (("2024-01-01", 30), ("2024-04-01", 10)):
        lines = [{"kvk_nummer": str(99000100 + at), "peildatum": day} for at in range(count)]
        path = FORM.write(tmp_path / f"{day}.csv", *lines)
        if count == 30:
            load_into(workspace, "kredietverleners", [path])
        else:
            with pytest.raises(DeliveryError, match="10 rows for area afm"):
                load_into(workspace, "kredietverleners", [path])


def test_an_export_of_a_register_is_brought_into_this_form_by_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'bron = "kredietverleners"\nformaat = "Openbaar register"\nreikwijdte = "volledig"\n[kolommen]\n"KvK-nr" = "kvk_nummer"\n'
        '"Activiteit" = "soort"\n"Begin" = "datum_ingang"\n[vast]\nregister = "AFM"\npeildatum = "2024-01-01"\n'
        '[waarden.soort]\n"Aanbieden hypothecair krediet" = "kredietaanbieder"\n"Adviseren" = "anders"\n',
        encoding="utf-8",
    )
    path = tmp_path / "export.csv"
    path.write_text(
        "KvK-nr;Activiteit;Begin\n99000071;Aanbieden hypothecair krediet;2016-05-01\n99000072;Adviseren;\n",
        encoding="utf-8",
    )
    with pytest.raises(DeliveryError, match="does not say what silence means"):
        mapped(shipped_loaders()["kredietverleners"], read_mapping(_without_silence(tmp_path / "m.toml")))
    loader = mapped(shipped_loaders()["kredietverleners"], read_mapping(tmp_path / "m.toml"))
    assert [(each.kvk, each.soort) for each in read(loader, path).of(Kredietvergunning)] == [
        ("99000071", "kredietaanbieder"),
        ("99000072", "anders"),
    ]


def _without_silence(path: Path) -> Path:
    """The same mapping without what an absent licence means."""
    other = path.with_name("zonder.toml")
    other.write_text(path.read_text(encoding="utf-8").replace('reikwijdte = "volledig"\n', ""), encoding="utf-8")
    return other
