"""Mentions as they are compared: names, forms, dates and addresses in one form, beside what their cluster knows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.normalise.addresses import addition
from ondermijning.normalise.legal_forms import registered_form
from ondermijning.normalise.letters import letters
from ondermijning.normalise.names import CompanyName, company_name, plain_words
from ondermijning.normalise.person_names import PersonName, person_name
from ondermijning.resolve.exact import KEYS, Clusters, Mention, cluster
from ondermijning.resolve.mentions import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import duckdb

_CROWD = 8  # different names at one postcode and number; above it an address is no evidence
_BRANCH = "VEST:"

_COLUMNS = (
    "register", "source_id", "soort", "eerste", *KEYS, "naam", "voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum",
    "geboortedatum_precisie", "vormcode", "vormtekst", "postcode", "huisnummer", "toevoeging", "woonplaats",
    "afgeschermd",
)  # fmt: skip

Keys = tuple[frozenset[str], ...]


class Subject(NamedTuple):
    """One mention as it is compared.

    Args:
        row: the mention as its register gives it, by column.
        node: the exact cluster it is in.
        keys: the key values that the cluster holds, in the order of ``exact.KEYS``.
        company: the name in parts; for companies.
        person: the name in parts; for persons.
        form: legal form, of the register or else of the name.
        place: postcode and number, the house letter and addition beside it.
        town: town, letters only.
    """

    row: dict[str, Any]
    node: int
    keys: Keys
    company: CompanyName
    person: PersonName
    form: str | None
    place: str | None
    suffix: str | None
    town: str

    @property
    def key(self) -> str:
        """The mention as people and judgements name it: ``register:source_id``."""
        return f"{self.row['register']}:{self.row['source_id']}"

    @property
    def is_person(self) -> bool:
        """Whether it is a natural person."""
        return bool(self.row["soort"] == PERSON)

    @property
    def is_branch(self) -> bool:
        """Whether it is a branch of the trade register."""
        return str(self.row["source_id"]).startswith(_BRANCH)

    @property
    def born(self) -> tuple[date, str] | None:
        """Birth date and its precision."""
        day = self.row["geboortedatum"]
        return (day, self.row["geboortedatum_precisie"] or "dag") if day else None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is common among all mentions, and so says little.

    Args:
        names_with: word → how many different company names have it.
        crowded: places that many different names share.
        towns: names of towns, letters only.
    """

    names_with: dict[str, int]
    crowded: frozenset[str]
    towns: frozenset[str]


def read_subjects(db: duckdb.DuckDBPyConnection) -> tuple[list[Subject], Clusters]:
    """All mentions of the table ``vermelding`` in order of their key, with the clusters that register keys make."""
    names = ", ".join(_COLUMNS)
    found = db.execute(f"SELECT {names} FROM vermelding ORDER BY register, source_id").fetchall()  # noqa: S608 - literals
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in found]
    mentions = [Mention((row["register"], row["source_id"]), row["soort"], _key_values(row)) for row in rows]
    clusters = cluster(mentions)
    held: dict[int, Keys] = {}
    for members in clusters.members():
        values = zip(*(mentions[at].values for at in members), strict=True)
        held[clusters.of[members[0]]] = tuple(frozenset(filter(None, column)) for column in values)
    return [_subject(row, node, held[node]) for row, node in zip(rows, clusters.of, strict=True)], clusters


def surroundings(subjects: Iterable[Subject]) -> Surroundings:
    """Count what many mentions share."""
    names: set[tuple[str, ...]] = set()
    at_place: dict[str, set[Any]] = defaultdict(set)
    towns: set[str] = set()
    for subject in subjects:
        names.add(subject.company.words)
        towns.add(subject.town)
        if subject.place:
            at_place[subject.place].add(subject.person.surnames or subject.company.words)
    with_word: dict[str, int] = defaultdict(int)
    for words in names:
        for word in set(words):
            with_word[word] += 1
    crowded = frozenset(place for place, held in at_place.items() if len(held) > _CROWD)
    return Surroundings(dict(with_word), crowded, frozenset(towns - {""}))


def _key_values(row: dict[str, Any]) -> tuple[str | None, str | None, str | None, str | None]:
    return (row["rsin"], row["kvk"], row["bsn_hmac"], row["imkad"])


def _subject(row: dict[str, Any], node: int, keys: Keys) -> Subject:
    of_person = row["soort"] == PERSON
    company = company_name(None if of_person else row["naam"])
    person = person_name(row["voornamen"], row["geslachtsnaam"], row["naam"]) if of_person else person_name(None, None)
    place = f"{row['postcode']}-{row['huisnummer']}" if row["postcode"] and row["huisnummer"] else None
    return Subject(
        row, node, keys, company._replace(words=plain_words(company.words)), person,
        registered_form(row["vormcode"], row["vormtekst"]) or company.form, place, addition(row["toevoeging"], None),
        letters(row["woonplaats"]),
    )  # fmt: skip
