"""Facts beside what a rule found, looked for with every hit: such as would explain it, and such as a reader must know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

LOWERS, CLEARS, TELLS = "verlaagt", "ontkracht", "vermeldt"
EFFECTS = (LOWERS, CLEARS, TELLS)


@dataclass(frozen=True, slots=True)
class Counter:
    """Evidence against a hit, or beside it.

    Args:
        id: a short name, Dutch, ASCII.
        match: clauses that follow the match of the rule, in the same dialect; a hit whose pattern they fit has the evidence.
        evidence: name → ``variable.property`` over rule and clauses together, for the sentence.
        says: the sentence for people, with names of the evidence in braces.
        effect: verlaagt halves the weight of the hit and takes away that it opens a signal alone; ontkracht takes the hit
            out of the gate. Both stay visible. vermeldt changes nothing: its sentence stands behind that of the hit.
    """

    id: str
    match: str
    evidence: Mapping[str, str]
    says: str
    effect: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.id):
            raise RuleError(f"counter-evidence {self.id!r} is not lower-case ASCII.")
        if self.effect not in EFFECTS:
            raise RuleError(f"effect {self.effect!r} of {self.id} is not one of {', '.join(EFFECTS)}.")
        if not self.match.strip() or not self.says.strip():
            raise RuleError(f"counter-evidence {self.id} has no pattern or no sentence.")

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Variables that the evidence reads, in order of name."""
        return tuple(sorted({expression.partition(".")[0] for expression in self.evidence.values()}))

    def text(self, match: str) -> str:
        """The pattern of the rule and this one behind it."""
        return f"{match.strip()}\n{self.match.strip()}"
