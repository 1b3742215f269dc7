"""A line about a company in a list from outside."""

from __future__ import annotations

from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING

from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.names.legal_forms import registered_form
from ondermijning.normalise.text import clean
from ondermijning.resolve.mentions import COMPANY
from ondermijning.resolve.outside_cells import NO_KEYS, REGISTER, keys_of, line_id, name_of, place_of
from ondermijning.resolve.subjects import Subject
from ondermijning.sources.rows import Remark, RowRejected

if TYPE_CHECKING:
    from ondermijning.sources.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

NUMBERS = frozenset({"kvk", "rsin", "rechtsvorm"})
_PERSONAL_FORMS = (None, "EMZ")  # whoever has no form, or this one, may have a BSN for an RSIN


def company_line(row: Row[Cells]) -> list[Outcome]:
    """The mention of a line, then what was strange in it.

    What a line does not say is left out, but for the town, since such lists are long and hold little.
    """
    cells, faults, source_id = row.data, Faults(), line_id(row)
    name = name_of(cells)
    said = {"register": REGISTER, "source_id": source_id, "soort": COMPANY, "naam": name}
    form, keys = company_name(name).form, NO_KEYS
    if not NUMBERS.isdisjoint(cells):
        form = _stated_form(cells.get("rechtsvorm")) or form
        said |= _numbers(cells, form, faults)
        keys = keys_of(said)
    said |= place_of(cells, faults)
    if not name:
        raise RowRejected("naam", "is missing")
    return [Subject(said, 0, keys, form), *starmap(Remark, faults)]


@lru_cache(10_000)
def _stated_form(text: str | None) -> str | None:
    return registered_form(None, text) if text else None


def _numbers(cells: Cells, form: str | None, faults: Faults) -> dict[str, str]:
    """The numbers of a company; an RSIN that may be a BSN is left out."""
    rsin = cells.get("rsin")
    if rsin and form in _PERSONAL_FORMS:
        faults.append(("rsin", "may be the number of a person and was left out: no legal form says otherwise"))
        rsin = None
    kvk = faults.read("kvk", kvk_number, cells.get("kvk"))
    found = {"rsin": faults.tax_number("rsin", rsin), "kvk": kvk, "vormtekst": clean(cells.get("rechtsvorm"))}
    return {column: value for column, value in found.items() if value is not None}
