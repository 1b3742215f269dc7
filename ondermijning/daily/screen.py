"""What the registers say when someone applies: seen, not seen, not available, to be asked; never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily import screen_facts as facts
from ondermijning.daily.application import ASK, Application
from ondermijning.daily.chains import in_a_line
from ondermijning.daily.history import place_nodes
from ondermijning.daily.path import shortest
from ondermijning.daily.things import exact
from ondermijning.daily.words import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.daily.index import Index, Node
    from ondermijning.daily.registers import Registers
    from ondermijning.daily.screen_facts import Fact
    from ondermijning.daily.shown import Shown

NO_VERDICT = (
    "Dit is een overzicht van registers, geen oordeel over de aanvrager: een mens weegt het en hoort de aanvrager."
)
COLUMNS = ("lijst", "onderwerp", "bevinding", "periode", "bron")
_NOWHERE, _NO_COMPANY = "komt in geen geladen register voor", "geen bedrijf in de geladen registers heeft deze naam"
MAX_STEPS = 4
MAX_PARTIES = 25  # to whom a chain from the applicant is looked for


class Lijst(StrEnum):
    """The four lists, in the order they are shown in."""

    SEEN = "gezien"
    NOT_SEEN = "niet gezien"
    MISSING = "niet beschikbaar"
    ASK = "op te vragen"


class Finding(NamedTuple):
    """A row of the overview."""

    lijst: Lijst
    subject: str
    text: str
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Screening:
    """The means to screen: index, names, registers, and whether natural persons may be looked for by name."""

    index: Index
    shown: Shown
    registers: Registers
    persons: bool = False

    def findings(self, application: Application) -> list[Finding]:
        """All rows about one application, list by list."""
        applicants = self._applicants(application)
        place = place_nodes(self.index, exact(self.index, application.address))
        applicant = applicants[0].number if len(applicants) == 1 else None
        found = [*self._applicant(application, applicants), *self._place(application, place, applicant)]
        if len(applicants) == 1:
            found += self._about(applicants[0], place)
        found += [Finding(Lijst.ASK, "aanvraag", text) for text in ASK[application.power]]
        order = list(Lijst)
        return sorted(dict.fromkeys(found), key=lambda row: order.index(row.lijst))

    def _applicants(self, application: Application) -> list[Node]:
        if application.kvk:
            return [node for node in exact(self.index, application.kvk) if node.label == "Bedrijf"]
        found = search(self.index, application.name, persons=self.persons).nodes
        return [node for node in found if node.label in ("Bedrijf", "Persoon")]

    def _all_searched(self, application: Application) -> bool:
        """Whether an applicant that is there would be found: natural persons have no number, and their names may be closed."""
        return self.persons or not application.name

    def _applicant(self, application: Application, found: list[Node]) -> Iterator[Finding]:
        if application.born:
            yield Finding(Lijst.MISSING, "aanvrager", "geboortedatum: staat niet in de graaf, vergelijk zelf")
        if not self._all_searched(application):
            yield Finding(Lijst.MISSING, "aanvrager", "natuurlijke personen zijn niet op naam gezocht (--met-personen)")
        if len(found) == 1:
            fact = facts.known(self.shown, found[0])
            yield Finding(Lijst.SEEN, "aanvrager", fact.text, fact.period, self.shown.sources(fact.elements))
        elif found:
            yield Finding(Lijst.ASK, "aanvrager", f"KVK-nummer: {len(found)} partijen passen bij deze naam")
        else:
            searched = self._all_searched(application)
            yield Finding(Lijst.NOT_SEEN, "aanvrager", _NOWHERE if searched else _NO_COMPANY)
            yield Finding(Lijst.ASK, "aanvrager", "KVK-nummer of uittreksel")

    def _place(self, application: Application, place: dict[int, Node], applicant: int | None) -> Iterator[Finding]:
        """What is known of the premises, whoever applies."""
        index, shown = self.index, self.shown
        if not place:
            yield Finding(Lijst.NOT_SEEN, "pand", "dit adres komt in geen geladen register voor")
            yield Finding(Lijst.ASK, "pand", "kadastrale aanduiding of BAG-id van het pand")
            return
        yield from self._all("eigendom van het pand", facts.owners(index, shown, place), ("brk",), "eigendomsbewijs")
        yield from self._all(
            "geldverstrekkers",
            facts.lenders(index, shown, place),
            ("kik",),
            "financiering van het pand",
            answered=facts.mortgages_answered(place),
        )
        yield from self._all(
            "sluitingen en weigeringen op dit adres",
            facts.refusals(index, shown, place),
            ("gebeurtenissen", "vergunningen"),
            "eerdere weigeringen of sluitingen",
        )
        yield from self._all(
            "sluitingen bij dezelfde eigenaar",
            facts.refusals_of_owners(index, shown, place),
            ("gebeurtenissen", "brk"),
            "",
        )
        before, own = facts.predecessors(index, shown, place, applicant)
        yield from self._all(
            f"voorgangers op dit adres ({application.kind})", before, ("vergunningen",), "wie er eerder zat"
        )
        for fact in own:
            sources = shown.sources(fact.elements)
            yield Finding(Lijst.SEEN, "aanvrager zelf op dit adres", fact.text, fact.period, sources)

    def _about(self, applicant: Node, place: dict[int, Node]) -> Iterator[Finding]:
        """What is known of the applicant, and how it hangs together with who is known at the premises."""
        directed = facts.control(self.index, self.shown, applicant)
        yield from self._all(
            "zeggenschap over de aanvrager", directed, ("hr",), "uittreksel met bestuurders en aandeelhouders"
        )
        yield from self._all(
            "eerder over de aanvrager", facts.events_of(self.index, self.shown, applicant), ("gebeurtenissen",), ""
        )
        others = sorted(facts.parties_at(self.index, place) - {applicant.number})[:MAX_PARTIES]
        chains = list(self._chains(applicant, others, place))
        yield from chains
        if others and not chains:
            yield Finding(Lijst.NOT_SEEN, "verbanden", f"keten tot {MAX_STEPS} stappen naar wie bij het pand bekend is")

    def _chains(self, applicant: Node, others: Iterable[int], place: dict[int, Node]) -> Iterator[Finding]:
        for other in others:
            # The premises join everyone there and say nothing.
            for chain in shortest(self.index, applicant.number, other, steps=MAX_STEPS, avoid=place)[:1]:
                text = in_a_line(self.index, self.shown, applicant, chain)
                sources = self.shown.sources(edge for hop in chain for edge in hop.edges)
                yield Finding(Lijst.SEEN, "verbanden", text, "", sources)

    def _all(
        self, subject: str, found: list[Fact], sources: tuple[str, ...], ask: str, *, answered: bool = True
    ) -> Iterator[Finding]:
        """What was seen, whether nothing seen means anything, and what can be asked instead."""
        for fact in found:
            yield Finding(Lijst.SEEN, subject, fact.text, fact.period, self.shown.sources(fact.elements))
        lacking = self.registers.lacking(*sources)
        if not answered:
            lacking = lacking or ["voor dit object niet opgevraagd"]
        yield from (Finding(Lijst.MISSING, subject, text) for text in lacking)
        if lacking and ask:
            yield Finding(Lijst.ASK, subject, ask)
        elif not found and not lacking:
            yield Finding(Lijst.NOT_SEEN, subject, "niets in de geladen registers")
