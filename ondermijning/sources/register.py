"""What the law and the people who load it must know of a source; stands in every loader and makes ``docs/registers.md``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ondermijning.errors import LoaderError


class SourceClass(StrEnum):
    """How a source may be used."""

    OPEN = "openbaar"  # anyone may have it
    BASIC = "basisregistratie"  # a base register, for a public task
    OWN = "gemeentelijk"  # what the municipality itself decides or counts
    RESTRICTED = "beperkt"  # off until the settings name a decision, its date and two approvers


class Purpose(StrEnum):
    """What a municipality may use a source for; a rule may only join sources that share its purpose."""

    SUPERVISION = "toezicht_vastgoed"
    PERMIT = "vergunningverlening"
    GRANT = "subsidieverlening"
    INTEGRITY = "aanpak_ondermijning"


EVERY_PURPOSE = frozenset(Purpose)


@dataclass(frozen=True, slots=True)
class Register:
    """The card of a source.

    Args:
        holder: who keeps the register.
        ground: the norm that lets a municipality have it; empty is refused.
        purposes: what it may be used for.
        source_class: how it may be used.
        cadence: how often it comes, in Dutch.
        keep_months: at most this long after its reference date a delivery is kept; the settings may say less.
        remark: what a reader of the documentation must know, in Dutch.
    """

    holder: str
    ground: str
    purposes: frozenset[Purpose]
    source_class: SourceClass
    cadence: str
    keep_months: int
    remark: str = ""

    def __post_init__(self) -> None:
        if not (self.holder and self.ground and self.purposes and self.cadence):
            raise LoaderError("a register names its holder, ground, purposes and cadence.")
        if self.keep_months < 1:
            raise LoaderError("a register without a retention term is refused.")
