"""How values are written on a page: days, amounts and shares in Dutch, and columns by a label with their unit."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.normalise import dutch
from ondermijning.normalise.dutch import code_in_words, column_in_words, in_dutch, role_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING = "onbekend"
_SPACE = "\u00a0"  # keeps a number and its unit on one line

_SIGNS = {"procent": "%", "m2": "m²"}
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_NUMBERS = re.compile(r"-?[\d.]+(?:, -?[\d.]+)*")  # one or several, as a signal tells them
_DAYS = "dagen"

_REGISTERS = {
    "brk": "Kadaster (BRK)", "brk_csv": "Kadaster (BRK, platte export)", "kik": "Kadaster (hypotheken)",
    "hr": "Handelsregister, inschrijving", "kvk": "Handelsregister, profiel", "kvk_lijst": "Handelsregister, lijst",
    "woz": "WOZ-administratie", "bag": "BAG",
    "prijsindex": "CBS, prijsindex koopwoningen", "vergunningen": "vergunningen", "subsidies": "subsidieregister",
    "subsidies_intern": "subsidieadministratie", "gebeurtenissen": "lijst van besluiten en sluitingen",
    "bewoning": "tellingen van ingeschrevenen", "insolventies": "Centraal Insolventieregister",
    "transacties": "lijst van verkopen", "sru": "officiële bekendmakingen", "buurten": "CBS, buurten",
    "corporatiebezit": "bezit van corporaties", "kredietverleners": "registers van DNB en AFM",
    "erfpacht": "erfpachtadministratie",
}  # fmt: skip


def day(value: Any) -> str:
    """A day in words: 31 maart 2024; ``onbekend`` without one."""
    if not value:
        return NOTHING
    return in_dutch(value if isinstance(value, date) else date.fromisoformat(str(value)))


def euro(amount: int) -> str:
    """€ 813.000, on one line."""
    return dutch.euro(amount).replace(" ", _SPACE)


def share(promille: int) -> str:
    """1000 as 100 %, 333 as 33,3 %, on one line."""
    return dutch.share(promille).replace(" ", _SPACE)


def number(value: float) -> str:
    """1,5 or 2: as people write it."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def event(kind: str) -> str:
    """A kind of event in words."""
    return code_in_words(kind)


def role(name: str) -> str:
    """What a party or deed is in a finding."""
    return role_in_words(name)


def label(column: str) -> str:
    """What people call a column."""
    return column_in_words(column)


def valued(column: str, value: str) -> str:
    """A value as a signal tells it, with its unit; days in words."""
    _, _, unit = column.rpartition("_")
    if unit == "promille" and value.lstrip("-").isdigit():
        return share(int(value))
    if unit == "euro":
        return f"€{_SPACE}{value}"
    if _DAYS in column.split("_") and _NUMBERS.fullmatch(value):
        return counted(value)
    sign = _SIGNS.get(unit)
    return f"{value}{_SPACE}{sign}" if sign else _DATE.sub(lambda found: day(found[0]), value)


def shortened(text: str, most: int) -> str:
    """A text of so many signs at most; what was cut off is said."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def counted(days: str) -> str:
    """1 dag, 103 dagen, on one line."""
    return f"{days}{_SPACE}{'dag' if days in ('1', '-1') else 'dagen'}"


def joined_by(link: Mapping[str, Any]) -> str:
    """How mentions were joined that no key of the registers joins."""
    return f"gekoppeld {link['hoe']}, dus op naam en plek alleen" if link.get("hoe") else "samengevoegd op gelijkenis"


def register_name(source: str) -> str:
    """What people call a register."""
    return _REGISTERS.get(source, source)
