"""The XML reader: streams one element per row, with DTDs refused and everything matched on local names.

Registers change their namespaces with every schema version; the names inside stay. What is not on the allow-list is
never turned into a Python value: it is counted by name and left behind in the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.input_files import HEAD_BYTES, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from typing import IO

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Scope
    from ondermijning.sources.rows import Outcome, Part

from ondermijning.sources.rows import Row

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)(?=[\s>/])")
_BEFORE_ROOT = re.compile(rb"<!--.*?-->|<[?!].*?>", re.DOTALL)
_VERSION = re.compile(r"/v(\d{8})$")
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xfe\xff \t\r\n"  # what may stand before an XML declaration
MAX_DEPTH, MAX_ATTRIBUTES = 64, 64  # registers nest some twenty deep and write three attributes
_DEEP, _QUITE_DEEP = (f"{'*/' * depth}*" for depth in (MAX_DEPTH, MAX_DEPTH // 4))
_MANY = " or ".join(f"{axis}::*/@*[{MAX_ATTRIBUTES + 1}]" for axis in ("descendant-or-self", "ancestor"))
# Asked for every row, so that the long path is walked only where a short one leads to something.
_WILD = etree.XPath(f"({_QUITE_DEEP} and {_DEEP}) or {_MANY}", regexp=False)
_TOO_DEEP = etree.XPath(f"boolean({_DEEP})")
_DECLARED = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([^"'>]*)""")
_ENCODINGS = frozenset(
    {
        b"utf-8",
        b"utf-16",
        b"utf-16le",
        b"utf-16be",
        b"us-ascii",
        b"iso-8859-1",
        b"iso-8859-15",
        b"windows-1252",
    }
)
_FAR_BYTES = 65_536  # a signed SOAP header alone may be longer than the usual first bytes


class Element:
    """What passed the door of one XML element; made by ``bare_element``, since a constructor would double what it costs.

    Attributes:
        text: stripped text, or None when empty or nil.
        domain: the attribute ``domein``, which with the text makes an IMKAD id; None where there is no text.
        children: the elements below it by name, in order.
    """

    __slots__ = ("children", "domain", "text")
    text: str | None
    domain: str | None
    children: dict[str, list[Element]]

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

    def value(self, name: str, *below: str) -> str | None:
        """The text of the first element at a path of names, or None."""
        found = self.children.get(name)
        if not found:
            return None
        return found[0].value(*below) if below else found[0].text

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


def bare_element(text: str | None = None, domain: str | None = None) -> Element:
    """An element with nothing below it."""
    made = Element()
    made.text, made.domain, made.children = text, domain, {}
    return made


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
        below: local name that passes the door only right below some others → those; elsewhere it stays outside.
    """

    format: str
    scope: Scope
    root: str
    row: str
    allowed: frozenset[str]
    shape: Callable[[Row[Any]], Iterable[Outcome]]
    subject: Callable[[Row[Any]], str | Part]
    header: dict[str, Callable[[Element], dict[str, str]]] = field(default_factory=dict)
    date_in: Callable[[dict[str, str]], date | None] = lambda _header: None
    pseudonymised: frozenset[str] = frozenset()
    oldest_version: str = ""
    opening: dict[str, str] = field(default_factory=dict)
    within: str = ""
    below: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def recognises(self, file: InputFile) -> bool:
        """Whether the root element, judged by the first bytes, is the one of this format."""
        head = file.head(_FAR_BYTES if self.within else HEAD_BYTES).replace(b"\x00", b"")
        names = [name.decode("ascii", "replace") for name in _ROOT.findall(_BEFORE_ROOT.sub(b"", head))]
        begins = head.lstrip(_MARKS_AND_BLANKS).startswith(b"<")
        return begins and names[:1] == [self.root] and (not self.within or self.within in names)

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
                say("states a reference date that {problem}.", problem=problem),
                where=file.name,
                advice=say("Give the date with --reference-date."),
            ) from None

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """Every row of the file, freed from memory as soon as the next is asked for.

        Raises:
            DeliveryError: the file is cut off, malformed, has a DTD, or is of an older schema.
        """
        header: dict[str, str] = {}
        gate = _Gate(door, self.below)
        with file.open() as stream:
            for count, element in enumerate(self._elements(file, stream, header), 1):
                yield Row(gate.admit(element), f"{self.row}[{count}]", header)
                _free(element)

    def _elements(self, file: InputFile, stream: IO[bytes], header: dict[str, str]) -> Iterator[Any]:
        """Row elements that are complete; a row inside a row is part of it. The header fills on the way."""
        depth = 0
        for event, element in self._events(file, stream):
            name = _local(element.tag)
            if event == "start":
                depth += name == self.row
                if name in self.opening and (stated := element.get(self.opening[name])) is not None:
                    header[self.opening[name]] = stated
            elif name == self.row:
                depth -= 1
                if not depth:
                    _refuse_wild(file, element)
                    yield element
            elif name in self.header:
                _refuse_wild(file, element)
                header.update(self.header[name](_whole(element)))

    def _events(self, file: InputFile, stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
        """Begin and end of the elements that matter, after the root was found harmless."""
        wanted = tuple(f"{{*}}{name}" for name in (self.root, self.row, *self.header, *self.opening))
        events = etree.iterparse(
            stream,
            events=("start", "end"),
            tag=wanted,
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
            remove_blank_text=True,
        )
        checked = False
        try:
            for event, element in events:
                if not checked:
                    self._check_root(file, element)
                    checked = True
                yield event, element
        except etree.XMLSyntaxError as problem:
            place = say("{name}, line {lineno}", name=file.name, lineno=problem.lineno)
            raise DeliveryError(
                say("is cut off or is no well-formed XML."), where=place, advice=say("Ask for the delivery again.")
            ) from problem
        except OSError as problem:
            raise unreadable(file, problem) from problem

    def _check_root(self, file: InputFile, element: Any) -> None:
        info = element.getroottree().docinfo
        if info.doctype or info.internalDTD is not None:
            raise DeliveryError(
                say("has a DTD, which no register sends."), where=file.name, advice=say("Do not load this file.")
            )
        declared = _DECLARED.search(file.head().replace(b"\x00", b""))
        if declared and declared[1].lower() not in _ENCODINGS:
            raise DeliveryError(
                say("is XML in an encoding that no register uses."), where=file.name, advice=say("Ask for it in UTF-8.")
            )
        version = _VERSION.search(element.tag.partition("}")[0])
        if self.oldest_version and version and version[1] < self.oldest_version:
            raise DeliveryError(
                say(
                    "is written in schema version {version}; {format} begins at {oldest}.",
                    version=version[1],
                    format=self.format,
                    oldest=self.oldest_version,
                ),
                where=file.name,
                advice=say("Ask for a delivery in the present version."),
            )


def _refuse_wild(file: InputFile, element: Any) -> None:
    """Refuse what no register writes and a parser of another version may not stop at."""
    if _WILD(element):
        deep = say("elements nested over {most} deep", most=MAX_DEPTH)
        many = say("an element with over {most} attributes", most=MAX_ATTRIBUTES)
        place = say("{path}, line {line}", path=file.name, line=element.sourceline)
        wild = deep if _TOO_DEEP(element) else many
        raise DeliveryError(say("holds {wild}.", wild=wild), where=place, advice=say("Ask for the delivery again."))


_NAMES: dict[str, str] = {}
_NO_CHILDREN: Any = MappingProxyType({})  # of every element that has none below it


def _local(tag: str) -> str:
    """The name without its namespace; the few distinct tags of a format are remembered."""
    name = _NAMES.get(tag)
    if name is None:
        name = _NAMES[tag] = tag.rpartition("}")[2]
    return name


class _Gate:
    """What of the elements of one file passes the door, which is asked once for each tag that does."""

    __slots__ = ("_below", "_door", "_names", "_replaced")

    def __init__(self, door: Door, below: Mapping[str, frozenset[str]]) -> None:
        self._door = door
        self._below = below
        self._names: dict[str, str] = {}
        self._replaced: set[str] = set()

    def admit(self, element: Any) -> Element:
        """An element with the allowed part of all below it."""
        admitted = _bare(element)
        self._fill(admitted.children, element)
        return admitted

    def _fill(self, children: dict[str, list[Element]], element: Any) -> None:
        known, replaced = self._names, self._replaced
        for child in element:  # runs for every element of a file, so it calls little
            tag = child.tag
            if not (name := known.get(tag) or self._name(tag, element)):
                continue
            below = Element()
            text = child.text
            if text and (text := text.strip()):
                below.text = (self._door.value(name, text) or None) if name in replaced else text
                below.domain = child.get("domein")
            else:
                below.text = below.domain = None
            below.children = _NO_CHILDREN
            if len(child):
                below.children = {}
                self._fill(below.children, child)
            if name in children:
                children[name].append(below)
            else:
                children[name] = [below]

    def _name(self, tag: str, parent: Any) -> str | None:
        """The local name of a tag that passes; one that does not is counted each time."""
        name = _local(tag)
        if _local(parent.tag) in self._below.get(name, ()):
            return name
        if not self._door.admits(name):
            return None
        self._names[tag] = name
        if self._door.replaces(name):
            self._replaced.add(name)
        return name


def _bare(element: Any) -> Element:
    """An element without what is below it."""
    text = element.text
    return bare_element((text and text.strip()) or None, element.get("domein"))


def _whole(element: Any) -> Element:
    """A header element with all below it; headers name files, never people."""
    whole = _bare(element)
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
