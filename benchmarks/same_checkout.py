"""A fictitious city in a checkout: made, built and searched with the code of that checkout, each step a process of its own.

What a city is made of once (deliveries, snapshots and parties, and the key of pseudonyms) is kept and never changed; every run
works on a copy of it. No date of today and no random id reaches the tables or the exported files: the graph speaks
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
from ondermijning.cli.line.demo import load_deliveries, make_workspace
from ondermijning.cli.shared.session import session
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
_LOAD = """
import sys
from datetime import date
from pathlib import Path

from ondermijning import pipeline
from ondermijning.cli.line.demo import load_deliveries
from ondermijning.cli.shared.session import session
from ondermijning.trust.audit import Command
from ondermijning.workspace import create

root, deliveries, on = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
create(root)
with session(root, Command("demo", "")) as opened:
    load_deliveries(opened, deliveries, on)
    pipeline.resolve(opened.workspace, opened.ledger)
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
_LOADED = ("deliveries", "rejects", "parties")  # folders that loading and linking fill
_TABLE = "*.parquet"
MADE = "stad.json"  # written when a city is whole
RAN = "bouw.json"  # the same of what was built of it


class Size(NamedTuple):
    """Which fictitious city."""

    seed: int
    dwellings: int


class Steps(NamedTuple):
    """Which steps are run.

    Args:
        load: load the deliveries and link their parties anew; else those of the kept city are taken.
        detect: the graph for the engine, signals and exports; else the tables are the end.
    """

    load: bool
    detect: bool

    @property
    def name(self) -> str:
        """A folder for what they make."""
        return f"{'leveringen' if self.load else 'partijen'}-{'signalen' if self.detect else 'tabellen'}"


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

    def build(self, city: Path, target: Path, steps: Steps) -> None:
        """Build a copy of a city, and write tables, exported files and seconds to a new folder.

        Args:
            city: that ``make`` made.
            target: receives ``tabellen``, ``bestanden`` and ``bouw.json``.
            steps: what is run.
        """
        on = str(json.loads((city / MADE).read_text(encoding="utf-8"))["peildatum"])
        with tempfile.TemporaryDirectory(dir=target.parent) as beside:
            root = Path(beside) / "werkmap"
            left_out = (*_LOADED, "ledger.sqlite") if steps.load else ()
            shutil.copytree(city / "werkmap", root, ignore=shutil.ignore_patterns(*left_out))
            if steps.load:
                self._run("-c", _LOAD, str(root), str(city / "leveringen"), on)
                for name in _LOADED:
                    _copy(root / name, target / "tabellen" / name, _TABLE)
                    _copy(root / name, target / "bestanden" / name, "*.json")
            before, start = _processors(), perf_counter()
            self._run(*(_PROGRAM if steps.detect else ("-c", _BUILD_TABLES)), "build", "-w", str(root), "--on", on)
            seconds = Seconds(perf_counter() - start, _processors() - before)
            _copy(root / "graph" / on, target / "tabellen", _TABLE)
            (target / "bestanden").mkdir(exist_ok=True)
            if steps.detect:
                self._detect(root, on, target / "bestanden")
        (target / RAN).write_text(json.dumps(seconds._asdict()) + "\n", encoding="utf-8")

    def _detect(self, root: Path, on: str, target: Path) -> None:
        """What rules answer, and the files for people and other systems."""
        place = ("-w", str(root))
        outcomes = self._run(*_PROGRAM, "detect", *place, "--on", on, "--format", "json")
        (target / "detect.json").write_text(outcomes, encoding="utf-8")
        for what in ("signals", "koppelingen"):
            self._run(*_PROGRAM, "export", what, *place)
        shutil.copytree(root / "export", target, dirs_exist_ok=True)

    def built(self, city: Path, place: Path, steps: Steps) -> Path:
        """The folder that ``build`` fills: one kept beside the city if nothing in the checkout was changed, else in a place."""
        commit = self.commit()
        kept = city / "gebouwd" / commit / steps.name if commit else None
        if kept and (kept / RAN).exists():
            return kept
        fresh = Path(tempfile.mkdtemp(dir=place))
        self.build(city, fresh, steps)
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


def _copy(folder: Path, target: Path, pattern: str) -> None:
    """Copy the files of a kind below a folder; a folder of a snapshot is named as a table is."""
    for path in filter(Path.is_file, folder.rglob(pattern)):
        place = target / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
