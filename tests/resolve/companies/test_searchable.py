"""Companies as they are looked for: which words they have, and what is said beside them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.companies.names import Named, named
from ondermijning.resolve.companies.searchable import searchable, tokens_of

NAMES = st.lists(st.sampled_from(["bo", "su", "il", "bosu", "suil", "van", "de", "b"]), max_size=5).map(" ".join)


def tokens(*names: Named) -> list[tuple[list[str], list[str]]]:
    """Of each name its own words, then those made of two."""
    words, own = tokens_of(names)
    said = [
        [words.vocabulary[code] for code in words.codes[words.starts[at] : words.starts[at + 1]]]
        for at in range(len(names))
    ]
    return [(each[:count], each[count:]) for each, count in zip(said, own.tolist(), strict=True)]


def test_words_come_first_then_each_two_as_one() -> None:
    assert tokens(named("Bosuil Tegels Beheer B.V.")) == [
        (["bosuil", "tegels", "beheer"], ["bosuiltegels", "tegelsbeheer"])
    ]


def test_two_words_follow_each_other_with_and_without_an_article_between() -> None:
    ((own, glued),) = tokens(named("Huis van de Bosuil"))
    assert own == ["huis", "bosuil"]
    assert set(glued) == {"huisvan", "vande", "debosuil", "huisbosuil"}


@given(st.lists(NAMES, max_size=6))
def test_a_name_has_the_tokens_that_it_has_alone_and_none_twice(texts: list[str]) -> None:
    names = [named(text) for text in texts]
    for name, (own, glued) in zip(names, tokens(*names), strict=True):
        assert own == list(dict.fromkeys(name.words))
        both = {one + other for words in (name.written, name.words) for one, other in pairwise(words)}
        assert sorted(glued) == sorted(both - set(own))


def test_what_is_said_beside_the_name_is_told_company_by_company() -> None:
    names = [named(text) for text in ("Bosuil II BV", "Olm", "Topaas BV")]
    marks = searchable(names, np.array([0, UNKNOWN, 0]), np.array([UNKNOWN, 1, 1])).marks
    assert marks.of.tolist() == [0, 0, 0, 1, 2, 2, 2]
    said = [set(marks.said[marks.of == at].tolist()) for at in range(3)]
    assert [len(each) for each in said] == [3, 1, 3]
    assert len(said[0] & said[2]) == 2  # the form and the town
    assert said[1] < said[2]  # the address
    assert marks.said[marks.spot].tolist() == [*said[1], *said[1]]


def test_the_marks_of_some_are_numbered_from_the_first_of_them() -> None:
    companies = searchable([named(text) for text in ("Bosuil BV", "Olm VOF", "Topaas BV")])
    assert companies.marks_of(range(1, 3)).of.tolist() == [0, 1]
    assert companies.marks_of(range(1, 3)).said.tolist() == companies.marks.said[1:].tolist()
