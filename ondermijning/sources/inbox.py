"""The inbox of the nightly run: a folder per source, in which a folder named by a date states the reference date.

Nothing in it is moved or removed: a file whose contents were loaded before is known by its hash. A file ``mapping.toml`` in
the folder of a source, or in a folder with a date, says how the files beside it are read; that of a source holds for its
dates as well.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from ondermijning.errors import DeliveryError
from ondermijning.normalise.dates import parse_date
from ondermijning.sources.delivery import SCHEMA_VERSION
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.mapping.columns import mapped, mapping_hash
from ondermijning.sources.mapping.document import FILE_NAME, read_mapping
from ondermijning.sources.state import is_of_key, manifests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.workspace import Workspace

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
        groups: files and zips in a format of the source; those of one stated date together, so that a date that is
            refused does not stop another.
        strange: how many are in no format of the source.
    """

    groups: tuple[tuple[Path, ...], ...]
    strange: int


class Receipt(StrEnum):
    """What became of a parcel."""

    LOADED = "geladen"
    REFUSED = "geweigerd"
    NO_SOURCE = "onbekende bron"
    NO_FORMAT = "onbekend formaat"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A parcel, or a delivery in it, as the nightly run dealt with it.

    Args:
        source: name of the folder.
        day: reference date, if known.
        receipt: what became of it.
        rows, rejected: rows read, and rows or parts of rows refused; files in an unknown format.
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


def unseen(workspace: Workspace, loader: Loader, parcel: Parcel, key_id: str = "") -> Unseen:
    """The files of a parcel whose contents were not loaded before, for its date and under its mapping.

    Args:
        workspace: where deliveries live.
        loader: that of ``loader_of``.
        parcel: what came in.
        key_id: of the key for pseudonyms; what was read under another is not known. Empty is not looked at.

    Raises:
        DeliveryError: a file is a link or cannot be read, a zip is unsafe, or only the name of a folder gives a date and does so
            in another form.
    """
    known = _known(workspace, parcel, key_id)
    fresh = [file for file in input_files(parcel.paths) if not _is_known(file, known, loader, parcel)]
    days = {file.path: _stated(reader, file) for file in fresh if (reader := loader.reader_for(file))}
    _refuse_other_form(parcel, days.values())
    ordered = sorted(days, key=lambda path: (days[path] or date.min, path))
    groups = tuple(tuple(paths) for _, paths in groupby(ordered, days.__getitem__))
    return Unseen(groups, len({file.path for file in fresh} - days.keys()))


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
            "is a folder with a date in another form.", where=path.name, advice="Name it as 2024-12-31."
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
            f"cannot be read ({type(problem).__name__}).",
            where=str(folder),
            advice="Name the folder with a folder per source.",
        ) from problem


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == len("2024-12-31") else None
    except ValueError:
        return None


def _known(workspace: Workspace, parcel: Parcel, key_id: str) -> dict[str, set[str]]:
    """Hashes of the files that were loaded for this source and date, with those of the mappings they were read under.

    A state that comes back on a later date is news.
    """
    known: dict[str, set[str]] = {}
    for _, manifest in manifests(workspace):
        if (
            manifest["source"] == parcel.source
            and manifest["schema_version"] == SCHEMA_VERSION
            and is_of_key(manifest, key_id)
            and (parcel.day is None or manifest["reference_date"] == str(parcel.day))
        ):
            for file in manifest["files"]:
                known.setdefault(file["sha256"], set()).add(file.get("mapping", ""))
    return known
