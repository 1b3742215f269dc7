"""Holders who live on what they hold: the ordinary reason why an object is not let and not empty."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

VIEWS = (
    Fact(
        name="zelf_bewoond",
        makes="a holding of a natural person who lives at an address on the object",
        of="BEZIT",
        gives=("zelf_bewoond",),
        reads=("e_BEZIT", "e_HEEFT_VBO", "e_HEEFT_ADRES", "e_WOONT_OP"),
        sql="""
            SELECT b.id, true AS zelf_bewoond, list(DISTINCT w.id ORDER BY w.id) AS woningen
            FROM e_BEZIT b JOIN e_HEEFT_VBO o ON o.van = b.naar JOIN e_HEEFT_ADRES a ON a.van = o.naar
            JOIN e_WOONT_OP w ON w.van = b.van AND w.naar = a.naar
            GROUP BY b.id
        """,
        origins=(Origin(columns=("zelf_bewoond",), elements="woningen", of=("WOONT_OP",)),),
    ),
)
