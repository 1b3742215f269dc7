from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.errors import WorkspaceError
from ondermijning.trust.chain import START, Head, chained, last_link, verify

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 6


def a_log(count: int = COUNT, *, first: str = "") -> list[bytes]:
    lines: list[bytes] = []
    for number in range(count):
        previous = last_link(lines[-1]) if lines else START
        assert previous is not None
        lines.append(chained({"actie": f"{first}{number}"}, previous))
    return lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


def places(path: Path, lines: list[bytes], anchor: Head | None = None) -> list[int]:
    path.write_bytes(b"".join(lines))
    return [problem.line for problem in verify(path, anchor).problems]


def test_a_whole_log_has_no_problem_and_a_head(path: Path) -> None:
    assert places(path, a_log()) == []
    assert verify(path).head == Head(COUNT, last_link(a_log()[-1]) or "")


def test_an_empty_log_is_whole(path: Path) -> None:
    assert places(path, []) == []
    assert verify(path).head == Head(0, START)


@pytest.mark.parametrize("at", range(COUNT))
def test_an_edit_is_found_on_its_line(path: Path, at: int) -> None:
    lines = a_log()
    lines[at] = lines[at].replace(b'"actie":"', b'"actie":"x')
    assert places(path, lines) == [at + 1]


@pytest.mark.parametrize("at", range(COUNT - 1))
def test_a_removed_line_is_found_where_it_stood(path: Path, at: int) -> None:
    lines = a_log()
    del lines[at]
    assert places(path, lines) == [at + 1]


@pytest.mark.parametrize("at", range(COUNT - 1))
def test_two_lines_that_changed_places_are_found(path: Path, at: int) -> None:
    lines = a_log()
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    assert places(path, lines)[:2] == [at + 1, at + 2]


def test_an_edit_that_mends_its_own_hash_is_found_on_the_next_line(path: Path) -> None:
    lines = a_log()
    lines[2] = chained({"actie": "anders"}, last_link(lines[1]) or "")
    assert places(path, lines) == [4]


def test_a_line_twice_or_from_another_log_is_found(path: Path) -> None:
    lines = a_log()
    assert places(path, [*lines[:3], lines[2], *lines[3:]]) == [4]
    assert places(path, [*lines[:3], a_log(first="x")[3], *lines[3:]])[0] == 4


@pytest.mark.parametrize("strange", [b"\n", b"{}\n", b"\0\xff\n", b'{"keten":"x"}\n'])
def test_a_line_of_something_else_is_found(path: Path, strange: bytes) -> None:
    lines = a_log()
    assert places(path, [*lines[:2], strange, *lines[2:]]) == [3]


def test_white_space_that_changes_no_value_is_an_edit_too(path: Path) -> None:
    lines = a_log()
    lines[1] = lines[1].replace(b'":"', b'": "', 1)
    assert places(path, lines) == [2]


@given(data=st.data())
def test_any_changed_byte_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("chain") / "audit.jsonl"
    raw = bytearray(b"".join(a_log()))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    assert places(path, [bytes(raw)]) != []


def test_a_cut_off_end_is_found_only_with_an_anchor(path: Path) -> None:
    lines = a_log()
    anchor = Head(COUNT, last_link(lines[-1]) or "")
    assert places(path, lines[:4]) == []
    assert places(path, lines[:4], anchor) == [4]
    assert places(path, [], anchor) == [0]
    assert places(path, [*lines, chained({}, anchor.keten)], anchor) == []


def test_a_log_made_anew_is_found_with_an_anchor(path: Path) -> None:
    anchor = Head(3, last_link(a_log()[2]) or "")
    assert places(path, a_log(first="x")) == []
    assert places(path, a_log(first="x"), anchor) == [3]


def test_a_log_that_is_missing_or_a_link_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read"):
        verify(path)
    (tmp_path / "echt").write_bytes(b"")
    path.symlink_to(tmp_path / "echt")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        verify(path)
