"""One element of a snapshot of the land registry, and how its values are read.

Source: BRK Levering 2.0 (snapshot v20211119); matched on local names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ondermijning.language import say
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.text import clean
from ondermijning.sources.files.xml import bare_element
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.xml import Element

Value = TypeVar("Value")

NOTHING = bare_element()
# Why a value is absent stands beside it, under its name with ``Nilreason``. Beside a birth date or a surname it stays at the
# door: those names hold a word that may never be stored.
_NIL = "Nilreason"
NIL_NAMES = frozenset(
    f"{name}{_NIL}"
    for name in (
        "koopsom",
        "bedrag",
        "bedragTransactiesomLevering",
        "statutaireNaam",
        "woonlocatie",
        "huisnummer",
        "openbareRuimteNaam",
        "adres",
    )
)
_REASONS = frozenset(
    {
        "geenWaarde",
        "nietGeautoriseerd",
        "nietOndersteund",
        "nietVanToepassing",
        "vastgesteldOnbekend",
        "waardeOnbekend",
    }
)


class Piece(NamedTuple):
    """One element of a snapshot that is shaped by itself.

    Args:
        kind: local name of the element.
        element: what passed the door of it.
        snapshot: the snapshot it stands in.
        faults: what was wrong with values that its record can do without.
    """

    kind: str
    element: Element
    snapshot: Element
    faults: Faults

    def key(self) -> str:
        """Its id, without which nothing can refer to it."""
        return needed(self.element.identity(), f"{self.kind}/identificatie")

    def link(self, name: str) -> str:
        """The first id below a child element that must refer to something."""
        return needed(self.element.reference(name), f"{self.kind}/{name}")

    def read(self, parse: Callable[[str], Value], *path: str) -> Value | None:
        """A value below the element, empty when absent or wrong."""
        return self.faults.read("/".join((self.kind, *path)), parse, self.element.value(*path))

    def day(self, *path: str) -> date | None:
        """A date below the element, written as its text or as its ``datum``."""
        return self.faults.read(f"{self.kind}/{path[0]}", optional_date, date_text(self.element.get(*path)))

    def flag(self, *path: str) -> bool | None:
        """A truth value below the element."""
        return self.read(yes_no, *path)

    def secret(self, *path: str) -> bool:
        """Whether secrecy must be honoured; when the answer cannot be read, it must."""
        return self.element.value(*path) is not None and self.flag(*path) is not False

    def euro(self, *path: str) -> int | None:
        """A sum in euro; a sum in another currency is not guessed at."""
        if self.element.value(*path, "valuta", "code") not in (None, "EUR"):
            self.faults.append((f"{self.kind}/{path[0]}", say("the currency is not EUR")))
            return None
        return self.read(parse_euro, *path, "som")

    def coded(self, name: str) -> tuple[str | None, str | None]:
        """Code and wording of a coded value; the code decides, since wordings differ between messages."""
        return self.element.value(name, "code"), clean(self.element.value(name, "waarde"))

    def note_nil(self, *path: str) -> None:
        """Remember that a value is there without a content, and why; only reasons of the register are repeated."""
        found = self.element.get(*path)
        if found is not None and found.text is None and not found.children:
            reason = self.element.value(*path[:-1], f"{path[-1]}{_NIL}")
            told = f"nil ({reason})" if reason in _REASONS else "nil"
            self.faults.append((f"{self.kind}/{path[-1]}", told))


def needed(value: str | None, field: str) -> str:
    """A key that must be there.

    Raises:
        RowRejected: it is not.
    """
    if value is None:
        raise RowRejected(field, say("the key is missing"))
    return value


def date_text(element: Element | None) -> str | None:
    """A date as the register writes it: in a child ``datum``, else as text."""
    return None if element is None else element.value("datum") or element.text
