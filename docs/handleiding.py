"""Writes docs/handleiding.md, its pictures and its HTML from docs/handleiding/bron.md, on the city that the demo makes.

A block that begins with ``toon N`` holds a command a line; the page shows each with what it says, N lines at most. A test compares.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from markdown_it import MarkdownIt

from ondermijning import clock
from ondermijning.cli import main as ondermijning
from ondermijning.cli.shared import output
from ondermijning.language import CHOSEN, DUTCH, speak
from ondermijning.trust.audit import actor

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent
SOURCE = DOCS / "handleiding" / "bron.md"
DWELLINGS = 300  # as many as the demo has unless told otherwise
_MOMENT = datetime(2024, 12, 31, 12, tzinfo=UTC)
_WIDE = 150  # columns of a table
_BLOCK = re.compile(r"```toon (?P<most>\d+)\n(?P<commands>.*?)```", re.DOTALL)
_DEMO = "DEMO: alle gegevens zijn verzonnen."
_PICTURES = {"tijdlijn.svg": "tijd", "tekening.svg": "tekening"}  # file → class of the drawing on the page
_PAGE = "werkmap/export/paginas/signaal-33a7026e8c942f7f.html"
_HTML = """\
<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handleiding ondermijning</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }}
pre {{ background: #f4f4f4; padding: .75rem; overflow-x: auto; font-size: .8rem; line-height: 1.35; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #999; padding: .25rem .5rem; text-align: left; }}
img {{ max-width: 100%; }}
</style></head>
<body>
{body}</body></html>
"""


def pages() -> dict[Path, str]:
    """Every file of the manual with its text; makes the city of the demo, which takes half a minute."""
    with tempfile.TemporaryDirectory() as folder, _spoken(Path(folder)):
        said(f"demo --folder . --dwellings {DWELLINGS}")
        text = _BLOCK.sub(_shown, SOURCE.read_text(encoding="utf-8"))
        drawn = Path(_PAGE).read_text(encoding="utf-8")
    files = {DOCS / "handleiding" / name: _drawing(drawn, kind) for name, kind in _PICTURES.items()}
    html = MarkdownIt("commonmark").enable("table").render(text)
    return {DOCS / "handleiding.md": text, DOCS / "handleiding.html": _HTML.format(body=html), **files}


@contextmanager
def _spoken(folder: Path) -> Iterator[None]:
    """The program as the manual shows it: in Dutch, on the day of the demo, with the workspace where one stands."""
    before = Path.cwd()
    environment = {CHOSEN: DUTCH, "LANGUAGE": DUTCH, "COLUMNS": "100"}
    with (
        _spoken_before(),
        patch.dict(os.environ, environment),
        patch.object(clock, "_moment", lambda: _MOMENT),
        patch.object(output, "WIDE", _WIDE),
    ):
        os.environ.pop("ONDERMIJNING_HOME", None)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


@contextmanager
def _spoken_before() -> Iterator[None]:
    """Speak afterwards what the environment says, also where a manual was made in between."""
    try:
        yield
    finally:
        speak(None)


def _shown(block: re.Match[str]) -> str:
    """A block of commands with what each says."""
    told: list[str] = []
    for command in block["commands"].splitlines():
        lines = said(command)
        most = int(block["most"])
        told += [f"$ ondermijning {command}", *lines[:most], *(["…"] if len(lines) > most else [])]
    return "\n".join(["```", *told, "```"])


def said(command: str) -> list[str]:
    """The lines that a command says, data and notes as on a terminal."""
    stream = io.StringIO()
    words = ["ondermijning", *shlex.split(command)]
    with suppress(SystemExit), patch.object(sys, "argv", words), redirect_stdout(stream), redirect_stderr(stream):
        ondermijning()
    text = stream.getvalue().replace(str(Path.cwd()), ".").replace(f"door {actor()}", "door medewerker")
    return [line.rstrip() for line in text.strip().splitlines() if line != _DEMO]


def _drawing(page: str, kind: str) -> str:
    """One drawing of a page as a picture of its own, with the style of the page."""
    style = re.search(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    found = re.search(rf'<svg class="{kind}".*?</svg>', page, re.DOTALL)
    if style is None or found is None:
        raise ValueError(kind)
    drawing = found[0].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    opened = drawing.index(">") + 1
    return f"{drawing[:opened]}<style>{style[1].replace('&', '&amp;').replace('<', '&lt;')}</style>{drawing[opened:]}\n"


def main() -> None:
    """Write the manual."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
