"""What is missing, old or incomplete in a workspace, and what to do about it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from ondermijning import pipeline
from ondermijning.database import bounds_of
from ondermijning.errors import GraphError, WorkspaceError
from ondermijning.ledger.runs import Result, latest_run, rule_results
from ondermijning.normalise.text import counted
from ondermijning.report.asking import what_to_ask
from ondermijning.resolve.parties import use_parties
from ondermijning.resolve.review.link_trust import link_trust
from ondermijning.resolve.uncertain import uncertain_parties
from ondermijning.settings import require_lawful
from ondermijning.sources.deliveries import ArrivalKind, arrival_kind, is_of_key, manifests
from ondermijning.sources.delivery import SCHEMA_VERSION
from ondermijning.sources.expected import last_deliveries, overdue
from ondermijning.sources.inbox import held_files
from ondermijning.sources.state import open_state
from ondermijning.trust.audit import audit_path
from ondermijning.trust.chain import verify
from ondermijning.trust.pseudonym import pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

RECENT_DAYS = 730  # sales about which it should be known whether they were financed
ENOUGH_PERCENT = 90
_MORTGAGES = """
SELECT count(DISTINCT p.id), count(DISTINCT p.id) FILTER (p.hypotheek_actueel_op IS NOT NULL)
FROM read_parquet($folder || '/nodes/Transactie.parquet') t
JOIN read_parquet($folder || '/edges/BETREFT.parquet') b ON b.van = t.id
JOIN read_parquet($folder || '/nodes/Perceel.parquet') p ON p.id = b.naar
WHERE t.soort = 'koop' AND t.datum > $since
"""


class Health(StrEnum):
    """How something stands."""

    GOOD = "goed"
    CARE = "let op"  # something cannot be seen; what is seen is right
    BAD = "fout"  # something that is shown may be wrong or out of date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined.

    Args:
        part: what.
        health: how it stands.
        what: in Dutch, without personal data.
        advice: the next step; empty when all is well.
    """

    part: str
    health: Health
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Doctor:
    """Examines a workspace.

    Args:
        workspace, settings, ledger: what is examined.
        loaders, rules: by id.
        on: the day on which deliveries should not be late.
    """

    workspace: Workspace
    settings: Settings
    ledger: Ledger
    loaders: Mapping[str, Loader]
    rules: Mapping[str, Rule]
    on: date

    def examine(self) -> list[Finding]:
        """Everything, in the order in which to mend it."""
        steps = (
            self._law,
            self._audit,
            self._sources,
            self._late,
            self._held,
            self._arrivals,
            self._old,
            self._parties,
            self._graph,
            self._answers,
        )
        return [finding for step in steps for finding in step()]

    def _law(self) -> Iterator[Finding]:
        try:
            require_lawful(self.settings, last_deliveries(self.workspace))
        except WorkspaceError as problem:
            yield Finding("instellingen", Health.BAD, problem.message, problem.advice)
        else:
            yield Finding("instellingen", Health.GOOD, f"volledig voor {self.settings.mode}")

    def _audit(self) -> Iterator[Finding]:
        report = verify(audit_path(self.workspace))
        if report.problems:
            lines = ", ".join(str(problem.line) for problem in report.problems[:5])
            yield Finding(
                "auditlog", Health.BAD, f"niet heel bij regel {lines}", "Vergelijk het met de laatste back-up."
            )
        else:
            yield Finding("auditlog", Health.GOOD, f"heel, {report.head.lines} regels")

    def _sources(self) -> Iterator[Finding]:
        """Every source: when it was last delivered, or which rules cannot answer without it."""
        last = last_deliveries(self.workspace)
        for source in sorted(self.loaders.keys() | last.keys()):
            waiting = sorted(rule.id for rule in self.rules.values() if source in rule.sources)
            if source in last:
                yield Finding(f"bron {source}", Health.GOOD, f"laatste levering {last[source]}")
            elif waiting:
                loader = self.loaders[source]
                what = f"nooit geladen; zonder antwoorden niet: {', '.join(waiting)}"
                yield Finding(f"bron {source}", Health.CARE, what, what_to_ask(source, loader.title))
            else:
                yield Finding(f"bron {source}", Health.GOOD, "nooit geladen; geen regel wacht erop")

    def _late(self) -> Iterator[Finding]:
        for late in overdue(self.workspace, self.settings.run.expected, self.on):
            what = f"verwacht uiterlijk {late.due}" if late.due else "verwacht en nog nooit geladen"
            yield Finding(f"levering {late.source}", Health.BAD, what, what_to_ask(late.source))

    def _held(self) -> Iterator[Finding]:
        """Files in the inbox that wait until somebody says what they are."""
        for source, held in groupby(held_files(self.workspace), lambda each: each.source):
            files = list(held)
            days = ", ".join(sorted({str(each.day) for each in files}))
            what = f"{counted(len(files), 'bestand', 'bestanden')} aangehouden: voor {days} is al een levering binnen"
            advice = f"Laad het met ondermijning load {source}, met --deel-van als het een deel is van die levering."
            yield Finding(f"inbox {source}", Health.CARE, what, advice)

    def _arrivals(self) -> Iterator[Finding]:
        """Deliveries of which nobody said when they arrived."""
        found = [each for _, each in manifests(self.workspace) if arrival_kind(each) is ArrivalKind.ASSUMED]
        if found:
            what = (
                f"van {counted(len(found), 'levering', 'leveringen')} is de peildatum aangenomen als dag van ontvangst"
            )
            advice = (
                "Zeg de dag met ondermijning deliveries LEVERING --ontvangen DAG --reden, of bevestig het met"
                " ondermijning deliveries --ontvangen peildatum --reden."
            )
            yield Finding("ontvangst", Health.CARE, what, advice)

    def _old(self) -> Iterator[Finding]:
        """Deliveries in an older schema, or with pseudonyms that are not those of now."""
        key = self._key()
        for _, manifest in manifests(self.workspace):
            part, which = f"levering {manifest['source']}", f"van {manifest['reference_date']} is"
            if manifest["schema_version"] != SCHEMA_VERSION:
                yield Finding(
                    part, Health.BAD, f"{which} bewaard in een ouder schema", "Laad dezelfde bestanden opnieuw."
                )
            elif not is_of_key(manifest, key):
                advice = "Zet de sleutel terug, of laad dezelfde bestanden opnieuw."
                yield Finding(part, Health.BAD, f"{which} gelezen met een andere sleutel voor pseudoniemen", advice)

    def _key(self) -> str:
        """Which key for pseudonyms is in use; empty where there is none, which the settings tell."""
        with suppress(WorkspaceError):
            return pseudonymiser(self.settings, self.workspace).key_id
        return ""

    def _parties(self) -> Iterator[Finding]:
        try:
            with open_state(self.workspace) as db:
                use_parties(self.workspace, db)
        except GraphError as problem:
            yield Finding("partijen", Health.BAD, "niet alle vermeldingen horen bij een partij", problem.advice)
        else:
            yield Finding("partijen", Health.GOOD, "alle vermeldingen horen bij een partij")
            yield self._links()

    def _links(self) -> Finding:
        """Whether links by score may open signals, and by which measurement."""
        joined, trust = len(uncertain_parties(self.workspace)), link_trust(self.settings, self.ledger)
        what = f"{counted(joined, 'partij', 'partijen')}; koppelingen op score {trust.why}"
        if joined and not trust.counts:
            return Finding("koppelingen op score", Health.CARE, what, trust.advice)
        return Finding("koppelingen op score", Health.GOOD, what)

    def _graph(self) -> Iterator[Finding]:
        try:
            day, folder = pipeline.current_graph(self.workspace)
        except GraphError as problem:
            yield Finding("graaf", Health.BAD, "ontbreekt", problem.advice)
            return
        if pipeline.is_stale(self.workspace, folder):
            yield Finding(
                "graaf", Health.BAD, f"van {day}, ouder dan wat is geladen", "Run ondermijning build --actueel."
            )
        else:
            yield Finding("graaf", Health.GOOD, f"van {day}, bij")
        since = day - timedelta(RECENT_DAYS)
        with bounds_of(self.workspace).connect() as db:
            sold, known = db.execute(_MORTGAGES, {"folder": str(folder), "since": since}).fetchall()[0]
        yield _mortgages(sold, known)

    def _answers(self) -> Iterator[Finding]:
        """Rules without a whole answer in the last run, for another reason than a source that is missing."""
        number = latest_run(self.ledger)
        if number is None:
            yield Finding("regels", Health.CARE, "hebben nog nooit gedraaid", "Run ondermijning detect.")
            return
        loaded = last_deliveries(self.workspace).keys()
        for answer in rule_results(self.ledger, number):
            rule = self.rules.get(answer.rule)
            missing = rule is not None and not set(rule.sources) <= loaded
            if answer.result not in (Result.HIT, Result.NONE) and not missing:
                health = Health.BAD if answer.result is Result.FAILED else Health.CARE
                advice = f"Zie ondermijning rules show {answer.rule}."
                yield Finding(f"regel {answer.rule}", health, f"{answer.result}: {answer.reason}", advice)


def _mortgages(sold: int, known: int) -> Finding:
    """How many objects that were sold lately have an answer about their mortgages; none means unknown, never none."""
    what = f"bekend van {known} van de {sold} objecten die in twee jaar zijn verkocht"
    if known * 100 >= sold * ENOUGH_PERCENT:
        return Finding("hypotheken", Health.GOOD, what)
    return Finding("hypotheken", Health.CARE, what, what_to_ask("kik"))
