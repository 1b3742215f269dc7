"""A fictitious city in a checkout: made, built and searched with the code of that checkout, each step a process of its own.

What a city is made of once (deliveries, snapshots and parties, so also ids and the key of pseudonyms) is kept and never changed;
every run works on a copy of it. No date of today and no random id reaches the tables or the exported files: the graph speaks
for the day of the city, and on fictitious data no approval or term depends on the clock.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

_MAKE = """
import sys
from pathlib import Path

from ondermijning import pipeline
from ondermijning.cli.demo import load_deliveries, make_workspace
from ondermijning.cli.session import session
from ondermijning.demo import write_municipality
from ondermijning.trust.audit import Command

place, seed, dwellings = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
deliveries, root = place / "leveringen", place / "werkmap"
key = write_municipality(deliveries, seed=seed, dwellings=dwellings)
make_workspace(root, deliveries)
with session(root, Command("demo", f"seed {seed}")) as opened:
    load_deliveries(opened, deliveries, key.peildatum)
    pipeline.resolve(opened.workspace, opened.ledger)
print(key.peildatum)
"""
# The command ``build`` without the two steps that only read its tables, wherever the checkout keeps them.
_BUILD_TABLES = """
import sys

import ondermijning.cli.build

for name in ("build_apart", "build_index"):
    holders = [module for key, module in list(sys.modules.items()) if key.startswith("ondermijning") and hasattr(module, name)]
    if not holders:
        sys.exit(f"{name} is nowhere in this checkout")
    for module in holders:
        setattr(module, name, lambda *_, **__: None)
ondermijning.cli.main()
"""
_WHERE = "import ondermijning; print(ondermijning.__file__)"
_PROGRAM = ("-m", "ondermijning")
MADE = "stad.json"  # written when a city is whole
RAN = "bouw.json"  # the same of what was built of it


class Size(NamedTuple):
    """Which fictitious city."""

    seed: int
    dwellings: int


class Seconds(NamedTuple):
    """How long building took, by the clock and of processors."""

    clock: float
    processor: float


class StepError(Exception):
    """A step of a checkout did not end well."""


class Checkout:
    """Code to run.

    Args:
        root: the folder of the repository.

    Raises:
        StepError: the package is not found there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        found = Path(self._run("-c", _WHERE).strip()).resolve()
        if not found.is_relative_to(self.root):
            raise StepError(f"{self.root} holds no package; {found} would be run")

    def commit(self) -> str | None:
        """What is checked out, if nothing in it was changed."""
        git = ("git", "--no-optional-locks", "-C", str(self.root))
        changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=False)
        if changed.returncode or changed.stdout:
            return None
        return subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()

    def make(self, place: Path, size: Size) -> None:
        """Write a city, load it and link its parties; what is left of an attempt that broke off goes first."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        on = self._run("-c", _MAKE, str(place), *map(str, size)).splitlines()[-1]
        facts = {**size._asdict(), "peildatum": on, "commit": self.commit()}
        (place / MADE).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")

    def build(self, city: Path, target: Path, *, tables_only: bool) -> None:
        """Build a copy of a city, and write tables, exported files and seconds to a new folder.

        Args:
            city: that ``make`` made.
            target: receives ``tabellen``, ``bestanden`` and ``bouw.json``.
            tables_only: neither the graph for the engine nor anything after it.
        """
        on = str(json.loads((city / MADE).read_text(encoding="utf-8"))["peildatum"])
        with tempfile.TemporaryDirectory(dir=target.parent) as beside:
            root = Path(beside) / "werkmap"
            shutil.copytree(city / "werkmap", root)
            place = ("-w", str(root))
            before, start = _processors(), perf_counter()
            self._run(*(("-c", _BUILD_TABLES) if tables_only else _PROGRAM), "build", *place, "--on", on)
            seconds = Seconds(perf_counter() - start, _processors() - before)
            (target / "bestanden").mkdir()
            if not tables_only:
                outcomes = self._run(*_PROGRAM, "detect", *place, "--on", on, "--format", "json")
                (target / "bestanden" / "detect.json").write_text(outcomes, encoding="utf-8")
                for what in ("signals", "koppelingen"):
                    self._run(*_PROGRAM, "export", what, *place)
                shutil.copytree(root / "export", target / "bestanden", dirs_exist_ok=True)
            _copy_tables(root / "graph" / on, target / "tabellen")
        (target / RAN).write_text(json.dumps(seconds._asdict()) + "\n", encoding="utf-8")

    def built(self, city: Path, place: Path, *, tables_only: bool) -> Path:
        """The folder that ``build`` fills: one kept beside the city if nothing in the checkout was changed, else in a place."""
        commit = self.commit()
        kept = city / "gebouwd" / commit / ("tabellen" if tables_only else "alles") if commit else None
        if kept and (kept / RAN).exists():
            return kept
        fresh = Path(tempfile.mkdtemp(dir=place))
        self.build(city, fresh, tables_only=tables_only)
        return _kept(fresh, kept) if kept else fresh

    def _run(self, *words: str) -> str:
        """Run Python with the code of this checkout, writing nothing in it; what it says on stdout."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ONDERMIJNING_")}
        environment |= {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            named = " ".join(words[2:] if words[0] == "-c" else words)
            raise StepError(f"{self.root}: {named} ended with {done.returncode}\n{done.stderr.strip()}")
        return done.stdout


def seconds_of(built: Path) -> Seconds:
    """How long building took."""
    return Seconds(**json.loads((built / RAN).read_text(encoding="utf-8")))


def _processors() -> float:
    """Seconds of processors of all that was run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _kept(fresh: Path, kept: Path) -> Path:
    """Put a folder in its place, unless another run was first."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        fresh.rename(kept)
    return kept


def _copy_tables(graph: Path, target: Path) -> None:
    for path in graph.rglob("*.parquet"):
        place = target / path.relative_to(graph)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
