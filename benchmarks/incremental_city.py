"""A table of mentions of any size: those of one municipality over and over, each time with other names, numbers and places.

Words that many names share stay as they are, as they would among the companies and families of a larger city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.companies.word_lists import COMMON_WORDS

if TYPE_CHECKING:
    import duckdb

_CONSONANTS, _VOWELS = "bcdfghjklmnpqrstvwz", "aeiou"
_SHARE = 0.02  # of all names; words that more of them have stay
_LONGEST_KEPT = 3  # letters: legal forms, initials, prefixes

_FREQUENT = """
SELECT lower(woord) AS woord FROM (SELECT unnest(string_split(coalesce(naam, geslachtsnaam), ' ')) AS woord FROM stad)
GROUP BY ALL HAVING count(*) > ? * (SELECT count(*) FROM stad)
"""
_NAME = """
array_to_string(list_transform(string_split({column}, ' '), lambda w: CASE
    WHEN len(w) <= {kept} OR list_contains($blijft, lower(w)) THEN w ELSE translate(w, $van, $naar) || $letter
END), ' ') AS {column}
"""
_COPY = f"""
INSERT INTO vermelding
SELECT * REPLACE (
    source_id || '/' || $keer AS source_id, rsin || '/' || $keer AS rsin, kvk || '/' || $keer AS kvk,
    imkad || '/' || $keer AS imkad, bsn_hmac || '/' || $keer AS bsn_hmac,
    {_NAME.format(column="naam", kept=_LONGEST_KEPT)}, {_NAME.format(column="geslachtsnaam", kept=_LONGEST_KEPT)},
    geboortedatum + CAST($keer * 97 % 3000 AS INTEGER) AS geboortedatum,
    CAST((CAST(left(postcode, 4) AS INTEGER) - 1000 + $keer * 617) % 9000 + 1000 AS TEXT) || substr(postcode, 5) AS postcode,
    list_transform(overdrachten, lambda o: replace(o, 'Object:', 'Object:' || $keer || '/')) AS overdrachten
) FROM stad ORDER BY register, source_id LIMIT $hoogstens
"""  # noqa: S608 - literals


def multiply(db: duckdb.DuckDBPyConnection, mentions: int) -> None:
    """Make the table ``vermelding`` of a number of mentions.

    Args:
        db: with the table ``stad``, the mentions of one municipality.
        mentions: how many there shall be.
    """
    kept = sorted(COMMON_WORDS | {word for (word,) in db.execute(_FREQUENT, [_SHARE]).fetchall()})
    db.execute("CREATE OR REPLACE TABLE vermelding AS FROM stad LIMIT 0")
    made, time = 0, 0
    while made < mentions:
        letters = {"van": "".join(_shifted(0)), "naar": "".join(_shifted(time)), "letter": _letter(time)}
        values = {"keer": time, "hoogstens": mentions - made, "blijft": kept, **letters}
        made += db.execute(_COPY, values).fetchall()[0][0]
        time += 1


def _shifted(time: int) -> tuple[str, ...]:
    consonants, vowels = time % len(_CONSONANTS), time // len(_CONSONANTS) % len(_VOWELS)
    said = _CONSONANTS[consonants:] + _CONSONANTS[:consonants], _VOWELS[vowels:] + _VOWELS[:vowels]
    return (*said, *(each.upper() for each in said))


def _letter(time: int) -> str:
    """Beyond what shifting gives, a letter behind each name."""
    more = time // (len(_CONSONANTS) * len(_VOWELS))
    return _CONSONANTS[more % len(_CONSONANTS)] * (1 + more // len(_CONSONANTS)) if more else ""
