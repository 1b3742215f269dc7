"""What a planted story is, and how playing it makes answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.demo.answers import HARD_NEGATIVE, LINKS, SCHEME, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ondermijning.demo.answers import Koppeling
    from ondermijning.demo.city import City
    from ondermijning.demo.objects import CadastralObject
    from ondermijning.demo.parties import Company
    from ondermijning.demo.town_hall import Grant, Permit


@dataclass(frozen=True, slots=True)
class Cast:
    """What a story is about: the things a rule may report, the companies that play a part, and names to be linked."""

    objects: tuple[CadastralObject, ...] = ()
    companies: tuple[Company, ...] = ()
    addresses: tuple[CadastralObject, ...] = ()
    permits: tuple[Permit, ...] = ()
    grants: tuple[Grant, ...] = ()
    links: tuple[Koppeling, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happens in the city.

    Args:
        code: S.. for a scheme, N.. for a hard negative, K.. for names that are easily taken for each other.
        naam, uitleg: in Dutch, for people.
        regels: for a scheme the rules that must report it (none if no stand shows it); for a hard negative the rule
            it tempts.
        play: lets it happen once; the number says how often it happened before.
        verleidt: rules that a scheme tempts without being a case of them.
    """

    code: str
    naam: str
    regels: tuple[str, ...]
    uitleg: str
    play: Callable[[City, int], Cast]
    verleidt: tuple[str, ...] = ()

    @property
    def soort(self) -> str:
        """``schema``, ``hard_negatief`` or ``koppeling``."""
        return {"S": SCHEME, "K": LINKS}.get(self.code[0], HARD_NEGATIVE)


def play_all(city: City, stories: Iterable[Story], times: int) -> Iterator[Answer]:
    """Let every story happen a number of times, and say what each rule should make of it."""
    for story in stories:
        for turn in range(times):
            cast = story.play(city, turn)
            for rule in story.regels or (None,):
                yield _answer(story, turn, cast, rule, story.soort)
            for rule in story.verleidt:
                yield _answer(story, turn, cast, rule, HARD_NEGATIVE)


def _answer(story: Story, turn: int, cast: Cast, rule: str | None, soort: str) -> Answer:
    several = len(story.regels) + len(story.verleidt) > 1
    return Answer(
        id=f"{story.code}-{turn + 1:02d}" + (f"-{rule}" if several else ""),
        soort=soort,
        naam=story.naam,
        regel=rule,
        percelen=tuple(thing.full_id for thing in cast.objects),
        bedrijven=tuple(f"KVK:{company.kvk}" for company in cast.companies),
        uitleg=f"{story.uitleg} {_verdict(rule, soort)}",
        adressen=tuple(thing.door.bag_id for thing in cast.addresses),
        vergunningen=tuple(permit.number for permit in cast.permits),
        subsidies=tuple(grant.number for grant in cast.grants),
        koppelingen=cast.links,
    )


def _verdict(rule: str | None, soort: str) -> str:
    if soort == LINKS:
        return "De sleutel zegt welke naam bij welk nummer hoort en welke niet."
    if rule is None:
        return "Geen regel kan dit in de leveringen zien."
    if soort == SCHEME:
        return f"Een volmaakte detector meldt elk genoemd onderwerp voor {rule}."
    return f"Een volmaakte detector meldt geen van de genoemde onderwerpen voor {rule}."
