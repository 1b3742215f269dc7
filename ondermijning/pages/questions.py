"""What a person asks of a signal, answered from the text of its page alone: each answer stands in one section of it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ondermijning.normalise.dates import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNALS = 10  # of which the answers stand in the documents
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTH_NAMES)}) \d{{4}}")
_PIECE = re.compile(r"</(?:p|li|dd|h1|h3)>|<br>")


def answers(page: str) -> dict[str, str]:
    """Question → what the page of a signal says; empty where it says nothing."""
    head = page.partition("<header>")[2].partition("</header>")[0]
    saw = _text(_section(page, "Wat is gezien").partition('<div class="gewoon">')[0])
    return {
        "Waar is het?": _joined(_text(re.sub(r"<(?:dl|svg).*?</(?:dl|svg)>", "", head, flags=re.DOTALL))[1:3]),
        "Om wie gaat het, in welke rol?": _joined(_text(_section(page, "Wie erin voorkomt").partition("<div")[0])),
        "Wat is er gebeurd?": _joined(saw),
        "Wanneer?": _days(saw) or _days(_text(_section(page, "Wat er gebeurde"))),
        "Waarom telt het?": _joined(_text(_section(page, "Waarom dit telt"))),
        "Wat kan het ook zijn?": _joined(_others(_section(page, "Wat het ook kan zijn"))),
    }


def chosen(pages: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Ten signals that tell of different things, by their address: the first of each first finding, then others by name of file."""
    first: dict[str, str] = {}
    for name in sorted(pages):
        first.setdefault(_joined(_text(_section(pages[name], "Wat het ook kan zijn"))[:1]), name)
    names = [*first.values(), *(name for name in sorted(pages) if name not in first.values())][:SIGNALS]
    return {name.removesuffix(".html").removeprefix("signaal-")[:8]: answers(pages[name]) for name in names}


def lines(kept: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The answers as lines of a page."""
    found = []
    for signal, told in kept.items():
        found += ["", f"## {told['Waar is het?'].partition('. ')[0].rstrip('.')} (signaal {signal})", ""]
        found += [f"- **{question}** {answer}" for question, answer in told.items()]
    return found


def _days(texts: list[str]) -> str:
    return ", ".join(dict.fromkeys(_DAY.findall(" ".join(texts))))


def _section(page: str, title: str) -> str:
    return page.partition(f"<h2>{title}</h2>")[2].partition("<h2>")[0]


def _others(section: str) -> list[str]:
    return [
        text for each in re.findall(r"<dt>Kan ook zijn</dt><dd>(.*?)</dd>", section, re.DOTALL) for text in _text(each)
    ]


def _text(markup: str) -> list[str]:
    pieces = (unescape(re.sub(r"<[^>]+>", "", piece)) for piece in _PIECE.split(markup))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _joined(texts: list[str]) -> str:
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts)
