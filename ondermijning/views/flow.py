"""All declared tables together: each name once, each read of something that is there, no circle; and the order that follows."""

from __future__ import annotations

import hashlib
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from ondermijning.errors import ModelError
from ondermijning.views.view import PythonView, Union, View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import duckdb

    from ondermijning.views.reads import ReadsLock
    from ondermijning.views.view import Declared

Computed = View | PythonView


class Flow:
    """The tables that can be asked for.

    Args:
        declared: place where it is declared (a module) → its declarations.
        given: the tables that whoever computes must have made.
        macros: name with parameters → SQL expression, for fragments that several views share.

    Raises:
        ModelError: a name is made twice, a read is of nothing, or reads go round in a circle.
    """

    def __init__(
        self,
        declared: Mapping[str, Iterable[Declared]],
        given: Collection[str],
        macros: Mapping[str, str] | None = None,
    ) -> None:
        self.places: dict[str, str] = {}
        self.views: dict[str, Computed] = {}
        self.given = frozenset(given)
        self.macros = dict(macros or {})
        self._contents: dict[str, str] = {}
        self._checked: set[str] = set()
        unions: list[Union] = []
        for place, each in declared.items():
            for declaration in each:
                self._place(declaration.name, place)
                if isinstance(declaration, Union):
                    unions.append(declaration)
                else:
                    self.views[declaration.name] = declaration
        self._join(unions)
        self._order = self._ordered()

    def _place(self, name: str, place: str) -> None:
        taken = {made.lower(): made for made in (*self.places, *self.given)}.get(name.lower())
        if taken is not None:
            raise ModelError(f"{name} is made twice.", where=f"{place} and {self.places.get(taken, 'what is given')}")
        self.places[name] = place

    def _join(self, unions: list[Union]) -> None:
        parts: dict[str, list[str]] = {union.name: [] for union in unions}
        for each in (*self.views.values(), *unions):
            if each.part_of:
                if each.part_of not in parts:
                    raise ModelError(
                        f"{each.name} is a part of {each.part_of}, which is no union.", where=self.places[each.name]
                    )
                parts[each.part_of].append(each.name)
        for union in unions:
            self.views[union.name] = union.of(tuple(sorted(parts[union.name])))

    def _ordered(self) -> list[str]:
        for view in self.views.values():
            unknown = sorted(set(view.reads) - self.views.keys() - self.given)
            if unknown:
                raise ModelError(
                    f"{view.name} reads {', '.join(unknown)}, which nothing makes.", where=self.places[view.name]
                )
        graph = {name: sorted(set(self.views[name].reads) & self.views.keys()) for name in sorted(self.views)}
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as problem:
            circle = " → ".join(reversed(problem.args[1]))
            raise ModelError(
                f"tables read each other in a circle: {circle}.", where=self.places[problem.args[1][0]]
            ) from None

    def ancestors(self, asked: Iterable[str]) -> list[Computed]:
        """What is asked and all that it rests on, in an order in which each comes after what it reads.

        Raises:
            ModelError: there is no such table.
        """
        wanted: set[str] = set()
        waiting = list(asked)
        while waiting:
            name = waiting.pop()
            if name in wanted or name in self.given:
                continue
            if name not in self.views:
                raise ModelError(f"there is no table {name}.", advice="docs/flow.md lists them.")
            wanted.add(name)
            waiting.extend(self.views[name].reads)
        return [self.views[name] for name in self._order if name in wanted]

    def content(self, name: str) -> str:
        """A hash of all that decides the rows of a view besides what it reads."""
        if name not in self._contents:
            self._contents[name] = hashlib.sha256(self.views[name].content.encode()).hexdigest()
        return self._contents[name]

    def check_reads(self, db: duckdb.DuckDBPyConnection, lock: ReadsLock, views: Iterable[Computed]) -> None:
        """Compare what views declare to read with what is found in their SQL; each view once in a process.

        Raises:
            ModelError: they differ; the message names the view, its file and the tables.
        """
        for view in views:
            if view.name in self._checked:
                continue
            try:
                found = lock.found(db, view)
            except ModelError as problem:
                raise ModelError(f"{view.name} {problem.message}", where=self.places[view.name]) from None
            if found != set(view.reads):
                missing, idle = sorted(found - set(view.reads)), sorted(set(view.reads) - found)
                told = [f"reads {', '.join(missing)} without saying so"] * bool(missing)
                told += [f"says that it reads {', '.join(idle)} and does not"] * bool(idle)
                raise ModelError(f"{view.name} {' and '.join(told)}.", where=self.places[view.name])
            self._checked.add(view.name)
