"""Open signals and the stories of a city → what was found, missed and taken for it.

A scheme is found when a signal is open about one of the things it touches. A signal is right when it is about a thing that
a scheme touches, whichever scheme; it is a false alarm else, of the kind of the innocent story it is about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.detect.profiles import PROFILES
from ondermijning.evaluate.ranking import ranked
from ondermijning.evaluate.scores import ALL, CUTS, Confusion, KindScore, Measured, ProfileScore
from ondermijning.evaluate.stories import ORDINARY, by_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.evaluate.ranking import Opened
    from ondermijning.evaluate.stories import Story
    from ondermijning.signals.gate import Candidate, Subject

MISSED, FALSE_ALARM = "gemist", "vals alarm"


class Measuring:
    """One city.

    Args:
        city: how the list by name calls it.
        stories: of the city.
        signals: that are open.
        candidates: all that rules spoke of, also what passes no gate.
        objects: number of cadastral objects.
    """

    def __init__(
        self,
        city: str,
        stories: Sequence[Story],
        signals: Iterable[Opened],
        candidates: Iterable[Candidate],
        objects: int,
    ) -> None:
        self._city = city
        self._stories = stories
        self._signals = ranked(signals)
        self._candidates = tuple(candidates)
        self._objects = objects
        self._story = by_subject(stories)
        self._open = {signal.subject for signal in self._signals}

    def measured(self) -> Measured:
        """What is counted."""
        profiles = [self._score(ALL, self._signals), *(self._score(name, self._within(name)) for name in PROFILES)]
        confusions = (*self._missed(), *self._false_alarms())
        return Measured(1, self._objects, tuple(profiles), tuple(self._kinds()), confusions)

    def _within(self, profile: str) -> list[Opened]:
        return ranked(signal.within(profile) for signal in self._signals if profile in signal.profiles)

    def _score(self, profile: str, signals: list[Opened]) -> ProfileScore:
        schemes = [each for each in self._stories if each.scheme and (profile == ALL or profile in each.profiles)]
        right = [self._is_right(signal.subject) for signal in signals]
        return ProfileScore(
            profile,
            len(schemes),
            sum(map(self._is_found, schemes)),
            len(signals),
            sum(right),
            tuple(len(right[:cut]) for cut in CUTS),
            tuple(sum(right[:cut]) for cut in CUTS),
        )

    def _is_right(self, subject: Subject) -> bool:
        story = self._story.get(subject)
        return story is not None and story.scheme

    def _is_found(self, story: Story) -> bool:
        return not self._open.isdisjoint(story.subjects)

    def _kinds(self) -> Iterable[KindScore]:
        """A row per kind of innocent story, and one for the rest of the city."""
        signals: dict[str, list[Story]] = defaultdict(list)
        told: dict[str, int] = defaultdict(int)
        for each in self._stories:
            told[each.name] += not each.scheme
        alarms = [self._story.get(signal.subject) for signal in self._signals if not self._is_right(signal.subject)]
        for story in filter(None, alarms):
            signals[story.name].append(story)
        for name in sorted(name for name, count in told.items() if count):
            yield KindScore(name, told[name], len({story.id for story in signals[name]}), len(signals[name]))
        yield KindScore(ORDINARY, 0, 0, alarms.count(None))

    def _missed(self) -> Iterable[Confusion]:
        spoken: dict[Subject, set[str]] = {
            candidate.subject: {hit.rule.id for hit in candidate.hits} for candidate in self._candidates
        }
        for story in self._stories:
            if story.scheme and not self._is_found(story):
                rules = set[str]().union(*(spoken.get(subject, set()) for subject in story.subjects))
                yield Confusion(MISSED, self._city, story.id, story.name, "", tuple(sorted(rules)))

    def _false_alarms(self) -> Iterable[Confusion]:
        for signal in self._signals:
            if not self._is_right(signal.subject):
                story = self._story.get(signal.subject)
                known, name = (story.id, story.name) if story else ("", ORDINARY)
                yield Confusion(FALSE_ALARM, self._city, known, name, " ".join(signal.subject), signal.names)
