"""Zips, and the zips in them, read without unpacking to disk and without believing what they say about themselves."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from contextlib import ExitStack
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.inside import member_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PACKAGE = "[Content_Types].xml"  # the part that makes a zip an office file (ECMA-376 part 2)
MAX_MEMBERS = 200_000
MAX_DIRECTORY_BYTES = 32 * 1024**2  # of the list of members, which Python reads at once
MAX_RATIO = 200  # a BRK stand compresses about 25 times; a bomb a thousand
MAX_ZIP_RATIO = 20  # what is packed already hardly compresses again, unless it is a bomb
MAX_MEMBER_BYTES = 20 * 1024**3
_SMALL_MEMBER, _SMALL_ZIP = 1024, 64 * 1024  # below these a ratio says nothing
_LOCAL_HEADER = 30  # bytes before a member's name
_CHUNK = 1024 * 1024
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
# What the standard library raises on a zip that is cut off, damaged, encrypted or packed in an unknown way.
DAMAGED = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)


class Packed(NamedTuple):
    """A member of a zip as the list of members has it.

    Args:
        info: its name, place and sizes.
        states: of unpacking it where it is a zip itself, shared by all that read it.
    """

    info: zipfile.ZipInfo
    states: list[Any]


class Member(io.RawIOBase):
    """A zip member as a stream that closes its zip with it; damage is an OSError, as with any other stream.

    Args:
        outer: the zip file, opened; it is closed with this stream.
        packed: the member of it, and where that is a zip itself the member of that.
    """

    def __init__(self, outer: IO[bytes], packed: Sequence[Packed]) -> None:
        self._opened = ExitStack()
        with self._opened:
            stream = self._opened.enter_context(outer)
            for zip_inside in packed[:-1]:
                stream = _inside(self._opened, stream, zip_inside)
            self._stream = _member(self._opened, stream, packed[-1])
            self._due = packed[-1].info.file_size
            self._opened = self._opened.pop_all()

    def readable(self) -> bool:
        """It can be read and nothing else."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Unpack into the buffer; raises OSError on damage."""
        try:
            data = self._stream.read(len(buffer))
        except DAMAGED as problem:
            raise OSError("a member of a zip is damaged") from problem
        self._due -= len(data)
        if buffer and not data and self._due:
            raise OSError("a member of a zip is smaller than it says")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member and its zip."""
        self._opened.close()
        super().close()


class _Bounded:
    """A stream that gives no more at once than the list of members of a zip may take."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        """Read no more than a list of members may be long, whatever size is asked for.

        Raises:
            BadZipFile: there is more.
        """
        if 0 <= size <= _CHUNK:
            return self._stream.read(size)
        data, left = bytearray(), MAX_DIRECTORY_BYTES + 1 if size < 0 else min(size, MAX_DIRECTORY_BYTES + 1)
        while left and (chunk := self._stream.read(min(left, _CHUNK))):  # not at once, since a size may lie
            data += chunk
            left -= len(chunk)
        if len(data) > MAX_DIRECTORY_BYTES:
            raise zipfile.BadZipFile("the list of members is too long")
        return bytes(data)


class _Known(zipfile.ZipFile):
    """A zip of which the list of members was read before, so that opening a member does not read it all again."""

    def _RealGetContents(self) -> None:  # noqa: N802 - the name under which the standard library reads the list
        """Read nothing."""


def is_zip(stream: IO[bytes]) -> bool:
    """Whether a file begins or ends as a zip does: one that is cut off must not pass for another format."""
    return stream.read(len(_STARTS[0])) in _STARTS or zipfile.is_zipfile(stream)


def is_named_zip(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a zip, judged by its name."""
    return info.filename.lower().endswith(".zip")


def safe_members(name: str, open_zip: Callable[[], IO[bytes]], member: Packed | None = None) -> list[zipfile.ZipInfo]:
    """The members of a zip, or of a zip that is a member itself.

    Args:
        name: of the zip, for people.
        open_zip: opens the outer zip.
        member: the member that is the zip meant, or None.

    Raises:
        DeliveryError: the zip is damaged, or could harm by its names, links, sizes or number of members.
    """
    try:
        with ExitStack() as opened:
            stream = opened.enter_context(open_zip())
            archive = _zip(opened, _inside(opened, stream, member) if member else stream)
            members = [info for info in archive.infolist() if not info.is_dir()]
            end = archive.start_dir
    except (*DAMAGED, ValueError) as problem:
        raise DeliveryError(
            say("is a damaged zip, or one with too many members."),
            where=name,
            advice=say("Ask for the delivery again."),
        ) from problem
    _refuse_number(name, members)
    for info in members:
        _refuse_name(name, info)
        _refuse_size(name, info)
    _refuse_bomb(name, members, end)
    return members


def _zip(opened: ExitStack, stream: IO[bytes]) -> zipfile.ZipFile:
    return opened.enter_context(zipfile.ZipFile(_Bounded(stream)))


def _member(opened: ExitStack, stream: IO[bytes], packed: Packed) -> IO[bytes]:
    """A member of the zip that a stream holds, its own header compared with the list; closed with the stack."""
    return opened.enter_context(opened.enter_context(_Known(stream)).open(packed.info))


def _inside(opened: ExitStack, stream: IO[bytes], packed: Packed) -> IO[bytes]:
    """A member that is a zip itself, to seek in; closed with the stack."""
    member, info = _member(opened, stream, packed), packed.info
    stream.seek(info.header_offset + _LOCAL_HEADER - 4)
    start = info.header_offset + _LOCAL_HEADER + sum(struct.unpack("<HH", stream.read(4)))
    inside = member_inside(stream, start, info, packed.states)
    return opened.enter_context(io.BufferedReader(inside)) if inside else member


def _refuse_number(zip_name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or len({info.filename for info in members}) != len(members):
        raise DeliveryError(say("zip has too many or repeated members."), where=zip_name)


def _refuse_name(zip_name: str, info: zipfile.ZipInfo) -> None:
    where = f"{zip_name}!{info.filename}"
    name = PurePosixPath(info.filename)
    if not info.filename.isprintable():
        raise DeliveryError(say("zip member has a name that cannot be shown."), where=zip_name)
    if name.is_absolute() or ".." in name.parts or "\\" in info.filename:
        raise DeliveryError(say("zip member points outside the zip."), where=where)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise DeliveryError(say("zip member is a link."), where=where)


def _refuse_size(zip_name: str, info: zipfile.ZipInfo) -> None:
    ratio = MAX_ZIP_RATIO if is_named_zip(info) else MAX_RATIO
    if info.file_size > MAX_MEMBER_BYTES or info.file_size > ratio * max(info.compress_size, _SMALL_MEMBER):
        raise DeliveryError(say("zip member unpacks to an implausible size."), where=f"{zip_name}!{info.filename}")


def _refuse_bomb(zip_name: str, members: list[zipfile.ZipInfo], end: int) -> None:
    """Refuse members that lie on top of each other, and many small ones that are a bomb together."""
    placed = sorted((info.header_offset, info.header_offset + _LOCAL_HEADER + info.compress_size) for info in members)
    if any(finish > start for (_, finish), (start, _) in pairwise([*placed, (end, end)])):
        raise DeliveryError(say("zip has members that overlap."), where=zip_name)
    packed = max(sum(info.compress_size for info in members), _SMALL_ZIP)
    if sum(info.file_size for info in members) > MAX_RATIO * packed:
        raise DeliveryError(say("zip unpacks to an implausible size."), where=zip_name)
