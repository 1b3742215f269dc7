"""What a column of party numbers holds, told by the kind of party that stands beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.normalise.identifiers import kvk_number

if TYPE_CHECKING:
    from ondermijning.normalise.faults import Faults

PERSON, ENTITY = "natuurlijk_persoon", "niet_natuurlijk_persoon"


@lru_cache(maxsize=128)  # asked for every row, and there are a handful of kinds
def kind_of_party(text: str | None) -> str:
    """The kind of a party in one spelling: small letters, with low lines between words."""
    return re.sub(r"[\s_-]+", "_", (text or "").strip().casefold())


def no_bsn(kind: str | None) -> bool:
    """Whether the kind of a party says that its number cannot be a BSN."""
    return kind_of_party(kind) == ENTITY


def numbers_of_party(kind: str, given: str | None, faults: Faults) -> dict[str, str | None]:
    """The number of a party under the name of what it is.

    Args:
        kind: ``PERSON`` or ``ENTITY``.
        given: the pseudonym of a BSN, or a KVK number (8 digits) or RSIN (9); a shorter one may have lost a zero of
            either kind, so it is not guessed at.
        faults: receives what was wrong.
    """
    if kind == PERSON:
        return {"bsn_hmac": given, "kvk": None, "rsin": None}
    length = len("".join((given or "").split()))
    if given and length not in (8, 9):
        faults.append(("id", say("is neither a KVK number of 8 digits nor an RSIN of 9")))
    tax_number = faults.tax_number("rsin", given if length == 9 else None)
    return {
        "bsn_hmac": None,
        "kvk": faults.read("kvk", kvk_number, given if length == 8 else None),
        "rsin": tax_number,
    }
