"""``rules``: listing, showing and checking rules, writing and trying them, and who lets them run."""

from __future__ import annotations

import click

from ondermijning.cli.shared.lazy import LazyGroup

_HERE = "ondermijning.cli.rules"

COMMANDS = {
    "list": (f"{_HERE}.list:list_command", "All rules with family, strength, weight and maturity."),
    "show": (f"{_HERE}.show:show", "Everything about one rule."),
    "check": (f"{_HERE}.check:check", "Check every rule file, and bind each text in the embedded engine."),
    "new": (f"{_HERE}.make:new", "Write a rule and its test from a template."),
    "lock": (f"{_HERE}.make:lock", "Lock the rules as they are."),
    "test": (f"{_HERE}.make:try_rule", "Run the test of a rule of your own."),
    "survey": (f"{_HERE}.survey:survey", "Count what rules would find in the graph; nothing is kept."),
    "sensitivity": (f"{_HERE}.sensitivity:sensitivity", "What a rule would find with other values of its parameters."),
    "cards": (f"{_HERE}.survey:cards", "Write a card per rule for front desks."),
    "approve": (f"{_HERE}.approve:approve", "Let a rule run on real data as it is now."),
    "withdraw": (f"{_HERE}.approve:withdraw", "Withdraw the approval of a rule."),
    "approvals": (f"{_HERE}.approve:approvals", "Which rules may run on real data today, and why the others may not."),
}


@click.group(cls=LazyGroup, commands=COMMANDS)
def rules() -> None:
    """List, show, check, write, try and approve rules."""
