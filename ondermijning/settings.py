"""The settings of a municipality: ``gemeente.toml`` in the workspace, written once by ``init`` and then by people."""

from __future__ import annotations

import difflib
import json
import os
import re
import secrets
import stat
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from ondermijning.workspace import Workspace

BUDGET_PER_WEEK = 25
MIN_KEY_BYTES = 32  # 256 bits, the strength of HMAC-SHA-256 itself
_MAX_SECRET_BYTES = 64 * 1024

_TEMPLATE = """\
# Instellingen van deze werkmap. Een regel die het programma niet kent, wordt geweigerd.
mode = {mode}
gemeente_code = {code}
gemeente_naam = {name}

# Verplicht in proef en productie: haal het hekje weg en vul de regel in.
# dpia_datum = 2025-01-31                   # dag waarop de DPIA is vastgesteld
# fg_advies = "kenmerk"                     # advies van de functionaris gegevensbescherming
# besluit = "kenmerk"                       # besluit om met deze gegevens te werken
{key}

# Alleen voor proef: het protocol op grond waarvan de hele stad wordt bekeken.
# protocol = "kenmerk"

# Lijst van partijen die vanwege hun aard buiten beeld blijven, naast de meegeleverde.
# uitzonderingen = "uitzonderingen.csv"

# Hoeveel nieuwe signalen per week worden aangeboden.
budget_per_week = {budget}

# Bewaartermijn per bron; verplicht in proef en productie voor elke bron die wordt geladen.
[retention]
# brk = "tot een jaar na het onderzoek"

# [neo4j]
# uri = "bolt://localhost:7687"
# user = "neo4j"
# password_file = "/veilige/plek/neo4j-wachtwoord"
"""
_DEMO_KEY = 'hmac_key_file = "{name}"                  # sleutel voor pseudoniemen, door init gemaakt'
_OWN_KEY = '# hmac_key_file = "/veilige/plek/hmac.key"   # minstens 32 willekeurige bytes, rechten 600, buiten deze map'

_NAMES: dict[str, type] = {
    "mode": str, "gemeente_code": str, "gemeente_naam": str, "dpia_datum": date, "fg_advies": str, "besluit": str,
    "hmac_key_file": str, "protocol": str, "uitzonderingen": str, "budget_per_week": int, "retention": dict,
    "neo4j": dict,
}  # fmt: skip
_NEO4J_NAMES: dict[str, type] = {"uri": str, "user": str, "password_file": str}
_WRITTEN_AS: dict[type, str] = {
    str: 'Write text between quotes, as "tekst".',
    date: "Write a date without quotes, as 2025-01-31.",
    int: "Write a whole number without quotes.",
    dict: "Write it as a table, with its name between square brackets on a line of its own.",
}


class Mode(StrEnum):
    """What the data are, and so what the law asks before anything works."""

    DEMO = "demo"  # fictitious data; every output is marked as such
    PROEF = "proef"  # real data, only about subjects with an application or a report unless a protocol says otherwise
    PRODUCTIE = "productie"


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """How to reach a Neo4j server; the password stays in its file.

    Args:
        uri: address of the server.
        user: name of the database user.
        password_file: a private file that holds only the password.
    """

    uri: str
    user: str
    password_file: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``gemeente.toml`` says; text that is not filled in is empty.

    Args:
        file: the file itself, for messages.
        mode: demo, proef or productie.
        gemeente_code: CBS code, four digits.
        gemeente_naam: name of the municipality.
        dpia_datum: day on which the DPIA was adopted.
        fg_advies: reference of the advice of the data protection officer.
        besluit: reference of the decision to work with these data.
        hmac_key_file: key for pseudonyms.
        retention: source → its retention term, in words.
        neo4j: the server, if one is used.
        budget_per_week: how many new signals a week are offered.
        protocol: reference of the protocol for city-wide detection.
        uitzonderingen: the municipality's own list of excluded parties.
    """

    file: Path
    mode: Mode
    gemeente_code: str
    gemeente_naam: str
    dpia_datum: date | None
    fg_advies: str
    besluit: str
    hmac_key_file: Path | None
    retention: Mapping[str, str]
    neo4j: Neo4jSettings | None
    budget_per_week: int
    protocol: str
    uitzonderingen: Path | None


def initial_settings(workspace: Workspace, mode: Mode, gemeente_code: str, gemeente_naam: str) -> Settings:
    """Write ``gemeente.toml``, and in demo mode a random key; the caller holds the write lock.

    Args:
        workspace: a workspace that ``create`` made.
        mode: what the data are.
        gemeente_code: CBS code, four digits.
        gemeente_naam: name of the municipality.

    Raises:
        WorkspaceError: there are settings already, or the code or name is no code or name.
    """
    if workspace.settings_path.exists():
        raise WorkspaceError(
            "exists already.", where=str(workspace.settings_path), advice="Edit it, or name another folder."
        )
    demo = mode is Mode.DEMO
    text = _TEMPLATE.format(
        mode=_quoted(mode), code=_quoted(gemeente_code), name=_quoted(gemeente_naam), budget=BUDGET_PER_WEEK,
        key=_DEMO_KEY.format(name=workspace.hmac_key_path.name) if demo else _OWN_KEY,
    )  # fmt: skip
    settings = _settings(text, workspace.settings_path)
    if demo and not workspace.hmac_key_path.exists():
        with workspace.atomic_file(workspace.hmac_key_path) as path:
            path.write_bytes(secrets.token_bytes(MIN_KEY_BYTES))
    with workspace.atomic_file(workspace.settings_path) as path:
        path.write_text(text, encoding="utf-8")
    return settings


def read_settings(workspace: Workspace) -> Settings:
    """The settings of a workspace.

    Raises:
        WorkspaceError: the file is missing or wrong; the message names file, key and next step.
    """
    path = workspace.settings_path
    try:
        return _settings(path.read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as problem:
        raise WorkspaceError(
            f"cannot be read ({type(problem).__name__}).", where=str(path), advice="Check its rights; it must be UTF-8."
        ) from problem


def require_lawful(settings: Settings, sources: Collection[str] = ()) -> None:
    """Refuse to work with real data until the file names everything that the law asks; demo mode may always work.

    Args:
        settings: what the file says.
        sources: the sources that will be used; each needs a retention term.

    Raises:
        WorkspaceError: lines are missing (all are named), or the key file is not private.
    """
    if settings.mode is Mode.DEMO:
        return
    missing = list(_missing(settings, sources))
    if missing:
        raise WorkspaceError(
            f"mode {settings.mode} needs more: {', '.join(missing)}.", where=str(settings.file),
            advice="Fill in these lines; until then nothing is loaded, computed or shown.",
        )  # fmt: skip
    if settings.hmac_key_file is not None:
        read_key(settings.hmac_key_file)


def read_secret(path: Path) -> bytes:
    """The contents of a file that only this user can reach.

    Raises:
        WorkspaceError: it is missing, a link, of another user, or open to others; the contents are never told.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            info = os.fstat(stream.fileno())
            if not stat.S_ISREG(info.st_mode) or info.st_uid != os.geteuid() or stat.S_IMODE(info.st_mode) & 0o077:
                raise WorkspaceError(
                    "is not private.", where=str(path), advice="It must be a file of this user with mode 600."
                )
            return stream.read(_MAX_SECRET_BYTES)
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be read ({type(problem).__name__}).", where=str(path), advice="Check the path; links are refused."
        ) from problem


def read_key(path: Path) -> bytes:
    """The key for pseudonyms.

    Raises:
        WorkspaceError: the file is not private or too short.
    """
    key = read_secret(path)
    if len(key) < MIN_KEY_BYTES:
        raise WorkspaceError(
            f"holds fewer than {MIN_KEY_BYTES} bytes.", where=str(path),
            advice=f"Make one with: head -c {MIN_KEY_BYTES} /dev/urandom; give it mode {PRIVATE_FILE:o}.",
        )  # fmt: skip
    return key


def _quoted(text: str) -> str:
    """A text as TOML writes it: the escapes of JSON are among those of TOML."""
    return json.dumps(text, ensure_ascii=False)


def _missing(settings: Settings, sources: Collection[str]) -> Iterator[str]:
    for name in ("dpia_datum", "fg_advies", "besluit", "hmac_key_file"):
        if not getattr(settings, name):
            yield name
    if not settings.retention and not sources:
        yield "retention"
    for source in sorted(sources):
        if not settings.retention.get(source):
            yield f"retention.{source}"


class _Table:
    """A table of the file whose names and types are known to be right."""

    def __init__(self, file: Path, prefix: str, values: Mapping[str, object], known: Mapping[str, type]) -> None:
        self._file = file
        self._prefix = prefix
        self._values = values
        for name, value in values.items():
            if name not in known:
                raise self.wrong(name, "is not known.", _nearest(name, known))
            if type(value) is not known[name]:
                raise self.wrong(name, "has the wrong form.", _WRITTEN_AS[known[name]])

    def wrong(self, name: str, message: str, advice: str) -> WorkspaceError:
        """The error about one line."""
        return WorkspaceError(message, where=f"{self._file}: {self._prefix}{name}", advice=advice)

    def text(self, name: str) -> str:
        """A text without blanks around it, empty if it is not there."""
        return str(self._values.get(name, "")).strip()

    def required(self, name: str, pattern: str, advice: str) -> str:
        """A text that must be there in this form."""
        value = self.text(name)
        if not re.fullmatch(pattern, value) or not value.isprintable():
            raise self.wrong(name, "is missing or has the wrong form.", advice)
        return value

    def path(self, name: str) -> Path | None:
        """A path, relative to the folder of the settings."""
        value = self.text(name)
        return self._file.parent / value if value else None


def _settings(text: str, file: Path) -> Settings:
    values = _parsed(text, file)
    table = _Table(file, "", values, _NAMES)
    budget = values.get("budget_per_week", BUDGET_PER_WEEK)
    if budget < 1:
        raise table.wrong("budget_per_week", "is below 1.", "Write how many signals people can weigh in a week.")
    return Settings(
        file=file,
        mode=Mode(table.required("mode", "|".join(Mode), f"Write one of {', '.join(Mode)}.")),
        gemeente_code=table.required("gemeente_code", r"[0-9]{4}", 'Write four digits between quotes, as "0935".'),
        gemeente_naam=table.required("gemeente_naam", r".+", "Write the name of the municipality."),
        dpia_datum=values.get("dpia_datum"),
        fg_advies=table.text("fg_advies"),
        besluit=table.text("besluit"),
        hmac_key_file=table.path("hmac_key_file"),
        retention=_retention(values.get("retention", {}), file),
        neo4j=_neo4j(values["neo4j"], file) if "neo4j" in values else None,
        budget_per_week=budget,
        protocol=table.text("protocol"),
        uitzonderingen=table.path("uitzonderingen"),
    )


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise WorkspaceError(
            f"is no valid TOML: {problem}.", where=str(file),
            advice="Each line is name = value, once; text stands between quotes.",
        ) from problem  # fmt: skip


def _retention(values: dict[str, Any], file: Path) -> dict[str, str]:
    table = _Table(file, "retention.", values, dict.fromkeys(values, str))
    return {source: table.text(source) for source in values}


def _neo4j(values: dict[str, Any], file: Path) -> Neo4jSettings:
    table = _Table(file, "neo4j.", values, _NEO4J_NAMES)
    password_file = table.path("password_file")
    if password_file is None:
        raise table.wrong("password_file", "is missing.", "Name a file with mode 600 that holds only the password.")
    return Neo4jSettings(
        uri=table.required("uri", r"\S+", 'Write an address, as "bolt://localhost:7687".'),
        user=table.required("user", r".+", "Write the name of the database user."),
        password_file=password_file,
    )


def _nearest(name: str, known: Mapping[str, type]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}."
