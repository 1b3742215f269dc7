"""Stories that are planted in the city: what one is, and how playing it makes answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.demo.answers import HARD_NEGATIVE, LINKS, SCHEME, Answer, Verhaal
from ondermijning.demo.city.places import TOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ondermijning.demo.answers import Koppeling
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.town_hall import Grant, Permit


@dataclass(frozen=True, slots=True)
class Cast:
    """What a story is about: the things a rule may report, the companies that play a part, and names to be linked."""

    objects: tuple[CadastralObject, ...] = ()
    companies: tuple[Company, ...] = ()
    addresses: tuple[CadastralObject, ...] = ()
    permits: tuple[Permit, ...] = ()
    grants: tuple[Grant, ...] = ()
    links: tuple[Koppeling, ...] = ()
    streets: tuple[str, ...] = ()

    def places(self) -> Iterator[CadastralObject]:
        """Everything in it that lies somewhere."""
        yield from (*self.objects, *self.addresses, *(permit.place for permit in self.permits))
        yield from (grant.place for grant in self.grants if grant.place)


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happens in the city.

    Args:
        code: S.. for a scheme, N.. for a hard negative, K.. for names that are easily taken for each other.
        naam, uitleg: in Dutch, for people.
        regels: for a scheme the rules that must report it (none if no stand shows it, or if it is told as in life and
            measured by its objects); for a hard negative the rule it tempts.
        play: lets it happen once; the number says how often it happened before.
        verleidt: rules that a scheme tempts without being a case of them.
        modus: the ways of using real estate that a scheme told as in life is a case of.
    """

    code: str
    naam: str
    regels: tuple[str, ...]
    uitleg: str
    play: Callable[[City, int], Cast]
    verleidt: tuple[str, ...] = ()
    modus: tuple[str, ...] = ()

    @property
    def soort(self) -> str:
        """``schema``, ``hard_negatief`` or ``koppeling``."""
        return {"S": SCHEME, "K": LINKS}.get(self.code[0], HARD_NEGATIVE)


@dataclass(frozen=True, slots=True)
class Played:
    """A story that happened, the how manieth time from 1, and what it was about then."""

    story: Story
    number: int
    cast: Cast


def play_all(city: City, stories: Iterable[Story], times: int, first: int = 0) -> Iterator[Played]:
    """Let every story happen a number of times; the first time as if it happened before so often."""
    for story in stories:
        for turn in range(times):
            yield Played(story, turn + 1, story.play(city, first + turn))


def answers_of(played: Iterable[Played]) -> Iterator[Answer]:
    """What each rule should make of the stories."""
    for each in played:
        for rule in each.story.regels or (None,):
            yield _answer(each, rule, each.story.soort)
        for rule in each.story.verleidt:
            yield _answer(each, rule, HARD_NEGATIVE)


def told(played: Iterable[Played]) -> Iterator[Verhaal]:
    """The stories themselves, without those that are about names alone."""
    for each in played:
        story = each.story
        if story.soort != LINKS:
            name = f"{story.code}-{each.number:02d}"
            yield Verhaal(name, story.soort, story.modus, story.naam, story.uitleg, _touched(each.cast))


def _touched(cast: Cast) -> dict[str, tuple[str, ...]]:
    places = list(cast.places())
    found = {
        "Perceel": (place.full_id for place in places),
        "Adres": (place.door.bag_id for place in places if place.address),
        "Bedrijf": (f"KVK:{company.kvk}" for company in cast.companies if company.kvk),
        "Vergunning": (permit.number for permit in cast.permits),
        "Subsidie": (grant.number for grant in cast.grants),
        "Straat": (f"STRAAT:{TOWN.upper()}/{street}" for street in cast.streets),
    }
    return {label: tuple(dict.fromkeys(ids)) for label, ids in found.items()}


def _answer(each: Played, rule: str | None, soort: str) -> Answer:
    story, cast = each.story, each.cast
    several = len(story.regels) + len(story.verleidt) > 1
    return Answer(
        id=f"{story.code}-{each.number:02d}" + (f"-{rule}" if several else ""),
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
