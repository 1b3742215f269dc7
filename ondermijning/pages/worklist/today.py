"""The top of the work list: what is new, where, why it is there, and what to do, in a minute of reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.report.signals.changes import CHANGED, GONE, NEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.pages.worklist.rows import Row

_MOST = 4  # of each kind; the list has the rest
_MOST_NEW = 6  # signals that stand at the top


class Today(NamedTuple):
    """The top of the list.

    Args:
        news: what the last night did.
        where, why, todo: the neighbourhoods, what it is about, and the steps, each with how often.
        first: the new signals, in the order of the list.
        more: how many new ones stand in the list only.
    """

    news: str
    where: str
    why: str
    todo: str
    first: Sequence[Row]
    more: int


def in_short(rows: Sequence[Row]) -> Today:
    """The top of a list: of what the last night changed, and of the whole list where it changed nothing."""
    changed = [row for row in rows if row.changed]
    told, new = changed or rows, [row for row in rows if row.changed == NEW]
    return Today(
        _news(changed),
        _often(row.neighbourhood or "buurt onbekend" for row in told),
        _often(row.about for row in told),
        _often(row.step.task for row in rows),
        new[:_MOST_NEW],
        len(new) - len(new[:_MOST_NEW]),
    )


def _news(changed: Iterable[Row]) -> str:
    counts = Counter(row.changed for row in changed)
    told = ", ".join(f"{counts[what]} {what}" for what in (NEW, CHANGED, GONE) if counts[what])
    return f"{told} sinds de nacht ervoor" if told else "niets sinds de nacht ervoor"


def _often(texts: Iterable[str]) -> str:
    """Texts with how often each is there, most often first, ties in order of the alphabet."""
    counts = sorted(Counter(texts).items(), key=lambda each: (-each[1], each[0]))
    told = "; ".join(f"{text} ({many})" for text, many in counts[:_MOST])
    rest = sum(many for _, many in counts[_MOST:])
    return f"{told}; anders ({rest})" if rest else told
