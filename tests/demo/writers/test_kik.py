"""Answers about mortgages and seizures: in the form of real ones, and in step with the objects."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.demo.registers import answers, loans, securities
from tests.support.samples import sample

if TYPE_CHECKING:
    from tests.demo.conftest import Written


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in _names(inner)}
    return {name for inner in value for name in _names(inner)} if isinstance(value, list) else set()


@pytest.mark.samples
def test_answers_about_mortgages_use_the_names_of_the_real_ones(written: Written) -> None:
    real = {
        name
        for path in sample("brk", "kik").glob("*.json")
        for name in _names(json.loads(path.read_text(encoding="utf-8")))
    }
    ours = {name for answer in answers(written.folder / "kik") for name in _names(answer)}
    # Apartments, addresses abroad or with a letter, and seizures do not occur in the samples.
    seizures = {"bedragVorderingsbeslag", "isAanvullingOp"}
    assert (
        ours - real <= {"rsin", "huisletter", "appartementsrechtVolgnummer", "adres", "woonplaats", "land"} | seizures
    )


def test_most_objects_were_asked_and_some_requests_came_back_without_an_answer(written: Written) -> None:
    asked, _ = loans(written.folder / "kik")
    objects = set(written.files.stands[written.files.last])
    severities = {answer["proces"]["severityCode"] for answer in answers(written.folder / "kik")}
    empty = [answer for answer in answers(written.folder / "kik") if not answer["geleverdProduct"]]
    assert set(asked) < objects
    assert 0.8 < len(asked) / len(objects) < 0.97
    assert severities == {"INFO", "ERROR"}
    assert len(empty) == 4


def test_an_answer_shows_no_mortgage_of_a_former_owner_and_none_after_its_day(written: Written) -> None:
    asked, mortgages = loans(written.folder / "kik")
    sales = written.files.sales()
    assert len(mortgages) > 150
    for loan in mortgages:
        last = [sale.day for sale in sales.get(loan.object_id, ()) if sale.day <= asked[loan.object_id]][-1:]
        assert loan.day <= asked[loan.object_id]
        assert all((loan.day - day).days >= -7 for day in last)


def test_a_mortgage_on_two_objects_is_named_in_the_answers_of_both(written: Written) -> None:
    shared = [
        answer for answer in answers(written.folder / "kik") if "overigBetrokkenKadastraalObjecten" in str(answer)
    ]
    assert len(shared) >= 4


def test_seizures_rest_on_objects_that_were_asked_and_some_were_lifted(written: Written) -> None:
    codes: Counter[str] = Counter()
    for answer in answers(written.folder / "kik"):
        contents = answer["geleverdProduct"].get("product", {}).get("met", {})
        for seizure in securities(contents, "ZekerheidsstellingInzakeBeslag"):
            assert seizure["heeft"][0] in [party["identificatie"] for party in contents["personen"]]
            parts = [part for part in contents["stukdelen"] if part["aard"]["code"] in ("517", "518")]
            assert any(part["identificatie"] == seizure["isGebaseerdOp"] for part in parts)
            codes.update(part["aard"]["code"] for part in parts)
    assert codes["517"] > codes["518"] > 0
