"""Mentions laid in columns, so that many pairs are compared at once, and the pairs with what was found about each."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from ondermijning.normalise.names.towns import town_words
from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints, codes_of, power_of_two
from ondermijning.resolve.columns.texts import same
from ondermijning.resolve.companies.fields import IN_SMALL_TOWN, REGISTER, SEAT, name_evidence
from ondermijning.resolve.companies.names import Common, Companies, Named, common_words, companies_of, named
from ondermijning.resolve.homes import HOME, SAME_NUMBER, Homes, home_levels, homes_of
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.fields import person_evidence
from ondermijning.resolve.persons.people import People, people_of
from ondermijning.resolve.scores.models import Models, shipped_models
from ondermijning.resolve.weights.comparison import GUARDS, KEY_GUARDS, Comparison, Finding, Zone
from ondermijning.resolve.weights.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.evidence import Model

_ALIKE_TOWN = HOME.place("zelfde_plaats")
_SMALL = 1 / 16  # of all companies
_ADDRESS = ("postcode", "huisnummer", "toevoeging", "straat", "woonplaats")
# Who keeps a register of companies writes their names in full; who fills in a form does not.
_REGISTERED = ("kvk", "hr", "brk", "kik")
_FREEST = len(_REGISTERED) + 1
_SHORT_NAME = 5
_NO_NAMES = frozenset({"", "bv", "nv", "cv", "vof"})


class Counts(Protocol):
    """What is common among all mentions, for some of them laid in columns."""

    @property
    def towns(self) -> frozenset[str]:
        """The words of the names of towns where companies are."""

    def common(self, names: Sequence[Named]) -> Common:
        """How many names have the words of these."""

    def people(self, people: People) -> People:
        """These persons with how rare their names are and how crowded their homes."""

    def seats(self, seats: Homes) -> Homes:
        """These addresses with how crowded they are."""

    def small(self, towns: list[str]) -> Bools:
        """Whether few companies are in each of these towns."""


class Columns:
    """All mentions laid in columns, persons and companies apart; made when the first pair of a kind is compared.

    Args:
        subjects: the mentions, in order of their key.
        reference: the places of those by which is judged what is common; all if None.
        counts: what is common among more mentions than these; these alone if None.
        models: the weights in use; those that are shipped if None.

    Attributes:
        of_kind: the places of the persons and of the companies among all mentions.
        place: the place of each mention among those of its kind.
    """

    def __init__(
        self,
        subjects: Sequence[Subject],
        reference: Container[int] | None = None,
        counts: Counts | None = None,
        models: Models | None = None,
    ) -> None:
        self._models = shipped_models() if models is None else models
        self.subjects = subjects
        self._reference = reference
        self._counts = counts
        self.of_kind = {
            kind: [at for at, subject in enumerate(subjects) if subject.row["soort"] == kind]
            for kind in (PERSON, COMPANY)
        }
        self.place = np.zeros(len(subjects), dtype=np.int64)
        for places in self.of_kind.values():
            self.place[places] = np.arange(len(places))

    def compare(self, kind: str, left: Ints, right: Ints) -> ComparedPairs:
        """Compare pairs of one kind, given by the places of the mentions."""
        if kind == PERSON:
            evidence = person_evidence(self.people, self.place[left], self.place[right])
        else:
            left, right = self._free_first(left, right)
            evidence = self._companies_compared(self.place[left], self.place[right])
        model = self._models[kind]
        return ComparedPairs(left, right, model, evidence, model.total(evidence))

    def comparisons(self, left: Ints, right: Ints) -> Iterator[Comparison]:
        """Each pair of one kind compared, keys of registers too."""
        if len(left):
            compared = self.compare(self.subjects[int(left[0])].row["soort"], left, right)
            for at in range(len(left)):
                yield self.with_keys(compared, at)

    def with_keys(self, compared: ComparedPairs, at: int) -> Comparison:
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
        found = self.people_as_written
        return self._counts.people(found) if self._counts else found

    @cached_property
    def people_as_written(self) -> People:
        """The persons, before more than these are counted."""
        return people_of([self.subjects[at].row for at in self.of_kind[PERSON]])

    @cached_property
    def towns(self) -> frozenset[str]:
        """The words of the names of towns where companies are."""
        if self._counts:
            return self._counts.towns
        return town_words(self.subjects[at].row["woonplaats"] for at in self.of_kind[COMPANY])

    @cached_property
    def named(self) -> list[Named]:
        """The names of the companies in parts."""
        found = (self.subjects[at] for at in self.of_kind[COMPANY])
        return [named(each.row["naam"], self.towns, each.form) for each in found]

    @cached_property
    def companies(self) -> Companies:
        """The names of the companies as columns."""
        if self._counts:
            return companies_of(self.named, self._counts.common(self.named), own=True)
        if self._reference is None:
            return companies_of(self.named, common_words(self.named, self.towns), own=True)
        known = (name for at, name in zip(self.of_kind[COMPANY], self.named, strict=True) if at in self._reference)
        return companies_of(self.named, common_words(known, self.towns), own=False)

    @cached_property
    def seats(self) -> Homes:
        """The addresses of the companies."""
        found = self.seats_as_written
        return self._counts.seats(found) if self._counts else found

    @cached_property
    def seats_as_written(self) -> Homes:
        """The addresses of the companies, before more than these are counted."""
        said = [tuple(map(self.subjects[at].row.get, _ADDRESS)) for at in self.of_kind[COMPANY]]
        return homes_of(said, lambda: codes_of(each.core for each in self.named))

    @cached_property
    def _ranks(self) -> Ints:
        """How freely each mention is written: what is no reference most, then by register."""
        ranks = (
            _rank(each) if self._reference is None or at in self._reference else _FREEST
            for at, each in enumerate(self.subjects)
        )
        return np.fromiter(ranks, np.int64, len(self.subjects))

    @cached_property
    def _in_small_town(self) -> Bools:
        """The companies whose town few others have."""
        towns = self.seats.town
        if self._counts:
            return np.append(self._counts.small(self.seats.towns), False)[towns]
        counts = np.bincount(towns[towns >= 0], minlength=1)
        return np.append(is_small(counts, len(towns)), False)[towns]

    @cached_property
    def _traits(self) -> _Traits:
        """What else is asked of each company."""
        rows = [self.subjects[at] for at in self.of_kind[COMPANY]]
        branch = _which(each.is_branch for each in rows)
        return _Traits(
            codes_of((each.row["register"], each.row["naam"]) for each in rows),
            _which(not any(each.keys) for each in rows),
            branch,
            _which(each.form is not None for each in rows) & ~branch,
            _which(len(name) <= _SHORT_NAME for name in self.companies.joined.tolist()),
            _which(name in _NO_NAMES for name in self.companies.joined.tolist()),
        )

    def _free_first(self, left: Ints, right: Ints) -> tuple[Ints, Ints]:
        """Each pair with the freer name first; of two alike the one whose key comes last."""
        rank = self._ranks
        turned = (rank[left] < rank[right]) | ((rank[left] == rank[right]) & (left < right))
        return np.where(turned, right, left), np.where(turned, left, right)

    def _companies_compared(self, left: Ints, right: Ints) -> Evidence:
        homes = home_levels(self.seats, left, right)
        apart = (homes == UNKNOWN) | (homes > SAME_NUMBER)
        homes = np.where((homes == _ALIKE_TOWN) & self._in_small_town[left], IN_SMALL_TOWN, homes)
        traits = self._traits
        alike = same(traits.written, left, right) & traits.loose[left] & traits.loose[right]
        guards: dict[str, Bools] = {
            "vestiging_en_rechtspersoon": (traits.branch[left] & traits.whole[right])
            | (traits.branch[right] & traits.whole[left]),
            "korte_naam": apart & (traits.short[left] | traits.short[right]),
            "geen_naam": traits.nameless[left] | traits.nameless[right],
        }
        beside = Evidence({SEAT.name: homes, REGISTER.name: np.where(alike, 0, UNKNOWN)}, guards)
        return name_evidence(self.companies, left, right).joined(beside)


def is_small(companies: Ints, all_companies: int) -> Bools:
    """Whether so few companies are in a town that to be there tells something.

    Args:
        companies: how many are in each town.
        all_companies: how many there are, counted in powers of two, so that a few more change nothing.
    """
    return np.asarray(companies < max(_SMALL * power_of_two(all_companies), 2), dtype=bool)


class _Traits(NamedTuple):
    """What is asked of each company beside its name and address.

    Args:
        written: register and name as it stands there, equal ones as equal codes.
        loose: whether no register gives it a key.
        branch: whether it is a branch.
        whole: whether it is a company with a legal form, and no branch.
        short: whether its name is too short to go by.
        nameless: whether it has no name but signs or a legal form.
    """

    written: Ints
    loose: Bools
    branch: Bools
    whole: Bools
    short: Bools
    nameless: Bools


def _which(marks: Iterable[bool]) -> Bools:
    return np.array(list(marks), dtype=bool)


def _rank(subject: Subject) -> int:
    register = subject.row["register"]
    return _REGISTERED.index(register) if register in _REGISTERED else len(_REGISTERED)


class ComparedPairs(NamedTuple):
    """Pairs of one kind with what was found.

    Args:
        left, right: the places of the mentions.
        model: what each finding weighs.
        evidence: what was found.
        weights: tenths of bits per pair.
    """

    left: Ints
    right: Ints
    model: Model
    evidence: Evidence
    weights: Ints

    def worth_telling(self) -> list[int]:
        """The pairs that may be one party as far as score and guards say; keys of registers come later."""
        open_ones = self.weights >= self.model.possible
        for name, fired in self.evidence.guards.items():
            if GUARDS[name].at_most is Zone.DIFFERENT:
                open_ones &= ~fired
        found: list[int] = np.flatnonzero(open_ones).tolist()
        return found

    def comparison(self, at: int) -> Comparison:
        """What was found about one pair; keys of registers are compared elsewhere."""
        findings = (
            Finding(
                field.name, field.levels[level].name, self.model.weights[field.name][level], field.levels[level].says
            )
            for field, level in self.model.levels(self.evidence, at)
        )
        guards = compress(self.evidence.guards, (fired[at] for fired in self.evidence.guards.values()))
        return Comparison(self.model.base, self.model.same, self.model.possible, tuple(findings), tuple(guards))
