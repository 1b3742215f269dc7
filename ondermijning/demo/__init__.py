"""A synthetic municipality that writes the registers' own formats, with planted schemes and an answer key."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ondermijning.demo.answers import Answer, AnswerKey, write_answers
from ondermijning.demo.brk_xml import write_stand
from ondermijning.demo.exclusions_csv import write_exclusions
from ondermijning.demo.kvk_json import write_trade_register
from ondermijning.demo.population import populate
from ondermijning.demo.prijsindex_csv import write_price_index
from ondermijning.demo.timeline import STANDS
from ondermijning.demo.woz_csv import write_woz
from ondermijning.errors import OndermijningError

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.demo.city import City

__all__ = ["Answer", "AnswerKey", "write_municipality"]


def write_municipality(folder: Path, *, seed: int = 1, dwellings: int = 300) -> AnswerKey:
    """Write the deliveries of a fictitious Maastricht: land registry, trade register, WOZ and price index.

    Args:
        folder: is made; must be empty if it exists.
        seed: the same seed writes the same bytes.
        dwellings: houses and apartments together.

    Returns:
        What was planted; also written as ``antwoorden.json``.

    Raises:
        OndermijningError: the folder is not empty, or the city is too small for its stories.
    """
    city, key = populate(seed, dwellings)
    _make_empty(folder)
    _write_land_registry(folder, city)
    write_trade_register(_made(folder / "kvk"), city.companies.all)
    write_woz(_made(folder / "woz") / "woz.csv", city.objects, Random(seed))  # noqa: S311 - reproducible noise
    write_price_index(_made(folder / "prijsindex") / "prijsindex.csv")
    write_exclusions(folder / "uitzonderingen.csv", city.companies.all)
    write_answers(folder / "antwoorden.json", key)
    return key


def _write_land_registry(folder: Path, city: City) -> None:
    for day in STANDS:
        path = _made(folder / "brk" / day.isoformat()) / "stand.xml"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_stand(stream, day, city.objects)


def _make_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OndermijningError("is not an empty folder.", where=str(folder), advice="Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
