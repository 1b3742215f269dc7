"""A house with all that a snapshot may say of it, and what the loader of the land registry makes of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.reading import Reading, read
from tests.support.stands import Address, Company, Deed, Holder, Note, Obj, Person, Right, stand_text
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["brk"]
HOME = Address("A1", number="12", bag="0935200000000001")
ANNA = Person("901", "Aalbers", "Anna", "van der", bsn="999993653", born="1980-02-01", address=HOME)
FIRM = Company("902", "Voorbeeld B.V.", rsin="999990019", kvk="99000011")
DEED = Deed("551", price=250_000)
HOUSE = Obj(
    "1230012370000",
    koopsom=250_000,
    bag=[("0935010000000001", HOME)],
    origins=["1230012270000"],
    rights=[Right("71", holders=[Holder("81", ANNA, (1, 3), [DEED]), Holder("82", FIRM, (2, 3), [DEED])])],
    notes=[Note("n1", parties=[FIRM], end="2023-01-01")],
)
TEXT = stand_text([HOUSE])


def run(tmp_path: Path, text: str) -> Reading:
    """Everything the loader makes of a text."""
    path = tmp_path / "stand.xml"
    path.write_text(text, encoding="utf-8")
    return read(LOADER, path)


def changed(old: str, new: str, text: str = TEXT) -> str:
    """A text in which something stands otherwise."""
    assert old in text
    return text.replace(old, new)


def only(found: Reading, kind: type[Any]) -> Any:
    """The one record of a kind."""
    (record,) = found.of(kind)
    return record
