"""An analyst gets rows of a checked text, never a name, and an alias wherever a natural person stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.daily.query import ask, checked, columns_of, veiled
from ondermijning.daily.shown import Shown
from ondermijning.errors import RuleError
from tests.daily.city import ANNA, BERT, BV, CHILD, DEBTS, TRADER, city
from tests.support.graphs import embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.daily.index import Index
    from ondermijning.graph.embedded import EmbeddedStore

HOLDERS = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) RETURN DISTINCT o.aanduiding AS object, p.id AS houder"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with embedded(city(), tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (HOLDERS, ("object", "houder")),
        ("MATCH (p:Perceel) WITH count(p) AS aantal RETURN aantal", ("aantal",)),
        ("MATCH (p:Perceel) RETURN DISTINCT coalesce(p.aanduiding, p.id) AS naam, p.id AS id", ("naam", "id")),
    ],
)
def test_columns_have_the_names_of_the_text(text: str, columns: tuple[str, ...]) -> None:
    checked(text)
    assert columns_of(text) == columns


def test_rows_come_in_an_order_of_their_own_and_no_more_than_asked(store: EmbeddedStore) -> None:
    answer = ask(store, HOLDERS, {})
    assert answer.rows == sorted(answer.rows)
    assert (len(answer.rows), answer.more) == (3, False)
    short = ask(store, HOLDERS, {}, limit=2)
    assert (len(short.rows), short.more) == (2, True)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Persoon) RETURN p.naam AS naam",
        "MATCH (p:Persoon) WHERE p.naam = 'Anna Aalders' RETURN p.id AS id",
        "MATCH (p:Persoon) WHERE p.minderjarig = true RETURN p.id AS id",
        "MATCH (a:Adres) RETURN a.postcode AS postcode",
        "MATCH (p:Persoon) DETACH DELETE p",
        "MATCH (p:Perceel) RETURN p.id AS id LIMIT 5",
        "LOAD FROM 'x.csv' RETURN *",
        "MATCH (p:Perceel) WHERE p.id = $naam RETURN p.id AS id",
    ],
)
def test_what_names_persons_writes_or_leaves_the_graph_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        checked(text)


@pytest.mark.parametrize(
    "value", [ANNA[1], BERT[1], TRADER[1], "99000077", "Eetcafé Evert Evers", "eetcafé evert evers", CHILD[1]]
)
def test_an_alias_stands_for_every_id_number_and_name_of_a_natural_person(index: Index, value: str) -> None:
    ((veil, (inside,), number, nothing),) = veiled(index, Shown(index), [(value, [value], 5, None)])
    assert veil == inside
    assert veil.startswith("natuurlijk persoon A")
    assert (number, nothing) == (5, None)


@pytest.mark.parametrize("value", [BV[1], "99000011", "MTT00 C 131 A4", "2024", "", "Voorbeeld Vastgoed B.V."])
def test_anything_else_stays_as_it_is(index: Index, value: str) -> None:
    assert veiled(index, Shown(index), [(value,)]) == [(value,)]


def test_the_number_of_an_insolvency_of_a_person_is_not_shown(index: Index) -> None:
    assert veiled(index, Shown(index), [(DEBTS[1],)]) == [("insolventie R van 2024-02-01",)]


def test_with_permission_ids_stay_but_never_of_a_minor(index: Index) -> None:
    rows: list[tuple[Any, ...]] = [(ANNA[1],), (CHILD[1],)]
    assert veiled(index, Shown(index, persons=True), rows, persons=True) == [(ANNA[1],), ("natuurlijk persoon A",)]


def test_no_answer_about_a_sole_trader_shows_who_it_is(index: Index, store: EmbeddedStore) -> None:
    text = (
        "MATCH (b:Bedrijf) WHERE b.eenmanszaak = true"
        " RETURN DISTINCT b.id AS id, b.kvk AS kvk, b.naam AS naam, toLower(b.naam) AS klein"
    )
    checked(text)
    (row,) = veiled(index, Shown(index), ask(store, text, {}).rows)
    assert set(row) == {"natuurlijk persoon A (eenmanszaak of personenvennootschap)"}
