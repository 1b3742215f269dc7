"""Input files: plain, in a folder or in a zip, opened without following links and without unpacking to disk."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from ondermijning.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD_BYTES = 8192
MAX_MEMBERS = 200_000
MAX_RATIO = 200  # a BRK stand compresses about 25 times; a bomb a thousand
MAX_ZIP_RATIO = 20  # what is packed already hardly compresses again, unless it is a bomb
MAX_MEMBER_BYTES = 20 * 1024**3
_CHUNK = 1024 * 1024
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
# What the standard library raises on a zip that is cut off, damaged, encrypted or packed in an unknown way.
_DAMAGED = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read.

    Args:
        path: the file on disk.
        member: the name inside a zip, or empty.
        size: bytes of its contents.
        folder: folders above it, as far as another file in the delivery has the same name.
        inner: the name inside the member, which then is a zip itself, or empty.
    """

    path: Path
    member: str
    size: int
    folder: str = ""
    inner: str = ""

    @property
    def name(self) -> str:
        """File name for people and for evidence; a zip member stands behind its zip."""
        name = f"{self.folder}/{self.path.name}" if self.folder else self.path.name
        return "!".join(filter(None, (name, self.member, self.inner)))

    def open(self) -> IO[bytes]:
        """A binary stream of the contents.

        Raises:
            DeliveryError: the file is a link, unreadable, or a damaged zip.
        """
        try:
            if not self.member:
                return os.fdopen(os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW), "rb")
            return io.BufferedReader(_Member(self.path, self.member, self.inner), _CHUNK)  # type: ignore[type-var]
        except _DAMAGED as problem:
            raise unreadable(self, problem) from problem

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


class _Member(io.RawIOBase):
    """A zip member as a stream that closes its zip with it; damage is an OSError, as with any other stream."""

    def __init__(self, path: Path, member: str, inner: str) -> None:
        self._opened = ExitStack()
        archive = _archive(self._opened, path, member if inner else "")
        self._stream = self._opened.enter_context(archive.open(inner or member))

    def readable(self) -> bool:
        """It can be read and nothing else."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Unpack into the buffer; raises OSError on damage."""
        try:
            data = self._stream.read(len(buffer))
        except _DAMAGED as problem:
            raise OSError("a member of a zip is damaged") from problem
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member and its zip."""
        self._opened.close()
        super().close()


def _archive(opened: ExitStack, path: Path, inside: str) -> zipfile.ZipFile:
    """A zip, or the zip inside it of that name; both are closed with the stack."""
    archive = opened.enter_context(zipfile.ZipFile(path))
    if not inside:
        return archive
    return opened.enter_context(zipfile.ZipFile(opened.enter_context(archive.open(inside))))


def unreadable(file: InputFile, problem: Exception) -> DeliveryError:
    """The error for a file that cannot be read, without its contents."""
    return DeliveryError(
        f"cannot be read ({type(problem).__name__}).",
        where=file.name,
        advice="Ask for the delivery again or check its rights.",
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
    except OSError as problem:
        raise DeliveryError("does not exist.", where=str(path), advice="Check the path.") from problem
    if stat.S_ISLNK(info.st_mode):
        raise DeliveryError("is a link; links are not followed.", where=str(path), advice="Give the file itself.")
    if stat.S_ISDIR(info.st_mode):
        for child in _children(path):
            yield from _files(child)
    elif not stat.S_ISREG(info.st_mode):
        raise DeliveryError("is no ordinary file.", where=str(path))
    elif _is_zip(path, info.st_size):
        yield from _members(path)
    else:
        yield InputFile(path, "", info.st_size)


def _is_zip(path: Path, size: int) -> bool:
    """Whether a file begins or ends as a zip does: one that is cut off must not pass for another format."""
    return InputFile(path, "", size).head().startswith(_ZIP_STARTS) or zipfile.is_zipfile(path)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as problem:
        raise DeliveryError("cannot be read.", where=str(folder), advice="Check its rights.") from problem


def _members(path: Path) -> Iterator[InputFile]:
    for info in _listed(InputFile(path, "", 0)):
        file = InputFile(path, info.filename, info.file_size)
        if _named_zip(info):
            yield from _inner(file)
        else:
            yield file


def _inner(file: InputFile) -> Iterator[InputFile]:
    """The members of a zip in a zip, as a BAG extract is packed; no deeper."""
    for info in _listed(file):
        if _named_zip(info):
            where = f"{file.name}!{info.filename}"
            raise DeliveryError("zip in a zip in a zip.", where=where, advice="Unpack the outer one first.")
        yield replace(file, inner=info.filename, size=info.file_size)


def _listed(file: InputFile) -> list[zipfile.ZipInfo]:
    """The members of a zip, or of a zip that is a member itself."""
    try:
        with ExitStack() as opened:
            archive = _archive(opened, file.path, file.member)
            members = [info for info in archive.infolist() if not info.is_dir()]
    except (*_DAMAGED, ValueError) as problem:
        raise DeliveryError("is a damaged zip.", where=file.name, advice="Ask for the delivery again.") from problem
    _refuse_unsafe(file.name, members)
    return members


def _named_zip(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith(".zip")


def _refuse_unsafe(zip_name: str, members: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in members]
    if len(members) > MAX_MEMBERS or len(set(names)) != len(names):
        raise DeliveryError("zip has too many or repeated members.", where=zip_name)
    for info in members:
        where = f"{zip_name}!{info.filename}"
        name = PurePosixPath(info.filename)
        if not info.filename.isprintable():
            raise DeliveryError("zip member has a name that cannot be shown.", where=zip_name)
        if name.is_absolute() or ".." in name.parts or "\\" in info.filename:
            raise DeliveryError("zip member points outside the zip.", where=where)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise DeliveryError("zip member is a link.", where=where)
        ratio = MAX_ZIP_RATIO if _named_zip(info) else MAX_RATIO
        if info.file_size > MAX_MEMBER_BYTES or info.file_size > ratio * max(info.compress_size, 1024):
            raise DeliveryError("zip member unpacks to an implausible size.", where=where)
