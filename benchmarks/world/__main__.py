"""Write the second city, or measure what the engine finds in it.

Usage: python -m benchmarks.world write FOLDER [--part gebruik --part kring] [--seed 1] [--dwellings 3000] [--final]
       python -m benchmarks.world measure [the same] [--ablate] [--out FILE]

The reserved part (the one whose name has the lowest SHA-256) is refused without ``--final``: it stays unmeasured until the work
that it judges is done.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.world.deliveries import write_city
from benchmarks.world.measure import Measurement, measure, measure_poorer
from benchmarks.world.parts import PARTS, RESERVED
from benchmarks.world.population import LARGEST, SMALLEST

if TYPE_CHECKING:
    from benchmarks.world.story import Part


def main(words: list[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write")
    write.add_argument("folder", type=Path)
    measuring = commands.add_parser("measure")
    measuring.add_argument("--ablate", action="store_true")
    measuring.add_argument("--out", type=Path)
    for each in (write, measuring):
        each.add_argument("--part", action="append", choices=sorted(PARTS))
        each.add_argument("--seed", type=int, default=1)
        each.add_argument("--dwellings", type=int, default=3000)
        each.add_argument("--final", action="store_true")
    given = parser.parse_args(words)
    if not SMALLEST <= given.dwellings <= LARGEST:
        parser.error(f"--dwellings lies between {SMALLEST} and {LARGEST}")
    try:
        parts = allowed(given.part, final=given.final)
    except ValueError as refusal:
        parser.error(str(refusal))
    if given.command == "write":
        write_city(given.folder, parts, given.seed, given.dwellings)
        return
    told = _measured(parts, given.seed, given.dwellings, ablate=given.ablate)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


def allowed(names: list[str] | None, *, final: bool) -> list[Part]:
    """The parts that may be told.

    Args:
        names: that were asked for; without any, all but the reserved one.
        final: the work is done, and the reserved part may be measured.

    Raises:
        ValueError: the reserved part was asked for before that.
    """
    wanted = names or [name for name in PARTS if final == (name == RESERVED)]
    if RESERVED in wanted and not final:
        raise ValueError(f"part {RESERVED} stays unmeasured until the end; --final says that this is the end")
    return [PARTS[name] for name in sorted(set(wanted))]


def _measured(parts: list[Part], seed: int, dwellings: int, *, ablate: bool) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="world-") as place:
        deliveries = Path(place) / "leveringen"
        write_city(deliveries, parts, seed, dwellings)
        named = {"parts": [each.name for each in parts], "seed": seed, "dwellings": dwellings}
        if ablate:
            return {**named, "ablations": measure_poorer(deliveries, Path(place), str(seed))}
        found: Measurement = measure(deliveries, Path(place) / "werkmap", str(seed))
        return {**named, **found}


if __name__ == "__main__":
    main()
