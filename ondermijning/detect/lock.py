"""The lock of rules: which text each version of a rule stands for, so that none changes unseen.

It also keeps which rules passed the check of this program, so that nobody waits for it again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ondermijning.errors import RuleError
from ondermijning.language import deferred, say
from ondermijning.workspace.atomic import written_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule

LOCK = "rules.lock.json"
_ADVICE = deferred("Raise its version, then run ondermijning rules lock.")


def lock_problems(rules: Mapping[str, Rule], path: Path) -> list[str]:
    """What differs between rules and their lock, one sentence each.

    Raises:
        RuleError: the lock is absent or damaged.
    """
    locked = _read(path)
    problems = [say("{name} is in the lock and no rule.", name=name) for name in sorted(locked.keys() - rules.keys())]
    for name, rule in sorted(rules.items()):
        if name not in locked:
            problems.append(say("{name} is not in the lock.", name=name))
        elif not _is_same(locked[name], rule):
            bumped = rule.version > locked[name]["version"]
            problems.append(
                say("{name} has another version than the lock.", name=name)
                if bumped
                else say("{name} changed. {advice}", name=name, advice=say(_ADVICE))
            )
        elif locked[name].get("checked") != rule.checked_hash:
            problems.append(
                say("{name} was not locked since the check of rules changed. Run ondermijning rules lock.", name=name)
            )
    return problems


def write_lock(rules: Mapping[str, Rule], path: Path) -> None:
    """Lock the rules as they are.

    Raises:
        RuleError: a rule changed and its version did not go up.
    """
    locked = _read(path) if path.exists() else {}
    for name, rule in sorted(rules.items()):
        before = locked.get(name, _entry(rule))
        if not _is_same(before, rule) and rule.version <= before["version"]:
            raise RuleError(
                say("rule {name} changed and its version did not go up.", name=name),
                where=str(path),
                advice=say(_ADVICE),
            )
    entries = {name: _entry(rule) for name, rule in sorted(rules.items())}
    with written_file(path, 0o644) as target:
        target.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


def passed(path: Path) -> frozenset[str]:
    """What a lock says of rules that passed the check, by ``Rule.checked_hash``; nothing where there is no lock.

    Raises:
        RuleError: the lock is damaged.
    """
    return frozenset(str(entry.get("checked")) for entry in _read(path).values()) if path.exists() else frozenset()


def _entry(rule: Rule) -> dict[str, Any]:
    return {"version": rule.version, "sha256": rule.content_hash, "checked": rule.checked_hash}


def _is_same(entry: Mapping[str, Any], rule: Rule) -> bool:
    return (entry["version"], entry["sha256"]) == (rule.version, rule.content_hash)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        for entry in found.values():
            int(entry["version"]), str(entry["sha256"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise RuleError(
            say("is no lock of rules."), where=str(path), advice=say("Run ondermijning rules lock.")
        ) from problem
    return found
