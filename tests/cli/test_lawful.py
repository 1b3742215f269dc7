"""Real data wait until the municipality has filled in what the law asks; fictitious data say so everywhere."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.cli.running import DEMO_DAY, DEMO_NOTE, DEMO_SIGNALS, commands, done, run

NEEDED = {
    "dpia_datum": "dpia_datum = 2025-01-31",
    "fg_advies": 'fg_advies = "FG-2025-7"',
    "besluit": 'besluit = "B-2025-12"',
    "hmac_key_file": 'hmac_key_file = "../sleutel"',
}
PENDING = Path(__file__).with_name("aanvragen.csv")
WORKING = [
    ("resolve",), ("build",), ("detect",), ("detect", "--dry-run"), ("signals", "list"), ("signals", "show", "0"),
    ("signals", "close", "0", "--opvolging", "geen", "--aard-aanleiding", "geen", "--note", "wel gezien"), ("export", "signals"),
    ("export", "koppelingen"), ("export", "aanvragen", str(PENDING), "--reden", "op verzoek"), ("deliveries",),
    ("export", "graph", "x", "--format", "i2", "--out", "uit"),
    ("export", "beeld", "--reden", "op verzoek"), ("export", "corporaties", "--reden", "op verzoek"),
    ("export", "beeld-intrekken", "2023", "--reden", "op verzoek"),
    ("pagina", "x"), ("withdraw", "abcdef", "--reden", "op verzoek"), ("audit", "show"),
    ("audit", "verify"), ("run",), ("doctor",), ("doctor", "data"),
    ("signals", "assign", "0", "--to", "n"), ("signals", "state", "0", "in_weging"),
    ("signals", "snooze", "0", "--rule", "n", "--until", "2999-01-01", "--reason", "wel gezien"),
    ("signals", "reopen", "0", "--note", "wel gezien"),
    ("signals", "recurring", "--zaak", "Z", "--reden", "op verzoek"),
    ("case", "list"), ("case", "open", "--holder", "n", "--until", "2999-01-01", "--reden", "op verzoek"),
    ("case", "add", "Z", "x", "--reden", "op verzoek"),
    ("opvragen",), ("purge",), ("inzage", "x", "--zaak", "Z", "--reden", "op verzoek"),
    ("betwist",), ("betwist", "x", "--reden", "op verzoek"),
    ("match", "x", "--kind", "bedrijf"),
    ("calibrate",), ("explain", "x"), ("rules", "survey"), ("rules", "approvals"),
    ("rules", "approve", "snelle_doorverkoop", "--until", "2999-01-01", "--reden", "op verzoek"),
    ("rules", "withdraw", "n", "--reden", "op verzoek"), ("rules", "sensitivity", "snelle_doorverkoop"),
    ("review",), ("explain-link", "a", "b"), ("find", "x"), ("at", "x"), ("show", "x"), ("owners", "x"), ("path", "x", "y"),
    ("portfolio", "x"), ("timeline", "x"), ("common", "x", "y"), ("network", "x"), ("street", "x"),
    ("query", "MATCH (p:Perceel) RETURN count(p) AS aantal"),
    ("screen", "--kvk", "99000001", "--adres", "x", "--soort", "x", "--bevoegdheid", "apv"),
]  # fmt: skip
INDEX = "kwartaal;index\n2024K1;138.4\n2024K2;140.1\n"


@pytest.fixture(params=["proef", "productie"])
def unfinished(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workspace for real data as ``init`` leaves it."""
    root = tmp_path / "werkmap"
    done("init", "--mode", request.param, "-w", root)
    return root


def fill_in(root: Path, *, without: str = "") -> None:
    """Complete the settings, all but one line."""
    settings = root / "gemeente.toml"
    text = settings.read_text(encoding="utf-8")
    wanted = [line for name, line in NEEDED.items() if name != without]
    term = "" if without == "retention.prijsindex" else 'prijsindex = "10 jaar"\n'
    settings.write_text(
        "\n".join(wanted) + f"\n{text}".replace("[retention]\n", f"[retention]\n{term}"), encoding="utf-8"
    )
    key = root.parent / "sleutel"
    key.write_bytes(bytes(range(32)))
    key.chmod(0o600)


def load(root: Path, source: str = "prijsindex") -> list[object]:
    delivery = root.parent / "prijsindex.csv"
    delivery.write_text(INDEX, encoding="utf-8")
    return ["load", source, delivery, "--reference-date", "2024-12-31", "-w", root]


def test_every_command_that_opens_a_workspace_is_tried_here() -> None:
    with_workspace = {names for names, command in commands() if any(each.name == "root" for each in command.params)}
    tried = {words[:2] if words[:2] in dict(commands()) else words[:1] for words in WORKING}
    assert with_workspace - {("init",), ("load",)} == tried


@pytest.mark.parametrize("words", WORKING, ids=lambda words: " ".join(words[:2]))
def test_nothing_works_on_real_data_before_the_settings_are_complete(unfinished: Path, words: tuple[str, ...]) -> None:
    said = run(*words, "-w", unfinished)
    assert (said.code, said.out) == (1, "")
    assert all(name in said.err for name in (*NEEDED, "retention"))


def test_no_delivery_is_read_before_the_settings_are_complete(unfinished: Path) -> None:
    said = run(*load(unfinished))
    assert (said.code, said.out) == (1, "")
    assert "dpia_datum, fg_advies, besluit, hmac_key_file, retention.prijsindex." in said.err
    assert [path for path in unfinished.rglob("*") if path.suffix in (".parquet", ".key")] == []


@pytest.mark.parametrize("missing", [*NEEDED, "retention.prijsindex"])
def test_one_missing_line_is_named_and_stops_the_load(unfinished: Path, missing: str) -> None:
    fill_in(unfinished, without=missing)
    said = run(*load(unfinished))
    assert (said.code, said.out) == (1, "")
    assert f"needs more: {missing}." in said.err


def test_a_source_without_a_retention_term_is_not_loaded(unfinished: Path) -> None:
    fill_in(unfinished)
    assert "needs more: retention.woz." in run(*load(unfinished, "woz")).err


def test_a_key_that_others_can_read_stops_the_load(unfinished: Path) -> None:
    fill_in(unfinished)
    (unfinished.parent / "sleutel").chmod(0o644)
    assert "is not private" in run(*load(unfinished)).err


def test_with_complete_settings_the_load_is_done_and_nothing_is_marked_as_a_demo(unfinished: Path) -> None:
    fill_in(unfinished)
    said = done(*load(unfinished), "--format", "json")
    assert said.json() == [{"bron": "prijsindex", "peildatum": "2024-12-31", "soort": "Prijsindex", "records": 2}]
    assert "DEMO" not in said.err


@pytest.mark.slow
def test_real_data_are_exported_without_the_mark_of_the_demo(unfinished: Path) -> None:
    fill_in(unfinished)
    done(*load(unfinished))
    done("build", "--on", DEMO_DAY, "-w", unfinished)
    done("export", "signals", "-w", unfinished)
    document = json.loads((unfinished / "export" / f"signalen-{DEMO_DAY}.json").read_text(encoding="utf-8"))
    assert document["demo"] is False


def test_the_demo_says_so_in_every_signal_that_it_exports(workspace: Path) -> None:
    paths = done("export", "signals", "-w", workspace).out.splitlines()
    with open(paths[0], encoding="utf-8") as stream:  # noqa: PTH123 - as printed
        document = json.load(stream)
    with open(paths[1], encoding="utf-8", newline="") as stream:  # noqa: PTH123
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert document["demo"] is True
    assert len(rows) == len(document["signalen"]) == DEMO_SIGNALS
    assert all(signal["let_op"].startswith("DEMO: ") for signal in [*document["signalen"], *rows])


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("signals", "list"), ("export", "signals"), ("export", "koppelingen"), ("detect",)], ids=" ".join
)
def test_the_demo_says_so_beside_everything_that_it_shows(workspace: Path, words: tuple[str, ...]) -> None:
    assert run(*words, "-w", workspace).err.splitlines()[0] == DEMO_NOTE


def test_a_signal_of_the_demo_that_is_shown_says_so(workspace: Path) -> None:
    short = done("signals", "list", "-w", workspace, "--format", "json").json()[0]["signaal"]
    assert re.search(
        r"^DEMO: alle gegevens zijn verzonnen\.", done("signals", "show", short, "-w", workspace).out, re.MULTILINE
    )
