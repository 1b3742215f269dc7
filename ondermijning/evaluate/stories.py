"""The stories of a fictitious city, and which of them an object belongs to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.demo.answers import SCHEME, STORIES_FILE
from ondermijning.errors import OndermijningError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.signals.gate import Subject

ORDINARY = "gewoon leven"  # what no story is about


@dataclass(frozen=True, slots=True)
class Story:
    """A scheme or a hard negative.

    Args:
        id: its name in the key.
        scheme: whether it ought to be found.
        profiles: the ways of using real estate it is a case of.
        name: what it is, in Dutch.
        subjects: everything it touches.
    """

    id: str
    scheme: bool
    profiles: frozenset[str]
    name: str
    subjects: frozenset[Subject]


def read_stories(deliveries: Path) -> list[Story]:
    """The stories that the city was written with, in the order of the key.

    Raises:
        OndermijningError: there is no key, as of a city too small to measure in.
    """
    path = deliveries / STORIES_FILE
    if not path.is_file():
        raise OndermijningError(
            say("has no stories to measure with."),
            where=str(path),
            advice=say("Make a city of 3000 dwellings or more: ondermijning demo --dwellings 3000."),
        )
    return [
        Story(
            entry["id"],
            entry["soort"] == SCHEME,
            frozenset(entry["modus"]),
            entry["naam"],
            frozenset((label, name) for label, names in entry["objecten"].items() for name in names),
        )
        for entry in json.loads(path.read_text(encoding="utf-8"))
    ]


def by_subject(stories: Iterable[Story]) -> dict[Subject, Story]:
    """Subject → the story it belongs to: a scheme before an innocent story, else the first."""
    found: dict[Subject, Story] = {}
    for story in sorted(stories, key=lambda each: not each.scheme):
        for subject in story.subjects:
            found.setdefault(subject, story)
    return found
