"""A hit that rests on a name and a place opens no signal, also when links by score count; any other hit of its parties does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.compose import hits_of, rows_text
from ondermijning.detect.hits import RuleOutcome
from ondermijning.detect.library import load_rules
from ondermijning.facts.build import the_flow
from ondermijning.ledger.runs import Result
from ondermijning.model.codes import ON_PLACE
from ondermijning.signals.on_place import facts, kinds, names_links, on_place, reads_links
from ondermijning.signals.unconfirmed import marked
from ondermijning.views.elements import Fact, PythonFact
from tests.detect.making import CARD, rule
from tests.support.graphs import Graph, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore

JAN, FIRM = ("Persoon", "jan"), ("Bedrijf", "KVK:1")
HERE, THERE = ("Adres", "hier"), ("Adres", "daar")


# Jan asked for one permit as far as a name and a place tell, and for another by a key; the firm received a grant by its number.
@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    graph = Graph()
    for name, place, linked in (("z1", HERE, ON_PLACE), ("z2", THERE, None)):
        graph.edge("VRAAGT_AAN", JAN, ("Vergunning", name), koppeling=linked)
        graph.edge("VERGUND_VOOR", ("Vergunning", name), place)
        graph.node(*place, exploitanten=1)
    graph.edge("ONTVANGT", FIRM, ("Subsidie", "s1"))
    graph.edge("GAAT_OVER", ("Gebeurtenis", "g1"), FIRM, koppeling=ON_PLACE)
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def test_the_graph_tells_what_a_name_and_a_place_linked(store: GraphStore) -> None:
    found = on_place(store)
    assert found.pairs == {("jan", "z1"), ("KVK:1", "g1")}
    assert found.around == {"jan", "z1", "KVK:1", "g1", "hier"}


def test_it_is_one_road_for_all_doubts(store: GraphStore) -> None:
    (answer,) = marked([answered(store, ASKED)], on_place(store))
    assert {hit.subject: hit.unconfirmed for hit in answer.hits} == {"z1": True, "z2": False}
    assert answer.reason == "onbevestigde koppeling: 1 treffer opent geen signaal"


def test_a_rule_that_does_not_say_whom_the_case_is_about_is_held_by_the_case_alone(store: GraphStore) -> None:
    (answer,) = marked([answered(store, NAMELESS)], on_place(store))
    assert {hit.subject: hit.unconfirmed for hit in answer.hits} == {"z1": True, "z2": False}


def test_a_fact_of_the_place_carries_the_doubt(store: GraphStore) -> None:
    (answer,) = marked([answered(store, COUNTED)], on_place(store))
    assert {hit.subject: hit.unconfirmed for hit in answer.hits} == {"hier": True, "daar": False}


def test_what_names_no_such_edge_rests_on_none(store: GraphStore) -> None:
    (answer,) = marked([answered(store, NEIGHBOUR)], on_place(store))
    assert [hit.unconfirmed for hit in answer.hits] == [False, False]


def test_rules_are_known_by_what_they_read() -> None:
    rules = load_rules()
    linked = {name for name, each in rules.items() if names_links(each) or reads_links(each)}
    assert {"opvolger_na_weigering", "snelle_wisseling_exploitant", "subsidie_huur_bij_bestuurder"} <= linked
    assert linked.isdisjoint(
        {"snelle_doorverkoop", "aankoop_zonder_hypotheek", "jonge_vennootschap_koopt", "massa_adres"}
    )


def test_every_fact_that_a_link_could_change_is_known_as_one() -> None:
    """Counts of companies at an address leave out who applied there; no link adds to them."""
    flow, touched = the_flow(), {f"e_{kind}" for kind in kinds()} | {"zaakpartij"}
    while more := {name for name, view in flow.views.items() if touched & {*view.reads} and _computes(name)} - touched:
        touched |= more
    computed = [view for name in touched if isinstance(view := flow.views.get(name), Fact | PythonFact)]
    given = {(view.of, column) for view in computed for column in view.gives}
    beside = {("Adres", "correspondenten"), ("VERBONDEN_MET", "opvolging_adres_id")}
    beside |= {("Bedrijf", name) for name in ("kring_leden", "kring_contant", "kring_vastgoed")}
    assert given - facts() == beside


def _computes(name: str) -> bool:
    return not name.startswith(("herkomst", "graaf_", "los", "nog_niet", "wees"))


def answered(store: GraphStore, made: Rule) -> RuleOutcome:
    return RuleOutcome(made, Result.HIT, hits_of(made, store.rows(rows_text(made), {})))


def asked(match: str, subject: str, *evidence: str) -> Rule:
    """A rule on permits that tells these variables."""
    told = {name: f"{name}.id" for name in evidence}
    why, population = "{" + subject + "} valt op.", "MATCH (z:Vergunning) RETURN count(z) AS aantal"
    return rule(
        match=match,
        subject=subject,
        evidence=told,
        identity=(subject,),
        parameters=(),
        why=why,
        population=population,
        card=CARD_,
    )


CARD_ = replace(CARD, attributes={"Adres.exploitanten": "het aantal is het kenmerk zelf"})
_ASKS = "MATCH (aanvrager:Persoon|Bedrijf)-[:VRAAGT_AAN]->(zaak:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)"
ASKED = asked(_ASKS, "zaak", "zaak", "aanvrager")
NAMELESS = asked(_ASKS, "zaak", "zaak")
COUNTED = asked("MATCH (zaak:Vergunning)-[:VERGUND_VOOR]->(adres:Adres) WHERE adres.exploitanten > 0", "adres", "adres")
NEIGHBOUR = asked("MATCH (zaak:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)", "adres", "adres")
