"""The manual shows what the program says, in Markdown, as HTML and in its pictures."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "handleiding.md"


@pytest.mark.slow
def test_the_manual_is_what_the_program_says() -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "handleiding.py"))["pages"]()
    assert [path.name for path, text in pages.items() if path.read_text(encoding="utf-8") != text] == [], (
        "run python docs/handleiding.py"
    )


def test_the_manual_shows_no_command_that_is_used_wrongly() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    wrong = [line for line in text.splitlines() if line.startswith(("Fout: ", "Probeer "))]
    # One block shows on purpose what is refused without a case and a reason.
    assert wrong == [
        "Probeer 'ondermijning inzage --help' voor uitleg.",
        "Fout: --zaak en --reden zijn allebei nodig.",
    ]


def test_the_pictures_of_the_manual_are_drawings_that_need_nothing_else() -> None:
    named = re.findall(r"!\[[^\]]+\]\((handleiding/[^)]+)\)", MANUAL.read_text(encoding="utf-8"))
    assert len(named) == 2
    for name in named:
        drawing = ET.parse(ROOT / "docs" / name).getroot()
        assert drawing.tag.endswith("svg")
        assert drawing.get("aria-label")
        assert not [each for each in drawing.iter() if each.tag.endswith(("script", "image"))]
