"""A mapping: which columns of a municipality's own file are which columns of a loader, so that no code is needed for it.

Only columns that a mapping names come in; all others are counted at the door under their own names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.csv_gate import Source
from ondermijning.sources.files.numbered import NumberedCsv
from ondermijning.sources.loader import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ondermijning.sources.door import Door
    from ondermijning.sources.loader import Loader, Reader

Texts: TypeAlias = "Mapping[str, str]"

# Parts of names under which numbers of persons and accounts arrive: they may only go where they are replaced.
_CITIZENS = ("bsn", "burgerservice", "sofi")
_NUMBERS = (*_CITIZENS, "iban", "rekeningn", "bankrekening")
_DATES = {
    "dag-maand-jaar": re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})"),
    "maand-dag-jaar": re.compile(r"(?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})"),
    "jaar-maand-dag": re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<d>[0-9]{1,2})"),
    "jaar-dag-maand": re.compile(r"(?P<y>[0-9]{4})[-/. ](?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})"),
}
ORDERS = tuple(_DATES)
_SILENCE = {
    Scope.FULL: deferred("what a later file lacks has ended"),
    Scope.SUBJECT: deferred("a part: nothing else ends"),
}


def column_key(name: str) -> str:
    """A name of a column as it is compared: without case, and with one blank where there are more."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a mapping file says; ``document.py`` reads and checks it.

    Args:
        source: id of the loader.
        format: what people call the file.
        sha256: hash of what the mapping says, without its comments and layout.
        where: name of the mapping file, for errors.
        sheet: the sheet of a workbook, or None for the first that people see.
        per_row: every row speaks for itself alone, so that what is absent from a later file did not end; None if not said.
        columns: their name in lower case → our column.
        values: our column → their value in lower case → our value.
        constants: our column → the value that every row has.
        orders: our column → the order of day, month and year in it.
    """

    source: str
    format: str
    sha256: str
    where: str
    sheet: str | None
    per_row: bool | None
    columns: Texts
    values: Mapping[str, Texts]
    constants: Texts
    orders: Texts

    @property
    def targets(self) -> frozenset[str]:
        """Our columns that rows have under this mapping."""
        return frozenset((*self.columns.values(), *self.constants))

    def theirs(self, ours: Iterable[str]) -> frozenset[str]:
        """Their names of some of our columns, without those that are constant."""
        wanted = frozenset(ours)
        return frozenset(name for name, column in self.columns.items() if column in wanted)

    def absent(self, names: Iterable[str]) -> list[str]:
        """Our columns whose column a file does not have."""
        known = {column_key(name) for name in names}
        return sorted(ours for theirs, ours in self.columns.items() if theirs not in known)

    def applied(self, names: list[str], door: Door) -> list[Source]:
        """Where our columns come from in a table; what is not mapped is counted at the door."""
        keys = [column_key(name) for name in names]
        for name in (key for key in keys if key and key not in self.columns):
            door.dropped[name] += 1
        mapped = [
            Source(self.columns[key], place, self._change(self.columns[key]))
            for place, key in enumerate(keys)
            if key in self.columns
        ]
        return [*mapped, *(Source(ours, None, constant=value) for ours, value in self.constants.items())]

    def _change(self, name: str) -> Callable[[str], str] | None:
        return partial(self._value, name) if name in self.values or name in self.orders else None

    def _value(self, name: str, text: str) -> str:
        text = self.values.get(name, {}).get(text.casefold(), text)
        return reordered(text, self.orders[name]) if name in self.orders else text


def reordered(text: str, order: str) -> str:
    """A date in an order of ``ORDERS`` as yyyy-mm-dd; any other text as it is."""
    found = _DATES[order].fullmatch(text)
    return f"{found['y']}-{found['m']:0>2}-{found['d']:0>2}" if found else text


def mapping_hash(reader: Reader) -> str:
    """The hash of the mapping under which a reader reads, or empty."""
    return reader.mapping.sha256 if isinstance(reader, CsvReader) and reader.mapping else ""


def mapped(loader: Loader, mapping: ColumnMapping) -> Loader:
    """A loader that also reads files in the form of a mapping.

    Raises:
        DeliveryError: the mapping is for another loader, or does not fit any table that this one reads.
    """
    if mapping.source != loader.id:
        raise DeliveryError(
            say("is a mapping for {source}, not for {other}.", source=mapping.source, other=loader.id),
            where=mapping.where,
        )
    readers = tables(loader)
    if not readers:
        raise DeliveryError(
            say("{source} reads no tables, so it needs no mapping.", source=loader.id), where=mapping.where
        )
    return replace(loader, reads=(mapped_table(readers, mapping), *loader.reads))


def mapped_table(readers: Sequence[CsvReader], mapping: ColumnMapping) -> CsvReader:
    """The first of some tables that a mapping fits, read in the form of the mapping.

    Raises:
        DeliveryError: it fits none of them.
    """
    reader = next((reader for reader in readers if not any(_misfits(reader, mapping))), None)
    if reader is None:
        likeliest = max(readers, key=partial(_likeness, mapping))
        raise DeliveryError(
            next(_misfits(likeliest, mapping)), where=mapping.where, advice=say("Mend the mapping file.")
        )
    return _mapped(reader, mapping)


def _likeness(mapping: ColumnMapping, reader: CsvReader) -> tuple[int, int]:
    """By how much it is likelier that a mapping is meant for this table."""
    return len(mapping.targets & reader.columns), -len(list(_misfits(reader, mapping)))


def tables(loader: Loader) -> list[CsvReader]:
    """The tables that a loader reads."""
    return [reader for reader in loader.reads if isinstance(reader, CsvReader)]


def may_map(reader: CsvReader, theirs: str, ours: str) -> bool:
    """Whether a column may go onto ours: one with numbers of persons or accounts only where they are replaced."""
    return ours in reader.pseudonymised or not _has_part(theirs, _NUMBERS)


def names_citizens(theirs: str) -> bool:
    """Whether a column says by its name that it holds numbers of citizens (BSN)."""
    return _has_part(theirs, _CITIZENS)


def _has_part(name: str, parts: tuple[str, ...]) -> bool:
    folded = "".join(sign for sign in name.casefold() if sign.isalnum())
    return any(part in folded for part in parts)


def scopes(reader: CsvReader) -> tuple[Scope, ...]:
    """What a mapping may say that silence means; nothing where every row speaks for itself anyway."""
    if reader.scope is not Scope.FULL:
        return ()
    return (Scope.FULL, Scope.SUBJECT) if isinstance(reader, NumberedCsv) else (Scope.FULL,)


def _misfits(reader: CsvReader, mapping: ColumnMapping) -> Iterator[str]:
    """Why a mapping does not fit a table; nothing if it does."""
    for unknown in sorted(mapping.targets - reader.columns):
        yield say(
            "{format} has no column {unknown}.{nearest}",
            format=reader.format,
            unknown=unknown,
            nearest=nearest(unknown, reader.columns),
        )
    if missing := sorted(reader.least - mapping.targets):
        yield say(
            "{format} needs {missing}: give the column in [kolommen] or the value in [vast].",
            format=reader.format,
            missing=", ".join(missing),
        )
    for theirs, ours in sorted(mapping.columns.items()):
        if not may_map(reader, theirs, ours):
            yield say(
                "{theirs} holds numbers of persons or accounts, which {ours} would keep as they are.",
                theirs=theirs,
                ours=ours,
            )
    for ours in sorted(reader.pseudonymised & {*mapping.values, *mapping.constants}):
        yield say("{ours} holds numbers of persons or accounts, which have no place in a mapping.", ours=ours)
    if any(proof.proves(mapping.constants.get(proof.column)) for proof in reader.clear_when.values()):
        yield say(
            "[vast] may not say of every row that its number is not that of a person; map the column that says so."
        )
    if mapping.per_row and Scope.SUBJECT not in scopes(reader):
        yield say(
            '{format} has no rows that speak for themselves; leave out reikwijdte = "{subject}".',
            format=reader.format,
            subject=Scope.SUBJECT,
        )
    if mapping.per_row is None and (choices := scopes(reader)):
        said = say(" or ").join(f'"{scope}" ({say(_SILENCE[scope])})' for scope in choices)
        yield say("does not say what silence means: write reikwijdte = {said}.", said=said)


def nearest(name: str, known: Iterable[str]) -> str:
    """What was most likely meant, as the end of an error."""
    from rapidfuzz import process  # noqa: PLC0415 - only for a slip of the pen

    near = process.extractOne(name, sorted(known), score_cutoff=60)
    return (
        say(" Did you mean {near}?", near=near[0])
        if near
        else say(" Known are {known}.", known=", ".join(sorted(known)))
    )


def _mapped(reader: CsvReader, mapping: ColumnMapping) -> CsvReader:
    changes: dict[str, Any] = {"mapping": mapping, "format": f"{mapping.format} ({reader.format})"}
    if mapping.per_row and isinstance(reader, NumberedCsv):
        changes |= {"scope": Scope.SUBJECT, "subject": reader.identity}
    return replace(reader, **changes)
