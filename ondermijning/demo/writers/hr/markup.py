"""Pieces of XML of the Dataservice: values from a code list, and from when until when something held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from datetime import date


def enumerated(name: str, code: str, words: str, kind: str = "geenRT") -> str:
    """A value from a code list of the trade register."""
    return tag(name, value("code", code), value("omschrijving", words), value("referentieType", kind))


def registration(since: date, until: date | None = None) -> str:
    """From when until when something held, as the register knows it."""
    end = value("datumEinde", f"{until:%Y%m%d}") if until else ""
    inside = value("datumAanvang", f"{since:%Y%m%d}") + end
    return f'<registratie registratieTijdstip="{until or since:%Y%m%d}120000000">{inside}</registratie>'
