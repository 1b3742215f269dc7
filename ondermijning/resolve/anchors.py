"""Where a record anchors whom it names: the object or address that it is about, and the parties that registers name there.

A place is a text: ``P:`` and a cadastral object, ``B:`` and an id of the BAG, ``A:`` and postcode, number and addition.
"""

from __future__ import annotations

from ondermijning.views.view import View

MACROS = {
    # As the key of an address: letters and digits of the addition alone; an address without postcode or number is no place.
    "adresplek(postcode, huisnummer, toevoeging)": """
        'A:' || upper(replace(postcode, ' ', '')) || '|' || huisnummer || '|'
        || upper(regexp_replace(coalesce(toevoeging, ''), '[^A-Za-z0-9]', '', 'g'))""",
}

VIEWS = (
    View(
        name="anker",
        makes="a mention of a party in a record, with an object or address that the record is about",
        reads=(
            "Vergunningzaak",
            "VergunningPartij",
            "Subsidieverlening",
            "Melding",
            "WozBelanghebbende",
            "WozKoppeling",
        ),
        sql="""
            WITH zaak AS (
                SELECT p._bron AS register,
                       p.zaaknummer || CASE WHEN p.volgnummer = 1 THEN '' ELSE '#' || p.volgnummer END AS source_id,
                       z.object_id, z.bag_id, z.postcode, z.huisnummer, z.toevoeging
                FROM VergunningPartij p JOIN Vergunningzaak z USING (_bron, zaaknummer)
                UNION ALL
                SELECT _bron, dossiernummer, NULL, bag_id, postcode, huisnummer, toevoeging FROM Subsidieverlening
                UNION ALL
                SELECT _bron, gebeurtenis_id, NULL, bag_id, postcode, huisnummer, toevoeging FROM Melding
            )
            SELECT DISTINCT register, source_id, plek FROM (
                SELECT register, source_id, unnest([
                    'P:' || object_id, 'B:' || bag_id, adresplek(postcode, huisnummer, toevoeging)]) AS plek
                FROM zaak
                UNION ALL
                SELECT b._bron, b.wozobjectnummer || ':' || b.rol,
                       CASE k.soort WHEN 'kadastraalobject' THEN 'P:' ELSE 'B:' END || k.doel_id
                FROM WozBelanghebbende b JOIN WozKoppeling k USING (_bron, wozobjectnummer)
                WHERE k.soort <> 'pand'
            ) WHERE plek IS NOT NULL
        """,
    ),
    View(
        name="genoemd_op",
        # Who held a right once may be meant as much as who holds it now; a right that burdens another reaches its object.
        makes="a mention that the land registry or the trade register names at an object or address, or an officer of a company",
        reads=(
            "ZakelijkRecht",
            "Belasting",
            "Tenaamstelling",
            "ObjectLocatie",
            "AdresLocatie",
            "BagObject",
            "NietNatuurlijkPersoon",
            "Functievervulling",
            "alle_inschrijvingen",
            "alle_vestigingsadressen",
        ),
        sql="""
            WITH RECURSIVE recht (recht_id, object_id) AS (
                SELECT recht_id, object_id FROM ZakelijkRecht WHERE object_id IS NOT NULL
                UNION
                SELECT b.belast_met, r.object_id FROM Belasting b JOIN recht r USING (recht_id)
            ), houder AS (
                SELECT DISTINCT t._bron, t.persoon_id, r.object_id FROM Tenaamstelling t JOIN recht r USING (recht_id)
            ), ligging AS (
                SELECT object_id, 'P:' || object_id AS plek FROM recht
                UNION
                SELECT o.object_id, unnest([
                    'B:' || b.bag_id, 'B:' || a.nummeraanduiding_id, adresplek(a.postcode, a.huisnummer, a.toevoeging)])
                FROM ObjectLocatie o LEFT JOIN AdresLocatie a USING (_bron, adres_id) LEFT JOIN BagObject b USING (_bron, adres_id)
            ), bedrijf AS (
                SELECT kvk, unnest(['B:' || nummeraanduiding_id, adresplek(postcode, huisnummer, toevoeging)]) AS plek
                FROM alle_vestigingsadressen WHERE soort = 'bezoekadres' AND NOT afgeschermd
                UNION
                SELECT p.kvk, l.plek
                FROM houder h JOIN NietNatuurlijkPersoon p USING (_bron, persoon_id) JOIN ligging l USING (object_id)
                WHERE p.kvk IS NOT NULL
            )
            SELECT DISTINCT register, source_id, plek FROM (
                SELECT h._bron AS register, h.persoon_id AS source_id, l.plek FROM houder h JOIN ligging l USING (object_id)
                UNION ALL
                SELECT f._bron, 'KVK:' || f.kvk || '#'
                       || CASE WHEN f.volgnummer = 0 THEN 'eigenaar' ELSE f.volgnummer::TEXT END, b.plek
                FROM bedrijf b JOIN Functievervulling f USING (kvk)
                UNION ALL
                SELECT i._bron, 'KVK:' || i.kvk, b.plek FROM bedrijf b JOIN alle_inschrijvingen i USING (kvk)
            ) WHERE plek IS NOT NULL
        """,
    ),
)
