"""How right, fast and small is entity resolution, ours beside what a user would pick instead, on the same set in one run?

Usage: python -m benchmarks.resolution [--set c50k ...] [--tool ours ...] [--seed 1] [--out FOLDER] [--json]

A set is generated from the seed. Every contestant runs in a process and an environment of its own, made on first use from
a pinned file in ``benchmarks/peers``; making it, and compiling the modules of the project as pip does those of the others, is
not counted. Thresholds are picked on the set itself, for every tool
alike. Seconds are those of the tool: ``setup`` reads and prepares, ``train`` learns, ``match`` compares, ``wall`` is the
whole process and ``cpu`` the time that processors worked for it, which tells more on a machine that is not quiet; of a tool that
answers a sample both are for that sample. With ``--out`` answers, errors and the classes of noise are kept as CSV.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.resolution_environments import ROOT, cache_folder, interpreter
from benchmarks.resolution_sets import CONTESTANTS, JUDGES, SETS
from benchmarks.resolution_table import print_table

_SEED = 20_261_126


def compete(name: str, tools: list[str], seed: int, out: Path) -> list[dict[str, Any]]:
    """Write a set and let contestants answer it, one after the other."""
    chosen = SETS[name]
    data = out / name / "set"
    data.mkdir(parents=True, exist_ok=True)
    chosen.write(data, seed)
    wanted = [tool for tool in chosen.contestants if not tools or tool in tools]
    return [{"set": name, "tool": tool, **_measured(name, tool, data, out / name / tool)} for tool in wanted]


def _measured(name: str, tool: str, data: Path, answers: Path) -> dict[str, Any]:
    """What a contestant cost and what its answers are worth."""
    cost = _run(tool, data, answers)
    if "unavailable" in cost:
        return cost
    worth = JUDGES[SETS[name].kind](data, answers, CONTESTANTS[tool].default, cost.get("answered"))
    return {**worth, **cost}


def _run(tool: str, data: Path, answers: Path) -> dict[str, Any]:
    contestant = CONTESTANTS[tool]
    answers.mkdir(parents=True, exist_ok=True)
    python = interpreter(contestant.requirements, cache_folder())
    if contestant.requirements is None:
        _compile()
    command = [python, "-m", f"benchmarks.peers.{contestant.module}", str(data), str(answers), *contestant.words]
    print(f"{data.parent.name}: {tool}", file=sys.stderr)
    start, worked = time.perf_counter(), _worked()
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True, check=False
    )
    wall = time.perf_counter() - start
    if run.returncode:
        return {"unavailable": f"ended with code {run.returncode}"}
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return {**told, "wall_s": wall, "cpu_s": _worked() - worked}


def _compile() -> None:
    for package in ("ondermijning", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=1)


def _worked() -> float:
    """Seconds that processors worked for all contestants so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Let them compete and print a table per set."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--set", choices=SETS, nargs="+", default=["c5k"])
    words.add_argument("--tool", choices=CONTESTANTS, nargs="+", default=[])
    words.add_argument("--seed", type=int, default=_SEED)
    words.add_argument("--out", type=Path)
    words.add_argument("--json", action="store_true")
    given = words.parse_args()
    with ExitStack() as stack:
        out = given.out or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in given.set:
            lines = compete(name, given.tool, given.seed, out.resolve())
            print(json.dumps(lines)) if given.json else print_table(SETS[name].kind, name, lines)


if __name__ == "__main__":
    main()
