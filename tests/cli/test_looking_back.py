"""Looking back is not moving back: a graph of another day stands beside the one in use, and a copy is as good as the original."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import clock
from ondermijning.ledger import open_ledger
from ondermijning.ledger.runs import latest_run
from ondermijning.normalise.dutch import in_dutch
from tests.cli.running import DEMO_DAY, DEMO_NOTE, done, run
from tests.support.clock import set_clock
from tests.support.nightly import ON as NIGHT
from tests.support.nightly import first_wave

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Demo, Said

pytestmark = pytest.mark.slow

EARLIER = "2022-12-31"
SCREENED = ("--kvk", "99000001", "--adres", "0935200000070001", "--soort", "horeca", "--bevoegdheid", "apv")
EXPORTED = f"signalen-{DEMO_DAY}.json"


def current(root: Path) -> str:
    return (root / "graph" / "current").read_text(encoding="utf-8")


def subject(root: Path) -> str:
    """A parcel with a signal, which changed hands since the earlier day."""
    exported = json.loads((root / "export" / EXPORTED).read_text(encoding="utf-8"))["signalen"]
    found = [signal for signal in exported if "snelle_doorverkoop" in signal["regels"]]
    return str((found or exported)[0]["onderwerp"]["aanduiding"])


def answers(root: Path, *clocks: str) -> dict[str, Any]:
    """What the commands of every day say, of one thing each."""
    form = (*clocks, "-w", root, "--format", "json")
    return {
        "owners": done("owners", subject(root), *form).json(),
        "screen": done("screen", *SCREENED, *form).json(),
        "show": done("show", subject(root), *form).json(),
    }


@pytest.fixture(scope="module")
def looked_back(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo in which somebody built the graph of an earlier day."""
    root = demo.copy(tmp_path_factory.mktemp("terug"))
    said = done("build", "--on", EARLIER, "-w", root)
    assert f"stands beside the one in use; read it with --on {EARLIER}." in said.err
    assert f"ondermijning build --on {EARLIER} --actueel" in said.err
    return root


@pytest.fixture
def place(looked_back: Path, tmp_path: Path) -> Path:
    shutil.copytree(looked_back, tmp_path / "werkmap")
    return tmp_path / "werkmap"


class TestBeside:
    def test_the_seller_does_not_become_the_owner_and_nothing_is_no_longer_loaded(
        self, demo: Demo, looked_back: Path
    ) -> None:
        before, after = answers(demo.workspace), answers(looked_back)
        assert after == before
        assert answers(looked_back, "--on", EARLIER)["show"] != before["show"]

    def test_an_export_writes_the_list_of_the_graph_in_use(self, place: Path) -> None:
        before = (place / "export" / EXPORTED).read_bytes()
        done("export", "signals", "-w", place)
        assert (place / "export" / EXPORTED).read_bytes() == before
        assert not list((place / "export").glob(f"*{EARLIER}*"))

    def test_a_plain_detect_tells_of_nothing_that_it_is_gone(self, place: Path) -> None:
        assert " 0 gone;" in done("detect", "-w", place).err

    def test_another_day_is_never_recorded(self, place: Path) -> None:
        with closing(open_ledger(place / "ledger.sqlite")) as ledger:
            last = latest_run(ledger)
            refused = run("detect", "--on", EARLIER, "-w", place)
            assert (refused.code, refused.out) == (1, "")
            assert f"the graph of {EARLIER} is not the one in use" in refused.err
            assert (
                f"Add --dry-run to see what it says, or let it be the one in use: ondermijning build --on {EARLIER}"
                in (refused.err)
            )
            assert "would be new" in done("detect", "--on", EARLIER, "--dry-run", "-w", place).err
            assert latest_run(ledger) == last
        done("detect", "--on", DEMO_DAY, "-w", place)

    def test_only_who_asks_for_it_moves_and_a_run_of_an_earlier_day_is_warned_of(self, place: Path) -> None:
        assert current(place) == DEMO_DAY
        assert f"now read the graph of {EARLIER}" in done("build", "--on", EARLIER, "--actueel", "-w", place).err
        assert current(place) == EARLIER
        said = done("detect", "-w", place)
        assert f"The last run was of {DEMO_DAY}; this one speaks for an earlier day" in said.err

    def test_what_was_known_never_becomes_the_one_in_use(self, looked_back: Path) -> None:
        said = run("build", "--known-on", EARLIER, "--actueel", "-w", looked_back)
        assert said.code == 2
        assert "never becomes the graph in use" in said.err


class TestMoving:
    def test_the_first_build_is_the_one_in_use_and_a_nightly_run_moves_it_to_its_own_day(
        self, empty: Path, tmp_path: Path
    ) -> None:
        first_wave(tmp_path / "inbox")
        done("load", "brk", tmp_path / "inbox" / "brk", "-w", empty)
        done("resolve", "-w", empty)
        done("build", "--on", "2022-06-30", "-w", empty)
        assert current(empty) == "2022-06-30"
        done("build", "-w", empty)
        assert current(empty) == "2022-06-30"
        done("run", "--inbox", tmp_path / "inbox", "--on", NIGHT, "-w", empty)
        assert current(empty) == str(NIGHT)

    def test_where_the_one_in_use_is_gone_the_next_build_takes_its_place(self, place: Path) -> None:
        shutil.rmtree(place / "graph" / DEMO_DAY)
        assert (
            f"no graph of {DEMO_DAY}. Run ondermijning build --on {DEMO_DAY} first."
            in run("signals", "list", "-w", place).err
        )
        done("build", "--on", EARLIER, "-w", place)
        assert current(place) == EARLIER


def first_note(said: Said) -> str:
    return next(line for line in said.err.splitlines() if line != DEMO_NOTE)


class TestFirstLine:
    WORDS = (
        ("owners", "{subject}"),
        ("find", "maastricht"),
        ("screen", *SCREENED, "--format", "table"),
        ("signals", "list"),
        ("detect", "--dry-run"),
        ("opvragen",),
        ("rules", "survey", "snelle_doorverkoop"),
        ("export", "signals"),
        ("doctor", "data"),
    )

    @pytest.mark.parametrize("words", WORDS, ids=" ".join)
    def test_a_graph_of_another_day_than_today_is_named_first(self, place: Path, words: tuple[str, ...]) -> None:
        said = done(*(word.format(subject=subject(place)) for word in words), "-w", place)
        assert first_note(said) == f"Stand van {in_dutch(date.fromisoformat(DEMO_DAY))}; vandaag is het {now()}."

    def test_so_is_one_that_was_asked_for(self, looked_back: Path) -> None:
        said = done("owners", subject(looked_back), "--on", EARLIER, "-w", looked_back, "--format", "csv")
        assert first_note(said).startswith("Stand van 31 december 2022; ")
        assert "Stand van" not in said.out

    def test_a_page_begins_with_it(self, looked_back: Path) -> None:
        listed = done("signals", "list", "-w", looked_back, "--format", "json").json()
        for words in (
            ("signals", "show", listed[0]["signaal"]),
            ("screen", *SCREENED),
            ("inzage", "KVK:99000001", "--zaak", "Z-1", "--reden", "op verzoek"),
        ):
            said = done(*words, "-w", looked_back)
            assert said.out.splitlines()[0].startswith("Stand van 31 december 2024; ")
            assert "Stand van" not in said.err

    def test_a_graph_of_today_goes_without_saying(self, looked_back: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        set_clock(monkeypatch, "2024-12-30T23:30:00")
        said = done("owners", subject(looked_back), "-w", looked_back)
        assert "Stand van" not in said.err


def now() -> str:
    return in_dutch(clock.today())


def copied(root: Path, target: Path) -> None:
    """Every file gets the time of copying."""
    subprocess.run(["cp", "-r", root, target], check=True)


def put_back(root: Path, target: Path) -> None:
    """As a backup without times of files puts it back."""
    archive = target.parent / "backup.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(root, target.name)
    subprocess.run(["tar", "--touch", "-xf", archive, "-C", target.parent], check=True)


def turned_round(root: Path, target: Path) -> None:
    """What was written last seems to be the oldest."""
    shutil.copytree(root, target)
    files = sorted(target.rglob("*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for moment, path in enumerate(files, 1):
        os.utime(path, (moment, moment))


class TestCopies:
    @pytest.mark.parametrize("copy", [copied, put_back, turned_round], ids=lambda copy: copy.__name__)
    def test_a_copy_answers_as_the_original(
        self, looked_back: Path, tmp_path: Path, copy: Callable[[Path, Path], None]
    ) -> None:
        copy(looked_back, tmp_path / "elders")
        for words in (
            ("doctor",),
            ("signals", "list"),
            ("owners", subject(looked_back)),
            ("owners", subject(looked_back), "--on", EARLIER),
            ("opvragen",),
            ("inzage", "KVK:99000001", "--zaak", "Z-1", "--reden", "verzoek"),
        ):
            one, other = (run(*words, "-w", root) for root in (looked_back, tmp_path / "elders"))
            assert (_told(other.out), other.code) == (_told(one.out), one.code)
            assert other.err == one.err
            assert "is older than" not in other.err


def _told(text: str) -> list[str]:
    """The lines that are not of the audit log, which grows by every command."""
    return [line for line in text.splitlines() if "regels" not in line and "tijdstip" not in line and "Log" not in line]
