"""What of a built graph goes to the server: the properties of the model but for what names a person, a caption, and a hash.

The server is looked at by people, so a natural person is a role there that keeps its number, and where one lives is left out.
Shielded persons and minors exist and are no more than that. Companies that are a person, or may be one, go without their name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ondermijning.graph.folder import ENDS, edge_table, node_table
from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import duckdb

CAPTION = "name"  # the word that Neo4j Browser and its kin take as the caption of a node
HASH = "zz_hash"  # last in any order of names
SIGNAL = "Signaal"
RULES = "regels"  # of a signal: the ids of its rules
# What people search by: label → properties that are looked up as a whole; what is found by words stands in ``WORDS``.
LOOKED_UP: Mapping[str, tuple[str, ...]] = {
    "Adres": (CAPTION, "postcode"),
    "Bedrijf": (CAPTION, "kvk"),
    "Perceel": ("aanduiding",),
    "Persoon": (CAPTION,),
    "Straat": (CAPTION,),
    "Transactie": ("datum",),
    "Vergunning": ("datum_besluit",),
}
WORDS = "ondermijning_zoek"
IN_WORDS = ("Adres", "Bedrijf", "Perceel", "Persoon", "Signaal", "Straat", "Vestiging")
WORD_PROPERTIES = (CAPTION, "aanduiding", "kvk", "postcode", "woonplaats")
_LONGEST = 120  # signs of a caption
LABELS = tuple(label for label in NODES if label != SIGNAL)
WITHHELD_EDGES = frozenset({"WOONT_OP"})  # where a natural person lives
TYPES = tuple(
    kind
    for kind, edge in EDGES.items()
    if kind not in WITHHELD_EDGES and not any(source == SIGNAL for source, _ in edge.ends)
)
_WITHHELD: Mapping[str, Mapping[str, str]] = {
    "Persoon": {"naam": "NULL::VARCHAR", "afgeschermd": "NULL::BOOLEAN", "minderjarig": "NULL::BOOLEAN"},
    "Bedrijf": {"naam": "CASE WHEN b.id IS NULL THEN n.naam END"},
    "Vestiging": {"naam": "CASE WHEN b.id IS NULL THEN n.naam END"},
}


def _euro(column: str) -> str:
    return f"'€ ' || replace(format('{{:,}}', n.{column}), ',', '.')"


def _day(column: str) -> str:
    return f"strftime(n.{column}, '%d-%m-%Y')"


_CAPTIONS: Mapping[str, str] = {
    "Persoon": "concat_ws(' ', 'natuurlijk persoon', r.nummer)",
    "Bedrijf": "CASE WHEN b.id IS NULL THEN n.naam ELSE concat_ws(' ', 'onderneming', r.nummer) END",
    "Vestiging": "CASE WHEN b.id IS NULL THEN n.naam END",
    "Perceel": "coalesce(p.adres, n.aanduiding)",
    "Verblijfsobject": "concat_ws(' ', p.adres, n.gebruiksdoel)",
    "Pand": "concat_ws(' ', 'pand', n.bouwjaar)",
    "Adres": "p.adres",
    "Straat": "n.naam",
    "Buurt": "n.naam",
    "Recht": "n.aard",
    "Hypotheek": f"concat_ws(' ', 'hypotheek', {_euro('bedrag_euro')})",
    "Beslag": f"concat_ws(' ', 'beslag', n.soort, {_euro('bedrag_euro')})",
    "Beperking": "n.grondslag",
    "Transactie": f"concat_ws(' · ', concat_ws(' ', n.soort, {_euro('koopsom_euro')}), {_day('datum')})",
    "Waardering": f"concat_ws(' · ', concat_ws(' ', 'WOZ', {_euro('waarde_euro')}), {_day('peildatum_waarde')})",
    "Vergunning": f"concat_ws(' · ', concat_ws(' ', n.soort, n.besluit), {_day('datum_besluit')})",
    "Subsidie": f"concat_ws(' ', n.regeling, {_euro('verleend_euro')})",
    "Gebeurtenis": f"concat_ws(' · ', replace(n.soort, '_', ' '), {_day('datum')})",
    "Insolventie": f"""concat_ws(' · ', CASE n.soort WHEN 'F' THEN 'faillissement' WHEN 'S' THEN 'surseance'
                       WHEN 'R' THEN 'schuldsanering' END, {_day("datum")})""",
}
# Companies that are a natural person, or may be one, with their branches: without a legal form nobody knows.
_PERSONAL = """
    CREATE TEMP TABLE persoonlijk AS
    SELECT id FROM n_Bedrijf WHERE coalesce(eenmanszaak, true) OR nullif(rechtsvorm, '') IS NULL
    UNION
    SELECT h.naar FROM e_HEEFT_VESTIGING h JOIN n_Bedrijf b ON b.id = h.van
    WHERE coalesce(b.eenmanszaak, true) OR nullif(b.rechtsvorm, '') IS NULL
"""
_NUMBERED = """
    SELECT id FROM n_Persoon WHERE NOT coalesce(afgeschermd, false) AND NOT coalesce(minderjarig, false)
    UNION SELECT p.id FROM persoonlijk p JOIN n_Bedrijf b ON b.id = p.id
    ORDER BY id
"""
# An address as people write it; of an object the first of its addresses, and a sign that there are more. An id is of one kind:
# things of two kinds may share theirs.
_PLACES = """
    CREATE TEMP TABLE plaats AS
    WITH adres AS (
        SELECT id, nullif(concat_ws(' ', coalesce(straat, postcode), huisnummer, toevoeging), '') AS adres FROM n_Adres
    ), object AS (
        SELECT 'Verblijfsobject' AS soort, van AS id, naar AS adres_id FROM e_HEEFT_ADRES WHERE geldig_tot IS NULL
        UNION ALL
        SELECT 'Perceel', v.van, a.naar FROM e_HEEFT_VBO v JOIN e_HEEFT_ADRES a ON a.van = v.naar
        WHERE v.geldig_tot IS NULL AND a.geldig_tot IS NULL
    )
    SELECT o.soort, o.id, min(a.adres) || CASE WHEN count(DISTINCT a.adres) > 1 THEN ' e.a.' ELSE '' END AS adres
    FROM object o JOIN adres a ON a.id = o.adres_id GROUP BY o.soort, o.id
    UNION ALL SELECT 'Adres', id, adres FROM adres
"""


def numbered_parties(db: duckdb.DuckDBPyConnection, tables: Path) -> list[str]:
    """Read the tables of a graph, and tell which parties are shown by a number instead of a name, in order.

    Args:
        db: empty; holds the tables afterwards.
        tables: the folder with ``nodes`` and ``edges``, checked.
    """
    for label in LABELS:
        node_table(db, tables, label).create_view(f"n_{label}")
    for kind in TYPES:
        edge_table(db, tables, kind).create_view(f"e_{kind}")
    db.execute(_PERSONAL)
    return [str(party) for (party,) in db.sql(_NUMBERED).fetchall()]


def prepare(db: duckdb.DuckDBPyConnection, numbers: Mapping[str, int]) -> None:
    """Make ``inhoud_<Label>`` and ``inhoud_<TYPE>``: what the server is to hold of each kind.

    Args:
        db: read by ``numbered_parties``.
        numbers: party → the number that it keeps.
    """
    told = {"id": [*numbers], "nummer": [f"{number:04}" for number in numbers.values()]}
    db.register("rolnummer", pa.table(told, schema=pa.schema([("id", pa.string()), ("nummer", pa.string())])))
    db.execute(_PLACES)
    for label in LABELS:
        db.execute(f"CREATE TEMP VIEW inhoud_{label} AS {_node_query(label)}")  # labels come from the model
    for kind in TYPES:
        db.execute(f"CREATE TEMP VIEW inhoud_{kind} AS SELECT *, {_hash_of(kind)} FROM e_{kind}")


def _node_query(label: str) -> str:
    withheld = _WITHHELD.get(label, {})
    columns = ", ".join(f"{withheld.get(name, f'n.{name}')} AS {name}" for name in _columns(label))
    caption = f"left(coalesce(nullif({_CAPTIONS[label]}, ''), '{label.lower()}'), {_LONGEST})"
    joins = (
        "LEFT JOIN rolnummer r ON r.id = n.id LEFT JOIN persoonlijk b ON b.id = n.id"
        f" LEFT JOIN plaats p ON p.id = n.id AND p.soort = '{label}'"  # labels come from the model
    )
    return f"SELECT *, {_hash_of(label)} FROM (SELECT {columns}, {caption} AS {CAPTION} FROM n_{label} n {joins})"


def _hash_of(kind: str) -> str:
    """A hash over a whole row, as a number that both sides can hold."""
    columns = (*_columns(kind), CAPTION) if kind in NODES else (*ENDS, *_columns(kind))
    return f"CAST(hash({', '.join(columns)}) >> 1 AS BIGINT) AS {HASH}"


def _columns(kind: str) -> tuple[str, ...]:
    declared = NODES[kind].columns if kind in NODES else EDGES[kind].columns
    return tuple(column.name for column in declared)
