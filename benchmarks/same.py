"""Did a change of code change what comes out? Two checkouts build the same fictitious cities, and all that they write is compared.

Usage: python -m benchmarks.same prepare FOLDER [--checkout PATH] [--city NAME]...
       python -m benchmarks.same compare FOLDER BEFORE AFTER [--city NAME]... [--rows N] [--tables] [--load]

``prepare`` writes the city of the command ``demo`` and three of 3,000 dwellings, loads them and links their parties, once, with
one checkout. ``compare`` takes two checkouts, each run with its own code: columns, rows and order of every table of the built graph
must be the same, and byte for byte every ``signalen-*.json``, ``signalen-*.csv`` and ``koppelingen.csv`` that is exported, and what
``detect`` says of every rule. With ``--tables`` it stops after the tables, without the graph for the engine and the signals. What
the first checkout writes is kept by its commit, if nothing in it was changed.

With ``--load`` each checkout also loads the same deliveries and links their parties, and snapshots with their manifests and parties
are compared as well; else a change there is not seen. Writing a city is never run again. The folder must stay where it is: a city
names its list of exclusions by its place. Exit code: 0 all the same, 1 something differs, 2 something could not be run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.same_checkout import MADE, Checkout, Seconds, Size, StepError, Steps, seconds_of
from benchmarks.same_files import Compared, compare_files, compare_tables

CITIES = {"demo": Size(1, 300), **{f"stad-{seed}": Size(seed, 3_000) for seed in (1, 2, 3)}}
_ROWS = 10


def prepare(folder: Path, checkout: Checkout, cities: list[str]) -> None:
    """Make the cities that are not there yet, and tell how long each took."""
    for name in cities:
        if (folder / name / MADE).exists():
            print(f"{name}: is there already")
            continue
        start = perf_counter()
        checkout.make(folder / name, CITIES[name])
        print(f"{name}: made in {perf_counter() - start:.0f} s")


def compare(city: Path, before: Checkout, after: Checkout, rows: int, steps: Steps) -> bool:
    """Build a city with both checkouts, and tell in what they differ; whether in nothing."""
    with tempfile.TemporaryDirectory(dir=city) as place:
        old = before.built(city, Path(place), steps)
        new = Path(place) / "na"
        new.mkdir()
        after.build(city, new, steps)
        tables = compare_tables(old / "tabellen", new / "tabellen", rows)
        files = compare_files(old / "bestanden", new / "bestanden", rows)
        seconds = f"build {_told(seconds_of(old))} before, {_told(seconds_of(new))} after"
    for line in (*tables.told, *files.told):
        print(f"{city.name}: {line}")
    same = not tables.told and not files.told
    print(f"{city.name}: {'the same' if same else 'NOT THE SAME'}: {_counted(tables, files)}; {seconds}", flush=True)
    return same


def _counted(tables: Compared, files: Compared) -> str:
    return f"{tables.files} tables, {tables.rows} rows, {files.files} other files"


def _told(seconds: Seconds) -> str:
    return f"{seconds.clock:.1f} s ({seconds.processor:.1f} of processors)"


def _made(folder: Path, chosen: list[str] | None) -> list[Path]:
    places = [folder / name for name in chosen or CITIES if chosen or (folder / name / MADE).exists()]
    absent = [place.name for place in places if not (place / MADE).exists()]
    if absent or not places:
        raise StepError(f"{folder} holds no {', '.join(absent) or 'city'}; prepare it first")
    return places


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = words.add_subparsers(dest="task", required=True)
    first, then = tasks.add_parser("prepare"), tasks.add_parser("compare")
    for task in (first, then):
        task.add_argument("folder", type=Path)
        task.add_argument("--city", action="append", choices=list(CITIES), dest="cities", help="may be repeated")
    first.add_argument("--checkout", type=Path, default=Path(__file__).parents[1])
    then.add_argument("before", type=Path)
    then.add_argument("after", type=Path)
    then.add_argument("--rows", type=int, default=_ROWS, help="how many that differ are shown per table")
    then.add_argument("--tables", action="store_true", help="stop after the tables")
    then.add_argument("--load", action="store_true", help="begin at the deliveries")
    return words


def main() -> None:
    """Make cities, or compare two checkouts on them."""
    given = _words().parse_args()
    folder = given.folder.resolve()
    try:
        if given.task == "prepare":
            prepare(folder, Checkout(given.checkout), given.cities or list(CITIES))
            return
        before, after = Checkout(given.before), Checkout(given.after)
        cities = _made(folder, given.cities)
        steps = Steps(load=given.load, detect=not given.tables)
        same = [compare(city, before, after, given.rows, steps) for city in cities]
    except StepError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    sys.exit(0 if all(same) else 1)


if __name__ == "__main__":
    main()
