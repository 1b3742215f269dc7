"""A zip inside a zip as a stream to seek in, so that opening its thousandth member does not unpack what stands before it.

A member that is stored is a part of the zip around it. One that is deflated can be unpacked from its beginning only; the
state of unpacking is kept every four megabytes, or 128 times in a large one, so that it can be taken up again near any
place. A state takes some sixty kilobytes.
"""

from __future__ import annotations

import io
import os
import zlib
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED

if TYPE_CHECKING:
    import zipfile

_BETWEEN, _MOST_STATES = 4 * 1024**2, 128
_PACKED, _UNPACKED = 16 * 1024, 1024**2  # bytes to take and to give at once


def member_inside(stream: IO[bytes], start: int, info: zipfile.ZipInfo, states: list[Any]) -> io.RawIOBase | None:
    """A member to seek in, or None where it is packed in another way; arguments as for ``Deflated``."""
    if info.compress_type == ZIP_STORED:
        return Stored(stream, start, info.file_size)
    return Deflated(stream, start, info, states) if info.compress_type == ZIP_DEFLATED else None


class _Seekable(io.RawIOBase):
    """What two ways of reading a part of a stream share: a place that moves by seeking and reading."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream = stream
        self._size = size
        self._place = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought in."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place from the beginning, the place now, or the end."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if place < 0:
            raise OSError("a place before the beginning")
        self._place = place
        return place

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Read into the buffer what stands at the place."""
        data = self._read(min(len(buffer), max(self._size - self._place, 0)))
        self._place += len(data)
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        raise NotImplementedError


class Stored(_Seekable):
    """A member that stands in its zip as it is.

    Args:
        stream: the zip around it.
        start: where the member begins in it.
        size: bytes of the member.
    """

    def __init__(self, stream: IO[bytes], start: int, size: int) -> None:
        super().__init__(stream, size)
        self._start = start

    def _read(self, size: int) -> bytes:
        self._stream.seek(self._start + self._place)
        return self._stream.read(size)


class _State(NamedTuple):
    """Where unpacking can be taken up again: bytes given, bytes taken, and what unpacks the next ones."""

    given: int
    taken: int
    inflater: Any


class Deflated(_Seekable):
    """A member that is deflated.

    Args:
        stream: the zip around it.
        start: where the member begins in it.
        info: its sizes.
        states: of unpacking this member; streams of one member share them.
    """

    def __init__(self, stream: IO[bytes], start: int, info: zipfile.ZipInfo, states: list[_State]) -> None:
        super().__init__(stream, info.file_size)
        self._start = start
        self._packed = info.compress_size
        self._between = max(_BETWEEN, info.file_size // _MOST_STATES)  # unpacked bytes from one state to the next
        self._states = states
        if not states:
            states.append(_State(0, 0, zlib.decompressobj(-zlib.MAX_WBITS)))
        self._resume(states[0])

    def _resume(self, state: _State) -> None:
        self._given, self._taken = state.given, state.taken
        self._inflater = state.inflater.copy()

    def _read(self, size: int) -> bytes:
        state = self._states[min(self._place // self._between, len(self._states) - 1)]
        if not state.given <= self._given <= self._place:
            self._resume(state)
        while self._given < self._place:
            if not self._unpack(min(_UNPACKED, self._place - self._given)):
                return b""
        return self._unpack(size) if size else b""

    def _unpack(self, most: int) -> bytes:
        """The next bytes, up to the place where the next state is kept; none at the end."""
        due = (self._given // self._between + 1) * self._between
        data = b""
        while not data and not self._inflater.eof:
            packed = self._inflater.unconsumed_tail or self._next()
            if not packed:
                break
            data = self._inflater.decompress(packed, min(most, due - self._given))
        self._given += len(data)
        if self._given == len(self._states) * self._between:
            self._states.append(_State(self._given, self._taken, self._inflater.copy()))
        return data

    def _next(self) -> bytes:
        self._stream.seek(self._start + self._taken)
        packed = self._stream.read(min(_PACKED, self._packed - self._taken))
        self._taken += len(packed)
        return packed
