"""Whether links by score may count: on real data only after people judged a sample of them and found nearly all right."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.samples import measurements
from ondermijning.ledger.text import day_of
from ondermijning.normalise import intervals
from ondermijning.resolve.scores.models import models_in_use, models_version
from ondermijning.settings import Mode

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.samples import Measurement
    from ondermijning.settings import Settings

ENOUGH = 200  # links in a sample that may count, or all where there are fewer
COMMAND = f"ondermijning review --steekproef {ENOUGH}"


class Trust(NamedTuple):
    """Whether links by score count, why, and what to do where they do not; in Dutch."""

    counts: bool
    why: str
    advice: str = ""


def link_trust(settings: Settings, ledger: Ledger) -> Trust:
    """What the measurements come to for this program: a whole one is needed, and all of them count together.

    So nobody gets further by drawing until a sample is kind.
    """
    if settings.mode is Mode.DEMO:
        return Trust(counts=True, why="tellen mee zonder meting, omdat alle gegevens verzonnen zijn")
    every, version = measurements(ledger), models_version(models_in_use(ledger))
    current = [each for each in every if each.sample.resolver == version]
    if not any(map(is_whole, current)):
        return Trust(
            counts=False, why=_why_not(every, version), advice=f"Run {COMMAND}; tot dan openen ze geen signalen."
        )
    found, least = _together(current), settings.koppelingen_promille
    if found.same * 1000 >= least * found.answered:
        return Trust(counts=True, why=f"tellen mee: {told(found)}")
    return Trust(
        counts=False,
        why=f"openen geen signalen: {told(found)}; nodig is {percent(least)}",
        advice="Run ondermijning resolve om de oordelen te volgen, en meet meer met een ander getal achter --zaad.",
    )


def _together(found: list[Measurement]) -> Measurement:
    """Measurements as one, of the time of the latest, which comes first; no pair is in two samples."""
    sums = {name: sum(getattr(each, name) for each in found) for name in ("asked", "same", "different", "unsure")}
    return replace(found[0], **sums)


def is_whole(measured: Measurement) -> bool:
    """Whether a measurement speaks for all links: its sample was judged to the last pair and was large enough."""
    return measured.is_complete and 0 < min(ENOUGH, measured.sample.population) <= measured.asked


def told(measured: Measurement) -> str:
    """A measurement in one sentence; who was not sure found the link not right."""
    low, high = wilson(measured.same, measured.answered)
    right = 1000 * measured.same // measured.answered if measured.answered else 0
    return (
        f"gemeten op {day_of(measured.at)} door {measured.actor}: van {measured.answered} beoordeelde koppelingen"
        f" {measured.same} zelfde, {measured.different} verschillend, {measured.unsure} onzeker;"
        f" juist {percent(right)} (95%-interval {percent(low)} tot {percent(high)})"
    )


def wilson(right: int, judged: int) -> tuple[int, int]:
    """The interval of Wilson at 95 % of a share, in promille rounded outwards; everything where nothing was judged."""
    if not judged:
        return 0, 1000
    low, high = intervals.wilson(right, judged)
    return math.floor(1000 * low + 1e-9), math.ceil(1000 * high - 1e-9)


def percent(promille: int) -> str:
    """A share as people write it, such as 99,5%."""
    return f"{promille // 10},{promille % 10}%"


def _why_not(every: list[Measurement], version: str) -> str:
    """Why there is no measurement that counts."""
    if not every:
        return "zijn nooit gemeten"
    if every[0].sample.resolver != version:
        return f"zijn met andere gewichten of een andere versie gemeten; {told(every[0])}"
    if every[0].is_complete:
        return f"zijn met te weinig paren gemeten; {told(every[0])}"
    return f"zijn nog niet af gemeten: {every[0].answered} van {every[0].asked} paren beoordeeld"
