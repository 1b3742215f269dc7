"""``rules check``: whether every rule keeps to its contract, binds in the engine and is the one that is locked."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import note
from ondermijning.detect.compose import rows_text
from ondermijning.detect.countering import counter_text
from ondermijning.detect.library import load_rules, rules_in
from ondermijning.detect.lock import LOCK, lock_problems
from ondermijning.detect.parameters import bind
from ondermijning.errors import RuleError
from ondermijning.graph.embedded_build import empty_embedded
from ondermijning.language import say
from ondermijning.registry import shipped_folder


@click.command("check")
@rules_option
def check(rules_dir: Path | None) -> None:
    """Check every rule file, and bind each text on the empty model in the embedded engine."""
    found = load_rules(*([rules_dir] if rules_dir else []), anew=True)
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
    note(say("{count} rules are in order.", count=len(found)))


def _lock_problems(rules_dir: Path | None) -> list[str]:
    """What differs from the lock: of the shipped rules, and of one's own where they have a lock."""
    folders = [shipped_folder("rules"), *([rules_dir] if rules_dir and (rules_dir / LOCK).exists() else [])]
    return [problem for folder in folders for problem in lock_problems(rules_in(folder), folder / LOCK)]
