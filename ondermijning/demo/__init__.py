"""A synthetic municipality that writes the registers' own formats, with planted schemes and an answer key.

``city`` is what exists; ``stories``, which are ``schemes`` and ``innocent`` look-alikes, happen in it first, and ordinary
``life`` around them; ``writers`` write it down, one per register.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ondermijning.demo.answers import Answer, AnswerKey, write_answers
from ondermijning.demo.city.timeline import COUNTING_DAYS, STANDS, VALUATION_YEARS, VALUED_BY_LAST
from ondermijning.demo.life.days_after import days_after
from ondermijning.demo.life.earlier_sales import earlier_sales
from ondermijning.demo.life.insolvency import cases
from ondermijning.demo.life.residents import counted
from ondermijning.demo.life.seizures import seize
from ondermijning.demo.population import companies_with_a_role, populate
from ondermijning.demo.writers.bag.extract import write_extract
from ondermijning.demo.writers.bewoning_csv import write_counts
from ondermijning.demo.writers.brk.changes import write_changes
from ondermijning.demo.writers.brk.stand import write_stand
from ondermijning.demo.writers.corporatiebezit_csv import write_stock
from ondermijning.demo.writers.events_csv import write_events
from ondermijning.demo.writers.exclusions_csv import write_exclusions
from ondermijning.demo.writers.grants_csv import write_internal, write_open_register
from ondermijning.demo.writers.hr.messages import Known, write_messages
from ondermijning.demo.writers.hr.places import bag_ids
from ondermijning.demo.writers.insolventies_csv import write_cases
from ondermijning.demo.writers.kik.answers import write_answers_about_objects
from ondermijning.demo.writers.kvk_json import write_trade_register
from ondermijning.demo.writers.neighbourhoods import write_neighbourhoods
from ondermijning.demo.writers.notices_xml import write_notices
from ondermijning.demo.writers.permits_csv import write_permits
from ondermijning.demo.writers.prijsindex_csv import write_price_index
from ondermijning.demo.writers.transacties_csv import write_sales
from ondermijning.demo.writers.woz_csv import write_woz
from ondermijning.errors import OndermijningError
from ondermijning.language import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.demo.city import City
    from ondermijning.demo.city.town_hall import TownHall
    from ondermijning.demo.life.insolvency import Case

__all__ = ["Answer", "AnswerKey", "write_municipality"]


def write_municipality(folder: Path, *, seed: int = 1, dwellings: int = 300, day_one: bool = False) -> AnswerKey:
    """Write the deliveries of a fictitious Maastricht: one folder per register, the list of exclusions, and the answers.

    Args:
        folder: is made; must be empty if it exists.
        seed: the same seed writes the same bytes.
        dwellings: houses and apartments together.
        day_one: what a city has on its first day: one stand without later changes, open data and its own files; neither
            officers, mortgages and seizures, nor earlier sales and counts of residents.

    Returns:
        What was planted; also written as ``antwoorden.json``, and for a city to measure in as ``verhalen.json``.

    Raises:
        OndermijningError: the folder is not empty, or the city is too small for its stories.
    """
    city, key = populate(seed, dwellings)
    changes, ruled = days_after(city, key.planted("percelen")), cases(city.companies.all, key.planted("bedrijven"))
    _make_empty(folder)
    _write_land_registry(folder, city, STANDS[-1:] if day_one else STANDS)
    _write_open_data(folder, city, ruled)
    years = VALUED_BY_LAST if key.verhalen else VALUATION_YEARS
    write_woz(_made(folder / "woz") / "woz.csv", city.objects, Random(seed), years)  # noqa: S311 - reproducible noise
    write_stock(_made(folder / "corporatiebezit") / "corporatiebezit.csv", city.objects)
    _write_town_hall(folder, city.town_hall)
    if not day_one:
        write_changes(_made(folder / "brk" / "mutaties") / "mutaties.zip", changes)
        _write_on_request(folder, city, key, ruled)
    write_exclusions(folder / "uitzonderingen.csv", city.companies.all)
    write_answers(folder, key)
    return key


def _write_land_registry(folder: Path, city: City, stands: tuple[date, ...]) -> None:
    for day in stands:
        path = _made(folder / "brk" / day.isoformat()) / "stand.xml"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_stand(stream, day, city.objects)


def _write_open_data(folder: Path, city: City, ruled: list[Case]) -> None:
    write_trade_register(_made(folder / "kvk"), city.companies.all)
    write_price_index(_made(folder / "prijsindex") / "prijsindex.csv")
    write_extract(_made(folder / "bag"), city.objects, city.companies.all)
    write_neighbourhoods(_made(folder / "buurten"), counted(city.objects, city.town_hall.permits))
    write_cases(_made(folder / "insolventies") / "insolventies.csv", ruled)
    write_notices(_made(folder / "sru"), city.town_hall.permits)


def _write_on_request(folder: Path, city: City, key: AnswerKey, ruled: list[Case]) -> None:
    """What a city has only after it asked: officers, mortgages and seizures, earlier sales, and counts of residents."""
    objects, companies = city.objects, city.companies.all
    known = Known(city.offices, bag_ids(objects), {case.company.kvk: case for case in ruled})
    write_messages(_made(folder / "hr"), companies_with_a_role(city), known)
    seized = seize(city, key.planted("percelen"))
    write_answers_about_objects(_made(folder / "kik"), objects, city.lending, seized)
    planted = key.planted("percelen") | key.planted("bedrijven")
    write_sales(_made(folder / "transacties") / "transacties.csv", earlier_sales(objects, companies, planted))
    counts, days = counted(objects, city.town_hall.permits), COUNTING_DAYS if key.verhalen else STANDS[-1:]
    write_counts(_made(folder / "bewoning") / "bewoning.csv", counts, days)


def _write_town_hall(folder: Path, town_hall: TownHall) -> None:
    write_permits(_made(folder / "vergunningen") / "vergunningen.csv", town_hall.permits)
    write_open_register(_made(folder / "subsidies"), town_hall.grants)
    write_internal(_made(folder / "subsidies_intern") / "subsidies.csv", town_hall.grants)
    write_events(_made(folder / "gebeurtenissen") / "gebeurtenissen.csv", town_hall.events)


def _make_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OndermijningError(say("is not an empty folder."), where=str(folder), advice=say("Name a new folder."))
    folder.mkdir(parents=True, exist_ok=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
