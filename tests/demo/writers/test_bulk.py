"""A stand of any size, written in the memory of one snapshot."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo.writers.brk.bulk import write_brk_stand
from tests.demo.reading import snapshots

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("megabytes", [1, 6])
def test_the_file_has_the_size_asked_for_and_is_whole(tmp_path: Path, megabytes: int) -> None:
    path = tmp_path / "stand.xml"
    count = write_brk_stand(path, megabytes=megabytes, seed=1)
    assert 0 <= path.stat().st_size - megabytes * MEGABYTE < 50_000
    assert sum(1 for _ in snapshots(path)) == count


def test_the_same_seed_writes_the_same_stand_and_another_does_not(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write_brk_stand(tmp_path / name, megabytes=1, seed=seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def _peak(path: Path, megabytes: int) -> int:
    tracemalloc.start()
    write_brk_stand(path, megabytes=megabytes, seed=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    assert _peak(tmp_path / "large", 7) < _peak(tmp_path / "small", 2) + MEGABYTE
