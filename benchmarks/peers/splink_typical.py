"""The model of persons that the library of Splink leads to: a ready comparison for every column."""

from __future__ import annotations

import splink.comparison_library as cl  # type: ignore[import-not-found]

from benchmarks.peers.splink_model import SplinkModel

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
# Together they leave every comparison free once.
_TRAINING = (("geboortedatum",), ("achternaam", "voorletters"))

MODEL = SplinkModel(_COMPARISONS, _RULES, _SURE, _TRAINING)
