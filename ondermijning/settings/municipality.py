"""The settings of a municipality: ``gemeente.toml`` in the workspace, written once by ``init`` and then by people."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.language import LANGUAGES, say
from ondermijning.normalise.text import counted
from ondermijning.settings.file import Table, first_text, parsed
from ondermijning.settings.restricted import enabled_classes
from ondermijning.workspace.secret_files import MIN_KEY_BYTES, read_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from ondermijning.workspace import Workspace

__all__ = [
    "BUDGET_PER_WEEK",
    "CAP_PER_RULE",
    "LINKS_PROMILLE",
    "MAX_DROP_PERCENT",
    "MEMORY_MB",
    "Mode",
    "Neo4jSettings",
    "RunSettings",
    "SafetyGoals",
    "Settings",
    "initial_settings",
    "read_settings",
    "require_lawful",
]

BUDGET_PER_WEEK = 25
CAP_PER_RULE = 500
LINKS_PROMILLE = 990
MAX_DROP_PERCENT = 10
MEMORY_MB = 1500
_LEAST_MEMORY_MB = 200  # a town of a thousand dwellings fits in it, in tables and as a graph
_UNWEIGHED_MONTHS, _REJECTED_MONTHS = 6, 1
UNWEIGHED_TERM, REJECTED_TERM = (
    counted(months, "maand", "maanden") for months in (_UNWEIGHED_MONTHS, _REJECTED_MONTHS)
)

_NAMES: dict[str, type] = {
    "mode": str, "gemeente_code": str, "gemeente_naam": str, "taal": str, "dpia_datum": date, "fg_advies": str, "besluit": str,
    "hmac_key_file": str, "protocol": str, "uitzonderingen": str, "normen": str, "brk_codes": str,
    "budget_per_week": int, "cap_per_rule": int,
    "koppelingen_promille": int, "geheugen_mb": int, "max_daling_procent": int, "vervallen_na": str, "wissen_na": str,
    "retention": dict, "neo4j": dict, "run": dict, "analist": dict, "beperkt": dict, "veiligheid": dict,
}  # fmt: skip
_RUN_NAMES: dict[str, type] = {"inbox": str, "expected": dict}
_SAFETY_NAMES: dict[str, type] = {"onveilig_procent": int, "rapportcijfer": int}
_ANALYST_NAMES: dict[str, type] = {"users": list}
_TERM = re.compile(r"(?P<number>[1-9][0-9]{0,3}) (?P<unit>maand|maanden|jaar|jaren)")
_NEO4J_NAMES: dict[str, type] = {"uri": str, "user": str, "password_file": str, "database": str}


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
        database: name of the database on that server.
    """

    uri: str
    user: str
    password_file: Path
    database: str


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What the nightly run does.

    Args:
        inbox: the folder with a folder per source in it.
        expected: source → at most how many days lie between two of its deliveries.
    """

    inbox: Path | None = None
    expected: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SafetyGoals:
    """The goals of the safety programme, which stand beside how safe people feel.

    Args:
        unsafe_procent: at most so many feel unsafe.
        mark: the least mark that people give.
    """

    unsafe_procent: int = 25
    mark: int = 7


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
        retention: source → its retention term, in months.
        neo4j: the server, if one is used.
        budget_per_week: how many new signals a week are offered.
        protocol: reference of the protocol for city-wide detection.
        uitzonderingen: the municipality's own list of excluded parties.
        normen: a file with norms that the municipality sets itself, in the place of the shipped ones.
        brk_codes: a file with the code lists of the land registry, in the place of the shipped ones.
        cap_per_rule: a rule with more hits in one run opens no signal alone.
        max_daling_procent: by how much a whole delivery may be smaller than the one before without being asked about.
        run: what the nightly run does.
        analisten: names, as the operating system knows them, of who may put questions of their own to the graph.
        restricted: classes of data that stay outside but for a full decision, and have one.
        koppelingen_promille: how many of a thousand links by score must be right before they count.
        vervallen_maanden: after how many months a signal lapses that nobody weighed.
        wissen_maanden: after how many months a signal is forgotten that was closed without a consequence.
        veiligheid: the goals of the safety programme.
        geheugen_mb: how much memory each engine, that of tables and that of the graph, takes at most; in millions of bytes.
        taal: what the program speaks here, nl or en; empty where the environment decides.
    """

    file: Path
    mode: Mode
    gemeente_code: str
    gemeente_naam: str
    dpia_datum: date | None
    fg_advies: str
    besluit: str
    hmac_key_file: Path | None
    retention: Mapping[str, int]
    neo4j: Neo4jSettings | None
    budget_per_week: int
    protocol: str
    uitzonderingen: Path | None
    cap_per_rule: int = CAP_PER_RULE
    max_daling_procent: int = MAX_DROP_PERCENT
    run: RunSettings = field(default_factory=RunSettings)
    analisten: tuple[str, ...] = ()
    restricted: frozenset[str] = frozenset()
    normen: Path | None = None
    brk_codes: Path | None = None
    koppelingen_promille: int = LINKS_PROMILLE
    vervallen_maanden: int = _UNWEIGHED_MONTHS
    wissen_maanden: int = _REJECTED_MONTHS
    geheugen_mb: int = MEMORY_MB
    taal: str = ""
    veiligheid: SafetyGoals = field(default_factory=SafetyGoals)

    def may_query(self, user: str) -> bool:
        """Whether a user may put questions of their own to the graph; fictitious data are for everyone."""
        return self.mode is Mode.DEMO or user in self.analisten


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
            say("exists already."), where=str(workspace.settings_path), advice=say("Edit it, or name another folder.")
        )
    demo = mode is Mode.DEMO
    text = first_text(
        mode,
        gemeente_code,
        gemeente_naam,
        {
            "budget": BUDGET_PER_WEEK,
            "cap": CAP_PER_RULE,
            "promille": LINKS_PROMILLE,
            "drop": MAX_DROP_PERCENT,
            "memory": MEMORY_MB,
            "unweighed": UNWEIGHED_TERM,
            "rejected": REJECTED_TERM,
        },
        demo_key=workspace.hmac_key_path.name if demo else None,
    )
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
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("Check its rights; it must be UTF-8."),
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
            say("mode {mode} needs more: {missing}.", mode=settings.mode, missing=", ".join(missing)),
            where=str(settings.file),
            advice=say("Fill in these lines; until then nothing is loaded, computed or shown."),
        )
    if settings.hmac_key_file is not None:
        read_key(settings.hmac_key_file)


def _missing(settings: Settings, sources: Collection[str]) -> Iterator[str]:
    for name in ("dpia_datum", "fg_advies", "besluit", "hmac_key_file"):
        if not getattr(settings, name):
            yield name
    if not settings.retention and not sources:
        yield "retention"
    for source in sorted(sources):
        if not settings.retention.get(source):
            yield f"retention.{source}"


def _settings(text: str, file: Path) -> Settings:
    values = parsed(text, file)
    table = Table(file, "", values, _NAMES)
    return Settings(
        file=file,
        mode=Mode(table.required("mode", "|".join(Mode), say("Write one of {choices}.", choices=", ".join(Mode)))),
        gemeente_code=table.required("gemeente_code", r"[0-9]{4}", say('Write four digits between quotes, as "0935".')),
        gemeente_naam=table.required("gemeente_naam", r".+", say("Write the name of the municipality.")),
        taal=_language(table, "taal"),
        dpia_datum=values.get("dpia_datum"),
        fg_advies=table.text("fg_advies"),
        besluit=table.text("besluit"),
        hmac_key_file=table.path("hmac_key_file"),
        retention=_retention(values.get("retention", {}), file),
        neo4j=_neo4j(values["neo4j"], file) if "neo4j" in values else None,
        budget_per_week=table.positive(
            "budget_per_week", say("how many signals people can weigh in a week"), BUDGET_PER_WEEK
        ),
        protocol=table.text("protocol"),
        uitzonderingen=table.path("uitzonderingen"),
        cap_per_rule=table.positive("cap_per_rule", say("how many hits of one rule can be meant"), CAP_PER_RULE),
        max_daling_procent=table.positive(
            "max_daling_procent", say("by how much a delivery may be smaller than the one before"), MAX_DROP_PERCENT
        ),
        run=_run(values.get("run", {}), file),
        analisten=Table(file, "analist.", values.get("analist", {}), _ANALYST_NAMES).texts("users"),
        restricted=enabled_classes(values.get("beperkt", {}), file),
        normen=table.path("normen"),
        brk_codes=table.path("brk_codes"),
        koppelingen_promille=_promille(table, "koppelingen_promille"),
        vervallen_maanden=_months(table, "vervallen_na", UNWEIGHED_TERM),
        wissen_maanden=_months(table, "wissen_na", REJECTED_TERM),
        geheugen_mb=_memory(table, "geheugen_mb"),
        veiligheid=_safety(values.get("veiligheid", {}), file),
    )


def _language(table: Table, name: str) -> str:
    """The language that is spoken here; empty where the environment decides."""
    return (
        table.required(name, "|".join(LANGUAGES), say("Write one of {choices}.", choices=", ".join(LANGUAGES)))
        if table.text(name)
        else ""
    )


def _promille(table: Table, name: str) -> int:
    promille = table.positive(name, say("a number from 1 to 1000"), LINKS_PROMILLE)
    if promille > 1000:
        raise table.wrong(name, say("is above 1000."), say("Write a number from 1 to 1000."))
    return promille


def _memory(table: Table, name: str) -> int:
    what = say("how many MB of memory an engine may take, at least {least_memory_mb}", least_memory_mb=_LEAST_MEMORY_MB)
    memory = table.positive(name, what, MEMORY_MB)
    if memory < _LEAST_MEMORY_MB:
        raise table.wrong(name, say("is below {least}.", least=_LEAST_MEMORY_MB), say("Write {what}.", what=what))
    return memory


def _retention(values: dict[str, Any], file: Path) -> dict[str, int]:
    """Terms in months; a line without text is no term."""
    table = Table(file, "retention.", values, dict.fromkeys(values, str))
    return {source: _months(table, source) for source in values if table.text(source)}


def _months(table: Table, name: str, default: str = "") -> int:
    term = _TERM.fullmatch(table.text(name) or default)
    if term is None:
        raise table.wrong(name, say("is no term."), say('Write it as "60 maanden" or "5 jaar".'))
    return int(term["number"]) * (12 if term["unit"].startswith("ja") else 1)


def _run(values: dict[str, Any], file: Path) -> RunSettings:
    table = Table(file, "run.", values, _RUN_NAMES)
    expected = values.get("expected", {})
    days = Table(file, "run.expected.", expected, dict.fromkeys(expected, int))
    return RunSettings(
        inbox=table.path("inbox"),
        expected={
            source: days.positive(source, say("how many days lie between two deliveries")) for source in expected
        },
    )


def _safety(values: dict[str, Any], file: Path) -> SafetyGoals:
    table, goals = Table(file, "veiligheid.", values, _SAFETY_NAMES), SafetyGoals()
    found = SafetyGoals(
        table.positive("onveilig_procent", say("a percentage from 1 to 100"), goals.unsafe_procent),
        table.positive("rapportcijfer", say("a mark from 1 to 10"), goals.mark),
    )
    if found.unsafe_procent > 100:
        raise table.wrong("onveilig_procent", say("is above 100."), say("Write a percentage from 1 to 100."))
    if found.mark > 10:
        raise table.wrong("rapportcijfer", say("is above 10."), say("Write a mark from 1 to 10."))
    return found


def _neo4j(values: dict[str, Any], file: Path) -> Neo4jSettings:
    table = Table(file, "neo4j.", values, _NEO4J_NAMES)
    password_file = table.path("password_file")
    if password_file is None:
        raise table.wrong(
            "password_file", say("is missing."), say("Name a file with mode 600 that holds only the password.")
        )
    return Neo4jSettings(
        uri=table.required("uri", r"\S+", say('Write an address, as "bolt://localhost:7687".')),
        user=table.required("user", r".+", say("Write the name of the database user.")),
        password_file=password_file,
        database=values.get("database", "neo4j"),
    )
