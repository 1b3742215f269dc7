"""How long do the daily commands take on a city, process start included, against ``ondermijning --help``?

Told are seconds by the clock and of the processor; the latter hold on a machine that others use too.

Usage: python benchmarks/daily.py [dwellings] [repeats] [workspace]

Without a workspace a fictitious city is made first, which takes far longer than the questions.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from ondermijning.daily.index import open_index
from ondermijning.graph.current import current_graph
from ondermijning.ledger import open_ledger
from ondermijning.ledger.signals import list_signals
from ondermijning.workspace import open_workspace

WRONG_USE = 2
_NO_WORKSPACE = ("wrong use", "rules list", "rules show")
PROGRAM = [sys.executable, "-m", "ondermijning"]
_BUSIEST = """
SELECT n.gegevens ->> 'kvk' FROM edge e JOIN node n ON n.nr = e.van
WHERE e.soort = 'BEZIT' AND n.soort = 'Bedrijf' AND n.gegevens ->> 'kvk' IS NOT NULL AND n.persoon = 0
GROUP BY n.nr ORDER BY count(*) DESC, n.nr
"""
_ADDRESS = "SELECT id FROM node WHERE soort = 'Adres' AND id NOT LIKE 'ADRES:%' ORDER BY nr DESC LIMIT 1"
_STREET = "SELECT gegevens ->> 'straat' FROM node WHERE soort = 'Adres' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
_OBJECT = "SELECT gegevens ->> 'aanduiding' FROM node WHERE soort = 'Perceel' ORDER BY nr DESC LIMIT 1"


class Cost(NamedTuple):
    """What a command took.

    Args:
        clock: seconds by the clock.
        processor: seconds of the processor, of the command alone.
    """

    clock: float
    processor: float


def _questions(root: Path) -> dict[str, list[str]]:
    """The commands, about the last address and object of the city and its largest and smallest owner."""
    with open_index(current_graph(open_workspace(root))[1]) as index:
        companies = [row[0] for row in index.rows(_BUSIEST)]
        ((address,), (thing,), (street,)) = (index.rows(text)[0] for text in (_ADDRESS, _OBJECT, _STREET))
    applicant = ["--kvk", companies[-1], "--adres", address, "--soort", "horeca", "--bevoegdheid", "apv"]
    pattern = "MATCH (b:Bedrijf)-[:BEZIT]->(p:Perceel) WHERE b.beeindigd IS NOT NULL RETURN DISTINCT b.id AS bedrijf"
    return {
        "wrong use": ["signals", "lijst"],
        "rules list": ["rules", "list"],
        "rules show": ["rules", "show", "abc_transactie"],
        "signals list": ["signals", "list"],
        "signals show": ["signals", "show", _first_signal(root)],
        "explain": ["explain", *thing.split()],
        "find, two words": ["find", "straat", "maastricht"],
        "find, a slip": ["find", "maastrciht"],
        "at": ["at", address],
        "show, a company": ["show", companies[-1]],
        "show, the largest owner": ["show", companies[0]],
        "owners": ["owners", thing],
        "path": ["path", companies[-1], thing],
        "path through hubs": ["path", companies[-1], thing, "--hubs"],
        "portfolio, the largest": ["portfolio", companies[0]],
        "timeline, the largest": ["timeline", companies[0], "--limit", "200"],
        "common, the two largest": ["common", *companies[:2]],
        "network, a company": ["network", companies[-1]],
        "street, the longest": ["street", street],
        "screen": ["screen", *applicant],
        "query, embedded": ["query", pattern],
    }


def _first_signal(root: Path) -> str:
    with closing(open_ledger(open_workspace(root).ledger_path)) as ledger:
        return list_signals(ledger)[0].id


def _fastest(command: list[str], repeats: int) -> Cost:
    costs = [_cost(command) for _ in range(repeats)]
    return Cost(min(each.clock for each in costs), min(each.processor for each in costs))


def _cost(command: list[str]) -> Cost:
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if done not in (0, WRONG_USE):
        sys.exit(f"{' '.join(command)} ended with {done}.")
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - start, processor)


def main() -> None:
    """Time every command and print its seconds, their ratio and those of the processor."""
    dwellings = sys.argv[1] if len(sys.argv) > 1 else "2000"
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with ExitStack() as stack:
        if len(sys.argv) > 3:
            root = Path(sys.argv[3])
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "stad"
            subprocess.run([*PROGRAM, "demo", "--folder", str(folder), "--dwellings", dwellings], check=True)
            root = folder / "werkmap"
        anchor = _fastest([*PROGRAM, "--help"], repeats)
        print(f"{'command':<26}{'seconds':>9}{'ratio':>8}{'processor':>11}   minimum of {repeats}")
        print(f"{'--help':<26}{anchor.clock:>9.3f}{1:>8.2f}{anchor.processor:>11.3f}")
        for name, words in _questions(root).items():
            place = [] if name in _NO_WORKSPACE else ["-w", str(root)]
            cost = _fastest([*PROGRAM, *words, *place], repeats)
            print(f"{name:<26}{cost.clock:>9.3f}{cost.clock / anchor.clock:>8.2f}{cost.processor:>11.3f}")


if __name__ == "__main__":
    main()
