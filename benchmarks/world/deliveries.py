"""A city of stories, written as the deliveries of its registers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from benchmarks.world.life import TODAY
from benchmarks.world.told import tell
from benchmarks.world.writers.brk import write_stand
from benchmarks.world.writers.kik import write_answers
from benchmarks.world.writers.lists import write_lists
from benchmarks.world.writers.trade import write_entries, write_profiles
from benchmarks.world.writers.truth import write_truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.world.story import Part

STANDS = (date(2022, 12, 31), date(2024, 6, 30), TODAY)


def write_city(folder: Path, parts: Sequence[Part], seed: int, dwellings: int) -> None:
    """Everything that the registers of a city deliver, and the truth about it.

    Args:
        folder: new.
        parts: whose stories are told.
        seed: the same seed writes the same bytes.
        dwellings: size.
    """
    city, told = tell(parts, seed, dwellings)
    folder.mkdir(parents=True)
    for stand in STANDS:
        write_stand(folder / "brk" / str(stand), city, stand)
    write_answers(folder / "kik", city)
    write_profiles(folder / "kvk", city)
    write_entries(folder / "hr", city)
    write_lists(folder, city)
    write_truth(folder, city, told, STANDS)
