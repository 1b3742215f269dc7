from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo.writers.brk.bulk import write_brk_stand
from tests.support.stands import Obj, stand
from tests.support.workspaces import State, demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[2]
LOAD = """
import sys, time
from pathlib import Path
from ondermijning.workspace import atomic
from ondermijning.sources import delivery, snapshot
from ondermijning.workspace import open_workspace
from tests.support.workspaces import load_into

def stop(*arguments, **options):
    print("here", flush=True)
    time.sleep(600)

workspace = open_workspace(Path(sys.argv[1]))
{stop}
print("start", flush=True)
load_into(workspace, "brk", [Path(sys.argv[2])], accept_small=True)
print("done", flush=True)
"""
STAGES = {
    "while rows are read": "delivery._Reading._shape = stop",
    "when all rows are written": "delivery._accept = stop",
    "before the manifest": "delivery.write_subjects = stop",
    "before it is brought to disk": "atomic._to_disk = stop",
    "before it is moved into place": "atomic._exchange = stop",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one delivery in it."""
    workspace = demo_workspace(tmp_path)
    load_into(workspace, "brk", [stand(tmp_path / "voor.xml", [Obj("1230012370000")], peildatum="2020-01-01")])
    return workspace


@contextmanager
def loading(workspace: Workspace, path: Path, stop: str = "") -> Iterator[subprocess.Popen[str]]:
    """A process that loads a file; it has begun, and is killed in the end if it still runs."""
    command = [sys.executable, "-c", LOAD.replace("{stop}", stop), str(workspace.root), str(path)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "start\n"
            yield child
        finally:
            child.kill()


def deliveries(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in workspace.deliveries.glob("*/*.parquet"))


def assert_intact_and_usable(workspace: Workspace, path: Path, before: State, names: list[str]) -> None:
    """Nothing of the delivery is visible; loading it again works and sweeps what was left."""
    assert deliveries(workspace) == names
    assert state_of(workspace) == before
    (report,) = load_into(workspace, "brk", [path], accept_small=True)
    assert not report.already_known
    assert len(deliveries(workspace)) == len(names) + 1
    assert list(workspace.root.rglob(".tmp-*")) == []
    assert len(state_of(workspace)["KadastraalObject"]) == len(before["KadastraalObject"]) + report.rows


@pytest.mark.parametrize("stage", STAGES)
def test_kill_9_at_any_stage_leaves_the_state_and_the_next_load_works(
    tmp_path: Path, workspace: Workspace, stage: str
) -> None:
    path = stand(tmp_path / "na.xml", [Obj(f"123001247000{place}") for place in range(3)], peildatum="2021-01-01")
    before, names = state_of(workspace), deliveries(workspace)
    with loading(workspace, path, STAGES[stage]) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        assert list(workspace.root.rglob(".tmp-*")) != []
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert_intact_and_usable(workspace, path, before, names)


@pytest.mark.slow
def test_kill_9_at_random_moments_leaves_the_state_and_the_next_load_works(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = tmp_path / "na.xml"
    write_brk_stand(path, megabytes=6, seed=1)
    before, names = state_of(workspace), deliveries(workspace)
    with loading(demo_workspace(tmp_path / "maat"), path) as child:
        started = time.monotonic()
        child.wait()
        whole = time.monotonic() - started
    for part in sorted(random.Random(7).uniform(0.05, 0.6) for _ in range(4)):
        with loading(workspace, path) as child:
            time.sleep(part * whole)
            child.send_signal(signal.SIGKILL)
            if child.wait() == 0:  # this run was much faster than the one that was measured
                break
        assert (deliveries(workspace), state_of(workspace)) == (names, before), f"killed after {part:.0%}"
    else:
        assert_intact_and_usable(workspace, path, before, names)
