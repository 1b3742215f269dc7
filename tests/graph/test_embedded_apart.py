"""What stood in the memory of a process that loaded deliveries is not in the pages of its graph."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import GraphError
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_apart import write_apart
from ondermijning.graph.store import count
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from pathlib import Path

_BUILT = """
import random, sys
from pathlib import Path
from ondermijning.graph.embedded_apart import write_apart
from ondermijning.graph.embedded_build import write
from ondermijning.graph.folder import Contents
folder, chosen = Path(sys.argv[1]), random.Random(1)
freed = [bytearray(b"verbodenwaarde7781" * chosen.choice((56, 278, 1_112, 3_334, 11_112))) for _ in range(3_000)]
chosen.shuffle(freed)
freed = freed[:100]
if sys.argv[2] == "apart":
    write_apart(folder / "graaf", folder)
else:
    write(folder / "graaf", folder, Contents())
print((folder / "graaf").read_bytes().count(b"verbodenwaarde7781"))
"""


def left_in_the_graph(folder: Path, how: str) -> int:
    place = folder / how
    for kind in ("nodes", "edges"):
        (place / kind).mkdir(parents=True)
    command = [sys.executable, "-c", _BUILT, str(place), how]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return int(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def test_nothing_that_was_freed_is_in_a_graph_that_was_written_apart(tmp_path: Path) -> None:
    assert left_in_the_graph(tmp_path, "here") > 0  # else the engine fills its pages, and this can go
    assert left_in_the_graph(tmp_path, "apart") == 0


def test_a_graph_that_is_written_apart_is_that_of_the_tables(tmp_path: Path) -> None:
    Graph().node("Perceel", "p").node("Bedrijf", "b").edge("BEZIT", ("Bedrijf", "b"), ("Perceel", "p")).write(tmp_path)
    write_apart(tmp_path / "graaf", tmp_path)
    with EmbeddedStore(tmp_path / "graaf") as store:
        assert {label: rows for label, rows in count(store).nodes.items() if rows} == {"Perceel": 1, "Bedrijf": 1}


def test_tables_that_do_not_fit_are_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "nodes").mkdir()
    (tmp_path / "nodes" / "Perceel.parquet").write_bytes(b"PAR1")
    with pytest.raises(GraphError) as told:
        write_apart(tmp_path / "graaf", tmp_path)
    assert "Traceback" not in told.value.message
