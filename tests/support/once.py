"""What is costly to make is made once in a whole run of the tests, by the worker that first asks; each gets a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this worker in which that stands which ``make`` puts into an empty one.

    Paths that it wrote down lead to the folder where it was made, which stays for as long as the tests run.
    """
    own = factory.getbasetemp() / name
    if own.exists():
        return own
    if "PYTEST_XDIST_WORKER" not in os.environ:
        make(own)
        return own
    original = factory.getbasetemp().parent / name
    with original.with_suffix(".made").open("a+", encoding="utf-8") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        made.seek(0)
        if not made.read():  # by a worker that died there may be half of it
            shutil.rmtree(original, ignore_errors=True)
            make(original)
            made.write(name)
    shutil.copytree(original, own)
    return own
