from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.files.inside import Deflated, Stored

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
WHOLE = random.Random(1).randbytes(5 * MEGABYTE).hex().encode()  # ten megabytes, so that several states are kept


class Counted(io.BytesIO):
    """A file that counts how many of its bytes were read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def packed(method: int, contents: bytes) -> tuple[Counted, int, zipfile.ZipInfo]:
    stream = Counted()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("a", contents)
    return stream, archive.getinfo("a").header_offset + 30 + len("a"), archive.getinfo("a")


def test_a_stored_member_is_read_anywhere_without_what_stands_before_it() -> None:
    stream, start, info = packed(zipfile.ZIP_STORED, WHOLE)
    member, stream.taken = Stored(stream, start, info.file_size), 0
    for place in (len(WHOLE) - 10, 0, 4 * MEGABYTE, len(WHOLE)):
        member.seek(place)
        assert member.read(10) == WHOLE[place : place + 10]
    assert stream.taken == 30


def test_a_deflated_member_is_read_anywhere_and_unpacked_from_near_there_once_it_was_read() -> None:
    stream, start, info = packed(zipfile.ZIP_DEFLATED, WHOLE)
    states: list[Any] = []
    assert Deflated(stream, start, info, states).read() == WHOLE
    unpacked: io.RawIOBase = Deflated(stream, start, info, states)
    again, stream.taken = io.BufferedReader(unpacked), 0
    for place in (len(WHOLE) - 10, 1, 4 * MEGABYTE, 4 * MEGABYTE - 5, len(WHOLE)):
        again.seek(place)
        assert again.read(10) == WHOLE[place : place + 10]
    assert stream.taken < info.compress_size * 1.5


def test_a_deflated_member_that_is_cut_off_ends_early_instead_of_going_on_for_ever() -> None:
    stream, start, info = packed(zipfile.ZIP_DEFLATED, WHOLE)
    stream.truncate(start + info.compress_size // 2)
    member = Deflated(stream, start, info, [])
    assert WHOLE.startswith(member.read())
    member.seek(len(WHOLE) - 10)
    assert member.read() == b""


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_of_a_zip_in_a_zip_come_out_as_they_went_in_whatever_the_order(tmp_path: Path, method: int) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for number in range(100):
            archive.writestr(f"{number:02d}.xml", WHOLE[number : number + 100_000])
    with zipfile.ZipFile(tmp_path / "buiten.zip", "w", method) as archive:
        archive.writestr("binnen.zip", inner.getvalue())
    files = input_files([tmp_path / "buiten.zip"])
    for number in (99, 0, 50, 49, 98) if method == zipfile.ZIP_BZIP2 else (*range(99, -1, -7), *range(100)):
        with files[number].open() as stream:
            assert stream.read() == WHOLE[number : number + 100_000]
