"""What goes wrong is told in one line with the next step, with an exit code and without a traceback or any value."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.views.computing import Computation
from tests.cli.running import DEMO_DAY, run
from tests.support.stands import Holder, Obj, Person, Right, stand_text

if TYPE_CHECKING:
    from tests.cli.running import Demo, Said

ROOT = Path(__file__).resolve().parents[2]
ANNA = Person("901", "Aalbers", "Anna", bsn="999993653")
HOUSE = Obj("1230012300", rights=[Right("71", holders=[Holder("81", ANNA)])])


def error(said: Said, code: int = 1) -> str:
    """The one line that says what went wrong."""
    assert said.code == code, said
    assert said.out == ""
    assert "Traceback" not in said.err
    lines = said.notes()
    assert code == 2 or len(lines) == 1
    assert lines[-1].startswith("Error: ")
    return lines[-1].removeprefix("Error: ")


class TestFailures:
    def test_without_a_workspace(self, tmp_path: Path) -> None:
        told = error(run("signals", "list", "-w", tmp_path / "nergens"))
        assert told.startswith(f"{tmp_path / 'nergens'}: there is no workspace here. Run ondermijning init first")

    def test_a_folder_that_is_no_workspace(self, tmp_path: Path) -> None:
        assert "is no finished workspace" in error(run("resolve", "-w", tmp_path))

    def test_a_workspace_that_others_can_open(self, empty: Path) -> None:
        empty.chmod(0o755)
        assert "is open to other users. Run chmod 700 on it." in error(run("resolve", "-w", empty))

    def test_a_workspace_that_exists_already(self, empty: Path) -> None:
        assert "exists already" in error(run("init", "--mode", "demo", "-w", empty))

    def test_settings_with_a_slip_of_the_pen_name_the_line_and_what_was_meant(self, empty: Path) -> None:
        settings = empty / "gemeente.toml"
        settings.write_text("gemeente_nam = 'x'\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
        told = error(run("resolve", "-w", empty))
        assert told == f"{settings}: gemeente_nam: is not known. Did you mean gemeente_naam?"

    def test_a_file_that_does_not_exist(self, empty: Path) -> None:
        assert error(run("load", "brk", empty / "nee.xml", "-w", empty)).endswith(
            "nee.xml: does not exist. Check the path."
        )

    def test_a_delivery_that_is_cut_off_names_file_and_line_and_tells_no_value(
        self, empty: Path, tmp_path: Path
    ) -> None:
        whole = stand_text([HOUSE])
        (tmp_path / "stand.xml").write_text(whole[: whole.index("Aalbers") + 9], encoding="utf-8")
        told = error(run("load", "brk", tmp_path / "stand.xml", "-w", empty))
        assert "stand.xml, line" in told
        assert "Ask for the delivery again" in told
        assert "Aalbers" not in told
        assert not list((empty / "deliveries").rglob("*.parquet"))

    def test_a_file_in_no_format_of_the_register(self, empty: Path, demo: Demo) -> None:
        told = error(run("load", "brk", demo.deliveries / "woz" / "woz.csv", "-w", empty))
        assert told.startswith("woz.csv: nothing here is in a format of brk (BRK Levering 2.0 XML, stand, ")

    def test_an_empty_folder(self, empty: Path, tmp_path: Path) -> None:
        (tmp_path / "leeg").mkdir()
        assert "nothing here is in a format of kvk" in error(run("load", "kvk", tmp_path / "leeg", "-w", empty))

    def test_the_name_of_a_file_cannot_move_the_cursor(self, empty: Path, tmp_path: Path) -> None:
        file = tmp_path / "\x1b[2Jstand.xml"
        file.write_text("geen stand", encoding="utf-8")
        assert error(run("load", "brk", file, "-w", empty)).startswith("\\x1b[2Jstand.xml: nothing here is in a format")

    def test_a_build_before_a_load(self, empty: Path) -> None:
        assert "nothing was loaded yet. Run ondermijning load first." in error(run("build", "-w", empty))

    @pytest.mark.parametrize("words", [("detect",), ("signals", "list"), ("export", "signals")], ids=" ".join)
    def test_a_question_before_a_build(self, empty: Path, words: tuple[str, ...]) -> None:
        assert "no graph yet. Run ondermijning build first." in error(run(*words, "-w", empty))

    def test_a_date_without_a_graph(self, workspace: Path) -> None:
        assert "no graph of 2020-01-01. Run ondermijning build --on 2020-01-01 first." in error(
            run("detect", "--on", "2020-01-01", "-w", workspace)
        )

    def test_links_before_they_are_made(self, empty: Path) -> None:
        assert "no parties yet. Run ondermijning resolve first." in error(run("export", "koppelingen", "-w", empty))

    def test_a_signal_that_does_not_exist(self, workspace: Path) -> None:
        told = error(run("signals", "show", "zzz", "-w", workspace))
        assert told == "zzz: no signal has this id. See ondermijning signals list."

    def test_a_beginning_that_several_signals_share(self, workspace: Path) -> None:
        ids = [row["signaal"] for row in run("signals", "list", "-w", workspace, "--format", "json").json()]
        shared, number = Counter(each[0] for each in ids).most_common(1)[0]
        assert number > 1
        told = error(run("signals", "show", shared, "-w", workspace))
        assert told == f"{shared}: {number} signals begin like this. See ondermijning signals list."

    @pytest.mark.parametrize(
        "words", [("detect", "--dry-run"), ("query", "MATCH (p:Perceel) RETURN p.aanduiding AS aanduiding")]
    )
    def test_a_server_that_the_settings_do_not_name(self, workspace: Path, words: tuple[str, ...]) -> None:
        told = error(run(*words, "--engine", "neo4j", "-w", workspace))
        assert told == f"{workspace / 'gemeente.toml'}: no Neo4j server is named. Fill in [neo4j] there."

    def test_a_folder_of_rules_that_does_not_exist(self, workspace: Path) -> None:
        assert "folder does not exist" in error(run("detect", "--rules-dir", workspace / "nee", "-w", workspace))

    def test_a_demo_in_a_folder_that_is_in_use(self, demo: Demo) -> None:
        assert "is not an empty folder" in error(run("demo", "--folder", demo.folder))

    def test_a_log_that_was_tampered_with_names_the_line(self, workspace: Path) -> None:
        log = workspace / "logs" / "audit.jsonl"
        log.write_text(log.read_text(encoding="ascii").replace('"demo"', '"dome"', 1), encoding="ascii")
        said = run("audit", "verify", "-w", workspace)
        assert said.code == 1
        assert said.out == ""
        assert said.notes()[0].startswith("Line 1: ")
        assert said.notes()[-1] == "Error: the audit log is not whole. Compare it with the last backup."


class TestWrongUsage:
    def test_a_register_that_does_not_exist_names_the_nearest(self, empty: Path) -> None:
        assert error(run("load", "brkk", "x", "-w", empty), 2) == "No register brkk. Did you mean brk?"

    def test_a_register_unlike_any_names_those_there_are(self, empty: Path) -> None:
        told = error(run("load", "q", "x", "-w", empty), 2)
        assert told == (
            "No register q. Known are bag, bewoning, brk, brk_csv, buurten, corporatiebezit, erfpacht, "
            "gebeurtenissen, hr, insolventies, kik, kredietverleners, kvk, kvk_lijst, prijsindex, sru, subsidies, "
            "subsidies_intern, transacties, vergunningen, woz."
        )

    @pytest.mark.parametrize("day", ["2024-02-30", "gisteren", "2024", "2024-02"])
    def test_what_is_no_whole_date(self, workspace: Path, day: str) -> None:
        assert error(run("build", "--on", day, "-w", workspace), 2).endswith("as 2024-12-31.")

    def test_a_rule_that_does_not_exist_names_those_there_are(self, workspace: Path) -> None:
        told = error(run("detect", "--rule", "nee", "-w", workspace), 2)
        assert told == f"No rule nee. Known are {', '.join(sorted(load_rules()))}."

    def test_a_rule_to_show_that_does_not_exist(self) -> None:
        assert error(run("rules", "show", "nee"), 2).startswith("No rule nee. Known are ")

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ("nee=1", "no rule has this parameter"),
            ("stijging", "gives no value"),
            ("stijging=veel", "takes INT64"),
            ("stijging=99999", "must lie between 5 and 500 procent"),
        ],
    )
    def test_a_parameter_that_no_rule_has_or_can_take(self, workspace: Path, given: str, told: str) -> None:
        assert told in error(run("detect", "--set", given, "-w", workspace), 2)

    @pytest.mark.parametrize("words", [("audit", "show", "--last", "0"), ("audit", "show", "--last", "-3")])
    def test_a_number_of_lines_below_one(self, workspace: Path, words: tuple[str, ...]) -> None:
        assert "--last" in error(run(*words, "-w", workspace), 2)

    @pytest.mark.parametrize(
        "words", [("lood",), ("signals", "open"), ("load", "brk"), ("detect", "--engine", "x")], ids=" ".join
    )
    def test_words_that_are_no_command(self, words: tuple[str, ...]) -> None:
        error(run(*words), 2)


class TestInterruptions:
    def test_ctrl_c_says_that_it_stopped_and_leaves_nothing_half_written(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Computation, "check_key", lambda *_: os.kill(os.getpid(), signal.SIGINT))
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background begins deaf to it
        said = run("build", "--on", DEMO_DAY, "-w", workspace)
        signal.signal(signal.SIGINT, before)
        assert said.code == 1
        assert said.out == ""
        assert said.notes()[-1] == "Stopped; nothing half-written is left."
        assert not list(workspace.rglob(".tmp-*"))
        assert '"resultaat":"fout"' in (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1]

    def test_a_full_disk_behind_stdout_is_told_in_one_line(self, workspace: Path) -> None:
        command = [sys.executable, "-m", "ondermijning", "signals", "list", "-w", str(workspace)]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1].startswith("Error: the output cannot be read or written")
        assert "Traceback" not in done.stderr

    def test_a_reader_that_goes_away_is_no_traceback(self, workspace: Path) -> None:
        command = [sys.executable, "-m", "ondermijning", "audit", "show", "-w", str(workspace)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.close()
            assert "Traceback" not in running.stderr.read()
