"""The XML reader: streams one element per row, with DTDs refused and everything matched on local names.

Registers change their namespaces with every schema version; the names inside stay. What is not on the allow-list is
never turned into a Python value: it is counted by name and left behind in the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from ondermijning.errors import DeliveryError
from ondermijning.sources.files import HEAD_BYTES, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import IO

    from ondermijning.sources.door import Door
    from ondermijning.sources.files import InputFile
    from ondermijning.sources.loader import Scope
    from ondermijning.sources.rows import Outcome

from ondermijning.sources.rows import Row

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)(?=[\s>/])")
_BEFORE_ROOT = re.compile(rb"<!--.*?-->|<[?!].*?>", re.DOTALL)
_VERSION = re.compile(r"/v(\d{8})$")
_FAR_BYTES = 65_536  # a signed SOAP header alone may be longer than the usual first bytes


class Element:
    """What passed the door of one XML element.

    Args:
        text: stripped text, or None when empty or nil.
        domain: the attribute ``domein``, which with the text makes an IMKAD id.
    """

    __slots__ = ("children", "domain", "text")

    def __init__(self, text: str | None, domain: str | None) -> None:
        self.text = text
        self.domain = domain
        self.children: dict[str, list[Element]] = {}

    def all(self, name: str) -> list[Element]:
        """Child elements of this name, in order."""
        return self.children.get(name, [])

    def get(self, *path: str) -> Element | None:
        """The first element at a path of names, or None."""
        here = self
        for name in path:
            found = here.children.get(name)
            if not found:
                return None
            here = found[0]
        return here

    def value(self, *path: str) -> str | None:
        """The text of the first element at a path, or None."""
        found = self.get(*path)
        return found.text if found is not None else None

    @property
    def id(self) -> str | None:
        """Domain and number of a reference or identification."""
        return f"{self.domain}:{self.text}" if self.domain and self.text else None

    def identity(self, name: str = "identificatie") -> str | None:
        """The id in a child element."""
        found = self.children.get(name)
        return found[0].id if found else None

    def references(self, name: str) -> list[str]:
        """Ids of all references below the child elements of this name."""
        refs = (ref for holder in self.all(name) for group in holder.children.values() for ref in group)
        return [ref.id for ref in refs if ref.id is not None]

    def reference(self, name: str) -> str | None:
        """The first of these references."""
        return next(iter(self.references(name)), None)


@dataclass(frozen=True, slots=True)
class XmlReader:
    """A format in which one repeated element is one row.

    Args:
        format: name and version, for people.
        scope: what silence means.
        root: local name of the root element that makes a file of this format.
        row: local name of the element that is one row.
        header: local names of elements before the rows, with the function that reads them.
        allowed: local names that pass the door, below the row and in the header.
        shape: the loader's mapping of a row.
        subject: the area or subject a row speaks about.
        date_in: the date a header states, if any.
        pseudonymised: names whose text becomes an HMAC.
        oldest_version: the first schema version (yyyymmdd) whose element names are these.
        opening: attributes to read before the first row: local name of the element that carries it → attribute. It
            stands in the header under its own name.
        within: local name that must stand in the first bytes too, where many formats share one root, as with SOAP.
    """

    format: str
    scope: Scope
    root: str
    row: str
    allowed: frozenset[str]
    shape: Callable[[Row[Any]], Iterable[Outcome]]
    subject: Callable[[Row[Any]], str]
    header: dict[str, Callable[[Element], dict[str, str]]] = field(default_factory=dict)
    date_in: Callable[[dict[str, str]], date | None] = lambda _header: None
    pseudonymised: frozenset[str] = frozenset()
    oldest_version: str = ""
    opening: dict[str, str] = field(default_factory=dict)
    within: str = ""

    def recognises(self, file: InputFile) -> bool:
        """Whether the root element, judged by the first bytes, is the one of this format."""
        head = file.head(_FAR_BYTES if self.within else HEAD_BYTES).replace(b"\x00", b"")
        names = [name.decode("ascii", "replace") for name in _ROOT.findall(_BEFORE_ROOT.sub(b"", head))]
        return names[:1] == [self.root] and (not self.within or self.within in names)

    def reference_date(self, file: InputFile) -> date | None:
        """The date in the header; reads up to the first row only.

        Raises:
            DeliveryError: the file is broken before its first row, or its date is none.
        """
        header: dict[str, str] = {}
        with file.open() as stream:
            next(self._elements(file, stream, header), None)
        try:
            return self.date_in(header)
        except ValueError as problem:
            raise DeliveryError(
                f"states a reference date that {problem}.",
                where=file.name,
                advice="Give the date with --reference-date.",
            ) from None

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """Every row of the file, freed from memory as soon as the next is asked for.

        Raises:
            DeliveryError: the file is cut off, malformed, has a DTD, or is of an older schema.
        """
        header: dict[str, str] = {}
        count = 0
        with file.open() as stream:
            for element in self._elements(file, stream, header):
                count += 1
                yield Row(_admit(element, door), f"{self.row}[{count}]", header)
                _free(element)

    def _elements(self, file: InputFile, stream: IO[bytes], header: dict[str, str]) -> Iterator[Any]:
        """Row elements that are complete; a row inside a row is part of it. The header fills on the way."""
        depth = 0
        for event, element in self._events(file, stream):
            name = _local(element.tag)
            if event == "start":
                depth += name == self.row
                self._read_opening(name, element, header)
            elif name == self.row:
                depth -= 1
                if not depth:
                    yield element
            elif name in self.header:
                header.update(self.header[name](_whole(element)))

    def _read_opening(self, name: str, element: Any, header: dict[str, str]) -> None:
        attribute = self.opening.get(name, "")
        if attribute in element.keys():  # noqa: SIM118 - an element is no mapping
            header[attribute] = element.get(attribute)

    def _events(self, file: InputFile, stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
        """Begin and end of the elements that matter, after the root was found harmless."""
        wanted = tuple(f"{{*}}{name}" for name in (self.root, self.row, *self.header, *self.opening))
        events = etree.iterparse(
            stream, events=("start", "end"), tag=wanted, load_dtd=False, no_network=True, resolve_entities=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        checked = False
        try:
            for event, element in events:
                if not checked:
                    self._check_root(file, element)
                    checked = True
                yield event, element
        except etree.XMLSyntaxError as problem:
            place = f"{file.name}, line {problem.lineno}"
            raise DeliveryError(
                "is cut off or is no well-formed XML.", where=place, advice="Ask for the delivery again."
            ) from problem
        except OSError as problem:
            raise unreadable(file, problem) from problem

    def _check_root(self, file: InputFile, element: Any) -> None:
        info = element.getroottree().docinfo
        if info.doctype or info.internalDTD is not None:
            raise DeliveryError("has a DTD, which no register sends.", where=file.name, advice="Do not load this file.")
        version = _VERSION.search(etree.QName(element).namespace or "")
        if self.oldest_version and version and version[1] < self.oldest_version:
            raise DeliveryError(
                f"is written in schema version {version[1]}; {self.format} begins at {self.oldest_version}.",
                where=file.name, advice="Ask for a delivery in the present version.",
            )  # fmt: skip


_NAMES: dict[str, str] = {}


def _local(tag: str) -> str:
    """The name without its namespace; the few distinct tags of a format are remembered."""
    name = _NAMES.get(tag)
    if name is None:
        name = _NAMES[tag] = tag.rpartition("}")[2]
    return name


def _admit(element: Any, door: Door) -> Element:
    """The allowed part of an element and all below it."""
    text = element.text
    admitted = Element(text.strip() or None if text else None, element.get("domein"))
    children = admitted.children
    for child in element:
        name = _NAMES.get(child.tag) or _local(child.tag)
        if door.admits(name):
            below = _admit(child, door)
            if below.text is not None:
                below.text = door.value(name, below.text)
            children.setdefault(name, []).append(below)
    return admitted


def _whole(element: Any) -> Element:
    """A header element with all below it; headers name files, never people."""
    whole = Element((element.text or "").strip() or None, element.get("domein"))
    for child in element:
        whole.children.setdefault(_local(child.tag), []).append(_whole(child))
    return whole


def _free(element: Any) -> None:
    """Drop a row and everything before it, on every level above it."""
    element.clear()
    while element is not None:
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            del parent[0]
        element = parent
