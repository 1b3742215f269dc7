"""Official notices as permits without parties: each is a node of its own, or one more origin of the case whose number it gives.

What was decided is not in a notice, so ``besluit`` stays empty: "afgehandeld" may be a refusal. Notices of one case without a
number stay apart, a correction beside what it corrects; ``fase`` tells them from each other.
"""

from __future__ import annotations

from ondermijning.views.view import View

VIEWS = (
    View(
        name="kennisgeving",
        # Plans, regulations and other notices without a phase are about no permit.
        makes="a notice that was known on the date, with the permit it is about; what was decided never leads to it",
        reads=("Bekendmaking", "zaak"),
        sql="""
            SELECT b.*, coalesce(z.zaak, b.publicatie_id) AS vergunning, z.zaak IS NOT NULL AS bekende_zaak
            FROM Bekendmaking b LEFT JOIN (
                SELECT upper(regexp_replace(zaaknummer, '[^A-Za-z0-9]', '', 'g')) AS nummer, min(zaaknummer) AS zaak
                FROM zaak GROUP BY nummer
            ) z ON z.nummer = upper(regexp_replace(b.zaaknummer, '[^A-Za-z0-9]', '', 'g'))
            WHERE b.fase IS NOT NULL AND coalesce(b.datum, b._gezien_van) <= getvariable('peildatum')
        """,
    ),
    View(
        name="kennisgeving_adres",
        # A notice on 69-71 may be about one house of that name, or about a row: where the BAG does not know the first, the houses
        # in the row that it does know count too.
        makes="an address that a notice is about",
        reads=("kennisgeving", "adres"),
        sql="""
            WITH genoemd AS (
                SELECT k.*, a.id AS adres
                FROM kennisgeving k JOIN adres a ON a.sleutel = concat_ws(':', k._bron, k.publicatie_id)
                WHERE a.id IS NOT NULL
            ), in_rij AS (
                SELECT g.* REPLACE (h.id AS adres)
                FROM (SELECT *, try_cast(toevoeging AS BIGINT) AS laatste FROM genoemd WHERE starts_with(adres, 'ADRES:')) g
                JOIN adres h ON h.postcode = g.postcode AND h.nummeraanduiding_id IS NOT NULL AND coalesce(h.toevoeging, '') = ''
                WHERE g.laatste BETWEEN g.huisnummer + 1 AND g.huisnummer + 100
                  AND h.huisnummer BETWEEN g.huisnummer AND g.laatste
                  AND ((g.laatste - g.huisnummer) % 2 = 1 OR (h.huisnummer - g.huisnummer) % 2 = 0)
            )
            SELECT DISTINCT vergunning, adres, _gezien_van, _gezien_tot, _bron, _levering, _bestand, _positie
            FROM (SELECT * FROM genoemd UNION ALL BY NAME SELECT * EXCLUDE laatste FROM in_rij)
        """,
    ),
    View(
        name="herkomst_kennisgeving",
        makes="a notice as the place where the phase of a known case stands",
        reads=("kennisgeving",),
        part_of="herkomst_Vergunning",
        sql="""
            SELECT DISTINCT vergunning AS element, 'fase' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand,
                   _positie AS positie
            FROM kennisgeving WHERE bekende_zaak AND _bestand IS NOT NULL
        """,
    ),
)
