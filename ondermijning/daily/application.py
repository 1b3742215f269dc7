"""An application for a permit or grant: what is asked, under which power, and what that power looks at first and may ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Power(StrEnum):
    """The power under which an application is weighed."""

    BIBOB = "bibob"
    ALCOHOL = "alcoholwet"
    APV = "apv"
    OMGEVING = "omgevingswet"
    HUISVESTING = "huisvestingswet"
    SUBSIDIE = "subsidieverordening"


class Part(StrEnum):
    """What a finding is about at large, in the order they are shown in."""

    APPLICANT = "aanvrager"
    PREMISES = "pand"
    MONEY = "geld"
    BEFORE = "voorgangers"
    QUESTIONS = "aanvraag"


class Topic(StrEnum):
    """What a finding is about."""

    APPLICANT = "aanvrager"
    CONTROL = "zeggenschap over de aanvrager"
    EARLIER = "eerder over de aanvrager"
    PORTFOLIO = "panden van de aanvrager"
    CLOSED_ELSEWHERE = "sluitingen in panden van de aanvrager"
    CHAINS = "verbanden"
    PREMISES = "pand"
    OWNERS = "eigendom van het pand"
    REFUSED_HERE = "sluitingen en weigeringen op dit adres"
    CLOSED_OF_OWNER = "sluitingen bij dezelfde eigenaar"
    OWN = "aanvrager zelf op dit adres"
    SEATED = "nu gevestigd op dit adres"
    FINANCING = "hoe het pand is gefinancierd"
    LENDERS = "geldverstrekkers"
    BEFORE = "voorgangers op dit adres"
    REQUEST = "aanvraag"

    @property
    def part(self) -> Part:
        """Where it stands."""
        return next(part for part, topics in _PARTS.items() if self in topics)


_PARTS = {
    Part.APPLICANT: (
        Topic.APPLICANT, Topic.CONTROL, Topic.EARLIER, Topic.PORTFOLIO, Topic.CLOSED_ELSEWHERE, Topic.CHAINS,
    ),
    Part.PREMISES: (
        Topic.PREMISES, Topic.OWNERS, Topic.REFUSED_HERE, Topic.CLOSED_OF_OWNER, Topic.OWN, Topic.SEATED,
    ),
    Part.MONEY: (Topic.FINANCING, Topic.LENDERS),
    Part.BEFORE: (Topic.BEFORE,),
    Part.QUESTIONS: (Topic.REQUEST,),
}  # fmt: skip

# What each power looks at first; what it does not name follows in the order of the topics.
FIRST = {
    Power.BIBOB: (Topic.EARLIER, Topic.CLOSED_ELSEWHERE, Topic.FINANCING, Topic.REFUSED_HERE, Topic.LENDERS),
    Power.ALCOHOL: (Topic.EARLIER, Topic.REFUSED_HERE, Topic.CONTROL, Topic.BEFORE),
    Power.APV: (Topic.REFUSED_HERE, Topic.EARLIER, Topic.BEFORE, Topic.CLOSED_OF_OWNER),
    Power.OMGEVING: (Topic.OWNERS, Topic.EARLIER, Topic.REFUSED_HERE, Topic.FINANCING),
    Power.HUISVESTING: (Topic.OWNERS, Topic.PORTFOLIO, Topic.CLOSED_ELSEWHERE, Topic.EARLIER),
    Power.SUBSIDIE: (Topic.EARLIER, Topic.CONTROL, Topic.CHAINS, Topic.PORTFOLIO),
}

# The form of the Bibob Act asks on three things; it is given out, and its answers weighed, under that act alone.
_FORM = "Wet Bibob, artikel 7a; Bibob-vragenformulier, bijlage 1 bij de Regeling Bibob-formulieren 2024"
_IN_FORM = frozenset({Topic.CONTROL, Topic.FINANCING, Topic.LENDERS, Topic.REQUEST})


class Question(NamedTuple):
    """Something to ask of the applicant, and the article that lets one ask it, where the Bibob form has it."""

    text: str
    article: str = ""


# What the applicant can be asked for under each power, whatever the registers say.
_ASK = {
    Power.BIBOB: (
        "wie de zeggenschap en de leiding heeft, nu en eerder",
        "wie het geld verschaft, hoeveel en waarvan, met de stukken",
    ),
    Power.ALCOHOL: ("leidinggevenden en hun arbeidsrelatie",),
    Power.APV: ("exploitant, beheerder en huurovereenkomst van het pand",),
    Power.OMGEVING: ("gegevens en bescheiden bij de aanvraag",),
    Power.HUISVESTING: ("eigendom en gebruik van de woonruimte",),
    Power.SUBSIDIE: ("begroting, jaarrekening en rekeningnummer op naam van de aanvrager",),
}


def questions(power: Power) -> list[Question]:
    """What a power lets one ask of every applicant."""
    return [question(power, Topic.REQUEST, text) for text in _ASK[power]]


def question(power: Power, topic: Topic, text: str) -> Question:
    """A question with its article; without one where the form does not ask it or the application is weighed otherwise."""
    return Question(text, _FORM if power is Power.BIBOB and topic in _IN_FORM else "")


def order_of(power: Power) -> list[Topic]:
    """All topics, those first that a power looks at first."""
    return list(dict.fromkeys((*FIRST[power], *Topic)))


@dataclass(frozen=True, slots=True)
class Application:
    """What was applied for.

    Args:
        kvk: KVK number of the applicant, or empty.
        name: name of the applicant, where no number is known.
        address: the premises.
        kind: kind of permit or grant.
        power: under which it is weighed.
        born: a birth date was given.
    """

    kvk: str
    name: str
    address: str
    kind: str
    power: Power
    born: bool = False
