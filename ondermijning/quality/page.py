"""The report as one page for people: no script, nothing fetched, every value escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from ondermijning.report.cells import plain
from ondermijning.report.signals.explainer import DEMO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.quality.examine import Quality
    from ondermijning.quality.part import Cell, Part

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NO_GRAPH = "Er is nog geen graaf; wat daarop rust, ontbreekt hieronder."
_STYLE = """
body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem 4rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; margin: .5rem 0 1rem; font-size: 14px; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8edf2; }
td.getal { text-align: right; font-variant-numeric: tabular-nums; }
td.getal, td.dag { white-space: nowrap; }
nav ul { columns: 18rem; }
h2 { margin-top: 2.5rem; }
.letop { border-left: .4rem solid #8a4b00; background: #fff6e8; padding: .5rem 1rem; }
.demo { border: 2px solid #a00000; padding: .5rem 1rem; font-weight: bold; }
.demo.merk { position: fixed; right: 1rem; bottom: 1rem; background: #fff; color: #a00000; }
.breed { overflow-x: auto; }
@page { size: A4 landscape; margin: 15mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 11pt; }
  nav { display: none; }
  table { font-size: 8pt; }
  .breed { overflow: visible; }
  h2, caption { break-after: avoid; }
  tr, .letop { break-inside: avoid; }
}
"""


def page(quality: Quality) -> str:
    """The whole page."""
    heading = f"Kwaliteit van de gegevens op {quality.on.isoformat()}"
    body = "\n".join(
        [
            f"<h1>{_text(heading)}</h1>",
            *_marks(quality),
            f"<p>{_text(_graph(quality))}</p>",
            _contents(quality.parts),
            "<main>",
            *map(_section, quality.parts),
            "</main>",
        ]
    )
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(heading)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _text(value: Cell) -> str:
    return "" if value is None else escape(plain(str(value)))


def _marks(quality: Quality) -> Iterable[str]:
    """What every reader must see first, and on whatever part of the page."""
    if quality.demo:
        yield f'<p class="demo">{_text(DEMO)}</p>'
        yield f'<p class="demo merk" aria-hidden="true">{_text(DEMO)}</p>'


def _graph(quality: Quality) -> str:
    old = " Hij is ouder dan wat is geladen: run ondermijning build --actueel." if quality.stale else ""
    known = f"De graaf is van {quality.graph.isoformat()}.{old}" if quality.graph else _NO_GRAPH
    return f"{known} Dit rapport bevat alleen aantallen en geen persoonsgegevens."


def _contents(parts: Iterable[Part]) -> str:
    items = "".join(f'<li><a href="#{part.name}">{_text(part.title)}</a>{_state(part)}</li>' for part in parts)
    return f'<nav aria-label="Onderdelen"><ul>{items}</ul></nav>'


def _state(part: Part) -> str:
    if part.missing:
        return " (niet gemaakt)"
    return f" (let op: {len(part.care)})" if part.care else ""


def _section(part: Part) -> str:
    inside = f"<p>{_text(part.missing)}</p>" if part.missing else _care(part) + _table(part)
    return (
        f'<section id="{part.name}" aria-labelledby="{part.name}-kop">\n<h2 id="{part.name}-kop">{_text(part.title)}</h2>\n'
        f"<p>{_text(part.explains)}</p>\n{inside}\n</section>"
    )


def _care(part: Part) -> str:
    if not part.care:
        return ""
    items = "".join(f"<li>{_text(care.what)}. {_text(care.advice)}</li>" for care in part.care)
    return f'<div class="letop"><p><strong>Let op</strong></p><ul>{items}</ul><p>{_text(part.advice)}</p></div>\n'


def _table(part: Part) -> str:
    if not part.rows:
        return "<p>Niets gevonden.</p>"
    heads = "".join(_head(column, english=column == part.english) for column in part.columns)
    place = part.columns.index(part.english) if part.english else -1
    rows = "\n".join(f"<tr>{_cells(row, place)}</tr>" for row in part.rows)
    return (
        f'<div class="breed" tabindex="0" role="region" aria-label="{_text(part.title)}"><table>'
        f"<caption>{_text(part.title)}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _head(column: str, *, english: bool) -> str:
    name = column.replace("_", " ")
    return f'<th scope="col">{_text(f"{name} (Engels)" if english else name)}</th>'


def _cells(row: tuple[Cell, ...], english: int) -> str:
    first, *rest = row
    cells = (_cell(value, english=place == english) for place, value in enumerate(rest, 1))
    return f'<th scope="row">{_text(first)}</th>{"".join(cells)}'


def _cell(value: Cell, *, english: bool) -> str:
    if isinstance(value, int):
        return f'<td class="getal">{value}</td>'
    if isinstance(value, str) and _DAY.fullmatch(value):
        return f'<td class="dag">{_text(value)}</td>'
    language = ' lang="en"' if english else ""
    return f"<td{language}>{_text(value)}</td>"
