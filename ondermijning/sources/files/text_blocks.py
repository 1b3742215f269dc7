"""The text of a file in blocks of whole lines, with everything refused that would make a parser guess."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.encodings import AGAIN, UNREADABLE, encoding_of
from ondermijning.sources.files.input_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from ondermijning.sources.files.input_files import InputFile

MAX_LINE = 4 * 1024 * 1024
_CHUNK = 1024 * 1024


def text_blocks(file: InputFile, stream: IO[bytes]) -> Iterator[str]:
    """The decoded text of a file in blocks that end where a line does.

    Raises:
        DeliveryError: a NUL, a line of over 4 MB, text in no known encoding, or a file that cannot be read.
    """
    encoding = encoding_of(file)
    decoder = codecs.getincrementaldecoder(encoding.name)()
    _read(file, stream, len(encoding.mark))
    rest, number, more = "", 1, True
    while more:
        chunk = _read(file, stream, _CHUNK)
        more = bool(chunk)
        try:
            text = rest + decoder.decode(chunk, final=not more)
        except UnicodeDecodeError as problem:
            before = problem.object[: problem.start].decode(encoding.name)
            raise _undecodable(file, number + _line_ends(rest + before)) from None
        cut = _last_line_end(text) if more else len(text)
        block, rest = text[:cut], text[cut:]
        _refuse_unsafe(file, block, number)
        if len(rest) >= MAX_LINE:
            raise _endless(file, number + _line_ends(block))
        number += _line_ends(block)
        if block:
            yield block


def lines_of(block: str) -> list[str]:
    """The lines of a block with their ends: a line feed, a carriage return or both."""
    return io.StringIO(block, newline="").readlines()


def first_line(block: str) -> str:
    """The first of these lines."""
    return io.StringIO(block, newline="").readline()


def _read(file: InputFile, stream: IO[bytes], size: int) -> bytes:
    try:
        return stream.read(size)
    except UNREADABLE as problem:
        raise unreadable(file, problem) from problem


def _last_line_end(text: str) -> int:
    """Where the last whole line ends; a carriage return at the very end may be half of a line end."""
    return max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1


def _line_ends(text: str) -> int:
    return text.count("\n") + (text.count("\r") - text.count("\r\n") if "\r" in text else 0)


def _refuse_unsafe(file: InputFile, block: str, number: int) -> None:
    if "\0" in block:
        place = number + _line_ends(block[: block.index("\0")])
        raise DeliveryError(say("holds a NUL sign."), where=f"{file.name}, regel {place}", advice=say(AGAIN))
    if len(block) >= MAX_LINE:
        for place, line in enumerate(lines_of(block), number):
            if len(line) >= MAX_LINE:
                raise _endless(file, place)


def _endless(file: InputFile, number: int) -> DeliveryError:
    return DeliveryError(say("holds a line without end."), where=f"{file.name}, regel {number}", advice=say(AGAIN))


def _undecodable(file: InputFile, number: int) -> DeliveryError:
    """Never chained: the original holds the contents of the file."""
    return DeliveryError(
        say("is in no known encoding."), where=f"{file.name}, regel {number}", advice=say("Export it as UTF-8.")
    )
