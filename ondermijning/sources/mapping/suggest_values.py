"""How much a column of an unknown file is like one of ours, by its name and by what its values look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz import fuzz

from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.grants import grant_year
from ondermijning.normalise.identifiers import bag_id, iban, kvk_number, postcode, rsin
from ondermijning.normalise.money import parse_euro
from ondermijning.sources.mapping.columns import ORDERS, reordered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ondermijning.normalise.dates import PartialDate

Check: TypeAlias = "Callable[[str], object]"

_OF_NAME, _OF_VALUES = 0.75, 25  # a name that is alike, and values that all fit, make 100
_TELLING, _OF_TELLING_NAME, _OF_TELLING_VALUES = 0.9, 0.4, 45  # values that can hardly be anything else
_ALL_OF_OURS, _LITTLE_MORE = 65, 20
_UNFIT = 0.5  # of the values; with fewer that fit it is another column, whatever its name


def as_date(text: str) -> PartialDate | None:
    """The date in a text that loaders read; None where they do not."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _date_in_any_order(text: str) -> None:
    if not any(as_date(reordered(text, order)) for order in ORDERS):
        raise ValueError("is no date")


def _whole_number(text: str) -> None:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("is no whole number")


# Parts of our names → what their values look like, the most telling first, and whether hardly anything else looks so.
_KINDS: tuple[tuple[re.Pattern[str], Check, bool], ...] = (
    (re.compile(r"datum|^geldig_|^ontvangst|_van$|_tot$"), _date_in_any_order, False),
    (re.compile(r"kvk"), kvk_number, True),
    (re.compile(r"rsin"), rsin, True),
    (re.compile(r"iban"), iban, True),
    (re.compile(r"^(activiteit_)?bag_id$|(nummeraanduiding|adresseerbaarobject|verblijfsobject|pand|openbareruimte)_id$"),
     bag_id, True),
    (re.compile(r"postcode"), postcode, True),
    (re.compile(r"jaar"), grant_year, False),
    (re.compile(r"bedrag|koopsom|bouwsom|waarde|euro"), parse_euro, False),
    (re.compile(r"^huisnummer$|^aantal|_m2$|oppervlakte"), _whole_number, False),
)  # fmt: skip


def is_date(ours: str) -> bool:
    """Whether our column holds dates."""
    kind = _kind(ours)
    return kind is not None and kind[0] is _date_in_any_order


def likeness(theirs: str, ours: str, values: Sequence[str], *, synonym: bool) -> int:
    """How much a column is like ours, 0 to 100.

    Args:
        theirs: its name in the file.
        ours: our name.
        values: a sample of what stands in it, without empty values.
        synonym: whether another municipality is known to use that name for it.
    """
    name = 100 if synonym else _alike(theirs, ours)
    kind = _kind(ours)
    if kind is None or not values:
        return round(name)
    check, telling = kind
    fit = sum(_fits(check, value) for value in values) / len(values)
    if fit < _UNFIT:
        return 0
    score = _OF_NAME * name + _OF_VALUES * fit
    if telling and fit >= _TELLING:
        score = max(score, _OF_TELLING_NAME * name + _OF_TELLING_VALUES)
    return round(score)


def _kind(ours: str) -> tuple[Check, bool] | None:
    return next(((check, telling) for pattern, check, telling in _KINDS if pattern.search(ours)), None)


def _fits(check: Check, value: str) -> bool:
    try:
        check(value)
    except ValueError:
        return False
    return True


def _alike(theirs: str, ours: str) -> float:
    left, right = (re.sub(r"[\W_]+", " ", name.casefold()).strip() for name in (theirs, ours))
    return max(
        fuzz.token_sort_ratio(left, right),
        fuzz.ratio(left.replace(" ", ""), right.replace(" ", "")),
        _within(left.split(), right.split()),
    )


def _within(theirs: list[str], ours: list[str]) -> float:
    """For a name that says ours and more, such as ``soort gebeurtenis``: the less more, the better."""
    return _ALL_OF_OURS + _LITTLE_MORE * len(ours) / len(theirs) if set(ours) <= set(theirs) else 0
