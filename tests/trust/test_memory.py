"""What stood in memory that was freed is not in the pages of a graph that is built after it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_BUILT = """
import random, sys
from pathlib import Path
from ondermijning.graph import embedded_build
from ondermijning.graph.folder import Contents
from ondermijning.trust.memory import forget_freed
if sys.argv[2] == "forgets":
    forget_freed()
folder, chosen = Path(sys.argv[1]), random.Random(1)
freed = [bytearray(b"verbodenwaarde7781" * chosen.choice((56, 278, 1_112, 3_334, 11_112))) for _ in range(3_000)]
chosen.shuffle(freed)
freed = freed[:100]
embedded_build._write(folder / "graaf", folder, Contents())
print((folder / "graaf").read_bytes().count(b"verbodenwaarde7781"))
"""


def left_in_the_graph(folder: Path, how: str) -> int:
    command = [sys.executable, "-c", _BUILT, str(folder), how]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux can overwrite what is freed")
def test_nothing_that_was_freed_is_in_a_graph(tmp_path: Path) -> None:
    for how in ("keeps", "forgets"):
        (tmp_path / how).mkdir()
    assert left_in_the_graph(tmp_path / "keeps", "keeps") > 0  # else the engine fills its pages, and this can go
    assert left_in_the_graph(tmp_path / "forgets", "forgets") == 0
