"""How long ago a measure was: a reader must know a closure of some years, not of a lifetime."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

VIEWS = (
    Fact(
        name="ouderdom_gebeurtenis",
        makes="an event up to the date, with the days since",
        of="Gebeurtenis",
        gives=("dagen_geleden",),
        reads=("n_Gebeurtenis",),
        local="id",
        sql="""
            SELECT id, datediff('day', datum, getvariable('peildatum')) AS dagen_geleden
            FROM n_Gebeurtenis WHERE datum <= getvariable('peildatum')
        """,
        origins=(Origin(element="id", of=("Gebeurtenis",)),),
    ),
)
