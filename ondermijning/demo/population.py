"""Puts the city together: planted stories first, ordinary life around them."""

from __future__ import annotations

from ondermijning.demo.answers import AnswerKey
from ondermijning.demo.city import City
from ondermijning.demo.innocent_chains import INNOCENT_CHAINS
from ondermijning.demo.innocent_companies import INNOCENT_COMPANIES
from ondermijning.demo.innocent_resales import INNOCENT_RESALES
from ondermijning.demo.schemes import SCHEMES
from ondermijning.demo.stories import play_all
from ondermijning.demo.tenure import Tenure
from ondermijning.demo.timeline import LAST
from ondermijning.demo.turnover import Turnover
from ondermijning.errors import OndermijningError

MINIMUM_DWELLINGS = 150
_STORIES = (*SCHEMES, *INNOCENT_RESALES, *INNOCENT_CHAINS, *INNOCENT_COMPANIES)
_DWELLINGS_PER_INSTANCE = 1500  # of every story; keeps what is planted near one percent in a large city
_DWELLINGS_PER_SHOP = 20


def populate(seed: int, dwellings: int) -> tuple[City, AnswerKey]:
    """A city with its answer key.

    Args:
        seed: the same seed gives the same city.
        dwellings: houses and apartments together.

    Raises:
        OndermijningError: the city is too small to hold every story.
    """
    if dwellings < MINIMUM_DWELLINGS:
        advice = f"Ask for at least {MINIMUM_DWELLINGS}."
        raise OndermijningError(f"a city of {dwellings} dwellings is too small.", where="dwellings", advice=advice)
    city = City(seed, dwellings)
    times = max(2, dwellings // _DWELLINGS_PER_INSTANCE)
    answers = tuple(play_all(city, _STORIES, times))
    _live(city, dwellings)
    return city, AnswerKey(LAST, answers)


def _live(city: City, dwellings: int) -> None:
    tenure = Tenure(city)
    turnover = Turnover(city, tenure.landlords)
    for home in city.untouched():
        tenure.settle(home)
        turnover.pass_on(home)
    tenure.settle_shops(dwellings // _DWELLINGS_PER_SHOP)
