"""The answer to every name without a number in the files of the municipality: which company it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.answers import LINKS, Answer, Koppeling
from ondermijning.demo.city.parties import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.town_hall import Mention


def all_links(city: City) -> Answer:
    """For every name without a number in the files, whose it is."""
    return Answer(
        id="K00", soort=LINKS, naam="Namen zonder nummer", regel=None, percelen=(), bedrijven=(),
        uitleg="Van elke naam zonder nummer in vergunningen, subsidies en gebeurtenissen: welk bedrijf het is.",
        koppelingen=tuple(_links(city)),
    )  # fmt: skip


def _links(city: City) -> Iterator[Koppeling]:
    hall = city.town_hall
    named = [("vergunningen", permit.number, permit.applicant) for permit in hall.permits]
    named += [(grant.register, grant.number, grant.recipient) for grant in hall.grants]
    named += [("gebeurtenissen", event.number, event.about) for event in hall.events if event.about]
    for register, number, mention in named:
        company = _company(mention)
        if company and not mention.numbered:
            yield Koppeling(register, number, f"KVK:{company.kvk}")


def _company(mention: Mention) -> Company | None:
    party = mention.party
    return party if party and not isinstance(party, Person) and party.kvk else None
