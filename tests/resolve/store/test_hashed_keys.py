"""Numbers that stand for what was said mean the same in every run, whoever else is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.columns.spellings import one_letter_out
from ondermijning.resolve.companies.blocking_keys import company_keys
from ondermijning.resolve.companies.names import common_words
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.blocking_keys import hashed_keys
from ondermijning.resolve.scores.finding_codes import capacity, comparison, packed
from ondermijning.resolve.scores.models import shipped_models
from ondermijning.resolve.store.mention_reader import LoadedMentions
from tests.resolve.making import HERE, THERE, Mention, company, person, subjects

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Ints

PEOPLE = [
    person("1", "Jan Piet Dijckstra-Berg", "1960-05-03", **HERE),
    person("2", "J.P. Dykstra", "1960-05-03", woonplaats="Vaals"),
    person("3", "Berg Jan", None, **THERE),
    person("4", "Anna Smit", "1990-01-02", straat="Proefstraat", **HERE),
    person("5", "A. Smit", overdrachten=["koper|huis|2020-01-02|", "koper|schuur|2020-01-02|"]),
]
COMPANIES = [
    company("1", "Bosuil Tegelhandel 2 B.V.", **HERE),
    company("2", "Bosuyl Tegelhandel", woonplaats="Vaals"),
    company("3", "Stichting Zonnehof", **THERE),
    company("4", "De Jong & Zn", **HERE),
]
WORDS = st.text("abc", min_size=1, max_size=6)


def keys(*mentions: Mention) -> dict[str, set[int]]:
    """The keys of each mention among others."""
    loaded = LoadedMentions(np.arange(len(mentions)), subjects(*mentions))
    columns, kind = loaded.columns, mentions[0]["soort"]
    if kind == PERSON:
        places, found, _ = hashed_keys(columns.people_as_written)
    else:
        places, found, _ = company_keys(
            columns.named, columns.seats_as_written, common_words(columns.named, columns.towns)
        )
    return _per_mention([columns.subjects[at].key for at in columns.of_kind[kind]], places, found)


def _per_mention(names: list[str], places: Ints, found: Ints) -> dict[str, set[int]]:
    per_name: dict[str, set[int]] = {name: set() for name in names}
    for place, key in zip(places.tolist(), found.tolist(), strict=True):
        per_name[names[place]].add(key)
    return per_name


@pytest.mark.parametrize("mentions", [PEOPLE, COMPANIES], ids=["persons", "companies"])
def test_the_keys_of_a_mention_do_not_depend_on_who_else_is_there(mentions: list[Mention]) -> None:
    together = keys(*mentions)
    assert all(together.values())
    for each in mentions:
        assert keys(each).items() <= together.items()


def test_companies_one_letter_apart_share_a_key() -> None:
    found = keys(*COMPANIES)
    assert found["vergunningen:1"] & found["vergunningen:2"]
    assert not found["vergunningen:3"] & found["vergunningen:2"]


@given(WORDS, WORDS)
def test_words_share_a_variant_when_one_letter_out_makes_them_equal(one: str, other: str) -> None:
    of, variant = one_letter_out([one, other])
    shared = set(variant[of == 0].tolist()) & set(variant[of == 1].tolist())
    ways = [{word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} for word in (one, other)]
    assert bool(shared) == bool(ways[0] & ways[1])


@pytest.mark.parametrize(("kind", "mentions"), [(PERSON, PEOPLE), (COMPANY, COMPANIES)])
def test_what_was_found_about_a_pair_is_read_back_from_its_number(kind: str, mentions: list[Mention]) -> None:
    assert capacity(kind) < 2**63
    columns = LoadedMentions(np.arange(len(mentions)), subjects(*mentions)).columns
    left, right = np.triu_indices(len(mentions), 1)
    compared = columns.compare(kind, left, right)
    numbers = packed(kind, compared.evidence, compared.evidence.guards)
    for at, number in enumerate(numbers.tolist()):
        said, expected = comparison(shipped_models()[kind], number), compared.comparison(at)
        assert (said.findings, set(said.guards), said.weight) == (
            expected.findings,
            set(expected.guards),
            compared.weights[at],
        )
