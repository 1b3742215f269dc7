"""What is counted of one city or of several: numbers that add up, and the shares people read from them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from ondermijning.detect.profiles import fact_of

if TYPE_CHECKING:
    from collections.abc import Iterable

CUTS = (20, 50)  # how far down the ranking precision is taken
ALL = "alle"  # the row of all profiles together


@dataclass(frozen=True, slots=True)
class ProfileScore:
    """What signals did within one profile.

    Args:
        profile: its name, or ``alle``.
        schemes, found: planted schemes, and those about which a signal is open.
        signals, right: open signals, and those about a scheme of any kind.
        top: signals looked at above each cut of ``CUTS``.
        top_right: of those, the ones about a scheme.
    """

    profile: str
    schemes: int
    found: int
    signals: int
    right: int
    top: tuple[int, ...]
    top_right: tuple[int, ...]

    def __add__(self, other: ProfileScore) -> ProfileScore:
        """The counts of two cities together."""
        return ProfileScore(
            self.profile,
            self.schemes + other.schemes,
            self.found + other.found,
            self.signals + other.signals,
            self.right + other.right,
            _sums(self.top, other.top),
            _sums(self.top_right, other.top_right),
        )


@dataclass(frozen=True, slots=True)
class KindScore:
    """False alarms about one kind of innocent story.

    Args:
        name: of the kind, in Dutch; ``gewoon leven`` for what no story is about.
        stories, touched: how often it was told, and how often a signal is open about it.
        signals: those signals.
    """

    name: str
    stories: int
    touched: int
    signals: int

    def __add__(self, other: KindScore) -> KindScore:
        """The counts of two cities together."""
        return KindScore(
            self.name, self.stories + other.stories, self.touched + other.touched, self.signals + other.signals
        )


@dataclass(frozen=True, slots=True)
class Confusion:
    """One scheme that was missed, or one false alarm.

    Args:
        what: ``gemist`` or ``vals alarm``.
        city: which city.
        story, name: of the key; empty for what no story is about.
        subject: of the signal; empty for what was missed.
        rules: that spoke of it; those about a missed scheme were not enough.
    """

    what: str
    city: str
    story: str
    name: str
    subject: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """How signals did on cities.

    Args:
        cities: how many.
        objects: cadastral objects.
        profiles: all together first, then each.
        kinds: of false alarms.
        confusions: by name.
    """

    cities: int = 0
    objects: int = 0
    profiles: tuple[ProfileScore, ...] = ()
    kinds: tuple[KindScore, ...] = ()
    confusions: tuple[Confusion, ...] = field(default=(), repr=False)

    @property
    def overall(self) -> ProfileScore:
        """All profiles together."""
        return self.profiles[0]

    @property
    def false_alarms(self) -> int:
        """Open signals about no scheme."""
        return self.overall.signals - self.overall.right

    @property
    def signals_per_scheme(self) -> float:
        """How many signals tell of one scheme that was found."""
        return self.overall.right / max(self.overall.found, 1)

    @property
    def signals_per_thousand(self) -> float:
        """Open signals per thousand cadastral objects."""
        return 1000 * self.overall.signals / max(self.objects, 1)

    @property
    def innocent(self) -> tuple[int, int]:
        """Innocent stories about which a signal is open, and all that were told."""
        return sum(kind.touched for kind in self.kinds), sum(kind.stories for kind in self.kinds)


def together(cities: Iterable[Measured]) -> Measured:
    """Several cities as one."""
    every = list(cities)
    return Measured(
        sum(each.cities for each in every),
        sum(each.objects for each in every),
        tuple(_added([score for each in every for score in each.profiles], "profile")),
        tuple(_added([kind for each in every for kind in each.kinds], "name")),
        tuple(confusion for each in every for confusion in each.confusions),
    )


def as_data(measured: Measured) -> dict[str, Any]:
    """The counts as plain data, without the list by name."""
    return {
        "cities": measured.cities,
        "objects": measured.objects,
        "false_alarms": measured.false_alarms,
        "innocent_stories": measured.innocent[1],
        "innocent_stories_with_signal": measured.innocent[0],
        "signals_per_scheme": round(measured.signals_per_scheme, 2),
        "signals_per_thousand_objects": round(measured.signals_per_thousand, 2),
        "profiles": [_plain(score) for score in measured.profiles],
        "kinds": [_plain(kind) for kind in measured.kinds if kind.signals],
    }


def _plain(score: ProfileScore | KindScore) -> dict[str, Any]:
    data = {each.name: getattr(score, each.name) for each in fields(score)}
    return data | {"profile": fact_of(score.profile)} if isinstance(score, ProfileScore) else data


def _added(scores: list[Any], key: str) -> Iterable[Any]:
    found: dict[str, Any] = {}
    for score in scores:
        name = getattr(score, key)
        found[name] = found[name] + score if name in found else score
    return found.values()


def _sums(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))
