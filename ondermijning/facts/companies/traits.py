"""What a company is, beside what the register says: abroad, in which branch, without accounts, held by itself in the end."""

from __future__ import annotations

import networkx as nx
import pyarrow as pa

from ondermijning.tables.words import code_list
from ondermijning.views.elements import Fact, Origin, PythonFact

# Belgium and Germany, as the land registry codes them (table 34 of the BRP) and as the trade register writes them.
NEIGHBOURS = ("5010", "6029", "9089", "belgië", "duitsland")
HOME = ("6030", "nl", "nederland")

# First digits of SBI 2008 → the branch on the list; none begins with another.
BRANCHES = {
    "451": "autohandel", "4520": "autoreparatie", "4742": "belwinkel", "4777": "juwelier", "4932": "taxi", "55": "logies",
    "56": "horeca", "7711": "autoverhuur", "78": "uitzendbureau", "86": "zorg", "87": "zorg", "88": "zorg", "92": "kansspelen",
    "9602": "kapper of schoonheidssalon", "9604": "zonnestudio of sauna", "9609": "persoonlijke dienst",
}  # fmt: skip

_YEARS_TO_DEPOSIT = 2  # the accounts of a year are due before the end of the next

_OWN = "SELECT id, id AS element, unnest({inputs}) AS kolom FROM bedrijfskenmerk WHERE {column} IS NOT NULL"
_INPUTS = {"buitenland": ["land", "rechtsvorm"], "branche": ["sbi"], "jaren_zonder_jaarstuk": ["jaarstuk_laatste"]}


def _loops(aandelen: pa.Table) -> pa.Table:
    """Companies that hold themselves in the end, of companies that hold others."""
    found = loop_steps(list(zip(aandelen["van"].to_pylist(), aandelen["naar"].to_pylist(), strict=True)))
    return pa.table(
        {
            "id": pa.array(list(found), pa.string()),
            "lus_stappen": pa.array(list(found.values()), pa.int64()),
        }
    )


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


VIEWS = (
    code_list(
        "branchecode", "first digits of SBI with the branch on the list", cijfers=BRANCHES, branche=BRANCHES.values()
    ),
    Fact(
        name="bedrijfskenmerk",
        makes="a company: where it is when abroad, its branch on the list, years for which it should have deposited accounts",
        of="Bedrijf",
        gives=("buitenland", "branche", "jaren_zonder_jaarstuk"),
        reads=("n_Bedrijf", "branchecode"),
        local="id",
        constants={"hier": HOME, "buurlanden": NEIGHBOURS, "jaren": _YEARS_TO_DEPOSIT},
        sql="""
            SELECT b.id, c.branche,
                   CASE WHEN b.rechtsvorm IS DISTINCT FROM 'BUITENLAND' THEN NULL
                        WHEN b.land IS NULL OR lower(b.land) IN $hier THEN 'onbekend'
                        WHEN lower(b.land) IN $buurlanden THEN 'buurland' ELSE 'elders' END AS buitenland,
                   CASE WHEN b.jaarstuk_laatste IS NOT NULL AND b.beeindigd IS NULL
                        THEN greatest(year(getvariable('peildatum')) - b.jaarstuk_laatste - $jaren, 0)
                   END AS jaren_zonder_jaarstuk
            FROM n_Bedrijf b LEFT JOIN branchecode c ON starts_with(b.sbi, c.cijfers)
        """,
        origins=tuple(
            Origin(
                columns=(column,),
                inputs=_OWN.format(inputs=inputs, column=column),
                reads=("bedrijfskenmerk",),
                of=("Bedrijf",),
            )
            for column, inputs in _INPUTS.items()
        ),
    ),
    PythonFact(
        name="lus",
        makes="a company that holds itself in the end, with the steps of the shortest way round",
        of="Bedrijf",
        gives=("lus_stappen",),
        reads=("e_AANDEELHOUDER_VAN",),
        inputs={
            "aandelen": """
                SELECT DISTINCT van, naar FROM e_AANDEELHOUDER_VAN
                WHERE van_soort = 'Bedrijf' AND geldig_tot IS NULL AND van <> naar
            """
        },
        function=_loops,
        schema=pa.schema([("id", pa.string()), ("lus_stappen", pa.int64())]),
        origins=(
            Origin(
                inputs="""
                    SELECT l.id, a.id AS element, '' AS kolom
                    FROM lus l JOIN e_AANDEELHOUDER_VAN a ON a.van IN (SELECT id FROM lus) AND a.naar IN (SELECT id FROM lus)
                    WHERE l.id IN (a.van, a.naar)
                """,
                reads=("lus", "e_AANDEELHOUDER_VAN"),
                of=("AANDEELHOUDER_VAN",),
            ),
        ),
    ),
)
