"""The code lists of the land registry: the shipped file, or one that a municipality puts in its place.

A file is TOML: the day it was made up (``vastgesteld``), where it comes from (``bron``), and a table per code of a deed part, of
a right and of a legal form. What no list has is unknown, never something else.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from ondermijning.errors import WorkspaceError
from ondermijning.language import say

_SHIPPED = Path(__file__).with_name("brk_codes.toml")

# What a deed part can mean beside a kind of transfer.
CORRECTION, MIGRATION, SOURCE_DEED, NOTHING = "correctie", "migratie", "brondocument", "geen"
_NO_TRANSFER: Final = frozenset({CORRECTION, MIGRATION, SOURCE_DEED, NOTHING})

_LINES: dict[str, dict[str, type]] = {
    "stukdeel": {"code": str, "naam": str, "betekenis": str},
    "recht": {"code": str, "naam": str, "eigendom": bool},
    "rechtsvorm": {"code": str, "vorm": str},
}


@dataclass(frozen=True, slots=True)
class BrkCodes:
    """The lists of one file.

    Args:
        made_on: day on which the lists were made up.
        source: where they come from.
        deed_parts: code of a deed part → what it means: a kind of transfer, or ``correctie``, ``migratie``, ``brondocument`` or
            ``geen``.
        rights: code of a right → whether its holder is the economic owner.
        legal_forms: code of a legal form → its short form.
        sha256: hash of the file.
    """

    made_on: date
    source: str
    deed_parts: dict[str, str]
    rights: dict[str, bool]
    legal_forms: dict[str, str]
    sha256: str

    @property
    def transfers(self) -> dict[str, str]:
        """Code → kind, of the deed parts that move a right from one party to another."""
        return {code: kind for code, kind in self.deed_parts.items() if kind not in _NO_TRANSFER}


@cache
def shipped() -> BrkCodes:
    """The lists that come with the program."""
    return read_brk_codes(_SHIPPED)


def brk_codes_of(own: Path | None) -> BrkCodes:
    """The lists of a municipality's own file, else the shipped ones.

    Raises:
        WorkspaceError: as ``read_brk_codes``.
    """
    return read_brk_codes(own) if own else shipped()


def read_brk_codes(path: Path) -> BrkCodes:
    """The lists in a file.

    Raises:
        WorkspaceError: the file cannot be read, lacks its day or source, or has a line that is not of the form.
    """
    try:
        contents = path.read_bytes()
        values = tomllib.loads(contents.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("It must be TOML, in UTF-8."),
        ) from problem
    day, source = values.pop("vastgesteld", None), values.pop("bron", None)
    if type(day) is not date or not isinstance(source, str) or not source:
        raise _wrong(
            path,
            say("vastgesteld or bron is missing."),
            say("Write the day as 2026-12-02, and where the lists come from."),
        )
    if strange := values.keys() - _LINES.keys():
        raise _wrong(
            path, say("{name} is no list.", name=min(strange)), say("The lists are {lists}.", lists=", ".join(_LINES))
        )
    deeds, rights, forms = (_lines(path, name, values.get(name, [])) for name in _LINES)
    return BrkCodes(
        day,
        source,
        {line["code"]: line["betekenis"] for line in deeds},
        {line["code"]: line["eigendom"] for line in rights},
        {line["code"]: line["vorm"] for line in forms},
        hashlib.sha256(contents).hexdigest(),
    )


def _lines(path: Path, name: str, found: Any) -> list[dict[str, Any]]:
    """The lines of a list, of which every code stands there once."""
    form = _LINES[name]
    if not isinstance(found, list) or not found:
        raise _wrong(
            path,
            say("{name} is empty.", name=name),
            say("Copy the shipped list and change it: a file replaces all lists."),
        )
    for place, line in enumerate(found, 1):
        if (
            not isinstance(line, dict)
            or {key: type(value) for key, value in line.items()} != form
            or "" in line.values()
        ):
            raise _wrong(
                path,
                say("{name} {place} is not of the form.", name=name, place=place),
                say("Write {columns}, as in the shipped list.", columns=", ".join(form)),
            )
    codes = [line["code"] for line in found]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise _wrong(
            path,
            say("{name} {code} stands there twice.", name=name, code=min(twice)),
            say("Leave one of them out."),
        )
    return found


def _wrong(path: Path, what: str, advice: str) -> WorkspaceError:
    return WorkspaceError(what, where=str(path), advice=advice)
