"""The best model of persons that we know to build with Splink: one comparison per kind of evidence, levels of our own.

An address is one comparison, since postcode, number and street say the same thing three times. Levels follow how Dutch
registers differ: partner names, initials beside first names, swapped days, 1 January for an unknown day.
"""

from __future__ import annotations

from typing import Any

import splink.comparison_level_library as cll  # type: ignore[import-not-found]
import splink.comparison_library as cl  # type: ignore[import-not-found]

from benchmarks.peers.splink_model import SplinkModel


def _levels(name: str, unknown: str, *levels: Any) -> Any:
    conditions = [cll.CustomLevel(each) if isinstance(each, str) else each for each in levels]
    known = cll.CustomLevel(unknown).configure(is_null_level=True)
    return cl.CustomComparison([known, *conditions, cll.ElseLevel()], output_column_name=name)


_SURNAME = _levels(
    "achternaam",
    "achternaam_l is null or achternaam_r is null",
    cll.ExactMatchLevel("achternaam", term_frequency_adjustments=True),
    "list_has_any(delen_l, delen_r)",
    "jaro_winkler_similarity(achternaam_l, achternaam_r) >= 0.93 or damerau_levenshtein(achternaam_l, achternaam_r) <= 1",
    "list_has_any(klanken_l, klanken_r)",
    "jaro_winkler_similarity(achternaam_l, achternaam_r) >= 0.85",
)
_FIRST_NAME = _levels(
    "voornaam",
    "voorletter_l is null or voorletter_r is null",
    "voornamen_l = voornamen_r and voornamen_l like '% %'",
    cll.ExactMatchLevel("voornaam", term_frequency_adjustments=True),
    "jaro_winkler_similarity(voornaam_l, voornaam_r) >= 0.9 or damerau_levenshtein(voornaam_l, voornaam_r) <= 1",
    "voornaam_l = achternaam_r and voornaam_r = achternaam_l",
    "(voornaam_l is null or voornaam_r is null) and voorletters_l = voorletters_r and length(voorletters_l) > 1",
    "(voornaam_l is null or voornaam_r is null) and voorletters_l = voorletters_r",
    "(voornaam_l is null or voornaam_r is null) and voorletter_l = voorletter_r",
    "voorletters_l = voorletters_r and length(voorletters_l) > 1",
    "voorletter_l = voorletter_r",
)
_BIRTH = _levels(
    "geboortedatum",
    "geboortedatum_l is null or geboortedatum_r is null",
    "geboortedatum_l = geboortedatum_r and maanddag_l <> '01-01'",
    "geboortedatum_l = geboortedatum_r",
    "jaar_l = jaar_r and substr(maanddag_l, 4) || '-' || substr(maanddag_l, 1, 2) = maanddag_r",
    "jaar_l = jaar_r and (maanddag_l = '01-01' or maanddag_r = '01-01')",
    "damerau_levenshtein(geboortedatum_l, geboortedatum_r) <= 1",
    "substr(geboortedatum_l, 1, 7) = substr(geboortedatum_r, 1, 7)",
    "maanddag_l = maanddag_r and abs(try_cast(jaar_l as int) - try_cast(jaar_r as int)) in (1, 2, 10)",
    "jaar_l = jaar_r",
)
_SAME_STREET = "straat_l = straat_r and plaats_l = plaats_r"
_ADDRESS = _levels(
    "plaats",
    "(postcode_l is null or postcode_r is null) and (plaats_l is null or plaats_r is null)",
    f"postcode_l = postcode_r and huisnummer_l = huisnummer_r and {_SAME_STREET}",
    f"huisnummer_l = huisnummer_r and (postcode_l = postcode_r or {_SAME_STREET})",
    "huisnummer_l = huisnummer_r and jaro_winkler_similarity(straat_l, straat_r) >= 0.9",
    "huisnummer_l = huisnummer_r and levenshtein(postcode_l, postcode_r) = 1",
    f"postcode_l = postcode_r or {_SAME_STREET} or jaro_winkler_similarity(straat_l, straat_r) >= 0.95",
    cll.ExactMatchLevel("plaats", term_frequency_adjustments=True),
)
_NUMBER = _levels(
    "nummer",
    "nummer_l is null or nummer_r is null",
    "nummer_l = nummer_r",
    "damerau_levenshtein(nummer_l, nummer_r) <= 1",
    "damerau_levenshtein(nummer_l, nummer_r) <= 2",
)
_COMPARISONS = {
    "achternaam": _SURNAME,
    "voorletters": _FIRST_NAME,
    "geboortedatum": _BIRTH,
    "plaats": _ADDRESS,
    "nummer": _NUMBER,
}
_RULES = (
    ("straat", "huisnummer", "plaats"),
    ("postcode", "huisnummer"),
    ("geboortedatum",),
    ("nummer",),
    ("klanken", "maanddag"),
    ("klanken", "jaar", "voorletter"),
    ("klanken", "voorletters", "plaats"),
    ("achternaam", "voorletters"),
    ("voornaam", "plaats", "jaar"),
    ("klank", "postcode"),
    ("voornaam", "postcode"),
)
_SURE = (
    ("achternaam", "voorletters", "geboortedatum"),
    ("achternaam", "voorletters", "postcode", "huisnummer"),
    ("achternaam", "voornamen", "plaats"),
)
# None takes in whole households, which the model would take for one person.
_TRAINING = (("geboortedatum", "voorletter"), ("geboortedatum", "postcode"), ("achternaam", "voorletters", "straat"))

MODEL = SplinkModel(_COMPARISONS, _RULES, _SURE, _TRAINING)
