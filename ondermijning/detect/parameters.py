"""Parameters of rules: declared, coerced and range-checked here, since the engines do neither.

A missing parameter returns no rows in one engine and an error in the other; a text where a number is meant is cast by one
and NULL in the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from ondermijning.errors import RuleError
from ondermijning.language import say
from ondermijning.model import ColumnType
from ondermijning.normalise.dates import whole_day

if TYPE_CHECKING:
    from collections.abc import Mapping

INT64 = ColumnType.INT64
DATE = ColumnType.DATE
TEXT = ColumnType.TEXT

Value: TypeAlias = int | date | str
_TYPES: dict[ColumnType, type] = {INT64: int, DATE: date, TEXT: str}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold or window of a rule.

    Args:
        name: the ``$name`` in the text, Dutch, ASCII.
        kind: INT64, DATE or TEXT.
        unit: dagen, procent, euro, … or empty.
        default, low, high: value and allowed range; for TEXT the range is ignored.
        source: where the default comes from, or that it is a proposal.
    """

    name: str
    kind: ColumnType
    unit: str
    default: Value
    low: Value
    high: Value
    source: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name) or self.name == "peildatum":
            raise RuleError(say("parameter name {name!r} is not lower-case ASCII, or is taken.", name=self.name))
        if self.kind not in (INT64, DATE, TEXT):
            raise RuleError(
                say("parameter {name} is of kind {kind}; use INT64, DATE or TEXT.", name=self.name, kind=self.kind)
            )
        if not self.source.strip():
            raise RuleError(say("parameter {name} does not say where its default comes from.", name=self.name))
        self.coerce(self.default)

    def coerce(self, value: Value) -> Value:
        """The value in the parameter's kind.

        Args:
            value: a value of the kind, or its text as a person typed it.

        Raises:
            RuleError: it is of another kind or out of range.
        """
        found = self._converted(value)
        if self.kind is not TEXT:
            low, high = self._converted(self.low), self._converted(self.high)
            if not low <= found <= high:  # type: ignore[operator]
                raise RuleError(
                    say(
                        "parameter {name} must lie between {low} and {high} {unit}",
                        name=self.name,
                        low=low,
                        high=high,
                        unit=self.unit,
                    ).rstrip()
                    + "."
                )
        return found

    def _converted(self, value: Value) -> Value:
        if type(value) is _TYPES[self.kind]:  # not isinstance: a truth value is an int, a moment is a date
            return value
        wrong = RuleError(say("parameter {name} takes {kind}.", name=self.name, kind=self.kind))
        if not isinstance(value, str):
            raise wrong
        try:
            return int(value) if self.kind is INT64 else whole_day(value)
        except ValueError:
            raise wrong from None


def bind(parameters: tuple[Parameter, ...], given: Mapping[str, Value]) -> dict[str, Value]:
    """A value for every parameter: what was given, else its default.

    Raises:
        RuleError: a given name is not declared, or a value does not fit.
    """
    known = {parameter.name: parameter for parameter in parameters}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise RuleError(
            say(
                "no parameter {unknown}; known are {known}.",
                unknown=", ".join(unknown),
                known=", ".join(sorted(known)) or say("none"),
            )
        )
    return {name: parameter.coerce(given.get(name, parameter.default)) for name, parameter in known.items()}
