"""The JSON reader: one object, an array of them, or one object a line, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.normalise.strict_json import Document, StrictJsonError, documents
from ondermijning.sources.files.encodings import AGAIN, UNREADABLE, UTF8, stated_encoding
from ondermijning.sources.files.input_files import unreadable
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from typing import IO

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.rows import Outcome

JsonObject: TypeAlias = "Mapping[str, Any]"  # a dict: made of nothing else
Items: TypeAlias = "Mapping[str, Document]"

MAX_BYTES = 200 * 1024**2
_NOT_FOUND = "404"  # numbers arrive as text


@dataclass(frozen=True, slots=True)
class JsonReader:
    """A format in which a JSON document holds one or more objects that are rows.

    An array that is the whole file is taken as a document per element, and so is every line of a file with one object a
    line, which is read line by line and may be of any size. Numbers arrive as text. Where an answer speaks for its subject
    alone, an empty array and the message that nothing was found are answers without rows.

    Args:
        format: name and version, for people.
        scope: what silence means.
        items: document → its rows by JSON pointer within it (see ``at``), or None if it is not of this form.
        allowed: key names that pass the door, at any depth below a row.
        records: the loader's mapping of a row.
        subject: the area or subject a row speaks about.
        pseudonymised: keys whose values become an HMAC.
        date_in: the date a file states for its contents, if it states any.
        dated: the day of which a row speaks, if it says so; of two rows about one thing the newest counts.
    """

    format: str
    scope: Scope
    items: Callable[[Document], Items | None]
    allowed: frozenset[str]
    records: Callable[[Row[JsonObject]], Iterable[Outcome]]
    subject: Callable[[Row[Any]], str]
    pseudonymised: frozenset[str] = frozenset()
    date_in: Callable[[InputFile], date | None] = lambda _file: None
    dated: Callable[[Row[JsonObject]], date | None] = lambda _row: None

    def __post_init__(self) -> None:
        given = self.subject
        object.__setattr__(self, "subject", lambda row: given(_whole(row)))

    def recognises(self, file: InputFile) -> bool:
        """Whether at least one document in the file is of this form.

        Raises:
            DeliveryError: the file starts as JSON and is not: one that is cut off must not pass for another format.
        """
        head = file.head()
        stated = stated_encoding(head) or UTF8
        start = head[len(stated.mark) :].decode(stated.name, "replace").lstrip()[:1]
        if start not in ("{", "["):
            return False
        found = [document for _, document in _documents(file) if not self._is_nothing(document)]
        if not found:
            return self.scope is Scope.SUBJECT
        return any(self.items(document) is not None for document in found)

    def _is_nothing(self, document: Document) -> bool:
        """Whether an answer about single subjects says that there is nothing, as interfaces do by RFC 9457."""
        is_message = isinstance(document, dict) and "title" in document and document.get("status") == _NOT_FOUND
        return is_message and self.scope is Scope.SUBJECT

    def reference_date(self, file: InputFile) -> date | None:
        """The date that the file states, if this format has one."""
        return self.date_in(file)

    def stated(self, row: Row[Any]) -> date | None:
        """The day of which a row speaks, if it says so."""
        return self.dated(_whole(row))

    def shape(self, row: Row[Any]) -> Iterable[Outcome]:
        """All records of a row, or RowRejected before any of them."""
        return list(self.records(_whole(row)))

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[JsonObject | RowRejected]]:
        """Every row of the file; what is no object of this form is given on as a ``RowRejected`` in place of its data.

        Raises:
            DeliveryError: the file is no strict JSON or is too large.
        """
        gate = _Gate(door)
        for place, document in _documents(file):
            if self._is_nothing(document):
                continue
            found = self.items(document)
            for pointer, item in ({"": None} if found is None else found).items():
                yield Row(gate.admit(item), f"{place}{pointer}" or "/", {})


def at(document: Document, *keys: str) -> Items | None:
    """The array at a path of keys, as rows by JSON pointer; None when there is no array."""
    here = document
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    pointer = "".join(f"/{key}" for key in keys)
    return {f"{pointer}/{place}": item for place, item in enumerate(here)} if isinstance(here, list) else None


def latest_day(day_of: Callable[[Document], date | None]) -> Callable[[InputFile], date | None]:
    """A ``date_in``: the latest day that a document in the file states, since the file was made after it.

    Args:
        day_of: the day that one document states, if it states any.
    """
    return lambda file: max((day for _, document in _documents(file) if (day := day_of(document))), default=None)


def part(data: JsonObject, name: str) -> JsonObject:
    """The object under a key, empty when absent; raises RowRejected for anything else."""
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise RowRejected(name, say("is no object"))
    return found


def parts(data: JsonObject, name: str) -> list[JsonObject]:
    """The objects in the array under a key, empty when absent; raises RowRejected for anything else."""
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise RowRejected(name, say("is no array of objects"))
    return found


def texts(data: JsonObject, name: str) -> list[str]:
    """The texts in the array under a key, empty when absent; raises RowRejected for anything else."""
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise RowRejected(name, say("is no array of texts"))
    return found


def value(data: JsonObject, name: str) -> str | None:
    """The text, number or truth value under a key as text, None when absent; raises RowRejected for anything else."""
    found = data.get(name)
    if found is None or isinstance(found, str):
        return found
    if isinstance(found, bool):
        return str(found).lower()
    raise RowRejected(name, say("is no single value"))


def _whole(row: Row[Any]) -> Row[JsonObject]:
    if isinstance(row.data, RowRejected):
        raise row.data
    return row


class _Gate:
    """What of the objects of one file passes the door, which is asked once for each key that does."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._replaced: dict[str, bool] = {}

    def admit(self, item: Document) -> JsonObject | RowRejected:
        """An item with what passes of it and of all below it; null is absent."""
        return self._object(item) if isinstance(item, dict) else RowRejected("item", say("is no object of this format"))

    def _object(self, given: dict[str, Document]) -> dict[str, Document]:
        admitted = {}
        for key, below in given.items():
            replaced = self._replaced.get(key)
            if replaced is None:
                if not self._door.admits(key):
                    continue
                replaced = self._replaced[key] = self._door.replaces(key)
            kept = below if not replaced and isinstance(below, str) else self._below(below, key)
            if kept is not None:
                admitted[key] = kept
        return admitted

    def _below(self, given: Document, key: str) -> Document:
        if isinstance(given, dict):
            return self._object(given)
        if isinstance(given, list):
            return [self._below(item, key) for item in given]
        return self._door.value(key, given) if isinstance(given, str) else given


def _documents(file: InputFile) -> Iterator[tuple[str, Document]]:
    try:
        with file.open() as stream:
            yield from documents(_lines(file, stream), lambda lines: _whole_text(file, lines))
    except StrictJsonError as problem:
        place = f"{file.name}, regel {problem.line}" if problem.line else file.name
        raise DeliveryError(f"{problem.reason}.", where=place, advice=say(AGAIN)) from None


def _lines(file: InputFile, stream: IO[bytes]) -> Iterator[str]:
    """The lines of a file, each of them text in UTF-8."""
    stated = stated_encoding(file.head()) or UTF8
    if stated.name != UTF8.name:
        raise _other_encoding(file)
    try:
        stream.read(len(stated.mark))
        while line := stream.readline(MAX_BYTES + 1):
            if len(line) > MAX_BYTES:
                raise _too_large(file)
            yield line.decode(UTF8.name)
    except UnicodeDecodeError:
        # Not chained: the original holds the contents of the file.
        raise _other_encoding(file) from None
    except UNREADABLE as problem:
        raise unreadable(file, problem) from problem


def _whole_text(file: InputFile, lines: Iterable[str]) -> str:
    """The lines of a document that spans them all, which must fit in memory."""
    found, size = [], 0
    for line in lines:
        found.append(line)
        size += len(line.encode())
        if size > MAX_BYTES:
            raise _too_large(file)
    return "".join(found)


def _too_large(file: InputFile) -> DeliveryError:
    return DeliveryError(say("is over 200 MB of JSON."), where=file.name, advice=say("Ask for it in several files."))


def _other_encoding(file: InputFile) -> DeliveryError:
    return DeliveryError(say("is JSON, but not in UTF-8."), where=file.name, advice=say("Ask for it in UTF-8."))
