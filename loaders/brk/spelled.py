"""A CSV reader for exports of which every system spells the columns in its own way.

A column is known by its letters and digits alone: ``kadastraleAanduiding``, ``kadastrale_aanduiding`` and ``Kadastrale
Aanduiding`` are one, and so are ``aandeel.teller`` and ``aandeel_teller``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.errors import DeliveryError
from ondermijning.sources.files.csv import CsvReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class SpelledCsv(CsvReader):
    """A CSV reader that knows its columns by letters and digits.

    Args:
        also: other names of a column, by letters and digits → the column.
    """

    also: Mapping[str, str] = field(default_factory=dict)

    def known(self, names: list[str]) -> list[str]:
        """The names of a header as the loader knows them.

        Raises:
            DeliveryError: two columns are one by their letters.
        """
        known = [self._column(name) for name in names]
        ours = [name for name in known if name in self.columns]
        if len(set(ours)) < len(ours):
            raise DeliveryError(f"has two columns that are one in {self.format}.", advice="Leave one of them out.")
        return known

    def _fits(self, names: Iterable[str]) -> bool:
        return super(SpelledCsv, self)._fits(names if self.mapping else {self._column(name) for name in names})

    def _uses(self, name: str) -> bool:
        return super(SpelledCsv, self)._uses(name if self.mapping else self._column(name))

    def _column(self, name: str) -> str:
        folded = "".join(sign for sign in name.casefold() if sign.isalnum())
        return self.also.get(folded, folded)
