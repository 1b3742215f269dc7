"""Official notices as permits without parties: each is a node of its own, or one more origin of the case whose number it gives.

What was decided is not in a notice, so ``besluit`` stays empty: "afgehandeld" may be a refusal. Notices of one case without a
number stay apart, a correction beside what it corrects; ``fase`` tells them from each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.normalise.notices.titles import APPLICATION, HANDLED
from ondermijning.tables.words import KNOWN, any_word

if TYPE_CHECKING:
    import duckdb

_PLAIN_NUMBER = "upper(regexp_replace({}, '[^A-Za-z0-9]', '', 'g'))"

# Plans, regulations and other notices without a phase are about no permit.
_NOTICES = f"""
CREATE OR REPLACE TABLE kennisgeving AS
SELECT b.*, coalesce(z.zaak, b.publicatie_id) AS vergunning, z.zaak IS NOT NULL AS bekende_zaak
FROM Bekendmaking b LEFT JOIN (
    SELECT {_PLAIN_NUMBER.format("zaaknummer")} AS nummer, min(zaaknummer) AS zaak FROM zaak GROUP BY nummer
) z ON z.nummer = {_PLAIN_NUMBER.format("b.zaaknummer")}
WHERE b.fase IS NOT NULL AND coalesce(b.datum, b._gezien_van) <= getvariable('peildatum')
"""  # noqa: S608 - made of literals

PERMIT = f"""
SELECT vergunning AS id, soort, fase, CASE WHEN fase = '{HANDLED}' THEN fase END AS status,
       CASE WHEN fase = '{APPLICATION}' THEN datum END AS datum_aanvraag, activiteit,
       {any_word("soort", codes.EXPLOITATION_WORDS)} AS exploitatie, {any_word("soort", codes.CONVERSION_WORDS)} AS omzetting,
       {any_word("soort", codes.LETTING_WORDS)} AS verhuur,
       {KNOWN}, _bron, _levering, _bestand, _positie
FROM kennisgeving WHERE NOT bekende_zaak
"""  # noqa: S608 - words of the model

_ORIGINS = """
INSERT INTO herkomst SELECT DISTINCT vergunning, 'fase', _bron, _levering, _bestand, _positie
FROM kennisgeving WHERE bekende_zaak AND _bestand IS NOT NULL
"""

# A notice on 69-71 may be about one house of that name, or about a row: where the BAG does not know the first, the houses in
# the row that it does know count too.
FOR_PLACE = f"""
WITH genoemd AS (
    SELECT k.*, a.id AS adres FROM kennisgeving k JOIN adres a ON a.sleutel = concat_ws(':', k._bron, k.publicatie_id)
    WHERE a.id IS NOT NULL
), in_rij AS (
    SELECT g.* REPLACE (h.id AS adres)
    FROM (SELECT *, try_cast(toevoeging AS BIGINT) AS laatste FROM genoemd WHERE starts_with(adres, 'ADRES:')) g
    JOIN adres h ON h.postcode = g.postcode AND h.nummeraanduiding_id IS NOT NULL AND coalesce(h.toevoeging, '') = ''
    WHERE g.laatste BETWEEN g.huisnummer + 1 AND g.huisnummer + 100 AND h.huisnummer BETWEEN g.huisnummer AND g.laatste
      AND ((g.laatste - g.huisnummer) % 2 = 1 OR (h.huisnummer - g.huisnummer) % 2 = 0)
)
SELECT DISTINCT 'Vergunning' AS van_soort, vergunning AS van, 'Adres' AS naar_soort, adres AS naar,
       concat_ws('|', 'VERGUND_VOOR', vergunning, adres) AS id, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM (SELECT * FROM genoemd UNION ALL BY NAME SELECT * EXCLUDE laatste FROM in_rij)
"""  # noqa: S608 - made of literals


def gather(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``kennisgeving``: the notices known on the date, each with the permit it is about.

    Args:
        db: with ``zaak``, the permit cases known on the date.
    """
    db.execute(_NOTICES)


def add_origins(db: duckdb.DuckDBPyConnection) -> None:
    """Name notices as where the phase of a known case stands; what was decided never leads to them."""
    db.execute(_ORIGINS)
