"""``rules``: list, show and check rules; writing, trying and approving them stands in files of their own."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.line.detect import rules_option
from ondermijning.cli.rules.approve import approvals, approve, withdraw
from ondermijning.cli.rules.make import lock, new, try_rule
from ondermijning.cli.rules.sensitivity import sensitivity
from ondermijning.cli.rules.survey import cards, survey
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_names import named
from ondermijning.cli.shared.session import note
from ondermijning.detect.compose import rows_text
from ondermijning.detect.countering import counter_text
from ondermijning.detect.library import load_rules, rules_in
from ondermijning.detect.lock import LOCK, lock_problems
from ondermijning.detect.parameters import bind
from ondermijning.errors import RuleError
from ondermijning.graph.embedded_build import empty_embedded
from ondermijning.registry import shipped_folder


@click.group()
def rules() -> None:
    """List, show, check, write, try and approve rules."""


@rules.command("list")
@rules_option
@format_option
def list_command(rules_dir: Path | None, form: str) -> None:
    """All rules with family, strength, weight and maturity."""
    found = load_rules(*([rules_dir] if rules_dir else []))
    rows = [(rule.id, rule.family, rule.strength, rule.weight, rule.maturity, rule.title) for rule in found.values()]
    print_rows(form, ("regel", "familie", "sterkte", "gewicht", "rijpheid", "titel"), rows)


@rules.command("show")
@click.argument("rule")
@rules_option
def show(rule: str, rules_dir: Path | None) -> None:
    """Everything about one rule: what it looks for, why it may, what else could explain a hit."""
    from ondermijning.report.rules.text import rule_card  # noqa: PLC0415 - only for people

    found = load_rules(*([rules_dir] if rules_dir else []))
    click.echo(rule_card(named(found, (rule,))[rule]))


@rules.command("check")
@rules_option
def check(rules_dir: Path | None) -> None:
    """Check every rule file, and bind each text on the empty model in the embedded engine."""
    found = load_rules(*([rules_dir] if rules_dir else []))
    with empty_embedded() as store:
        for rule in found.values():
            parameters = bind(rule.parameters, {}) | {"peildatum": rule.card.review_by}
            store.rows(rows_text(rule), parameters)
            for count in filter(None, (rule.population, rule.undecided)):
                store.rows(count, {})
            for counter in rule.counters:
                store.rows(counter_text(rule, counter), parameters)
    problems = _lock_problems(rules_dir)
    if problems:
        raise RuleError(" ".join(problems), where=LOCK)
    note(f"{len(found)} rules are in order.")


def _lock_problems(rules_dir: Path | None) -> list[str]:
    """What differs from the lock: of the shipped rules, and of one's own where they have a lock."""
    folders = [shipped_folder("rules"), *([rules_dir] if rules_dir and (rules_dir / LOCK).exists() else [])]
    return [problem for folder in folders for problem in lock_problems(rules_in(folder), folder / LOCK)]


for command in (new, lock, try_rule, survey, sensitivity, cards, approve, withdraw, approvals):
    rules.add_command(command)
