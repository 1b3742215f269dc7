"""No damage that may happen to a delivery raises anything but a refusal, or changes what was active before it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.errors import OndermijningError
from ondermijning.model import RECORDS
from ondermijning.sources.state import open_state
from tests.support.damage import DAMAGES, MARK, Whole, whole_deliveries
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.sources.delivery import LoadReport
    from ondermijning.workspace import Workspace

SEED = 20241231
CASES, CHUNKS = 2000, 20
MADE = 1_700_000_000  # the moment at which every file was made, so that what states no date has one
WITH_STATE = 25  # one in so many accepted deliveries is also asked for its state


@dataclass(frozen=True)
class Case:
    """One damaged delivery, the same in every run."""

    number: int

    @property
    def rng(self) -> random.Random:
        return random.Random(f"{SEED}/{self.number}")

    @property
    def whole(self) -> Whole:
        loaders = list(whole_deliveries().values())
        deliveries = loaders[self.number % len(loaders)]
        return deliveries[self.number // len(loaders) % len(deliveries)]

    def contents(self) -> bytes:
        """What is left of the delivery."""
        return DAMAGES[self.number % len(DAMAGES)](self.whole, self.rng)


Good = tuple["Workspace", dict[str, bytes]]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Whole], Good]:
    """A workspace that holds the whole delivery, with the contents of every file of it."""
    made: dict[bytes, Good] = {}

    def of(whole: Whole) -> Good:
        key = hashlib.sha256(whole.loader.id.encode() + whole.contents).digest()
        if key not in made:
            folder = tmp_path_factory.mktemp("heel")
            workspace = demo_workspace(folder)
            with suppress(OndermijningError):  # some samples are there to be refused; the workspace then stays empty
                load_into(workspace, whole.loader, [written(folder / whole.name, whole.contents)], max_rejects=100)
            made[key] = (workspace, contents_of(workspace))
        return made[key]

    return of


def written(path: Path, contents: bytes) -> Path:
    path.write_bytes(contents)
    os.utime(path, (MADE, MADE))
    return path


def contents_of(workspace: Workspace) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(workspace.deliveries.rglob("*")) if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_damaged_delivery_is_refused_or_taken_in_whole_and_nothing_else_changes(
    tmp_path: Path, good: Callable[[Whole], Good], chunk: int
) -> None:
    for number in range(chunk, CASES, CHUNKS):
        case = Case(number)
        workspace, before = good(case.whole)
        path = written(tmp_path / case.whole.name, case.contents())
        try:
            (report,) = load_into(workspace, case.whole.loader, [path], **said_by_the_user(case))
        except OndermijningError as refusal:
            assert contents_of(workspace) == before, f"case {number}"
            assert path.name in str(refusal) or case.whole.loader.id in str(refusal), f"case {number}: {refusal}"
            assert MARK not in str(refusal), f"case {number}"
        else:
            assert_taken_in(workspace, before, report, path, number)
        assert not any(MARK.encode() in rejects.read_bytes() for rejects in workspace.rejects.rglob("*.csv"))
        assert list(workspace.root.rglob(".tmp-*")) == []


def said_by_the_user(case: Case) -> dict[str, object]:
    """In every other round the user accepts what is small and full of rejects, so that more comes through the door."""
    generous = case.rng.random() < 0.5
    return {"accept_small": True, "max_rejects": 100} if generous else {}


def assert_taken_in(
    workspace: Workspace, before: dict[str, bytes], report: LoadReport, path: Path, number: int
) -> None:
    """The delivery is there as its manifest says, beside the untouched earlier one; then it is taken away again."""
    after = contents_of(workspace)
    assert {name: contents for name, contents in after.items() if name in before} == before, f"case {number}"
    if report.already_known:
        assert after == before
        return
    (folder,) = (workspace.deliveries / report.source).glob(f"{report.reference_date}-{report.delivery}.parquet")
    assert all(name.startswith(str(folder)) for name in after.keys() - before.keys())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [file["sha256"] for file in manifest["files"]] == [hashlib.sha256(path.read_bytes()).hexdigest()]
    assert {kind: distinct(folder, kind) for kind in manifest["records"]} == manifest["records"], f"case {number}"
    assert {file.stem for file in folder.glob("[!_]*.parquet")} == manifest["records"].keys()
    if number % WITH_STATE == 0:
        with open_state(workspace) as db:
            for kind in manifest["records"]:
                assert db.execute(f"SELECT count(*) FROM {kind}").fetchall()[0][0] >= manifest["records"][kind]
    shutil.rmtree(folder)


def distinct(folder: Path, kind: str) -> int:
    table = pq.read_table(folder / f"{kind}.parquet", columns=list(RECORDS[kind].key))
    return len(set(zip(*(column.to_pylist() for column in table.columns), strict=True)))
