"""Numbers of insolvency cases: F.13/26/255 is case 255 of 2026 at court 13, and F says bankruptcy."""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.language import say

BANKRUPTCY, SUSPENSION, RESTRUCTURING = "F", "S", "R"
_WORDS = {"fail": BANKRUPTCY, "sur": SUSPENSION, "schuld": RESTRUCTURING}

_NUMBER = re.compile(r"([FSR])[. ]?([0-9]{2}|[A-Z]{3})/(?:[0-9]{2})?([0-9]{2})/0*([1-9][0-9]{0,4})")
# Of a publication: court by number and by letters, year, case, kind, code of the notice, its number and a part.
_PUBLICATION = re.compile(
    r"(?:([0-9]{2})\.)?([A-Z]{3})\.([0-9]{2})\.0*([1-9][0-9]{0,4})\.([FSR])(?:\.[0-9]{4}\.[0-9]{1,2}\.[0-9]{2})?"
)
# The number of a court by the letters of a publication.
_COURTS = {
    "OBR": "01", "ZWB": "02", "LIM": "03", "GEL": "05", "OVE": "08", "DHA": "09", "ROT": "10", "AMS": "13", "NHO": "15",
    "MNE": "16", "NNE": "18",
}  # fmt: skip


class InsolvencyNumber(NamedTuple):
    """The number of a case.

    Args:
        kind: F, S or R.
        text: the whole number in one form.
    """

    kind: str
    text: str


def insolvency_number(text: str) -> InsolvencyNumber:
    """Read the number of a case, or the id of a publication about it.

    Args:
        text: ``F.13/26/255``, or ``13.ams.26.255.F.1300.1.26`` of which the court's number may be left out; of a court of old,
            known by its letters only, these stand in its place.

    Raises:
        ValueError: neither of the two.
    """
    given = text.strip()
    if not given.isascii():
        raise ValueError(say("is no insolvency number"))
    if match := _NUMBER.fullmatch(given.upper()):
        kind, court, year, case = match.groups()
    elif match := _PUBLICATION.fullmatch(given.upper().replace("_", ".")):
        number, letters, year, case, kind = match.groups()
        court = number or _COURTS.get(letters, letters)
    else:
        raise ValueError(say("is no insolvency number"))
    return InsolvencyNumber(kind, f"{kind}.{court}/{year}/{case}")


def insolvency_kind(text: str) -> str:
    """The letter of a kind of insolvency.

    Args:
        text: ``F``, ``S`` or ``R``, or the kind in words: faillissement, surseance van betaling, schuldsanering.

    Raises:
        ValueError: another kind.
    """
    word = text.strip().lower()
    if word.upper() in _WORDS.values():
        return word.upper()
    found = next((kind for begin, kind in _WORDS.items() if word.startswith(begin)), None)
    if found is None:
        raise ValueError(say("is an unknown kind of insolvency"))
    return found
