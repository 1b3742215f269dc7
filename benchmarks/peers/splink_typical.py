"""The model of persons that the library of Splink leads to: a ready comparison for every column."""

from __future__ import annotations

from typing import Any

import splink.comparison_library as cl  # type: ignore[import-not-found]
from splink import block_on

_COMPARISONS = {
    "achternaam": cl.NameComparison("achternaam"),
    "voornaam": cl.NameComparison("voornaam"),
    "voorletters": cl.JaroWinklerAtThresholds("voorletters", [0.9]),
    "geboortedatum": cl.DateOfBirthComparison("geboortedatum", input_is_string=True),
    "postcode": cl.LevenshteinAtThresholds("postcode", [1]),
    "huisnummer": cl.ExactMatch("huisnummer"),
    "straat": cl.JaroWinklerAtThresholds("straat", [0.9]),
    "plaats": cl.ExactMatch("plaats").configure(term_frequency_adjustments=True),
    "nummer": cl.LevenshteinAtThresholds("nummer", [1, 2]),
}
_RULES = (("achternaam", "voorletter"), ("geboortedatum",), ("postcode", "huisnummer"), ("nummer",))
_SURE = (("achternaam", "voorletters", "geboortedatum"), ("achternaam", "voorletters", "postcode", "huisnummer"))
_TRAINING = (("geboortedatum",), ("achternaam", "voorletters"))


def comparisons(filled: set[str]) -> list[Any]:
    """The comparisons for the columns that hold anything."""
    return [comparison for column, comparison in _COMPARISONS.items() if column in filled]


def rules(filled: set[str]) -> list[Any]:
    """Which pairs to compare."""
    return _filled(_RULES, filled)


def sure_rules(filled: set[str]) -> list[Any]:
    """Pairs that are hardly ever wrong."""
    return _filled(_SURE, filled)


def training_rules(filled: set[str]) -> list[Any]:
    """Blocks of pairs to learn from, so that together they leave every comparison free once."""
    return _filled(_TRAINING, filled)


def _filled(wanted: tuple[tuple[str, ...], ...], filled: set[str]) -> list[Any]:
    return [block_on(*columns) for columns in wanted if filled.issuperset(columns)]
