"""Persons, companies and branches: one node per party, its attributes from the most trusted register that gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.resolve.search_results import use_search_results
from ondermijning.tables.frame import add_edges, add_node, code_table
from ondermijning.tables.words import known

if TYPE_CHECKING:
    import duckdb

_PERSON = """
SELECT * EXCLUDE (plaats), plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie FROM (
    SELECT p.partij_id AS id, arg_min(v.naam, (v.naam IS NULL, v.eerste, v.register, v.source_id)) AS naam,
           bool_or(v.afgeschermd) AS afgeschermd,
           bool_or(coalesce(
               g.geboortedatum + CASE g.geboortedatum_precisie WHEN 'jaar' THEN INTERVAL 1 YEAR WHEN 'maand' THEN INTERVAL 1 MONTH
                                 ELSE INTERVAL 1 DAY END > getvariable('peildatum') - INTERVAL 18 YEAR + INTERVAL 1 DAY, false
           )) AS minderjarig,
           min((v._bron, v._levering, v._bestand, v._positie)) AS plaats
    FROM partij p JOIN vermelding v USING (register, source_id)
    LEFT JOIN NatuurlijkPersoon g ON g._bron = p.register AND g.persoon_id = p.source_id
    WHERE p.soort = 'persoon' AND p.zone = 'zelfde'
    GROUP BY p.partij_id
)
"""

# One row per mention that describes a company, ranked by how far its register is trusted.
_DESCRIPTIONS = """
CREATE OR REPLACE TABLE beschrijving AS
WITH alle AS (
    SELECT _bron AS register, 'KVK:' || kvk AS source_id, rechtsvorm AS woorden, NULL AS code, aanvang, aanvang_precisie,
           einde, einde_precisie, eindreden, sbi, werkzame_personen, jaarstuk
    FROM Inschrijving LEFT JOIN (
        SELECT _bron, kvk, max(boekjaar) AS jaarstuk FROM Jaarstuk
        WHERE coalesce(gedeponeerd_op <= getvariable('peildatum'), true) GROUP BY ALL
    ) USING (_bron, kvk)
    UNION ALL BY NAME
    SELECT n._bron AS register, n.persoon_id AS source_id, n.rechtsvorm AS woorden, n.rechtsvorm_code AS code, a.land
    FROM NietNatuurlijkPersoon n LEFT JOIN AdresLocatie a ON a.adres_id = n.woonadres_id AND a._bron = n._bron
    UNION ALL BY NAME
    SELECT _bron AS register, 'KVK:' || kvk || '#' || volgnummer AS source_id, land FROM Functievervulling
)
SELECT p.partij_id, v.naam, v.kvk, v.rsin, coalesce(b.vorm, w.vorm) AS vorm, a.aanvang, a.aanvang_precisie, a.einde,
       a.einde_precisie, a.eindreden, a.sbi, a.werkzame_personen, a.jaarstuk, a.land, coalesce(r.rang, 99) AS rang,
       v.eerste, v.register, v.source_id, v._bron, v._levering, v._bestand, v._positie
FROM partij p JOIN vermelding v USING (register, source_id)
LEFT JOIN alle a USING (register, source_id)
LEFT JOIN rang r ON r.register = v.register
LEFT JOIN vorm_code b ON b.code = a.code
LEFT JOIN LATERAL (
    SELECT arg_max(vorm, length(begin)) AS vorm FROM vorm_woord WHERE starts_with(lower(a.woorden), begin)
) w ON true
WHERE p.soort = 'bedrijf' AND p.zone = 'zelfde'
"""

_FIRST = "arg_min({0}, (rang, eerste, register, source_id)) FILTER ({0} IS NOT NULL)"

# Columns of Bedrijf → the column of ``beschrijving`` they are taken from.
_TAKEN_FROM = {
    "naam": "naam", "kvk": "kvk", "rsin": "rsin", "rechtsvorm": "vorm", "opgericht": "aanvang", "beeindigd": "einde",
    "eindreden": "eindreden", "sbi": "sbi", "werkzame_personen": "werkzame_personen",
    "jaarstuk_laatste": "jaarstuk", "land": "land",
}  # fmt: skip

_COLUMN_ORIGIN = """
INSERT INTO herkomst
SELECT partij_id, '{column}', plaats[1], plaats[2], plaats[3], plaats[4]
FROM (
    SELECT partij_id, arg_min((_bron, _levering, _bestand, _positie), (rang, eerste, register, source_id)) AS plaats
    FROM beschrijving WHERE {source} IS NOT NULL GROUP BY partij_id
)
"""

_COMPANY = f"""
WITH bedrijf AS (
    SELECT partij_id AS id,
           {_FIRST.format("naam")} AS naam, {_FIRST.format("kvk")} AS kvk, {_FIRST.format("rsin")} AS rsin,
           {_FIRST.format("vorm")} AS rechtsvorm, {_FIRST.format("aanvang")} AS opgericht,
           {_FIRST.format("aanvang_precisie")} AS opgericht_precisie,
           {_FIRST.format("einde")} AS einde, {_FIRST.format("einde_precisie")} AS einde_precisie,
           {_FIRST.format("eindreden")} AS eindreden, {_FIRST.format("land")} AS land,
           {_FIRST.format("sbi")} AS sbi, {_FIRST.format("werkzame_personen")} AS werkzame_personen,
           {_FIRST.format("jaarstuk")} AS jaarstuk,
           {_FIRST.format("_bron")} AS _bron, {_FIRST.format("_levering")} AS _levering,
           {_FIRST.format("_bestand")} AS _bestand, {_FIRST.format("_positie")} AS _positie
    FROM beschrijving GROUP BY partij_id
)
SELECT id, naam, kvk, rsin, rechtsvorm, opgericht, opgericht_precisie,
       CASE WHEN einde <= getvariable('peildatum') THEN einde END AS beeindigd,
       CASE WHEN einde <= getvariable('peildatum') THEN einde_precisie END AS beeindigd_precisie,
       CASE WHEN einde <= getvariable('peildatum') THEN eindreden END AS eindreden,
       CASE WHEN coalesce(rechtsvorm, 'BUITENLAND') = 'BUITENLAND' THEN land END AS land,
       sbi, werkzame_personen, jaarstuk AS jaarstuk_laatste, coalesce(l.reden, u.reden) AS uitgezonderd,
       coalesce(rechtsvorm IN (SELECT vorm FROM vorm_persoon), false) AS eenmanszaak,
       _bron, _levering, _bestand, _positie
FROM bedrijf
LEFT JOIN uitzondering u ON u.vorm = rechtsvorm
LEFT JOIN (
    SELECT b.id, min(x.reden) AS reden FROM bedrijf b JOIN uitzonderingslijst x ON x.kvk = b.kvk OR x.rsin = b.rsin
    WHERE coalesce(x.sinds <= getvariable('peildatum'), true) AND coalesce(x.tot > getvariable('peildatum'), true)
    GROUP BY b.id
) l USING (id)
"""  # noqa: S608 - made of literals

_BRANCH = f"""
SELECT 'VEST:' || v.vestigingsnummer AS id, v.naam, coalesce(v.sbi, a.sbi) AS sbi, v.hoofdvestiging, v.aanvang AS geldig_van,
       v.aanvang_precisie AS geldig_van_precisie, coalesce(v.einde, v._gezien_tot) AS geldig_tot,
       v.einde_precisie AS geldig_tot_precisie, {known("v")},
       v._bron, v._levering, v._bestand, v._positie
FROM Vestiging v LEFT JOIN (
    SELECT vestigingsnummer, min(sbi) AS sbi FROM SbiActiviteit WHERE hoofdactiviteit GROUP BY vestigingsnummer
) a USING (vestigingsnummer)
"""  # noqa: S608 - made of literals

_HAS_BRANCH = f"""
SELECT 'Bedrijf' AS van_soort, p.partij_id AS van, 'Vestiging' AS naar_soort, 'VEST:' || v.vestigingsnummer AS naar,
       concat_ws('|', 'HEEFT_VESTIGING', p.partij_id, v.vestigingsnummer) AS id,
       v.aanvang AS geldig_van, v.aanvang_precisie AS geldig_van_precisie, coalesce(v.einde, v._gezien_tot) AS geldig_tot,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM Vestiging v JOIN partij p ON p.register = v._bron AND p.source_id = 'VEST:' || v.vestigingsnummer
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Persoon, Bedrijf, Vestiging and HEEFT_VESTIGING, and the origins of every mention of a party.

    Reads ``uitzonderingslijst``, the municipality's list of excluded parties.
    """
    use_search_results(db)
    _code_tables(db)
    db.execute(_DESCRIPTIONS)
    add_node(db, "Persoon", _PERSON)
    add_node(db, "Bedrijf", _COMPANY)
    add_node(db, "Vestiging", _BRANCH)
    add_edges(db, "HEEFT_VESTIGING", _HAS_BRANCH)
    db.execute(
        "INSERT INTO herkomst SELECT p.partij_id, '', v._bron, v._levering, v._bestand, v._positie"
        " FROM partij p JOIN vermelding v USING (register, source_id)"
    )
    for column, source in _TAKEN_FROM.items():
        db.execute(_COLUMN_ORIGIN.format(column=column, source=source))


def _code_tables(db: duckdb.DuckDBPyConnection) -> None:
    code_table(db, "vorm_code", code=list(codes.RECHTSVORM_BRK), vorm=list(codes.RECHTSVORM_BRK.values()))
    code_table(db, "vorm_woord", begin=list(codes.RECHTSVORM_WORDS), vorm=list(codes.RECHTSVORM_WORDS.values()))
    code_table(db, "vorm_persoon", vorm=list(codes.PERSONAL_FORMS))
    code_table(db, "uitzondering", vorm=list(codes.EXCLUDED_FORMS), reden=list(codes.EXCLUDED_FORMS.values()))
    ranks = list(range(len(codes.COMPANY_PRECEDENCE)))
    code_table(db, "rang", register=list(codes.COMPANY_PRECEDENCE), rang=ranks)
