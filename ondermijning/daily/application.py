"""An application for a permit or grant, as far as screening needs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Power(StrEnum):
    """The power under which an application is weighed."""

    BIBOB = "bibob"
    ALCOHOL = "alcoholwet"
    APV = "apv"
    OMGEVING = "omgevingswet"
    HUISVESTING = "huisvestingswet"
    SUBSIDIE = "subsidieverordening"


# What the applicant can be asked for under each power, whatever the registers say.
ASK = {
    Power.BIBOB: ("Bibob-vragenformulier: zeggenschap, leiding en financiering",),
    Power.ALCOHOL: ("leidinggevenden en hun arbeidsrelatie",),
    Power.APV: ("exploitant, beheerder en huurovereenkomst van het pand",),
    Power.OMGEVING: ("gegevens en bescheiden bij de aanvraag",),
    Power.HUISVESTING: ("eigendom en gebruik van de woonruimte",),
    Power.SUBSIDIE: ("begroting, jaarrekening en rekeningnummer op naam van de aanvrager",),
}


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
