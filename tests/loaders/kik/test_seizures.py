from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_kik import BeslagAntwoord, BeslagLegging, BeslagObject, BeslagPartij
from tests.support.kik_answers import (
    OBJECT,
    answer,
    deed,
    deed_part,
    file_of,
    key,
    mortgage,
    release,
    run,
    seizure,
    seizure_part,
)
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

OBJECT_ID = f"NL.IMKAD.KadastraalObject:{OBJECT}"
SEIZURE_ID = "NL.IMKAD.Zekerheidsstelling:701"
SEIZED: dict[str, Any] = {
    "zekerheidsstellingen": [seizure("701", "801", "97")],
    "stukdelen": [seizure_part()],
    "stukken": [deed("2024-05-02", "801")],
}


def test_a_seizure_has_its_kind_its_claim_from_the_deed_part_and_its_day_from_the_deed(tmp_path: Path) -> None:
    found = run(tmp_path, answer(seizures_on="2025-01-02", **SEIZED))
    assert found.of(BeslagLegging) == [
        (SEIZURE_ID, "2", "Executoriaal beslag", 40_000, "NL.IMKAD.Stukdeel:801", date(2024, 5, 2), None)
    ]
    assert found.of(BeslagObject) == [(SEIZURE_ID, OBJECT_ID)]
    assert found.of(BeslagPartij) == [(SEIZURE_ID, "NL.IMKAD.Persoon:97")]
    assert found.of(BeslagAntwoord) == [(OBJECT_ID, date(2025, 1, 2))]
    assert (found.rejects, found.remarks) == ([], [])


def test_a_seizure_is_no_mortgage_and_a_mortgage_no_seizure(tmp_path: Path) -> None:
    both: dict[str, Any] = {
        "zekerheidsstellingen": [seizure(), mortgage()],
        "stukdelen": [seizure_part(), deed_part()],
        "stukken": [deed("2024-05-02", "801", "601")],
    }
    kinds = run(tmp_path, answer(**both)).kinds()
    assert (kinds["Zekerheidsstelling"], kinds["BeslagLegging"]) == (1, 1)


def test_a_seizure_may_rest_on_several_objects(tmp_path: Path) -> None:
    elsewhere = [{"betreft": key("Zekerheidsstelling", "701"), "heeft": key("KadastraalObject", "7")}]
    found = run(tmp_path, answer(overigBetrokkenKadastraalObjecten=elsewhere, **SEIZED))
    assert [link.object_id for link in found.of(BeslagObject)] == [OBJECT_ID, "NL.IMKAD.KadastraalObject:7"]


def test_a_later_deed_part_that_lifts_it_gives_the_day(tmp_path: Path) -> None:
    parts = [seizure_part(), release("802", "801", code="518")]
    deeds = [deed("2024-05-02", "801"), deed("2024-09-03", "802")]
    found = run(tmp_path, answer(zekerheidsstellingen=[seizure()], stukdelen=parts, stukken=deeds))
    assert [each.opgeheven_op for each in found.of(BeslagLegging)] == [date(2024, 9, 3)]


def test_without_a_stamp_and_without_a_seizure_seizures_stay_unknown(tmp_path: Path) -> None:
    assert run(tmp_path, answer(zekerheidsstellingen=[mortgage()])).of(BeslagAntwoord) == []
    assert run(tmp_path, answer(seizures_on="2025-01-02")).of(BeslagAntwoord) == [(OBJECT_ID, date(2025, 1, 2))]
    assert run(tmp_path, answer(**SEIZED)).of(BeslagAntwoord) == [(OBJECT_ID, None)]
    assert run(tmp_path, answer("Eigendomsinformatie", seizures_on="2025-01-02")).of(BeslagAntwoord) == []


@pytest.mark.parametrize("broken", [seizure(identificatie={}), seizure(rustOpObject=None), seizure(heeft=[{}])])
def test_an_answer_with_a_seizure_that_cannot_be_read_is_refused_whole(tmp_path: Path, broken: dict[str, Any]) -> None:
    found = run(tmp_path, answer(zekerheidsstellingen=[broken], stukdelen=[seizure_part()]))
    assert (found.refused_at, found.records) == (["/"], [])


def test_a_later_answer_ends_the_seizure_that_is_gone(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for number, (met, day) in enumerate(((SEIZED, date(2024, 6, 1)), ({}, date(2025, 1, 1)))):
        path = file_of(tmp_path, answer(seizures_on=str(day), **met), f"{number}.json")
        load_into(workspace, "kik", [path], reference_date=day)
    state = state_of(workspace)
    assert [row["_gezien_tot"] for row in state["BeslagLegging"]] == [date(2025, 1, 1)]
    assert [row["actueel_op"] for row in state["BeslagAntwoord"]] == [date(2025, 1, 1)]
