"""A shell completes ids, streets and names of rules: quickly, without a trace, and never a natural person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from ondermijning.cli import cli
from ondermijning.daily.index import open_index
from ondermijning.graph.current import current_graph
from ondermijning.workspace import open_workspace
from tests.cli.running import done

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


def offered(*words: object, begun: str) -> list[str]:
    """What a shell is offered behind these words."""
    complete = ShellComplete(cli, {}, "ondermijning", "_ONDERMIJNING_COMPLETE")
    return [item.value for item in complete.get_completions([str(word) for word in words], begun)]


def test_a_signal_is_completed_by_the_beginning_of_its_id(demo: Demo, tmp_path: Path) -> None:
    own = demo.copy(tmp_path)  # listing offers signals
    listed = done("signals", "list", "--all", "-w", own, "--format", "json").json()
    begun = str(listed[0]["signaal"])[:2]
    found = offered("signals", "show", "-w", own, begun=begun)
    assert found
    assert {each[:2] for each in found} == {begun}
    assert {len(each) for each in found} == {8}


def test_a_rule_is_completed_wherever_one_is_named(demo: Demo) -> None:
    whole = ["aankoop_naast_subsidie", "aankoop_zonder_hypotheek"]
    assert offered("rules", "show", begun="aankoop_") == whole
    assert offered("rules", "survey", begun="aankoop_") == whole
    assert offered("detect", "-w", demo.workspace, "--rule", begun="aankoop_") == whole


def test_a_thing_is_completed_by_id_by_number_and_by_street(demo: Demo) -> None:
    folder = current_graph(open_workspace(demo.workspace))[1]
    with open_index(folder) as index:
        company = next(node for node in index.by_key_prefix("9900000") if not node.personal)
        street = next(node for node in index.first_of("straat:").values() if str(node.data["naam"]).isalpha())
    number, name = company.id.rpartition(":")[2], str(street.data["naam"])
    assert company.id in offered("show", "-w", demo.workspace, begun=company.id[:-1])
    assert number in offered("owners", "-w", demo.workspace, begun=number[:-1])
    assert name in offered("at", "-w", demo.workspace, begun=name[:4].lower())
    assert offered("show", "-w", demo.workspace, name, begun="") == []


def test_no_natural_person_is_completed_by_id_or_by_name(demo: Demo) -> None:
    folder = current_graph(open_workspace(demo.workspace))[1]
    with open_index(folder) as index:
        persons = [row[0] for row in index.rows("SELECT id FROM node WHERE persoon > 0 ORDER BY id")]
        names = [row[0] for row in index.rows("SELECT sleutel FROM sleutel WHERE sleutel LIKE 'naam:%' LIMIT 50")]
    assert persons
    for each in persons[::25]:
        assert each not in offered("show", "-w", demo.workspace, begun=each)
    assert [name for name in names if offered("find", "-w", demo.workspace, begun=name.removeprefix("naam:"))] == []


def test_completing_leaves_no_trace_in_the_workspace(demo: Demo, tmp_path: Path) -> None:
    own = demo.copy(tmp_path)
    done("signals", "list", "-w", own)
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    offered("show", "-w", own, begun="KVK:9900")
    offered("signals", "show", "-w", own, begun="a")
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("damage", ["none", "empty", "no graph"])
def test_where_something_is_wrong_nothing_is_offered_and_nothing_said(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if damage == "empty":
        (tmp_path / "gemeente.toml").write_text("", encoding="utf-8")
    if damage == "no graph":
        (tmp_path / "gemeente.toml").write_text('mode = "demo"', encoding="utf-8")
        (tmp_path / "graph").mkdir()
        (tmp_path / "graph" / "current").write_text("2024-12-31", encoding="utf-8")
        tmp_path.chmod(0o700)
    assert offered("show", "-w", tmp_path, begun="KVK") == []
    assert offered("signals", "show", "-w", tmp_path, begun="a") == []
    assert capsys.readouterr() == ("", "")
