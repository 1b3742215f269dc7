"""Values as people write them, and sentences with values in them: units, one or many, and what is not known."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.model.words import CODE_WORDS, SINGULAR

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "onbekend"
PROMILLE, EURO = "promille", "euro"
DAY, COUNT, SUM = "dag", "aantal", "bedrag"
ONE_OR_MORE = re.compile(r"[^|{}]+\|[^|{}]+")  # the form of a field: {n:staat|staan}
_UNKNOWN_IN_A_SENTENCE = {DAY: "een onbekende datum", COUNT: "een onbekend aantal", SUM: "een onbekend bedrag"}
_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_WHOLE = 1000
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
           "december")  # fmt: skip


class Told(NamedTuple):
    """A value on its way into a sentence.

    Args:
        text: in words; empty when it is not known.
        kind: dag, aantal, bedrag (of which the sentence says euro), or empty for anything else.
        one: whether it is the number one.
    """

    text: str
    kind: str = ""
    one: bool = False


def in_dutch(value: Any, unit: str = "") -> str:
    """A value as people write it: 1 maart 2024, 250.000, ja; a code in words, a share of a thousand as a percentage.

    Args:
        value: anything that a column may hold.
        unit: of the column; only promille changes what is written.
    """
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, int):
        return share(value) if unit == PROMILLE else _number(value)
    return code_in_words(str(value))


def unit_of(column: str) -> str:
    """The unit that a column of the graph has in its name, where in_dutch needs it."""
    return PROMILLE if column.endswith(f"_{PROMILLE}") else ""


def share(promille: int) -> str:
    """A share as a percentage: 100 %, 33,3 %."""
    whole, tenth = divmod(abs(promille), _WHOLE // 100)
    return f"{'-' if promille < 0 else ''}{whole}{f',{tenth}' if tenth else ''} %"


def code_in_words(text: str) -> str:
    """A code as people say it; one that is not on the list without its low lines, any other text as it is."""
    return CODE_WORDS.get(text) or (text.replace("_", " ") if _CODE.fullmatch(text) else text)


def filled(sentence: str, values: Mapping[str, Told]) -> str:
    """A sentence with its values: what follows a one is singular, and what is not known is said as that.

    A field may choose by number: ``{n:staat|staan}``.
    """
    text, before = "", Told("")
    for literal, name, form, _ in Formatter().parse(sentence):
        text += _after(before, literal)
        before = values[name] if name else Told("")
        if name and form:
            one, more = form.split("|")
            text += one if before.one else more
            before = Told(" ")
        elif name:
            text += before.text or _unknown(before, text)
    return text


def readable(sentence: str) -> str:
    """A sentence without its values, for people: a field that chooses by number as for many."""
    return re.sub(r"\{\w+:[^|{}]+\|([^|{}]+)\}", r"\1", sentence)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".") if abs(value) >= 10 * _WHOLE else str(value)


def _unknown(told: Told, text: str) -> str:
    """Unknown as a part of a sentence; behind a colon or in brackets one word says it."""
    return UNKNOWN if text.endswith((": ", "(")) else _UNKNOWN_IN_A_SENTENCE.get(told.kind, UNKNOWN)


def _after(before: Told, literal: str) -> str:
    """What follows a value: singular behind a one, and no unit behind what is not known."""
    if not before.text and before.kind:
        return literal.removeprefix(" %").removeprefix(" euro")
    if before.one:
        for more in sorted(SINGULAR, key=len, reverse=True):
            if re.match(rf" {more}\b", literal):
                return f" {SINGULAR[more]}{literal[len(more) + 1 :]}"
    return literal
