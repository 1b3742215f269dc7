"""Values as people write them, and sentences with values in them: units, one or many, and what is not known."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.model.words import (
    CODE_WORDS,
    COLUMN_WORDS,
    COUNTED_WORDS,
    ROLE_WORDS,
    SINGULAR,
    TOLD_BY_VALUE,
    WITH_A_CAPITAL,
)
from ondermijning.normalise.dates import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "onbekend"
PROMILLE, EURO = "promille", "euro"
DAY, COUNT, SUM, PARTY = "dag", "aantal", "bedrag", "partij"
ONE_OR_MORE = re.compile(r"[^|{}]+\|[^|{}]+")  # the form of a field: {n:staat|staan}
_UNKNOWN_IN_A_SENTENCE = {DAY: "een onbekende datum", COUNT: "een onbekend aantal", SUM: "een onbekend bedrag"}
_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_UNITS = ("euro", "procent", "promille", "m2")
_WHOLE = 1000


class Told(NamedTuple):
    """A value on its way into a sentence.

    Args:
        text: in words; empty when it is not known.
        kind: dag, aantal, bedrag (of which the sentence says euro), partij, or empty for anything else.
        one: whether it is the number one, or one party.
        again: in words, where the sentence told it before; empty is the same words.
    """

    text: str
    kind: str = ""
    one: bool = False
    again: str = ""


def in_dutch(value: Any, unit: str = "") -> str:
    """A value as people write it: 1 maart 2024, 250.000, ja; a code in words, a share of a thousand as a percentage.

    Args:
        value: anything that a column may hold.
        unit: of the column; only promille changes what is written.
    """
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"
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


def euro(amount: int) -> str:
    """An amount of money: € 813.000, € 2.500."""
    return f"€ {amount:,}".replace(",", ".")


def code_in_words(text: str) -> str:
    """A code as people say it; one that is not on the list without its low lines, any other text as it is."""
    return CODE_WORDS.get(text) or (text.replace("_", " ") if _CODE.fullmatch(text) else text)


def role_in_words(role: str, number: int = 1) -> str:
    """What so many parties or deeds are in a finding."""
    one, more = ROLE_WORDS.get(role, (role.replace("_", " "), f"{role.replace('_', ' ')}s"))
    return one if number == 1 else more


def column_in_words(column: str) -> str:
    """What people call a column: without its unit, which stands behind the value."""
    name, _, unit = column.rpartition("_")
    bare = name if name and unit in _UNITS else column
    return COLUMN_WORDS.get(column) or bare.replace("_", " ")


def column_told(column: str, value: Any) -> str:
    """A column with its value as it stands in a text: a count before what it counts, anything else behind its label.

    Args:
        column: of a node or edge of the graph.
        value: what it holds; days as days.
    """
    words, unit = column_in_words(column), column.rpartition("_")[2]
    if column in COUNTED_WORDS and isinstance(value, int):
        one, more = COUNTED_WORDS[column]
        return f"{_number(value)} {one if value == 1 else more}"
    if value is True:
        return words
    if "dagen" in (column.partition("_")[0], unit):
        time = f"{_number(value)} {'dag' if value == 1 else 'dagen'}"
        return f"{time} {words}" if words == "geleden" else f"{words} {time}"
    match unit:
        case "promille":
            said = share(value)
        case "procent":
            said = f"{value} %"
        case "euro":
            said = f"€ {in_dutch(value)}"
        case "m2":
            said = f"{value} m²"
        case _:
            said = register_word(value) if column in WITH_A_CAPITAL and isinstance(value, str) else in_dutch(value)
    return said if column in TOLD_BY_VALUE else f"{words} {said}"


def register_word(text: str) -> str:
    """A word of a register where it stands in a text: ``Eigendom (recht van)`` is eigendom, ``Bestuurder`` bestuurder."""
    words = code_in_words(text.removesuffix(" (recht van)"))
    return words[:1].lower() + words[1:] if words[1:2].islower() and words.partition(" ")[0][1:].islower() else words


def filled(sentence: str, values: Mapping[str, Told]) -> str:
    """A sentence with its values: what follows a one is singular, and what is not known is said as that.

    A field may choose by number: ``{n:staat|staan}``.
    """
    text, before, told = "", Told(""), set[str]()
    for literal, name, form, _ in Formatter().parse(sentence):
        text += _after(before, literal)
        before = values[name] if name else Told("")
        if name and form:
            one, more = form.split("|")
            text += one if before.one else more
            before = Told(" ")
        elif name:
            text += (before.again if name in told else "") or before.text or _unknown(before, text)
            told.add(name)
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
        return literal.removeprefix(" %").removeprefix(" procent").removeprefix(" euro")
    if before.one and before.kind != PARTY:
        for more in sorted(SINGULAR, key=len, reverse=True):
            if re.match(rf" {more}\b", literal):
                return f" {SINGULAR[more]}{literal[len(more) + 1 :]}"
    return literal
