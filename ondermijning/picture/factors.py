"""The factors: what is counted among what, from which registers, who holds it, and what explains it ordinarily.

Each ``sql`` gives a row for every unit that is looked at in a year: ``jaar``, ``eenheid``, ``gebied`` and ``telt``. ``held_by`` is
a table of ``tables.py`` that says who holds such a unit in that year, in which role.
"""

from __future__ import annotations

from dataclasses import dataclass

from ondermijning.detect.profiles import PROFILES, words_of

FACTOR, CONTEXT = "factor", "omgeving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """What is counted.

    Args:
        id: known by it, also in what was published.
        title: for people.
        counts: what is counted, in words.
        among: among what.
        ordinary: what explains it ordinarily.
        sources: registers of which one in each group must speak for the end of a year before that year is told.
        roles: in which somebody may hold a unit.
        held_by: the table that says who does.
        sql: the units.
        kind: factor, or context that only stands beside them.
        by_owner: also told by class of owner, for the municipality.
        settled_after: for how many days after its end a year is not yet known.
    """

    id: str
    title: str
    counts: str
    among: str
    ordinary: str
    sources: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]
    held_by: str
    sql: str
    kind: str = FACTOR
    by_owner: bool = False
    settled_after: int = 0


_LAND, _TRADE, _BUILT = ("brk", "brk_csv"), ("hr", "kvk"), ("bag",)
_SALE = "SELECT jaar, eenheid, gebied, {telt} AS telt FROM verkoop WHERE {among}"
_SALE_ROLES = ("koper", "verkoper")

_CITY = (
    Factor(
        id="zonder_hypotheek",
        title="Gekocht zonder hypotheek",
        counts="koopakten van objecten waarop rond de akte geen hypotheek kwam",
        among="koopakten waarvan de hypotheek is nagevraagd",
        ordinary="Wie een eigen huis verkocht of erfde, en wie belegt met eigen geld, koopt vaak zonder hypotheek.",
        sources=(_LAND, ("kik",)),
        roles=_SALE_ROLES,
        held_by="bij_verkoop",
        sql=_SALE.format(telt="aantal_hypotheken = 0", among="aantal_hypotheken IS NOT NULL"),
        settled_after=90,
    ),
    Factor(
        id="geldgever",
        title="Geleend buiten de financiële sector",
        counts="hypotheken met een particulier of een bedrijf buiten de financiële sector als geldgever",
        among="hypotheken van dat jaar waarvan de geldgever bekend is",
        ordinary="Ouders lenen aan kinderen, en een holding leent aan haar werkmaatschappij.",
        sources=(("kik",),),
        roles=("geldgever", "geldnemer"),
        held_by="bij_lening",
        sql="""
            SELECT l.jaar, l.eenheid, l.gebied, bool_or(
                       g.van_soort = 'Persoon' OR coalesce(b.eenmanszaak, false)
                       OR coalesce(b.uitgezonderd IS NULL AND b.geldverstrekker IN ('holding', 'anders'), false)
                   ) AS telt
            FROM lening l JOIN e_GELDGEVER g ON g.naar = l.hypotheek LEFT JOIN n_Bedrijf b ON b.id = g.van
            GROUP BY ALL
        """,
    ),
    Factor(
        id="doorverkoop",
        title="Binnen twee jaar doorverkocht",
        counts="koopakten van objecten die binnen twee jaar na de vorige verkoop weer werden verkocht",
        among="koopakten",
        ordinary="Scheiding, verhuizing voor werk, en opknappen om te verkopen.",
        sources=(_LAND,),
        roles=_SALE_ROLES,
        held_by="bij_verkoop",
        sql=_SALE.format(telt="coalesce(dagen_sinds_vorige <= 730, false)", among="true"),
    ),
    Factor(
        id="jong_bedrijf",
        title="Gekocht door een jong bedrijf",
        counts="koopakten waarbij een koper een bedrijf is dat nog geen jaar bestond",
        among="koopakten",
        ordinary="Beleggers en ontwikkelaars richten vaak een vennootschap per object op.",
        sources=(_LAND, _TRADE),
        roles=_SALE_ROLES,
        held_by="bij_verkoop",
        sql=_SALE.format(telt="coalesce(jongste_koper_dagen <= 365, false)", among="true"),
    ),
    Factor(
        id="leeg",
        title="Woningen zonder ingeschrevene",
        counts="woningen waar bij de laatste telling van het jaar niemand stond ingeschreven",
        among="woningen die dat jaar zijn geteld",
        ordinary="Verkoop, verbouwing, tweede woning, kort verblijf, en wie zich nog moet inschrijven.",
        sources=(("bewoning",), _BUILT),
        roles=("eigenaar",),
        held_by="bij_eenheid",
        sql="""
            SELECT t.jaar, e.eenheid, e.gebied, t.ingeschreven = 0 AS telt
            FROM telling t JOIN eenheid e USING (eenheid) WHERE e.woning
        """,
        by_owner=True,
    ),
    Factor(
        id="sluiting",
        title="Gesloten panden",
        counts="woningen en andere eenheden die dat jaar zijn gesloten op grond van artikel 13b Opiumwet",
        among="alle woningen en andere eenheden",
        ordinary="Meer toezicht geeft meer sluitingen; een sluiting zegt vaak iets over een huurder, niet over de eigenaar.",
        sources=(("gebeurtenissen",), _BUILT),
        roles=("eigenaar",),
        held_by="bij_eenheid",
        sql="""
            SELECT j.jaar, e.eenheid, e.gebied, s.eenheid IS NOT NULL AS telt
            FROM eenheid e CROSS JOIN jaren j LEFT JOIN sluiting s ON s.eenheid = e.eenheid AND s.jaar = j.jaar
        """,
        by_owner=True,
    ),
    Factor(
        id="geweigerd",
        title="Geweigerde vergunningen",
        counts="aanvragen om een vergunning die zijn geweigerd",
        among="aanvragen waarop dat jaar is besloten",
        ordinary="De meeste weigeringen gaan over het bouwplan of de plek, niet over de aanvrager.",
        sources=(("vergunningen",),),
        roles=("aanvrager",),
        held_by="bij_vergunning",
        sql="""
            SELECT year(v.datum_besluit) AS jaar, v.id AS eenheid, min(l.gebied) AS gebied,
                   any_value(v.besluit = 'geweigerd') AS telt
            FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN ligging l ON l.adres = p.naar
            WHERE v.besluit IS NOT NULL AND v.datum_besluit IS NOT NULL GROUP BY 1, 2
        """,
    ),
    Factor(
        id="subsidie",
        title="Subsidies met een vraag",
        counts="subsidies aan een partij die was beëindigd of failliet, op een gedeelde rekening,"
        " of voor een pand dat daarna is verkocht",
        among="subsidies van dat jaar waarvan de plek bekend is",
        ordinary="Opvolging binnen een organisatie, een bewindvoerder, en een verkoop die al liep.",
        sources=(("subsidies_intern", "subsidies", "sru"), _TRADE),
        roles=("ontvanger",),
        held_by="bij_subsidie",
        sql="""
            SELECT s.jaar, s.eenheid, s.gebied, s.vraag OR coalesce(bool_or(
                       coalesce(o.dagen_na_einde >= 0, false) OR o.dagen_na_faillissement IS NOT NULL OR o.rekening IS NOT NULL
                   ), false) AS telt
            FROM subsidie s LEFT JOIN e_ONTVANGT o ON o.naar = s.eenheid GROUP BY s.jaar, s.eenheid, s.gebied, s.vraag
        """,
    ),
    Factor(
        id="branche",
        title="Bedrijven in een aangewezen branche",
        counts="bedrijven in een branche die volgens het Bibob-beleid aandacht vraagt",
        among="bedrijven met een bezoekadres",
        ordinary="Horeca, kappers en autohandel zitten in elk centrum en langs elke invalsweg.",
        sources=(_TRADE,),
        roles=("bedrijf",),
        held_by="bij_bedrijf",
        sql="""
            SELECT z.jaar, z.eenheid, z.gebied, b.branche IS NOT NULL AS telt
            FROM zetel z JOIN n_Bedrijf b ON b.id = z.bedrijf
        """,
        kind=CONTEXT,
    ),
    Factor(
        id="verkocht",
        title="Verkochte woningen",
        counts="woningen die dat jaar zijn verkocht",
        among="alle woningen",
        ordinary="Nieuwbouw, een jonge buurt en een krappe markt geven meer of minder verkopen.",
        sources=(_LAND, _BUILT),
        roles=("eigenaar",),
        held_by="bij_eenheid",
        sql="""
            SELECT j.jaar, e.eenheid, e.gebied, v.eenheid IS NOT NULL AS telt
            FROM eenheid e CROSS JOIN jaren j LEFT JOIN verkochte_eenheid v ON v.eenheid = e.eenheid AND v.jaar = j.jaar
            WHERE e.woning
        """,
        kind=CONTEXT,
    ),
)


def _signals(profile: str) -> Factor:
    """What people weighed and took up within one profile."""
    return Factor(
        id=f"signaal_{profile}",
        title=f"Opgepakte signalen: {words_of(profile)}",
        counts="woningen en andere eenheden met een signaal dat dat jaar na weging is opgepakt",
        among="alle woningen en andere eenheden",
        ordinary="Waar meer is gekeken, is meer opgepakt.",
        sources=(_BUILT,),
        roles=("eigenaar",),
        held_by="bij_eenheid",
        sql=f"""
            SELECT j.jaar, e.eenheid, e.gebied, s.eenheid IS NOT NULL AS telt
            FROM eenheid e CROSS JOIN jaren j
            LEFT JOIN opgepakt s ON s.eenheid = e.eenheid AND s.jaar = j.jaar AND s.profiel = '{profile}'
        """,  # noqa: S608 - names of this program
    )


FACTORS: tuple[Factor, ...] = (*map(_signals, PROFILES), *_CITY)
