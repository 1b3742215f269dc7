"""The encoding of a text file, found out from its bytes: a wrong guess would change names without a word."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.sources.files.input_files import unreadable

if TYPE_CHECKING:
    from ondermijning.sources.files.input_files import InputFile

AGAIN = deferred("Ask for the delivery again.")
UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
_CHUNK = 1024 * 1024
_ASCII = bytes(range(128))
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")
_SEEN = 8  # bytes that tell UTF-16 without a mark: four signs of a header are ASCII


class Encoding(NamedTuple):
    """How the bytes of a file become text.

    Args:
        name: the codec.
        mark: bytes before the text that say so.
    """

    name: str
    mark: bytes = b""


UTF8 = Encoding("utf-8")
_WINDOWS = Encoding("cp1252")
_MARKED = tuple(
    Encoding(name, mark)
    for name, mark in (
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    )
)


def stated_encoding(head: bytes) -> Encoding | None:
    """The encoding that the first bytes give away: a mark, or the zeros of UTF-16 in every second place."""
    if marked := next((encoding for encoding in _MARKED if head.startswith(encoding.mark)), None):
        return marked
    zeros = bytes(byte == 0 for byte in head[:_SEEN])
    return {b"\0\1" * (_SEEN // 2): Encoding("utf-16-le"), b"\1\0" * (_SEEN // 2): Encoding("utf-16-be")}.get(zeros)


def encoding_of(file: InputFile) -> Encoding:
    """The encoding that the file states, else UTF-8 if all of it is, else Windows-1252.

    Raises:
        DeliveryError: it is UTF-8 that ends within a letter or is broken elsewhere, or cannot be read.
    """
    if stated := stated_encoding(file.head()):
        return stated
    decoder = codecs.getincrementaldecoder(UTF8.name)()
    with file.open() as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            _refuse_broken_utf8(file)
            return _WINDOWS
        except UNREADABLE as problem:
            raise unreadable(file, problem) from problem
    if decoder.getstate()[0]:
        raise DeliveryError(say("ends in the middle of a letter."), where=file.name, advice=say(AGAIN))
    return UTF8


def _refuse_broken_utf8(file: InputFile) -> None:
    """Refuse what is no UTF-8 but was meant to be: as Windows-1252 most of its letters would become two other signs."""
    pairs = others = 0
    with file.open() as stream:
        while chunk := stream.read(_CHUNK):
            found = len(_UTF8_LETTER.findall(chunk))
            pairs += found
            others += len(chunk.translate(None, _ASCII)) - 2 * found
    if pairs >= max(others, 1):
        raise DeliveryError(say("is UTF-8 with broken letters in it."), where=file.name, advice=say(AGAIN))
