"""JSON without the freedoms that two parsers take differently (RFC 8259 leaves them open).

Numbers stay the text they are, so that no identifier loses a zero and no sum its last digits.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

# Objects, arrays, true, false, null, and text for everything else.
Document: TypeAlias = Any

MAX_DEPTH = 64
MAX_DIGITS = 18  # what fits 64 bits
_CUT_OFF = "is cut off or is no valid JSON"
_TOO_DEEP = f"is nested over {MAX_DEPTH} deep"
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


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


def documents(text: str) -> Iterator[tuple[str, Document]]:
    """The documents of a file: one, one per element of an array, or one per line.

    Args:
        text: the whole file.

    Returns:
        Place (empty, ``/2`` or ``regel 3``) and document.

    Raises:
        StrictJsonError: invalid or unfinished JSON, a key named twice in one object, NaN or Infinity, a whole number
            over 18 digits, nesting over 64, or half a surrogate pair.
    """
    try:
        whole = _parse(text)
    except json.JSONDecodeError as problem:
        if problem.msg != "Extra data":
            raise StrictJsonError(_CUT_OFF, problem.lineno) from None
        yield from _by_line(text)
        return
    if isinstance(whole, list):
        yield from ((f"/{place}", document) for place, document in enumerate(whole))
    else:
        yield "", whole


def _by_line(text: str) -> Iterator[tuple[str, Document]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"regel {number}", _parse(line)
            except json.JSONDecodeError:
                raise StrictJsonError(_CUT_OFF, number) from None


def _parse(text: str) -> Document:
    try:
        document = json.loads(
            text, object_pairs_hook=_unique, parse_int=_integer, parse_float=_fraction, parse_constant=_no_number
        )
    except RecursionError:
        raise StrictJsonError(_TOO_DEEP) from None
    _refuse_deep(document)
    if _SURROGATE.search(text):
        _refuse_half_pairs(document)
    return document


def _unique(pairs: list[tuple[str, Document]]) -> dict[str, Document]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise StrictJsonError("names a key twice in one object")
    return found


def _integer(text: str) -> str:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise StrictJsonError(f"holds a whole number of over {MAX_DIGITS} digits")
    return text


def _fraction(text: str) -> str:
    if float(text) in (float("inf"), float("-inf")):
        raise StrictJsonError("holds a number too large to read")
    return text


def _no_number(_text: str) -> NoReturn:
    raise StrictJsonError("holds NaN or Infinity")


def _refuse_deep(document: Document) -> None:
    level = [document]
    for _ in range(MAX_DEPTH):
        level = [below for node in level for below in _containers(node)]
    if level:
        raise StrictJsonError(_TOO_DEEP)


def _containers(node: Document) -> Iterator[Document]:
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return (item for item in below if isinstance(item, dict | list))


def _refuse_half_pairs(document: Document) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise StrictJsonError("holds half a letter (a lone surrogate)") from None
