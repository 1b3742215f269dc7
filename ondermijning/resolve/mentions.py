"""Every party as one register names it, with the keys that register gives and what helps to recognise it.

Keys of mentions: a land-registry person by its IMKAD id; a company by ``KVK:<8>``, a branch by ``VEST:<12>``, an officer by
``KVK:<8>#<place>`` and a sole trader by ``KVK:<8>#eigenaar``; a WOZ party by the number the file gives, else by object and
role; parties to permits, grants and events by the number of the case, dossier or event; a party to a listed transfer by its
number, else within the transfer.

A number of the trade register is no key of a natural person: partners in a firm share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from ondermijning.model import RECORDS
from ondermijning.model.records_overdracht import BY_DESIGNATION
from ondermijning.normalise.names.companies import company_name
from ondermijning.resolve import anchors, search_results
from ondermijning.views import Computation, Flow

if TYPE_CHECKING:
    import duckdb


PERSON = "persoon"
COMPANY = "bedrijf"

_PLACE = "_bron, _levering, _bestand, _positie"

# BRK-Bevragen knows who stands in the population or trade register by the number there, which is no id of its own.
_IMKAD = "CASE WHEN starts_with(persoon_id, 'NL.IMKAD.') THEN persoon_id END AS imkad"

# Parties as the land registry and KIK-inzage describe them.
_KADASTER = f"""
SELECT 'persoon' AS soort, persoon_id AS source_id, concat_ws(' ', voornamen, voorvoegsel, geslachtsnaam) AS naam,
       voornamen, voorvoegsel, geslachtsnaam, geboortedatum, geboortedatum_precisie, {_IMKAD}, bsn_hmac,
       woonadres_id AS adres_id, afgeschermd, _gezien_van, {_PLACE}
FROM NatuurlijkPersoon
UNION ALL BY NAME
SELECT 'bedrijf' AS soort, persoon_id AS source_id, naam, rechtsvorm_code AS vormcode, rechtsvorm AS vormtekst, rsin, kvk,
       {_IMKAD}, woonadres_id AS adres_id, _gezien_van, {_PLACE}
FROM NietNatuurlijkPersoon
"""  # noqa: S608 - made of literals

# Where a company can be visited: its own address, else that of its main branch.
_VISITED = """
SELECT v._bron, v.kvk, v.vestigingsnummer, v.postcode, v.huisnummer, v.toevoeging, v.woonplaats
FROM alle_vestigingsadressen v LEFT JOIN alle_vestigingen h USING (_bron, vestigingsnummer)
WHERE v.soort = 'bezoekadres' AND NOT v.afgeschermd
"""

_TRADE = f"""
SELECT 'bedrijf' AS soort, 'KVK:' || kvk AS source_id, coalesce(statutaire_naam, naam) AS naam, rechtsvorm AS vormtekst, rsin,
       kvk, postcode, huisnummer, toevoeging, woonplaats, _gezien_van, {_PLACE}
FROM alle_inschrijvingen LEFT JOIN (
    SELECT b.* FROM bezoek b LEFT JOIN alle_vestigingen h USING (_bron, vestigingsnummer)
    WHERE b.vestigingsnummer = '' OR h.hoofdvestiging
    QUALIFY row_number() OVER (PARTITION BY b._bron, b.kvk ORDER BY b.vestigingsnummer) = 1
) USING (_bron, kvk)
UNION ALL BY NAME
SELECT 'bedrijf' AS soort, 'VEST:' || v.vestigingsnummer AS source_id, v.naam, v.kvk, postcode, huisnummer, toevoeging,
       woonplaats, v._gezien_van, v._bron, v._levering, v._bestand, v._positie
FROM alle_vestigingen v LEFT JOIN bezoek b ON b._bron = v._bron AND b.vestigingsnummer = v.vestigingsnummer
UNION ALL BY NAME
SELECT partij_soort AS soort, 'KVK:' || kvk || '#' || CASE WHEN volgnummer = 0 THEN 'eigenaar' ELSE volgnummer::TEXT END
       AS source_id, coalesce(naam, concat_ws(' ', voornamen, voorvoegsel, geslachtsnaam)) AS naam,
       voornamen, voorvoegsel, geslachtsnaam, geboortedatum, geboortedatum_precisie, bsn_hmac, rsin, functionaris_kvk AS kvk,
       _gezien_van, {_PLACE}
FROM Functievervulling
UNION ALL BY NAME
SELECT 'bedrijf' AS soort, 'KVK:' || kvk AS source_id, naam, kvk, _gezien_van, {_PLACE}
FROM Insolventieuitspraak
"""  # noqa: S608 - made of literals

_LISTED_PARTY = "CASE WHEN kvk IS NULL AND rsin IS NULL THEN overdracht_id || '#' ELSE '' END || partij_sleutel"
_MUNICIPAL = f"""
SELECT CASE WHEN soort = 'natuurlijk_persoon' THEN 'persoon' ELSE 'bedrijf' END AS soort,
       CASE WHEN soort = 'natuurlijk_persoon' THEN wozobjectnummer || ':' || rol
            ELSE coalesce('RSIN:' || rsin, 'KVK:' || kvk, wozobjectnummer || ':' || rol) END AS source_id,
       naam, rsin, kvk, bsn_hmac, afgeschermd, _gezien_van, {_PLACE}
FROM WozBelanghebbende
UNION ALL BY NAME
SELECT partij_soort AS soort, zaaknummer || CASE WHEN volgnummer = 1 THEN '' ELSE '#' || volgnummer END AS source_id,
       naam, geboortedatum, bsn_hmac, rsin, kvk, postcode, huisnummer, toevoeging, _gezien_van, {_PLACE}
FROM VergunningPartij
UNION ALL BY NAME
SELECT CASE WHEN particulier THEN 'persoon' ELSE 'bedrijf' END AS soort, dossiernummer AS source_id, aanvrager AS naam, kvk,
       _gezien_van, {_PLACE}
FROM Subsidieverlening WHERE aanvrager IS NOT NULL OR (kvk IS NOT NULL AND NOT particulier)
UNION ALL BY NAME
SELECT CASE WHEN kvk IS NOT NULL OR heeft_rechtsvorm(partij_naam) THEN 'bedrijf' ELSE 'persoon' END AS soort,
       gebeurtenis_id AS source_id, partij_naam AS naam, kvk, _gezien_van, {_PLACE}
FROM Melding WHERE partij_naam IS NOT NULL OR kvk IS NOT NULL
UNION ALL BY NAME
SELECT partij_soort AS soort, {_LISTED_PARTY} AS source_id, naam, kvk, rsin, _gezien_van, {_PLACE}
FROM OverdrachtPartij
"""  # noqa: S608 - made of literals

_SHAPE = """
SELECT NULL::TEXT AS soort, NULL::TEXT AS source_id, NULL::TEXT AS naam, NULL::TEXT AS voornamen, NULL::TEXT AS voorvoegsel,
       NULL::TEXT AS geslachtsnaam, NULL::DATE AS geboortedatum, NULL::TEXT AS geboortedatum_precisie, NULL::TEXT AS vormcode,
       NULL::TEXT AS vormtekst, NULL::TEXT AS rsin, NULL::TEXT AS kvk, NULL::TEXT AS imkad, NULL::TEXT AS bsn_hmac,
       NULL::TEXT AS adres_id, NULL::TEXT AS postcode, NULL::BIGINT AS huisnummer, NULL::TEXT AS toevoeging,
       NULL::TEXT AS woonplaats, NULL::BOOLEAN AS afgeschermd WHERE false
"""

# In which transfers of listed objects natural persons took part: what a list of sales says, beside what deeds tell.
#
# Each is told as ``side|object|day|transfer``. The side is ``koper`` or ``verkoper``, or ``eerder`` for the transfer before the
# one in which somebody sold, by which they must have come to hold the object. The transfer is the id in the list, empty for a
# deed of the land registry. Only objects in a list are told, since only there a person may be known by a name alone.
#
# A right that burdens another reaches its object through it. Who held a right until others got it by a deed sold it that day.
_LISTED_OBJECT = f"""(
    SELECT o.* REPLACE (coalesce(n.object_id, o.object_id) AS object_id) FROM OverdrachtObject o LEFT JOIN (
        SELECT '{BY_DESIGNATION}' || aanduiding AS naam, min(object_id) AS object_id FROM KadastraalObject GROUP BY aanduiding
    ) n ON n.naam = o.object_id)"""  # noqa: S608 - made of literals
_DEEDS = f"""
WITH RECURSIVE recht (recht_id, object_id) AS (
    SELECT recht_id, object_id FROM ZakelijkRecht WHERE object_id IN (SELECT object_id FROM {_LISTED_OBJECT})
    UNION
    SELECT b.belast_met, r.object_id FROM Belasting b JOIN recht r USING (recht_id)
), naam AS (
    SELECT t.*, r.object_id FROM Tenaamstelling t JOIN recht r USING (recht_id)
), akte AS (
    SELECT DISTINCT n.*, s.aangeboden_op AS dag
    FROM naam n JOIN TenaamstellingStukdeel l USING (tenaamstelling_id) JOIN Stukdeel d USING (stukdeel_id)
    JOIN Stuk s USING (stuk_id) WHERE s.aangeboden_op IS NOT NULL
)
SELECT _bron, persoon_id AS source_id, 'koper' AS kant, object_id, dag, '' AS overdracht FROM akte
UNION ALL
SELECT o._bron, o.persoon_id, 'verkoper', o.object_id, n.dag, ''
FROM naam o JOIN akte n ON n.recht_id = o.recht_id AND n.object_id = o.object_id AND n._bron = o._bron
    AND n.persoon_id <> o.persoon_id AND (n._moment_van = o._moment_tot OR n.geldig_van = o.geldig_tot)
WHERE NOT EXISTS (SELECT 1 FROM akte e WHERE e.tenaamstelling_id = o.tenaamstelling_id AND e.dag = n.dag)
"""  # noqa: S608 - made of literals

_LIST = f"""
WITH verkocht AS (
    SELECT DISTINCT o.object_id, v.overdracht_id, v.datum FROM {_LISTED_OBJECT} o JOIN Overdracht v USING (_bron, overdracht_id)
), partij AS (
    SELECT p._bron, {_LISTED_PARTY} AS source_id, p.rol, v.* FROM OverdrachtPartij p JOIN verkocht v USING (overdracht_id)
    WHERE p.partij_soort = 'persoon'
)
SELECT _bron, source_id, rol AS kant, object_id, datum AS dag, overdracht_id AS overdracht FROM partij
UNION ALL
SELECT p._bron, p.source_id, 'eerder', p.object_id, max(v.datum), p.overdracht_id
FROM partij p JOIN verkocht v
    ON v.object_id = p.object_id AND v.datum <= p.datum AND v.overdracht_id <> p.overdracht_id
WHERE p.rol = 'verkoper' GROUP BY ALL
"""  # noqa: S608 - made of literals

_TRANSFERS_OF_PERSONS = f"""
SELECT _bron, source_id, list_sort(list(DISTINCT concat_ws('|', kant, object_id, dag, overdracht))) AS overdrachten
FROM (({_DEEDS}) UNION ALL ({_LIST})) GROUP BY ALL
"""  # noqa: S608 - made of literals

_MENTIONS = f"""
CREATE OR REPLACE TABLE vermelding AS
WITH bezoek AS ({_VISITED}), alle AS (
    {_SHAPE} UNION ALL BY NAME {_KADASTER} UNION ALL BY NAME {_TRADE} UNION ALL BY NAME {_MUNICIPAL}
), deelname AS ({_TRANSFERS_OF_PERSONS})
SELECT a._bron AS register, a.source_id, a.soort, nullif(trim(a.naam), '') AS naam, a.voornamen, a.voorvoegsel,
       a.geslachtsnaam, a.geboortedatum, a.geboortedatum_precisie, a.vormcode, a.vormtekst,
       CASE WHEN a.soort = 'bedrijf' THEN a.rsin END AS rsin, CASE WHEN a.soort = 'bedrijf' THEN a.kvk END AS kvk, a.imkad,
       CASE WHEN a.soort = 'persoon' THEN a.bsn_hmac END AS bsn_hmac, coalesce(a.postcode, l.postcode) AS postcode,
       coalesce(a.huisnummer, l.huisnummer) AS huisnummer, coalesce(a.toevoeging, l.toevoeging) AS toevoeging,
       coalesce(a.woonplaats, l.woonplaats) AS woonplaats, coalesce(a.afgeschermd, false) AS afgeschermd,
       CASE WHEN a.soort = 'persoon' THEN coalesce(d.overdrachten, []) ELSE [] END AS overdrachten,
       a._gezien_van AS eerste, a._bron, a._levering, a._bestand, a._positie
FROM alle a LEFT JOIN AdresLocatie l ON l._bron = a._bron AND l.adres_id = a.adres_id AND l.soort <> 'postbus'
LEFT JOIN deelname d ON d._bron = a._bron AND d.source_id = a.source_id
QUALIFY row_number() OVER (
    PARTITION BY a._bron, a.source_id
    ORDER BY a._gezien_van, a._levering, a._bestand, a._positie, a.naam, a.rsin, a.kvk, a.bsn_hmac
) = 1
"""  # noqa: S608 - made of literals


def make_mentions(db: duckdb.DuckDBPyConnection) -> int:
    """Make the table ``vermelding`` from the state of the records, and the tables that anchor mentions to a place.

    An address that is shielded in the trade register, or a post box, is left out.

    Args:
        db: a database made by ``sources.state.open_state``.

    Returns:
        The number of mentions: one per register and source id.
    """
    declared = (*search_results.VIEWS, *anchors.VIEWS)
    flow = Flow({"resolve": declared}, RECORDS, {**search_results.MACROS, **anchors.MACROS})
    Computation(db, flow, {}).make(*(view.name for view in declared))
    db.create_function("heeft_rechtsvorm", _names_form, ["VARCHAR"], "BOOLEAN", type=ARROW, null_handling=SPECIAL)
    db.execute(_MENTIONS)
    db.remove_function("heeft_rechtsvorm")
    return int(db.execute("SELECT count(*) FROM vermelding").fetchall()[0][0])


def _names_form(names: pa.Array) -> pa.Array:
    """Whether each name says a legal form; one that does not may be that of a natural person and is taken for it."""
    return pa.array([company_name(name).form is not None for name in names.to_pylist()], pa.bool_())
