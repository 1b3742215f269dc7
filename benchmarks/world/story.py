"""What a story declares of itself, and what it was about once it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.world.life import Company, Event, Grant, Permit, Person, Place
    from benchmarks.world.teller import Teller

    Subject = Place | Company | Permit | Grant | Person | Event


@dataclass(frozen=True, slots=True)
class Story:
    """One scheme or one innocent course of things.

    Args:
        name: what happens, in Dutch.
        scheme: whether somebody means harm.
        source: where in ``domain/`` it comes from.
        modus: the indicators of ``domain/indicators.md`` that a reader of all registers would see in it.
        tell: makes it happen in a city, and says what it was about.
    """

    name: str
    scheme: bool
    source: str
    modus: tuple[str, ...]
    tell: Callable[[Teller], tuple[Subject, ...]]


@dataclass(slots=True)
class Part:
    """Stories that are measured together."""

    name: str
    stories: list[Story] = field(default_factory=list)

    def scheme(self, name: str, source: str, *modus: str) -> Callable[[_Tell], _Tell]:
        """Declare the function below as a scheme."""
        return self._declared(name, True, source, modus)

    def innocent(self, name: str, source: str, *modus: str) -> Callable[[_Tell], _Tell]:
        """Declare the function below as innocent; its indicators are those it looks like."""
        return self._declared(name, False, source, modus)

    def _declared(self, name: str, scheme: bool, source: str, modus: tuple[str, ...]) -> Callable[[_Tell], _Tell]:
        def keep(tell: _Tell) -> _Tell:
            self.stories.append(Story(name, scheme, source, modus, tell))
            return tell

        return keep


if TYPE_CHECKING:
    _Tell = Callable[[Teller], tuple[Subject, ...]]
