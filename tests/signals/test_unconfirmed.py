"""A hit that rests on links by score that were not measured opens no signal, adds no weight and says so."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ondermijning import pipeline
from ondermijning.detect.hits import RuleOutcome
from ondermijning.detect.library import load_rules
from ondermijning.ledger import open_ledger
from ondermijning.ledger.events import State
from ondermijning.ledger.judgements import Verdict
from ondermijning.ledger.runs import Result
from ondermijning.ledger.samples import Sample, add_sample, measure
from ondermijning.resolve.parties import SCHEMA, parties_path
from ondermijning.resolve.scores.models import models_version, shipped_models
from ondermijning.settings import Mode, read_settings
from ondermijning.signals.closing import close_signal
from ondermijning.signals.lifecycle import Changes
from ondermijning.signals.unconfirmed import Unmeasured, marked, reads_network, unmeasured
from tests.detect.making import rule
from tests.signals.making import ALONE, OWNER, P1, PRICE, USE, hit
from tests.support.approving import approve
from tests.support.graphs import Graph, embedded
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.detect.hits import Hit
    from ondermijning.graph.store import GraphStore
    from ondermijning.signals.found import Found
    from ondermijning.workspace import Workspace
    from tests.signals.making import Runs

RULE = rule()


def unsure(found: Hit) -> Hit:
    return replace(found, unconfirmed=True)


def test_it_opens_nothing_alone_nor_with_another_family(runs: Runs) -> None:
    assert runs.run(unsure(hit(ALONE))) == Changes()
    assert runs.run(unsure(hit(PRICE)), hit(OWNER)) == Changes()


def test_beside_hits_that_open_a_signal_it_is_kept_without_weight(runs: Runs) -> None:
    assert runs.run(hit(ALONE), unsure(hit(OWNER))).new == [P1]
    kept = {name: (each.hit.weight, each.hit.unconfirmed) for name, each in runs.kept().items()}
    assert kept == {"alleen": (3, False), "eigenaar": (0, True)}


def test_once_measured_it_counts_and_is_no_news(runs: Runs) -> None:
    runs.run(hit(ALONE), unsure(hit(OWNER)))
    assert runs.run(hit(ALONE), hit(OWNER)) == Changes(seen=[P1])
    assert runs.kept()["eigenaar"].hit.weight == 1


def test_what_opened_nothing_opens_once_measured(runs: Runs) -> None:
    runs.run(unsure(hit(ALONE)))
    assert runs.run(hit(ALONE)).new == [P1]


def test_a_signal_that_people_weigh_stays_when_the_measurement_is_old(runs: Runs) -> None:
    runs.run(hit(ALONE))
    assert runs.run(unsure(hit(ALONE))) == Changes(seen=[P1])
    assert (runs.kept()["alleen"].hit.weight, runs.kept()["alleen"].hit.unconfirmed) == (0, True)


def test_it_reopens_no_closed_signal_and_is_news_once_measured(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close_signal(runs.ledger, P1, opvolging="toezicht", aard_aanleiding="gebruik", note="bezocht", actor="jansen")
    assert runs.run(hit(ALONE), unsure(hit(USE))).reopened == []
    assert runs.signal().state is State.GESLOTEN
    assert runs.run(hit(ALONE), hit(USE)).reopened == [P1]


def test_a_rule_says_how_many_of_its_hits_open_nothing_and_keeps_its_other_reason() -> None:
    hits = (hit(ALONE), hit(ALONE, "p2", "KVK:2", "t2"))
    what = Unmeasured(frozenset({"KVK:2"}), frozenset({"KVK:2"}))
    (answer,) = marked([RuleOutcome(ALONE, Result.HIT, hits, "x")], what)
    assert [each.unconfirmed for each in answer.hits] == [False, True]
    assert (answer.result, answer.reason) == (Result.HIT, "x; onbevestigde koppeling: 1 treffer opent geen signaal")


def test_without_such_parties_nothing_changes() -> None:
    outcomes = [RuleOutcome(ALONE, Result.HIT, (hit(ALONE),))]
    assert marked(outcomes, Unmeasured()) == outcomes


def test_rules_that_walk_networks_are_known_by_what_they_read() -> None:
    network = {name for name, each in load_rules().items() if reads_network(each)}
    assert {"zelfde_kring_subsidies", "zelffinanciering", "opvolger_na_weigering"} <= network
    assert network.isdisjoint({"snelle_doorverkoop", "herhaalde_sluiting", "massa_adres"})


# A and B are joined over the party X, B and C form a circle with them; D controls X; E stands alone.
@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    a, b, c, x = (("Bedrijf", f"KVK:{name}") for name in "abcx")
    graph = Graph()
    for one, other, over in ((a, b, "KVK:x"), (b, a, "KVK:x"), (b, c, None), (c, b, None)):
        graph.edge("VERBONDEN_MET", one, other, schakel_id=over, stappen=2 if over else 1)
    for node in (a, b, c):
        graph.node(*node, kring="KVK:a")
    graph.edge("ZEGGENSCHAP_OVER", ("Persoon", "d"), x, aandeel_promille=1000)
    for party in ("a", "c", "x", "e"):
        sale = ("Transactie", f"t-{party}")
        graph.edge("KOPER", ("Bedrijf", f"KVK:{party}"), sale)
        graph.edge("BETREFT", sale, ("Perceel", f"p-{party}"), dagen_sinds_vorige=100)
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def test_a_network_carries_doubt_to_whoever_it_joins(store: GraphStore) -> None:
    found = unmeasured(store, {"KVK:x"})
    assert found.parties == {"KVK:x"}
    assert found.around == {"KVK:x", "KVK:a", "KVK:b", "KVK:c", "d"}
    assert unmeasured(store, {"KVK:e"}).around == {"KVK:e"}
    assert unmeasured(store, ()) == Unmeasured()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace in which a score made KVK:x one party."""
    workspace, register = demo_workspace(tmp_path), shipped_loaders()["brk"]
    (tmp_path / register.example_name).write_text(register.example, encoding="utf-8")
    load_into(workspace, register, [tmp_path / register.example_name])
    row = {"soort": "bedrijf", "partij_id": "KVK:x", "zone": "zelfde"}
    rows = [
        {"register": "kvk", "source_id": "KVK:x", "score_promille": 1000, "reden": "eigen sleutel", **row},
        {"register": "woz", "source_id": "w1", "score_promille": 995, "reden": "gekoppeld op score", **row},
    ]
    parties_path(workspace).parent.mkdir(exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), parties_path(workspace))
    approve(workspace, [RULE])
    return workspace


def searched(workspace: Workspace, store: GraphStore, mode: Mode) -> Found:
    settings = replace(read_settings(workspace), mode=mode, protocol="protocol 2024-12")
    return pipeline.search(workspace, settings, store, [RULE], date(2024, 12, 31), {})


def passing(found: Found) -> list[str]:
    return [candidate.subject[1] for candidate in found.candidates if candidate.passes]


@pytest.mark.parametrize("mode", [Mode.PROEF, Mode.PRODUCTIE])
def test_on_real_data_a_party_by_score_opens_a_signal_only_after_a_measurement(
    workspace: Workspace, store: GraphStore, mode: Mode
) -> None:
    before = searched(workspace, store, mode)
    assert passing(before) == ["p-a", "p-c", "p-e"]
    assert before.outcomes[0].reason == "onbevestigde koppeling: 1 treffer opent geen signaal"
    pair = ("kvk:KVK:x", "woz:w1")
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        number = add_sample(ledger, Sample(1, 200, 1, "", models_version(shipped_models())), [pair], "jansen")
        measure(ledger, number, {pair: Verdict.SAME}, "jansen")
    after = searched(workspace, store, mode)
    assert passing(after) == ["p-a", "p-c", "p-e", "p-x"]
    assert after.outcomes[0].reason == ""


def test_on_fictitious_data_everything_counts(workspace: Workspace, store: GraphStore) -> None:
    assert passing(searched(workspace, store, Mode.DEMO)) == ["p-a", "p-c", "p-e", "p-x"]
