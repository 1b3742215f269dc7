"""The answer key: what was planted in the synthetic city and what each rule should do with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

STORIES_FILE = "verhalen.json"
SCHEME = "schema"
HARD_NEGATIVE = "hard_negatief"
LINKS = "koppeling"
_LABELS = {
    "percelen": "Perceel",
    "bedrijven": "Bedrijf",
    "adressen": "Adres",
    "vergunningen": "Vergunning",
    "subsidies": "Subsidie",
}


@dataclass(frozen=True, slots=True)
class Koppeling:
    """Whether a name in a file of the municipality is a company of the trade register.

    Args:
        register, source_id: the mention, as its loader names it.
        partij: party id ``KVK:<8>``.
        zelfde: False for a company that looks like it and is another.
    """

    register: str
    source_id: str
    partij: str
    zelfde: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """One planted story as seen by one rule.

    Args:
        id: story and number, and the rule where a story concerns several.
        soort: ``schema`` if the rule must report the subjects, ``hard_negatief`` if it must not, ``koppeling`` for names only.
        naam: what the story is, in Dutch.
        regel: the rule it speaks of; None for a scheme that no rule can see, and for names.
        percelen: object ids with their IMKAD domain.
        bedrijven: party ids ``KVK:<8>`` of the companies that play a part; of the subjects for a rule about companies.
        uitleg: what happened and what a perfect detector does, in Dutch.
        adressen: BAG ids of addresses.
        vergunningen: case numbers.
        subsidies: dossier numbers.
        koppelingen: which names belong to which company, and which do not.
    """

    id: str
    soort: str
    naam: str
    regel: str | None
    percelen: tuple[str, ...]
    bedrijven: tuple[str, ...]
    uitleg: str
    adressen: tuple[str, ...] = ()
    vergunningen: tuple[str, ...] = ()
    subsidies: tuple[str, ...] = ()
    koppelingen: tuple[Koppeling, ...] = ()


@dataclass(frozen=True, slots=True)
class Verhaal:
    """One story as it happened in life, whatever the rules make of it.

    Args:
        id: story and number.
        soort: ``schema`` or ``hard_negatief``.
        modus: the ways in which crime uses real estate that a scheme is a case of, as the profiles of the rules are named.
        naam, uitleg: what it is and what happened, in Dutch.
        objecten: label of the graph → ids of all it touches; no persons.
    """

    id: str
    soort: str
    modus: tuple[str, ...]
    naam: str
    uitleg: str
    objecten: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """All planted stories, with the reference date on which the answers hold.

    Args:
        verhalen: every scheme and hard negative of a city that is large enough to measure in; else empty.
    """

    peildatum: date
    answers: tuple[Answer, ...]
    verhalen: tuple[Verhaal, ...] = ()

    def expected(self, rule: str, kind: str = "percelen") -> frozenset[str]:
        """The subjects of a kind that a perfect detector reports for a rule, all of them and no others."""
        planted = (answer for answer in self.answers if answer.soort == SCHEME and answer.regel == rule)
        return frozenset(subject for answer in planted for subject in getattr(answer, kind))

    def planted(self, kind: str) -> frozenset[str]:
        """Every subject of a kind that any story is about, guilty or not."""
        answered = {subject for answer in self.answers for subject in getattr(answer, kind)}
        return frozenset(answered.union(*(story.objecten.get(_LABELS[kind], ()) for story in self.verhalen)))


def write_answers(folder: Path, key: AnswerKey) -> None:
    """Write the answers as a JSON list, and another of the stories where the city has those."""
    _write(folder / "antwoorden.json", key.answers)
    if key.verhalen:
        _write(folder / STORIES_FILE, key.verhalen)


def _write(path: Path, entries: Iterable[Answer] | Iterable[Verhaal]) -> None:
    text = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
