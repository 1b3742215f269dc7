"""What a run sees otherwise in the evidence of a signal, in words for its history; natural persons by their role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.detect.rule import CONTEXT
from ondermijning.ledger.runs import read_run
from ondermijning.normalise.dutch import in_dutch, unit_of
from ondermijning.signals.display import sentence
from ondermijning.signals.evidence import stored, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import KeptHit
    from ondermijning.signals.display import Names
    from ondermijning.signals.standing import Standing

SHOWN = 5  # differences in one note; the evidence itself has them all


def difference(ledger: Ledger, standing: Standing, on: date, names: Names) -> str:
    """What is new, back, gone or other than it was, in Dutch; empty where nothing is.

    Args:
        ledger: for the dates of earlier runs.
        standing: a known signal and what the run found about it.
        on: the date the run speaks for.
        names: names of the nodes in its hits.
    """
    told = _added(standing, names), _stopped(standing), _gone(standing), _changed(ledger, standing, on, names)
    return _note([text for texts in told for text in texts])


def no_longer(standing: Standing) -> str:
    """What counts no longer because its rule stopped, in Dutch; empty where nothing does."""
    return _note(list(_stopped(standing)))


def _note(texts: list[str]) -> str:
    more = f"; en nog {len(texts) - SHOWN}" if len(texts) > SHOWN else ""
    return "; ".join(texts[:SHOWN]) + more


def _added(standing: Standing, names: Names) -> Iterator[str]:
    for hit in standing.news:
        yield f"nieuw bewijs van {hit.rule.id}: {sentence(hit, names)}"
    for hit in standing.counting:
        known = standing.known.of(hit)
        if known is not None and known.gone_run is not None and hit.rule.id not in standing.resting:
            yield f"terug, van {hit.rule.id}: {sentence(hit, names)}"


def _stopped(standing: Standing) -> Iterator[str]:
    for kept in standing.kept:
        if kept.hit.rule in standing.stopped and _counted(kept):
            why = standing.stopped[kept.hit.rule]
            yield f"telt niet meer mee, want regel {kept.hit.rule} draait niet meer ({why}): {kept.hit.sentence}"


def _counted(kept: KeptHit) -> bool:
    return kept.gone_run is None and not kept.forgotten and kept.hit.evidence["sterkte"] != CONTEXT


def _gone(standing: Standing) -> Iterator[str]:
    known = filter(None, map(standing.known.of, standing.hits))
    seen = {(each.hit.rule, each.hit.hit_key) for each in known}
    for kept in standing.kept:
        if _counted(kept) and kept.hit.rule in standing.answered and (kept.hit.rule, kept.hit.hit_key) not in seen:
            yield f"niet meer gezien door {kept.hit.rule}: {kept.hit.sentence}"


def _changed(ledger: Ledger, standing: Standing, on: date, names: Names) -> Iterator[str]:
    for hit in standing.counting:
        known = standing.known.of(hit)
        if known is not None and not known.forgotten:
            run = read_run(ledger, known.hit.run)
            passed = (on - run.on_date).days if run else 0
            yield from _values(standing, hit, known, passed, names)


def _values(standing: Standing, hit: Hit, known: KeptHit, passed: int, names: Names) -> Iterator[str]:
    """Values of a hit that differ; one that grew by the days between both runs is the calendar and no difference."""
    assert standing.candidate is not None
    before = known.hit.evidence
    after = stored(hit, standing.candidate.subject, names)
    old, new = values_of(before), values_of(after)
    parts = {part["rol"] for part in (*before["delen"], *after["delen"])}
    for name in hit.rule.evidence:
        was, now = old.get(name, []), new.get(name, [])
        if name in parts:
            if standing.known.ids(was) != standing.known.ids(now):
                yield f"{hit.rule.id}: {name} is een ander"
        elif was != now and not _is_calendar(was, now, passed):
            unit = unit_of(hit.rule.evidence[name])
            yield f"{hit.rule.id}: {name} was {_words(was, unit)}, is {_words(now, unit)}"


def _is_calendar(was: list[Any], now: list[Any], passed: int) -> bool:
    numbers = [(a, b) for a, b in zip(was, now, strict=False) if type(a) is int and type(b) is int]
    return len(numbers) == len(was) == len(now) and all(b - a == passed for a, b in numbers)


def _words(values: list[Any], unit: str) -> str:
    return ", ".join(in_dutch(value, unit) for value in values) or "onbekend"
