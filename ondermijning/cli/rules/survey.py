"""``rules survey`` and ``rules cards``: counts of a rule before it is let loose, and what a front desk may know of it."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.engine import engine_option, graph
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import named, rules_option
from ondermijning.cli.shared.session import loads_or_usage, note, session, workspace_option
from ondermijning.detect.counter import TELLS
from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.detect.run import run_rules
from ondermijning.language import say
from ondermijning.report.rules.card import front_desk_card
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ondermijning.detect.hits import Hit
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.store import GraphStore

_COLUMNS = (
    "regel",
    "uitkomst",
    "gevallen",
    "treffers",
    "per 1.000",
    "onderwerpen",
    "verklaard",
    "milliseconden",
    "reden",
)
_Row = tuple[str, str, int, int, str, int, int, int, str]


@click.command()
@click.argument("names", nargs=-1, metavar="[RULE]...", shell_complete=complete_rule)
@workspace_option
@clock_options
@engine_option
@click.option("--set", "changed", multiple=True, metavar="[RULE.]NAME=VALUE", help="Another value for a parameter.")
@rules_option
@format_option
def survey(
    names: tuple[str, ...],
    root: Path,
    clocks: Clocks,
    engine: str,
    changed: tuple[str, ...],
    rules_dir: Path | None,
    form: str,
) -> None:
    """Count what RULE would find in the graph, all rules if none is named: numbers only, and nothing is kept.

    Also for rules that are not approved yet. "Verklaard" counts hits for which the graph holds an explanation.
    """
    rules = load_rules(*([rules_dir] if rules_dir else []))
    chosen = named(rules, names).values()
    given = loads_or_usage(lambda: parse_settings(rules, changed))
    with (
        session(root, Command("rules survey", engine)) as opened,
        graph(opened, engine, clocks) as (day, _, store),
    ):
        print_rows(form, _COLUMNS, (_counted(store, rule, day, given.get(rule.id, {})) for rule in chosen))


def _counted(store: GraphStore, rule: Rule, day: date, given: Mapping[str, Value]) -> _Row:
    begun = perf_counter()
    (outcome,) = run_rules(store, [rule], day, frozenset(rule.sources), {rule.id: given})
    spent = round((perf_counter() - begun) * 1000)
    ((cases,),) = store.rows(rule.population, {})
    share = f"{1000 * len(outcome.hits) / cases:.1f}" if cases else "-"
    subjects, explained = len({hit.subject for hit in outcome.hits}), sum(map(_is_explained, outcome.hits))
    return (
        rule.id,
        outcome.result.value,
        cases,
        len(outcome.hits),
        share,
        subjects,
        explained,
        spent,
        outcome.reason,
    )


def _is_explained(hit: Hit) -> bool:
    return any(against.counter.effect != TELLS for against in hit.against)


@click.command()
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="A folder for the cards.")
@rules_option
def cards(out: Path, rules_dir: Path | None) -> None:
    """Write a card per rule for front desks: what to look out for, and what else it may be; without any person."""
    rules = load_rules(*([rules_dir] if rules_dir else []))
    out.mkdir(parents=True, exist_ok=True)
    for rule in rules.values():
        (out / f"{rule.id}.md").write_text(front_desk_card(rule), encoding="utf-8")
    note(say("{count} cards are in {folder}.", count=len(rules), folder=out))
