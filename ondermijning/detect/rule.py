"""The contract of a rule: one pattern with everything a person needs to judge it, checked when the object is made."""

from __future__ import annotations

import hashlib
import re
import string
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.detect.counter import TELLS, Counter
from ondermijning.detect.profiles import PROFILES
from ondermijning.errors import RuleError
from ondermijning.graph.dialect.check import check, check_expression, check_query
from ondermijning.model import column_of
from ondermijning.normalise.dutch import ONE_OR_MORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.detect.card import LegalCard
    from ondermijning.detect.parameters import Parameter
    from ondermijning.graph.dialect.check import Pattern

FAMILIES = ("financiering", "eigenaar", "transactie", "gebruik", "vergunning", "subsidie", "bedrijf", "netwerk")
SUBJECTS = ("Perceel", "Bedrijf", "Adres", "Straat", "Vergunning", "Subsidie")
SOLO, COMBINATION, CONTEXT = "solo", "combinatie", "context"
STRENGTHS = (SOLO, COMBINATION, CONTEXT)
TRIAL, STABLE = "proef", "stabiel"
MATURITIES = (TRIAL, STABLE)
_EVIDENCE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")  # so that every value has an origin
_COUNT = re.compile(r"\bRETURN\s+count\([^()]+\)\s+AS\s+aantal\s*$")

_PACKAGE = Path(__file__).parents[1]
# What decides whether a rule passes: the dialect, what the model lets it read, and its own contract.
_CHECKER = (
    "graph/dialect/*.py",
    "model/columns.py",
    "model/edges.py",
    "model/forbidden.py",
    "model/graph_kinds.py",
    "model/lookup.py",
    "model/nodes.py",
    "detect/card.py",
    "detect/counter.py",
    "detect/parameters.py",
    "detect/profiles.py",
    "detect/rule.py",
    "normalise/dutch.py",
)
_VOUCHED: ContextVar[frozenset[str]] = ContextVar("vouched", default=frozenset())


@contextmanager
def vouched(hashes: frozenset[str]) -> Iterator[None]:
    """Take rules that passed before as they are: no text of them is read until somebody asks what it holds.

    Args:
        hashes: the ``checked_hash`` of each.
    """
    before = _VOUCHED.set(hashes)
    try:
        yield
    finally:
        _VOUCHED.reset(before)


@cache
def _checker() -> str:
    files = (path for pattern in _CHECKER for path in sorted(_PACKAGE.glob(pattern)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@dataclass(frozen=True, slots=True)
class Rule:
    """A notable constellation.

    Args:
        id: the name of the file.
        title, family: for people; the family counts in the gate.
        match: a pattern in the portable dialect of ``graph/dialect``, without RETURN.
        subject: the evidence name of the node a signal is about.
        evidence: name → expression over the pattern.
        identity: evidence names that make two rows the same hit.
        population: a text that counts what the rule could have hit.
        parameters: thresholds and windows.
        why: the sentence, with evidence names in braces.
        other_explanations: innocent causes; never empty.
        sources: loader ids without which the rule cannot answer.
        needs, blind_to: what must be in the data, and what the rule cannot see.
        strength: solo opens a signal alone; combinatie needs a second family; context never opens one.
        weight: what a hit adds to the weight of a signal.
        maturity: proef, of which an export holds nothing unless asked, or stabiel.
        source: where the indicator comes from.
        indicators: the rows of the catalogue of indicators that it covers, such as FIN-09.
        profiles: keys of the profiles within which a hit counts; empty for what is context alone.
        card: why the rule may run.
        undecided: a text that counts the cases that lack what the rule needs; empty if a missing value cannot mislead.
        counters: facts that would explain a hit, and such as a reader must also know.
        version: goes up with every change of what the rule finds or says.
        author: the account of who wrote it, who may not approve it.
    """

    id: str
    title: str
    family: str
    match: str
    subject: str
    evidence: Mapping[str, str]
    identity: tuple[str, ...]
    population: str
    parameters: tuple[Parameter, ...]
    why: str
    other_explanations: tuple[str, ...]
    sources: tuple[str, ...]
    needs: tuple[str, ...]
    blind_to: tuple[str, ...]
    strength: str
    weight: int
    maturity: str
    source: str
    indicators: tuple[str, ...]
    profiles: tuple[str, ...]
    card: LegalCard
    undecided: str = ""
    counters: tuple[Counter, ...] = ()
    version: int = 1
    author: str = "ondermijning"
    _pattern: Pattern | None = field(init=False, default=None, compare=False, repr=False)
    _against: tuple[Pattern, ...] | None = field(init=False, default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.checked_hash in _VOUCHED.get():
            return
        try:
            self._check_patterns()
            on_card = self.card.problems(on_trial=self.maturity == TRIAL)
            _refuse([*self._wrong_words(), *self._wrong_names(), *self._undeclared(), *on_card])
        except RuleError as problem:
            raise RuleError(problem.message, where=f"rule {self.id}", advice=problem.advice) from problem

    @property
    def pattern(self) -> Pattern:
        """What the match holds."""
        if self._pattern is None:
            object.__setattr__(self, "_pattern", self._read(self.match))
        assert self._pattern is not None
        return self._pattern

    @property
    def against(self) -> tuple[Pattern, ...]:
        """What the match holds with each counter-evidence behind it."""
        if self._against is None:
            object.__setattr__(self, "_against", tuple(self._read(each.text(self.match)) for each in self.counters))
        assert self._against is not None
        return self._against

    @property
    def explaining(self) -> tuple[Counter, ...]:
        """Counter-evidence: what would explain a hit."""
        return tuple(each for each in self.counters if each.effect != TELLS)

    @property
    def telling(self) -> tuple[Counter, ...]:
        """What a reader of a hit must also know."""
        return tuple(each for each in self.counters if each.effect == TELLS)

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Variables that the evidence reads, in order of name: their origin explains the hit."""
        return tuple(sorted({variable for variable, _ in self._evidence_reads()}))

    @property
    def subject_kind(self) -> str:
        """The label of the subject."""
        return next(iter(self.pattern.nodes[self._subject_variable()]))

    @property
    def content_hash(self) -> str:
        """Hash of everything that decides what the rule finds and says."""
        parts = (
            self.id,
            self.match,
            self.subject,
            sorted(self.evidence.items()),
            self.identity,
            self.why,
            self.strength,
            self.weight,
            [(p.name, p.kind.value, str(p.default), str(p.low), str(p.high)) for p in self.parameters],
            self.undecided,
            self.profiles,
            [(c.id, c.match, sorted(c.evidence.items()), c.says, c.effect) for c in self.counters],
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def checked_hash(self) -> str:
        """Hash of the whole rule and of the program that checks it: equal to one that passed, it passes."""
        return hashlib.sha256(f"{_checker()} {self!r}".encode()).hexdigest()

    def _check_patterns(self) -> None:
        names = frozenset(parameter.name for parameter in self.parameters)
        pattern, against = self.pattern, self.against
        unused = sorted(names.difference(pattern.parameters, *(each.parameters for each in against)))
        if unused or len(names) != len(self.parameters):
            raise RuleError(f"parameter {', '.join(unused) or 'names'} declared but not used, or declared twice.")
        _check_evidence(self.evidence, pattern)
        for counter, each in zip(self.counters, against, strict=True):
            _check_evidence(counter.evidence, each)
        self._check_counts()

    def _read(self, text: str) -> Pattern:
        names = {parameter.name for parameter in self.parameters} | {"peildatum"}
        return check(text, allowed_parameters=frozenset(names), allow_b=self.card.class_b, may_name=False)

    def _check_counts(self) -> None:
        counts = {"population": self.population} | ({"undecided": self.undecided} if self.undecided else {})
        for name, text in counts.items():
            if not _COUNT.search(text):
                raise RuleError(f"the {name} does not end in RETURN count(x) AS aantal.")
            check_query(text, allowed_parameters=frozenset(), allow_b=self.card.class_b, may_name=False)

    def _wrong_words(self) -> list[str]:
        allowed = (
            ("family", self.family, FAMILIES),
            ("strength", self.strength, STRENGTHS),
            ("maturity", self.maturity, MATURITIES),
        )
        wrong = [
            f"{name} {value!r} is not one of {', '.join(words)}."
            for name, value, words in allowed
            if value not in words
        ]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.id):
            wrong.append("the id is not lower-case ASCII.")
        if self.weight < 0:
            wrong.append("the weight is below zero.")
        if self.version < 1 or not self.author.strip():
            wrong.append("the version is below one or there is no author.")
        wrong += [
            f"profile {name!r} is not one of {', '.join(PROFILES)}." for name in self.profiles if name not in PROFILES
        ]
        needed = ["other_explanations", "sources", "needs", "blind_to", "identity"]
        if self.strength != CONTEXT:
            needed.append("profiles")
        return wrong + [f"{name} is empty." for name in needed if not getattr(self, name)]

    def _wrong_names(self) -> list[str]:
        used = {"identity": self.identity, "sentence": _fields(self.why), "subject": (self.subject,)}
        wrong = [
            f"{place} names {name}, which is no evidence."
            for place, names in used.items()
            for name in names
            if name not in self.evidence
        ]
        wrong += [
            f"counter-evidence {counter.id} names {name}, which is no evidence."
            for counter in self.counters
            for name in _fields(counter.says)
            if name not in {*self.evidence, *counter.evidence}
        ]
        if wrong:
            return wrong
        if self.subject not in self.identity:
            wrong.append("the subject is not part of the identity.")
        if any("Signaal" in each for each in self.pattern.nodes.values()):
            wrong.append("reads Signaal, which rests on rules itself and which the embedded graph does not hold.")
        labels = self.pattern.nodes.get(self._subject_variable(), frozenset())
        if not self.evidence[self.subject].endswith(".id") or len(labels) != 1 or not labels <= set(SUBJECTS):
            wrong.append(f"the subject is not the id of one of {', '.join(SUBJECTS)}.")
        return wrong

    def _undeclared(self) -> list[str]:
        read = _attributes(self.pattern, (*self.pattern.reads, *self._evidence_reads()))
        for counter, pattern in zip(self.counters, self.against, strict=True):
            said = [each for expression in counter.evidence.values() for each in check_expression(expression, pattern)]
            read |= _attributes(pattern, (*pattern.reads, *said))
        return [
            f"reads {name}, which the legal card does not declare." for name in sorted(read - set(self.card.attributes))
        ]

    def _evidence_reads(self) -> list[tuple[str, str]]:
        return [read for expression in self.evidence.values() for read in check_expression(expression, self.pattern)]

    def _subject_variable(self) -> str:
        return self.evidence[self.subject].partition(".")[0]


def _check_evidence(evidence: Mapping[str, str], pattern: Pattern) -> None:
    for expression in evidence.values():
        if not _EVIDENCE.fullmatch(expression):
            raise RuleError(
                f"evidence {expression!r} is not variable.property.", advice="Arithmetic belongs in a fact."
            )
        check_expression(expression, pattern)


def _attributes(pattern: Pattern, reads: Iterable[tuple[str, str]]) -> set[str]:
    """What is read of the model, as ``Kind.property``."""
    return {
        f"{owner}.{name}"
        for variable, name in reads
        for owner in pattern.nodes.get(variable, frozenset()) | pattern.edges.get(variable, frozenset())
        if name != "id" and column_of([owner], name) is not None
    }


def _refuse(problems: list[str]) -> None:
    if problems:
        raise RuleError(" ".join(problems))


def _fields(sentence: str) -> tuple[str, ...]:
    """What stands in the braces; values are words by then, so a format or conversion is taken for part of the name.

    Only a choice by number is a form that is known: ``{n:staat|staan}``.
    """
    try:
        parts = list(string.Formatter().parse(sentence))
    except ValueError:
        raise RuleError("the braces in the sentence do not match.") from None
    return tuple(
        name
        + (f"!{conversion}" if conversion else "")
        + (f":{form}" if form and not ONE_OR_MORE.fullmatch(form) else "")
        for _, name, form, conversion in parts
        if name is not None
    )
