"""The first phase of a trial: without a protocol only subjects with an application or a report become a signal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.ledger.runs import Result
from ondermijning.settings import Mode, read_settings
from ondermijning.signals.phase import reported_subjects
from tests.detect.making import rule
from tests.support.approving import approve
from tests.support.graphs import Graph, embedded, together
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.graph.store import GraphStore
    from ondermijning.workspace import Workspace

RULE = rule()


def sold(tag: str) -> Graph:
    sale = ("Transactie", f"t-{tag}")
    return (
        Graph()
        .edge("KOPER", ("Bedrijf", f"KVK:{tag}"), sale)
        .edge("BETREFT", sale, ("Perceel", tag), dagen_sinds_vorige=100)
        .edge("HEEFT_VBO", ("Perceel", tag), ("Verblijfsobject", f"vbo-{tag}"))
        .edge("HEEFT_ADRES", ("Verblijfsobject", f"vbo-{tag}"), ("Adres", f"adres-{tag}"))
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    permit, event, grant = ("Vergunning", "v1"), ("Gebeurtenis", "g1"), ("Subsidie", "s1")
    graph = together(map(sold, ("aangevraagd", "gemeld", "gewoon")))
    graph.edge("VERGUND_VOOR", permit, ("Adres", "adres-aangevraagd"))
    graph.edge("GEBEURD_OP", event, ("Adres", "adres-gemeld"))
    graph.edge("VRAAGT_AAN", ("Bedrijf", "KVK:vraagt"), permit)
    graph.edge("ONTVANGT", ("Bedrijf", "KVK:krijgt"), grant)
    graph.edge("GAAT_OVER", event, ("Bedrijf", "KVK:gewaarschuwd"))
    graph.edge("VRAAGT_AAN", ("Persoon", "p1"), permit)
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def test_subjects_with_an_application_a_grant_or_an_event_are_reported_and_no_person(store: GraphStore) -> None:
    assert reported_subjects(store) == {
        ("Perceel", "aangevraagd"),
        ("Perceel", "gemeld"),
        ("Adres", "adres-aangevraagd"),
        ("Adres", "adres-gemeld"),
        ("Bedrijf", "KVK:vraagt"),
        ("Bedrijf", "KVK:krijgt"),
        ("Bedrijf", "KVK:gewaarschuwd"),
        ("Vergunning", "v1"),
        ("Subsidie", "s1"),
    }


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("werk")
    workspace, register = demo_workspace(folder), shipped_loaders()["brk"]
    (folder / register.example_name).write_text(register.example, encoding="utf-8")
    load_into(workspace, register, [folder / register.example_name])
    approve(workspace, [RULE])
    return workspace


@pytest.mark.parametrize(
    ("mode", "protocol", "subjects"),
    [
        (Mode.PROEF, "", ["aangevraagd", "gemeld"]),
        (Mode.PROEF, "protocol 2024-12", ["aangevraagd", "gemeld", "gewoon"]),
        (Mode.PRODUCTIE, "", ["aangevraagd", "gemeld", "gewoon"]),
        (Mode.DEMO, "", ["aangevraagd", "gemeld", "gewoon"]),
    ],
)
def test_a_trial_without_a_protocol_keeps_reported_subjects_only(
    store: GraphStore,
    workspace: Workspace,
    mode: Mode,
    protocol: str,
    subjects: list[str],
) -> None:
    settings = replace(read_settings(workspace), mode=mode, protocol=protocol)

    found = pipeline.search(workspace, settings, store, [RULE], date(2024, 12, 31), {})

    assert [candidate.subject for candidate in found.candidates] == [("Perceel", name) for name in subjects]
    assert len(found.outcomes[0].hits) == 3


def test_on_real_data_a_rule_runs_only_as_somebody_approved_it(store: GraphStore, workspace: Workspace) -> None:
    changed = replace(RULE, weight=RULE.weight + 1)
    settings = replace(read_settings(workspace), mode=Mode.PRODUCTIE)
    (outcome,) = pipeline.search(workspace, settings, store, [changed], date(2024, 12, 31), {}).outcomes
    assert (outcome.result, outcome.hits, outcome.reason) == (Result.UNDECIDED, (), "is na de goedkeuring veranderd")
    (outcome,) = pipeline.search(
        workspace, replace(settings, mode=Mode.DEMO), store, [changed], date(2024, 12, 31), {}
    ).outcomes
    assert outcome.result is Result.HIT
