"""The inbox of the nightly run: a folder per source, in which a folder named by a date states the reference date.

A folder with a date is one delivery. Nothing in the inbox is moved or removed: a file whose contents were loaded before is
known by its hash. A file ``mapping.toml`` in
the folder of a source, or in a folder with a date, says how the files beside it are read; that of a source holds for its
dates as well.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.normalise.dates import parse_date
from ondermijning.sources.deliveries import arrived, every_delivery, group_of, is_of_key, is_withdrawn
from ondermijning.sources.delivery import SCHEMA_VERSION, made_on
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.columns import mapped, mapping_hash
from ondermijning.sources.mapping.document import FILE_NAME, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.sources.deliveries import Manifest
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.workspace import Workspace

HELD_FILE = "aangehouden.json"
_FIRST_YEAR = 1990  # a number of eight digits that would be an earlier day is no date


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files that came in together.

    Args:
        source: name of the folder, and so of the loader.
        day: the reference date that a folder states; None where the files say it.
        paths: files, folders and zips.
        mapping: the mapping file that says how they are read, if there is one.
    """

    source: str
    day: date | None
    paths: tuple[Path, ...]
    mapping: Path | None = None


@dataclass(frozen=True, slots=True)
class Unseen:
    """What of a parcel is not loaded yet.

    Args:
        groups: files and zips in a format of the source; each group is one delivery, so that one that is refused does not
            stop another.
        strange: how many are in no format of the source.
        held: files of which nobody says whether they are a part or a correction of what is in already.
    """

    groups: tuple[tuple[Path, ...], ...]
    strange: int
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is not loaded until somebody says what it is.

    Args:
        source, day: of which register it is, and for which day it speaks.
        name, sha256: of the file.
    """

    source: str
    day: date
    name: str
    sha256: str


class Receipt(StrEnum):
    """What became of a parcel."""

    LOADED = "geladen"
    REFUSED = "geweigerd"
    NO_SOURCE = "onbekende bron"
    NO_FORMAT = "onbekend formaat"
    HELD = "aangehouden"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A parcel, or a delivery in it, as the nightly run dealt with it.

    Args:
        source: name of the folder.
        day: reference date, if known.
        receipt: what became of it.
        rows, rejected: rows read, and rows or parts of rows refused; files in an unknown format, or that were held.
        note: why, without personal data.
        where: file or place, for the people who run it.
    """

    source: str
    day: date | None
    receipt: Receipt
    rows: int = 0
    rejected: int = 0
    note: str = ""
    where: str = ""


def parcels(inbox: Path) -> list[Parcel]:
    """What lies in the inbox, in order of source and date.

    Raises:
        DeliveryError: there is no such folder.
    """
    return [parcel for child in _children(inbox) for parcel in (_parcels(child) if child.is_dir() else [_loose(child)])]


def loader_of(parcel: Parcel, loader: Loader) -> Loader:
    """The loader that reads a parcel as its mapping file says.

    Raises:
        DeliveryError: the mapping file is wrong.
    """
    return mapped(loader, read_mapping(parcel.mapping)) if parcel.mapping else loader


class _Lying(NamedTuple):
    """A file in a parcel that its source can read.

    Args:
        path: of the file or zip.
        name, sha256: of the file.
        is_whole: it says everything about an area, so that two of one day are a part or a correction of each other.
        stated: the date that it states, if any.
        day: the date for which it speaks.
        is_fresh: its contents were not loaded before.
    """

    path: Path
    name: str
    sha256: str
    is_whole: bool
    stated: date | None
    day: date
    is_fresh: bool


def unseen(workspace: Workspace, loader: Loader, parcel: Parcel, key_id: str = "") -> Unseen:
    """The deliveries in a parcel that were not loaded before, for its date and under its mapping.

    A folder with a date is one delivery: one whole list in it that is replaced or joined by another makes the folder the
    correction of what was loaded from it. A loose file replaces the one of its own name; under another name nobody says what
    it is where its day is in already, and it is held. So is a folder from which loaded files were taken.

    Args:
        workspace: where deliveries live.
        loader: that of ``loader_of``.
        parcel: what came in.
        key_id: of the key for pseudonyms; what was read under another is not known. Empty is not looked at.

    Raises:
        DeliveryError: a file is a link or cannot be read, a zip is unsafe, or only the name of a folder gives a date and does so
            in another form.
    """
    before = _loaded(workspace, parcel.source, key_id)
    known = _known(before, parcel.day)
    files = input_files(parcel.paths)
    fresh = [file for file in files if not _is_known(file, known, loader, parcel)]
    lying = [
        _lying(file, reader, parcel, is_fresh=file in fresh) for file in files if (reader := loader.reader_for(file))
    ]
    _refuse_other_form(parcel, (each.stated for each in lying if each.is_fresh))
    groups, held = [], []
    for day, group in groupby(sorted(lying, key=lambda each: (each.day, each.path)), lambda each: each.day):
        here = list(group)
        taken, unsaid = _apart_from(here, _names_in_force(before, day), is_folder=parcel.day is not None)
        groups.append(tuple(dict.fromkeys(each.path for each in taken)))
        held += [Held(parcel.source, day, each.name, each.sha256) for each in unsaid]
    strange = {file.path for file in fresh} - {each.path for each in lying}
    return Unseen(tuple(filter(None, groups)), len(strange), tuple(held))


def _lying(file: InputFile, reader: Reader, parcel: Parcel, *, is_fresh: bool) -> _Lying:
    stated = _stated(reader, file)
    day = parcel.day or stated or made_on(file)
    return _Lying(file.path, file.name, file.sha256(), reader.scope is Scope.FULL, stated, day, is_fresh)


def _apart_from(lying: list[_Lying], before: frozenset[str], *, is_folder: bool) -> tuple[list[_Lying], list[_Lying]]:
    """What of one day is loaded, and what is held, beside the whole lists that are in already by the names in ``before``."""
    parts = [each for each in lying if each.is_fresh and not each.is_whole]
    whole = [each for each in lying if each.is_whole]
    new = [each for each in whole if each.is_fresh]
    names = {each.name for each in whole}
    if new and before and (not before <= names or not (is_folder or names <= before)):
        return parts, new
    return parts + (whole if new else []), []


def _names_in_force(deliveries: Iterable[Manifest], day: date) -> frozenset[str]:
    """Names of the files of the whole delivery of a day that arrived last; empty where there is none."""
    whole = [
        manifest
        for manifest in deliveries
        if manifest["scope"] == Scope.FULL and manifest["reference_date"] == str(day) and not is_withdrawn(manifest)
    ]
    if not whole:
        return frozenset()
    last = group_of(max(whole, key=arrived))
    return frozenset(file["name"] for manifest in whole if group_of(manifest) == last for file in manifest["files"])


def _is_known(file: InputFile, known: dict[str, set[str]], loader: Loader, parcel: Parcel) -> bool:
    """Whether contents were loaded; with a mapping in the parcel, whether they were under the one that reads them now."""
    under = known.get(file.sha256())
    if under is None or parcel.mapping is None:
        return under is not None
    reader = loader.reader_for(file)
    return reader is None or mapping_hash(reader) in under


def _stated(reader: Reader, file: InputFile) -> date | None:
    """The date that a file states; a file that cannot be read is told when it is loaded."""
    with suppress(DeliveryError):
        return reader.reference_date(file)
    return None


def _loose(file: Path) -> Parcel:
    """A file beside the folders: nothing says of which register it is, and nobody should think that it was read."""
    return Parcel(file.name, None, (file,))


def _refuse_other_form(parcel: Parcel, days: Iterable[date | None]) -> None:
    """Refuse a folder such as ``20241231``: files in it that say no date would speak for the day on which they were made."""
    path = parcel.paths[0]
    if parcel.day is None and _in_other_form(path) and not all(days):
        raise DeliveryError(
            say("is a folder with a date in another form."), where=path.name, advice=say("Name it as 2024-12-31.")
        )


def _in_other_form(child: Path) -> bool:
    """Whether a folder has a date for its name that is not written as 2024-12-31."""
    try:
        found = parse_date(re.sub(r"[_. ]", "-", child.name))
    except ValueError:
        return False
    return child.is_dir() and _day(child.name) is None and found.precision == "dag" and found.day.year >= _FIRST_YEAR


def _parcels(folder: Path) -> list[Parcel]:
    dated = {child: day for child in _children(folder) if child.is_dir() and (day := _day(child.name))}
    odd = tuple(filter(_in_other_form, _children(folder)))
    others, mapping = _apart(child for child in _children(folder) if child not in dated and child not in odd)
    found = [Parcel(folder.name, None, paths, mapping) for paths in (others, *((child,) for child in odd)) if paths]
    return [*found, *(parcel for child, day in dated.items() for parcel in _dated(folder, day, child, mapping))]


def _dated(folder: Path, day: date, child: Path, mapping: Path | None) -> Iterator[Parcel]:
    """The parcel in a folder with a date; none where a mapping file is all there is."""
    files, own = _apart(_children(child))
    if own is None:
        yield Parcel(folder.name, day, (child,), mapping)
    elif files:
        yield Parcel(folder.name, day, files, own)


def _apart(children: Iterable[Path]) -> tuple[tuple[Path, ...], Path | None]:
    """What is data, and the mapping file, which never is."""
    known = list(children)
    return tuple(child for child in known if child.name != FILE_NAME), next(
        (child for child in known if child.name == FILE_NAME), None
    )


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as problem:
        raise DeliveryError(
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(folder),
            advice=say("Name the folder with a folder per source."),
        ) from problem


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == len("2024-12-31") else None
    except ValueError:
        return None


def _loaded(workspace: Workspace, source: str, key_id: str) -> list[Manifest]:
    """Every delivery of a source, also those that were withdrawn or replaced: what lies there still is no news."""
    return [
        manifest
        for _, manifest in every_delivery(workspace)
        if manifest["source"] == source and manifest["schema_version"] == SCHEMA_VERSION and is_of_key(manifest, key_id)
    ]


def _known(deliveries: Iterable[Manifest], day: date | None) -> dict[str, set[str]]:
    """Hashes of the files that were loaded for a date, with those of the mappings they were read under.

    A state that comes back on a later date is news.
    """
    known: dict[str, set[str]] = {}
    for manifest in deliveries:
        if day is None or manifest["reference_date"] == str(day):
            for file in manifest["files"]:
                known.setdefault(file["sha256"], set()).add(file.get("mapping", ""))
    return known


def keep_held(workspace: Workspace, held: Iterable[Held]) -> None:
    """Write down what the last nightly run held, in the place of what the one before did; the caller holds the write lock."""
    rows = [{**asdict(each), "day": str(each.day)} for each in held]
    with workspace.atomic_file(workspace.inside(HELD_FILE)) as path:
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def held_files(workspace: Workspace) -> list[Held]:
    """What the last nightly run held and was not loaded since."""
    path = workspace.inside(HELD_FILE)
    if not path.exists():
        return []
    loaded = {file["sha256"] for _, manifest in every_delivery(workspace) for file in manifest["files"]}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Held(**{**row, "day": date.fromisoformat(row["day"])}) for row in rows if row["sha256"] not in loaded]
