"""Insolvencies of companies: cases of the central register, and states in the trade register where it shows no case of them.

The central register drops a case six months after its end, and the trade register has no number of it: one case that both show
is the node of its number.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import code_list
from ondermijning.views.elements import Node
from ondermijning.views.view import View

_SAME_DAYS = 7  # the trade register may register a ruling some days later

VIEWS = (
    code_list(
        "insolventiesoort",
        "the kind of an insolvency by how its words begin; the first that fits counts",
        begin=list(codes.INSOLVENCIES),
        soort=list(codes.INSOLVENCIES.values()),
        volgorde=list(range(len(codes.INSOLVENCIES))),
    ),
    View(
        name="insolventie",
        makes="a statement about an insolvency, under the id of its case, with the last end that any gives",
        reads=("BijzondereRechtstoestand", "insolventiesoort", "Insolventieuitspraak"),
        constants={"dagen": _SAME_DAYS},
        sql="""
            WITH toestand AS (
                SELECT 'KVK:' || b.kvk || '/' || b.soort || '/' || b.aanvang AS id, (
                           SELECT arg_min(s.soort, s.volgorde) FROM insolventiesoort s WHERE begint_met(b.soort, s.begin)
                       ) AS kind, b.*
                FROM BijzondereRechtstoestand b
            ), samen AS (
                SELECT t.* REPLACE (coalesce(c.insolventienummer, t.id) AS id, coalesce(c.datum_uitspraak, t.aanvang) AS aanvang,
                                    coalesce(c.datum_einde, t.einde) AS einde)
                FROM toestand t
                LEFT JOIN Insolventieuitspraak c
                  ON c.kvk = t.kvk AND c.soort = t.kind AND abs(date_diff('day', c.datum_uitspraak, t.aanvang)) <= $dagen
                WHERE t.kind IS NOT NULL
                QUALIFY row_number() OVER (
                    PARTITION BY t.id, t._bron ORDER BY abs(date_diff('day', c.datum_uitspraak, t.aanvang)), c.insolventienummer
                ) = 1
            ), alle AS (
                SELECT id, kind, kvk, aanvang AS datum, einde, _gezien_van, _gezien_tot, _bron, _levering, _bestand, _positie
                FROM samen
                UNION ALL BY NAME
                SELECT c.insolventienummer AS id, c.soort AS kind, c.kvk, c.datum_uitspraak AS datum, c.datum_einde AS einde,
                       c._gezien_van, c._gezien_tot, c._bron, c._levering, c._bestand, c._positie
                FROM Insolventieuitspraak c
            )
            SELECT * REPLACE (als_voorbij(einde) AS einde)
            FROM (SELECT * REPLACE (max(einde) OVER (PARTITION BY id) AS einde) FROM alle)
            WHERE coalesce(datum <= getvariable('peildatum'), true)
        """,
    ),
    Node(
        label="Insolventie",
        reads=("insolventie",),
        sql="SELECT id, kind AS soort, datum, einde AS datum_einde, _bron, _levering, _bestand, _positie FROM insolventie",
    ),
)
