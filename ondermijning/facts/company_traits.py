"""What a company is, beside what the register says: abroad, in which branch, without accounts, held by itself in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pyarrow as pa

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

# Belgium and Germany, as the land registry codes them (table 34 of the BRP) and as the trade register writes them.
NEIGHBOURS = ("5010", "6029", "9089", "belgië", "duitsland")
HOME = ("6030", "nl", "nederland")

# First digits of SBI 2008 → the branch on the list.
BRANCHES = {
    "451": "autohandel", "4520": "autoreparatie", "4742": "belwinkel", "4777": "juwelier", "4932": "taxi", "55": "logies",
    "56": "horeca", "7711": "autoverhuur", "78": "uitzendbureau", "86": "zorg", "87": "zorg", "88": "zorg", "92": "kansspelen",
    "9602": "kapper of schoonheidssalon", "9604": "zonnestudio of sauna", "9609": "persoonlijke dienst",
}  # fmt: skip

_YEARS_TO_DEPOSIT = 2  # the accounts of a year are due before the end of the next

_ABROAD = f"""
UPDATE n_Bedrijf SET buitenland = CASE
    WHEN land IS NULL OR lower(land) IN {HOME} THEN 'onbekend' WHEN lower(land) IN {NEIGHBOURS} THEN 'buurland' ELSE 'elders' END
WHERE rechtsvorm = 'BUITENLAND'
"""  # noqa: S608 - words of our own

_BRANCH = f"""
UPDATE n_Bedrijf SET branche = CASE {
    " ".join(f"WHEN starts_with(sbi, '{digits}') THEN '{branch}'" for digits, branch in BRANCHES.items())
} END
"""  # noqa: S608 - words of our own

_WITHOUT_ACCOUNTS = f"""
UPDATE n_Bedrijf SET jaren_zonder_jaarstuk = greatest(year(getvariable('peildatum')) - jaarstuk_laatste - {_YEARS_TO_DEPOSIT}, 0)
WHERE jaarstuk_laatste IS NOT NULL AND beeindigd IS NULL
"""  # noqa: S608 - a whole number of our own

_HELD = "SELECT DISTINCT van, naar FROM e_AANDEELHOUDER_VAN WHERE van_soort = 'Bedrijf' AND geldig_tot IS NULL AND van <> naar"

_SET_LOOP = "UPDATE n_Bedrijf SET lus_stappen = l.stappen FROM lus l WHERE l.bedrijf = n_Bedrijf.id"

_LOOP_INPUTS = """
SELECT l.bedrijf AS id, a.id AS element, '' AS kolom
FROM lus l JOIN e_AANDEELHOUDER_VAN a ON a.van IN (SELECT bedrijf FROM lus) AND a.naar IN (SELECT bedrijf FROM lus)
WHERE l.bedrijf IN (a.van, a.naar)
"""

_INPUTS = {"buitenland": ["land", "rechtsvorm"], "branche": ["sbi"], "jaren_zonder_jaarstuk": ["jaarstuk_laatste"]}
_OWN = "SELECT id, id AS element, unnest({inputs}) AS kolom FROM n_Bedrijf WHERE {column} IS NOT NULL"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the four facts on Bedrijf."""
    for statement in (_ABROAD, _BRANCH, _WITHOUT_ACCOUNTS):
        db.execute(statement)
    for column, inputs in _INPUTS.items():
        add_origins(db, column, _OWN.format(inputs=inputs, column=column))
    _loops(db)


def _loops(db: duckdb.DuckDBPyConnection) -> None:
    found = loop_steps(db.execute(_HELD).fetchall())
    columns = {"bedrijf": pa.array(list(found), pa.string()), "stappen": pa.array(list(found.values()), pa.int64())}
    db.register("lus", pa.table(columns))
    db.execute(_SET_LOOP)
    add_origins(db, "lus_stappen", _LOOP_INPUTS)
    db.unregister("lus")


def loop_steps(holdings: list[tuple[str, str]]) -> dict[str, int]:
    """For each company that holds itself in the end, the steps of the shortest way round.

    Args:
        holdings: (holder, company), no company its own holder.
    """
    graph: nx.DiGraph[str] = nx.DiGraph(sorted(holdings))
    found: dict[str, int] = {}
    for circle in nx.strongly_connected_components(graph):
        part = graph.subgraph(circle)
        for company in sorted(circle) if len(circle) > 1 else ():
            far = nx.single_source_shortest_path_length(part, company)
            found[company] = 1 + min(far[holder] for holder in part.pred[company])
    return dict(sorted(found.items()))
