"""Answers in which one value is anything at all: they are read, remarked on or refused, and never a failure."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.model.records_kik import BeslagAntwoord, HypotheekAntwoord
from tests.support import bevragen_answers as bevragen
from tests.support.kik_answers import file_of
from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOADER = shipped_loaders()["kik"]
OWNER = bevragen.person("ingeschreven_natuurlijk_persoon", bevragen.BSN)
RENT = {"jaarlijksBedrag": {"som": 1, "valuta": {"code": "EUR"}}, "betrefMeerOnroerendeZaken": True}
WHOLE: dict[str, Any] = {
    "kik": json.loads(LOADER.example),
    "object": bevragen.parcel(
        koopsom={"koopsom": 1, "koopjaar": 2017}, _embedded={"zakelijkGerechtigden": [bevragen.holder()]}
    ),
    "search": bevragen.search(bevragen.parcel()),
    "holders": bevragen.below("zakelijkGerechtigden", bevragen.holder("82", "erfpachter", OWNER, erfpachtCanon=RENT)),
    "mortgages": bevragen.below("hypotheken", bevragen.mortgage("501", OWNER)),
    "seizures": bevragen.below("beslagen", bevragen.seizure("701", OWNER)),
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=3), below, max_size=2),
    max_leaves=4,
)


def paths(document: Any, start: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in a document."""
    named = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, below in named:
        yield (*start, key)
        yield from paths(below, (*start, key))


def damaged(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a document with another value in one place."""
    copy = deepcopy(document)
    *above, last = path
    here = copy
    for key in above:
        here = here[key]
    here[last] = value
    return copy


def run(tmp_path: Path, document: Any) -> Reading:
    return read(LOADER, file_of(tmp_path, document))


@pytest.mark.parametrize("name", WHOLE)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_value_in_any_place_is_no_failure(tmp_path: Path, name: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(paths(WHOLE[name]))))
    found = run(tmp_path, damaged(WHOLE[name], path, data.draw(ANYTHING)))
    assert bevragen.BSN not in repr(found)


@pytest.mark.parametrize(("name", "kind"), [("mortgages", HypotheekAntwoord), ("seizures", BeslagAntwoord)])
def test_a_damaged_list_is_no_answer_without_anything_in_it(tmp_path: Path, name: str, kind: type[Any]) -> None:
    (resource,) = WHOLE[name]["_embedded"]
    values: tuple[object, ...] = ("x", {}, ["x"], [[]], None)
    for value in values:
        found = run(tmp_path, damaged(WHOLE[name], ("_embedded", resource), value))
        assert (found.of(kind), len(found.rejects)) == ([], 1)
