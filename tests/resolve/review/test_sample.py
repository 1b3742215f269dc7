"""A sample is a function of the links and the seed, spread over kinds and weights."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.review.sample import Joined, draw, shares

KINDS = ("bedrijf", "persoon")


def links(count: int) -> list[Joined]:
    """Links of both kinds, three companies to a person, with weights from 6 to 25 bits."""
    return [Joined(f"brk:{at}", f"kvk:{at}", KINDS[at % 4 == 0], 60 + at * 7 % 190) for at in range(count)]


def test_the_draw_is_the_same_in_every_order_of_the_links_and_another_for_another_seed() -> None:
    every = links(500)
    shuffled = every[:]
    Random(3).shuffle(shuffled)
    assert draw(every, 50, 1) == draw(shuffled, 50, 1)
    assert draw(every, 50, 1) != draw(every, 50, 2)


def test_a_link_that_is_drawn_was_there_and_is_drawn_once() -> None:
    drawn = draw(links(500), 50, 1)
    assert len(set(drawn)) == 50
    assert set(drawn) <= {each.pair for each in links(500)}


def test_each_kind_and_weight_has_its_share_and_the_first_ones_asked_are_of_all_kinds() -> None:
    every = links(1000)
    strata = {each.pair: each.stratum for each in every}
    drawn = draw(every, 200, 1)
    sizes, found = Counter(strata.values()), Counter(strata[pair] for pair in drawn)
    assert len(sizes) > 6
    assert all(abs(found[stratum] - size / 5) < 1 for stratum, size in sizes.items())
    assert {strata[pair][0] for pair in drawn[:20]} == set(KINDS)


def test_where_there_are_no_more_all_are_asked() -> None:
    assert sorted(draw(links(30), 200, 1)) == sorted(each.pair for each in links(30))
    assert draw([], 200, 1) == []


@given(
    st.dictionaries(st.tuples(st.sampled_from(KINDS), st.integers(0, 4)), st.integers(1, 400), min_size=1),
    st.integers(1, 500),
)
def test_shares_add_up_and_none_is_larger_than_its_stratum(sizes: dict[tuple[str, int], int], wanted: int) -> None:
    room = shares(sizes, wanted)
    assert sum(room.values()) == min(wanted, sum(sizes.values()))
    assert all(0 <= room[stratum] <= size for stratum, size in sizes.items())
