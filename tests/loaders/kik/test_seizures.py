from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_kik import BeslagAntwoord, BeslagLegging, BeslagObject, BeslagPartij
from tests.support.bevragen_answers import below
from tests.support.csv_forms import CsvForm
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


LISTED = {"kadastraalobject_id": OBJECT, "niet_genoemd": "onbekend", "stuk": "Hyp3 70001/12", "peildatum": ""}
MORTGAGES = CsvForm("kik", {**LISTED, "hypotheekbedrag_euro": "285000", "geldgever": "Proef Bank N.V."})
SEIZURES = CsvForm("kik", {**LISTED, "vordering_euro": "25000", "beslaglegger": "Proef Incasso B.V."})
BOTH: dict[str, Any] = {
    "zekerheidsstellingen": [seizure("701", "801", "97"), mortgage()],
    "stukdelen": [seizure_part(), deed_part()],
    "stukken": [deed("2024-05-02", "801", "601")],
}


@pytest.mark.parametrize(
    ("said", "also"),
    [
        (answer(zekerheidsstellingen=[mortgage()]), set()),
        (answer(**BOTH), {f"{OBJECT_ID}#beslagen"}),
        (answer(seizures_on="2025-01-02"), {f"{OBJECT_ID}#beslagen"}),
    ],
    ids=["mortgages alone", "both", "none of either"],
)
def test_an_answer_speaks_of_seizures_apart_when_they_were_looked_at(
    tmp_path: Path, said: dict[str, Any], also: set[str]
) -> None:
    found = run(tmp_path, said)
    assert (found.subjects, set(found.also)) == ([OBJECT_ID], also)


@pytest.mark.parametrize(
    ("later", "mortgage_ends", "seizure_ends"),
    [
        (MORTGAGES, True, False),
        (SEIZURES, False, True),
        (answer(zekerheidsstellingen=[]), True, False),
        (answer(seizures_on="2025-01-02"), True, True),
        (below("hypotheken"), True, False),
        (below("beslagen"), False, True),
    ],
    ids=["list of mortgages", "list of seizures", "KIK, mortgages", "KIK, both", "BRK, mortgages", "BRK, seizures"],
)
def test_what_is_said_of_mortgages_says_nothing_of_seizures_and_the_other_way_round(
    tmp_path: Path, later: CsvForm | dict[str, Any], *, mortgage_ends: bool, seizure_ends: bool
) -> None:
    workspace, day = demo_workspace(tmp_path), date(2025, 1, 3)
    load_into(workspace, "kik", [file_of(tmp_path, answer(**BOTH), "1.json")], reference_date=date(2024, 12, 31))
    if isinstance(later, CsvForm):
        path = later.write(tmp_path / "lijst.csv", {"peildatum": str(day)})
    else:
        path = file_of(tmp_path, later, "2.json")
    load_into(workspace, "kik", [path], reference_date=day)
    state = state_of(workspace)
    ended = {row["zekerheid_id"]: row["_gezien_tot"] for row in state["Zekerheidsstelling"]}
    assert ended["NL.IMKAD.Zekerheidsstelling:501"] == (day if mortgage_ends else None)
    ended = {row["beslag_id"]: row["_gezien_tot"] for row in state["BeslagLegging"]}
    assert ended[SEIZURE_ID] == (day if seizure_ends else None)


def test_a_correction_of_the_mortgages_of_one_day_leaves_the_seizures_of_that_day(tmp_path: Path) -> None:
    workspace, day = demo_workspace(tmp_path), date(2024, 12, 31)
    for number, said in enumerate((answer(**BOTH), answer(zekerheidsstellingen=[]))):
        load_into(workspace, "kik", [file_of(tmp_path, said, f"{number}.json")], reference_date=day)
    state = state_of(workspace)
    assert "Zekerheidsstelling" not in state
    assert [row["beslag_id"] for row in state["BeslagLegging"]] == [SEIZURE_ID]


def test_who_seizes_stays_when_only_mortgages_are_listed_anew(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    seizer = {
        "identificatie": key("Persoon", "97"),
        "type": "NietNatuurlijkPersoon",
        "statutaireNaam": "Proef Incasso B.V.",
        "woonlocatie": key("AdresLocatie", "AKR.1"),
    }
    place = {"identificatie": key("AdresLocatie", "AKR.1"), "type": "PostbusLocatie", "postbusnummer": 12}
    first = answer(**BOTH, personen=[seizer], adresLocaties=[place])
    load_into(workspace, "kik", [file_of(tmp_path, first)], reference_date=date(2024, 12, 31))
    load_into(workspace, "kik", [MORTGAGES.write(tmp_path / "lijst.csv", {"peildatum": "2025-01-03"})])
    state = state_of(workspace)
    named = [row for row in state["NietNatuurlijkPersoon"] if row["naam"] == "Proef Incasso B.V."]
    assert [row["_gezien_tot"] for row in (*named, *state["AdresLocatie"])] == [None, None]
