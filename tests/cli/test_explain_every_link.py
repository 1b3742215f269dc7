"""Whatever fired in a comparison is named by explain-link, with both values, and what is printed adds up."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.ledger import open_ledger
from ondermijning.report.pairs import pair_text, value
from ondermijning.resolve.review.queue import Desk, open_desk
from ondermijning.resolve.weights.comparison import GUARDS, chance
from ondermijning.workspace import open_workspace
from tests.cli.running import demo_of_session
from tests.resolve.making import company, person, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEIGHT = re.compile(r"^ +([+-]\d+\.\d)  (.+)$", re.MULTILINE)
_BASE, _TOTAL = "vooraf, zonder iets te vergelijken", "alles bij elkaar: een kans van "
_SHOWN = {True: ("achternaam", "voornamen", "geboortedatum", "adres"), False: ("naam", "rechtsvorm", "adres")}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[tuple[str, str]]]]:
    """The desk of the demo, and the mention keys of every link."""
    copy = demo_of_session(tmp_path_factory).copy(tmp_path_factory.mktemp("uitleg"))
    workspace = open_workspace(copy)
    links = pq.read_table(copy / "parties" / "links.parquet").to_pylist()
    ends = [(f"{side}_register", f"{side}_source_id") for side in ("links", "rechts")]
    pairs = [tuple(f"{link[register]}:{link[source_id]}" for register, source_id in ends) for link in links]
    with closing(open_ledger(workspace.ledger_path)) as ledger, open_desk(workspace, ledger) as desk:
        yield desk, [(left, right) for left, right in pairs]


def explained(desk: Desk, left: str, right: str) -> None:
    """Hold an explanation against the comparison it explains."""
    comparison = desk.compare(left, right)
    text = pair_text(desk, left, right, [], with_values=True)
    lines = [(round(float(weight) * 10), says) for weight, says in _WEIGHT.findall(text)]
    *parts, (total, outcome) = lines
    assert sorted(parts) == sorted(
        [*((each.weight, each.says) for each in comparison.findings), (comparison.base, _BASE)]
    )
    assert sum(weight for weight, _ in parts) == total == comparison.weight
    assert outcome.startswith(f"{_TOTAL}{chance(total)} op 1000")
    assert comparison.score == chance(total)
    ends = desk.subjects[left], desk.subjects[right]
    for field in _SHOWN[ends[0].is_person]:
        a, b = (re.escape(value(end, field)) for end in ends)
        assert re.search(rf"^  {field}\n +A: {a}\n +B: {b}$", text, re.MULTILINE)
    assert all(
        f"slot  {GUARDS[name].says}; daarom hoogstens {GUARDS[name].at_most}" in text for name in comparison.guards
    )


def test_every_link_of_the_demo_names_all_that_fired(place: tuple[Desk, list[tuple[str, str]]]) -> None:
    desk, pairs = place
    assert {desk.subjects[left].is_person for left, _ in pairs} == {True, False}
    for left, right in pairs:
        explained(desk, left, right)


ADDRESSES = st.fixed_dictionaries(
    {
        "postcode": st.sampled_from((None, "6211AB", "6211AC", "6229ZZ")),
        "huisnummer": st.sampled_from((None, 12, 80)),
        "toevoeging": st.sampled_from((None, "A", "B")),
        "woonplaats": st.sampled_from((None, "Maastricht", "Eijsden")),
    }
)
COMPANIES = st.tuples(
    st.sampled_from(
        (
            "Bosuil Tegelhandel B.V.",
            "BOSUIL TEGELHNADEL",
            "Bosuil Tegels II",
            "Bosuil Beheer BV",
            "Stichting Bosuil",
            "Tegelhandel De Bosuil",
            "Bosuil",
            "De Jong Bouw V.O.F.",
            "Jong Bouw 12",
            "",
        )
    ),
    ADDRESSES,
)
GIVEN = st.sampled_from(("Jan Pieter", "Jan", "J.P.", "Johannes", "Pieter Jan", "Anna", ""))
BIRTHS = st.sampled_from((None, "1960-05-03", "1960-03-05", "1960-01-01", "1961-05-03", "1985-05-03"))
SURNAMES = st.sampled_from(("Voorbeeldsma", "Vorbeeldsma", "Voorbeeldsma-Dekkers", "Dekkers", "Smit"))


def company_of(at: int, made: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    name, address = made
    return company(str(at), name, "kvk" if at else "vergunningen", **address)


def person_of(at: int, surname: str, given: str, born: str | None, address: dict[str, Any]) -> dict[str, Any]:
    parts = {"voornamen": given or None, "geslachtsnaam": surname, **address}
    return person(str(at), f"{given} {surname}".strip(), born, "brk" if at else "vergunningen", **parts)


def explained_alone(*mentions: dict[str, Any]) -> None:
    found = subjects(*mentions)
    desk = Desk({each.key: each for each in found}, {each.key: each.key for each in found})
    explained(desk, *desk.subjects)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COMPANIES, COMPANIES)
def test_any_two_companies(one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]]) -> None:
    explained_alone(company_of(0, one), company_of(1, other))


PEOPLE = st.tuples(SURNAMES, GIVEN, BIRTHS, ADDRESSES)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PEOPLE, PEOPLE)
def test_any_two_persons(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    explained_alone(person_of(0, *one), person_of(1, *other))


def test_a_birth_date_is_shown_in_words() -> None:
    (found,) = subjects(person("1", "Jan Voorbeeldsma", "1960-05-03"))
    assert found.row["geboortedatum"] == date(1960, 5, 3)
    assert value(found, "geboortedatum") == "3 mei 1960"
