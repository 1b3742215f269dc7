"""The trade register's API: in the form of the real one, with every company of the stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.samples import sample

if TYPE_CHECKING:
    from tests.demo.conftest import Written


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in _names(inner)}
    return {name for inner in value for name in _names(inner)} if isinstance(value, list) else set()


def test_every_company_with_a_kvk_number_in_a_stand_has_a_profile(written: Written) -> None:
    assert set(written.files.kvk.values()) <= set(written.files.companies)


@pytest.mark.samples
def test_profiles_use_the_names_of_the_real_api(written: Written) -> None:
    real = {
        name for path in sample("kvk", "api").glob("*profiel_*.json") for name in _names(json.loads(path.read_text()))
    }
    ours = {
        name for path in (written.folder / "kvk").glob("[0-9v]*.json") for name in _names(json.loads(path.read_text()))
    }
    assert ours - real == {"datumEinde"}


def test_some_companies_have_ended_and_some_branches_are_described(written: Written) -> None:
    assert sum(company.ended is not None for company in written.files.companies.values()) >= 8
    assert len(list((written.folder / "kvk").glob("vestiging-*.json"))) >= 3


def test_the_search_answer_is_no_profile(written: Written) -> None:
    answer = json.loads((written.folder / "kvk" / "zoeken.json").read_text(encoding="utf-8"))
    assert "resultaten" in answer
    assert "kvkNummer" not in answer
