"""All mentions laid in columns, so that many pairs are compared at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.normalise.towns import town_words
from ondermijning.resolve.companies import Companies, Named, common_words, companies_of, named
from ondermijning.resolve.company_fields import NAME_FIELDS, name_evidence
from ondermijning.resolve.compared import Compared
from ondermijning.resolve.evidence import Evidence, Level, field_of, shipped_model
from ondermijning.resolve.homes import HOME, SAME_NUMBER, Homes, home, home_levels, homes_of
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.people import People, people_of
from ondermijning.resolve.person_fields import PERSON_FIELDS, person_evidence
from ondermijning.resolve.ragged import UNKNOWN, Bools, Ints, codes_of
from ondermijning.resolve.weights import KEY_GUARDS, Comparison

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ondermijning.resolve.subjects import Subject

# To be in one small town says more than to be in the town that most are in.
_SMALL_TOWN = Level("zelfde_kleine_plaats", "de woonplaats is gelijk, en weinig anderen hebben die")
_ALIKE_TOWN = [level.name for level in HOME.levels].index("zelfde_plaats")
_SMALL = 1 / 16  # of all companies
SEAT = HOME._replace(levels=(*HOME.levels, _SMALL_TOWN))
REGISTER = field_of(
    "register", zelfde="een register schrijft de naam letterlijk zo, zonder een van beide een sleutel te geven"
)
COMPANY_FIELDS = (*NAME_FIELDS, SEAT, REGISTER)
_ADDRESS = ("postcode", "huisnummer", "toevoeging", "straat", "woonplaats")
# Who keeps a register of companies writes their names in full; who fills in a form does not.
_REGISTERED = ("kvk", "hr", "brk", "kik")
_FREEST = len(_REGISTERED) + 1
_SHORT_NAME = 5


class Columns:
    """All mentions laid in columns, persons and companies apart; made when the first pair of a kind is compared.

    Args:
        subjects: the mentions.
        reference: the places of those by which is judged what is common; all if None.
    """

    def __init__(self, subjects: Sequence[Subject], reference: Container[int] | None = None) -> None:
        self.subjects = subjects
        self._reference = reference
        self.of_kind = {
            kind: [at for at, subject in enumerate(subjects) if subject.row["soort"] == kind]
            for kind in (PERSON, COMPANY)
        }
        self._place = np.zeros(len(subjects), dtype=np.int64)
        for places in self.of_kind.values():
            self._place[places] = np.arange(len(places))

    def compare(self, kind: str, left: Ints, right: Ints) -> Compared:
        """Compare pairs of one kind, given by the places of the mentions."""
        if kind == PERSON:
            evidence = person_evidence(self.people, self._place[left], self._place[right])
            model = shipped_model(PERSON, PERSON_FIELDS)
        else:
            left, right = self._free_first(left, right)
            evidence = self._companies_compared(self._place[left], self._place[right])
            model = shipped_model(COMPANY, COMPANY_FIELDS)
        return Compared(left, right, model, evidence, model.total(evidence))

    def comparisons(self, left: Ints, right: Ints) -> Iterator[Comparison]:
        """Each pair of one kind compared, keys of registers too."""
        if len(left):
            compared = self.compare(self.subjects[int(left[0])].row["soort"], left, right)
            for at in range(len(left)):
                yield self.with_keys(compared, at)

    def with_keys(self, compared: Compared, at: int) -> Comparison:
        """What was found about one pair, with the guards of register keys."""
        found = compared.comparison(at)
        left, right = self.subjects[int(compared.left[at])], self.subjects[int(compared.right[at])]
        guards = (
            guard
            for guard, one, other in zip(KEY_GUARDS, left.keys, right.keys, strict=True)
            if one and other and not one & other
        )
        return found._replace(guards=(*guards, *found.guards))

    @cached_property
    def people(self) -> People:
        """The persons."""
        return people_of([self.subjects[at].row for at in self.of_kind[PERSON]])

    @cached_property
    def towns(self) -> frozenset[str]:
        """The words of the names of towns where companies are."""
        return town_words(self.subjects[at].row["woonplaats"] for at in self.of_kind[COMPANY])

    @cached_property
    def named(self) -> list[Named]:
        """The names of the companies in parts."""
        found = (self.subjects[at] for at in self.of_kind[COMPANY])
        return [named(each.row["naam"], self.towns, each.form) for each in found]

    @cached_property
    def companies(self) -> Companies:
        """The names of the companies as columns."""
        if self._reference is None:
            return companies_of(self.named, common_words(self.named, self.towns), own=True)
        known = (name for at, name in zip(self.of_kind[COMPANY], self.named, strict=True) if at in self._reference)
        return companies_of(self.named, common_words(known, self.towns), own=False)

    @cached_property
    def seats(self) -> Homes:
        """The addresses of the companies."""
        rows = [self.subjects[at].row for at in self.of_kind[COMPANY]]
        return homes_of([home(*map(row.get, _ADDRESS)) for row in rows], codes_of(each.core for each in self.named))

    def _free_first(self, left: Ints, right: Ints) -> tuple[Ints, Ints]:
        """Each pair with the freer name first: what is no reference, then by register; of two alike whose key comes last."""
        ranks = (
            _rank(each) if self._reference is None or at in self._reference else _FREEST
            for at, each in enumerate(self.subjects)
        )
        rank = np.fromiter(ranks, np.int64, len(self.subjects))
        turned = (rank[left] < rank[right]) | ((rank[left] == rank[right]) & (left < right))
        return np.where(turned, right, left), np.where(turned, left, right)

    def _seat_levels(self, left: Ints, right: Ints) -> Ints:
        found = home_levels(self.seats, left, right)
        towns = self.seats.town
        counts = np.bincount(towns[towns >= 0], minlength=1)
        small = np.append(counts < max(_SMALL * len(towns), 2), False)[towns]
        return np.where((found == _ALIKE_TOWN) & small[left], len(HOME.levels), found)

    def _written_alike(self, left: Ints, right: Ints) -> Ints:
        """Whether one register writes both names the same and gives no key."""
        rows = [self.subjects[at] for at in self.of_kind[COMPANY]]
        names = codes_of((each.row["register"], each.row["naam"]) for each in rows)
        loose = np.array([not any(each.keys) for each in rows], dtype=bool)
        return np.where((names[left] == names[right]) & loose[left] & loose[right], 0, UNKNOWN)

    def _companies_compared(self, left: Ints, right: Ints) -> Evidence:
        homes = self._seat_levels(left, right)
        apart = (homes == UNKNOWN) | (homes > SAME_NUMBER)
        mentions = [self.subjects[at] for at in self.of_kind[COMPANY]]
        branch = np.array([each.is_branch for each in mentions], dtype=bool)
        whole = np.array([each.form is not None and not each.is_branch for each in mentions], dtype=bool)
        short = np.array([len(name) <= _SHORT_NAME for name in self.companies.joined.tolist()], dtype=bool)
        guards: dict[str, Bools] = {
            "vestiging_en_rechtspersoon": (branch[left] & whole[right]) | (branch[right] & whole[left]),
            "korte_naam": apart & (short[left] | short[right]),
        }
        return name_evidence(self.companies, left, right).joined(
            Evidence({SEAT.name: homes, REGISTER.name: self._written_alike(left, right)}, guards)
        )


def _rank(subject: Subject) -> int:
    register = subject.row["register"]
    return _REGISTERED.index(register) if register in _REGISTERED else len(_REGISTERED)
