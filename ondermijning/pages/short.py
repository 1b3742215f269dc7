"""A signal on one screen of a terminal: where, what was seen, what else it could be, who is in it and how it stands."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.model import PARTIES
from ondermijning.normalise.dutch import code_in_words
from ondermijning.pages import words
from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.pages.seen import Seen
    from ondermijning.pages.whereabouts import Whereabouts

WIDTH, LINES = 110, 40
_PARTIES, _HAPPENED = 5, 3  # that are told; the rest is counted
_MOST, _FEWEST = 5, 2  # lines of one text, as far as there is room
_ELLIPSIS = " …"
_ALIAS = re.compile(r"P\d+")


class Standing(NamedTuple):
    """How a signal stands.

    Args:
        held_back: why it is not before people now, if it is not.
        assignee: who weighs it, or empty.
        happened: what happened to it, a line each, oldest first.
    """

    held_back: str
    assignee: str
    happened: Sequence[str]


def short_form(signal: Mapping[str, Any], where: Whereabouts | None, seen: Seen, standing: Standing) -> str:
    """A signal as a text of at most ``LINES`` lines.

    Args:
        signal: in its exported form.
        where: by which address people know its subject; None where the graph no longer holds it.
        seen: what it saw.
        standing: how it stands.
    """
    plainly = where.plainly if where else str
    told = [plainly(text) for text in seen.told]
    parts = (
        ("Stand", [standing.held_back] if standing.held_back else []),
        ("Wat is gezien", told or ["De regels vinden dit niet meer."]),
        ("Een gewone verklaring", [plainly(seen.ordinary)] if told else []),
        ("Betrokken", _involved(signal)),
        ("Let op", _uncertain(signal)),
        ("Verloop", [_line(each) for each in standing.happened[-_HAPPENED:]]),
    )
    above, foot = head(signal, where, standing), _foot(signal, seen)
    room = LINES - 1 - len(above) - len(foot)  # the line that tells the day of the graph stands above
    for most in range(_MOST, _FEWEST - 1, -1):
        lines = [line for title, texts in parts if texts for line in ("", title, *_indented(texts, most))]
        if len(lines) < room:
            break
    return "\n".join((*above, *lines, "", *foot))


def head(signal: Mapping[str, Any], where: Whereabouts | None, standing: Standing) -> list[str]:
    """Address and neighbourhood, then the codes of what a signal is about, and how it stands."""
    subject = signal["onderwerp"]
    code = f"{subject['soort'].lower()} {subject['aanduiding']}" if where and where.addressed else subject["aanduiding"]
    title = where.title if where else subject["aanduiding"]
    state = code_in_words(signal["status"]) + (f" bij {standing.assignee}" if standing.assignee else "")
    found = " · ".join(filter(None, (where.area if where else "", code if where else "")))
    known = (
        f"Signaal {signal['id']}",
        state,
        f"eerst gezien {words.day(signal['eerst_gezien'])}",
        "nulmeting" if signal["nulmeting"] else "",
    )
    return [_line(each) for each in (title, found, " · ".join(filter(None, known))) if each]


def whom(name: str) -> str:
    """Who somebody is: a natural person whom an export gives an alias is called one."""
    return f"natuurlijk persoon {name}" if _ALIAS.fullmatch(name) else name


def involved(signal: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Parties, each once, with all that it is in the findings."""
    roles: dict[str, dict[str, None]] = {}
    for part in signal["bewijsdelen"]:
        if part["soort"] in PARTIES:
            roles.setdefault(whom(part["aanduiding"] if "aanduiding" in part else part["id"]), {})[
                words.role(part["rol"])
            ] = None
    return [(name, ", ".join(what)) for name, what in roles.items()]


def _involved(signal: Mapping[str, Any]) -> list[str]:
    found = [f"{name}: {what}" for name, what in involved(signal)]
    rest = [f"en {len(found) - _PARTIES} meer"] if len(found) > _PARTIES else []
    return [_line(each) for each in found[:_PARTIES]] + rest


def _uncertain(signal: Mapping[str, Any]) -> list[str]:
    links = signal["onzekere_koppelingen"]
    found = [f"{link['partij']}{' (op object)' if link.get('hoe') else ''}" for link in links]
    return [_line(f"Rust op onzekere koppelingen: {', '.join(found)}")] if found else []


def _foot(signal: Mapping[str, Any], seen: Seen) -> list[str]:
    more = f"nog {len(seen.also)} bevindingen, " if len(seen.also) > 1 else "nog 1 bevinding, " if seen.also else ""
    text = f"Met --alles: {more}bewijs tot op de rij, gewicht in delen, wat niet is onderzocht en een beeld."
    return [*textwrap.wrap(signal["let_op"], WIDTH), text]


def _indented(texts: Sequence[str], most: int) -> list[str]:
    """Each text on so many lines at most."""
    return [
        line
        for text in texts
        for line in textwrap.wrap(
            plain(text),
            WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            max_lines=most,
            placeholder=_ELLIPSIS,
        )
    ]


def _line(text: str) -> str:
    """A text on one line, with room to indent it."""
    return textwrap.shorten(plain(text), WIDTH - 2, placeholder=_ELLIPSIS)
