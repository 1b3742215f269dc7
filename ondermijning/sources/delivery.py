"""One ``load`` call: files in, one immutable snapshot per reference date and scope out, or nothing changed at all.

A full delivery speaks for the area that it states, so that two municipalities live beside each other. What arrives later for
the same source, area and date replaces what was said before, unless it is named as a part of that. Everything is written
beside the workspace's deliveries and renamed.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning import __version__
from ondermijning.clock import day_here, now
from ondermijning.database import bounds_of
from ondermijning.errors import DeliveryError, LoaderError, OndermijningError
from ondermijning.language import deferred, say
from ondermijning.sources.beside_earlier import Contents, Standing, contents_of, refuse_other_key, seen_before, whole_of
from ondermijning.sources.deliveries import (
    SHORT,
    ArrivalKind,
    arrival_kind,
    arrived,
    every_delivery,
    group_of,
    is_withdrawn,
    manifest_in,
)
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Dated, Paged, Scope
from ondermijning.sources.mapping.columns import mapping_hash
from ondermijning.sources.nearest import what_is_lacking
from ondermijning.sources.rows import About, Part, Reject, Remark, RowRejected
from ondermijning.sources.sentinel import refuse_smuggled
from ondermijning.sources.snapshot import PLACE_OF_ROW, SnapshotWriter, write_rejects, write_subjects, write_unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.sources.deliveries import Manifest
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.sources.rows import Record, Row
    from ondermijning.sources.snapshot import PlaceOfRecord
    from ondermijning.workspace import Workspace

SCHEMA_VERSION = 6
MAX_REJECTS_PERCENT = 1.0
FEW_REJECTS = 3  # a line of totals, an error among good answers, an odd number: no reason to refuse a small delivery
MAX_DROP_PERCENT = 10.0
FEW_GONE = 10  # rows that may go without asking: in a small register a tenth is a single row
_AGAIN = deferred(
    "stands there again with other contents; what counts is the newest statement, then the first by"
    " name of file, then by place as text"
)


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What a user may say about a delivery.

    Args:
        reference_date: overrides the date that the files state.
        accept_small: accept a full delivery that is much smaller than the one before.
        max_rejects: percentage of rows that may be refused; of a small delivery a few always may.
        max_drop: percentage of rows by which a full delivery may be smaller than the one before.
        expect_rows: how many rows the supplier says there are in all; another number is refused.
        enabled: restricted classes that the settings switch on.
        oldest: a delivery that speaks for an earlier day is refused, since its retention term has passed.
        key_id: tells the key for pseudonyms from others; empty is not looked at.
        part_of: the first signs of the delivery of which this is a part.
        received: the day on which it arrived, for a backlog; None is today.
        received_then: each arrived on the day it speaks for.
        reason: how a stated arrival is known.
    """

    reference_date: date | None = None
    accept_small: bool = False
    max_rejects: float = MAX_REJECTS_PERCENT
    max_drop: float = MAX_DROP_PERCENT
    expect_rows: int | None = None
    enabled: frozenset[str] = frozenset()
    oldest: date | None = None
    key_id: str = ""
    part_of: str = ""
    received: date | None = None
    received_then: bool = False
    reason: str = ""


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
        let_in: restricted classes that were let in.
        group: the delivery of which it is a part; what came in one call is one.
        arrived_on, arrival, arrival_reason: the day of arrival (ISO), how it is known, and why it was stated.
        loaded_at: the moment of loading (UTC), which orders what arrived on one day.
        replaces: subjects per delivery of the same day that no longer counts for them.
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
    let_in: list[str] = field(default_factory=list)
    group: str = ""
    arrived_on: str = ""
    arrival: str = ""
    arrival_reason: str = ""
    loaded_at: str = ""
    replaces: dict[str, int] = field(default_factory=dict)


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


class _Call(NamedTuple):
    """What the deliveries of one call have in common.

    Args:
        group: the delivery of which they are parts.
        today: the day of loading.
        at: the moment of loading (UTC).
    """

    group: str
    today: date
    at: str


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
            say(
                "{batches} reference dates in one call, so one number of rows cannot be checked.", batches=len(batches)
            ),
            where=loader.id,
            advice=say("Load each date by itself with --expect-rows."),
        )
    _refuse_over_term(loader, batches, options.oldest)
    call = _call(workspace, loader, batches, options)
    reports = [
        _deliver(workspace, loader, batch, batches[batch], pseudonymise, options, call) for batch in sorted(batches)
    ]
    reports[0].skipped.extend(skipped)
    return reports


def _call(
    workspace: Workspace, loader: Loader, batches: Mapping[_Batch, list[Readable]], options: LoadOptions
) -> _Call:
    """Of which delivery the files of this call are, and when they arrived.

    Raises:
        DeliveryError: the arrival lies in the future, or the delivery of which they should be a part is another one's, of
            another day, withdrawn, or replaced itself.
    """
    moment = now()
    today = day_here(moment)
    if options.received and options.received > today:
        raise DeliveryError(
            say("cannot have arrived on {received}, which is after today.", received=options.received), where=loader.id
        )
    contents = sorted(file.sha256() + mapping_hash(reader) for batch in batches.values() for file, reader in batch)
    own = hashlib.sha256("".join([moment.isoformat(), *contents]).encode()).hexdigest()
    group = whole_of(workspace, loader.id, options.part_of, {batch.day for batch in batches}) or own
    return _Call(group, today, _after_all(workspace, moment.astimezone(UTC)))


def _after_all(workspace: Workspace, moment: datetime) -> str:
    """The moment, or just after the last delivery where the clock was set back: what comes later must stand later."""
    last = max((arrived(manifest).at for _, manifest in every_delivery(workspace)), default="")
    if last and datetime.fromisoformat(last) >= moment:
        moment = datetime.fromisoformat(last) + timedelta(microseconds=1)
    return moment.isoformat(timespec="microseconds")


def _refuse_over_term(loader: Loader, batches: Iterable[_Batch], oldest: date | None) -> None:
    late = sorted({batch.day for batch in batches if oldest and batch.day < oldest})
    if late:
        raise DeliveryError(
            say(
                "the retention term has passed: {late} is before {oldest}.",
                late=", ".join(map(str, late)),
                oldest=oldest,
            ),
            where=loader.id,
            advice=say("Take it away, or change the term in the settings."),
        )


def _recognise(loader: Loader, files: list[InputFile]) -> tuple[list[Readable], list[str]]:
    found = [(file, loader.reader_for(file)) for file in files]
    readable = [(file, reader) for file, reader in found if reader is not None]
    if not readable:
        formats = ", ".join(reader.format for reader in loader.reads)
        where = files[0].name if len(files) == 1 else say("{count} files", count=len(files))
        what = say("nothing here is in a format of {source} ({formats}).", source=loader.id, formats=formats)
        raise DeliveryError(" ".join([what, *what_is_lacking(loader, files)]), where=where)
    return readable, [file.name for file, reader in found if reader is None]


def _batches(readable: list[Readable], options: LoadOptions) -> dict[_Batch, list[Readable]]:
    batches: dict[_Batch, list[Readable]] = {}
    for file, reader in readable:
        stated = options.reference_date or reader.reference_date(file)
        batch = _Batch(stated or made_on(file), reader.scope, stated is not None)
        batches.setdefault(batch, []).append((file, reader))
    return batches


def made_on(file: InputFile) -> date:
    """A file that states no date speaks for the day it was made; the moment of loading says nothing about it."""
    return day_here(datetime.fromtimestamp(file.modified, UTC))


def _deliver(  # noqa: PLR0913 - the last is what all deliveries of a call share
    workspace: Workspace,
    loader: Loader,
    batch: _Batch,
    readable: list[Readable],
    pseudonymise: Callable[[str], str | None],
    options: LoadOptions,
    call: _Call,
) -> LoadReport:
    files = [_entry(file, reader) for file, reader in readable]
    report = _begun(loader, batch, readable, files, options)
    day = batch.day if batch.stated else None
    contents = Contents(
        loader.id, report.scope, day, contents_of(files), tuple(report.let_in), report.key_id, SCHEMA_VERSION
    )
    known = seen_before(workspace, contents)
    if known is not None:
        return _seen_again(report, known, options)
    target = workspace.deliveries / loader.id / f"{batch.day}-{report.delivery}.parquet"
    _arrive(report, target, options, call)
    if not target.exists():
        refuse_other_key(workspace, f"{loader.id} {batch.day}", report.key_id)
    target.parent.mkdir(parents=True, exist_ok=True)
    before = Standing(workspace, loader.id, batch.day, report.group)
    with workspace.atomic_folder(target) as folder:
        off = {name: holds for name, holds in loader.restricted.items() if name not in report.let_in}
        reading = _Reading(SnapshotWriter(folder, loader.yields, bounds_of(workspace)), report, off)
        for file, reader in _distinct(readable, files):
            reading.read(file, reader, Door(reader.allowed, reader.pseudonymised, pseudonymise), _own_day(file, reader))
        report.records = reading.close()
        report.notes.extend(_missing_pages(readable, report.rows))
        _keep_rejects(workspace, report, reading.rejects)
        report.notes.extend(
            say("kept out, of a restricted class ({name}): {count}", name=name, count=count)
            for name, count in sorted(report.restricted.items())
        )
        _accept(loader, report, before, reading.subjects, options, _rejects_of(workspace, report))
        write_subjects(folder, reading.subjects)
        write_unread(folder, {spoken for spoken in reading.unread if spoken.part})
        if batch.scope is not Scope.CHANGE:
            differences = before.differences(folder, report.records)
            report.notes.extend(differences.told())
            report.replaces = differences.replaces
        manifest = json.dumps(
            {**asdict(report), "reference_date": str(batch.day)}, ensure_ascii=False, indent=1, sort_keys=True
        )
        (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    return report


def _begun(
    loader: Loader, batch: _Batch, readable: list[Readable], files: list[dict[str, Any]], options: LoadOptions
) -> LoadReport:
    """The report of a delivery that is not read yet: its name is a hash of what is in it."""
    let_in = options.enabled & loader.restricted.keys()
    contents = {entry["sha256"] + entry.get("mapping", "") for entry in files} | let_in
    key = hashlib.sha256("".join(sorted(contents)).encode()).hexdigest()
    formats = sorted({reader.format for _, reader in readable})
    report = LoadReport(loader.id, batch.day, key, batch.scope.value, files=files, formats=formats)
    report.key_id = options.key_id if any(reader.pseudonymised for _, reader in readable) else ""
    report.let_in = sorted(let_in)
    return report


def _seen_again(report: LoadReport, known: Manifest, options: LoadOptions) -> LoadReport:
    """What is told of files that were loaded before: a repeat is no arrival, also of what was replaced since."""
    if known["delivery"] == report.delivery:
        _refuse_unexpected(
            say(
                "{source} {reference_date}, loaded before", source=report.source, reference_date=known["reference_date"]
            ),
            known["rows"],
            options,
        )
    names = report.__dataclass_fields__.keys()
    given = {name: value for name, value in known.items() if name in names}
    again = LoadReport(
        **{**given, "reference_date": date.fromisoformat(known["reference_date"]), "already_known": True, "notes": []}
    )
    if is_withdrawn(known):
        again.notes.append(
            say(
                "they were withdrawn; put them back with withdraw {delivery} --undo", delivery=known["delivery"][:SHORT]
            )
        )
    return again


def _arrive(report: LoadReport, target: Path, options: LoadOptions, call: _Call) -> None:
    """When a delivery arrived and of which it is a part; what is only read anew, in another schema, keeps both."""
    report.group, report.loaded_at = call.group, call.at
    report.arrived_on, report.arrival = str(call.today), ArrivalKind.SEEN.value
    if options.received or options.received_then:
        report.arrived_on = str(options.received or min(report.reference_date, call.today))
        report.arrival, report.arrival_reason = ArrivalKind.STATED.value, options.reason
    if target.exists():
        earlier = manifest_in(target)
        report.group, kept = group_of(earlier), arrived(earlier)
        report.arrived_on, report.loaded_at = str(kept.on), kept.at
        report.arrival, report.arrival_reason = arrival_kind(earlier).value, earlier.get("arrival_reason", "")


def _own_day(file: InputFile, reader: Reader) -> date | None:
    """The day that a file states of itself, also where a person gave another for the delivery."""
    with suppress(DeliveryError):
        return reader.reference_date(file)
    return None


def _missing_pages(readable: Iterable[tuple[InputFile, Reader]], rows: int) -> Iterator[str]:
    """A note when the pages of a delivery hold fewer rows than one of them says there are."""
    totals = [reader.total(file) for file, reader in readable if isinstance(reader, Paged)]
    stated = max((total for total in totals if total is not None), default=0)
    if rows < stated:
        yield say(
            "{rows} rows, where a page says that there are {stated} in all; load the other pages too",
            rows=rows,
            stated=stated,
        )


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

    def read(self, file: InputFile, reader: Reader, door: Door, day: date | None) -> None:
        """Read one file into the writer and the totals; ``day`` is the one that the file states of itself."""
        remarks: Counter[str] = Counter(self.report.remarks)
        name = file.name
        stated = _statement(reader, day)
        for row in reader.rows(file, door):
            self.report.rows += 1
            try:
                self._shape(name, reader, row, remarks, stated)
            except RowRejected as refusal:
                self._reject(name, row, Reject(refusal.field, refusal.reason))
            except OndermijningError:
                raise
            except Exception as problem:
                raise LoaderError(
                    f"loader {self.report.source} fails on a row ({type(problem).__name__}).",
                    where=f"{name}, {row.position}",
                    advice=say("Mend the loader; nothing was changed."),
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
        self.report.remarks |= {
            f"{kind}: {say(_AGAIN)}": keys for kind, keys in self.writer.contradicted(within).items()
        }
        return records

    def _shape(
        self,
        file: str,
        reader: Reader,
        row: Row[Any],
        remarks: Counter[str],
        stated: Callable[[Row[Any]], str | None],
    ) -> None:
        spoken = _subject(reader.subject(row))
        refuse_smuggled(*spoken)
        try:
            outcomes = list(reader.shape(row))  # all of a row or nothing
        except RowRejected:
            self.unread.add(spoken)
            raise
        place = (file, row.position, stated(row))
        also = {outcome.subject for outcome in outcomes if isinstance(outcome, About)}
        refuse_smuggled(*also)
        for outcome in outcomes:
            if isinstance(outcome, Reject):
                self._reject(file, row, outcome)
            elif isinstance(outcome, Remark):
                remarks[f"{outcome.field}: {outcome.reason}"] += 1
            elif isinstance(outcome, About):
                self._keep(outcome.record, file, row, (*Part(outcome.subject, ""), *place))
            else:
                self._keep(outcome, file, row, (*spoken, *place))
        for subject in sorted({spoken.subject, *also}):
            self.subjects[subject] = self.subjects.get(subject, 0) + 1

    def _keep(self, record: Record, file: str, row: Row[Any], place: PlaceOfRecord) -> None:
        if self.restricted and (restricted := self._restricted(record)) is not None:
            self._keep_out(file, row, restricted)
        elif (empty := self.writer.add(record, place)) is not None:
            self._reject(file, row, Reject(empty, say("the key is empty")))

    def _restricted(self, record: Record) -> str | None:
        """The restricted class of a record that is not switched on."""
        return next((name for name, holds in self.restricted.items() if holds(record)), None)

    def _keep_out(self, file: str, row: Row[Any], restricted: str) -> None:
        self.report.restricted[restricted] = self.report.restricted.get(restricted, 0) + 1
        self.rejects.append(
            (file, row.position, restricted, say("is a restricted class that no decision in the settings allows"))
        )

    def _reject(self, file: str, row: Row[Any], reject: Reject) -> None:
        self.report.rejected += 1
        self.rejects.append((file, row.position, reject.field, reject.reason))


def _statement(reader: Reader, day: date | None) -> Callable[[Row[Any]], str | None]:
    """What tells the day of which a row speaks: the row itself where its format says so, else its file."""
    if not isinstance(reader, Dated):
        whole = str(day) if day else None
        return lambda _row: whole
    return lambda row: str(found) if (found := reader.stated(row) or day) else None


def _subject(spoken: str | Part) -> Part:
    return spoken if isinstance(spoken, Part) else Part(spoken, "")


def _keep_rejects(workspace: Workspace, report: LoadReport, rejects: list[tuple[str, str, str, str]]) -> None:
    if not rejects:
        return
    target = _rejects_of(workspace, report)
    target.parent.mkdir(parents=True, exist_ok=True)
    with workspace.atomic_file(target) as path:
        write_rejects(path, rejects)
    report.notes.append(say("rejects: {file}", file=target))


def _rejects_of(workspace: Workspace, report: LoadReport) -> Path:
    return rejects_path(workspace, report.source, str(report.reference_date), report.delivery)


def rejects_path(workspace: Workspace, source: str, day: str, delivery: str) -> Path:
    """Where the rejects of a delivery lie, if it had any."""
    return workspace.rejects / source / f"{day}-{delivery[:SHORT]}.csv"


def _accept(
    loader: Loader,
    report: LoadReport,
    before: Standing,
    subjects: dict[str, int],
    options: LoadOptions,
    rejects: Path,
) -> None:
    """Refuse a delivery that is too small or has too many rejects; the snapshot is then dropped unseen."""
    where = f"{loader.id} {report.reference_date}"
    if not report.rows and report.scope == Scope.SUBJECT:
        report.notes.append(say("an empty answer: nothing was found, so it says nothing about anything"))
    elif report.rows < loader.minimum_rows:
        raise DeliveryError(
            say("{rows} rows, at least {minimum_rows} expected.", rows=report.rows, minimum_rows=loader.minimum_rows),
            where=where,
        )
    _refuse_unexpected(where, report.rows, options)
    if not _few_enough(report, options):
        raise DeliveryError(
            say(
                "{rejected} of {rows} rows refused, at most {max_rejects:g} % allowed.",
                rejected=report.rejected,
                rows=report.rows,
                max_rejects=options.max_rejects,
            ),
            where=where,
            advice=say("See {file}, mend the source, or raise --max-rejects.", file=rejects),
        )
    if report.scope == Scope.FULL and not options.accept_small:
        for area, rows in subjects.items():
            held, beside = before.rows(area)
            _refuse_drop(where, area, rows + beside, held, options.max_drop)


def _few_enough(report: LoadReport, options: LoadOptions) -> bool:
    """Whether the refused rows are few: by percentage (false also where that is no number), or by number and under half."""
    within = report.rejected <= report.rows * options.max_rejects / 100
    few = options.max_rejects > 0 and report.rejected <= FEW_REJECTS and report.rejected * 2 <= report.rows
    return within or few


def _refuse_drop(where: str, area: str, rows: int, before: int, max_drop: float) -> None:
    gone = before - rows
    if rows * 2 < before or (gone > FEW_GONE and gone * 100 > before * max_drop):
        raise DeliveryError(
            say(
                "{rows} rows for area {area}, where the delivery before has {before}.",
                rows=rows,
                area=area or "-",
                before=before,
            ),
            where=where,
            advice=say("Check that the delivery is whole, or accept it with --accept-small."),
        )


def _refuse_unexpected(where: str, rows: int, options: LoadOptions) -> None:
    if options.expect_rows not in (None, rows):
        raise DeliveryError(
            say("{rows} rows, where the supplier says {expected}.", rows=rows, expected=options.expect_rows),
            where=where,
            advice=say("Ask for the delivery again."),
        )
