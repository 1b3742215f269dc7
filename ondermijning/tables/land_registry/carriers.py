"""What counts of the land registry: what its last answers do not end, from the carrier to trust.

An answer about the holders of an object ends the rights and namings that it leaves out, whoever showed them. Of an object that
several carriers show, the most trusted says everything; the others still say what it does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import RECORDS, codes
from ondermijning.views.view import Union, View

if TYPE_CHECKING:
    from collections.abc import Iterator

_LESS_TRUSTED = codes.LAND_REGISTRIES[1:]

_ASKED_RIGHT = View(
    name="gevraagd_recht",
    # A right that burdens another reaches its object through it.
    makes="a right of a register with an object about whose holders that register answered",
    reads=("ZakelijkRecht", "GerechtigdenAntwoord", "Belasting"),
    key=("_bron", "recht_id", "object_id"),
    sql="""
        WITH RECURSIVE keten (_bron, recht_id, object_id) AS (
            SELECT r._bron, r.recht_id, r.object_id FROM ZakelijkRecht r SEMI JOIN GerechtigdenAntwoord a USING (_bron, object_id)
            UNION
            SELECT b._bron, b.belast_met, k.object_id FROM Belasting b JOIN keten k USING (_bron, recht_id)
        )
        FROM keten
    """,
)
# An answer about a person or of another service may have shown a holder that a later answer about the object leaves out.
_ENDED = """
SELECT r.* REPLACE (
    least(r._moment_tot, l.moment) AS _moment_tot,
    CASE WHEN l.moment < coalesce(r._moment_tot, 'infinity') THEN CAST(l.moment AS DATE) ELSE r._gezien_tot END AS _gezien_tot)
FROM {record} r LEFT JOIN (
    SELECT getoond.{key}, getoond._bron, min(a._moment) AS moment
    FROM (SELECT {key}, _bron, max(_moment) AS laatst FROM {record}_versies GROUP BY ALL) getoond
    JOIN {record} h USING ({key}, _bron)
    JOIN gevraagd_recht g ON g._bron = h._bron AND g.recht_id = h.recht_id
    JOIN GerechtigdenAntwoord_versies a ON a._bron = g._bron AND a.object_id = g.object_id AND a._moment > getoond.laatst
    GROUP BY ALL
) l USING ({key}, _bron)
"""
# Rights that a more trusted carrier shows and which count of it, or that rest on an object or burden a right which it shows.
_HIDDEN_RIGHTS = """
WITH RECURSIVE verborgen (recht_id) AS (
    SELECT recht_id FROM ZakelijkRecht
    WHERE _bron = $drager AND (
        object_id IN (SELECT object_id FROM KadastraalObject WHERE _bron IN $vertrouwder)
        OR recht_id IN (SELECT recht_id FROM ZakelijkRecht {counted} WHERE _bron IN $vertrouwder))
    UNION
    SELECT b.belast_met FROM Belasting b JOIN verborgen v USING (recht_id) WHERE b._bron = $drager
)
SELECT $drager AS _bron, recht_id FROM verborgen
"""
# Notes that stand on such an object or right, whoever says so.
_HIDDEN_NOTES = """
SELECT DISTINCT $drager AS _bron, aantekening_id FROM Aantekening {counted}
WHERE object_id IN (SELECT object_id FROM KadastraalObject WHERE _bron IN $vertrouwder)
   OR recht_id IN (SELECT recht_id FROM verborgen_recht_{carrier})
"""


def _hidden(kind: str, makes: str, template: str, *reads: str) -> Iterator[View | Union]:
    """What is hidden of each less trusted carrier, from the most to the least trusted, and all of it together."""
    key = f"{kind}_id"
    yield Union(name=f"verborgen_{kind}", makes=makes, columns={"_bron": "VARCHAR", key: "VARCHAR"})
    for place, carrier in enumerate(_LESS_TRUSTED):
        earlier = [f"verborgen_{kind}_{each}" for each in _LESS_TRUSTED[:place]]
        yield View(
            name=f"verborgen_{kind}_{carrier}",
            makes=f"{makes} of {carrier}",
            reads=(*(each.format(carrier=carrier) for each in reads), *earlier),
            key=(key,),
            constants={"drager": carrier, "vertrouwder": codes.LAND_REGISTRIES[: place + 1]},
            part_of=f"verborgen_{kind}",
            sql=template.format(
                carrier=carrier, counted=" ".join(f"ANTI JOIN {each} USING (_bron, {key})" for each in earlier)
            ),
        )


_OF_HIDDEN = "SELECT r.* FROM {record} r ANTI JOIN verborgen_{kind} USING (_bron, {kind}_id)"
_OF_SHOWN = """
SELECT r.* FROM {record} r ANTI JOIN {shower} t
ON t.{key} = r.{key} AND list_position($dragers, t._bron) < list_position($dragers, r._bron)
"""
_OF_PARENT = """
SELECT * FROM {record} WHERE _bron NOT IN $minder OR (_bron, {key}) IN (SELECT (_bron, {key}) FROM kadaster_{parent})
"""


def _counted(record: str, sql: str, *reads: str, **constants: tuple[str, ...]) -> View:
    return View(
        name=f"kadaster_{record}",
        makes=f"{record}, without what a more trusted carrier hides",
        sql=sql,
        reads=reads,
        key=(*RECORDS[record].key, "_bron"),
        constants=constants,
    )


def _unless_hidden(record: str, kind: str, rows: str = "") -> View:
    """The rows of a record that belong to no hidden right or note."""
    rows = rows or record
    return _counted(record, _OF_HIDDEN.format(record=rows, kind=kind), rows, f"verborgen_{kind}")


def _unless_shown(record: str, key: str, shower: str) -> View:
    """The rows of a record that belong to nothing that a more trusted carrier shows."""
    sql = _OF_SHOWN.format(record=record, key=key, shower=shower)
    return _counted(record, sql, *dict.fromkeys((record, shower)), dragers=codes.LAND_REGISTRIES)


def _with_parent(record: str, key: str, parent: str) -> View:
    """The rows of a record whose parent the same carrier still shows; those of the most trusted carrier need none."""
    sql = _OF_PARENT.format(record=record, key=key, parent=parent)
    return _counted(record, sql, record, f"kadaster_{parent}", minder=_LESS_TRUSTED)


VIEWS = (
    _ASKED_RIGHT,
    *(
        View(
            name=name,
            makes=f"{record}, ended where a later answer about the holders of its object leaves it out",
            sql=_ENDED.format(record=record, key=key),
            reads=(record, f"{record}_versies", "gevraagd_recht", "GerechtigdenAntwoord_versies"),
            key=(key, "_bron"),
        )
        for name, record, key in (
            ("recht_na_antwoord", "ZakelijkRecht", "recht_id"),
            ("tenaamstelling_na_antwoord", "Tenaamstelling", "tenaamstelling_id"),
        )
    ),
    *_hidden("recht", "a hidden right", _HIDDEN_RIGHTS, "ZakelijkRecht", "KadastraalObject", "Belasting"),
    *_hidden(
        "aantekening", "a hidden note", _HIDDEN_NOTES, "Aantekening", "KadastraalObject", "verborgen_recht_{carrier}"
    ),
    _unless_shown("KadastraalObject", "object_id", "KadastraalObject"),
    _unless_shown("ObjectLocatie", "object_id", "KadastraalObject"),
    _unless_shown("Filiatie", "object_id", "KadastraalObject"),
    _unless_shown("PubliekrechtelijkeBeperking", "object_id", "KadastraalObject"),
    _with_parent("BevoegdGezag", "beperking_id", "PubliekrechtelijkeBeperking"),
    _unless_hidden("ZakelijkRecht", "recht", "recht_na_antwoord"),
    _unless_hidden("Belasting", "recht"),
    _unless_hidden("Erfpachtcanon", "recht"),
    _unless_hidden("Tenaamstelling", "recht", "tenaamstelling_na_antwoord"),
    _with_parent("TenaamstellingStukdeel", "tenaamstelling_id", "Tenaamstelling"),
    _with_parent("GezamenlijkAandeel", "tenaamstelling_id", "Tenaamstelling"),
    _unless_hidden("SplitsingRecht", "recht"),
    _with_parent("Splitsing", "splitsing_id", "SplitsingRecht"),
    _unless_hidden("Aantekening", "aantekening"),
    _with_parent("AantekeningPersoon", "aantekening_id", "Aantekening"),
    _unless_shown("Stuk", "stuk_id", "Stuk"),
    _unless_shown("Stukdeel", "stukdeel_id", "Stukdeel"),
)
