"""The set of companies: a register, names to look up in it, the truth, and labelled names of another register to learn from.

``register.csv`` has a row per name, so a company with trade names has more rows; ``queries.csv`` has half of the towns;
``truth.csv`` has the company behind each query (empty: none) and the classes of its noise, joined by ``|``.
"""

from __future__ import annotations

import csv
from random import Random
from typing import TYPE_CHECKING

from benchmarks.resolution_data.company_names import Half, Vocabulary
from benchmarks.resolution_data.company_queries import Query, look_ups
from benchmarks.resolution_data.company_register import Company, trade_register

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The labels come from a register of another seed, and with halves from the words that the set itself does not use.
_OTHER_SEED = 1_000_003
_OTHER_HALF: dict[Half, Half] = {"all": "all", "even": "odd", "odd": "even"}
_LABELLED = (20_000, 5_000)  # companies and queries to learn from
LABELS = "labels"


def write_companies(folder: Path, seed: int, *, companies: int, queries: int, half: Half = "all") -> None:
    """Write a set and, in a folder inside it, the labelled set of another seed.

    Args:
        folder: where to.
        seed: the same seed, sizes and half give the same files.
        companies: number in the register.
        queries: number of names to look up, of which about 27 % are of nobody in it.
        half: which words names are made of.
    """
    write_register(folder, seed, companies, queries, half)
    labelled = (min(companies, _LABELLED[0]), min(queries, _LABELLED[1]))
    write_register(folder / LABELS, seed + _OTHER_SEED, *labelled, _OTHER_HALF[half])


def write_register(folder: Path, seed: int, companies: int, queries: int, half: Half) -> None:
    """Write a register, queries and the truth."""
    register = list(trade_register(Vocabulary(Random(f"{seed} register"), half), companies))  # noqa: S311 - reproducible
    asked = list(look_ups(Vocabulary(Random(f"{seed} queries"), half), register, queries))  # noqa: S311 - reproducible
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "register.csv", ("id", "naam", "plaats"), _names(register))
    numbered = [(f"Q{number:07}", query) for number, query in enumerate(asked, 1)]
    _write(folder / "queries.csv", ("id", "naam", "plaats"), ((id_, each.text, each.town) for id_, each in numbered))
    _write(folder / "truth.csv", ("query", "id", "klasse"), (_truth(id_, each) for id_, each in numbered))


def _names(register: list[Company]) -> Iterable[tuple[str, str, str]]:
    return ((company.id, name.text, company.town) for company in register for name in company.names)


def _truth(number: str, query: Query) -> tuple[str, str, str]:
    return number, query.company, "|".join(query.classes)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
