"""Those who ask for and hold permits: after the permit ended, how new their officers are, and for whose addresses they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import holds_on

if TYPE_CHECKING:
    import duckdb

_YEARS = 5

# The holder still receives visitors there and nobody holds another permit to run a business at the address.
_LAPSED = """
CREATE OR REPLACE TABLE verlopen AS
WITH gehouden AS (
    SELECT h.id, h.van, h.geldig_tot, p.naar AS adres
    FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_VERGUND_VOOR p ON p.van = v.id WHERE v.exploitatie
)
SELECT g.id, datediff('day', g.geldig_tot, getvariable('peildatum')) AS dagen, list(DISTINCT s.id) AS zetels
FROM gehouden g JOIN gevestigd s ON s.adres = g.adres AND s.bedrijf = g.van
WHERE g.geldig_tot IS NOT NULL
  AND NOT EXISTS (
      FROM gehouden n WHERE n.adres = g.adres AND (n.geldig_tot IS NULL OR n.van = g.van AND n.geldig_tot > g.geldig_tot))
GROUP BY g.id, g.geldig_tot
"""

_SET_LAPSED = "UPDATE e_HOUDT SET dagen_na_einde = v.dagen FROM verlopen v WHERE v.id = e_HOUDT.id"

_LAPSED_INPUTS = """
SELECT id, id AS element, '' AS kolom FROM verlopen UNION ALL SELECT id, unnest(zetels), '' FROM verlopen
"""

# Unknown as soon as one of those in office has no known beginning.
_NEW_BOARD = f"""
CREATE OR REPLACE TABLE bestuursduur AS
SELECT h.id, datediff('day', min(b.geldig_van), v.datum_aanvraag) AS dagen, list(b.id) AS ids
FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_BESTUURT b ON b.naar = h.van
WHERE v.exploitatie AND v.datum_aanvraag IS NOT NULL AND {holds_on("b.geldig_van", "b.geldig_tot", "v.datum_aanvraag")}
GROUP BY h.id, v.datum_aanvraag HAVING count(*) = count(b.geldig_van)
"""  # noqa: S608 - made of literals

_SET_NEW_BOARD = "UPDATE e_HOUDT SET dagen_bestuur = b.dagen FROM bestuursduur b WHERE b.id = e_HOUDT.id"

_NEW_BOARD_INPUTS = """
SELECT id, id AS element, '' AS kolom FROM bestuursduur UNION ALL SELECT id, unnest(ids), '' FROM bestuursduur
"""

# Places of others: somebody holds the object, and the applicant never held, never had a seat and never lived there, nor did
# somebody it is linked with. Who builds asks for many; only permits of use count.
_FOR_OTHERS = f"""
CREATE OR REPLACE TABLE voor_anderen AS
WITH vraag AS (
    SELECT DISTINCT a.id, a.van, p.naar AS adres
    FROM e_VRAAGT_AAN a JOIN n_Vergunning v ON v.id = a.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
    WHERE (v.exploitatie OR v.omzetting OR v.verhuur) AND v.datum_aanvraag > getvariable('peildatum') - INTERVAL {_YEARS} YEAR
), houder AS (
    SELECT DISTINCT a.naar AS adres, b.van AS partij
    FROM e_BEZIT b JOIN e_HEEFT_VBO h ON h.van = b.naar JOIN e_HEEFT_ADRES a ON a.van = h.naar
), eigen AS (
    SELECT adres, partij FROM houder
    UNION
    SELECT h.adres, v.van FROM houder h JOIN e_VERBONDEN_MET v ON v.naar = h.partij
    UNION
    SELECT naar, van FROM e_WOONT_OP
    UNION
    SELECT g.naar, coalesce(v.van, g.van) FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van
), vreemd AS (
    SELECT v.* FROM vraag v ANTI JOIN eigen e ON e.adres = v.adres AND e.partij = v.van
    WHERE v.adres IN (SELECT adres FROM houder)
)
SELECT van, count(DISTINCT adres) AS aantal, list(DISTINCT id) AS ids FROM vreemd GROUP BY van
"""  # noqa: S608 - a whole number of our own

_SET_FOR_OTHERS = """
UPDATE e_VRAAGT_AAN SET vreemde_adressen = v.aantal FROM voor_anderen v
WHERE v.van = e_VRAAGT_AAN.van AND list_contains(v.ids, e_VRAAGT_AAN.id)
"""

_FOR_OTHERS_INPUTS = """
SELECT k.id, e.element, '' AS kolom
FROM (SELECT van, unnest(ids) AS id FROM voor_anderen) k JOIN (SELECT van, unnest(ids) AS element FROM voor_anderen) e USING (van)
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the facts on HOUDT and VRAAGT_AAN; reads ``gevestigd`` and VERBONDEN_MET."""
    for statement in (_LAPSED, _SET_LAPSED, _NEW_BOARD, _SET_NEW_BOARD, _FOR_OTHERS, _SET_FOR_OTHERS):
        db.execute(statement)
    add_origins(db, "dagen_na_einde", _LAPSED_INPUTS)
    add_origins(db, "dagen_bestuur", _NEW_BOARD_INPUTS)
    add_origins(db, "vreemde_adressen", _FOR_OTHERS_INPUTS)
