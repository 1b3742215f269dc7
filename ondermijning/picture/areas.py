"""Areas within areas: the municipality, its districts and their neighbourhoods; also the classes that a total falls into."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MUNICIPALITY, DISTRICT, NEIGHBOURHOOD = "gemeente", "wijk", "buurt"


@dataclass(frozen=True)
class Area:
    """An area and what it consists of.

    Args:
        code: known by it; the code of one without parts is that of what is counted.
        name: for people.
        kind: gemeente, wijk or buurt, or what else the parts of a total are.
        parts: areas that together are this one; empty for one that is counted as a whole.
    """

    code: str
    name: str
    kind: str
    parts: tuple[Area, ...] = field(default=())

    @cached_property
    def leaves(self) -> frozenset[str]:
        """The codes of all areas without parts in it."""
        return frozenset.union(*(part.leaves for part in self.parts)) if self.parts else frozenset((self.code,))

    def __iter__(self) -> Iterator[Area]:
        """The area itself, then all in it, in order."""
        yield self
        for part in self.parts:
            yield from part


def municipality(code: str, name: str, neighbourhoods: Iterable[tuple[str, str, str, str]]) -> Area:
    """The areas of a municipality, each in order of its name.

    Args:
        code: CBS code of the municipality, four digits.
        name: its name.
        neighbourhoods: of each the code and name, and the code and name of its district; empty where nobody says so.
    """
    districts: dict[tuple[str, str], list[Area]] = {}
    for known in neighbourhoods:
        own, called, district, district_name = known
        districts.setdefault((district, district_name), []).append(Area(own, called or own, NEIGHBOURHOOD))
    parts: list[Area] = []
    for (district, district_name), found in districts.items():
        inside = tuple(sorted(found, key=_by_name))
        parts += [Area(district, district_name or district, DISTRICT, inside)] if district else inside
    return Area(f"GM{code}", name, MUNICIPALITY, tuple(sorted(parts, key=_by_name)))


def _by_name(area: Area) -> tuple[str, str]:
    return area.name.casefold(), area.code
