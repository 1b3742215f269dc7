"""``rules new``, ``rules lock`` and ``rules test``: writing a rule."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import click

from ondermijning.cli.shared.session import note
from ondermijning.clock import today
from ondermijning.detect.library import rules_in
from ondermijning.detect.lock import LOCK, write_lock
from ondermijning.detect.rule import FAMILIES
from ondermijning.detect.template import new_rule
from ondermijning.errors import RuleError
from ondermijning.language import say
from ondermijning.registry import shipped_folder
from ondermijning.trust.audit import actor

own_rules = click.option(
    "--rules-dir",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with rules of your own.",
)


@click.command()
@click.argument("name")
@click.option("--family", required=True, type=click.Choice(FAMILIES), help="What it is about.")
@own_rules
def new(name: str, family: str, rules_dir: Path) -> None:
    """Write rule NAME and its test from a template that is right in form; then fill in what it asks."""
    day = today()
    rule, test = new_rule(rules_dir, name, family, actor(), day.replace(year=day.year + 1, day=1))
    for path in (rule, test):
        click.echo(path)
    where = f"--rules-dir {rules_dir}"
    note(
        say(
            "Fill in both, then: ondermijning rules check {where}; ondermijning rules test {name} {path}.",
            where=where,
            name=name,
            path=where,
        )
    )


@click.command()
@click.option("--rules-dir", type=click.Path(path_type=Path), help="Lock these rules; else those that are shipped.")
def lock(rules_dir: Path | None) -> None:
    """Lock the rules as they are; a rule that changed must have a higher version."""
    folder = rules_dir or shipped_folder("rules")
    found = rules_in(folder, anew=True)
    write_lock(found, folder / LOCK)
    note(say("{count} rules are locked in {folder}.", count=len(found), folder=folder / LOCK))


@click.command("test")
@click.argument("name")
@own_rules
def try_rule(name: str, rules_dir: Path) -> None:
    """Run the test of rule NAME: the file _test_NAME.py beside it."""
    if importlib.util.find_spec("pytest") is None:
        raise RuleError(say("pytest is not installed."), advice=say("Install it with: pip install pytest."))
    rule = rules_in(rules_dir).get(name)
    test = rules_dir / rule.family / f"_test_{name}.py" if rule else None
    if test is None or not test.is_file():
        raise RuleError(
            say("no test of rule {name}.", name=name), where=str(rules_dir), advice=say("Make both with rules new.")
        )
    command = [sys.executable, "-m", "pytest", "-q", str(test)]
    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - our own interpreter, on a file that people named
