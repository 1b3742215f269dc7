"""Look-alikes around grants: innocent halls, endings and families of foundations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import HALL
from ondermijning.demo.city.parties import MERGED, SPORT, WELFARE
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import OPEN_REGISTER, Mention
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.town_hall import Grant


def _seated_in(city: City, hall: CadastralObject, name: str) -> Company:
    seat = city.addresses.at_home(hall.door)
    return city.companies.foundation(date(2008, 10, 6), f"{name} {hall.door.street}", WELFARE, seat=seat)


def _grant(city: City, grantee: Company, decided: date | None = None) -> Grant:
    day = decided or between(city.rng, date(2022, 9, 1), date(2024, 9, 30))
    return city.town_hall.award(Mention(grantee, grantee.name), day, 21_000)


def _own_hall(city: City, _turn: int) -> Cast:
    hall = city.premises(HALL, 310, whole(city.people.landlord()))
    grantee = _seated_in(city, hall, "Gemeenschapshuis")
    city.sell(hall, date(2019, 4, 1) + city.days(0, 300), whole(grantee))
    return Cast((), (grantee,), grants=(_grant(city, grantee),))


def _rents(city: City, owner: Party, name: str) -> Cast:
    hall = city.premises(HALL, 240, whole(owner), date(2013, 3, 1) + city.days(0, 700))
    grantee = _seated_in(city, hall, name)
    return Cast((), (grantee,), grants=(_grant(city, grantee),))


def _rents_from_a_stranger(city: City, _turn: int) -> Cast:
    return _rents(city, city.companies.bv(date(2005, 3, 7)), "Huiskamer")


def _rents_from_the_municipality(city: City, _turn: int) -> Cast:
    return _rents(city, city.municipality, "Speelotheek")


def _before_its_end(city: City, turn: int) -> Cast:
    ended = between(city.rng, date(2023, 6, 1), date(2024, 10, 31))
    grantee = city.companies.foundation(date(2011, 5, 2), f"Lentefeest {turn + 1}", WELFARE, ended=ended)
    return Cast((), (grantee,), grants=(_grant(city, grantee, ended - city.days(40, 200)),))


def _merged_into_another(city: City, turn: int) -> Cast:
    ended = between(city.rng, date(2022, 6, 1), date(2023, 10, 31))
    grantee = city.companies.foundation(
        date(2006, 5, 1), f"Thuisbij {turn + 1}", WELFARE, ended=ended, end_reason=MERGED
    )
    return Cast((), (grantee,), grants=(_grant(city, grantee, ended + city.days(40, 200)),))


def _club_with_many_grants(city: City, turn: int) -> Cast:
    club = city.companies.association(date(1961, 4, 3), f"Voetbalvereniging Zandoog {turn + 1}", SPORT)
    first = between(city.rng, date(2022, 2, 1), date(2022, 12, 31))
    return Cast(grants=tuple(_grant(city, club, first + number * city.days(60, 180)) for number in range(4)))


def _family(city: City, count: int, word: str) -> list[Company]:
    """Foundations with one director."""
    behind = city.people.person()
    found = [city.companies.foundation(date(2014, 2, 3), f"{word} {number + 1}", WELFARE) for number in range(count)]
    for company in found:
        city.offices.appoint(company, behind)
    return found


def _two_of_one_family(city: City, turn: int) -> Cast:
    family = _family(city, 2, f"Tuinkamer {turn + 1} deel")
    first = between(city.rng, date(2022, 2, 1), date(2022, 12, 31))
    return Cast(grants=tuple(_grant(city, each, first + city.days(0, 300)) for each in family))


def _family_over_many_years(city: City, turn: int) -> Cast:
    family = _family(city, 3, f"Moestuin {turn + 1} veld")
    first = between(city.rng, date(2020, 2, 1), date(2020, 8, 31))
    return Cast(grants=tuple(_grant(city, each, first + years(1.4 * number)) for number, each in enumerate(family)))


def _strangers_with_one_word(city: City, turn: int) -> Cast:
    """Three foundations with names alike and nothing else in common; the open register only has their names."""
    word = ("Harmonie", "Klankbord", "Toneelgroep")[turn % 3] + ("" if turn < 3 else f" {turn}")
    first = between(city.rng, date(2022, 2, 1), date(2022, 12, 31))
    grants = []
    for part in ("Sint Pieter", "Heer", "Amby"):
        grantee = city.companies.foundation(date(2009, 1, 5) + city.days(0, 2000), f"{word} {part}", WELFARE)
        mention, decided = Mention(grantee, grantee.name, numbered=False), first + city.days(0, 500)
        grants.append(city.town_hall.award(mention, decided, 7_500, register=OPEN_REGISTER))
    return Cast(grants=tuple(grants))


INNOCENT_GRANTS = (
    Story(
        "N48",
        "Een eigen zaal",
        ("subsidie_huur_bij_bestuurder",),
        "De stichting is zelf eigenaar van de zaal waarin zij is gevestigd.",
        _own_hall,
    ),
    Story(
        "N49",
        "Huur bij een vreemde",
        ("subsidie_huur_bij_bestuurder",),
        "De stichting huurt een zaal van een B.V. waarmee zij niets anders te maken heeft.",
        _rents_from_a_stranger,
    ),
    Story(
        "N50",
        "Huur bij de gemeente",
        ("subsidie_huur_bij_bestuurder",),
        "De stichting huurt een zaal van de gemeente; de gemeente is uitgezonderd.",
        _rents_from_the_municipality,
    ),
    Story(
        "N51",
        "Subsidie voor het einde",
        ("subsidie_aan_ontbonden_partij",),
        "De stichting kreeg subsidie toen zij nog bestond en werd later ontbonden.",
        _before_its_end,
    ),
    Story(
        "N52",
        "Opgegaan in een ander",
        ("subsidie_aan_ontbonden_partij",),
        "De stichting is door een fusie verdwenen; haar opvolger krijgt de subsidie op de oude naam.",
        _merged_into_another,
    ),
    Story(
        "N53",
        "Vereniging met vier subsidies",
        ("zelfde_kring_subsidies",),
        "Eén vereniging krijgt in twee jaar vier subsidies; er is geen tweede ontvanger.",
        _club_with_many_grants,
    ),
    Story(
        "N54",
        "Twee van één bestuurder",
        ("zelfde_kring_subsidies",),
        "Twee stichtingen met dezelfde bestuurder krijgen elk één subsidie.",
        _two_of_one_family,
    ),
    Story(
        "N55",
        "Drie over bijna drie jaar",
        ("zelfde_kring_subsidies",),
        "Drie stichtingen met dezelfde bestuurder krijgen subsidie, maar nooit drie in twee jaar.",
        _family_over_many_years,
    ),
    Story(
        "N56",
        "Gelijkende namen, geen band",
        ("zelfde_kring_subsidies",),
        "Drie stichtingen hebben een woord in hun naam gemeen en verder niets.",
        _strangers_with_one_word,
    ),
)
