"""Persons, companies and branches: one node per party, its attributes from the most trusted register that gives them."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import code_list
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

# Columns of Bedrijf → the column of ``beschrijving`` they are taken from.
_TAKEN_FROM = {
    "naam": "naam", "kvk": "kvk", "rsin": "rsin", "rechtsvorm": "vorm", "opgericht": "aanvang", "beeindigd": "einde",
    "eindreden": "eindreden", "sbi": "sbi", "werkzame_personen": "werkzame_personen",
    "jaarstuk_laatste": "jaarstuk", "land": "land", "buitenlands_register": "buitenlands_register",
    "buitenlands_nummer": "buitenlands_nummer",
}  # fmt: skip
_COLUMN_ORIGIN = """
SELECT partij_id AS element, '{column}' AS kolom, plaats[1] AS bron, plaats[2] AS levering, plaats[3] AS bestand,
       plaats[4] AS positie
FROM (
    SELECT partij_id, arg_min((_bron, _levering, _bestand, _positie), (rang, eerste, register, source_id)) AS plaats
    FROM beschrijving WHERE {source} IS NOT NULL GROUP BY partij_id
)
"""
_MENTION_ORIGIN = """
SELECT p.partij_id AS element, '' AS kolom, v._bron AS bron, v._levering AS levering, v._bestand AS bestand, v._positie AS positie
FROM partij p JOIN vermelding v USING (register, source_id) WHERE p.soort {test} 'persoon'
"""

VIEWS = (
    code_list(
        "vorm_woord",
        "a legal form by the words it begins with",
        begin=list(codes.RECHTSVORM_WORDS),
        vorm=list(codes.RECHTSVORM_WORDS.values()),
    ),
    code_list("vorm_persoon", "a legal form in which a natural person trades", vorm=list(codes.PERSONAL_FORMS)),
    code_list(
        "uitzondering",
        "a legal form that cannot be a suspect by nature, with the reason",
        vorm=list(codes.EXCLUDED_FORMS),
        reden=list(codes.EXCLUDED_FORMS.values()),
    ),
    code_list(
        "rang",
        "how far a register is trusted about companies; the first most",
        register=list(codes.COMPANY_PRECEDENCE),
        rang=list(range(len(codes.COMPANY_PRECEDENCE))),
    ),
    View(
        name="beschrijving",
        makes="a mention that describes a company, ranked by how far its register is trusted",
        reads=(
            "alle_inschrijvingen",
            "Jaarstuk",
            "NietNatuurlijkPersoon",
            "AdresLocatie",
            "Functievervulling",
            "Zetelgegeven",
            "partij",
            "vermelding",
            "rang",
            "vorm_code",
            "vorm_woord",
        ),
        sql="""
            WITH alle AS (
                SELECT _bron AS register, 'KVK:' || kvk AS source_id, rechtsvorm AS woorden, NULL AS code, aanvang,
                       aanvang_precisie, einde, einde_precisie, eindreden, sbi, werkzame_personen, jaarstuk
                FROM alle_inschrijvingen LEFT JOIN (
                    SELECT _bron, kvk, max(boekjaar) AS jaarstuk FROM Jaarstuk
                    WHERE coalesce(gedeponeerd_op <= getvariable('peildatum'), true) GROUP BY ALL
                ) USING (_bron, kvk)
                UNION ALL BY NAME
                SELECT n._bron AS register, n.persoon_id AS source_id, n.rechtsvorm AS woorden, n.rechtsvorm_code AS code, a.land
                FROM NietNatuurlijkPersoon n LEFT JOIN AdresLocatie a ON a.adres_id = n.woonadres_id AND a._bron = n._bron
                UNION ALL BY NAME
                SELECT f._bron AS register, 'KVK:' || kvk || '#' || volgnummer AS source_id, coalesce(f.land, z.land) AS land,
                       z.register AS buitenlands_register, z.registernummer AS buitenlands_nummer
                FROM Functievervulling f LEFT JOIN Zetelgegeven z USING (_bron, kvk, volgnummer)
                UNION ALL BY NAME
                SELECT _bron AS register, 'KVK:' || kvk AS source_id, land, register AS buitenlands_register,
                       registernummer AS buitenlands_nummer
                FROM Zetelgegeven WHERE volgnummer = 0
            )
            SELECT p.partij_id, v.naam, v.kvk, v.rsin, coalesce(b.vorm, w.vorm) AS vorm, a.aanvang, a.aanvang_precisie, a.einde,
                   a.einde_precisie, a.eindreden, a.sbi, a.werkzame_personen, a.jaarstuk, a.land, a.buitenlands_register,
                   a.buitenlands_nummer, coalesce(r.rang, 99) AS rang,
                   v.eerste, v.register, v.source_id, v._bron, v._levering, v._bestand, v._positie
            FROM partij p JOIN vermelding v USING (register, source_id)
            LEFT JOIN alle a USING (register, source_id)
            LEFT JOIN rang r ON r.register = v.register
            LEFT JOIN vorm_code b ON b.code = a.code
            LEFT JOIN LATERAL (
                SELECT arg_max(vorm, length(begin)) AS vorm FROM vorm_woord WHERE starts_with(lower(a.woorden), begin)
            ) w ON true
            WHERE p.soort = 'bedrijf' AND p.zone = 'zelfde'
        """,
    ),
    Node(
        label="Persoon",
        reads=("partij", "vermelding", "NatuurlijkPersoon"),
        sql="""
            SELECT * EXCLUDE (plaats), plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie
            FROM (
                SELECT p.partij_id AS id, arg_min(v.naam, (v.naam IS NULL, v.eerste, v.register, v.source_id)) AS naam,
                       bool_or(v.afgeschermd) AS afgeschermd,
                       bool_or(coalesce(
                           g.geboortedatum + CASE g.geboortedatum_precisie WHEN 'jaar' THEN INTERVAL 1 YEAR
                                                  WHEN 'maand' THEN INTERVAL 1 MONTH ELSE INTERVAL 1 DAY END
                           > getvariable('peildatum') - INTERVAL 18 YEAR + INTERVAL 1 DAY, false
                       )) AS minderjarig,
                       min((v._bron, v._levering, v._bestand, v._positie)) AS plaats
                FROM partij p JOIN vermelding v USING (register, source_id)
                LEFT JOIN NatuurlijkPersoon g ON g._bron = p.register AND g.persoon_id = p.source_id
                WHERE p.soort = 'persoon' AND p.zone = 'zelfde'
                GROUP BY p.partij_id
            )
        """,
    ),
    View(
        name="beschreven",
        makes="a company with each attribute from the most trusted mention that gives it",
        reads=("beschrijving",),
        key=("id",),
        local="id",
        sql="""
            SELECT partij_id AS id,
                   eerst(naam, rang, eerste, register, source_id) AS naam, eerst(kvk, rang, eerste, register, source_id) AS kvk,
                   eerst(rsin, rang, eerste, register, source_id) AS rsin,
                   eerst(vorm, rang, eerste, register, source_id) AS rechtsvorm,
                   eerst(aanvang, rang, eerste, register, source_id) AS opgericht,
                   eerst(aanvang_precisie, rang, eerste, register, source_id) AS opgericht_precisie,
                   eerst(einde, rang, eerste, register, source_id) AS einde,
                   eerst(einde_precisie, rang, eerste, register, source_id) AS einde_precisie,
                   eerst(eindreden, rang, eerste, register, source_id) AS eindreden,
                   eerst(land, rang, eerste, register, source_id) AS land, eerst(sbi, rang, eerste, register, source_id) AS sbi,
                   eerst(werkzame_personen, rang, eerste, register, source_id) AS werkzame_personen,
                   eerst(jaarstuk, rang, eerste, register, source_id) AS jaarstuk,
                   eerst(buitenlands_register, rang, eerste, register, source_id) AS buitenlands_register,
                   eerst(buitenlands_nummer, rang, eerste, register, source_id) AS buitenlands_nummer,
                   eerst(_bron, rang, eerste, register, source_id) AS _bron,
                   eerst(_levering, rang, eerste, register, source_id) AS _levering,
                   eerst(_bestand, rang, eerste, register, source_id) AS _bestand,
                   eerst(_positie, rang, eerste, register, source_id) AS _positie
            FROM beschrijving GROUP BY partij_id
        """,
    ),
    Node(
        label="Bedrijf",
        reads=("beschreven", "uitzondering", "uitzonderingslijst", "vorm_persoon"),
        sql="""
            SELECT id, naam, kvk, rsin, rechtsvorm, opgericht, opgericht_precisie,
                   CASE WHEN einde <= getvariable('peildatum') THEN einde END AS beeindigd,
                   CASE WHEN einde <= getvariable('peildatum') THEN einde_precisie END AS beeindigd_precisie,
                   CASE WHEN einde <= getvariable('peildatum') THEN eindreden END AS eindreden,
                   CASE WHEN coalesce(rechtsvorm, 'BUITENLAND') = 'BUITENLAND' THEN land END AS land,
                   buitenlands_register, buitenlands_nummer,
                   sbi, werkzame_personen, jaarstuk AS jaarstuk_laatste, coalesce(l.reden, u.reden) AS uitgezonderd,
                   coalesce(rechtsvorm IN (SELECT vorm FROM vorm_persoon), false) AS eenmanszaak,
                   _bron, _levering, _bestand, _positie
            FROM beschreven
            LEFT JOIN uitzondering u ON u.vorm = rechtsvorm
            LEFT JOIN (
                SELECT b.id, min(x.reden) AS reden
                FROM beschreven b JOIN uitzonderingslijst x ON x.kvk = b.kvk OR x.rsin = b.rsin
                WHERE coalesce(x.sinds <= getvariable('peildatum'), true) AND coalesce(x.tot > getvariable('peildatum'), true)
                GROUP BY b.id
            ) l USING (id)
        """,
    ),
    Node(
        label="Vestiging",
        reads=("alle_vestigingen", "SbiActiviteit"),
        sql="""
            SELECT 'VEST:' || v.vestigingsnummer AS id, v.naam, coalesce(v.sbi, a.sbi) AS sbi, v.hoofdvestiging,
                   v.aanvang AS geldig_van, v.aanvang_precisie AS geldig_van_precisie,
                   coalesce(v.einde, v._gezien_tot) AS geldig_tot, v.einde_precisie AS geldig_tot_precisie,
                   v._gezien_van AS geregistreerd_op, als_voorbij(v._gezien_tot) AS registratie_tot,
                   v._bron, v._levering, v._bestand, v._positie
            FROM alle_vestigingen v LEFT JOIN (
                SELECT vestigingsnummer, min(sbi) AS sbi FROM SbiActiviteit WHERE hoofdactiviteit GROUP BY vestigingsnummer
            ) a USING (vestigingsnummer)
        """,
    ),
    Edge(
        type="HEEFT_VESTIGING",
        reads=("alle_vestigingen", "partij"),
        sql=(
            """
            SELECT 'Bedrijf' AS van_soort, p.partij_id AS van, 'Vestiging' AS naar_soort, 'VEST:' || v.vestigingsnummer AS naar,
                   concat_ws('|', 'HEEFT_VESTIGING', p.partij_id, v.vestigingsnummer) AS id,
                   v.aanvang AS geldig_van, v.aanvang_precisie AS geldig_van_precisie,
                   coalesce(v.einde, v._gezien_tot) AS geldig_tot, v._gezien_van AS geregistreerd_op,
                   als_voorbij(v._gezien_tot) AS registratie_tot, v._bron, v._levering, v._bestand, v._positie
            FROM alle_vestigingen v JOIN partij p ON p.register = v._bron AND p.source_id = 'VEST:' || v.vestigingsnummer
            """,
        ),
    ),
    *(
        View(
            name=f"herkomst_vermelding_{label}",
            makes="every place where a party is mentioned",
            sql=_MENTION_ORIGIN.format(test=test),
            reads=("partij", "vermelding"),
            part_of=f"herkomst_{label}",
        )
        for label, test in (("Persoon", "="), ("Bedrijf", "<>"))
    ),
    *(
        View(
            name=f"herkomst_Bedrijf_{column}",
            makes=f"the place that {column} of a company was taken from",
            sql=_COLUMN_ORIGIN.format(column=column, source=source),
            reads=("beschrijving",),
            part_of="herkomst_Bedrijf",
        )
        for column, source in _TAKEN_FROM.items()
    ),
)
