"""The card of a register that does not exist."""

from __future__ import annotations

from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass

TOY_REGISTER = Register("Toets", "Geen", EVERY_PURPOSE, SourceClass.OPEN, "nooit", 12)
