"""Which mentions of one kind are compared with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.companies.searchable import searchable
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.persons.blocking_keys import BIGGEST_BLOCK, person_keys
from ondermijning.resolve.search.candidates import sharing_pairs
from ondermijning.resolve.search.company_search import company_pairs, most_alike

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.scores.mention_columns import Columns


def person_pairs(db: duckdb.DuckDBPyConnection, columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of persons that stand in different exact clusters, each pair once and in order.

    Args:
        db: any database.
        columns: all mentions.
    """
    places = np.array(columns.of_kind[PERSON], dtype=np.int64)
    left, right = (places[side] for side in _persons(db, columns))
    nodes = np.array([subject.node for subject in columns.subjects], dtype=np.int64)
    apart = nodes[left] != nodes[right]
    return left[apart], right[apart]


def pairs_between(db: duckdb.DuckDBPyConnection, columns: Columns, kind: str, first: int) -> tuple[Ints, Ints]:
    """Pairs of one kind of a mention of a list and one of a reference, in order.

    Args:
        db: any database.
        columns: the mentions of the list, then those of the reference.
        kind: persoon or bedrijf.
        first: the place of the first mention of the reference.
    """
    places = np.array(columns.of_kind[kind], dtype=np.int64)
    ours, theirs = np.flatnonzero(places < first), np.flatnonzero(places >= first)
    if not len(ours) or not len(theirs):
        return places[:0], places[:0]
    if kind == PERSON:
        left, right = _persons(db, columns)
        between = (places[left] < first) & (places[right] >= first)
        left, right = left[between], right[between]
    else:
        left, right = _companies(db, columns, ours, theirs)
    return places[left], places[right]


def _persons(db: duckdb.DuckDBPyConnection, columns: Columns) -> tuple[Ints, Ints]:
    return sharing_pairs(db, *person_keys(columns.people), BIGGEST_BLOCK)


def _companies(db: duckdb.DuckDBPyConnection, columns: Columns, ours: Ints, theirs: Ints) -> tuple[Ints, Ints]:
    seats = columns.seats
    companies = searchable(columns.named, seats.town, seats.place)
    found = company_pairs(db, companies, _run(ours), _run(theirs))
    return most_alike(columns.companies, *found)


def _run(places: Ints) -> range:
    """Places that follow each other."""
    return range(int(places[0]), int(places[-1]) + 1)
