"""``explain``: what rules say of one thing, and where they say nothing, why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily, daily_options
from ondermijning.cli.shared.completion import complete_rule, complete_thing
from ondermijning.cli.shared.engine import embedded_in
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.rule_options import named
from ondermijning.cli.shared.session import loads_or_usage, note
from ondermijning.daily.history import place_nodes
from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.detect.one_subject import hits_about
from ondermijning.detect.parameters import bind
from ondermijning.detect.why_not import why_not
from ondermijning.errors import GraphError, RuleError
from ondermijning.language import say
from ondermijning.ledger.runs import Result
from ondermijning.report.rules.explain import reasons
from ondermijning.settings import Mode
from ondermijning.signals.display import names_of, sentence
from ondermijning.signals.phase import reported_subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.cli.daily.shared import Daily
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.daily.index import Node
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.store import GraphStore

COLUMNS = ("onderwerp", "regel", "uitkomst", "gevraagd", "gevonden", "verschil")
_Row = tuple[str, str, str, str, str, str]


@click.command("explain")
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@click.option("--rule", "only", multiple=True, shell_complete=complete_rule, help="This rule only; may be repeated.")
@click.option("--set", "changed", multiple=True, metavar="[RULE.]NAME=VALUE", help="Another value for a parameter.")
@daily_options
def explain(
    what: tuple[str, ...],
    only: tuple[str, ...],
    changed: tuple[str, ...],
    root: Path,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """What the rules say of WHAT, and of those that say nothing which condition failed, and by how much.

    WHAT is an address, street, company, KVK number, case number, grant, cadastral id or designation, or signal.
    """
    text = " ".join(what)
    rules = named(load_rules(), only)
    given = loads_or_usage(lambda: parse_settings(rules, changed))
    with daily(root, "explain", [text], clocks=clocks, persons=persons) as asked:
        subjects = _subjects(asked, text, rules.values())
        with embedded_in(asked.opened, asked.folder) as store:
            _require_report(asked, store, subjects)
            rows = [
                row for rule in rules.values() for row in _rows(asked, store, rule, subjects, given.get(rule.id, {}))
            ]
        print_rows(form, COLUMNS, rows)
        note(say("What a rule says is no finding; what it does not say clears nobody."))


def _subjects(asked: Daily, text: str, rules: Iterable[Rule]) -> list[Node]:
    """The thing itself, and of a place all that belongs to it, as far as the rules speak of its kind."""
    kinds = {rule.subject_kind for rule in rules}
    things = asked.things(text)
    near = {**{node.number: node for node in things}, **place_nodes(asked.index, things)}
    found = [node for node in near.values() if node.label in kinds and not node.personal]
    if not found:
        raise GraphError(
            say("these rules speak of {kinds}, and this is none and has none.", kinds=", ".join(sorted(kinds))),
            advice=say("Leave out --rule, or name such a thing."),
        )
    return found


def _require_report(asked: Daily, store: GraphStore, subjects: Sequence[Node]) -> None:
    settings = asked.opened.settings
    if settings.mode is not Mode.PROEF or settings.protocol:
        return
    reported = reported_subjects(store)
    if not any((node.label, node.id) in reported for node in subjects):
        raise GraphError(
            say("without a protocol only what has an application or a report may be looked at."),
            where=str(settings.file),
            advice=say("Fill in protocol there, or wait for an application."),
        )


def _rows(
    asked: Daily, store: GraphStore, rule: Rule, subjects: Sequence[Node], given: Mapping[str, Value]
) -> Iterator[_Row]:
    mine = [node for node in subjects if node.label == rule.subject_kind]
    if not mine:
        return
    values = bind(rule.parameters, given) | {"peildatum": asked.day}
    for node in mine:
        head = (asked.shown.name(node), rule.id)
        try:
            told = list(_told(store, rule, node, values))
        except (GraphError, RuleError) as problem:
            told = [(Result.FAILED.value, str(problem), "", "")]
        yield from ((*head, *each) for each in told)


def _told(
    store: GraphStore, rule: Rule, node: Node, values: Mapping[str, Value]
) -> Iterator[tuple[str, str, str, str]]:
    found = hits_about(store, rule, node.id, values)
    names = names_of(store, found)
    for hit in found:
        yield "treffer", sentence(hit, names), "", ""
    if not found and (why := why_not(store, rule, node.id, values)):
        for reason in reasons(rule, why, values):
            yield "niet", *reason
