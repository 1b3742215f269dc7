"""A stand of a wanted size, for benchmarks and for tests of memory."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ondermijning.demo.city import market
from ondermijning.demo.city.addresses import AddressBook
from ondermijning.demo.city.builder import Builder
from ondermijning.demo.city.identifiers import Numbers
from ondermijning.demo.city.notary import Notary
from ondermijning.demo.city.people import PeopleMaker
from ondermijning.demo.city.timeline import FIRST, LAST, years
from ondermijning.demo.writers.brk.stand import write_stand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

    from ondermijning.demo.city.objects import CadastralObject

_MEGABYTE = 1024 * 1024
_HOUSEHOLDS = 4000  # people come back in many snapshots, as in a real stand


def write_brk_stand(path: Path, *, megabytes: int, seed: int) -> int:
    """Write a stand of about a size; memory does not grow with it.

    Args:
        path: the file to write.
        megabytes: size to reach; the file ends with the snapshot that reaches it.
        seed: the same seed gives the same file.

    Returns:
        The number of snapshots.
    """
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        return write_stand(stream, LAST, _until(stream, megabytes * _MEGABYTE, _houses(seed)))


def _until(stream: TextIO, size: int, houses: Iterator[CadastralObject]) -> Iterator[CadastralObject]:
    for house in houses:
        yield house
        if stream.tell() >= size:
            return


def _houses(seed: int) -> Iterator[CadastralObject]:
    """Houses without end, held by a fixed number of households in turn."""
    rng, numbers = Random(seed), Numbers()  # noqa: S311 - reproducible, nothing secret
    addresses = AddressBook(rng, numbers)
    people, builder, notary = PeopleMaker(rng, numbers, addresses), Builder(rng, numbers, addresses), Notary(numbers)
    households = [people.couple() for _ in range(_HOUSEHOLDS)]
    while True:
        house = builder.house()
        bought = FIRST - years(rng.uniform(0, 20))
        notary.convert(house, bought, rng.choice(households), market.rounded(market.value(house.base_euro, bought)))
        yield house
