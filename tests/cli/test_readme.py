"""What the README shows of the demo is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import done

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def shown(beginning: str) -> list[str]:
    """What a block of the README says, in pieces between the places where it leaves something out."""
    block = re.search(rf"```\n({beginning}.*?)```", README, re.DOTALL)
    assert block, beginning
    pieces = (piece for line in block[1].splitlines() for piece in line.split("…"))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The workspace of the demo as ``make demo`` runs it, and what it said."""
    folder = tmp_path_factory.mktemp("readme") / "demo"
    said = done("demo", "--folder", folder)
    return folder / "werkmap", said.out + said.err


@pytest.mark.slow
def test_the_readme_shows_the_demo_as_it_is(demo: tuple[Path, str]) -> None:
    workspace, said = demo
    for beginning, out in (
        ("bron ", said),
        ("Quintushof ", done("signals", "show", "33a7", "-w", workspace).out),
        ("Bewijs\n", done("signals", "show", "33a7", "--alles", "-w", workspace).out),
        ("keten ", done("path", "99000053", "99000052", "-w", workspace).out),
    ):
        found = " ".join(out.split())
        assert [piece for piece in shown(beginning) if piece not in found] == []
