"""Computing what is asked of a flow, in a database in which what the flow is given stands already.

This is the one place where SQL is put together with names; the names are those of declared views, never values.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from ondermijning.errors import ModelError
from ondermijning.views.reads import shipped_lock
from ondermijning.views.view import PythonView, View, literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ondermijning.views.flow import Computed, Flow

_VARIABLE = re.compile(r"[a-z_]+")
_PRESENT = "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"


class Computation:
    """The tables of one database, as far as they were asked for.

    Args:
        db: with the tables that the flow is given.
        flow: the tables that can be asked for.
        variables: what ``getvariable`` gives: days of the run.
        given: what identifies the contents of the given tables; another one makes everything again.
    """

    def __init__(
        self,
        db: duckdb.DuckDBPyConnection,
        flow: Flow,
        variables: Mapping[str, Any],
        given: str = "",
    ) -> None:
        self.db = db
        self.flow = flow
        self.variables = dict(variables)
        self.given = given
        self._made: dict[str, str] = {}
        self._present = {row[0] for row in db.execute(_PRESENT).fetchall()}
        self._prepare()

    def _prepare(self) -> None:
        for name, value in self.variables.items():
            if not _VARIABLE.fullmatch(name):
                raise ModelError(f"{name} is no name of a variable.")
            kind = "::DATE" if value is None or isinstance(value, date) else ""
            self.db.execute(f"SET VARIABLE {name} = ?{kind}", [value])
        for head, body in self.flow.macros.items():
            self.db.execute(f"CREATE OR REPLACE MACRO {head} AS {body}")

    def renew(self, variables: Mapping[str, Any], given: str) -> None:
        """Take other days, or other contents of the given tables; what does not follow from them stays."""
        self.variables, self.given = dict(variables), given
        self._prepare()

    def has(self, name: str) -> bool:
        """Whether a table was computed and stands there still."""
        return name in self._made

    def make(self, *asked: str, keep_all: bool = True, made: Callable[[str], None] | None = None) -> None:
        """Compute tables and what they rest on, except what stands there already.

        Args:
            asked: names of tables.
            keep_all: whether tables on the way stay; else each goes when the last that reads it is made.
            made: told the name of each table that was computed.

        Raises:
            ModelError: a view does not read what it declares, or two rows have one key.
        """
        views = self.flow.ancestors(asked)
        self.flow.check_reads(self.db, shipped_lock(), views)
        identities = self._identities(views)
        passing = {} if keep_all else _passing(views, asked)
        for view in views:
            if self._made.get(view.name) != identities[view.name]:
                self._compute(view)
                self._made[view.name] = identities[view.name]
                if made:
                    made(view.name)
            for name in passing.get(view.name, ()):
                self._drop(name)

    def _identities(self, views: list[Computed]) -> dict[str, str]:
        """Of each view a hash of all that decides its rows."""
        around = repr(
            (duckdb.__version__, sorted(self.variables.items()), sorted(self.flow.macros.items()), self.given)
        )
        found: dict[str, str] = {}
        for view in views:
            reads = [found.get(name, name) for name in sorted(view.reads)]
            found[view.name] = hashlib.sha256(
                repr((around, view.name, self.flow.content(view.name), reads)).encode()
            ).hexdigest()
        return found

    def _compute(self, view: Computed) -> None:
        try:
            rows = self._call(view) if isinstance(view, PythonView) else self._select(view)
        except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException) as problem:
            raise ModelError(
                f"{view.name} cannot be computed: {problem}", where=self.flow.places.get(view.name, "")
            ) from problem
        self._present.add(view.name)
        if view.key:
            self.check_key(view, rows)

    def _select(self, view: View) -> int | None:
        """Make a table or a view, and say how many rows the table has."""
        sql, values = view.sql, {name: literal(value) for name, value in view.constants.items()}
        self._drop(view.name)
        if view.stored:
            rows = int(self.db.execute(f"CREATE TABLE {view.name} AS {sql}", values or None).fetchall()[0][0])
        else:
            rows = None
            self.db.execute(f"CREATE VIEW {view.name} AS {sql}")
        if view.columns and (extra := sorted(set(self.db.table(view.name).columns) - set(view.columns))):
            raise ModelError(
                f"{view.name} gets {', '.join(extra)}, which the model does not have.",
                where=self.flow.places[view.name],
            )
        return rows

    def _call(self, view: PythonView) -> int:
        """Make a table, and say how many rows it has."""
        values = {name: literal(value) for name, value in view.constants.items()}
        inputs = {
            name: self.db.sql(f"FROM ({select}) ORDER BY ALL", params=_used(values, select)).to_arrow_table()
            for name, select in view.inputs.items()
        }
        made = view.function(**inputs).cast(view.schema)
        self._drop(view.name)
        self.db.register("gemaakt", made)
        self.db.execute(f"CREATE TABLE {view.name} AS FROM gemaakt ORDER BY ALL")
        self.db.unregister("gemaakt")
        return int(made.num_rows)

    def check_key(self, view: Computed, rows: int | None = None) -> None:
        """Refuse a table in which two rows have one key.

        Args:
            view: that made it.
            rows: how many it has; None is not known.

        Raises:
            ModelError: it has; the message counts the keys and shows none.
        """
        if rows is not None and rows < 2:
            return
        key = ", ".join(view.key)
        repeated = self.db.execute(
            f"SELECT count(*) FROM (SELECT {key} FROM {view.name} GROUP BY {key} HAVING count(*) > 1)"
        ).fetchall()[0][0]
        if repeated:
            place = self.flow.places.get(view.name, "")
            raise ModelError(f"{view.name} has {repeated} repeated keys ({key}).", where=place)

    def _drop(self, name: str) -> None:
        if name not in self._present:
            return
        kind = "TABLE" if _is_stored(self.flow.views[name]) else "VIEW"
        self.db.execute(f"DROP {kind} {name}")
        self._present.discard(name)
        self._made.pop(name, None)


def _used(values: Mapping[str, Any], sql: str) -> dict[str, Any] | None:
    """The values of which a SELECT speaks: DuckDB refuses others."""
    return {name: value for name, value in values.items() if re.search(rf"\${name}\b", sql)} or None


def _passing(views: list[Computed], asked: Collection[str]) -> dict[str, list[str]]:
    """View → tables that nothing reads after it, except what is asked itself and what that is read from."""
    by_name = {view.name: view for view in views}
    kept = {
        *asked,
        *(name for each in asked if not _is_stored(by_name[each]) for name in _stored_reads(by_name[each], by_name)),
    }
    last = {name: view.name for view in views for name in _stored_reads(view, by_name) if name not in kept}
    found: dict[str, list[str]] = {}
    for name, reader in last.items():
        found.setdefault(reader, []).append(name)
    return found


def _is_stored(view: Computed) -> bool:
    return not isinstance(view, View) or view.stored


def _stored_reads(view: Computed, by_name: Mapping[str, Computed]) -> Collection[str]:
    """The stored tables that a view reads, also through views that are not stored."""
    found: set[str] = set()
    waiting = [name for name in view.reads if name in by_name]
    while waiting:
        name = waiting.pop()
        read = by_name[name]
        if _is_stored(read):
            found.add(name)
        elif isinstance(read, View):
            waiting.extend(each for each in read.reads if each in by_name)
    return found
