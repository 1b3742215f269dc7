from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_brk import NatuurlijkPersoon, NietNatuurlijkPersoon
from ondermijning.model.records_kik import (
    BeslagAntwoord,
    BeslagLegging,
    BeslagPartij,
    HypotheekAntwoord,
    Zekerheidsstelling,
    ZekerheidsstellingObject,
    ZekerheidsstellingPartij,
)
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import read_mapping
from ondermijning.sources.mapping.suggest import suggest
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

HOUSE, DAY = "NL.IMKAD.KadastraalObject:12340012370000", date(2024, 1, 15)
ASKED = {"kadastraalobject_id": "12340012370000", "peildatum": "2024-01-15", "niet_genoemd": "onbekend"}
MORTGAGE = {
    "stuk": "Hyp3 70001/12",
    "rang": "1",
    "datum_inschrijving": "2020-03-15",
    "hypotheekbedrag_euro": "285000",
    "datum_doorhaling": "",
    "geldgever": "Voorbeeld Krediet B.V.",
    "geldgever_kvk": "99000011",
    "geldnemer": "P. Proef",
}
SEIZURE = {
    "stuk": "Hyp3 70003/1",
    "datum_inschrijving": "2022-03-15",
    "vordering_euro": "25000",
    "beslaglegger": "Proef Incasso B.V.",
    "beslag_soort": "executoriaal",
}
LIST, SEIZED = CsvForm("kik", {**ASKED, **MORTGAGE}), CsvForm("kik", {**ASKED, **SEIZURE})
NOTHING = dict.fromkeys(MORTGAGE, "")


def test_a_line_is_a_mortgage_with_its_object_lender_and_borrower(tmp_path: Path) -> None:
    result = LIST.read(tmp_path, {})
    (mortgage,) = result.of(Zekerheidsstelling)
    assert mortgage[1:] == (285_000, None, date(2020, 3, 15), None, None)
    assert result.of(ZekerheidsstellingObject) == [ZekerheidsstellingObject(mortgage.zekerheid_id, HOUSE)]
    assert [party.rol for party in result.of(ZekerheidsstellingPartij)] == ["geldgever", "geldnemer"]
    assert [(each.naam, each.kvk) for each in result.of(NietNatuurlijkPersoon)] == [
        ("Voorbeeld Krediet B.V.", "99000011")
    ]
    assert [each.geslachtsnaam for each in result.of(NatuurlijkPersoon)] == ["P. Proef"]
    assert result.of(HypotheekAntwoord) == [HypotheekAntwoord(HOUSE, DAY)]
    assert (result.rejects, result.remarks, result.subjects) == ([], [], [HOUSE])


def test_a_line_is_a_seizure_with_who_seizes(tmp_path: Path) -> None:
    result = SEIZED.read(tmp_path, {})
    (seizure,) = result.of(BeslagLegging)
    assert seizure[1:] == (None, "executoriaal", 25_000, None, date(2022, 3, 15), None)
    assert (len(result.of(BeslagPartij)), result.of(BeslagAntwoord)) == (1, [BeslagAntwoord(HOUSE, DAY)])
    assert (result.rejects, result.remarks, result.subjects) == ([], [], [f"{HOUSE}#beslagen"])


def test_a_line_with_an_object_alone_says_that_nothing_rests_on_it(tmp_path: Path) -> None:
    assert LIST.read(tmp_path, NOTHING).records == [HypotheekAntwoord(HOUSE, DAY)]


def test_lines_of_one_deed_rank_and_amount_are_one_mortgage(tmp_path: Path) -> None:
    lines = [{}, {"kadastraalobject_id": "12340012470000"}, {"geldgever": "Proef N.V.", "geldgever_kvk": ""}]
    result = LIST.read(tmp_path, *lines, {"rang": "2"})
    assert len({each.zekerheid_id for each in result.of(Zekerheidsstelling)}) == 2


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("kadastraalobject_id", "0935010000000012", "such as 12340012370000"),
        ("kadastraalobject_id", "MTT00 C 1237", "such as 12340012370000"),
        ("kadastraalobject_id", "", "missing"),
        ("peildatum", "", "date"),
        ("peildatum", "2024", "no whole date"),
        ("niet_genoemd", "", "missing"),
        ("niet_genoemd", "geen", "on a line of its own"),
        ("stuk", "", "missing"),
        ("hypotheekbedrag_euro", "veel", "sum of money"),
        ("stuk", "onbekend", "names no deed"),
    ],
)
def test_a_line_that_could_be_wrong_in_silence_is_refused_and_the_rest_loads(
    tmp_path: Path, column: str, text: str, told: str
) -> None:
    result = LIST.read(tmp_path, {column: text}, {})
    assert ([each.field for each in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert told in result.rejects[0].reason
    assert len(result.of(Zekerheidsstelling)) == 1


def test_a_number_of_a_citizen_stays_at_the_door(tmp_path: Path) -> None:
    result = LIST.read(tmp_path, {"geldnemer_bsn": "999993653"})
    assert "999993653" not in str(result)
    assert result.dropped == {"geldnemer_bsn": 1}


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST.text({}, {})[:-40], encoding="utf-8")
    assert read(shipped_loaders()["kik"], path).refused_at == ["regel 3"]


def test_a_later_list_ends_what_it_leaves_out_of_the_objects_that_it_names_only(tmp_path: Path) -> None:
    workspace, other = demo_workspace(tmp_path), {"kadastraalobject_id": "12340012470000", "stuk": "Hyp3 1/1"}
    for day, lines in (("2024-01-15", [{}, other]), ("2024-06-15", [NOTHING])):
        load_into(
            workspace, "kik", [LIST.write(tmp_path / f"{day}.csv", *({**line, "peildatum": day} for line in lines))]
        )
    ended = {row["object_id"][-6:]: row["_gezien_tot"] for row in state_of(workspace)["ZekerheidsstellingObject"]}
    assert ended == {"370000": date(2024, 6, 15), "470000": None}


def test_a_mapping_that_does_not_say_what_silence_means_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        'bron = "kik"\nformaat = "Lijst"\n[kolommen]\n"Object" = "kadastraalobject_id"\n"Akte" = "stuk"\n'
        '"Som" = "hypotheekbedrag_euro"\n"Bank" = "geldgever"\n[vast]\npeildatum = "2024-01-15"\n',
        encoding="utf-8",
    )
    with pytest.raises(Exception, match="needs niet_genoemd"):
        mapped(shipped_loaders()["kik"], read_mapping(tmp_path / "m.toml"))


def test_a_list_of_another_system_is_proposed_as_this_register(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Kadastraalobject id;Peildatum;Niet genoemd;Stuk;Hypotheekbedrag;Geldgever naam\n"
        "12340012370000;2024-01-15;onbekend;Hyp3 70001/12;285000;Voorbeeld Krediet B.V.\n",
        encoding="utf-8",
    )
    (file,) = input_files([path])
    best = suggest(file, shipped_loaders()).proposals[0]
    assert (best.source, best.format) == ("kik", "CSV hypotheken")
