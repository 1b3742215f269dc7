"""The rules there are: the shipped ones and a municipality's own, under the same checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.indicators import indicators
from ondermijning.detect.lock import LOCK, passed
from ondermijning.detect.rule import Rule, vouched
from ondermijning.errors import RuleError
from ondermijning.language import say
from ondermijning.registry import discover, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ondermijning.detect.parameters import Value


class Library(dict[str, Rule]):
    """Every rule there is, by id.

    Args:
        rules: the rules.
        own: ids of those from a folder of the municipality.
        own_read: whether such a folder was read; else those in it are not known here.
    """

    def __init__(self, rules: Mapping[str, Rule], own: frozenset[str] = frozenset(), *, own_read: bool = False) -> None:
        super().__init__(rules)
        self.own, self.own_read = own, own_read


def load_rules(*extra: Path, anew: bool = False) -> Library:
    """Every rule by id.

    Args:
        extra: private folders outside the repository.
        anew: check also rules that passed before, as the lock in their folder says.

    Raises:
        RuleError: a file breaks the contract, or the folder it lies in is not that of its family; the message names it.
    """
    return rules_in(shipped_folder("rules"), *extra, anew=anew)


def rules_in(shipped: Path, *extra: Path, anew: bool = False) -> Library:
    """The rules in folders by id; see ``load_rules``."""
    folders = (shipped, *extra)
    known = frozenset() if anew else frozenset().union(*(passed(folder / LOCK) for folder in folders))
    with vouched(known):
        found = discover(folders, "RULE", Rule, RuleError)
    for rule, path in found.values():
        if path.parent.name != rule.family:
            raise RuleError(
                say("family {family} differs from the folder {name}.", family=rule.family, name=path.parent.name),
                where=str(path),
            )
        strange = sorted(set(rule.indicators) - indicators().keys())
        if strange:
            raise RuleError(
                say("indicator {strange} is not in the catalogue.", strange=", ".join(strange)), where=str(path)
            )
    own = frozenset(key for key, (_, path) in found.items() if not path.is_relative_to(shipped))
    return Library({key: rule for key, (rule, _) in found.items()}, own, own_read=bool(extra))


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
            raise RuleError(
                say("--set {target} gives no value.", target=target.strip()), advice=say("Write [RULE.]NAME=VALUE.")
            )
        if not owners:
            raise RuleError(
                say("--set {target}: no rule has this parameter.", target=target.strip()),
                advice=say("See ondermijning rules show."),
            )
        for rule in owners:
            parameter = next(parameter for parameter in rule.parameters if parameter.name == name)
            given.setdefault(rule.id, {})[name] = parameter.coerce(value.strip())
    return given


def _has(rule: Rule, name: str) -> bool:
    return any(parameter.name == name for parameter in rule.parameters)
