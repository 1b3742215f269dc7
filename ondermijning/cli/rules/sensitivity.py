"""``rules sensitivity``: how much hangs on the value of each parameter of a rule, in numbers only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.engine import engine_option, graph
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import named, rules_option
from ondermijning.cli.shared.session import loads_or_usage, note, session, workspace_option
from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.detect.sensitivity import PERCENTS, spreads, tried
from ondermijning.language import say
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.detect.sensitivity import Spread, Tried
    from ondermijning.graph.current import Clocks

_TRIED = ("regel", "parameter", "punt", "waarde", "eenheid", "treffers", "onderwerpen", "verloren", "erbij")
_SPREADS = (
    "regel",
    "parameter",
    "kenmerk",
    "vergelijking",
    "waarde",
    "eenheid",
    "percentiel",
    "bekend",
    "onbekend",
    *(f"p{percent}" for percent in PERCENTS),
)


@click.command()
@click.argument("name", metavar="RULE", shell_complete=complete_rule)
@click.option("--percentielen", "local", is_flag=True, help="Where each threshold lies among the values found here.")
@click.option("--set", "changed", multiple=True, metavar="[RULE.]NAME=VALUE", help="Another value for a parameter.")
@workspace_option
@clock_options
@engine_option
@rules_option
@format_option
def sensitivity(
    name: str,
    local: bool,
    changed: tuple[str, ...],
    root: Path,
    clocks: Clocks,
    engine: str,
    rules_dir: Path | None,
    form: str,
) -> None:
    """What RULE would find with other values of its parameters, one at a time: numbers only, and nothing is kept.

    "Verloren" and "erbij" count subjects beside those of the usual values. With --percentielen the values of each property
    that RULE compares with a parameter, among all that it matches without that condition.
    """
    rules = load_rules(*([rules_dir] if rules_dir else []))
    rule = named(rules, (name,))[name]
    given = loads_or_usage(lambda: parse_settings({name: rule}, changed)).get(name, {})
    with (
        session(root, Command("rules sensitivity", name)) as opened,
        graph(opened, engine, clocks) as (day, _, store),
    ):
        rows = (
            [_spread(name, each) for each in spreads(store, rule, day, given)]
            if local
            else [_tried(name, each) for each in tried(store, rule, day, given)]
        )
        print_rows(form, _SPREADS if local else _TRIED, rows)
    if not rows:
        note(
            say("{name} compares no property with a parameter alone.", name=name)
            if local
            else say("{name} has no number to vary.", name=name)
        )


def _tried(name: str, each: Tried) -> tuple[Any, ...]:
    return (
        name,
        each.parameter.name,
        each.point,
        each.value,
        each.parameter.unit,
        each.hits,
        each.subjects,
        each.lost,
        each.gained,
    )


def _spread(name: str, each: Spread) -> tuple[Any, ...]:
    compared = each.threshold
    return (
        name,
        compared.parameter.name,
        f"{compared.variable}.{compared.prop}",
        compared.operator,
        each.value,
        compared.parameter.unit,
        "-" if each.below is None else each.below,
        each.known,
        each.unknown,
        *(each.percentiles or ("-",) * len(PERCENTS)),
    )
