"""What was decided on a permit, in one of five words, as systems of municipalities word it."""

from __future__ import annotations

import re

from ondermijning.language import say
from ondermijning.normalise.text import clean

GRANTED, REFUSED, WITHDRAWN, NOT_HANDLED = "verleend", "geweigerd", "ingetrokken", "buiten behandeling"
REGISTERED = "geregistreerd"  # a place was told to the register, about which nobody decided

_DECISIONS = {
    "verleend": GRANTED, "verlenen": GRANTED, "vergund": GRANTED, "toegekend": GRANTED, "van rechtswege verleend": GRANTED,
    "vergunning verleend": GRANTED,
    "geweigerd": REFUSED, "weigeren": REFUSED, "afgewezen": REFUSED, "niet verleend": REFUSED,
    "vergunning geweigerd": REFUSED,
    "ingetrokken": WITHDRAWN, "intrekken": WITHDRAWN, "aanvraag ingetrokken": WITHDRAWN,
    "vergunning ingetrokken": WITHDRAWN, "ingetrokken door aanvrager": WITHDRAWN, "geannuleerd": WITHDRAWN,
    "buiten behandeling": NOT_HANDLED, "buiten behandeling gesteld": NOT_HANDLED,
    "buiten behandeling gelaten": NOT_HANDLED, "niet in behandeling genomen": NOT_HANDLED,
    "geregistreerd": REGISTERED,
}  # fmt: skip
_PENDING = frozenset({"nog niet bekend", "in behandeling", "onbekend", "geen", "-"})
# A decision with its ground or condition behind it: "verleend zonder overgangsrecht".
_EXPLAINED = re.compile(r"(verleend|geweigerd|afgewezen|ingetrokken) (?:met|zonder|onder|op|wegens|door)\b[^,;]*")


class UnknownDecisionError(ValueError):
    """A decision in words that are not on the list."""


def lower_words(text: str | None) -> str | None:
    """Small letters with single blanks, since systems differ in capitals and low lines."""
    return clean((text or "").replace("_", " ").lower())


def permit_decision(text: str | None) -> str | None:
    """The decision on a case or that it was registered, None while there is none.

    Args:
        text: ``Verleend``, ``niet verleend``, ``Geweigerd op basis van quotum``, ``nog niet bekend``.

    Raises:
        UnknownDecisionError: other words.
    """
    words = lower_words(text)
    if not words or words in _PENDING:
        return None
    explained = _EXPLAINED.fullmatch(words)
    found = _DECISIONS.get(explained[1] if explained else words)
    if found is None:
        raise UnknownDecisionError(say("is an unknown decision"))
    return found
