"""How much a column of an unknown file is like one of ours, by its name and by what its values look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz import fuzz

from ondermijning.language import say
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.grants import grant_year
from ondermijning.normalise.identifiers import bag_id, iban, kvk_number, postcode, rsin
from ondermijning.normalise.insolvency_numbers import insolvency_number
from ondermijning.normalise.money import parse_euro
from ondermijning.sources.mapping.columns import ORDERS, reordered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ondermijning.normalise.dates import PartialDate

Check: TypeAlias = "Callable[[str], object]"

_OF_NAME, _OF_VALUES = 0.75, 25  # a name that is alike, and values that all fit, make 100
_TELLING, _OF_TELLING_NAME, _OF_TELLING_VALUES = 0.9, 0.4, 45  # values that can hardly be anything else
_ALL_OF_OURS, _LITTLE_MORE = 65, 20
_WORDS_OF_A_NUMBER = 3
_UNFIT = 0.5  # of the values; with fewer that fit it is another column, whatever its name


def as_date(text: str) -> PartialDate | None:
    """The date in a text that loaders read; None where they do not."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _date_in_any_order(text: str) -> None:
    if not any(as_date(reordered(text, order)) for order in ORDERS):
        raise ValueError(say("is no date"))


def _addition(text: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9]{1,4}(?:[ -][A-Za-z0-9]{1,3})?", text):
        raise ValueError(say("is no addition to a house number"))


def _role(text: str) -> None:
    if not re.search(
        r"perso|bedrijf|organisatie|particulier|kvk|bsn|rsin|onderneming|vestiging|^(?:nnp|np)$", text.casefold()
    ):
        raise ValueError(say("is no kind of party"))


def _reference(text: str) -> None:
    if not re.search(r"[0-9]", text) or len(text.split()) > _WORDS_OF_A_NUMBER:
        raise ValueError(say("is no number of a file"))


def _whole_number(text: str) -> None:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(say("is no whole number"))


# Parts of our names → what their values look like, the most telling first, and whether hardly anything else looks so.
_KINDS: tuple[tuple[re.Pattern[str], Check, bool], ...] = (
    (re.compile(r"datum|^geldig_|^ontvangst|_van$|_tot$"), _date_in_any_order, False),
    (re.compile(r"^insolventienummer$"), insolvency_number, True),
    (re.compile(r"kvk"), kvk_number, True),
    (re.compile(r"rsin"), rsin, True),
    (re.compile(r"iban"), iban, True),
    (
        re.compile(
            r"^(activiteit_)?bag_id$|(nummeraanduiding|adresseerbaarobject|verblijfsobject|pand|openbareruimte)_id$"
        ),
        bag_id,
        True,
    ),
    (re.compile(r"postcode"), postcode, True),
    (re.compile(r"jaar"), grant_year, False),
    (re.compile(r"bedrag|koopsom|bouwsom|waarde|euro"), parse_euro, False),
    (re.compile(r"toevoeging$|huisletter$"), _addition, False),
    (re.compile(r"^(?:aanvrager|houder|eigenaar|gebruiker)_?type$"), _role, False),
    (re.compile(r"^(?:zaak|dossier)nummer$|^gebeurtenis_id$"), _reference, False),
    (re.compile(r"^huisnummer$|^aantal|_m2$|oppervlakte"), _whole_number, False),
)


# Words of a term's two sides, as municipalities name their columns; ``van`` and ``tot`` count at the end of a name only.
_BEGINS = re.compile(r"begin|start|aanvang|ingang|vanaf|sinds|oprichting|\bvestiging|\binschrijving|\bvan$")
_ENDS = re.compile(
    r"eind|t/m|\btm$|\btot(?: en met)?$|verval|verlop|opheffing|ontbinding|uitschrijving|doorhaling|be[eë]indig"
)


def is_date(ours: str) -> bool:
    """Whether our column holds dates."""
    kind = _kind(ours)
    return kind is not None and kind[0] is _date_in_any_order


# What is typical of a sum in one of our columns, in euro; a column of which half lies outside is most likely another one.
_USUAL_SUMS = (
    (re.compile(r"bedrag"), 50, 5_000_000),
    (re.compile(r"bouwsom"), 250, 100_000_000),
    (re.compile(r"koopsom|waarde|transactiesom"), 5_000, 100_000_000),
)
_OF_MONEY = re.compile(
    r"bedrag|euro|€|\beur\b|som$|waarde|prijs|kosten|subsidie|verleend|toegekend|aangevraagd|vastgesteld"
)
_WRITTEN_AS_MONEY = re.compile(r"€|eur|[.,][0-9]{2}$|[.,]-", re.IGNORECASE)


def fitting(ours: str, values: Sequence[str]) -> int | None:
    """How many of some values are what our column holds; None where that cannot be told."""
    kind = _kind(ours)
    return sum(_fits(kind[0], value) for value in values) if kind else None


def has_unusual_sums(ours: str, values: Sequence[str]) -> bool:
    """Whether at least half of the sums in a column are unlike those of ours."""
    usual = next(((least, most) for pattern, least, most in _USUAL_SUMS if pattern.search(ours)), None)
    if usual is None:
        return False
    least, most = usual
    sums = [parse_euro(value) for value in values if _fits(parse_euro, value)]
    return bool(sums) and sum(not least <= each <= most for each in sums if each) * 2 >= len(sums)


def _says_another(theirs: str, ours: str, check: Check, values: Sequence[str]) -> bool:
    """Whether the name of a column says that it is another one than ours, whatever its values look like."""
    if check is parse_euro:
        return not _is_money(theirs, values)
    if check is _reference:
        return "artikel" in theirs.casefold()
    if check is _date_in_any_order:
        return {_side(theirs), _side(ours)} == {_BEGINS, _ENDS}
    return False


def _side(name: str) -> re.Pattern[str] | None:
    """The side of a term that a column names; None for neither or both."""
    plain = name.casefold().replace("_", " ").strip()
    named = [side for side in (_BEGINS, _ENDS) if side.search(plain)]
    return named[0] if len(named) == 1 else None


def _is_money(theirs: str, values: Sequence[str]) -> bool:
    """Whether a column says by its name, or by how its values are written, that it holds sums; not of what only counts."""
    if re.search(r"nummer|\bnr\b|artikel|code|aantal|jaar|percentage", theirs.casefold()):
        return False
    written = sum(bool(_WRITTEN_AS_MONEY.search(value)) for value in values)
    return bool(_OF_MONEY.search(theirs.casefold())) or written * 2 >= len(values)


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
    if not synonym and _says_another(theirs, ours, check, values):
        return 0
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
