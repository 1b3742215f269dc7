"""Two clocks on the command line: what held on a day, as far as it was known on a day."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import clock, pipeline
from ondermijning.ledger import open_ledger
from ondermijning.workspace import open_workspace
from tests.cli.running import done, run
from tests.support.stands import Deed, Holder, Person, stand
from tests.support.tables import house
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

ANNA, BERT, CLARA = (
    Person(number, name, bsn=bsn)
    for number, name, bsn in (
        ("901", "Aalders", "999993653"),
        ("902", "Baks", "999990019"),
        ("903", "Claes", "999991231"),
    )
)
BOUGHT = Deed("500", date="2021-02-01", price=180_000)
SOLD, CORRECTED = Deed("501", date="2022-03-01", price=240_000), Deed("502", date="2022-03-01", price=420_000)
STANDS = {
    "2021-12-31": house(Holder("81", ANNA, deeds=[BOUGHT])),
    "2022-12-31": house(Holder("82", BERT, deeds=[SOLD])),
    "2023-12-31": house(Holder("83", CLARA, deeds=[CORRECTED])),
}
ON, KNOWN = "2023-06-30", "2022-12-31"
CLOCKS = ("--on", ON, "--known-on", KNOWN)
OBJECT = STANDS[ON[:4] + "-12-31"].designation


def deliver(root: Path, day: str) -> None:
    workspace = open_workspace(root)
    load_into(workspace, "brk", [stand(root.parent / f"stand-{day}.xml", [STANDS[day]], peildatum=day)])
    done("resolve", "-w", root)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house whose new owner and price a third stand corrects, built as of one day as known then and as known now."""
    root = demo_workspace(tmp_path_factory.mktemp("klokken")).root
    for day in STANDS:
        deliver(root, day)
    done("build", "--on", ON, "-w", root)
    done("build", *CLOCKS, "-w", root)
    return root


@pytest.fixture
def place(first: Path, tmp_path: Path) -> Path:
    shutil.copytree(first, tmp_path / "werkmap")
    return tmp_path / "werkmap"


def rows(root: Path, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done(*words, "-w", root, "--format", "json").json()
    return found


def prices(root: Path, *clocks: str) -> set[int]:
    text = "MATCH (t:Transactie) WHERE t.koopsom_euro IS NOT NULL RETURN t.koopsom_euro AS prijs"
    return {row["prijs"] for row in rows(root, "query", text, *clocks)}


def last_command(root: Path) -> tuple[str, str]:
    line = json.loads((root / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1])
    return line["actie"], line["object"]


class TestBuild:
    def test_a_graph_of_what_was_known_stands_beside_the_one_in_use(self, first: Path) -> None:
        workspace = open_workspace(first)
        assert {path.name for path in workspace.graph.iterdir() if path.is_dir()} == {ON, f"{ON}@{KNOWN}"}
        assert pipeline.current_graph(workspace)[1].name == ON
        made = json.loads((workspace.graph / f"{ON}@{KNOWN}" / "build.json").read_text(encoding="utf-8"))
        assert (made["on"], made["known_on"], len(made["deliveries"])) == (ON, KNOWN, 2)

    def test_it_ages_only_by_deliveries_that_speak_for_its_day_or_before(self, place: Path) -> None:
        workspace = open_workspace(place)
        now, then = (workspace.graph / name for name in (ON, f"{ON}@{KNOWN}"))
        late = house(Holder("84", ANNA, deeds=[BOUGHT]))
        for day, aged in (("2024-12-31", False), ("2020-12-31", True)):
            load_into(workspace, "brk", [stand(place.parent / f"laat-{day}.xml", [late], peildatum=day)])
            done("resolve", "-w", place)
            assert pipeline.is_stale(workspace, now)
            assert pipeline.is_stale(workspace, then) is aged
            assert ("is older than" in done("find", "voorbeeld", *CLOCKS, "-w", place).err) is aged

    def test_the_line_in_the_audit_log_names_both_days(self, first: Path) -> None:
        done("build", *CLOCKS, "-w", first)
        assert last_command(first) == ("build", f"embedded {ON}@{KNOWN}")

    def test_it_says_that_judgements_count_as_they_are_now(self, first: Path) -> None:
        assert "What people judged of links" in done("build", *CLOCKS, "-w", first).err

    @pytest.mark.parametrize(
        ("words", "code", "message"),
        [
            (
                ("--known-on", "2021-12-30"),
                1,
                "nothing was known on 2021-12-30: the first delivery arrived on 2021-12-31",
            ),
            (("--known-on", str(clock.today() + timedelta(2))), 2, "nobody knows yet"),
            (("--known-on", KNOWN, "--to", "neo4j"), 2, "Neo4j holds all that is known now"),
            (("--known-on", "2022"), 2, "write a whole date"),
        ],
    )
    def test_a_day_of_which_nothing_can_be_known_is_refused(
        self, first: Path, words: tuple[str, ...], code: int, message: str
    ) -> None:
        said = run("build", "--on", ON, *words, "-w", first)
        assert (said.code, said.out) == (code, "")
        assert message in said.err

    def test_as_many_are_kept_of_each_kind(self, place: Path) -> None:
        workspace = open_workspace(place)
        for year in range(2010, 2017):
            shutil.copytree(workspace.graph / f"{ON}@{KNOWN}", workspace.graph / f"{year}-01-01@{KNOWN}")
        done("build", *CLOCKS, "-w", place)
        assert pipeline.current_graph(workspace)[1].name == ON
        assert len(list(workspace.graph.glob("*@*"))) == pipeline.KEPT_GRAPHS


class TestReading:
    def test_the_owner_and_the_price_are_those_that_were_known(self, first: Path) -> None:
        assert prices(first) == {180_000, 240_000, 420_000}
        assert prices(first, *CLOCKS) == {180_000, 240_000}
        assert len(rows(first, "owners", OBJECT)) == 3
        assert len(rows(first, "owners", OBJECT, *CLOCKS)) == 2

    def test_without_a_date_the_graph_of_that_knowledge_that_was_built_last_is_read(self, first: Path) -> None:
        assert rows(first, "owners", OBJECT, "--known-on", KNOWN) == rows(first, "owners", OBJECT, *CLOCKS)

    def test_a_history_says_when_each_row_was_known(self, first: Path) -> None:
        known = {(row["wat"], row["van"]): row["geregistreerd op"] for row in rows(first, "show", OBJECT)}
        assert known["eigendom", "2021-02-01"] == "2021-12-31 tot 2022-12-31"
        assert known["overdracht", "2022-03-01"] in {"2022-12-31", "2023-12-31"}
        then = {(row["wat"], row["van"]): row["geregistreerd op"] for row in rows(first, "show", OBJECT, *CLOCKS)}
        assert then["eigendom", "2022-03-01"] == "2022-12-31"

    @pytest.mark.parametrize(
        "words",
        [
            ("show", OBJECT),
            ("at", OBJECT),
            ("owners", OBJECT),
            ("find", "x"),
            ("path", "a", "b"),
            ("query", "MATCH (p:Perceel) RETURN p.id AS id"),
            ("detect", "--dry-run"),
        ],
        ids=lambda words: words[0],
    )
    def test_a_graph_that_was_not_built_is_asked_for(self, first: Path, words: tuple[str, ...]) -> None:
        said = run(*words, "--on", ON, "--known-on", "2021-12-31", "-w", first)
        assert (said.code, said.out) == (1, "")
        assert f"no graph of {ON} as far as was known on 2021-12-31" in said.err
        assert f"Run ondermijning build --on {ON} --known-on 2021-12-31 first." in said.err

    @pytest.mark.parametrize(
        "words",
        [
            ("detect", "--dry-run", "--engine", "neo4j"),
            ("query", "MATCH (p:Perceel) RETURN p.id AS id", "--engine", "neo4j"),
        ],
        ids=lambda words: words[0],
    )
    def test_a_server_is_never_asked_what_was_known(self, first: Path, words: tuple[str, ...]) -> None:
        said = run(*words, *CLOCKS, "-w", first)
        assert said.code == 2
        assert "Neo4j holds all that is known now" in said.err


class TestDetect:
    def test_nothing_of_the_past_is_recorded(self, place: Path) -> None:
        said = run("detect", *CLOCKS, "-w", place)
        assert (said.code, said.out) == (2, "")
        assert "--known-on needs --dry-run" in said.err
        done("detect", "--dry-run", *CLOCKS, "-w", place)
        assert last_command(place) == ("detect dry-run", f"embedded on {ON} known-on {KNOWN}")
        with closing(open_ledger(place / "ledger.sqlite")) as ledger:
            assert ledger.execute("SELECT count(*) FROM runs").fetchone() == (0,)

    def test_a_rule_has_no_answer_where_its_source_delivered_nothing_yet(self, place: Path) -> None:
        file = place.parent / "lijst.csv"
        file.write_text("kwartaal;index\n2021K1;100\n2022K1;110\n", encoding="utf-8")
        done("load", "prijsindex", file, "--reference-date", "2023-12-31", "-w", place)
        done("build", "--on", ON, "-w", place)
        needs = {row["regel"] for row in rows(place, "detect", "--dry-run") if "prijsindex" in row["reden"]}
        assert needs == set()
        then = {row["regel"] for row in rows(place, "detect", "--dry-run", *CLOCKS) if "prijsindex" in row["reden"]}
        assert "snelle_doorverkoop" in then
