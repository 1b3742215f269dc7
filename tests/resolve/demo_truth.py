"""Who every mention of the fictitious municipality is: told by its maker, not by names."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.demo.city.parties import Person
from ondermijning.demo.life.earlier_sales import earlier_sales
from ondermijning.demo.population import populate
from ondermijning.resolve.parties import parties_in, use_parties
from ondermijning.resolve.subjects import read_subjects
from ondermijning.sources.state import open_state
from ondermijning.trust.pseudonym import Pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ondermijning.demo.answers import AnswerKey
    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Party
    from ondermijning.resolve.subjects import Subject
    from ondermijning.workspace import Workspace

Truth = object
_NAMES_ONLY, _OFFICERS = "transacties", "hr"


class Known(NamedTuple):
    """A mention with who it is and which party resolution made it."""

    subject: Subject
    truth: Truth
    party: str


class Measured(NamedTuple):
    """How the pairs of mentions that are one party compare with those that resolution joined."""

    right: int
    joined: int
    true: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.joined + self.true)


def measured(pairs: Iterable[tuple[Known, Known]]) -> Measured:
    """Count the pairs."""
    found = Counter((one.truth == other.truth, one.party == other.party) for one, other in pairs)
    return Measured(found[True, True], found[True, True] + found[False, True], found[True, True] + found[True, False])


def pairs_of_a_kind(known: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Every two mentions of persons, and every two of companies."""
    found = list(known)
    for is_person in (True, False):
        yield from combinations((each for each in found if each.subject.is_person == is_person), 2)


def without_shared_key(one: Known, other: Known) -> bool:
    """Whether two mentions come from two registers that give them no key in common."""
    return one.subject.row["register"] != other.subject.row["register"] and one.subject.node != other.subject.node


def known_mentions(workspace: Workspace, seed: int, dwellings: int) -> list[Known]:
    """All mentions but those of a list that only says a name which several people have.

    Args:
        workspace: linked, from the deliveries of that municipality.
        seed, dwellings: of which it was made.
    """
    with open_state(workspace) as db:
        use_parties(workspace, db)
        subjects, _ = read_subjects(db)
        party_of = parties_in(db)
    told = _Told(*populate(seed, dwellings), subjects, Pseudonymiser(workspace.hmac_key_path))
    return [
        Known(subject, truth, party_of[subject.row["register"], subject.row["source_id"]])
        for subject in subjects
        if (truth := told.truth(subject)) is not None
    ]


class _Told:
    """What the maker of a municipality knows; a truth is an exact cluster, or something that is in none."""

    def __init__(
        self, city: City, key: AnswerKey, subjects: list[Subject], pseudonymise: Callable[[str], str | None]
    ) -> None:
        self._pseudonymise = pseudonymise
        self._nodes = {
            (name, subject.row[name]): subject.node
            for subject in subjects
            for name in ("imkad", "kvk", "rsin", "bsn_hmac")
            if subject.row[name]
        }
        self._named = self._town_hall(city)
        self._officers = {
            (f"KVK:{company.kvk}", _full_name(office.holder)): self._node(office.holder)
            for company in city.companies.all
            for office in city.offices.of(company)
        }
        self._listed = self._sales(city, key.planted("percelen") | key.planted("bedrijven"))

    def truth(self, subject: Subject) -> Truth | None:
        """Who a mention is, None where only a name is known that several people have."""
        row = subject.row
        if any(subject.keys):
            return subject.node
        if row["register"] == _NAMES_ONLY:
            return self._listed[row["naam"]]
        if row["register"] == _OFFICERS:
            return self._officers[row["source_id"].partition("#")[0], row["naam"]]
        return self._named[row["register"], row["source_id"]]

    def _town_hall(self, city: City) -> dict[tuple[str, str], Truth]:
        hall = city.town_hall
        named = [("vergunningen", each.number, each.applicant) for each in hall.permits]
        named += [("vergunningen", f"{each.number}#2", each.holder) for each in hall.permits if each.holder]
        named += [(each.register, each.number, each.recipient) for each in hall.grants]
        named += [("gebeurtenissen", each.number, each.about) for each in hall.events if each.about]
        return {
            (register, number): self._node(mention.party) if mention.party else (register, number)
            for register, number, mention in named
        }

    def _sales(self, city: City, planted: frozenset[str]) -> dict[str, Truth | None]:
        """Name in the list of earlier sales → who it is; None for a name of several."""
        found: dict[str, set[Truth]] = {}
        for sale in earlier_sales(city.objects, city.companies.all, planted):
            for party in (*sale.sellers, *sale.buyers):
                name = party if isinstance(party, str) else _full_name(party)
                found.setdefault(name, set()).add((sale.day, party) if isinstance(party, str) else self._node(party))
        return {name: next(iter(who)) if len(who) == 1 else None for name, who in found.items()}

    def _node(self, party: Party) -> Truth:
        if isinstance(party, Person):
            keys = [("imkad", f"NL.IMKAD.Persoon:{party.id}"), ("bsn_hmac", self._pseudonymise(party.bsn) or "")]
        else:
            keys = [("kvk", party.kvk), ("rsin", party.rsin)]
        return next((self._nodes[key] for key in keys if key in self._nodes), ("alleen", party.id))


def _full_name(party: Party) -> str:
    return (
        " ".join(filter(None, (party.given, party.prefix, party.surname))) if isinstance(party, Person) else party.name
    )
