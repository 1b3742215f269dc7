"""``rules list``: all rules, in a table."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.detect.library import load_rules


@click.command("list")
@rules_option
@format_option
def list_command(rules_dir: Path | None, form: str) -> None:
    """All rules with family, strength, weight and maturity."""
    found = load_rules(*([rules_dir] if rules_dir else []))
    rows = [(rule.id, rule.family, rule.strength, rule.weight, rule.maturity, rule.title) for rule in found.values()]
    print_rows(form, ("regel", "familie", "sterkte", "gewicht", "rijpheid", "titel"), rows)
