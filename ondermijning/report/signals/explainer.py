"""A signal as it leaves the ledger: explained to the source row, with natural persons as roles.

The form is fixed in ``signalen.schema.json``. Within one export each natural person has one alias, P1, P2, …; sole traders
and partnerships of persons count as natural persons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ondermijning.detect.counter import TELLS
from ondermijning.detect.profiles import fact_of
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.runs import Result, latest_run, rule_results
from ondermijning.model import PARTIES
from ondermijning.model.codes import ON_PLACE
from ondermijning.normalise.dutch import in_dutch, unit_of
from ondermijning.report.signals.origins import origins
from ondermijning.signals.display import names_by_id
from ondermijning.signals.scoring import profile_scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import Hit
    from ondermijning.ledger.signals import Signal
    from ondermijning.report.signals.origins import Origin
    from ondermijning.signals.scoring import ProfileScore

NO_FINDING = "Een signaal is geen bevinding: een mens weegt het, en er kan een gewone verklaring zijn."
_HUNDREDTHS = 100
_NUMBER = re.compile(r"\d{6,}")
_ANSWERS = "kvk"  # the source whose files are named by the number of a company or branch, and are about that alone
DEMO = "DEMO: alle gegevens zijn verzonnen."


@dataclass(frozen=True, slots=True)
class Explainer:
    """What is needed to explain signals.

    Args:
        ledger: signals and hits.
        store: the graph, for names.
        folder: the built graph, for origins.
        rules: the rules that exist now.
        uncertain: party id → registers of its members that joined by score.
        demo: mark everything as fictitious.
        only: the rules whose hits are told; all if there is none.
        naming: what natural persons are called; P1, P2, … if there is none.
        places: where elements came from, as far as it was looked up before.
        on_place: party id → registers of its members that a name and a place alone link to it.
    """

    ledger: Ledger
    store: GraphStore
    folder: Path
    rules: Mapping[str, Rule]
    uncertain: Mapping[str, list[str]]
    demo: bool
    only: frozenset[str] | None = None
    naming: Callable[[Iterable[tuple[str, str]]], dict[tuple[str, str], str]] | None = None
    places: Mapping[tuple[str, str], list[Origin]] | None = None
    on_place: Mapping[str, list[str]] = field(default_factory=dict)

    def read_ahead(self, signals: Iterable[Signal]) -> Explainer:
        """The same, which knows where everything in these signals came from: the file of origins is read once for all."""
        everything = [hit for signal in signals for hit in self._hits(signal)]
        return replace(self, places=origins(self.folder, _wanted(everything)))

    def explain(self, signals: list[Signal]) -> list[dict[str, Any]]:
        """The exported form of signals, in the order given."""
        hits = {signal.id: self._hits(signal) for signal in signals}
        everything = [hit for found in hits.values() for hit in found]
        parts = {(part["soort"], part["id"]) for hit in everything for told in _told(hit) for part in told["delen"]}
        parts |= {self._subject(signal) for signal in signals}
        names = names_by_id(self.store, parts)
        aliases = (self.naming or _aliases)(part for part in parts - names.keys() if part[0] in PARTIES)
        places = _veiled(self._places(_wanted(everything)), aliases)
        return [self._one(signal, hits[signal.id], names | aliases, places, frozenset(aliases)) for signal in signals]

    def _places(self, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], list[Origin]]:
        if self.places is None or not wanted <= self.places.keys():
            return origins(self.folder, wanted)
        return {key: self.places[key] for key in sorted(wanted)}

    def _hits(self, signal: Signal) -> list[Hit]:
        seen = (kept.hit for kept in hits_of(self.ledger, signal.id) if kept.gone_run is None)
        return [hit for hit in seen if self.only is None or hit.rule in self.only]

    def _one(
        self,
        signal: Signal,
        hits: list[Hit],
        names: Mapping[tuple[str, str], str],
        places: Mapping[tuple[str, str], list[Origin]],
        hidden: frozenset[tuple[str, str]],
    ) -> dict[str, Any]:
        weights = {hit.rule: hit.weight for hit in sorted(hits, key=lambda hit: hit.weight)}
        rules = [self.rules[rule] for rule in weights if rule in self.rules]
        kind, name = subject = self._subject(signal)
        return {
            "id": signal.id,
            "onderwerp": {"soort": kind, "id": name, "aanduiding": names.get(subject, "onbekend")},
            "regels": sorted(weights),
            "families": sorted({hit.family for hit in hits}),
            "gewicht": sum(weights.values()),
            "opbouw": [
                {"regel": rule, "gewicht": weight, "zekerheid": self._certainty(rule, hits)}
                for rule, weight in sorted(weights.items())
            ],
            "profielen": [_profile(score) for score in profile_scores(hits)],
            "zin": " ".join(hit.sentence for hit in hits),
            "bewijsdelen": _parts(hits, names, hidden),
            "bewijs": _evidence(hits, names, places),
            "andere_verklaringen": sorted({text for rule in rules for text in rule.other_explanations}),
            "tegenbewijs": _against(hits),
            "niet_onderzocht": sorted(
                {text for rule in rules for text in rule.blind_to} | set(self._unanswered(hits)) | _unconfirmed(hits)
            ),
            "onzekere_koppelingen": self._uncertain(hits, names),
            "eerst_gezien": signal.first_seen.isoformat(),
            "status": signal.state.value,
            "nulmeting": signal.baseline,
            "let_op": f"{DEMO} {NO_FINDING}" if self.demo else NO_FINDING,
        }

    def _subject(self, signal: Signal) -> tuple[str, str]:
        """Kind and id of the subject; a party by the id that is now in use for it."""
        kind, name = signal.subject_kind, signal.subject_id
        return (kind, current_id(self.ledger, name)) if kind in PARTIES else (kind, name)

    def _certainty(self, rule: str, hits: list[Hit]) -> str:
        """Whether a rule's hits count, and whether all parties in them were joined by register keys only."""
        if all(hit.unconfirmed for hit in hits if hit.rule == rule):
            return "onbevestigd"
        parties = {part["id"] for hit in hits if hit.rule == rule for part in hit.evidence["delen"]}
        return "onzeker" if parties & self.uncertain.keys() else "zeker"

    def _unanswered(self, hits: list[Hit]) -> list[str]:
        """Rules that did not answer in the last run, or were not in it and count with what they found before."""
        run = latest_run(self.ledger)
        results = rule_results(self.ledger, run) if run else []
        asked = (Result.UNDECIDED, Result.FAILED, Result.CAPPED)
        silent = [
            f"regel {result.rule}: {result.result} ({result.reason})" for result in results if result.result in asked
        ]
        absent = {hit.rule for hit in hits} - {result.rule for result in results}
        return silent + [
            f"regel {rule}: draaide niet in de laatste run; wat zij eerder vond telt mee" for rule in absent
        ]

    def _uncertain(self, hits: list[Hit], names: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
        parties = {(part["soort"], part["id"]) for hit in hits for part in hit.evidence["delen"]}
        told = {party: names.get(party, "onbekend") for party in sorted(parties)}
        return [
            *(
                {"partij": told[each], "registers": self.uncertain[each[1]]}
                for each in told
                if each[1] in self.uncertain
            ),
            *(
                {"partij": told[each], "registers": self.on_place[each[1]], "hoe": ON_PLACE}
                for each in told
                if each[1] in self.on_place
            ),
        ]


def _unconfirmed(hits: list[Hit]) -> set[str]:
    return {
        f"regel {hit.rule}: telt niet mee voor het gewicht en opent geen signaal, want de treffer rust op een koppeling op"
        " object, dus op naam en plek alleen, of op een koppeling op score, en hoe vaak die juist zijn is hier nog niet gemeten"
        for hit in hits
        if hit.unconfirmed
    }


def _profile(score: ProfileScore) -> dict[str, Any]:
    return {
        "profiel": fact_of(score.profile),
        "punten": score.points / _HUNDREDTHS,
        "opent": score.opens,
        "begrensd": list(score.limited),
        "delen": [
            {
                "regel": part.rule,
                "familie": part.family,
                "gewicht": part.weight,
                "zekerheid_promille": part.certainty,
                "tegenbewijs": part.effect,
                "punten": part.points / _HUNDREDTHS,
            }
            for part in score.parts
        ],
    }


def _against(hits: list[Hit]) -> list[str]:
    """Counter-evidence in words, each with the rule it speaks against and what it does."""
    return sorted(
        {
            f"{each['zin']} ({hit.rule}: {each['gevolg']})"
            for hit in hits
            for each in hit.evidence.get("tegen", ())
            if each["gevolg"] != TELLS
        }
    )


def _told(hit: Hit) -> Iterator[Mapping[str, Any]]:
    """What was found, and what was found against it."""
    yield hit.evidence
    yield from hit.evidence.get("tegen", ())


def _aliases(persons: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    return {person: f"P{number}" for number, person in enumerate(sorted(persons), 1)}


def _veiled(
    places: Mapping[tuple[str, str], list[Origin]], aliases: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], list[Origin]]:
    """Places without the number of a natural person in a file name: answers of the trade register are named by number.

    In an answer about a sole trader every number is hidden, since it may be that of a branch.
    """
    numbers = {number: alias for (_, element), alias in aliases.items() for number in _NUMBER.findall(element)}
    own = {element: alias for (kind, element), alias in aliases.items() if kind == "Bedrijf"}
    return {
        (element, column): [_named_by(place, numbers, own.get(element)) for place in found]
        for (element, column), found in places.items()
    }


def _named_by(place: Origin, numbers: Mapping[str, str], person: str | None) -> Origin:
    everything = person if place.source == _ANSWERS else None
    return place._replace(file=_NUMBER.sub(lambda at: everything or numbers.get(at[0], at[0]), place.file))


def _wanted(hits: list[Hit]) -> set[tuple[str, str]]:
    told = [each for hit in hits for each in _told(hit)]
    values = {(element, value["kolom"]) for each in told for value in each["waarden"] for element in value["elementen"]}
    return values | {(part["id"], "") for each in told for part in each["delen"]}


def _parts(
    hits: list[Hit], names: Mapping[tuple[str, str], str], hidden: frozenset[tuple[str, str]]
) -> list[dict[str, str]]:
    """Nodes in the evidence; a natural person by alias, never by a register id, anything else also by its name if known."""
    found = {(part["rol"], part["soort"], part["id"]) for hit in hits for told in _told(hit) for part in told["delen"]}
    return [
        _part(role, kind, element, names.get((kind, element), element), hidden=(kind, element) in hidden)
        for role, kind, element in sorted(found)
    ]


def _part(role: str, kind: str, element: str, name: str, *, hidden: bool) -> dict[str, str]:
    part = {"soort": kind, "id": name if hidden else element, "rol": role}
    return part if name == part["id"] else part | {"aanduiding": name}


def _evidence(
    hits: list[Hit], names: Mapping[tuple[str, str], str], places: Mapping[tuple[str, str], list[Origin]]
) -> list[dict[str, str]]:
    """Every value with every row it came from, each pair once."""
    found: dict[tuple[str, Origin], None] = {}
    for told in (each for hit in hits for each in _told(hit)):
        for value in told["waarden"]:
            unit = unit_of(value["kolom"])
            words = f"{value['naam']}: {', '.join(in_dutch(each, unit) for each in value['waarden'])}"
            for element in value["elementen"]:
                found.update(dict.fromkeys((words, place) for place in places[element, value["kolom"]]))
        for part in told["delen"]:
            words = f"{part['rol']}: {names.get((part['soort'], part['id']), 'onbekend')}"
            found.update(dict.fromkeys((words, place) for place in places[part["id"], ""]))
    return [
        {
            "waarde": words,
            "bron": place.source,
            "levering": place.delivery,
            "bestand": place.file,
            "positie": place.position,
        }
        for words, place in found
    ]
