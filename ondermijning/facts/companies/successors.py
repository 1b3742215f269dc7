"""Companies that go on where a connected one failed or was stopped: the same branch, at the same address, soon after."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin

_DAYS = 730

VIEWS = (
    Fact(
        name="opvolger",
        makes="a linked company of the same trade, founded at the same address soon after the other went bankrupt or was refused",
        of="VERBONDEN_MET",
        gives=("opvolging_dagen", "opvolging_adres_id"),
        reads=(
            "n_Insolventie",
            "e_GAAT_OVER",
            "n_Gebeurtenis",
            "e_GEVESTIGD_OP",
            "e_HEEFT_VESTIGING",
            "e_VERBONDEN_MET",
            "n_Bedrijf",
        ),
        constants={"weigering": any_of(codes.REFUSAL_EVENTS), "dagen": _DAYS},
        sql="""
            WITH klap AS (
                SELECT g.naar AS oud, i.datum AS dag, g.id
                FROM n_Insolventie i JOIN e_GAAT_OVER g ON g.van = i.id WHERE i.soort = 'F'
                UNION ALL
                SELECT g.naar, e.datum, g.id FROM n_Gebeurtenis e JOIN e_GAAT_OVER g ON g.van = e.id
                WHERE begint_met(e.soort, $weigering)
            ), zetel AS (
                SELECT g.naar AS adres, g.id, CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END AS bedrijf
                FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van
                WHERE g.soort = 'bezoekadres'
            )
            SELECT v.id, n.id AS nieuw, datediff('day', k.dag, n.opgericht) AS opvolging_dagen, zn.adres AS opvolging_adres_id,
                   [k.id, zn.id, zo.id] AS ids
            FROM e_VERBONDEN_MET v JOIN n_Bedrijf n ON n.id = v.van JOIN n_Bedrijf o ON o.id = v.naar
            JOIN klap k ON k.oud = o.id
            JOIN zetel zn ON zn.bedrijf = n.id JOIN zetel zo ON zo.bedrijf = o.id AND zo.adres = zn.adres
            WHERE left(n.sbi, 2) = left(o.sbi, 2) AND n.opgericht - k.dag BETWEEN 0 AND $dagen
            QUALIFY row_number() OVER (PARTITION BY v.id ORDER BY opvolging_dagen, zn.adres, k.id, zn.id, zo.id) = 1
        """,
        origins=(
            Origin(elements="ids", of=("GAAT_OVER", "GEVESTIGD_OP")),
            Origin(element="nieuw", column="opgericht", of=("Bedrijf",)),
        ),
    ),
)
