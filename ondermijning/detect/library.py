"""The rules there are: the shipped ones and a municipality's own, under the same checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.indicators import indicators
from ondermijning.detect.lock import LOCK, passed
from ondermijning.detect.rule import Rule, vouched
from ondermijning.errors import RuleError
from ondermijning.registry import discover, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ondermijning.detect.parameters import Value


def load_rules(*extra: Path, anew: bool = False) -> dict[str, Rule]:
    """Every rule by id.

    Args:
        extra: private folders outside the repository.
        anew: check also rules that passed before, as the lock in their folder says.

    Raises:
        RuleError: a file breaks the contract, or the folder it lies in is not that of its family; the message names it.
    """
    return rules_in(shipped_folder("rules"), *extra, anew=anew)


def rules_in(*folders: Path, anew: bool = False) -> dict[str, Rule]:
    """The rules in folders by id; see ``load_rules``."""
    known = frozenset() if anew else frozenset().union(*(passed(folder / LOCK) for folder in folders))
    with vouched(known):
        found = discover(folders, "RULE", Rule, RuleError)
    for rule, path in found.values():
        if path.parent.name != rule.family:
            raise RuleError(f"family {rule.family} differs from the folder {path.parent.name}.", where=str(path))
        strange = sorted(set(rule.indicators) - indicators().keys())
        if strange:
            raise RuleError(f"indicator {', '.join(strange)} is not in the catalogue.", where=str(path))
    return {key: rule for key, (rule, _) in found.items()}


def parse_settings(rules: Mapping[str, Rule], texts: Iterable[str]) -> dict[str, dict[str, Value]]:
    """Parameter values from ``--set``: ``rule.name=value``, or ``name=value`` for every rule that has it.

    Raises:
        RuleError: the form is wrong or no rule has such a parameter.
    """
    given: dict[str, dict[str, Value]] = {}
    for text in texts:
        target, equals, value = text.partition("=")
        rule_id, _, name = target.strip().rpartition(".")
        owners = [rule for rule in rules.values() if rule_id in ("", rule.id) and _has(rule, name)]
        if not equals:
            raise RuleError(f"--set {target.strip()} gives no value.", advice="Write [RULE.]NAME=VALUE.")
        if not owners:
            raise RuleError(
                f"--set {target.strip()}: no rule has this parameter.", advice="See ondermijning rules show."
            )
        for rule in owners:
            parameter = next(parameter for parameter in rule.parameters if parameter.name == name)
            given.setdefault(rule.id, {})[name] = parameter.coerce(value.strip())
    return given


def _has(rule: Rule, name: str) -> bool:
    return any(parameter.name == name for parameter in rule.parameters)
