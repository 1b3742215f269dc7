"""Titles of official notices about permits, in the grammar that Maastricht keeps, and what must not be kept of their words.

A title is ``<place>. <phase> <what was asked for>, <description>[ - <case number>]``; the outcome is never in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.language import say
from ondermijning.normalise.text import clean

APPLICATION, HANDLED, EXTENDED, REPORTED, CORRECTED = "aanvraag", "afgehandeld", "verlenging", "melding", "rectificatie"
LONGEST_DESCRIPTION = 200
_LONGEST_TITLE = 1000

_ID = re.compile(r"(?:gmb|stcrt|prb|wsb|bgr)-[0-9]{4}-[0-9]{1,9}(?:-n[1-9][0-9]?)?")  # -n1 is a rectification
_CORRECTION = re.compile(r"rectificatie\b[\s:.,-]*(?:van\b\s*)?", re.IGNORECASE)
_PHASES = {
    "kennisgeving nieuwe aanvraag": APPLICATION,
    "kennisgeving ingekomen aanvraag": APPLICATION,
    "kennisgeving aanvraag": APPLICATION,
    "nieuwe aanvraag": APPLICATION,
    "ingediende aanvraag": APPLICATION,
    "ingekomen aanvraag": APPLICATION,
    "afgehandelde": HANDLED,
    "kennisgeving afgehandelde": HANDLED,
    "verlenging beslistermijn": EXTENDED,
    "kennisgeving verlenging beslistermijn": EXTENDED,
    "kennisgeving melding": REPORTED,
    "ingekomen melding": REPORTED,
}
_WORDS = "|".join(sorted(_PHASES, key=len, reverse=True)).replace(" ", r"\s+")
_PHASE = re.compile(rf"(?P<phase>{_WORDS})\b\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BOUNDARY = re.compile(r"\.\s*(?=\S)")
_POSTCODE = re.compile(r"(?<![0-9])[1-9][0-9]{3} ?[A-Za-z]{2}(?![A-Za-z])")
_CASE = re.compile(
    r"\s[-\u2013]\s(?P<case>(?=\S*[0-9]{4})(?![0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$)[A-Za-z0-9][A-Za-z0-9./_-]{4,29})$"
)

_SALUTATION = re.compile(
    r"\b(?:dhr|mevr|mej|fam)\b|\b(?:de heer|heren|mevrouw|familie|weduwe|erven)\b|\b(?-i:[Mm]w)\b", re.IGNORECASE
)
_INITIALS = re.compile(
    r"\b(?:[A-Z]\.){1,5}\s*(?:(?:van|de|der|den|ten|ter|te|von|'t)\s+)*[A-Z][\w'-]{2,}(?![\w'-])"
    r"(?<!straat)(?<!laan)(?<!weg)(?<!plein)(?<!singel)(?<!kade)(?<!park)(?<!hof)"
)
_CONTACT = re.compile(r"@|[0-9]{8,}")


class Title(NamedTuple):
    """A title taken apart.

    Args:
        fase: how far the case is; afgehandeld says nothing of the outcome.
        plaats: the words for the place, to be read as an address line.
        soort: what was asked for, as worded.
        omschrijving: the rest, without the case number.
        zaaknummer: case number, where the title ends in one.
    """

    fase: str | None
    plaats: str | None
    soort: str | None = None
    omschrijving: str | None = None
    zaaknummer: str | None = None


def publication_id(text: str) -> str:
    """The id of a publication in the Gemeenteblad, Staatscourant, Provinciaal blad, Waterschapsblad or of a joint body.

    Raises:
        ValueError: no such id.
    """
    number = text.strip().lower()
    if not _ID.fullmatch(number):
        raise ValueError(say("is no id of an official publication"))
    return number


def parse_title(text: str) -> Title:
    """Take a title apart; one in another grammar keeps its place only, where a postcode tells it."""
    title = (clean(text) or "")[:_LONGEST_TITLE]
    correction = _CORRECTION.match(title)
    title = title[correction.end() :] if correction else title
    found = next(filter(None, (_split(title, cut.start(), cut.end()) for cut in _BOUNDARY.finditer(title))), None)
    found = found or _split(title, 0, 0) or Title(None, _place_about_postcode(title))
    return found._replace(fase=CORRECTED) if correction else found


def _split(title: str, end: int, begin: int) -> Title | None:
    """The title as a place up to one point and a phase from another, if a phase begins there."""
    behind = title[begin:]
    correction = _CORRECTION.match(behind)
    match = _PHASE.match(behind[correction.end() :] if correction else behind)
    if match is None:
        return None
    rest, case = _without_case(match["rest"])
    kind, _, description = rest.partition(",")
    place = clean(title[:end]) or _place_about_postcode(title)
    description = (clean(description) or "").removeprefix(place or "").lstrip(" ,")
    phase = CORRECTED if correction else _PHASES[" ".join(match["phase"].lower().split())]
    return Title(phase, place, clean(kind), clean(description), case)


def _without_case(text: str) -> tuple[str, str | None]:
    match = _CASE.search(text)
    return (text[: match.start()], match["case"]) if match else (text, None)


def _place_about_postcode(title: str) -> str | None:
    """The part between commas that holds a postcode, with the part before it where the street stands there."""
    parts = title.split(",")
    for at, part in enumerate(parts):
        if code := _POSTCODE.search(part):
            alone = any(sign.isdigit() for sign in part[: code.start()])
            town = _BOUNDARY.split(part[code.start() :])[0]
            place = f"{part[: code.start()]}{town}"
            return clean(place if alone or not at else f"{parts[at - 1]},{place}")
    return None


def nameless(text: str | None) -> str | None:
    """A description as far as it may be kept: cut off after 200 signs.

    Raises:
        ValueError: it may name a person: it holds a form of address, initials before a name, or a number or e-mail address
            by which a person is reached. Notices are public for as long as they are published; a graph must not outlive them.
    """
    words = clean(text)
    if words and any(pattern.search(words) for pattern in (_SALUTATION, _INITIALS, _CONTACT)):
        raise ValueError(say("may name a person, so it is left out"))
    return words and words[:LONGEST_DESCRIPTION].rstrip()
