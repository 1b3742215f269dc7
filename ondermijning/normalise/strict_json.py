"""JSON without the freedoms that two parsers take differently (RFC 8259 leaves them open).

Numbers stay the text they are, so that no identifier loses a zero and no sum its last digits.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Objects, arrays, true, false, null, and text for everything else.
Document: TypeAlias = Any

MAX_DEPTH = 64
MAX_DIGITS = 18  # what fits 64 bits
_BLANKS = " \t\r\n"  # as JSON knows them
_CUT_OFF = deferred("is cut off or is no valid JSON")
_TOO_DEEP = deferred("is nested over {most} deep")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_CONTAINERS = (dict, list)


class StrictJsonError(ValueError):
    """Why a text is not read; never repeats what it holds.

    Args:
        reason: what is wrong.
        line: the line it stands on, if known.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def documents(lines: Iterable[str], whole: Callable[[Iterable[str]], str] = "".join) -> Iterator[tuple[str, Document]]:
    """The documents of a file: one, one per element of an array, or one per line.

    A file of which the first line is a document is read line by line as long as more follow; any other at once.

    Args:
        lines: the file; a line ends in a line feed and nowhere else.
        whole: joins the lines of a file that is one document; may refuse to.

    Returns:
        Place (empty, ``/2`` or ``regel 3``) and document.

    Raises:
        StrictJsonError: invalid or unfinished JSON, a key named twice in one object, NaN or Infinity, a whole number
            over 18 digits, nesting over 64, or half a surrogate pair.
    """
    numbered = enumerate(lines, start=1)
    before = _up_to_text(numbered)
    try:
        first = _parse(before[-1] if before else "")
    except json.JSONDecodeError:
        yield from _at_once(whole(chain(before, (line for _, line in numbered))))
        return
    behind = _up_to_text(numbered)
    if not behind or not behind[-1].strip(_BLANKS):
        yield from _parts(first)
        return
    yield f"regel {len(before)}", first
    number = len(before) + len(behind)
    yield from _by_line(chain([(number, behind[-1])], numbered))


def _up_to_text(numbered: Iterator[tuple[int, str]]) -> list[str]:
    """The next lines up to and with the first that is not blank."""
    found = []
    for _, line in numbered:
        found.append(line)
        if line.strip(_BLANKS):
            break
    return found


def _at_once(text: str) -> Iterator[tuple[str, Document]]:
    try:
        yield from _parts(_parse(text))
    except json.JSONDecodeError as problem:
        raise StrictJsonError(say(_CUT_OFF), problem.lineno) from None


def _parts(whole: Document) -> Iterator[tuple[str, Document]]:
    if isinstance(whole, list):
        yield from ((f"/{place}", document) for place, document in enumerate(whole))
    else:
        yield "", whole


def _by_line(numbered: Iterable[tuple[int, str]]) -> Iterator[tuple[str, Document]]:
    for number, line in numbered:
        if line.strip(_BLANKS):
            try:
                document = _parse(line)
            except json.JSONDecodeError:
                raise StrictJsonError(say(_CUT_OFF), number) from None
            except StrictJsonError as problem:
                raise StrictJsonError(problem.reason, number) from None
            yield f"regel {number}", document


def _parse(text: str) -> Document:
    try:
        document = _DECODER.decode(text)
    except RecursionError:
        raise StrictJsonError(say(_TOO_DEEP, most=MAX_DEPTH)) from None
    if text.count("{") + text.count("[") > MAX_DEPTH:
        _refuse_deep(document)
    if "\\u" in text and _SURROGATE.search(text):
        _refuse_half_pairs(document)
    return document


def _unique(pairs: list[tuple[str, Document]]) -> dict[str, Document]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise StrictJsonError(say("names a key twice in one object"))
    return found


def _integer(text: str) -> str:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise StrictJsonError(say("holds a whole number of over {most} digits", most=MAX_DIGITS))
    return text


def _fraction(text: str) -> str:
    if float(text) in (float("inf"), float("-inf")):
        raise StrictJsonError(say("holds a number too large to read"))
    return text


def _no_number(_text: str) -> NoReturn:
    raise StrictJsonError(say("holds NaN or Infinity"))


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_float=_fraction, parse_constant=_no_number
)


def _refuse_deep(document: Document) -> None:
    level = [document] if isinstance(document, _CONTAINERS) else []
    for _ in range(MAX_DEPTH):
        level = [below for node in level for below in _containers(node)]
    if level:
        raise StrictJsonError(say(_TOO_DEEP, most=MAX_DEPTH))


def _containers(node: Document) -> list[Document]:
    return [item for item in (node.values() if isinstance(node, dict) else node) if isinstance(item, _CONTAINERS)]


def _refuse_half_pairs(document: Document) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise StrictJsonError(say("holds half a letter (a lone surrogate)")) from None
