"""Ids of the land registry as exports write them: with the domain before a colon or a full stop, or bare."""

from __future__ import annotations

import re

from ondermijning.normalise.identifiers import imkad

_DOMAIN = re.compile(r"NL\.IMKAD\.([A-Z][A-Za-z]*)[.:]")
_WITH_STATE = re.compile(r"((?:[A-Za-z]+[0-9]*\.)?[0-9]+)\.[0-9]{1,4}")


def imkad_id(domain: str, text: str) -> str:
    """An id with its domain, ``NL.IMKAD.Stukdeel:AKR1.100``.

    Args:
        domain: the domain of a bare id; one that the text gives goes before it.
        text: ``NL.IMKAD.Stukdeel:AKR1.100``, ``NL.IMKAD.Stukdeel.AKR1.100`` or ``AKR1.100``.

    Raises:
        ValueError: no such id.
    """
    text = text.strip()
    said = _DOMAIN.match(text)
    return imkad(said[1], text[said.end() :]) if said else imkad(domain, text)


def imkad_reference(domain: str, text: str) -> str:
    """The id in a reference to one state of a thing, without the number of that state: ``NL.IMKAD.ZakelijkRecht.12.1``.

    Raises:
        ValueError: no such id.
    """
    found = imkad_id(domain, text)
    prefix, _, local = found.partition(":")
    with_state = _WITH_STATE.fullmatch(local)
    return f"{prefix}:{with_state[1]}" if with_state else found
