"""The sentences of hits as people read them: those of one rule that begin alike become one."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.hits import Hit

_FILLED = re.compile(r"\{[^{}]*\}")  # what a rule puts a value in


def sentences(hits: Iterable[Hit], rules: Mapping[str, Rule]) -> dict[str, list[str]]:
    """Rule → its sentences, in the order in which the rules come first."""
    found: dict[str, dict[str, None]] = {}
    for hit in hits:
        found.setdefault(hit.rule, {})[hit.sentence] = None
    return {rule: merged(list(said), rules[rule].why if rule in rules else "") for rule, said in found.items()}


def merged(said: Sequence[str], why: str) -> list[str]:
    """Sentences of one rule, in which each beginning stands once.

    Args:
        said: the sentences, in order.
        why: the sentence of the rule without its values; a beginning ends on a word of it, so that no name, number or amount
            is cut in two.
    """
    fixed = set(_FILLED.sub(" ", why).split())
    groups: list[list[str]] = []
    for text in said:
        if groups and _beginning([*groups[-1], text], fixed):
            groups[-1].append(text)
        else:
            groups.append([text])
    return [_joined(group, fixed) for group in groups]


def _joined(group: Sequence[str], fixed: set[str]) -> str:
    if len(group) == 1:
        return group[0]
    begin = _beginning(group, fixed)
    rests = [" ".join(text.removesuffix(".").split()[len(begin) :]) for text in group]
    return f"{' '.join(begin)} {'; '.join(rests[:-1])}; en {rests[-1]}."


def _beginning(group: Sequence[str], fixed: set[str]) -> list[str]:
    """The words that all begin with, up to the last that is the rule's own; none where the rest would say nothing."""
    words = [text.removesuffix(".").split() for text in group]
    shared = [same[0] for same in takewhile(lambda each: len(set(each)) == 1, zip(*words, strict=False))]
    while shared and (shared[-1] not in fixed or len(shared) == min(map(len, words))):
        shared = shared[:-1]
    return shared
