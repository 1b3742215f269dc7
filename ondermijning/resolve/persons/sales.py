"""Transfers of objects in which persons took part: who is known by a name alone is known by what changed hands, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import Bools, Ints, codes_of
from ondermijning.resolve.columns.words import Words, words_of
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEK = 7  # days between a transfer and its registration, as in the tables of transfers
_SIDES = ("koper", "verkoper", "eerder")
_BUYER, _BEFORE = _SIDES.index("koper"), _SIDES.index("eerder")

SALE = field_of(
    "overdracht",
    zelfde_kant="beide staan aan dezelfde kant van een overdracht van hetzelfde object, rond dezelfde dag",
    kocht_en_verkocht="de een kocht het object, en de ander verkocht het bij de eerstvolgende overdracht",
)


@dataclass(frozen=True, slots=True)
class Sales:
    """Transfers as columns, those of one person after those of another.

    Args:
        objects: the objects of each person, one for each transfer.
        sides: on which side of the transfer the person was.
        days: on which day, counted from the year 1.
        transfers: the transfer, where a list numbers it.
        registers: equal registers as equal codes; by person.
    """

    objects: Words
    sides: Ints
    days: Ints
    transfers: Ints
    registers: Ints


def sales_of(told: Sequence[tuple[str, Sequence[str]]]) -> Sales:
    """Lay transfers in columns.

    Args:
        told: the register of each person, and the transfers as ``mentions`` tells them.
    """
    each = [[text.split("|", 3) for text in texts] for _, texts in told]
    flat = [parts for person in each for parts in person]
    return Sales(
        words_of([tuple(object_id for _, object_id, _, _ in person) for person in each]),
        np.array([_SIDES.index(side) for side, *_ in flat], dtype=np.int64),
        np.array([date.fromisoformat(day).toordinal() for _, _, day, _ in flat], dtype=np.int64),
        codes_of(transfer for *_, transfer in flat),
        codes_of(register for register, _ in told),
    )


def sale_levels(sales: Sales, left: Ints, right: Ints) -> Ints:
    """The level of each pair."""
    pair, one, other = sales.objects.crossed(left, right)
    at_once = sales.objects.codes[one] == sales.objects.codes[other]
    at_once &= np.abs(sales.days[one] - sales.days[other]) <= _WEEK
    found = np.flatnonzero(at_once)
    pair, one, other = pair[found], one[found], other[found]
    # A register that names two people on one side of a transfer says itself that they are two.
    apart = sales.registers[left[pair]] != sales.registers[right[pair]]
    together = (sales.sides[one] == sales.sides[other]) & (sales.sides[one] != _BEFORE) & apart
    resold = _sold_next(sales, one, other) | _sold_next(sales, other, one)
    size = len(left)
    return SALE.first_of({"zelfde_kant": _any(pair[together], size), "kocht_en_verkocht": _any(pair[resold], size)})


def _sold_next(sales: Sales, bought: Ints, sold: Ints) -> Bools:
    """Whether the one bought what the other sold by the next transfer; the buyer in that very transfer is somebody else."""
    unlike = (sales.transfers[bought] != sales.transfers[sold]) | (sales.transfers[bought] < 0)
    return np.asarray((sales.sides[bought] == _BUYER) & (sales.sides[sold] == _BEFORE) & unlike, dtype=bool)


def _any(pairs: Ints, size: int) -> Bools:
    return np.asarray(np.bincount(pairs, minlength=size) > 0, dtype=bool)
