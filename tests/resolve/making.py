"""Mentions made by hand, and what linking makes of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa

from ondermijning.resolve.resolution import ResolveReport, resolved
from ondermijning.resolve.scores.mention_columns import Columns
from ondermijning.resolve.subjects import read_subjects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.comparison import Comparison

_TEXTS = (
    "register", "source_id", "soort", "naam", "voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum_precisie",
    "vormcode", "vormtekst", "rsin", "kvk", "imkad", "bsn_hmac", "postcode", "toevoeging", "woonplaats",
)  # fmt: skip
_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _TEXTS),
        ("geboortedatum", pa.date32()),
        ("eerste", pa.date32()),
        ("huisnummer", pa.int64()),
        ("afgeschermd", pa.bool_()),
        ("overdrachten", pa.list_(pa.string())),
    ]
)

Mention = dict[str, Any]
HERE: Mention = {"postcode": "6211AB", "huisnummer": 12}
THERE: Mention = {"postcode": "6229ZZ", "huisnummer": 80}


def company(source_id: str, naam: str, register: str = "vergunningen", **given: Any) -> Mention:
    """A company as a register without keys names it."""
    return {"register": register, "source_id": source_id, "soort": "bedrijf", "naam": naam} | given


def person(source_id: str, naam: str, born: str | None = None, register: str = "vergunningen", **given: Any) -> Mention:
    """A person with a name in one text."""
    day = date.fromisoformat(born) if born else None
    found = {"register": register, "source_id": source_id, "soort": "persoon", "naam": naam, "geboortedatum": day}
    return found | {"geboortedatum_precisie": "dag" if day else None} | given


def database(*mentions: Mention) -> duckdb.DuckDBPyConnection:
    """A database with the table ``vermelding``."""
    rows = [{"eerste": date(2024, 1, 1), "afgeschermd": False} | mention for mention in mentions]
    db = duckdb.connect()
    db.register("rijen", pa.Table.from_pylist(rows, schema=_SCHEMA))
    db.execute("CREATE TABLE vermelding AS SELECT * FROM rijen")
    db.unregister("rijen")
    return db


def subjects(*mentions: Mention) -> list[Subject]:
    """The mentions as they are compared, in order of their key."""
    with database(*mentions) as db:
        return read_subjects(db)[0]


def compare(left: Mention, right: Mention, *others: Mention) -> Comparison:
    """Two mentions compared among others."""
    found = subjects(left, right, *others)
    at = {(each.row["register"], each.row["source_id"]): place for place, each in enumerate(found)}
    one, other = (np.array([at[each["register"], each["source_id"]]]) for each in (left, right))
    return next(Columns(found).comparisons(one, other))


def levels(comparison: Comparison) -> set[str]:
    """What was found, as field and level."""
    return {f"{each.field}_{each.level}" for each in comparison.findings}


@dataclass(frozen=True)
class Outcome:
    """What linking made of some mentions: the rows of both files, and the report."""

    parties_file: list[dict[str, Any]]
    links_file: list[dict[str, Any]]
    report: ResolveReport

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Register, source id, kind, party, zone, score and reason of every mention."""
        return [tuple(row.values()) for row in self.parties_file]

    @property
    def parties(self) -> set[frozenset[str]]:
        """Mention keys per party."""
        groups: dict[str, set[str]] = {}
        for register, source_id, _, party, *_ in self.rows:
            groups.setdefault(party, set()).add(f"{register}:{source_id}")
        return {frozenset(group) for group in groups.values()}

    @property
    def zones(self) -> dict[tuple[str, str], str]:
        """Zone of every pair that is the same or possibly so."""
        return {ends(link): link["zone"] for link in self.links_file}

    @property
    def guards(self) -> dict[tuple[str, str], list[str]]:
        """The guards of each of these pairs."""
        return {ends(link): json.loads(link["kenmerken"])["sloten"] for link in self.links_file}


def ends(link: dict[str, Any]) -> tuple[str, str]:
    """Both mention keys of a row of the file of links."""
    return (
        f"{link['links_register']}:{link['links_source_id']}",
        f"{link['rechts_register']}:{link['rechts_source_id']}",
    )


def link(*mentions: Mention, judgements: Mapping[tuple[str, str], Verdict] | None = None) -> Outcome:
    """Link mentions from the start, with judgements by mention keys."""
    with database(*mentions) as db:
        found = resolved(db, judgements or {})
    return Outcome(found.parties.to_pylist(), found.links.to_pylist(), found.report)
