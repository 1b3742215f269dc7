"""What a planted story is, and how playing it makes answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.demo.answers import HARD_NEGATIVE, SCHEME, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ondermijning.demo.city import City
    from ondermijning.demo.objects import CadastralObject
    from ondermijning.demo.parties import Company


@dataclass(frozen=True, slots=True)
class Cast:
    """The objects a story is about and the companies that play a part in it."""

    objects: tuple[CadastralObject, ...]
    companies: tuple[Company, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happens in the city.

    Args:
        code: S.. for a scheme, N.. for a hard negative.
        naam, uitleg: in Dutch, for people.
        regels: for a scheme the rules that must report it (none if no stand shows it); for a hard negative the rule
            it tempts.
        play: lets it happen once; the number says how often it happened before.
    """

    code: str
    naam: str
    regels: tuple[str, ...]
    uitleg: str
    play: Callable[[City, int], Cast]

    @property
    def soort(self) -> str:
        """``schema`` or ``hard_negatief``."""
        return SCHEME if self.code.startswith("S") else HARD_NEGATIVE


def play_all(city: City, stories: Iterable[Story], times: int) -> Iterator[Answer]:
    """Let every story happen a number of times, and say what each rule should make of it."""
    for story in stories:
        for turn in range(times):
            cast = story.play(city, turn)
            for rule in story.regels or (None,):
                yield _answer(story, turn, cast, rule)


def _answer(story: Story, turn: int, cast: Cast, rule: str | None) -> Answer:
    several = len(story.regels) > 1
    return Answer(
        id=f"{story.code}-{turn + 1:02d}" + (f"-{rule}" if several else ""),
        soort=story.soort,
        naam=story.naam,
        regel=rule,
        percelen=tuple(thing.full_id for thing in cast.objects),
        bedrijven=tuple(f"KVK:{company.kvk}" for company in cast.companies),
        uitleg=f"{story.uitleg} {_verdict(story, rule)}",
    )


def _verdict(story: Story, rule: str | None) -> str:
    if rule is None:
        return "Geen regel kan dit in de standen zien."
    if story.soort == SCHEME:
        return f"Een volmaakte detector meldt elk genoemd object voor {rule}."
    return f"Een volmaakte detector meldt geen van de genoemde objecten voor {rule}."
