"""Input files: plain, in a folder or in a zip, opened without following links and without unpacking to disk.

What is read is what was found and what was hashed: a file that another process changes meanwhile is refused.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.zips import DAMAGED, PACKAGE, Member, Packed, is_named_zip, is_zip, safe_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HEAD_BYTES = 8192
_CHUNK = 1024 * 1024


class Stamp(NamedTuple):
    """What tells a file on disk from another in its place, and from itself after it was written to."""

    device: int
    inode: int
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read.

    Args:
        path: the file on disk.
        stamp: what stood there when it was found.
        member: the name inside a zip, or empty.
        size: bytes of its contents.
        folder: folders above it, as far as another file in the delivery has the same name.
        inner: the name inside the member, which then is a zip itself, or empty.
        seal: the hash that its contents must have, or empty where any will do.
        packed: how the zip, and the zip in it, list the member.
    """

    path: Path
    stamp: Stamp
    member: str
    size: int
    folder: str = ""
    inner: str = ""
    seal: str = ""
    packed: tuple[Packed, ...] = field(default=(), compare=False, repr=False)

    @property
    def name(self) -> str:
        """File name for people and for evidence; a zip member stands behind its zip."""
        name = f"{self.folder}/{self.path.name}" if self.folder else self.path.name
        return "!".join(filter(None, (name, self.member, self.inner)))

    @property
    def modified(self) -> float:
        """When the file on disk was made, in seconds since 1970."""
        return self.stamp.modified_ns / 1e9

    def sealed(self, sha256: str) -> InputFile:
        """The same file, whose streams end in a DeliveryError when they gave other contents than those of the hash."""
        return replace(self, seal=sha256)

    def open(self) -> IO[bytes]:
        """A binary stream of the contents.

        Raises:
            DeliveryError: the file is a link, unreadable, a damaged zip, or no longer the one that was found.
        """
        try:
            stream = self.on_disk()
            if self.packed:
                stream = _buffered(Member(stream, self.packed))
        except DAMAGED as problem:
            raise unreadable(self, problem) from problem
        return _buffered(_Sealed(stream, self)) if self.seal else stream

    def on_disk(self) -> IO[bytes]:
        """The file on disk, which may be a zip.

        Raises:
            DeliveryError: it is no longer the one that was found.
            OSError: it is a link or unreadable.
        """
        stream = os.fdopen(os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
        if _stamp(os.fstat(stream.fileno())) != self.stamp:
            stream.close()
            raise changed(self)
        return stream

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """The first bytes, to recognise a format."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except OSError as problem:
            raise unreadable(self, problem) from problem

    def sha256(self) -> str:
        """Hash of the contents."""
        digest = hashlib.sha256()
        try:
            with self.open() as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
        except OSError as problem:
            raise unreadable(self, problem) from problem
        return digest.hexdigest()


def _buffered(stream: io.RawIOBase) -> IO[bytes]:
    return io.BufferedReader(stream, _CHUNK)


class _Sealed(io.RawIOBase):
    """A stream that hashes what it gives, and at its end refuses what is not the contents that were meant."""

    def __init__(self, stream: IO[bytes], file: InputFile) -> None:
        self._stream = stream
        self._file = file
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        """It can be read and nothing else."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Read into the buffer; raises DeliveryError at the end of other contents."""
        data = self._stream.read(len(buffer))
        self._digest.update(data)
        if buffer and not data and self._digest.hexdigest() != self._file.seal:
            raise changed(self._file)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream below."""
        self._stream.close()
        super().close()


def unreadable(file: InputFile, problem: Exception) -> DeliveryError:
    """The error for a file that cannot be read, without its contents."""
    return DeliveryError(
        say("cannot be read ({kind}).", kind=type(problem).__name__),
        where=file.name,
        advice=say("Ask for the delivery again or check its rights."),
    )


def changed(file: InputFile) -> DeliveryError:
    """The error for a file that is no longer what it was when loading began."""
    return DeliveryError(
        say("changed while it was loaded."), where=file.name, advice=say("Load it again when nobody writes to it.")
    )


def input_files(paths: Iterable[Path]) -> list[InputFile]:
    """All files of a delivery, in order of name: folders are walked, zips and the zips in them are looked into.

    Raises:
        DeliveryError: a path does not exist, is a link, or a zip is unsafe.
    """
    found = [file for path in paths for file in _files(path)]
    unique = {(file.path.resolve(), file.member, file.inner): file for file in found}
    return sorted(_told_apart(list(unique.values())), key=lambda file: file.name)


def _told_apart(files: list[InputFile]) -> list[InputFile]:
    """Files with as many folders before their names as it takes to give each a name of its own."""
    depth = 0
    while repeated := {name for name, count in Counter(file.name for file in files).items() if count > 1}:
        depth += 1
        files = [_deeper(file, depth) if file.name in repeated else file for file in files]
    return files


def _deeper(file: InputFile, depth: int) -> InputFile:
    return replace(file, folder="/".join(file.path.resolve().parts[-1 - depth : -1]))


def _files(path: Path) -> Iterator[InputFile]:
    try:
        info = path.lstat()
    except (OSError, ValueError) as problem:  # a name with a NUL is no name
        raise DeliveryError(say("does not exist."), where=str(path), advice=say("Check the path.")) from problem
    if stat.S_ISLNK(info.st_mode):
        raise DeliveryError(
            say("is a link; links are not followed."), where=str(path), advice=say("Give the file itself.")
        )
    if stat.S_ISDIR(info.st_mode):
        for child in _children(path):
            yield from _files(child)
    elif not stat.S_ISREG(info.st_mode):
        raise DeliveryError(say("is no ordinary file."), where=str(path))
    else:
        yield from _contents(InputFile(path, _stamp(info), "", info.st_size))


def _stamp(info: os.stat_result) -> Stamp:
    return Stamp(info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as problem:
        raise DeliveryError(say("cannot be read."), where=str(folder), advice=say("Check its rights.")) from problem


def _contents(file: InputFile) -> Iterator[InputFile]:
    """The file itself, or the members of the zip that it is; an office file is a zip of parts, and one file."""
    with file.open() as stream:
        members = safe_members(file.name, file.on_disk) if is_zip(stream) else None
    if members is None or any(info.filename == PACKAGE for info in members):
        yield file
        return
    for info in members:
        member = replace(file, member=info.filename, size=info.file_size, packed=(Packed(info, []),))
        if is_named_zip(info):
            yield from _inner(member)
        else:
            yield member


def _inner(file: InputFile) -> Iterator[InputFile]:
    """The members of a zip in a zip, as a BAG extract is packed; no deeper."""
    for info in safe_members(file.name, file.on_disk, *file.packed):
        if is_named_zip(info):
            where = f"{file.name}!{info.filename}"
            raise DeliveryError(say("zip in a zip in a zip."), where=where, advice=say("Unpack the outer one first."))
        yield replace(file, inner=info.filename, size=info.file_size, packed=(*file.packed, Packed(info, [])))
