"""A city with its stories told in it, and what each of them was about."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.world.population import counted, founded, lived_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.world.life import City
    from benchmarks.world.story import Part, Story, Subject

_PER_TELLING = 12_000  # a city of so many dwellings hears every story once


@dataclass(frozen=True, slots=True)
class Told:
    """One story as it came out.

    Args:
        id: part, number of the story and turn.
        subjects: what it was about.
    """

    id: str
    story: Story
    subjects: tuple[Subject, ...]


def tell(parts: Sequence[Part], seed: int, dwellings: int) -> tuple[City, list[Told]]:
    """The city of a seed with all stories of some parts, each as often as the city is large."""
    teller = founded(seed, dwellings)
    told = []
    for part in sorted(parts, key=lambda each: each.name):
        for number, story in enumerate(part.stories, start=1):
            for turn in range(1, 1 + max(1, round(dwellings / _PER_TELLING))):
                name = f"{part.name}-{number:02d}-{turn}"
                teller.rng = Random(f"{seed} {name}")  # noqa: S311 - a city, no secret
                told.append(Told(name, story, story.tell(teller)))
    teller.rng = Random(f"{seed} ordinary life")  # noqa: S311 - a city, no secret
    lived_in(teller)
    counted(teller)
    return teller.city, told
