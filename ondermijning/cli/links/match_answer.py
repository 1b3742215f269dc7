"""What ``match`` tells: the lines of its answer as far as they may be told, and notes for people without any value."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.cli.links.match_purpose import WHY_HINT
from ondermijning.cli.shared.session import note
from ondermijning.language import plural, say
from ondermijning.resolve.weights.comparison import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.resolve.lists.matches import Match, Reference
    from ondermijning.resolve.lists.outside_list import OutsideList

COLUMNS = ("left_id", "right_id", "score", "zone", "redenen")
_DIGITS = Decimal("0.000001")


class Line(NamedTuple):
    """A line of the answer; the score lies between 0 and 1."""

    left_id: str
    right_id: str
    score: Decimal
    zone: str
    redenen: str


class Told:
    """Matches as far as they may be told.

    Args:
        reference: knows who may be a natural person.
        may_name_persons: whether those are told, as far as they may be the one who is meant.
    """

    def __init__(self, reference: Reference, *, may_name_persons: bool) -> None:
        self._reference = reference
        self._may_name_persons = may_name_persons
        self._left_out: set[str] = set()
        self._zones: Counter[str] = Counter()

    def lines(self, matches: Iterable[Match]) -> Iterator[Line]:
        """The matches that may be told; nothing shows that there is a secret one."""
        for each in matches:
            if each.right in self._reference.secret or not self._may_tell(each):
                continue
            self._zones[each.zone] += 1
            yield Line(each.left, each.right, Decimal(each.chance).quantize(_DIGITS), each.zone.value, each.reason)

    def _may_tell(self, match: Match) -> bool:
        if match.right not in self._reference.personal:
            return True
        if not self._may_name_persons:
            self._left_out.add(match.left)
        return self._may_name_persons and match.zone is not Zone.DIFFERENT

    def tell(self, found: OutsideList) -> None:
        """Note how many were found and how many were left out."""
        zones = ", ".join(f"{self._zones[zone]} {zone}" for zone in Zone)
        note(
            say(
                "{lines} matched: {zones}. A score is no proof.",
                lines=plural(len(found.subjects), "{count} line", "{count} lines"),
                zones=zones,
            )
        )
        if self._reference.unused:
            note(
                say(
                    "Not compared, as they may not be used for this: {unused}.",
                    unused=", ".join(self._reference.unused),
                )
            )
        if self._left_out:
            note(
                say(
                    "Left out, as they may be natural persons: matches of {lines}; {hint}.",
                    lines=plural(len(self._left_out), "{count} line", "{count} lines"),
                    hint=say(WHY_HINT),
                )
            )


def tell_list(found: OutsideList, *, is_reference: bool = False) -> None:
    """Note what was strange about a list.

    Args:
        found: what was read.
        is_reference: lines with one id are names of one party.
    """
    note(
        say(
            "{name}: {lines}, {refused} refused.",
            name=found.name,
            lines=plural(found.lines, "{count} line", "{count} lines"),
            refused=len(found.refused),
        )
    )
    if found.refused:
        note(say("  refused: {places}", places=found.places))
    if found.repeated and not is_reference:
        note(
            say(
                "  on more than one line: {ids}; each line is matched by itself",
                ids=plural(found.repeated, "{count} id", "{count} ids"),
            )
        )
    for label, names in ((say("left at the door, never read"), found.never), (say("not read"), found.unused)):
        if names:
            note(f"  {label}: {', '.join(names)}")
    if found.remarks:
        note(f"  {say('remarks')}: " + ", ".join(f"{text} ({count})" for text, count in sorted(found.remarks.items())))
