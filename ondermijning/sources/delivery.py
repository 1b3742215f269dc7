"""One ``load`` call: files in, one immutable snapshot per reference date and scope out, or nothing changed at all.

A full delivery speaks for the area that it states, so that two municipalities, or a stand in several files, live beside
each other; deliveries of one area and date add up. Everything is written beside the workspace's deliveries and renamed.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning import __version__
from ondermijning.clock import day_here
from ondermijning.database import bounds_of
from ondermijning.errors import DeliveryError, LoaderError, OndermijningError
from ondermijning.sources.beside_earlier import read_otherwise, refuse_other_key
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Paged, Scope
from ondermijning.sources.mapping.columns import mapping_hash
from ondermijning.sources.rows import Part, Reject, Remark, RowRejected
from ondermijning.sources.sentinel import refuse_smuggled
from ondermijning.sources.snapshot import PLACE_OF_ROW, SnapshotWriter, write_rejects, write_subjects, write_unread
from ondermijning.sources.state import earlier_rows, known_delivery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.sources.rows import Record, Row
    from ondermijning.workspace import Workspace

SCHEMA_VERSION = 5
MAX_REJECTS_PERCENT = 1.0
_AGAIN = "stands there again with other contents; what counts is the first by name of file, then by place as text"


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What a user may say about a delivery.

    Args:
        reference_date: overrides the date that the files state.
        accept_small: accept a full delivery under half the size of the one before.
        max_rejects: percentage of rows that may be refused.
        expect_rows: how many rows the supplier says there are in all; another number is refused.
        enabled: restricted classes that the settings switch on.
        oldest: a delivery that speaks for an earlier day is refused, since its retention term has passed.
        key_id: tells the key for pseudonyms from others; empty is not looked at.
    """

    reference_date: date | None = None
    accept_small: bool = False
    max_rejects: float = MAX_REJECTS_PERCENT
    expect_rows: int | None = None
    enabled: frozenset[str] = frozenset()
    oldest: date | None = None
    key_id: str = ""


@dataclass(slots=True)
class LoadReport:
    """What one delivery held and what became of it; written as its manifest.

    Args:
        source: loader id.
        reference_date: the date the delivery speaks for.
        delivery: hash over its files, the mapping under which a file was read, and restricted classes that are let in.
        already_known: the same files were loaded before; nothing changed.
        rows, rejected: rows read, and rows or parts of rows refused.
        restricted: records kept out per restricted class that no decision lets in; they are no fault of the delivery.
        records: distinct records per kind.
        dropped_forbidden, dropped_unlisted: names left at the door, with how often they stood there.
        remarks: strange but kept, per field and reason.
        skipped: files in the folder that are in no format of this loader.
        key_id: of the key under which pseudonyms were made; empty where the formats have none.
    """

    source: str
    reference_date: date
    delivery: str
    scope: str = ""
    already_known: bool = False
    rows: int = 0
    rejected: int = 0
    restricted: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    dropped_forbidden: dict[str, int] = field(default_factory=dict)
    dropped_unlisted: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, int] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    schema_version: int = SCHEMA_VERSION
    code_version: str = __version__
    key_id: str = ""


Readable = tuple["InputFile", "Reader"]


class _Batch(NamedTuple):
    """What the files of one delivery have in common.

    Args:
        day: the reference date.
        scope: what silence means.
        stated: the files or the user say the date; else it is the day on which the files were made.
    """

    day: date
    scope: Scope
    stated: bool


def load(
    workspace: Workspace,
    loader: Loader,
    paths: Iterable[Path],
    pseudonymise: Callable[[str], str | None],
    options: LoadOptions = LoadOptions(),
) -> list[LoadReport]:
    """Load files as one delivery per reference date and scope, oldest first.

    Args:
        workspace: where snapshots live; the caller holds its write lock.
        loader: the source.
        paths: files, folders and zips.
        pseudonymise: BSN → keyed HMAC.
        options: what the user said.

    Returns:
        A report per delivery.

    Raises:
        DeliveryError: a delivery is refused; those before it in the list stay, the state it would have changed too.
    """
    readable, skipped = _recognise(loader, input_files(paths))
    batches = _batches(readable, options)
    if options.expect_rows is not None and len(batches) > 1:
        raise DeliveryError(
            f"{len(batches)} reference dates in one call, so one number of rows cannot be checked.",
            where=loader.id,
            advice="Load each date by itself with --expect-rows.",
        )
    _refuse_over_term(loader, batches, options.oldest)
    reports = [_deliver(workspace, loader, batch, batches[batch], pseudonymise, options) for batch in sorted(batches)]
    reports[0].skipped.extend(skipped)
    return reports


def _refuse_over_term(loader: Loader, batches: Iterable[_Batch], oldest: date | None) -> None:
    late = sorted({batch.day for batch in batches if oldest and batch.day < oldest})
    if late:
        raise DeliveryError(
            f"the retention term has passed: {', '.join(map(str, late))} is before {oldest}.",
            where=loader.id,
            advice="Take it away, or change the term in the settings.",
        )


def _recognise(loader: Loader, files: list[InputFile]) -> tuple[list[Readable], list[str]]:
    found = [(file, loader.reader_for(file)) for file in files]
    readable = [(file, reader) for file, reader in found if reader is not None]
    if not readable:
        formats = ", ".join(reader.format for reader in loader.reads)
        where = files[0].name if len(files) == 1 else f"{len(files)} files"
        raise DeliveryError(f"nothing here is in a format of {loader.id} ({formats}).", where=where)
    return readable, [file.name for file, reader in found if reader is None]


def _batches(readable: list[Readable], options: LoadOptions) -> dict[_Batch, list[Readable]]:
    batches: dict[_Batch, list[Readable]] = {}
    for file, reader in readable:
        stated = options.reference_date or reader.reference_date(file)
        batch = _Batch(stated or _modified(file), reader.scope, stated is not None)
        batches.setdefault(batch, []).append((file, reader))
    return batches


def _modified(file: InputFile) -> date:
    """A file that states no date speaks for the day it was made; the moment of loading says nothing about it."""
    return day_here(datetime.fromtimestamp(file.modified, UTC))


def _deliver(
    workspace: Workspace,
    loader: Loader,
    batch: _Batch,
    readable: list[Readable],
    pseudonymise: Callable[[str], str | None],
    options: LoadOptions,
) -> LoadReport:
    files = [_entry(file, reader) for file, reader in readable]
    let_in = options.enabled & loader.restricted.keys()
    contents = {entry["sha256"] + entry.get("mapping", "") for entry in files} | let_in
    key = hashlib.sha256("".join(sorted(contents)).encode()).hexdigest()
    formats = sorted({reader.format for _, reader in readable})
    report = LoadReport(loader.id, batch.day, key, batch.scope.value, files=files, formats=formats)
    report.key_id = options.key_id if any(reader.pseudonymised for _, reader in readable) else ""
    day = batch.day if batch.stated else None
    known = known_delivery(workspace, loader.id, key, SCHEMA_VERSION, day, report.key_id)
    if known is not None:
        _refuse_unexpected(f"{loader.id} {known['reference_date']}, loaded before", known["rows"], options)
        return LoadReport(
            **{**known, "reference_date": date.fromisoformat(known["reference_date"]), "already_known": True}
        )
    report.notes.extend(read_otherwise(workspace, loader.id, str(batch.day), files))
    target = workspace.deliveries / loader.id / f"{batch.day}-{key}.parquet"
    if not target.exists():
        refuse_other_key(workspace, f"{loader.id} {batch.day}", report.key_id)
    target.parent.mkdir(parents=True, exist_ok=True)
    with workspace.atomic_folder(target) as folder:
        off = {name: holds for name, holds in loader.restricted.items() if name not in let_in}
        reading = _Reading(SnapshotWriter(folder, loader.yields, bounds_of(workspace)), report, off)
        for file, reader in _distinct(readable, files):
            reading.read(file, reader, Door(reader.allowed, reader.pseudonymised, pseudonymise))
        report.records = reading.close()
        report.notes.extend(_missing_pages(readable, report.rows))
        _keep_rejects(workspace, report, reading.rejects)
        report.notes.extend(
            f"kept out, of a restricted class ({name}): {count}" for name, count in sorted(report.restricted.items())
        )
        _accept(workspace, loader, report, reading.subjects, options)
        write_subjects(folder, reading.subjects)
        write_unread(folder, {spoken for spoken in reading.unread if spoken.part})
        manifest = json.dumps(
            {**asdict(report), "reference_date": str(batch.day)}, ensure_ascii=False, indent=1, sort_keys=True
        )
        (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    return report


def _missing_pages(readable: Iterable[tuple[InputFile, Reader]], rows: int) -> Iterator[str]:
    """A note when the pages of a delivery hold fewer rows than one of them says there are."""
    totals = [reader.total(file) for file, reader in readable if isinstance(reader, Paged)]
    stated = max((total for total in totals if total is not None), default=0)
    if rows < stated:
        yield f"{rows} rows, where a page says that there are {stated} in all; load the other pages too"


def _entry(file: InputFile, reader: Reader) -> dict[str, Any]:
    """A file as the manifest tells it; under another mapping it says something else."""
    entry = {"name": file.name, "size": file.size, "sha256": file.sha256()}
    mapping = mapping_hash(reader)
    return {**entry, "mapping": mapping} if mapping else entry


def _distinct(readable: list[Readable], files: list[dict[str, Any]]) -> Iterable[Readable]:
    """Each content once, sealed with its hash: the same file under two names counts once."""
    seen: set[str] = set()
    for (file, reader), entry in zip(readable, files, strict=True):
        if entry["sha256"] not in seen:
            seen.add(entry["sha256"])
            yield file.sealed(entry["sha256"]), reader


class _Reading:
    """The running totals of reading one delivery."""

    def __init__(
        self, writer: SnapshotWriter, report: LoadReport, restricted: Mapping[str, Callable[[Record], bool]]
    ) -> None:
        self.restricted = restricted
        self.writer = writer
        self.report = report
        self.subjects: dict[str, int] = {}
        self.unread: set[Part] = set()
        self.rejects: list[tuple[str, str, str, str]] = []

    def read(self, file: InputFile, reader: Reader, door: Door) -> None:
        """Read one file into the writer and the totals."""
        remarks: Counter[str] = Counter(self.report.remarks)
        name = file.name
        for row in reader.rows(file, door):
            self.report.rows += 1
            try:
                self._shape(name, reader, row, remarks)
            except RowRejected as refusal:
                self._reject(name, row, Reject(refusal.field, refusal.reason))
            except OndermijningError:
                raise
            except Exception as problem:
                raise LoaderError(
                    f"loader {self.report.source} fails on a row ({type(problem).__name__}).",
                    where=f"{name}, {row.position}",
                    advice="Mend the loader; nothing was changed.",
                ) from problem
        self.report.remarks = dict(sorted(remarks.items()))
        for total, names in (
            (self.report.dropped_forbidden, door.forbidden()),
            (self.report.dropped_unlisted, door.unlisted()),
        ):
            for name, count in names.items():
                total[name] = total.get(name, 0) + count

    def close(self) -> dict[str, int]:
        """Write what is left, count what the sentinel left out, and tell which keys came with different contents.

        Returns:
            Distinct records per kind.
        """
        records = self.writer.close()
        self.report.rejected += len(self.writer.rejects)
        self.rejects.extend(self.writer.rejects)
        # Two change messages about one thing both count, each in its turn; elsewhere the state holds one.
        within = PLACE_OF_ROW if self.report.scope == Scope.CHANGE else ()
        self.report.remarks |= {f"{kind}: {_AGAIN}": keys for kind, keys in self.writer.contradicted(within).items()}
        return records

    def _shape(self, file: str, reader: Reader, row: Row[Any], remarks: Counter[str]) -> None:
        spoken = _subject(reader.subject(row))
        refuse_smuggled(*spoken)
        try:
            outcomes = list(reader.shape(row))  # all of a row or nothing
        except RowRejected:
            self.unread.add(spoken)
            raise
        place = (*spoken, file, row.position)
        for outcome in outcomes:
            if isinstance(outcome, Reject):
                self._reject(file, row, outcome)
            elif isinstance(outcome, Remark):
                remarks[f"{outcome.field}: {outcome.reason}"] += 1
            elif self.restricted and (restricted := self._restricted(outcome)) is not None:
                self._keep_out(file, row, restricted)
            elif (empty := self.writer.add(outcome, place)) is not None:
                self._reject(file, row, Reject(empty, "the key is empty"))
        self.subjects[spoken.subject] = self.subjects.get(spoken.subject, 0) + 1

    def _restricted(self, record: Record) -> str | None:
        """The restricted class of a record that is not switched on."""
        return next((name for name, holds in self.restricted.items() if holds(record)), None)

    def _keep_out(self, file: str, row: Row[Any], restricted: str) -> None:
        self.report.restricted[restricted] = self.report.restricted.get(restricted, 0) + 1
        self.rejects.append(
            (file, row.position, restricted, "is a restricted class that no decision in the settings allows")
        )

    def _reject(self, file: str, row: Row[Any], reject: Reject) -> None:
        self.report.rejected += 1
        self.rejects.append((file, row.position, reject.field, reject.reason))


def _subject(spoken: str | Part) -> Part:
    return spoken if isinstance(spoken, Part) else Part(spoken, "")


def _keep_rejects(workspace: Workspace, report: LoadReport, rejects: list[tuple[str, str, str, str]]) -> None:
    if not rejects:
        return
    target = _rejects_of(workspace, report)
    target.parent.mkdir(parents=True, exist_ok=True)
    with workspace.atomic_file(target) as path:
        write_rejects(path, rejects)
    report.notes.append(f"rejects: {target}")


def _rejects_of(workspace: Workspace, report: LoadReport) -> Path:
    return rejects_path(workspace, report.source, str(report.reference_date), report.delivery)


def rejects_path(workspace: Workspace, source: str, day: str, delivery: str) -> Path:
    """Where the rejects of a delivery lie, if it had any."""
    return workspace.rejects / source / f"{day}-{delivery[:12]}.csv"


def _accept(
    workspace: Workspace, loader: Loader, report: LoadReport, subjects: dict[str, int], options: LoadOptions
) -> None:
    """Refuse a delivery that is too small or has too many rejects; the snapshot is then dropped unseen."""
    where = f"{loader.id} {report.reference_date}"
    if report.rows < loader.minimum_rows:
        raise DeliveryError(f"{report.rows} rows, at least {loader.minimum_rows} expected.", where=where)
    _refuse_unexpected(where, report.rows, options)
    if not report.rejected <= report.rows * options.max_rejects / 100:  # also when the limit is no number
        raise DeliveryError(
            f"{report.rejected} of {report.rows} rows refused, at most {options.max_rejects:g} % allowed.",
            where=where,
            advice=f"See {_rejects_of(workspace, report)}, mend the source, or raise --max-rejects.",
        )
    if report.scope == Scope.FULL and not options.accept_small:
        for area, rows in subjects.items():
            before, beside = earlier_rows(workspace, loader.id, area, report.reference_date)
            if (rows + beside) * 2 < before:
                raise DeliveryError(
                    f"{rows} rows for area {area or '-'}, under half of the {before} in the delivery before.",
                    where=where,
                    advice="Check that the delivery is whole, or accept it with --accept-small.",
                )


def _refuse_unexpected(where: str, rows: int, options: LoadOptions) -> None:
    if options.expect_rows not in (None, rows):
        raise DeliveryError(
            f"{rows} rows, where the supplier says {options.expect_rows}.",
            where=where,
            advice="Ask for the delivery again.",
        )
