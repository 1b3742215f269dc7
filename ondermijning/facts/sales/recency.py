"""How long ago a transfer was: a constellation is of some years, not of a lifetime."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

VIEWS = (
    Fact(
        name="ouderdom",
        makes="a transfer up to the date, with the days since",
        of="Transactie",
        gives=("dagen_geleden",),
        reads=("n_Transactie",),
        local="id",
        sql="""
            SELECT id, datediff('day', datum, getvariable('peildatum')) AS dagen_geleden
            FROM n_Transactie WHERE datum <= getvariable('peildatum')
        """,
        origins=(Origin(element="id", column="datum", of=("Transactie",)),),
    ),
)
