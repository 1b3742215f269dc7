"""What every sheet of a page says: what it is, for whom, why, and until when it may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.pages import words
from ondermijning.report.signals.explainer import DEMO

if TYPE_CHECKING:
    from datetime import date

INSIDE = "voor wie binnen de gemeente signalen weegt"


@dataclass(frozen=True, slots=True)
class Sheet:
    """For whom a page is made.

    Args:
        made: the day on which it was made.
        until: the last day on which it may be kept; None is as long as the signal.
        recipient: who it is for.
        case, reason: why it was made, where that was asked.
        named: natural persons stand on it by name.
        demo: all data are fictitious.
    """

    made: date
    until: date | None
    recipient: str = INSIDE
    case: str = ""
    reason: str = ""
    named: bool = False
    demo: bool = False

    @property
    def text(self) -> str:
        """The line at the foot of every sheet."""
        why = ", ".join(filter(None, (f"zaak {self.case}" if self.case else "", self.reason)))
        parts = (
            DEMO if self.demo else "",
            f"MET NAMEN VAN PERSONEN ({why})" if self.named else why,
            f"Voor {self.recipient.removeprefix('voor ')}",
            self.kept,
        )
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    @property
    def kept(self) -> str:
        """Until when it may be kept, in words."""
        return f"Vernietigen na {words.day(self.until)}" if self.until else "Vervalt met het signaal"
