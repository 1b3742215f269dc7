"""The whole line: a build is whole or absent, dates stand side by side, and the same input gives the same output."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from ondermijning import pipeline
from ondermijning.cli.line.demo import SOURCES, STATE_THEIR_DATE
from ondermijning.errors import GraphError
from ondermijning.facts import build as tables_of_graph
from ondermijning.graph.current import BUILD_FILE
from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement
from ondermijning.resolve import resolution
from ondermijning.resolve.written import LINKS
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace
from tests.cli.running import DEMO_DAY, DEMO_SIGNALS, Demo, demo_of_session, done
from tests.cli.searching import facts_of, search
from tests.support.stands import Deed, Holder, Obj, Person, Right, stand
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
ON = date(2024, 12, 31)
ANNA, BERT = Person("901", "Aalbers", "Anna", bsn="999993653"), Person("902", "Bakker", "Bert", bsn="999990019")
BOUGHT, SOLD = Deed("551", price=200_000, date="2020-03-01"), Deed("552", price=250_000, date="2023-05-01")
KILL = """
import os, signal, sys
from datetime import date
from functools import reduce
from importlib import import_module
from pathlib import Path

root, day, module, names, when = sys.argv[1:]
*owners, name = names.split(".")
owner = reduce(getattr, owners, import_module(module))
original, calls = getattr(owner, name), []

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def replaced(*given, **named):
    calls.append(1)
    if when == "before":
        die()
    result = original(*given, **named)
    if when == "after" or when == str(len(calls)):
        die()
    return result

setattr(owner, name, replaced)
from ondermijning import pipeline
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace

workspace = open_workspace(Path(root))
pipeline.build(workspace, read_settings(workspace), date.fromisoformat(day))
"""
# When a build is killed, and whether the new graph stands there already.
MOMENTS = {
    "while the records are read": ("ondermijning.pipeline", "computation", "before", False),
    "while the facts are worked out": ("ondermijning.views.computing", "Computation.check_key", "200", False),
    "while the tables are written": ("ondermijning.facts.build", "_copy", "9", False),
    "between the tables and the graph": ("ondermijning.pipeline", "write_tables", "after", False),
    "while the engine is filled": ("ladybug", "Connection.execute", "60", False),
    "when the graph is full": ("ondermijning.pipeline", "build_apart", "after", False),
    "just before the exchange": ("ondermijning.workspace.atomic", "_exchange", "before", False),
    "just after the exchange": ("ondermijning.workspace.atomic", "_exchange", "after", True),
    "while old dates are forgotten": ("ondermijning.pipeline", "_forget_old", "before", True),
}


def house(number: int, *holders: Holder) -> Obj:
    return Obj(f"123{number:05}70000", f"MTT00 C {number}", [Right(f"7{number}", holders=holders)])


STANDS = {
    "2022-12-31": [house(1, Holder("81", ANNA, deeds=[BOUGHT]))],
    "2023-12-31": [house(1, Holder("82", BERT, deeds=[SOLD])), house(2, Holder("83", ANNA, deeds=[BOUGHT]))],
}


def add_stand(workspace: Workspace, day: str) -> None:
    file = workspace.root.parent / "stands" / day / "stand.xml"
    load_into(workspace, "brk", [stand(file, STANDS[day], peildatum=day)])


def resolve(workspace: Workspace) -> None:
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        pipeline.resolve(workspace, ledger)


def build(workspace: Workspace, on: date = ON) -> pipeline.Built:
    return pipeline.build(workspace, read_settings(workspace), on)


def answers(workspace: Workspace, cypher: str, on: date | None = None) -> list[tuple[Any, ...]]:
    with pipeline.open_embedded(pipeline.current_graph(workspace, on)[1]) as store:
        return sorted(store.rows(cypher, {}))


def objects(workspace: Workspace, on: date | None = None) -> int:
    return int(answers(workspace, "MATCH (p:Perceel) RETURN count(p) AS e0", on)[0][0])


def built_at(folder: Path, moment: str) -> None:
    told = json.loads((folder / BUILD_FILE).read_text(encoding="utf-8"))
    (folder / BUILD_FILE).write_text(json.dumps({**told, "built_at": moment}), encoding="utf-8")


def table_hashes(folder: Path) -> dict[str, str]:
    """A hash of every table of a built graph."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.parquet")
    }


@pytest.fixture(scope="module")
def first_place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """What ``place`` is a copy of."""
    workspace = demo_workspace(tmp_path_factory.mktemp("eerste"))
    add_stand(workspace, "2022-12-31")
    resolve(workspace)
    build(workspace)
    add_stand(workspace, "2023-12-31")
    resolve(workspace)
    return workspace


@pytest.fixture
def place(first_place: Workspace, tmp_path: Path) -> Workspace:
    """A graph of one object stands; a delivery with two objects waits for the next build."""
    shutil.copytree(first_place.root, tmp_path / "werkmap")
    workspace = open_workspace(tmp_path / "werkmap")
    assert objects(workspace) == 1
    return workspace


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


class TestCrashes:
    @pytest.mark.slow
    @pytest.mark.parametrize("moment", MOMENTS)
    def test_kill_9_leaves_a_whole_graph_and_the_next_build_works(self, place: Workspace, moment: str) -> None:
        module, name, when, is_new = MOMENTS[moment]
        words = [sys.executable, "-c", KILL, str(place.root), str(ON), module, name, when]
        killed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert objects(place) == (2 if is_new else 1)
        build(place)
        assert objects(place) == 2
        assert not list(place.root.rglob(".tmp-*"))

    @pytest.mark.slow
    def test_a_date_whose_first_build_was_killed_is_not_the_current_one(self, place: Workspace) -> None:
        words = [
            sys.executable,
            "-c",
            KILL,
            str(place.root),
            "2025-06-30",
            "ondermijning.pipeline",
            "build_apart",
            "after",
        ]
        assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == -signal.SIGKILL
        assert pipeline.current_graph(place)[0] == ON
        with pytest.raises(GraphError, match="no graph of 2025-06-30"):
            pipeline.current_graph(place, date(2025, 6, 30))

    @pytest.mark.parametrize("step", ["computation", "write_tables", "build_apart"])
    def test_a_step_that_fails_leaves_the_old_graph(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        def fails(*_: object) -> None:
            raise GraphError("deze stap lukt niet.")

        monkeypatch.setattr(pipeline, step, fails)
        with pytest.raises(GraphError, match="deze stap lukt niet"):
            build(place)
        assert objects(place) == 1
        assert not list(place.root.rglob(".tmp-*"))

    def test_a_step_that_fails_for_an_unknown_reason_leaves_the_old_graph(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tables_of_graph, "_write_origins", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build(place)
        assert objects(place) == 1

    def test_a_reader_of_the_old_graph_goes_on_while_a_new_one_takes_its_place(self, place: Workspace) -> None:
        with pipeline.open_embedded(pipeline.current_graph(place)[1]) as store:
            build(place)
            assert store.rows("MATCH (p:Perceel) RETURN count(p) AS e0", {}) == [(1,)]
        assert objects(place) == 2


class TestDates:
    OWNERS = "MATCH (p:Persoon)-[b:BEZIT]->(o:Perceel) WHERE b.geldig_tot IS NULL RETURN p.id AS e0, o.aanduiding AS e1"

    def test_each_date_has_its_own_graph_and_another_day_never_becomes_the_current_one_by_itself(
        self, place: Workspace
    ) -> None:
        early = date(2023, 1, 1)
        assert build(place).current
        assert not build(place, early).current
        anna, bert = (f"NL.IMKAD.Persoon:{each.id}" for each in (ANNA, BERT))
        assert answers(place, self.OWNERS, ON) == [(anna, "MTT00 C 2"), (bert, "MTT00 C 1")]
        assert (anna, "MTT00 C 1") in answers(place, self.OWNERS, early)
        assert bert not in {row[0] for row in answers(place, self.OWNERS, early)}
        assert pipeline.current_graph(place)[0] == ON
        assert pipeline.build(place, read_settings(place), early, make_current=True).current
        assert pipeline.current_graph(place)[0] == early

    @pytest.mark.slow
    def test_only_the_five_dates_built_last_are_kept(self, place: Workspace) -> None:
        days = [f"{year}-06-30" for year in (2030, 2023, 2029, 2025, 2028)]
        for hour, day in enumerate(days):
            shutil.copytree(pipeline.graph_folder(place, ON), place.graph / day)
            built_at(place.graph / day, f"2024-01-01T0{hour}:00:00.000000+00:00")
        build(place)
        assert {folder.name for folder in place.graph.iterdir() if folder.is_dir()} == {*days[1:], str(ON)}
        with pytest.raises(GraphError, match=r"no graph of 2030-06-30\. Run ondermijning build --on 2030-06-30 first"):
            pipeline.current_graph(place, date(2030, 6, 30))

    @pytest.mark.slow
    def test_a_date_that_is_built_again_counts_as_built_last(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "KEPT_GRAPHS", 2)
        early, again, late = date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30)
        for day in (again, early, again, late):
            build(place, day)
        assert pipeline.current_graph(place, again)[0] == again
        assert not pipeline.graph_folder(place, early).exists()

    @pytest.mark.slow
    def test_the_current_graph_is_kept_however_old_it_is(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "KEPT_GRAPHS", 1)
        for day in (date(2025, 6, 30), date(2026, 6, 30)):
            build(place, day)
        assert {folder.name for folder in place.graph.iterdir() if folder.is_dir()} == {str(ON), "2026-06-30"}
        assert pipeline.current_graph(place)[0] == ON

    def test_a_graph_of_what_was_known_holds_no_later_delivery_and_is_not_the_current_one(
        self, place: Workspace
    ) -> None:
        build(place)
        then = pipeline.build(place, read_settings(place), ON, date(2022, 12, 31))
        assert (then.folder.name, pipeline.current_graph(place)[1].name) == (f"{ON}@2022-12-31", str(ON))
        with pipeline.open_embedded(then.folder) as store:
            assert store.rows("MATCH (p:Perceel) RETURN count(p) AS e0", {}) == [(1,)]
        assert objects(place) == 2

    @pytest.mark.slow
    def test_what_was_known_before_a_delivery_came_in_is_what_was_built_then(self, place: Workspace) -> None:
        built_then = table_hashes(pipeline.graph_folder(place, ON))
        assert table_hashes(pipeline.build(place, read_settings(place), ON, date(2022, 12, 31)).folder) == built_then
        assert table_hashes(build(place).folder) != built_then

    @pytest.mark.slow
    def test_rules_on_an_earlier_date_see_the_graph_of_that_date(self, demo: Demo, tmp_path: Path) -> None:
        root = demo.copy(tmp_path, with_ledger=False)
        done("build", "--on", "2022-12-31", "--actueel", "-w", root)
        late = {hit.subject for outcome in search(root, date.fromisoformat(DEMO_DAY)).outcomes for hit in outcome.hits}
        early = {hit.subject for outcome in search(root).outcomes for hit in outcome.hits}
        assert early < late
        done("detect", "--on", "2022-12-31", "-w", root)
        rows = done("signals", "list", "-w", root, "--format", "json").json()
        assert {row["eerst_gezien"] for row in rows} == {"2022-12-31"}


class TestFreshness:
    def test_a_build_refuses_parties_that_were_not_linked_yet(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        add_stand(workspace, "2022-12-31")
        with pytest.raises(GraphError, match=r"1 mentions belong to no party yet\. Run ondermijning resolve"):
            build(workspace)
        resolve(workspace)
        assert build(workspace).tables.nodes["Persoon"] == 1

    def test_a_graph_is_stale_after_a_delivery_and_fresh_after_a_build(self, place: Workspace) -> None:
        folder = pipeline.graph_folder(place, ON)
        assert pipeline.is_stale(place, folder)
        build(place)
        assert not pipeline.is_stale(place, folder)

    def test_what_was_written_again_and_says_the_same_leaves_a_graph_as_it_is(self, place: Workspace) -> None:
        folder = build(place).folder
        resolve(place)
        place.settings_path.write_bytes(place.settings_path.read_bytes())
        assert not pipeline.is_stale(place, folder)

    def test_a_graph_is_stale_after_parties_were_told_apart_otherwise(self, place: Workspace) -> None:
        folder = build(place).folder
        with closing(open_ledger(place.ledger_path)) as ledger:
            one, other = (f"brk:NL.IMKAD.Persoon:{each.id}" for each in (ANNA, BERT))
            add_judgement(ledger, Judgement(one, other, Verdict.UNSURE, "proef"))
        resolve(place)
        assert pipeline.is_stale(place, folder)

    @pytest.mark.slow
    def test_a_resolution_that_was_killed_between_its_files_is_not_taken_for_the_one_before(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, links = build(place).folder, place.parties / LINKS
        monkeypatch.setattr(resolution, "tell_written", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            resolve(place)
        assert not pipeline.is_stale(place, folder)
        links.write_bytes(links.read_bytes() + b" ")
        assert pipeline.is_stale(place, folder)

    @pytest.mark.slow
    def test_a_graph_is_stale_after_a_delivery_is_read_anew_into_another_form(self, place: Workspace) -> None:
        folder = build(place).folder
        [manifest, *_] = sorted(place.deliveries.glob("*/*/manifest.json"))
        told = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps({**told, "schema_version": told["schema_version"] + 1}), encoding="utf-8")
        assert pipeline.is_stale(place, folder)

    @pytest.mark.slow
    def test_a_graph_of_what_was_known_is_stale_after_a_judgement_and_not_after_parties_were_linked_anew(
        self, place: Workspace
    ) -> None:
        folder = pipeline.build(place, read_settings(place), ON, date(2022, 12, 31)).folder
        resolve(place)
        assert not pipeline.is_stale(place, folder)
        with closing(open_ledger(place.ledger_path)) as ledger:
            add_judgement(ledger, Judgement("brk:1", "brk:2", Verdict.DIFFERENT, "proef"))
        assert pipeline.is_stale(place, folder)

    @pytest.mark.slow
    def test_a_graph_is_stale_after_the_list_of_exclusions_changed(self, place: Workspace) -> None:
        folder = build(place).folder
        heading = "kvk;rsin;naam;reden;sinds;tot;bron\n"
        (place.root / "lijst.csv").write_text(heading, encoding="utf-8")
        settings = place.settings_path.read_text(encoding="utf-8")
        place.settings_path.write_text(f'uitzonderingen = "lijst.csv"\n{settings}', encoding="utf-8")
        assert pipeline.is_stale(place, folder)
        build(place)
        assert not pipeline.is_stale(place, folder)
        (place.root / "lijst.csv").write_text(f"{heading}99000011;;X;corporatie;;;lijst\n", encoding="utf-8")
        assert pipeline.is_stale(place, folder)

    @pytest.mark.slow
    def test_a_graph_is_stale_after_the_municipality_set_norms_of_its_own(self, place: Workspace) -> None:
        folder = build(place).folder
        (place.root / "normen.toml").write_text('gemeente_code = "0935"\n', encoding="utf-8")
        settings = place.settings_path.read_text(encoding="utf-8")
        place.settings_path.write_text(f'normen = "normen.toml"\n{settings}', encoding="utf-8")
        assert pipeline.is_stale(place, folder)
        build(place)
        assert not pipeline.is_stale(place, folder)


class TestSameInput:
    def test_a_build_of_the_same_input_gives_the_same_bytes(self, place: Workspace) -> None:
        first = table_hashes(build(place).folder)
        assert len(first) > 40
        assert table_hashes(build(place).folder) == first

    @pytest.mark.slow
    def test_the_same_deliveries_in_another_workspace_give_the_same_bytes(
        self, place: Workspace, tmp_path: Path
    ) -> None:
        other = demo_workspace(tmp_path / "elders")
        for day in reversed(STANDS):
            add_stand(other, day)
        resolve(place)
        resolve(other)
        assert table_hashes(build(other).folder) == table_hashes(build(place).folder)

    @pytest.mark.slow
    def test_the_deliveries_of_the_demo_in_reverse_order_give_the_same_tables_and_signals(
        self, demo: Demo, tmp_path: Path
    ) -> None:
        root = tmp_path / "werkmap"
        done("init", "--mode", "demo", "-w", root)
        _use_exclusions_of(demo, root)
        for delivery in reversed(_deliveries(demo)):
            done("load", *delivery, "-w", root)
        done("resolve", "-w", root)
        done("build", "--on", DEMO_DAY, "-w", root)
        ours, theirs = (each / "graph" / DEMO_DAY for each in (root, demo.workspace))
        assert _without_origins(table_hashes(ours)) == _without_origins(table_hashes(theirs))
        assert _origins(ours) == _origins(theirs)
        assert facts_of(search(root)) == facts_of(search(demo.workspace))

    @pytest.mark.slow
    def test_a_second_run_sees_the_same_signals_and_finds_none_new(self, demo: Demo, tmp_path: Path) -> None:
        found = search(demo.workspace)
        words: dict[str, Any] = {"on": ON, "engine": "embedded", "given": {}, "actor": "proef"}
        with closing(open_ledger(tmp_path / "ledger.sqlite")) as ledger:
            first = pipeline.keep(ledger, found, **words)
            again = pipeline.keep(ledger, search(demo.workspace), **words)
        assert (len(first.new), first.seen) == (DEMO_SIGNALS, [])
        assert (again.new, again.seen, again.gone, again.reopened) == ([], first.new, [], [])


def _use_exclusions_of(demo: Demo, root: Path) -> None:
    settings = root / "gemeente.toml"
    line = f'uitzonderingen = "{demo.deliveries / "uitzonderingen.csv"}"\n'
    settings.write_text(line + settings.read_text(encoding="utf-8"), encoding="utf-8")


def _deliveries(demo: Demo) -> list[list[object]]:
    stands: list[list[object]] = [["brk", path] for path in sorted((demo.deliveries / "brk").iterdir())]
    others: list[list[object]] = [
        [name, demo.deliveries / name, *([] if name in STATE_THEIR_DATE else ["--reference-date", DEMO_DAY])]
        for name in SOURCES
        if name != "brk"
    ]
    return [*stands, *others]


def _without_origins(hashes: dict[str, str]) -> dict[str, str]:
    return {name: found for name, found in hashes.items() if name != "herkomst.parquet"}


def _origins(folder: Path) -> list[dict[str, str]]:
    """Where everything came from; a file has folders before its name where it was loaded together with another like it."""
    rows = pq.read_table(folder / "herkomst.parquet").to_pylist()
    return [{**row, "bestand": row["bestand"].rpartition("/")[2]} for row in rows]
