"""The page of one signal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.events import events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.runs import Result, latest_run, rule_results
from ondermijning.pages.evidence import deliveries, evidence
from ondermijning.pages.rendering import rendered
from ondermijning.pages.seen import explanations, importance, seen
from ondermijning.pages.short import involved
from ondermijning.pages.story import lawful, story
from ondermijning.pages.whereabouts import subject_nodes
from ondermijning.report.signals.explainer import NO_FINDING
from ondermijning.report.signals.history import history_rows
from ondermijning.signals.position import position

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet
    from ondermijning.report.signals.explainer import Explainer

_SILENT = (Result.UNDECIDED, Result.FAILED, Result.CAPPED)
_OPEN_RULE = "regel "  # how the exported form begins what a rule could not answer


@dataclass(frozen=True, slots=True)
class SignalPages:
    """Pages of signals.

    Args:
        city: what is read.
        explainer: explains signals, as everywhere.
    """

    city: City
    explainer: Explainer

    def page(self, signal: Signal, sheet: Sheet, today: date) -> str:
        """The page of a signal.

        Args:
            signal: the signal.
            sheet: for whom the page is, and until when.
            today: decides which rules rest.
        """
        city, ledger = self.city, self.city.ledger
        things = subject_nodes(ledger, city.index, signal)
        sheet = lawful(city, things, sheet)
        names = city.names(persons=sheet.named)
        told = story(city, names, things) if things else None
        explained = replace(self.explainer, naming=names.called).explain([signal])[0]
        hits = [kept.hit for kept in hits_of(ledger, signal.id) if kept.gone_run is None]
        return rendered(
            "signaal.html",
            sheet=sheet.text,
            signal=explained,
            story=told,
            plainly=told.place.where.plainly if told else str,
            title=told.place.title if told else explained["onderwerp"]["aanduiding"],
            seen=seen(hits, self.explainer.rules),
            involved=involved(explained),
            importance=importance(hits, self.explainer.rules),
            explanations=explanations(hits, self.explainer.rules),
            evidence=evidence(city.index, explained, hits),
            deliveries=deliveries(explained),
            blind=[text for text in explained["niet_onderzocht"] if not text.startswith(_OPEN_RULE)],
            unanswered=self._unanswered(),
            titles={rule.id: rule.title for rule in self.explainer.rules.values()},
            held_back=position(ledger, signal, today),
            history=history_rows(events_of(ledger, signal.id)),
            assignee=signal.assignee,
            day=city.day,
            about=sheet,
            demo=city.demo,
            no_finding=NO_FINDING,
        )

    def _unanswered(self) -> list[tuple[str, str]]:
        """Rules that could not answer in the last run, by their titles, and why."""
        run = latest_run(self.city.ledger)
        results = rule_results(self.city.ledger, run) if run else []
        rules: dict[str, Any] = dict(self.explainer.rules)
        return [
            (rules[each.rule].title if each.rule in rules else each.rule, each.reason)
            for each in results
            if each.result in _SILENT
        ]
