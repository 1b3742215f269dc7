"""Which loader a file that nobody knows yet may be for, and the mapping that would bring it there.

Every table of every loader is scored on how well its columns are named and filled by the file. The same file always gives the
same scores. Nothing of a value comes out, and no name of a column that was not recognised, since it may be a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.model import is_forbidden
from ondermijning.sources.door import Door
from ondermijning.sources.files.csv import CsvReader, likely_header_rows
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.columns import ORDERS, may_map, reordered, scopes, tables
from ondermijning.sources.mapping.document import find_mapping, shipped_mappings
from ondermijning.sources.mapping.suggest_scope import part_shown
from ondermijning.sources.mapping.suggest_values import as_date, fitting, has_unusual_sums, is_date, likeness
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader
    from ondermijning.sources.mapping.columns import ColumnMapping

ENOUGH, SURE = 40, 70  # below the first score nothing is proposed; below the second the match is weak
_SAMPLED = 200  # rows
_PAIR = 60  # a likeness below this is none
_OF_REQUIRED = 0.7  # weight of the columns that a table needs; the rest is how much of the file is used
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSURE = re.compile(r"[0-9][/.][0-9]")  # a date in which the month may come first
_FILLED = 0.8  # of the widest row at the top: the first row that is so full is the header


class Known(NamedTuple):
    """A format in which a file is read without a mapping."""

    source: str
    format: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """How well a file fits one table of a loader.

    Args:
        source: id of the loader.
        format: the table.
        score: 0 to 100.
        columns: their name → our column.
        missing: our columns without which a mapping is refused, and for which the file has nothing.
        orders: our column → the order of day, month and year in it, where it is an unusual one.
        scopes: what silence may be said to mean; none where every row speaks for itself anyway.
        part: why the file must be a part of what the table speaks for, in Dutch; told of the best proposal only.
        fitting: their name → of how many values it was looked at, and how many are what our column holds (None where that
            cannot be told).
        needed: our columns without which a mapping is refused.
        unusual: our columns with sums that look unlike those of such a register.
    """

    source: str
    format: str
    score: int
    columns: Mapping[str, str]
    missing: tuple[str, ...]
    orders: Mapping[str, str]
    scopes: tuple[Scope, ...]
    part: str = ""
    fitting: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    unusual: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be done with a file.

    Args:
        known: formats in which it is read as it is.
        proposals: tables that it may be brought into, best first.
        never: names of columns that may never be stored.
        unused: how many columns the best proposal leaves out.
        left_out: places of these columns in the file, from 1; their names may be values.
        wanted: register → the columns that make a file one of it, where no register fits.
        shipped: mappings that come along and whose columns it all has.
    """

    known: tuple[Known, ...]
    proposals: tuple[Proposal, ...]
    never: tuple[str, ...]
    unused: int
    shipped: tuple[str, ...]
    left_out: tuple[int, ...] = ()
    wanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def suggest(file: InputFile, loaders: Mapping[str, Loader]) -> Suggestion:
    """What may be done with a file.

    Raises:
        DeliveryError: the file is empty, damaged, or neither a table nor in a known format.
    """
    known = tuple(
        Known(loader.id, reader.format)
        for loader in loaders.values()
        for reader in loader.reads
        if reader.recognises(file)
    )
    names = _header(file)
    if not known and not names:
        what = say("is no table, and in no format of any register") if file.size else say("is empty")
        raise DeliveryError(f"{what}.", where=file.name, advice=say("Save it as CSV or XLSX, with a header."))
    never = tuple(sorted(name for name in names if name.isascii() and is_forbidden(name)))
    columns = _columns(file, names) if names else {}
    own = {loader.id: _own(loader, loaders) for loader in loaders.values()}
    found = [_proposal(loader, reader, columns) for loader in loaders.values() for reader in tables(loader) if columns]
    of_kind = [each for each in found if _is_of_kind(each, own[each.source])]
    ranked = sorted((each for each in of_kind if each.score), key=lambda each: (-each.score, each.source, each.format))
    unused = len(columns) - len(ranked[0].columns) if ranked else 0
    if not known and ranked and ranked[0].score >= ENOUGH:
        ranked[0] = replace(ranked[0], part=_part(file, names, ranked[0], loaders))
    shipped = tuple(name for name, mapping in _mappings().items() if not mapping.absent(names))
    used = ranked[0].columns if ranked else {}
    left_out = tuple(place for place, name in enumerate(names, 1) if name and name not in used)
    wanted = {} if ranked and ranked[0].score >= ENOUGH else _wanted(loaders)
    return Suggestion(known, tuple(ranked), never, unused, shipped, left_out, wanted)


def _own(loader: Loader, loaders: Mapping[str, Loader]) -> frozenset[str]:
    """The columns that tell a register from all others; a day stands in most of them."""
    others = {
        name for each in loaders.values() if each is not loader for table in tables(each) for name in table.columns
    }
    needed = {name for table in tables(loader) for name in (*table.least, *table.required)}
    return frozenset(name for name in needed - others if not is_date(name))


def _is_of_kind(proposal: Proposal, own: frozenset[str]) -> bool:
    """Whether a file has at least half of what tells the register from others."""
    needed = own & {*proposal.missing, *proposal.needed}
    return 2 * len(needed - set(proposal.missing)) >= len(needed)


def _wanted(loaders: Mapping[str, Loader]) -> dict[str, tuple[str, ...]]:
    """What a file must at least have for each register that reads tables."""
    return {
        loader.id: min((tuple(sorted(table.least)) for table in tables(loader)), key=len)
        for loader in loaders.values()
        if tables(loader)
    }


def _header(file: InputFile) -> list[str]:
    """The names of the columns, or none where a file is no table."""
    rows = [names for names in likely_header_rows(file) if not any(map(_NO_TEXT.search, names))]
    widest = max((_filled(names) for names in rows), default=0)
    return next((names for names in rows if _filled(names) >= _FILLED * widest), []) if widest > 1 else []


def _filled(names: Iterable[str]) -> int:
    return sum(map(bool, names))


def _columns(file: InputFile, names: list[str]) -> dict[str, list[str]]:
    """Values from the first rows under each name that may be stored; the others are never read."""
    usable = _usable(names)
    cells = [*islice(_rows(file, names), _SAMPLED)]
    return {name: [row[name] for row in cells if name in row] for name in sorted(usable)}


def _usable(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in names if name and not is_forbidden(name))


def _rows(file: InputFile, names: list[str]) -> Iterator[Mapping[str, str]]:
    usable = _usable(names)
    reader = CsvReader("", Scope.FULL, usable, frozenset(filter(None, names)), lambda _row: (), lambda _row: "")
    rows = reader.rows(file, Door(usable, frozenset(), lambda _text: None))
    return (row.data for row in rows if not isinstance(row.data, RowRejected))


def _part(file: InputFile, names: list[str], best: Proposal, loaders: Mapping[str, Loader]) -> str:
    """Why the file must be a part, where the table would take it for the whole."""
    reader = next(each for each in tables(loaders[best.source]) if each.format == best.format)
    return part_shown(_rows(file, names), reader, best.columns, best.orders) if best.scopes else ""


def _proposal(loader: Loader, reader: CsvReader, given: Mapping[str, Sequence[str]]) -> Proposal:
    pairs = _pairs(reader, given, _known_names(loader))
    columns = {theirs: ours for theirs, ours, _ in pairs}
    by_ours = {ours: likeness for _, ours, likeness in pairs}
    required = sum(by_ours.get(ours, 0) for ours in reader.least) / len(reader.least)
    used = sum(by_ours.values()) / max(len(given), 1)
    score = round(_OF_REQUIRED * required + (1 - _OF_REQUIRED) * used)
    orders = {ours: order for theirs, ours in columns.items() if (order := _order(ours, given[theirs]))}
    missing = tuple(sorted(reader.least - by_ours.keys()))
    looked = {theirs: (len(given[theirs]), fitting(ours, given[theirs])) for theirs, ours in columns.items()}
    unusual = tuple(sorted(ours for theirs, ours in columns.items() if has_unusual_sums(ours, given[theirs])))
    return Proposal(
        loader.id,
        reader.format,
        score,
        columns,
        missing,
        orders,
        scopes(reader),
        fitting=looked,
        unusual=unusual,
        needed=tuple(sorted(reader.least)),
    )


@cache
def _mappings() -> dict[str, ColumnMapping]:
    return {name: find_mapping(name) for name in shipped_mappings()}


def _known_names(loader: Loader) -> dict[str, str]:
    """Names that other municipalities use for our columns, from the mappings that come along."""
    mappings = (each for each in _mappings().values() if each.source == loader.id)
    return {theirs: ours for each in mappings for theirs, ours in each.columns.items()}


def _pairs(
    reader: CsvReader, given: Mapping[str, Sequence[str]], known: Mapping[str, str]
) -> list[tuple[str, str, int]]:
    """Their column, ours and the likeness, the most alike first; each column stands in one pair."""
    scored = [
        (alike, theirs, ours)
        for theirs, values in given.items()
        for ours in sorted(reader.columns)
        if theirs.isprintable() and may_map(reader, theirs, ours)
        if (alike := likeness(theirs, ours, values, synonym=known.get(theirs) == ours)) >= _PAIR
    ]
    taken: set[str] = set()
    found = []
    for alike, theirs, ours in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if f"t {theirs}" not in taken and f"o {ours}" not in taken:
            taken |= {f"t {theirs}", f"o {ours}"}
            found.append((theirs, ours, alike))
    return found


def _order(ours: str, values: Sequence[str]) -> str | None:
    """The order of day, month and year in a column whose dates are not read as they are."""
    if not is_date(ours) or not values or all(as_date(value) and not _UNSURE.search(value) for value in values):
        return None
    return next((order for order in ORDERS if all(as_date(reordered(value, order)) for value in values)), None)
