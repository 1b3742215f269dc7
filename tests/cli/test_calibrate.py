"""``calibrate``: shows what judgements say of the shipped weights, follows them by decision only, and goes back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement
from ondermijning.resolve.scores.models import models_in_use, models_version, shipped_models
from ondermijning.workspace import open_workspace
from tests.cli.running import demo_of_session, done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

JUDGED = 120


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


@pytest.fixture
def workspace(demo: Demo, tmp_path: Path) -> Path:
    """A workspace in which people judged pairs of companies: every fifth one the same."""
    root = demo.copy(tmp_path)
    companies = done("query", "MATCH (b:Bedrijf) RETURN b.id AS id", "-w", root, "--format", "json").json()
    ids = sorted(row["id"] for row in companies if row["id"].startswith("KVK:"))
    with closing(open_ledger(open_workspace(root).ledger_path)) as ledger:
        for at in range(JUDGED):
            pair = f"kvk:{ids[at]}", f"kvk:{ids[-1 - at]}"
            add_judgement(ledger, Judgement(*pair, Verdict.SAME if at % 5 == 0 else Verdict.DIFFERENT, "jansen"))
    return root


def rows(root: Path, *words: object) -> dict[str, dict[str, str]]:
    return {row["soort"]: row for row in done("calibrate", "-w", root, "--format", "json", *words).json()}


def version(root: Path) -> str:
    with closing(open_ledger(open_workspace(root).ledger_path)) as ledger:
        return models_version(models_in_use(ledger))


def test_nothing_changes_until_a_decision_is_named(workspace: Path) -> None:
    shown = rows(workspace)
    assert shown["bedrijf"]["staat"] == shown["persoon"]["staat"] == "meegeleverde gewichten"
    assert int(shown["bedrijf"]["oordelen"]) > 100
    assert shown["persoon"]["verschuiving_bits"] == "te weinig oordelen"
    assert version(workspace) == models_version(shipped_models())


@pytest.mark.slow
def test_a_decision_is_followed_and_can_be_withdrawn(workspace: Path) -> None:
    proposed = rows(workspace)["bedrijf"]
    decided = rows(workspace, "--kind", "bedrijf", "--besluit", "B-2026-9")["bedrijf"]
    assert decided == {**proposed, "staat": "in gebruik: B-2026-9"}
    assert version(workspace) != models_version(shipped_models())
    done("resolve", "-w", workspace)
    assert rows(workspace, "--kind", "bedrijf", "--withdraw")["bedrijf"]["staat"] == "meegeleverde gewichten"
    assert version(workspace) == models_version(shipped_models())


def test_too_few_judgements_and_half_an_order_are_refused(workspace: Path) -> None:
    few = run("calibrate", "--kind", "persoon", "--besluit", "B-1", "-w", workspace)
    assert (few.code, "too few" in few.err) == (1, True)
    assert run("calibrate", "--besluit", "B-1", "-w", workspace).code == 2
    assert version(workspace) == models_version(shipped_models())
