"""The doctor names what is missing, old or incomplete, and what to do about it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.doctor import Doctor, Finding, Health
from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import Verdict
from ondermijning.ledger.runs import Result, RuleResult, Run, add_rule_result, add_run
from ondermijning.ledger.samples import Sample, add_sample, measure
from ondermijning.report.asking import what_to_ask
from ondermijning.resolve.parties import SCHEMA, parties_path
from ondermijning.resolve.scores.models import models_version, shipped_models
from ondermijning.settings import Mode, RunSettings, Settings, read_settings
from ondermijning.workspace import open_workspace
from tests.support.nightly import ON, first_wave, nightly, second_wave
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.workspace import Workspace


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``place`` is a copy of."""
    folder = tmp_path_factory.mktemp("stad")
    workspace = demo_workspace(folder)
    first_wave(folder / "inbox")
    nightly(workspace, folder / "inbox")
    (workspace.logs / "audit.jsonl").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def place(city: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(city, tmp_path / "stad")
    return open_workspace(tmp_path / "stad" / "werkmap")


def same(settings: Settings) -> Settings:
    return settings


def examine(place: Workspace, settings: Callable[[Settings], Settings] = same) -> dict[str, Finding]:
    with closing(open_ledger(place.ledger_path)) as ledger:
        doctor = Doctor(place, settings(read_settings(place)), ledger, shipped_loaders(), load_rules(), ON)
        return {finding.part: finding for finding in doctor.examine()}


def bad(findings: dict[str, Finding]) -> set[str]:
    return {part for part, finding in findings.items() if finding.health is Health.BAD}


def test_a_workspace_in_order_has_nothing_wrong(place: Workspace) -> None:
    findings = examine(place)
    assert bad(findings) == set()
    good = ("instellingen", "auditlog", "bron brk", "partijen", "graaf")
    assert {findings[part].health for part in good} == {Health.GOOD}


def test_a_source_that_never_came_is_named_with_the_rules_that_wait_and_whom_to_ask(place: Workspace) -> None:
    finding = examine(place)["bron kvk"]
    assert finding.health is Health.CARE
    assert "jonge_vennootschap_koopt" in finding.what
    assert finding.advice == what_to_ask("kvk")
    assert "KVK" in finding.advice


def test_every_shipped_source_has_its_own_advice() -> None:
    assert [source for source in shipped_loaders() if what_to_ask(source).startswith("Vraag de houder van")] == []
    assert what_to_ask("eigen", "Eigen lijst") == "Vraag de houder van Eigen lijst om een levering."


def test_what_was_expected_and_did_not_come_is_wrong(place: Workspace) -> None:
    late = RunSettings(None, {"brk": 92, "prijsindex": 92})
    findings = examine(place, lambda settings: replace(settings, run=late))
    assert bad(findings) == {"levering brk"}
    assert findings["levering brk"].what == "verwacht uiterlijk 2023-04-02"


def test_a_delivery_in_an_older_schema_is_to_be_loaded_again(place: Workspace) -> None:
    path = next(place.deliveries.glob("prijsindex/*/manifest.json"))
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "schema_version": 1}), encoding="utf-8")
    pipeline.build(place, read_settings(place), ON)  # the graph was made from it as it is
    findings = examine(place)
    assert findings["levering prijsindex"].advice == "Laad dezelfde bestanden opnieuw."
    assert bad(findings) == {"levering prijsindex"}


def test_a_delivery_with_pseudonyms_under_another_key_is_to_be_loaded_again(place: Workspace) -> None:
    place.hmac_key_path.write_bytes(b"een andere sleutel van 32 bytes!")
    findings = examine(place)
    assert findings["levering brk"].what.endswith("gelezen met een andere sleutel voor pseudoniemen")
    assert bad(findings) == {"levering brk"}


def test_a_delivery_after_the_last_run_leaves_parties_and_graph_behind(place: Workspace) -> None:
    second_wave(place.root.parent / "later")
    load_into(place, "brk", [place.root.parent / "later" / "brk"])
    findings = examine(place)
    assert bad(findings) == {"graaf"}
    assert findings["graaf"].what == f"van {ON}, ouder dan wat is geladen"


def test_parties_that_are_not_linked_and_a_graph_that_is_not_there_are_wrong(place: Workspace) -> None:
    (place.parties / "parties.parquet").unlink()
    (place.graph / "current").unlink()
    findings = examine(place)
    assert bad(findings) == {"partijen", "graaf"}
    assert findings["graaf"].what == "ontbreekt"
    assert findings["graaf"].advice == "Run ondermijning build first."


def joined_by_score(place: Workspace) -> None:
    """Let a score be what made one mention part of its party."""
    rows = pq.read_table(parties_path(place)).to_pylist()
    doubted = [{**rows[0], "score_promille": 995}, *rows[1:]]
    pq.write_table(pa.Table.from_pylist(doubted, schema=SCHEMA), parties_path(place))


def test_links_by_score_that_were_not_measured_are_told_with_what_to_do(place: Workspace) -> None:
    joined_by_score(place)
    finding = examine(place, lambda settings: replace(settings, mode=Mode.PRODUCTIE))["koppelingen op score"]
    assert (finding.health, finding.what) == (Health.CARE, "1 partij; koppelingen op score zijn nooit gemeten")
    assert finding.advice == "Run ondermijning review --steekproef 200; tot dan openen ze geen signalen."


def test_a_measurement_is_told_and_one_of_other_weights_is_old(place: Workspace) -> None:
    joined_by_score(place)
    told = []
    for resolver in ("0.0.9/aaaaaaaaaaaa", models_version(shipped_models())):
        with closing(open_ledger(place.ledger_path)) as ledger:
            number = add_sample(ledger, Sample(1, 200, 1, "", resolver), [("brk:1", "kvk:2")], "jansen")
            measure(ledger, number, {("brk:1", "kvk:2"): Verdict.SAME}, "jansen")
        told.append(examine(place, lambda settings: replace(settings, mode=Mode.PROEF))["koppelingen op score"])
    assert [each.health for each in told] == [Health.CARE, Health.GOOD]
    assert "met andere gewichten of een andere versie gemeten" in told[0].what
    assert "tellen mee: gemeten op" in told[1].what


def test_without_links_by_score_there_is_nothing_to_measure(place: Workspace) -> None:
    finding = examine(place, lambda settings: replace(settings, mode=Mode.PRODUCTIE))["koppelingen op score"]
    assert finding.health is Health.GOOD
    assert finding.what.startswith("0 partijen")


def test_an_audit_log_that_is_not_whole_is_wrong(place: Workspace) -> None:
    (place.logs / "audit.jsonl").write_text('{"a":1}\n', encoding="utf-8")
    assert examine(place)["auditlog"].what == "niet heel bij regel 1"


def test_settings_that_lack_what_the_law_asks_are_wrong(place: Workspace) -> None:
    findings = examine(place, lambda settings: replace(settings, mode=Mode.PRODUCTIE, retention={"brk": 12}))
    assert "retention.prijsindex" in findings["instellingen"].what
    assert "retention.brk" not in findings["instellingen"].what


def test_it_says_of_how_many_recent_sales_the_mortgages_are_known(place: Workspace) -> None:
    finding = examine(place)["hypotheken"]
    assert (finding.health, finding.advice) == (Health.CARE, what_to_ask("kik"))
    assert finding.what == "bekend van 0 van de 4 objecten die in twee jaar zijn verkocht"


def test_rules_without_a_whole_answer_are_named_unless_their_source_is_missing(place: Workspace) -> None:
    answers = [
        RuleResult("abc_transactie", Result.FAILED, reason="breekt"),
        RuleResult("snelle_doorverkoop", Result.CAPPED, 900, "te veel"),
        RuleResult("ontbonden_eigenaar", Result.UNDECIDED, reason="geen levering van kvk"),
    ]
    with closing(open_ledger(place.ledger_path)) as ledger:
        number = add_run(ledger, Run(date(2023, 12, 31), "embedded", "0.1.0", {}, {}))
        for answer in answers:
            add_rule_result(ledger, number, answer)
    findings = examine(place)
    assert findings["regel abc_transactie"].health is Health.BAD
    assert findings["regel snelle_doorverkoop"].what == "afgekapt: te veel"
    assert "regel ontbonden_eigenaar" not in findings


def test_rules_that_never_ran_are_told(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    (workspace.logs / "audit.jsonl").touch()
    findings = examine(workspace)
    assert findings["regels"].advice == "Run ondermijning detect."
    assert "graaf" in bad(findings)
