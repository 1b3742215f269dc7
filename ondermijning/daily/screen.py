"""What the registers say when someone applies: seen, not seen, not available, to be asked; never a verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily import screen_facts as facts
from ondermijning.daily.application import Question, Topic, order_of, question, questions
from ondermijning.daily.chains import in_a_line
from ondermijning.daily.history import place_nodes
from ondermijning.daily.identified import applicant as who_applies
from ondermijning.daily.identified import premises
from ondermijning.daily.path import shortest
from ondermijning.daily.things import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ondermijning.daily.application import Application, Power
    from ondermijning.daily.identified import Identified
    from ondermijning.daily.index import Index, Node
    from ondermijning.daily.registers import Registers
    from ondermijning.daily.screen_facts import Fact
    from ondermijning.daily.shown import Shown

NO_VERDICT = (
    "Dit is een overzicht van registers, geen oordeel over de aanvrager: een mens weegt het en hoort de aanvrager."
)
NO_SIGNALS = "In signalen en zaken is niet gekeken; dit overzicht zegt ook niet of die er zijn."
COLUMNS = ("lijst", "deel", "onderwerp", "bevinding", "periode", "bron")
MAX_STEPS = 4
MAX_PARTIES = 25  # to whom a chain from the applicant is looked for
_FIRST = 2  # facts that are told before all others
_NOWHERE, _NO_COMPANY = "komt in geen geladen register voor", "geen bedrijf in de geladen registers heeft deze naam"
_PARTIES = ("kvk", "hr", "brk", "vergunningen", "gebeurtenissen")  # registers that name parties
_PLACES = ("bag", "brk", "vergunningen", "gebeurtenissen")  # registers that name addresses
_JUDGED = ("gebeurtenissen", "vergunningen")  # registers of closures and refusals


class Lijst(StrEnum):
    """The four lists, in the order they are shown in."""

    SEEN = "gezien"
    NOT_SEEN = "niet gezien"
    MISSING = "niet beschikbaar"
    ASK = "op te vragen"


class Finding(NamedTuple):
    """A row of the overview.

    Args:
        lijst: on which list it stands.
        topic: what it is about.
        text: in words.
        period: when it was so.
        source: the rows it comes from; of what was not seen what was searched, how far and until when; of a question its article,
            the names it is about, or the rows that a person must look at.
        kind: the kind of permit, where it is about these.
    """

    lijst: Lijst
    topic: Topic
    text: str
    period: str = ""
    source: str = ""
    kind: str = ""

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        return f"{self.topic} ({self.kind})" if self.kind else self.topic.value

    @property
    def cells(self) -> tuple[str, ...]:
        """As a row of the columns."""
        return self.lijst.value, self.topic.part.value, self.subject, self.text, self.period, self.source


def counts(findings: Iterable[Finding]) -> dict[Lijst, int]:
    """How many rows each list has."""
    found = Counter(row.lijst for row in findings)
    return {lijst: found[lijst] for lijst in Lijst}


def first_facts(findings: Iterable[Finding], power: Power) -> list[Finding]:
    """The two facts that a power looks at first, of one topic the latest first; what is told twice is one fact."""
    order = order_of(power)
    seen = sorted((row for row in findings if row.lijst is Lijst.SEEN), key=lambda row: row.period, reverse=True)
    once: dict[str, Finding] = {}
    for row in sorted(seen, key=lambda row: order.index(row.topic)):
        once.setdefault(row.text, row)
    return list(once.values())[:_FIRST]


@dataclass(frozen=True, slots=True)
class Screening:
    """The means to screen: index, names, registers, and whether natural persons may be looked for by name."""

    index: Index
    shown: Shown
    registers: Registers
    persons: bool = False

    def findings(self, application: Application) -> list[Finding]:
        """All rows about one application, list by list, each in the order of the topics."""
        applied = who_applies(self.index, application, persons=self.persons)
        where = premises(self.index, application.address)
        place = place_nodes(self.index, where.nodes)
        one = applied.nodes[0] if len(applied.nodes) == 1 else None
        found = [*self._applicant(application, applied)]
        if one:
            found += self._about(application, one, place)
        found += self._place(application, where, place, one)
        found += [
            Finding(Lijst.ASK, Topic.REQUEST, each.text, "", each.article) for each in questions(application.power)
        ]
        lists, topics = list(Lijst), list(Topic)
        return sorted(dict.fromkeys(found), key=lambda row: (lists.index(row.lijst), topics.index(row.topic)))

    def _all_searched(self, application: Application) -> bool:
        """Whether an applicant that is there would be found: natural persons have no number, and their names may be closed."""
        return self.persons or not application.name

    def _applicant(self, application: Application, applied: Identified) -> Iterator[Finding]:
        topic = Topic.APPLICANT
        if application.born:
            yield Finding(Lijst.MISSING, topic, "geboortedatum: staat niet in de graaf, vergelijk zelf")
        if not self._all_searched(application):
            yield Finding(Lijst.MISSING, topic, "natuurlijke personen zijn niet op naam gezocht (--met-personen)")
        if len(applied.nodes) == 1:
            fact = facts.known(self.shown, applied.nodes[0])
            yield Finding(Lijst.SEEN, topic, fact.text, fact.period, self.shown.sources(fact.elements))
            if applied.taken_for:
                yield Finding(
                    Lijst.ASK, topic, "KVK-nummer: niemand heet precies zo", "", f"gelezen als {applied.taken_for}"
                )
        elif applied.nodes:
            text = f"KVK-nummer: {len(applied.nodes)} partijen passen bij deze naam"
            yield Finding(Lijst.ASK, topic, text, "", named(applied.nodes))
        else:
            by = "KVK-nummer" if application.kvk else "naam"
            text = _NOWHERE if self._all_searched(application) else _NO_COMPANY
            yield from self._nothing(topic, text, _PARTIES, f"gezocht op {by} in")
            yield Finding(Lijst.ASK, topic, "KVK-nummer of uittreksel", "", _alike(applied))

    def _place(
        self, application: Application, where: Identified, place: dict[int, Node], applicant: Node | None
    ) -> Iterator[Finding]:
        """What is known of the premises, whoever applies."""
        if not place:
            yield from self._no_place(where)
            return
        if where.taken_for:
            yield Finding(Lijst.ASK, Topic.PREMISES, "het adres zoals het is", "", f"gelezen als {where.taken_for}")
        index, shown = self.index, self.shown
        yield from self._seen(Topic.PREMISES, [facts.called(shown, node) for node in where.nodes])

        def ask(topic: Topic, text: str) -> Question:
            return question(application.power, topic, text)

        yield from self._all(
            Topic.OWNERS, facts.owners(index, shown, place), ("brk",), ask(Topic.OWNERS, "eigendomsbewijs")
        )
        bought = facts.financing(index, shown, place)
        yield from self._all(
            Topic.FINANCING, bought, ("brk",), ask(Topic.FINANCING, "koopakte en herkomst van het geld")
        )
        yield from self._all(
            Topic.LENDERS,
            facts.lenders(index, shown, place),
            ("kik",),
            ask(Topic.LENDERS, "financiering van het pand"),
            answered=facts.mortgages_answered(place),
        )
        yield from self._all(
            Topic.REFUSED_HERE,
            facts.refusals(index, shown, place),
            _JUDGED,
            ask(Topic.REFUSED_HERE, "eerdere weigeringen of sluitingen"),
        )
        of_owner = facts.refusals_of_owners(index, shown, place)
        yield from self._all(Topic.CLOSED_OF_OWNER, of_owner, ("gebeurtenissen", "brk"))
        users = facts.users(index, shown, place, applicant.number if applicant else None)
        earlier = ask(Topic.BEFORE, "wie er eerder zat")
        yield from self._all(Topic.BEFORE, users.before, ("vergunningen",), earlier, kind=application.kind)
        yield from self._seen(Topic.SEATED, users.seated)
        yield from self._seen(Topic.OWN, users.own)

    def _no_place(self, where: Identified) -> Iterator[Finding]:
        topic = Topic.PREMISES
        if where.outside:
            yield Finding(Lijst.MISSING, topic, where.outside)
        elif not where.searchable:
            yield Finding(Lijst.MISSING, topic, "hierin is geen adres of object te lezen: er is niet gezocht")
        elif where.near and not where.nodes:
            yield from self._nothing(topic, "dit adres komt zo niet voor", _PLACES, "gezocht op adres in")
        else:
            yield from self._nothing(
                topic, "dit adres komt in geen geladen register voor", _PLACES, "gezocht op adres in"
            )
        yield Finding(Lijst.ASK, topic, "kadastrale aanduiding of BAG-id van het pand", "", _alike(where))

    def _about(self, application: Application, applicant: Node, place: dict[int, Node]) -> Iterator[Finding]:
        """What is known of the applicant, and how it hangs together with who is known at the premises."""
        index, shown = self.index, self.shown
        extract = question(application.power, Topic.CONTROL, "uittreksel met bestuurders en aandeelhouders")
        yield from self._all(Topic.CONTROL, facts.control(index, shown, applicant), ("hr",), extract)
        yield from self._all(Topic.EARLIER, facts.events_of(index, shown, applicant), _JUDGED)
        yield from self._all(Topic.PORTFOLIO, facts.portfolio(index, shown, applicant), ("brk",))
        closed = facts.closures_while_held(index, shown, applicant, place)
        yield from self._all(Topic.CLOSED_ELSEWHERE, closed, ("gebeurtenissen", "brk"))
        known = facts.parties_at(index, place)
        others = [*sorted(known.sure - {applicant.number}), *sorted(known.unsure - {applicant.number})]
        chains = list(self._chains(applicant, others[:MAX_PARTIES], place, known.unsure))
        yield from chains
        if others and not chains:
            text = f"keten tot {MAX_STEPS} stappen naar wie bij het pand bekend is"
            far = f"gezocht naar {min(len(others), MAX_PARTIES)} van {len(others)} partijen in"
            yield from self._nothing(Topic.CHAINS, text, _PARTIES, far)

    def _chains(
        self, applicant: Node, others: Iterable[int], place: dict[int, Node], unsure: Collection[int]
    ) -> Iterator[Finding]:
        for other in others:
            # The premises join everyone there and say nothing.
            for chain in shortest(self.index, applicant.number, other, steps=MAX_STEPS, avoid=place)[:1]:
                text = in_a_line(self.index, self.shown, applicant, chain)
                numbers = [edge for hop in chain for edge in hop.edges]
                told = facts.joined(self.index, text, numbers, certain=other not in unsure)
                yield from self._seen(Topic.CHAINS, [told])

    def _all(
        self,
        topic: Topic,
        found: Sequence[Fact],
        sources: tuple[str, ...],
        ask: Question | None = None,
        *,
        answered: bool = True,
        kind: str = "",
    ) -> Iterator[Finding]:
        """What was seen, whether nothing seen means anything, and what can be asked instead."""
        yield from self._seen(topic, found, kind)
        lacking = self.registers.lacking(*sources)
        if not answered:
            lacking = lacking or ["voor dit object niet opgevraagd"]
        yield from (Finding(Lijst.MISSING, topic, text, "", "", kind) for text in lacking)
        if lacking and ask:
            yield Finding(Lijst.ASK, topic, ask.text, "", ask.article, kind)
        elif not found and not lacking:
            searched = f"gezocht in {self.registers.searched(*sources)}"
            yield Finding(Lijst.NOT_SEEN, topic, "niets in de geladen registers", "", searched, kind)

    def _seen(self, topic: Topic, found: Iterable[Fact], kind: str = "") -> Iterator[Finding]:
        for fact in found:
            sources = self.shown.sources(fact.elements)
            if fact.text:
                yield Finding(Lijst.SEEN, topic, fact.text, fact.period, sources, kind)
            yield from (Finding(Lijst.ASK, topic, text, fact.period, sources, kind) for text in fact.asked)

    def _nothing(self, topic: Topic, text: str, sources: tuple[str, ...], how: str) -> Iterator[Finding]:
        """That nothing was seen, in those registers that can be relied on; the others were not searched."""
        if searched := self.registers.searched(*sources):
            yield Finding(Lijst.NOT_SEEN, topic, text, "", f"{how} {searched}")
        yield from (Finding(Lijst.MISSING, topic, fault) for fault in self.registers.lacking(*sources))


def _alike(found: Identified) -> str:
    return f"lijkt op {found.near}" if found.near else ""
