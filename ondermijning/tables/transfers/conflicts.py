"""Where a list of earlier sales contradicts the land registry, or itself: kept as the registry has it, and told.

Parties of which the list gives a name only cannot be compared, except that a company is no natural person.
"""

from __future__ import annotations

from ondermijning.tables.transfers.merge import BY_DEED
from ondermijning.views.view import Union, View

_PERCENT = 1

_OTHER_PARTY = """
SELECT DISTINCT 'Transactie' AS soort, p.overgang AS id, '{role}' AS kolom,
       'de lijst noemt een andere {role}; die van het Kadaster telt' AS reden
FROM paar p JOIN lijst_partij l ON l.id = p.lijst AND l.rol = '{role}'
WHERE p.overgang IN (SELECT id FROM {table}) AND NOT EXISTS (
    SELECT 1 FROM {table} k
    WHERE k.id = p.overgang AND CASE WHEN l.genummerd THEN k.partij_id = l.partij_id ELSE k.partij_soort = l.partij_soort END)
"""

VIEWS = (
    Union(
        name="conflict",
        makes="a contradiction: kind and id of the element, the column, and the reason in Dutch, without a value",
        columns=dict.fromkeys(("soort", "id", "kolom", "reden"), "VARCHAR"),
    ),
    View(
        name="andere_koopsom",
        makes="a transfer whose price on the list is another; one on several deed parts is not compared",
        reads=("paar", "lijst", "overgang"),
        part_of="conflict",
        constants={"procent": _PERCENT},
        sql="""
            SELECT 'Transactie' AS soort, o.id, 'koopsom_euro' AS kolom,
                   'de lijst noemt een andere koopsom; die van het Kadaster telt' AS reden
            FROM paar p JOIN lijst l ON l.id = p.lijst JOIN overgang o ON o.id = p.overgang
            WHERE abs(l.koopsom_euro - o.koopsom_euro) * 100 > o.koopsom_euro * $procent
              AND p.lijst NOT IN (SELECT lijst FROM paar GROUP BY lijst HAVING count(*) > 1)
        """,
    ),
    View(
        name="andere_datum",
        makes="a transfer whose deed has another date on the list",
        reads=("paar", "lijst", "overgang"),
        part_of="conflict",
        constants={"bij_akte": BY_DEED},
        sql="""
            SELECT 'Transactie' AS soort, o.id, 'datum' AS kolom,
                   'de lijst noemt een andere datum voor dezelfde akte; die van het Kadaster telt' AS reden
            FROM paar p JOIN lijst l ON l.id = p.lijst JOIN overgang o ON o.id = p.overgang
            WHERE p.grond = $bij_akte AND l.datum <> o.datum
        """,
    ),
    *(
        View(
            name=f"andere_{role}",
            makes=f"a transfer of which the list has another {role}",
            reads=("paar", "lijst_partij", table),
            part_of="conflict",
            sql=_OTHER_PARTY.format(role=role, table=table),
        )
        for role, table in (("koper", "koop"), ("verkoper", "verkoop"))
    ),
    View(
        name="lijst_oneens",
        makes="a transfer of which the list contradicts itself",
        reads=("lijst", "lijst_partij", "paar"),
        part_of="conflict",
        sql="""
            SELECT 'Transactie' AS soort, coalesce(p.overgang, c.id) AS id, c.kolom, c.reden
            FROM (
                SELECT id, 'koopsom_euro' AS kolom,
                       'regels van één overdracht noemen verschillende koopsommen; geen ervan telt' AS reden
                FROM lijst WHERE prijs_oneens
                UNION ALL
                SELECT id, 'datum', 'regels van één overdracht noemen verschillende datums; de eerste telt'
                FROM lijst WHERE datum_oneens
                UNION ALL
                SELECT DISTINCT k.id, 'partijen', 'een partij koopt en verkoopt in één overdracht; geef elke akte een eigen stuk'
                FROM lijst_partij k JOIN lijst_partij v USING (id, partij_id) WHERE k.rol = 'koper' AND v.rol = 'verkoper'
            ) c LEFT JOIN paar p ON p.lijst = c.id
        """,
    ),
)
