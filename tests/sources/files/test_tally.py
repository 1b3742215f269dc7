from __future__ import annotations

import random
import tracemalloc
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.sources.files import tally
from ondermijning.sources.files.tally import Tally


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardly any room in memory, so that nearly all is on disk and many keys share a hint."""
    monkeypatch.setattr(tally, "_MOST", 16)
    monkeypatch.setattr(tally, "_HINTS", 64)


def temporary_files() -> list[str]:
    """Files that this process has open and that no folder names any more."""
    links = (str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
    return [target for target in links if target.endswith("(deleted)")]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(5))
def test_every_count_is_that_of_a_count_in_memory(seed: int) -> None:
    chosen, before = random.Random(seed), Counter[str]()
    with closing(Tally()) as counted:
        for key in (f"Z{chosen.randrange(400)}" for _ in range(3_000)):
            before[key] += 1
            assert counted.count(key) == before[key]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(5))
def test_a_part_is_new_when_its_key_never_came_with_it(seed: int) -> None:
    chosen, before = random.Random(seed), set[tuple[int, int]]()
    with closing(Tally()) as counted:
        for _ in range(3_000):
            key, parts = chosen.randrange(100), chosen.sample(range(30), 3)
            _, new = counted.note(key, parts)
            assert new == [(key, part) not in before for part in parts]
            before.update((key, part) for part in parts)


def test_a_part_that_two_keys_have_is_new_with_both() -> None:
    with closing(Tally()) as counted:
        assert counted.note("a", ["x"]) == (1, [True])
        assert counted.note("b", ["x", "y"]) == (1, [True, True])
        assert counted.note("a", ["x", "y"]) == (2, [False, True])
        assert counted.note("a", ["y"]) == (3, [False])


@pytest.mark.parametrize("repeat", [False, True])
def test_memory_does_not_grow_with_the_number_of_keys(monkeypatch: pytest.MonkeyPatch, *, repeat: bool) -> None:
    monkeypatch.setattr(tally, "_MOST", 4_096)
    tracemalloc.start()
    try:
        with closing(Tally()) as counted:
            peaks = []
            for begin in range(0, 40_000, 10_000):
                for number in range(begin, begin + 10_000):
                    counted.note("Z1" if repeat else f"Z{number}", (number,))
                peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert peaks[-1] < 1.1 * peaks[0]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are read from /proc")
def test_what_is_on_disk_has_no_name_and_is_gone_when_the_tally_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_MOST", 10_000)
    before = len(temporary_files())
    with closing(Tally()) as counted:
        for number in range(200_000):
            counted.count(number)
        assert len(temporary_files()) > before
    assert len(temporary_files()) == before


@pytest.mark.usefixtures("small")
def test_a_disk_without_room_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_TABLE", f"PRAGMA max_page_count = 3; {tally._TABLE}")
    with closing(Tally()) as counted, pytest.raises(WorkspaceError, match=r"temporary folder .* is full"):
        sum(counted.count(f"Z{number}") for number in range(10_000))
