"""Hostile archives at the door of the land registry: rows Z1 to Z7 of the list of hostile inputs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from ondermijning.sources.files.zips import MAX_DIRECTORY_BYTES, MAX_MEMBERS
from tests.support.damage import MARK
from tests.support.hostile import STAND, Held, written, zipped
from tests.support.workspaces import load_into

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.workspace import Workspace

pytestmark = pytest.mark.slow

NO_FORMAT = "nothing here is in a format of brk"
IMPLAUSIBLE = "implausible size"
MEBIBYTE = 1024 * 1024


def with_central_size(path: Path, size: int) -> Path:
    """The zip with another unpacked size in its list of members."""
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, size)
    return written(path, bytes(data))


def listing(count: int, name: Callable[[int], bytes]) -> bytes:
    """A zip that consists of a list of members only."""
    entries = bytearray()
    for number in range(count):
        text = name(number)
        entries += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(text), 0, 0, 0, 0, 0, 0
        )
        entries += text
    return bytes(entries) + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entries), 0, 0)


def test_z_a_stand_in_a_zip_is_read(workspace: Workspace, tmp_path: Path) -> None:
    (report,) = load_into(workspace, "brk", [zipped(tmp_path / "goed.zip", {"stand.xml": STAND})])
    assert report.rows == 1


def test_z1_a_zip_of_200_mib_of_zeros_is_refused_at_once(held: Held, tmp_path: Path) -> None:
    path = tmp_path / "z1.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("stand.xml", "w") as member:
        for _ in range(200):
            member.write(bytes(MEBIBYTE))
    assert path.stat().st_size < MEBIBYTE
    started = time.monotonic()
    held.expects_refusal("brk", path, IMPLAUSIBLE)
    assert time.monotonic() - started < 10


def test_z1_many_small_members_that_are_a_bomb_together_are_refused(held: Held, tmp_path: Path) -> None:
    members = {f"{number}.xml": bytes(200_000) for number in range(300)}
    held.expects_refusal("brk", zipped(tmp_path / "z1.zip", members), "zip unpacks to an implausible size")


@pytest.mark.parametrize("size", [10, 100_000, 2**32 - 2])
def test_z2_a_zip_that_lies_about_the_size_of_a_member_is_refused(held: Held, tmp_path: Path, size: int) -> None:
    path = with_central_size(zipped(tmp_path / "z2.zip", {"stand.xml": STAND}), size)
    held.expects_refusal("brk", path, f"(cannot be read|XML|{NO_FORMAT}|{IMPLAUSIBLE})")


def test_z2_a_member_whose_bytes_were_changed_is_refused(held: Held, tmp_path: Path) -> None:
    path = tmp_path / "z2.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("stand.xml", STAND)
    written(path, path.read_bytes().replace(MARK.encode(), b"andere-waarde"))
    held.expects_refusal("brk", path, "cannot be read")


def test_z3_a_zip_in_a_zip_in_a_zip_is_refused(held: Held, tmp_path: Path) -> None:
    contents = zipped(tmp_path / "binnen.zip", {"stand.xml": STAND}).read_bytes()
    middle = zipped(tmp_path / "midden.zip", {"binnen.zip": contents}).read_bytes()
    held.expects_refusal("brk", zipped(tmp_path / "z3.zip", {"midden.zip": middle}), "zip in a zip in a zip")


def test_z3_a_third_zip_under_another_name_is_no_stand(held: Held, tmp_path: Path) -> None:
    contents = zipped(tmp_path / "binnen.zip", {"stand.xml": STAND}).read_bytes()
    middle = zipped(tmp_path / "midden.zip", {"stand.xml": contents}).read_bytes()
    held.expects_refusal("brk", zipped(tmp_path / "z3.zip", {"midden.zip": middle}), NO_FORMAT)


@pytest.mark.parametrize("shift", [1, 40])
def test_z3_members_that_overlap_are_refused(held: Held, tmp_path: Path, shift: int) -> None:
    path = zipped(tmp_path / "z3.zip", {"a.xml": STAND, "b.xml": STAND})
    data = bytearray(path.read_bytes())
    second = data.rindex(b"PK\x01\x02") + 42
    (offset,) = struct.unpack_from("<I", data, second)
    struct.pack_into("<I", data, second, offset - shift)
    held.expects_refusal("brk", written(path, bytes(data)), "(overlap|cannot be read)")


def test_z3_two_names_for_the_same_bytes_are_refused(held: Held, tmp_path: Path) -> None:
    path = zipped(tmp_path / "z3.zip", {"a.xml": STAND, "b.xml": STAND})
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 42, 0)
    held.expects_refusal("brk", written(path, bytes(data)), "overlap")


@pytest.mark.parametrize("count", [MAX_MEMBERS + 1, 1_000_000])
def test_z3_more_members_than_any_delivery_has_are_refused(held: Held, tmp_path: Path, count: int) -> None:
    path = written(tmp_path / "z3.zip", listing(count, lambda number: b"%d.xml" % number))
    assert (path.stat().st_size > MAX_DIRECTORY_BYTES) == (count > MAX_MEMBERS + 1)
    held.expects_refusal("brk", path, "too many")


def test_z3_two_members_of_one_name_are_refused(held: Held, tmp_path: Path) -> None:
    held.expects_refusal(
        "brk", written(tmp_path / "z3.zip", listing(2, lambda _number: b"stand.xml")), "repeated members"
    )


@pytest.mark.parametrize("name", ["../../evil.xml", "/abs/x.xml", "a/../../x.xml", "..\\x.xml", "C:\\x.xml", "a\n.xml"])
def test_z4_a_member_that_points_outside_is_refused_and_not_renamed(held: Held, tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "in" / "z4.zip", {name: STAND})
    held.expects_refusal("brk", path, "(points outside the zip|cannot be shown)")
    assert [found.name for found in tmp_path.rglob("*.xml")] == []


def test_z5_a_member_that_is_a_link_is_refused(held: Held, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("stand.xml")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "z5.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    held.expects_refusal("brk", tmp_path / "z5.zip", "is a link")


@pytest.mark.parametrize("mode", ["w", "w:gz"])
@pytest.mark.parametrize("name", ["stand.xml", "../evil.xml"])
def test_z6_a_tar_is_no_format_and_is_not_unpacked(held: Held, tmp_path: Path, mode: str, name: str) -> None:
    path = tmp_path / "in" / "z6.tar"
    path.parent.mkdir()
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo(name)
        info.size = len(STAND.encode())
        archive.addfile(info, io.BytesIO(STAND.encode()))
    held.expects_refusal("brk", path, NO_FORMAT)
    assert list(tmp_path.rglob("*.xml")) == []


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(STAND.encode()),
        gzip.compress(STAND.encode()) * 2,
        gzip.compress(bytes(50 * MEBIBYTE)),
        bz2.compress(STAND.encode()),
        lzma.compress(STAND.encode()),
    ],
    ids=["gzip", "two members", "bomb", "bzip2", "xz"],
)
@pytest.mark.parametrize("name", ["z7.xml.gz", "z7.xml"])
def test_z7_another_way_of_packing_is_no_format_and_is_not_unpacked(
    held: Held, tmp_path: Path, packed: bytes, name: str
) -> None:
    held.expects_refusal("brk", written(tmp_path / name, packed), NO_FORMAT)
