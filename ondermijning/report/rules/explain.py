"""Why a rule says nothing about a subject, in words: what was asked, what was found, and how far apart they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.model import column_of
from ondermijning.normalise.dutch import PROMILLE, in_dutch, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.detect.why_not import Failed, WhyNot

_COMPARED = re.compile(
    r"(?P<owner>\w+)\.(?P<name>\w+) (?P<sign><=|>=|<|>|=|<>) (?P<limit>\$\w+|'[^']*'|\d+|true|false)"
)
_IS = re.compile(r"(?P<owner>\w+)\.(?P<name>\w+) IS (?P<what>NOT NULL|NULL)")
_SIGNS = {"<=": "hoogstens", ">=": "minstens", "<": "minder dan", ">": "meer dan", "=": "", "<>": "anders dan"}
_FIXED = {"NULL": "niet ingevuld", "NOT NULL": "bekend", "true": "ja", "false": "nee"}
_TOO = {"<": "te veel", ">": "te weinig"}


class Reason(NamedTuple):
    """One reason why not.

    Args:
        asked: what the rule asks.
        found: what the graph holds.
        apart: how far apart they are, for numbers; else empty.
    """

    asked: str
    found: str
    apart: str = ""


def reasons(rule: Rule, why: WhyNot, values: Mapping[str, Value]) -> Iterator[Reason]:
    """The reasons, in the order of the rule.

    Args:
        rule: the rule.
        why: what was found.
        values: of its parameters.
    """
    if why.pattern:
        yield Reason(f"in de graaf: {why.pattern}", "ontbreekt")
    for failed in why.failed:
        yield _reason(rule, failed, values)


def _reason(rule: Rule, failed: Failed, values: Mapping[str, Value]) -> Reason:
    text = failed.condition.text
    found = ", ".join(f"{name}: {_known(value, unit_of(name))}" for (_, name), value in failed.found.items())
    if compared := _COMPARED.fullmatch(text):
        limit = _limit(compared["limit"], values)
        unit = _unit(rule, compared["owner"], compared["name"])
        asked = " ".join(filter(None, (compared["name"], _SIGNS[compared["sign"]], _with_unit(limit, unit))))
        return Reason(asked, found, _apart(next(iter(failed.found.values())), limit, compared["sign"], unit))
    if known := _IS.fullmatch(text):
        return Reason(f"{known['name']} {_FIXED[known['what']]}", found)
    filled = re.sub(r"\$(\w+)", lambda name: in_dutch(values[name[1]]), text)
    return Reason(filled, found)


def _limit(text: str, values: Mapping[str, Value]) -> Value:
    if text.startswith("$"):
        return values[text[1:]]
    return int(text) if text.isdigit() else _FIXED.get(text, text.strip("'"))


def _unit(rule: Rule, variable: str, name: str) -> str:
    kinds = rule.pattern.nodes.get(variable) or rule.pattern.edges.get(variable) or frozenset()
    column = column_of(kinds, name)
    return column.unit if column else ""


def _apart(value: object, limit: Value, sign: str, unit: str) -> str:
    if type(value) is not int or type(limit) is not int or sign[0] not in _TOO:
        return ""
    return f"{_with_unit(abs(value - limit), unit)} {_TOO[sign[0]]}"


def _with_unit(value: Value, unit: str) -> str:
    return in_dutch(value, unit) if unit == PROMILLE else f"{in_dutch(value)} {unit}".rstrip()


def _known(value: object, unit: str) -> str:
    return "niet bekend" if value is None else in_dutch(value, unit)
