"""A file of the workspace that was cut off or damaged: one sentence that names it and the next step, and no value of the data."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.cli.shared.damage import damage_of
from ondermijning.graph.current import MAKE_ANEW
from tests.cli.running import DEMO_DAY, DEMO_NOTE
from tests.cli.test_inzage import CASE

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
COMPANY = "KVK:99000014"
GRAPH = f"graph/{DEMO_DAY}"
COMMANDS = {
    "inzage": ("inzage", COMPANY, *CASE),
    "betwist": ("betwist", COMPANY, "--reden", "klopt niet"),
    "opvragen": ("opvragen",),
    "data": ("doctor", "data", "--on", DEMO_DAY),
    "list": ("signals", "list"),
    "export": ("export", "signals"),
    "at": ("at", "0935200000070001"),
    "find": ("find", "maastricht"),
    "koppelingen": ("export", "koppelingen"),
    "resolve": ("resolve",),
    "explain": ("explain-link", COMPANY, "KVK:99000015"),
    "query": ("query", "MATCH (p:Perceel) RETURN count(p) AS aantal"),
}
# File → the commands that cannot do without it, and what they say to do about it.
READERS = {
    "parties/parties.parquet": (
        ("inzage", "betwist", "data", "export", "koppelingen", "resolve", "explain"),
        "run ondermijning resolve.",
    ),
    "parties/links.parquet": (("inzage", "data", "explain"), "run ondermijning resolve."),
    f"{GRAPH}/nodes/Bedrijf.parquet": (("inzage", "opvragen", "data"), MAKE_ANEW),
    f"{GRAPH}/herkomst.parquet": (("inzage", "export"), MAKE_ANEW),
    f"{GRAPH}/build.json": (("export", "data"), MAKE_ANEW),
    f"{GRAPH}/graaf.ladybug": (("export", "query"), MAKE_ANEW),
    f"{GRAPH}/zoek.sqlite": (("at", "find", "list"), MAKE_ANEW),
    "ledger.sqlite": (("inzage", "betwist", "opvragen", "list"), "put back the last backup if it is damaged."),
}


def cut(contents: bytes) -> bytes:
    return contents[: len(contents) // 2]


def flipped(contents: bytes) -> bytes:
    """One bit in every thirty bytes is another one."""
    chance, damaged = random.Random(1), bytearray(contents)
    for _ in range(len(damaged) // 30 + 1):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cases() -> list[tuple[str, str, str, Callable[[bytes], bytes]]]:
    """Every file cut off for each of its readers, and damaged for the first of them."""
    every = [(file, command, step, cut) for file, (commands, step) in READERS.items() for command in commands]
    return [*every, *((file, commands[0], step, flipped) for file, (commands, step) in READERS.items())]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "command", "step", "damage"), cases())
def test_a_damaged_file_is_told_in_one_sentence(
    workspace: Path, file: str, command: str, step: str, damage: Callable[[bytes], bytes]
) -> None:
    (workspace / file).write_bytes(damage((workspace / file).read_bytes()))
    said = in_its_own_process(*COMMANDS[command], "-w", workspace)
    assert "Traceback" not in said.stderr
    assert (said.returncode, said.stdout) == (1, "")
    told = [line for line in said.stderr.splitlines() if line.startswith("Error: ")]
    assert len(told) == 1
    assert told[0].endswith(step)
    assert not re.search(r"\d{8,}|B\.V\.|NL\.IMKAD", told[0].replace(str(workspace), ""))
    log = (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1]
    assert '"resultaat":"fout"' in log


def test_a_pointer_to_the_graph_that_holds_no_date_is_told(workspace: Path) -> None:
    (workspace / "graph" / "current").write_text("2024-1", encoding="utf-8")
    for command in ("inzage", "opvragen", "list", "find"):
        said = in_its_own_process(*COMMANDS[command], "-w", workspace)
        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr.splitlines()[-1] == (f"Error: {workspace / 'graph' / 'current'}: is damaged. {MAKE_ANEW}")


def in_its_own_process(*words: object) -> subprocess.CompletedProcess[str]:
    """An engine that met damaged bytes may refuse whatever its process asks next."""
    command = [sys.executable, "-m", "ondermijning", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_a_damaged_delivery_is_named_with_what_to_do(workspace: Path) -> None:
    delivery = min((workspace / "deliveries" / "brk").iterdir())
    for name in ("Tenaamstelling.parquet", "manifest.json"):
        kept = (delivery / name).read_bytes()
        (delivery / name).write_bytes(cut(kept))
        said = in_its_own_process("resolve", "-w", workspace)
        assert said.returncode == 1
        assert said.stderr.removeprefix(f"{DEMO_NOTE}\n") == (
            f"Error: {delivery / name}: is damaged. Take the folder of this delivery away and load its files again.\n"
        )
        (delivery / name).write_bytes(kept)


@pytest.mark.parametrize(
    "mistake",
    [TypeError("x"), KeyError("x"), ValueError("x"), sqlite3.ProgrammingError("x"), sqlite3.IntegrityError("x")],
    ids=lambda mistake: type(mistake).__name__,
)
def test_a_mistake_of_the_program_is_no_damage(mistake: Exception) -> None:
    assert damage_of(mistake) is None
