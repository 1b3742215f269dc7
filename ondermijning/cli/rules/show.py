"""``rules show``: everything about one rule."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.rule_options import named, rules_option
from ondermijning.detect.library import load_rules
from ondermijning.report.rules.text import rule_card


@click.command("show")
@click.argument("rule", shell_complete=complete_rule)
@rules_option
def show(rule: str, rules_dir: Path | None) -> None:
    """Everything about one rule: what it looks for, why it may, what else could explain a hit."""
    found = load_rules(*([rules_dir] if rules_dir else []))
    click.echo(rule_card(named(found, (rule,))[rule]))
