"""Where the header of a CSV file stands: on its first line, or below titles and a line ``sep=``, by one of the separators."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DELIMITERS = (";", ",", "\t", "|")
HEADER_WITHIN = 20  # lines from the top in which the header stands
_LONGEST = 60  # lines over which a header may be written, with its names between quotes


class Header(NamedTuple):
    """A header, or a line that may be one.

    Args:
        names: in lower case, with one blank where there are more.
        delimiter: the sign between two of them.
        above: lines that stand above it and say something.
        lines: all lines from the top of the file to its end.
        size: signs of these lines.
    """

    names: list[str]
    delimiter: str
    above: int
    lines: int
    size: int


def possible_headers(text: str) -> Iterator[Header]:
    """What may be the header of a file, from the top, each line by every separator.

    Args:
        text: of the beginning of the file.
    """
    lines = list(islice(_lines(text), HEADER_WITHIN + _LONGEST))
    above = before = 0
    for place, line in enumerate(lines[:HEADER_WITHIN]):
        written = _whole(lines[place:])
        size = before + sum(map(len, written))
        for sign in DELIMITERS:
            yield Header(_split("".join(written), sign), sign, above, place + len(written), size)
        above += bool(line.strip(f"{''.join(DELIMITERS)} \r\n"))
        before += len(line)


def found_header(text: str, *fits: Callable[[list[str]], bool]) -> Header | None:
    """The first header that fits in the first of several ways in which any does."""
    headers = list(possible_headers(text))
    return next((each for fit in fits for each in headers if fit(each.names)), None)


def likely_headers(text: str) -> list[list[str]]:
    """The lines of a file that nobody knows, by the separator that makes most of them equally wide."""
    headers = list(possible_headers(text))
    by_sign = {sign: [each.names for each in headers if each.delimiter == sign] for sign in DELIMITERS}
    return max(by_sign.values(), key=_evenness)


def _evenness(rows: list[list[str]]) -> int:
    widths = Counter(len(names) for names in rows if len(names) > 1)
    return max((width * times for width, times in widths.items()), default=0)


def _lines(text: str) -> Iterator[str]:
    return iter(io.StringIO(text, newline=""))


def _whole(lines: list[str]) -> list[str]:
    """The first line, with those into which a quote reaches that it opens."""
    quotes = 0
    for count, line in enumerate(lines[:_LONGEST], 1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return lines[:count]
    return lines[:1]


def _split(line: str, delimiter: str) -> list[str]:
    """The names in a header line; an unreadable one has none, nor one with signs that no text has."""
    if "\0" in line:
        return []
    try:
        names = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
    return [" ".join(name.split()).casefold() for name in names]
