"""What a file lacks that is in no format of its register: told of the table that comes nearest, by our own names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.sources.files.csv import headers
from ondermijning.sources.mapping.columns import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader


def what_is_lacking(loader: Loader, files: Sequence[InputFile]) -> Iterator[str]:
    """A sentence on the nearest table of a loader and the columns that a file lacks for it, if it has any of them.

    Args:
        loader: that reads none of the files.
        files: told of where it is one.

    Raises:
        DeliveryError: the file is a damaged workbook.
    """
    found = [
        (reader, missing)
        for file in files
        for names in headers(file)
        for reader in tables(loader)
        if len(missing := reader.lacking(names)) < len(reader.least)
    ]
    if len(files) != 1 or not found:
        return
    reader, missing = min(found, key=lambda each: (len(each[1]) / len(each[0].least), len(each[1])))
    yield say("Nearest is {format}, for which it lacks {columns}.", format=reader.format, columns=", ".join(missing))
    yield say("If it has them under other names, load --suggest proposes a mapping.")
