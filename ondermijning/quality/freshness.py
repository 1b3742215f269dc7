"""After how many days a source is old: as the settings say, else by the words in which its card tells how often it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAYS = {"dagelijks": 1, "wekelijks": 7, "maand": 31, "kwartaal": 92, "jaarlijks": 366}
_WHEN_ASKED = ("op aanvraag", "op afroep", "eenmalig")
_PATIENCE = 2  # a delivery that comes once a month is not late on the 32nd day


def limit_in_days(source: str, cadence: str, expected: Mapping[str, int]) -> int | None:
    """At most how many days old the last delivery may be; None when nothing says so.

    Args:
        source: loader id.
        cadence: how often the source comes, as its card words it; up to the first comma, of several words the slowest.
        expected: source → days, from the settings; they go before the card.
    """
    if source in expected:
        return expected[source]
    first = cadence.partition(",")[0]
    if any(words in first for words in _WHEN_ASKED):
        return None
    named = [days for words, days in _DAYS.items() if words in first]
    return max(named) * _PATIENCE if named else None
