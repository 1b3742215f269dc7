"""The legal card of a rule: why it may run, and what it answers for where an attribute can stand for a protected one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import RuleError
from ondermijning.model import EDGES, NODES, AttributeClass
from ondermijning.trust.retention import kept_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

UNTESTED = "nog niet getoetst"
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ClassB:
    """What a rule answers for that reads attributes of class B; what nobody did yet says ``nog niet getoetst``.

    Args:
        verband: why the attribute itself says something about the constellation.
        alternatief: what intrudes less, and why that does not do or how it was done.
        vanaf: the day on which this was written; the rule must be weighed again within a year of it.
        toets: the outcome of the statistical test on a random sample.
        proxytoets: the outcome of the check whether it stands for a protected attribute.
        akkoord: who approved it.
        akkoord_fg: who approved it on behalf of the data protection officer; somebody else.
    """

    verband: str
    alternatief: str
    vanaf: date
    toets: str = UNTESTED
    proxytoets: str = UNTESTED
    akkoord: str = UNTESTED
    akkoord_fg: str = UNTESTED

    def __post_init__(self) -> None:
        if not all(text.strip() for text in self.texts.values()):
            raise RuleError("a text about class B on the legal card is empty.")
        if self.akkoord == self.akkoord_fg != UNTESTED:
            raise RuleError("class B on the legal card is approved by one and the same person.")

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by name, in the order in which people read them."""
        names = ("verband", "toets", "proxytoets", "alternatief", "akkoord", "akkoord_fg")
        return {name: getattr(self, name) for name in names}

    @property
    def untested(self) -> bool:
        """Whether something was not done yet."""
        return any(text.startswith(UNTESTED) for text in self.texts.values())


@dataclass(frozen=True, slots=True)
class LegalCard:
    """Why a rule may run.

    Args:
        grondslag: legal ground.
        taak: task or power of the municipality it serves.
        attributes: ``Label.property`` or ``EDGE.property`` → the reason it is needed; every one that the rule reads.
        proxies: whether an attribute can stand for a protected one, and what was done about it.
        review_by: date after which the rule must be weighed again.
        klasse_b: what the rule answers for if it reads attributes of class B.
    """

    grondslag: str
    taak: str
    attributes: Mapping[str, str]
    proxies: str
    review_by: date
    klasse_b: ClassB | None = None

    def __post_init__(self) -> None:
        texts = (self.grondslag, self.taak, self.proxies, *self.attributes.values())
        if not all(text.strip() for text in texts):
            raise RuleError("a text on the legal card is empty.")
        if self.klasse_b and not self.klasse_b.vanaf < self.review_by <= kept_until(self.klasse_b.vanaf, _MONTHS):
            raise RuleError("a rule that reads class B must be weighed again within a year of its justification.")

    @property
    def class_b(self) -> frozenset[str]:
        """The attributes of class B that it declares.

        Raises:
            RuleError: it declares an attribute that the model does not have.
        """
        return frozenset(name for name in self.attributes if attribute_class(name) is AttributeClass.B)

    def problems(self, *, on_trial: bool) -> list[str]:
        """What is wrong with it in a rule that is on trial, or not."""
        if self.class_b and self.klasse_b is None:
            return [f"reads {', '.join(sorted(self.class_b))} of class B, which the legal card does not answer for."]
        if self.klasse_b is not None and not self.class_b:
            return ["the legal card answers for class B, and the rule reads none."]
        if self.klasse_b is not None and self.klasse_b.untested and not on_trial:
            return [f"class B is {UNTESTED}, so the maturity is no other than proef."]
        return []


def attribute_class(attribute: str) -> AttributeClass:
    """How freely rules may use ``Kind.property``.

    Raises:
        RuleError: the model does not have it.
    """
    owner, _, name = attribute.partition(".")
    kind = NODES.get(owner) or EDGES.get(owner)
    column = next((column for column in kind.columns if column.name == name), None) if kind else None
    if column is None:
        raise RuleError(f"the legal card declares {attribute}, which the model does not have.")
    return column.attribute_class
