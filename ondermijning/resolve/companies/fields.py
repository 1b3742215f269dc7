"""What is compared of the names of two companies, for many pairs at once.

The left name is the freer one, as somebody wrote it on a form; the right one is that of a register. Who fills in a form leaves
words out more often than a register does, so a word too few and a word too many do not weigh the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Floats, Ints
from ondermijning.resolve.columns.texts import same
from ondermijning.resolve.companies.alignment import Alignment, align
from ondermijning.resolve.companies.misspellings import SHORT_SLIPS, SLIP, SOUND, slip_levels
from ondermijning.resolve.companies.unmatched_words import (
    LEFT_REST,
    RIGHT_REST,
    group_words_left,
    numbered_words_left,
    rest_levels,
    without_leftovers,
)
from ondermijning.resolve.homes import HOME
from ondermijning.resolve.weights.evidence import Evidence, Level, field_of

if TYPE_CHECKING:
    from ondermijning.resolve.companies.names import Companies

_SPELT = (0.5, 0.6, 0.7, 0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.94, 0.96, 0.98, 1.0)
_COVERED = (0.5, 0.6, 0.68, 0.74, 0.79, 0.83, 0.87, 0.9, 0.93, 0.95, 0.97, 0.985, 1.0)
_RARE = (5, 8, 11, 14, 18, 22, 28)
_WHOLE = 0.84  # two words this alike count as one that both names have

SPELLING = field_of(
    "schrijfwijze",
    minder=f"de namen zijn voor minder dan {_SPELT[0]:.0%} gelijk geschreven",
    **{f"{share * 100:.0f}": f"de namen zijn voor minstens {share:.0%} gelijk geschreven" for share in _SPELT[:-1]},
    gelijk="de namen hebben dezelfde woorden",
)
COVER = field_of(
    "dekking",
    minder=f"minder dan {_COVERED[0]:.0%} van wat de woorden zeggen komt overeen",
    **{f"{share * 100:.1f}": f"minstens {share:.1%} van wat de woorden zeggen komt overeen" for share in _COVERED[:-1]},
    alles="alle woorden komen overeen",
)
RARITY = field_of(
    "zeldzaamheid",
    alledaags="wat overeenkomt is alledaags",
    **{f"{bits}": f"een op de {2**bits} namen heeft bij toeval zoveel gemeen" for bits in _RARE},
)
FORM = field_of(
    "rechtsvorm",
    gelijk="de rechtsvorm is gelijk",
    gelijk_zelfde_naam="de rechtsvorm is gelijk, bij gelijke woorden",
    een_onbekend="een van beide zegt geen rechtsvorm",
    een_onbekend_zelfde_naam="een van beide zegt geen rechtsvorm, bij gelijke woorden",
    anders="de rechtsvorm is anders",
    anders_zelfde_naam="de rechtsvorm is anders, bij gelijke woorden",
    onbekend="geen van beide zegt een rechtsvorm",
    onbekend_zelfde_naam="geen van beide zegt een rechtsvorm, bij gelijke woorden",
)
NUMBER = field_of(
    "volgnummer",
    geen="geen van beide namen heeft een nummer",
    gelijk="beide namen hebben hetzelfde nummer",
    ontbreekt="het nummer van de geregistreerde naam ontbreekt in de andere",
    extra="de geregistreerde naam mist het nummer van de andere",
    anders="de namen hebben een verschillend nummer",
)
FILLERS = field_of(
    "voorzetsels",
    gelijk="lidwoorden en voorzetsels zijn gelijk",
    anders="lidwoorden of voorzetsels verschillen",
    extra="de geregistreerde naam heeft geen lidwoord of voorzetsel",
    ontbreekt="het lidwoord of voorzetsel van de geregistreerde naam ontbreekt",
)
CUT = field_of(
    "afgekapt",
    nee="geen van beide namen is een begin van de andere",
    ja_kort="de naam is een begin van de geregistreerde naam, van minder dan twaalf letters",
    ja="de naam is een begin van de geregistreerde naam",
    ja_lang="de naam is een begin van de geregistreerde naam, van achttien letters of meer",
    omgekeerd="de geregistreerde naam is een begin van de naam",
)
_CUT_AT = (12, 18)  # letters; a field of a form cuts off long names
_REVERSED = CUT.place("omgekeerd")
_NUMBER_DIFFERS = NUMBER.place("anders")
_NUMBER_MISSING = [NUMBER.place("ontbreekt"), NUMBER.place("extra")]
_FORM_DIFFERS = FORM.place("anders")
NAME_FIELDS = (SPELLING, COVER, LEFT_REST, RIGHT_REST, SLIP, SOUND, RARITY, FORM, NUMBER, FILLERS, CUT)
# To be in one small town says more than to be in the town that most are in.
_SMALL_TOWN = Level("zelfde_kleine_plaats", "de woonplaats is gelijk, en weinig anderen hebben die")
SEAT = HOME._replace(levels=(*HOME.levels, _SMALL_TOWN))
IN_SMALL_TOWN = SEAT.place(_SMALL_TOWN.name)
REGISTER = field_of(
    "register", zelfde="een register schrijft de naam letterlijk zo, zonder een van beide een sleutel te geven"
)
COMPANY_FIELDS = (*NAME_FIELDS, SEAT, REGISTER)


def name_evidence(names: Companies, left: Ints, right: Ints) -> Evidence:
    """Compare the names of pairs.

    Args:
        names: all names.
        left: the freer name of each pair.
        right: the registered name of each pair.
    """
    cut = _cut(names, left, right)
    ends = (cut > 0) & (cut < _REVERSED), cut == _REVERSED
    aligned = align(names.words, left, right, names.numbered, names.group)
    aligned = without_leftovers(names, aligned, (left, right), ends)
    equal = np.asarray(names.joined[left] == names.joined[right], dtype=bool)
    fields = {
        SPELLING.name: _binned(_spelt_alike(names, left, right), _SPELT),
        COVER.name: _binned(_cover(names, aligned, len(left)), _COVERED),
        RARITY.name: _binned(_shared_bits(names, aligned, len(left)), _RARE),
        FORM.name: _form(names.forms[left], names.forms[right], equal),
        NUMBER.name: _number(names.numbers[left], names.numbers[right]),
        FILLERS.name: _fillers(names.fillers[left], names.fillers[right]),
        CUT.name: cut,
    }
    fields |= rest_levels(names, aligned, len(left)) | slip_levels(names, aligned, len(left))
    return Evidence(fields, _guards(fields, names, aligned, len(left)))


def _guards(fields: dict[str, Ints], names: Companies, aligned: Alignment, size: int) -> dict[str, Bools]:
    number = fields[NUMBER.name]
    return {
        "nummer_ontbreekt": np.isin(number, _NUMBER_MISSING),
        "andere_rechtsvorm": fields[FORM.name] // 2 == _FORM_DIFFERS // 2,
        "kort_woord": np.isin(fields[SLIP.name], SHORT_SLIPS),
        "ander_nummer": (number == _NUMBER_DIFFERS) | numbered_words_left(names, aligned, size),
        "ander_concerndeel": group_words_left(names, aligned, size),
    }


def _binned(values: Floats, steps: tuple[float, ...]) -> Ints:
    """The place of the highest step that each value reaches, counted from 1."""
    return np.asarray(np.digitize(np.round(values, 6), steps), dtype=np.int64)


def _spelt_alike(names: Companies, left: Ints, right: Ints) -> Floats:
    found = cpdist(
        names.ordered[left].tolist(), names.ordered[right].tolist(), scorer=fuzz.ratio, dtype=np.float64, workers=-1
    )
    return np.asarray(found / 100, dtype=np.float64)


def _cover(names: Companies, aligned: Alignment, size: int) -> Floats:
    """The share of what the words of both names tell that found its like, a town in the name left out."""
    tells = (names.bits[aligned.left] + names.bits[aligned.right]).astype(np.float64)
    found = np.bincount(aligned.pair, tells * aligned.alike, minlength=size)
    total = np.bincount(aligned.pair, tells, minlength=size)
    for where, word in aligned.rest:
        total = total + np.bincount(where, names.bits[word] * ~names.town[word], minlength=size)
    return np.where(total > 0, found / np.maximum(total, 1), aligned.joined)


def _shared_bits(names: Companies, aligned: Alignment, size: int) -> Floats:
    whole = aligned.alike >= _WHOLE
    tells = np.minimum(names.bits[aligned.left], names.bits[aligned.right])
    found = np.bincount(aligned.pair[whole], tells[whole], minlength=size)
    where, word = aligned.parts
    return np.asarray(found + np.bincount(where, names.bits[word], minlength=size), dtype=np.float64)


def _form(left: Ints, right: Ints, same: Bools) -> Ints:
    one, other = left == UNKNOWN, right == UNKNOWN
    said = np.where(one & other, 3, np.where(one | other, 1, np.where(left == right, 0, 2)))
    return np.asarray(said * 2 + same, dtype=np.int64)


def _number(left: Ints, right: Ints) -> Ints:
    one, other = left == UNKNOWN, right == UNKNOWN
    return np.asarray(
        np.where(left == right, np.where(one, 0, 1), np.where(one, 2, np.where(other, 3, 4))), dtype=np.int64
    )


def _fillers(left: Ints, right: Ints) -> Ints:
    one, other = left == UNKNOWN, right == UNKNOWN
    return np.asarray(np.where(left == right, 0, np.where(one, 3, np.where(other, 2, 1))), dtype=np.int64)


def _cut(names: Companies, left: Ints, right: Ints) -> Ints:
    """Whether one name is the beginning of the other, written as one word."""
    found = np.zeros(len(left), dtype=np.int64)
    alike = np.flatnonzero(same(names.beginnings, left, right))
    for at, one, other in zip(
        alike.tolist(), *(names.joined[side[alike]].tolist() for side in (left, right)), strict=True
    ):
        if one != other:
            found[at] = 1 + _long(one) if other.startswith(one) else _REVERSED if one.startswith(other) else 0
    return found


def _long(name: str) -> int:
    return sum(len(name) >= letters for letters in _CUT_AT)
