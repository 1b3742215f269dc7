"""Which stories a city tells: a small one those that show each rule, a large one those that measure them."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

from ondermijning.demo.innocent.chains import INNOCENT_CHAINS
from ondermijning.demo.innocent.closures import INNOCENT_CLOSURES
from ondermijning.demo.innocent.companies import INNOCENT_COMPANIES
from ondermijning.demo.innocent.families import INNOCENT_FAMILIES
from ondermijning.demo.innocent.financing import INNOCENT_FINANCING
from ondermijning.demo.innocent.grants import INNOCENT_GRANTS
from ondermijning.demo.innocent.investors import INNOCENT_INVESTORS
from ondermijning.demo.innocent.landlords import INNOCENT_LANDLORDS
from ondermijning.demo.innocent.operators import INNOCENT_OPERATORS
from ondermijning.demo.innocent.resales import INNOCENT_RESALES
from ondermijning.demo.innocent.seats import INNOCENT_SEATS
from ondermijning.demo.innocent.successions import INNOCENT_SUCCESSIONS
from ondermijning.demo.innocent.trades import INNOCENT_TRADES
from ondermijning.demo.innocent.transactions import INNOCENT_TRANSACTIONS
from ondermijning.demo.schemes.care import CARE_SCHEMES
from ondermijning.demo.schemes.chains import CHAIN_SCHEMES
from ondermijning.demo.schemes.companies import COMPANY_SCHEMES
from ondermijning.demo.schemes.financing import FINANCING_SCHEMES
from ondermijning.demo.schemes.grants import GRANT_SCHEMES
from ondermijning.demo.schemes.letting import LETTING_SCHEMES
from ondermijning.demo.schemes.loans import LOAN_SCHEMES
from ondermijning.demo.schemes.permits import PERMIT_SCHEMES
from ondermijning.demo.schemes.resales import RESALE_SCHEMES
from ondermijning.demo.schemes.trades import TRADE_SCHEMES
from ondermijning.demo.schemes.transactions import TRANSACTION_SCHEMES
from ondermijning.demo.stories import play_all
from ondermijning.demo.stories.similar_names import SIMILAR_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city import City
    from ondermijning.demo.stories import Played, Story

MEASURED_FROM = 3_000  # dwellings: from here on a city is one to measure in
_INNOCENT = (
    *INNOCENT_RESALES,
    *INNOCENT_CHAINS,
    *INNOCENT_COMPANIES,
    *INNOCENT_FINANCING,
    *INNOCENT_TRANSACTIONS,
    *INNOCENT_SUCCESSIONS,
    *INNOCENT_OPERATORS,
    *INNOCENT_CLOSURES,
    *INNOCENT_GRANTS,
    *INNOCENT_SEATS,
)
_SHOWN = (
    *RESALE_SCHEMES,
    *FINANCING_SCHEMES,
    *TRANSACTION_SCHEMES,
    *PERMIT_SCHEMES,
    *GRANT_SCHEMES,
    *COMPANY_SCHEMES,
    *_INNOCENT,
    *SIMILAR_NAMES,
)
LIFELIKE = (*LOAN_SCHEMES, *CHAIN_SCHEMES, *LETTING_SCHEMES, *TRADE_SCHEMES, *CARE_SCHEMES)
LIFELIKE_INNOCENT = (*INNOCENT_INVESTORS, *INNOCENT_FAMILIES, *INNOCENT_TRADES, *INNOCENT_LANDLORDS)
_TIMES = 2
_FEWEST_SCHEMES, _DWELLINGS_PER_SCHEME = 10, 1_100  # one object in a hundred, as in the cities that were studied
_DWELLINGS_PER_INNOCENT = 6_000  # of every kind


def is_measured(dwellings: int) -> bool:
    """Whether a city of this size is one to measure in."""
    return dwellings >= MEASURED_FROM


def perform(city: City, dwellings: int) -> Iterator[Played]:
    """Let the stories of a city of this size happen."""
    if not is_measured(dwellings):
        yield from play_all(city, _SHOWN, _TIMES)
        return
    yield from _schemes(city, max(_FEWEST_SCHEMES, dwellings // _DWELLINGS_PER_SCHEME))
    first = city.rng.randrange(_TIMES)
    yield from play_all(city, (*_INNOCENT, *LIFELIKE_INNOCENT), max(1, dwellings // _DWELLINGS_PER_INNOCENT), first)
    yield from play_all(city, SIMILAR_NAMES, _TIMES)


def _schemes(city: City, count: int) -> Iterator[Played]:
    """So many schemes, in turn of every kind; which kinds come first differs by city."""
    kinds = city.rng.sample(LIFELIKE, len(LIFELIKE))
    chosen = list(islice(cycle(kinds), count))
    times: dict[Story, int] = {story: chosen.count(story) for story in kinds}
    for story, number in times.items():
        yield from play_all(city, (story,), number)
