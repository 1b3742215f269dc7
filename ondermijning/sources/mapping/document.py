"""Reading a mapping file (TOML), strictly: what is not understood is refused, never skipped.

A file has ``bron``, ``formaat``, ``reikwijdte`` where silence could mean that something has ended, and optionally ``blad``; the
tables ``[kolommen]`` (their column = ours), ``[waarden.<our column>]`` (their value = ours), ``[vast]`` (our column = value) and
``[datum]`` (our column = order).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.model import is_forbidden
from ondermijning.registry import shipped_folder
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.columns import ORDERS, ColumnMapping, column_key, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_NAME = "mapping.toml"
MAX_BYTES = 256 * 1024
_KEYS = ("bron", "formaat", "blad", "reikwijdte", "kolommen", "waarden", "vast", "datum")
_SCOPES = {Scope.FULL.value: False, Scope.SUBJECT.value: True}
_PLACE = re.compile(r"\(at [^()]*\)$")


def shipped_mappings() -> dict[str, Path]:
    """The mappings that come with the package, by name; each stands with the register that it is for."""
    return {path.stem: path for path in sorted(shipped_folder("loaders").glob("*/mappings/*.toml"))}


def find_mapping(given: str) -> ColumnMapping:
    """A mapping that comes with the package, by name, or one in a file, by path.

    Raises:
        DeliveryError: there is none, or it is wrong.
    """
    shipped = shipped_mappings()
    if given in shipped:
        return read_mapping(shipped[given])
    if not Path(given).suffix and not Path(given).exists():
        raise DeliveryError(say("is no mapping that comes along.") + nearest(given, shipped), where=given)
    return read_mapping(Path(given))


def read_mapping(path: Path, source: str | None = None) -> ColumnMapping:
    """A mapping file.

    Args:
        path: of the file.
        source: for what it is, and what it is called, where it does not say so itself; None if it must.

    Raises:
        DeliveryError: it is no file in TOML, or says something that is unknown or may never be.
    """
    return _Document(path.name, _parsed(path)).mapping(source)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(path).decode())
    except UnicodeDecodeError:
        raise DeliveryError(say("is not in UTF-8."), where=path.name, advice=say("Save it as UTF-8.")) from None
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))  # no more of it: the rest may hold what stands there
        raise DeliveryError(
            say("is no valid TOML {place}", place=place[0] if place else "").rstrip() + ".", where=path.name
        ) from None
    except RecursionError:
        raise DeliveryError(say("is no valid TOML."), where=path.name) from None


def _bytes(path: Path) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            data = stream.read(MAX_BYTES + 1) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else None
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else say("no path")
        raise DeliveryError(
            say("cannot be read ({why}).", why=why), where=path.name, advice=say("Check the path.")
        ) from problem
    if data is None or len(data) > MAX_BYTES:
        raise DeliveryError(say("is no ordinary file of at most 256 kB."), where=path.name)
    return data


class _Document:
    """A mapping file that was parsed and is now judged."""

    def __init__(self, where: str, content: dict[str, Any]) -> None:
        self._where = where
        self._content = content

    def mapping(self, source: str | None) -> ColumnMapping:
        """What it says; ``source`` is for what it is where it does not say so."""
        for name in self._content:
            self._refuse_unknown("key", name, _KEYS)
        scope = self._text("reikwijdte", Scope.FULL.value)
        self._refuse_unknown("reikwijdte", scope, _SCOPES)
        columns = self._columns()
        constants = {column_key(ours): value for ours, value in self._texts("vast").items()}
        if twice := sorted(constants.keys() & set(columns.values())):
            raise self._error(say("{column} stands in [kolommen] and in [vast].", column=twice[0]))
        orders = self._orders()
        values = self._values()
        for ours in sorted((orders.keys() | values.keys()) - set(columns.values())):
            raise self._error(
                say("{ours} has [datum] or [waarden], but stands for no column in [kolommen].", ours=ours)
            )
        said = json.dumps([scope, self._content.get("blad"), columns, values, constants, orders], sort_keys=True)
        return ColumnMapping(
            source=self._text("bron", source),
            format=self._text("formaat", source),
            sha256=hashlib.sha256(said.encode()).hexdigest(),
            where=self._where,
            sheet=self._text("blad", "") or None,
            per_row=_SCOPES[scope] if "reikwijdte" in self._content else None,
            columns=columns,
            values=values,
            constants=constants,
            orders=orders,
        )

    def _columns(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for theirs, ours in self._texts("kolommen").items():
            key = column_key(theirs)
            if is_forbidden(theirs):
                raise self._error(
                    say(
                        "{theirs} may never be stored, or is written in letters that could hide that it may not.",
                        theirs=theirs,
                    )
                )
            if not key or key in found or column_key(ours) in found.values():
                raise self._error(
                    say(
                        "{theirs} = {ours}: each column stands for one other.",
                        theirs=theirs or say("a column without a name"),
                        ours=ours,
                    )
                )
            found[key] = column_key(ours)
        if not found:
            raise self._error(say("has no columns in [kolommen]."))
        return found

    def _values(self) -> dict[str, dict[str, str]]:
        found = {}
        for ours in self._table("waarden"):
            given = self._texts("waarden", ours)
            folded = {their.strip().casefold(): our for their, our in given.items()}
            if len(folded) < len(given) or "" in folded:
                raise self._error(say("[waarden.{ours}] has an empty value, or one twice.", ours=ours))
            found[column_key(ours)] = folded
        return found

    def _orders(self) -> dict[str, str]:
        found = {column_key(ours): column_key(order) for ours, order in self._texts("datum").items()}
        for order in found.values():
            self._refuse_unknown("order", order, ORDERS)
        return found

    def _text(self, name: str, default: str | None = None) -> str:
        value = self._content.get(name, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self._error(say("{name} must be a text.", name=name))
        return value.strip()

    def _table(self, *names: str) -> dict[str, Any]:
        table = self._content
        for name in names:
            below = table.get(name, {})
            if not isinstance(below, dict):
                raise self._error(say("[{names}] must be a table.", names=".".join(names)))
            table = below
        return table

    def _texts(self, *names: str) -> dict[str, str]:
        table = self._table(*names)
        for name, value in table.items():
            if not isinstance(value, str):
                raise self._error(
                    say("[{names}] {name} must be a text between quotes.", names=".".join(names), name=name)
                )
        return table

    def _refuse_unknown(self, what: str, name: str, known: Iterable[str]) -> None:
        if name not in known:
            raise self._error(
                say("{what} {name} is unknown.{nearest}", what=what, name=name, nearest=nearest(name, known))
            )

    def _error(self, message: str) -> DeliveryError:
        return DeliveryError(message, where=self._where, advice=say("Mend the mapping file."))
