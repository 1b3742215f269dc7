"""Which version of every BAG object counts on the date, and between which days its links held.

Registers keep every version (voorkomen) of an object. The one that held on the date counts, else the last before it; what is
inactive, was corrected or began later does not. ``getvariable('bekend_op')`` may name the day of which the knowledge counts:
a version that was registered later is unknown then, and so is an end or a withdrawal.

A form without versions (CSV, API) tells the state on the day of its delivery. It outranks an Extract when it is of a later day
and that day is not after the date; the bare id of an object never outranks anything.
"""

from __future__ import annotations

from ondermijning.model.records_bag import BARE, PRESENT
from ondermijning.views.view import View

# Name of the table with the version that counts → record kind and key.
_CHOSEN = {
    "bag_verblijfsobject": ("BagVerblijfsobject", "bag_id"),
    "bag_pand": ("BagPand", "pand_id"),
    "bag_nummeraanduiding": ("BagNummeraanduiding", "nummeraanduiding_id"),
    "bag_openbareruimte": ("BagOpenbareRuimte", "openbareruimte_id"),
    "bag_woonplaats": ("BagWoonplaats", "woonplaats_id"),
}

# The versions of a kind that were known, held at some time and began on or before the date; of each object the one that counts
# has place 1.
_VERSIONS = """
WITH bruikbaar AS (
    SELECT * EXCLUDE (geldig_tot, registratie_tot, voorkomen), coalesce(voorkomen, $tegenwoordig) AS voorkomen,
           CASE WHEN NOT coalesce(registratie_tot > getvariable('bekend_op'), false) THEN geldig_tot END AS geldig_tot,
           CASE WHEN NOT coalesce(registratie_tot > getvariable('bekend_op'), false) THEN registratie_tot END
               AS registratie_tot,
           left(_levering, 10)::DATE AS _stand
    FROM {kind}
    WHERE coalesce(geregistreerd_op <= getvariable('bekend_op'), true)
      AND coalesce(geldig_van <= getvariable('peildatum'), true)
      AND (coalesce(registratie_tot > getvariable('bekend_op'), false)
           OR NOT (coalesce(inactief, false) OR (geldig_tot IS NULL AND registratie_tot IS NOT NULL)))
), beoordeeld AS (
    SELECT *, max(_stand) FILTER (voorkomen > $tegenwoordig) OVER (PARTITION BY {key}) AS _stand_extract FROM bruikbaar
)
SELECT *, row_number() OVER (
    PARTITION BY {key} ORDER BY voorkomen = $kaal, coalesce(_gezien_tot <= getvariable('peildatum'), false),
        CASE WHEN voorkomen > $tegenwoordig THEN 1
             WHEN _stand > _stand_extract AND _stand <= getvariable('peildatum') THEN 0 ELSE 2 END,
        coalesce(geldig_tot <= getvariable('peildatum'), false),
        CASE WHEN geldig_tot <= getvariable('peildatum') THEN geldig_tot END DESC NULLS LAST,
        voorkomen DESC, geldig_van DESC NULLS LAST, _bron, _levering DESC, _bestand, _positie
) AS plaats
FROM beoordeeld
"""
_THAT_COUNTS = """
SELECT * EXCLUDE (plaats, _stand, _stand_extract),
       coalesce(least(geldig_tot, _gezien_tot) <= getvariable('peildatum'), false) AS vervallen
FROM {name}_versie WHERE plaats = 1
"""

# Only what the version that counts says may be open; a link of a version that was never read is kept as it is. The end of a link
# is that of the version that counts where that shows it.
_LINKS = """
WITH lid AS ({links}), gezien AS (
    SELECT l.* EXCLUDE (_gezien_tot), v.geldig_van, coalesce(v.plaats = 1, true) AS telt,
           least(v.geldig_tot, v._gezien_tot, l._gezien_tot) AS tot,
           coalesce(v.geregistreerd_op, l._gezien_van) AS bekend,
           coalesce(v.registratie_tot, l._gezien_tot) AS bekend_tot
    FROM lid l
    LEFT JOIN bag_verblijfsobject_versie v USING (bag_id, voorkomen)
    WHERE v.bag_id IS NOT NULL OR (l.bag_id, l.voorkomen) NOT IN (
        SELECT (bag_id, coalesce(voorkomen, $tegenwoordig)) FROM BagVerblijfsobject
    )
), geteld AS (
    SELECT *, bool_or(telt) OVER lijn AS blijft, max(tot) OVER lijn AS laatst,
           CASE WHEN bool_or(telt) OVER lijn THEN max(tot) FILTER (telt) OVER lijn ELSE max(tot) OVER lijn END AS geldig_tot,
           CASE WHEN bool_or(telt) OVER lijn THEN max(bekend_tot) FILTER (telt) OVER lijn
                ELSE max(bekend_tot) OVER lijn END AS einde_bekend,
           min(geldig_van) OVER lijn AS begin, min(bekend) OVER lijn AS geregistreerd_op
    FROM gezien
    WINDOW lijn AS (PARTITION BY bag_id, {other})
)
SELECT bag_id, {other}, begin AS geldig_van, geldig_tot, geregistreerd_op,
       CASE WHEN geldig_tot <= getvariable('peildatum') THEN einde_bekend END AS registratie_tot,
       _bron, _levering, _bestand, _positie
FROM geteld
WHERE blijft OR laatst <= getvariable('peildatum')
"""
_ADDRESSES = """
    SELECT bag_id, nummeraanduiding_id, coalesce(voorkomen, $tegenwoordig) AS voorkomen, _gezien_van, _gezien_tot, _bron,
           _levering, _bestand, _positie
    FROM BagVerblijfsobject WHERE nummeraanduiding_id IS NOT NULL
    UNION ALL
    SELECT bag_id, nummeraanduiding_id, coalesce(voorkomen, $tegenwoordig), _gezien_van, _gezien_tot, _bron, _levering,
           _bestand, _positie
    FROM BagNevenadres
"""
_BUILDINGS = """
    SELECT bag_id, pand_id, coalesce(voorkomen, $tegenwoordig) AS voorkomen, _gezien_van, _gezien_tot, _bron, _levering,
           _bestand, _positie
    FROM BagVerblijfsobjectPand
"""

VIEWS = (
    *(
        View(
            name=f"{name}_versie",
            makes=f"a version of a {kind} that was known and began on the date, with its place among those of its object",
            sql=_VERSIONS.format(kind=kind, key=key),
            reads=(kind,),
            key=(key, "plaats"),
            local=key,
            constants={"tegenwoordig": PRESENT, "kaal": BARE},
        )
        for name, (kind, key) in _CHOSEN.items()
    ),
    *(
        View(
            name=name,
            makes=f"a {kind} in the version that counts; vervallen where it had ended on the date",
            sql=_THAT_COUNTS.format(name=name),
            reads=(f"{name}_versie",),
            key=(key,),
            local=key,
        )
        for name, (kind, key) in _CHOSEN.items()
    ),
    View(
        name="bag_adres",
        makes="an address of an object with the span in which it had that, once for each version that shows it",
        sql=_LINKS.format(links=_ADDRESSES, other="nummeraanduiding_id"),
        reads=("bag_verblijfsobject_versie", "BagVerblijfsobject", "BagNevenadres"),
        local="bag_id",
        constants={"tegenwoordig": PRESENT},
    ),
    View(
        name="bag_in_pand",
        makes="a building of an object with the span in which it was in that, once for each version that shows it",
        sql=_LINKS.format(links=_BUILDINGS, other="pand_id"),
        reads=("bag_verblijfsobject_versie", "BagVerblijfsobject", "BagVerblijfsobjectPand"),
        local="bag_id",
        constants={"tegenwoordig": PRESENT},
    ),
)
