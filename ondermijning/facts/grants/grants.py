"""Grants to companies that no longer exist, and grants to one circle of companies."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

_WINDOW_MONTHS = 24

VIEWS = (
    Fact(
        name="na_einde",
        makes="a grant decided, to the day, after the last day on which the company may have ended",
        of="ONTVANGT",
        gives=("dagen_na_einde",),
        reads=("e_ONTVANGT", "n_Bedrijf", "n_Subsidie"),
        sql="""
            SELECT o.id, o.van, o.naar,
                   datediff('day', laatste_dag(b.beeindigd, b.beeindigd_precisie), s.datum_besluit) AS dagen_na_einde
            FROM e_ONTVANGT o JOIN n_Bedrijf b ON b.id = o.van JOIN n_Subsidie s ON s.id = o.naar
            WHERE dagen_na_einde >= 0
        """,
        origins=(
            Origin(element="van", column="beeindigd", of=("Bedrijf",)),
            Origin(element="id", of=("ONTVANGT",)),
        ),
    ),
    Fact(
        name="kringverlening",
        makes="a grant with all that its circle received in the window that ends on its day",
        of="ONTVANGT",
        gives=("kring_verleningen", "kring_ontvangers"),
        reads=("e_ONTVANGT", "kring"),
        constants={"maanden": _WINDOW_MONTHS},
        sql="""
            WITH verleend AS (
                SELECT o.id, o.van, o.naar, o.geldig_van AS dag, k.kring
                FROM e_ONTVANGT o JOIN kring k ON k.id = o.van WHERE o.geldig_van IS NOT NULL
            )
            SELECT v.id, count(DISTINCT e.naar) AS kring_verleningen, count(DISTINCT e.van) AS kring_ontvangers,
                   list(DISTINCT e.id ORDER BY e.id) AS ids, list(DISTINCT e.van ORDER BY e.van) AS leden
            FROM verleend v
            JOIN verleend e ON e.kring = v.kring AND e.dag <= v.dag AND e.dag > v.dag - to_months($maanden)
            GROUP BY v.id
        """,
        origins=(
            Origin(elements="ids", of=("ONTVANGT",)),
            Origin(elements="leden", column="kring", of=("kring",)),
        ),
    ),
)
