"""What is declared about columns fits the model, and every card says in words that are understood how often a source comes."""

from __future__ import annotations

import pytest

from ondermijning.model import RECORDS, ColumnType
from ondermijning.model.brk_codes import shipped
from ondermijning.quality.essential import ESSENTIAL
from ondermijning.quality.freshness import limit_in_days
from ondermijning.quality.known import coded_columns
from tests.support.workspaces import shipped_loaders

WHEN_ASKED = {"brk", "hr", "kik", "kvk", "transacties"}
TYPES = {kind.name: {column.name: column.type for column in kind.columns} for kind in RECORDS.values()}


@pytest.mark.parametrize("kind", ESSENTIAL)
def test_an_essential_column_is_a_column_with_a_bound_in_percents(kind: str) -> None:
    assert ESSENTIAL[kind].keys() <= TYPES[kind].keys()
    assert all(0 < bound <= 100 for bound in ESSENTIAL[kind].values())


@pytest.mark.parametrize("coded", coded_columns(shipped()), ids=lambda coded: f"{coded.kind}.{coded.column}")
def test_a_coded_column_is_text_and_its_values_are_compared_in_lower_case(coded: object) -> None:
    kind, column, known = (getattr(coded, name) for name in ("kind", "column", "known"))
    assert TYPES[kind][column] is ColumnType.TEXT
    assert [value for value in known if value != value.casefold()] == []


@pytest.mark.parametrize("source", sorted(shipped_loaders()))
def test_every_source_says_when_it_is_old_unless_it_comes_when_asked_for(source: str) -> None:
    limit = limit_in_days(source, shipped_loaders()[source].register.cadence, {})
    assert (limit is None) == (source in WHEN_ASKED)


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("dagelijks, want een zaak verdwijnt zes maanden na het einde", 2),
        ("wekelijks of dagelijks", 14),
        ("jaarlijks", 732),
        ("maandelijks een extract, dagelijks mutaties", 62),
        ("per kwartaal", 184),
        ("een stand op afroep", None),
        ("", None),
    ],
)
def test_of_several_words_before_the_comma_the_slowest_counts_twice(cadence: str, days: int | None) -> None:
    assert limit_in_days("bron", cadence, {}) == days


def test_the_settings_go_before_the_card() -> None:
    assert limit_in_days("bron", "dagelijks", {"bron": 400}) == 400
