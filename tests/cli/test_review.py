from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.hits import Hit, keep_hit
from ondermijning.ledger.judgements import history, standing_judgements
from ondermijning.ledger.runs import Run, add_run
from ondermijning.ledger.signals import Signal, add_signal
from ondermijning.resolve.review.queue import open_desk
from ondermijning.signals.closing import close_signal
from ondermijning.trust.audit import actor
from tests.cli.linked import DAY, OWNER, OWNER_PAIR, PERSON_PAIR, PERSONS, SURNAME, TENANT, TENANT_PAIR, copied, linked
from tests.cli.running import Said, done, run
from tests.support.stands import Company, Holder
from tests.support.tables import Registers, house, profile
from tests.support.tools import program
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
TENANT_PARTY = "KVK:99000022"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("koppelingen"))


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    return copied(original, tmp_path)


def verdicts(root: Path) -> dict[tuple[str, str], str]:
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        return {pair: verdict.value for pair, verdict in standing_judgements(ledger).items()}


@pytest.fixture
def press(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Runs a review that gets these lines as its keys."""

    def pressed(*keys: str, persons: bool = False) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        return done("review", "-w", root, *(PERSONS if persons else ()))

    return pressed


def test_the_most_consequential_pair_comes_first_and_every_answer_is_kept(
    root: Path, press: Callable[..., Said]
) -> None:
    said = press("z", "v")
    assert said.out.index(OWNER) < said.out.index(TENANT)
    assert verdicts(root) == {OWNER_PAIR: "zelfde", TENANT_PAIR: "verschillend"}
    assert "Judged: 2. 0 wait." in said.err


def open_signal(root: Path, party: str) -> None:
    """A signal with this party in its evidence."""
    evidence = {"delen": [{"soort": "Bedrijf", "id": party, "rol": "koper"}], "waarden": [], "sterkte": "solo"}
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        number = add_run(ledger, Run(date(2024, 12, 31), "embedded", "0.1.0", {}, {}))
        add_signal(ledger, Signal("a1", "Perceel", "p1", date(2024, 12, 31), number, number), "jansen")
        keep_hit(ledger, Hit("a1", "prijs", "sleutel", number, "transactie", 2, "Een zin.", evidence))


def test_a_party_in_an_open_signal_comes_before_an_owner_and_no_longer_once_it_is_closed(
    root: Path, press: Callable[..., Said]
) -> None:
    open_signal(root, TENANT_PARTY)
    said = press("q")
    assert (TENANT in said.out, OWNER in said.out) == (True, False)
    answers = {"opvolging": "toezicht", "aard_aanleiding": "gebruik", "note": "bezocht", "actor": "jansen"}
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        close_signal(ledger, "a1", **answers)
    assert OWNER in press("q").out


def test_owners_come_before_applicants_and_those_before_who_has_no_role(tmp_path: Path) -> None:
    names = {"90000001": "De Jong Beheer B.V.", "90000002": "De Boer Horeca B.V.", "90000003": "De Vries Bouw B.V."}
    owner, applicant, user = names.values()
    asked = {"zaaknummer": "Z-1", "datum_aanvraag": "2022-03-01", "aanvrager_type": "niet_natuurlijk_persoon"}
    answer = {"identificatie": "093500000012", "grondoppervlakte": 80}
    used = {"belanghebbendeGebruiker": {"type": "niet_natuurlijk_persoon", "naam": user}}
    with closing(Registers(tmp_path)) as registers:
        registers.kvk(DAY, *(profile(number, name=name) for number, name in names.items()))
        registers.deliver("woz", "woz.json", json.dumps(answer | used), DAY)
        registers.deliver("vergunningen", "v.csv", permit_line(asked | {"aanvrager_naam": applicant}), DAY)
        registers.stand(DAY, house(Holder("81", Company("910", owner))))
        assert registers.resolve().possible == 3
        ledger = registers.workspace.ledger_path
        with closing(open_ledger(ledger)) as opened, open_desk(registers.workspace, opened) as desk:
            kinds = [{key.partition(":")[0] for key in case[:2]} - {"kvk"} for case in desk.waiting]
    assert kinds == [{"brk"}, {"vergunningen"}, {"woz"}]


def permit_line(cells: dict[str, str]) -> str:
    header = shipped_loaders()["vergunningen"].example.splitlines()[0].split(";")
    return "\n".join(";".join(line) for line in (header, [cells.get(name, "") for name in header])) + "\n"


def test_an_answer_is_kept_with_author_time_and_note(root: Path, press: Callable[..., Said]) -> None:
    press("n", "zelfde akte", "w", "q")
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        ((at, judgement),) = history(ledger, *OWNER_PAIR)
    assert (judgement.verdict, judgement.author, judgement.note) == ("onzeker", actor(), "zelfde akte")
    assert at.startswith("20")


def test_the_last_answer_can_be_taken_back(root: Path, press: Callable[..., Said]) -> None:
    press("z", "u", "v", "q")
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        assert [each.verdict.value for _, each in history(ledger, *OWNER_PAIR)] == ["verschillend"]


@pytest.mark.parametrize("keys", [("s", "q"), ("u", "q"), ("x", "q"), (), ("z", "u", "q")])
def test_skipping_stopping_and_other_keys_judge_nothing(
    root: Path, press: Callable[..., Said], keys: tuple[str, ...]
) -> None:
    press(*keys)
    assert verdicts(root) == {}


def test_a_judged_pair_does_not_come_back_and_resolve_follows_it(root: Path, press: Callable[..., Said]) -> None:
    press("z", "q")
    assert OWNER not in press("q").out
    rows = {row["wat"]: row["aantal"] for row in done("resolve", "-w", root, "--format", "json").json()}
    assert (rows["paren zelfde (op score of oordeel)"], rows["paren mogelijk (wachten op oordeel)"]) == (1, 2)
    assert OWNER not in press("q").out


def test_pairs_of_natural_persons_wait_until_a_case_and_a_reason_are_given(
    root: Path, press: Callable[..., Said]
) -> None:
    said = press("s", "s")
    assert SURNAME not in said.out
    assert "1 links that may be about natural persons wait" in said.err
    shown = press("z", "s", "s", persons=True)
    assert SURNAME in shown.out
    assert verdicts(root) == {PERSON_PAIR: "zelfde"}
    log = done("audit", "show", "-w", root, "--format", "json").json()
    assert [line["zaak"] for line in log if line["actie"] == "review"] == ["", "", "Z-1", "Z-1"]


def exported(root: Path, path: Path, *words: str) -> list[dict[str, str]]:
    done("review", "--export", path, "-w", root, *words)
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def filled(path: Path, rows: list[dict[str, str]], verdict: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "oordeel": verdict, "toelichting": "gezien"} for row in rows)
    return path


def test_pairs_go_out_as_a_private_file_and_come_back_judged(root: Path, tmp_path: Path) -> None:
    rows = exported(root, tmp_path / "paren.csv")
    assert [(row["links"], row["rechts"]) for row in rows] == [OWNER_PAIR, TENANT_PAIR]
    assert (tmp_path / "paren.csv").stat().st_mode & 0o777 == 0o600
    done("review", "--import", filled(tmp_path / "paren.csv", rows, "Zelfde"), "-w", root)
    assert verdicts(root) == {OWNER_PAIR: "zelfde", TENANT_PAIR: "zelfde"}


def test_every_answer_comes_back_from_a_file_with_its_author_and_note(root: Path, tmp_path: Path) -> None:
    rows = exported(root, tmp_path / "paren.csv", *PERSONS)
    words = ("v", "onzeker", "ZELFDE")
    with (tmp_path / "paren.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "oordeel": word, "toelichting": word} for row, word in zip(rows, words, strict=True))
    done("review", "--import", tmp_path / "paren.csv", "-w", root)
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        found = [history(ledger, row["links"], row["rechts"])[0][1] for row in rows]
    assert [each.verdict.value for each in found] == ["verschillend", "onzeker", "zelfde"]
    assert [(each.author, each.note) for each in found] == [(actor(), word) for word in words]
    assert exported(root, tmp_path / "weer.csv", *PERSONS) == []


def test_a_file_holds_natural_persons_for_a_case_only(root: Path, tmp_path: Path) -> None:
    assert len(exported(root, tmp_path / "zonder.csv")) == 2
    assert any(SURNAME in row["links_naam"] for row in exported(root, tmp_path / "met.csv", *PERSONS))


def test_lines_without_a_judgement_change_nothing(root: Path, tmp_path: Path) -> None:
    rows = exported(root, tmp_path / "paren.csv")
    done("review", "--import", filled(tmp_path / "paren.csv", rows, " "), "-w", root)
    assert verdicts(root) == {}


@pytest.mark.parametrize(
    ("changed", "problem"), [({"oordeel": "misschien"}, "holds no judgement"), ({"links": "brk:weg"}, "names no pair")]
)
def test_a_file_with_one_wrong_line_is_refused_as_a_whole(
    root: Path, tmp_path: Path, changed: dict[str, str], problem: str
) -> None:
    rows = exported(root, tmp_path / "paren.csv")
    path = filled(tmp_path / "paren.csv", rows, "zelfde")
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, list(rows[0]), delimiter=";").writerow({**rows[0], "oordeel": "zelfde", **changed})
    said = run("review", "--import", path, "-w", root)
    assert (said.code, verdicts(root)) == (1, {})
    assert problem in said.err
    assert ", line 4" in said.err


def test_export_and_import_do_not_go_together(root: Path, tmp_path: Path) -> None:
    assert run("review", "--export", tmp_path / "a", "--import", tmp_path / "b", "-w", root).code == 2


class Terminal:
    """A program in a terminal of tmux, driven by its keyboard."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self._tmux = [program("tmux"), "-S", str(folder / "tmux.sock"), "-f", "/dev/null"]
        size = ("-x", "200", "-y", "120", "-c", str(ROOT))
        self._say("new-session", "-d", "-s", "review", *size, *command, ";", "set", "remain-on-exit", "on")
        self._tty = self._say("display-message", "-p", "-t", "review", "#{pane_tty}").strip()

    def press(self, key: str, awaited: str, times: int = 1) -> None:
        """Press a key once the program listens: what is typed while it still writes is thrown away by it."""
        self._until(self._listens)
        self._say("send-keys", "-t", "review", key)
        self.wait(awaited, times)

    def wait(self, awaited: str, times: int = 1) -> None:
        self._until(lambda: self._screen().count(awaited) >= times)

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False)

    def _listens(self) -> bool:
        state = subprocess.run(["stty", "-a", "-F", self._tty], capture_output=True, text=True, check=True).stdout
        return "-icanon" in state

    def _screen(self) -> str:
        return self._say("capture-pane", "-p", "-t", "review")

    def _until(self, seen: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            assert time.monotonic() < end, self._screen()
            time.sleep(0.05)

    def _say(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True).stdout


def test_single_keys_on_a_terminal_judge_undo_and_stop(root: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, [sys.executable, "-m", "ondermijning", "review", "-w", str(root)])
    try:
        terminal.wait("── 1 van 2 ──")
        terminal.press("z", "── 2 van 2 ──")
        terminal.press("u", "── 1 van 2 ──", 2)
        terminal.press("v", "── 2 van 2 ──", 2)
        terminal.press("q", "Judged: 1. 1 wait.")
    finally:
        terminal.close()
    assert verdicts(root) == {OWNER_PAIR: "verschillend"}
