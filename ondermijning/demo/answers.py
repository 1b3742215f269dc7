"""The answer key: what was planted in the synthetic city and what each rule should do with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

SCHEME = "schema"
HARD_NEGATIVE = "hard_negatief"
LINKS = "koppeling"


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
class AnswerKey:
    """All planted stories, with the reference date on which the answers hold."""

    peildatum: date
    answers: tuple[Answer, ...]

    def expected(self, rule: str, kind: str = "percelen") -> frozenset[str]:
        """The subjects of a kind that a perfect detector reports for a rule, all of them and no others."""
        planted = (answer for answer in self.answers if answer.soort == SCHEME and answer.regel == rule)
        return frozenset(subject for answer in planted for subject in getattr(answer, kind))

    def planted(self, kind: str) -> frozenset[str]:
        """Every subject of a kind that any story is about, guilty or not."""
        return frozenset(subject for answer in self.answers for subject in getattr(answer, kind))


def write_answers(path: Path, key: AnswerKey) -> None:
    """Write the answers as a JSON list."""
    text = json.dumps([asdict(answer) for answer in key.answers], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
