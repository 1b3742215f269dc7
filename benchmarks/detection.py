"""How well do the signals find what was planted, and what do they take for it? A baseline that may not get worse.

Usage: python -m benchmarks.detection [--dwellings 3000] [--out benchmarks/detection.json]

Every seed is a city. Rules and weights may be looked at and tuned on the cities of the tuning seeds; those of the reporting
seeds are only counted. Cities are measured by ``ondermijning evaluate`` in a process of their own, one after the other.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

BASELINE = Path(__file__).with_name("detection.json")
DWELLINGS = 3_000
SEEDS = {"tuning": (1, 2), "reporting": (101, 102)}
_COMMAND = (sys.executable, "-m", "ondermijning", "evaluate", "--json")
_KEPT = (
    "objects",
    "false_alarms",
    "innocent_stories",
    "innocent_stories_with_signal",
    "signals_per_scheme",
    "signals_per_thousand_objects",
    "profiles",
    "kinds",
)


def measure(seed: int, dwellings: int = DWELLINGS) -> dict[str, Any]:
    """The counts of one city."""
    command = [*_COMMAND, "--seed", str(seed), "--dwellings", str(dwellings)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told: dict[str, Any] = json.loads(run.stdout)
    return {name: told[name] for name in _KEPT}


def worse(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """In what a city is measured to do worse than before, in words; empty if in nothing.

    Args:
        now: counts of a city.
        before: those that the baseline holds of the same city.
    """
    return [*_lost(now, before), *_more_alarms(now, before), *_less_right(now, before)]


def _lost(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """Schemes that were found and are no longer, by profile."""
    found = {score["profile"]: score["found"] for score in now["profiles"]}
    return [
        f"{score['profile']}: {found.get(score['profile'], 0)} schemes found, {score['found']} before"
        for score in before["profiles"]
        if found.get(score["profile"], 0) < score["found"]
    ]


def _more_alarms(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    more = now["false_alarms"] > before["false_alarms"]
    return [f"{now['false_alarms']} false alarms, {before['false_alarms']} before"] if more else []


def _less_right(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """The top of all profiles together, at the first cut."""
    share, old = (_precision(each["profiles"][0]) for each in (now, before))
    return [f"precision at the top {share:.2f}, {old:.2f} before"] if share < old else []


def _precision(score: dict[str, Any]) -> float:
    return float(score["top_right"][0] / max(score["top"][0], 1))


def main() -> None:
    """Measure every city and write the baseline."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--dwellings", type=int, default=DWELLINGS)
    words.add_argument("--out", type=Path, default=BASELINE)
    given = words.parse_args()
    cities = {}
    for use, seeds in SEEDS.items():
        for seed in seeds:
            cities[str(seed)] = {"use": use, **measure(seed, given.dwellings)}
            print(f"{use} city {seed}: {_told(cities[str(seed)])}", file=sys.stderr)
    baseline = {"dwellings": given.dwellings, "seeds": SEEDS, "cities": cities}
    given.out.write_text(json.dumps(baseline, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _told(city: dict[str, Any]) -> str:
    every = city["profiles"][0]
    return f"{every['found']} of {every['schemes']} schemes, {every['right']} of {every['signals']} signals right"


if __name__ == "__main__":
    main()
