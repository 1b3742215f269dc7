"""Nodes, edges, facts and origins as declarations, and the views that they stand for.

An element has a basis, which records say (``n_<Label>``, ``e_<TYPE>``), facts as views of their own, and one final join
(``graaf_<Label>``, ``graaf_<TYPE>``), which goes to the graph. A fact reads the basis or another fact by its name, never the
final table. Where all of it came from stands in ``herkomst``, which is made of ``herkomst_<Label, TYPE or fact>``.

``getvariable('peildatum')`` is the date: what began after it is left out, and an end after it is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.errors import ModelError
from ondermijning.model import EDGES, NODES, SQL_TYPES
from ondermijning.views.view import Constant, PythonView, Union, View

if TYPE_CHECKING:
    from ondermijning.model import Column, EdgeKind, NodeKind
    from ondermijning.views.view import Declared

ENDS = ("van_soort", "van", "naar_soort", "naar")
# Behind every row of a record: where it stands.
ORIGIN = ("_bron", "_levering", "_bestand", "_positie")
_PLACE = ("bron", "levering", "bestand", "positie")
_ORIGINS = dict.fromkeys(("element", "kolom", *_PLACE), "VARCHAR")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What the values of a fact rest on: elements whose origins become theirs.

    Args:
        columns: of the fact; empty stands for all that it gives.
        element: the column of the fact's own table that holds the id of an element.
        elements: the same, where the column holds a list of ids.
        column: the column of those elements that the value rests on; empty is the whole element.
        inputs: where a fact rests on more than its row holds: a SELECT of ``id`` (the element with the fact), ``element`` and
            ``kolom`` (an input; an empty column stands for the whole element).
        reads: the tables that ``inputs`` reads.
        of: the labels, edge types and facts whose origins count.
        constants: values of ``$name`` in ``inputs``.
    """

    of: tuple[str, ...]
    columns: tuple[str, ...] = ()
    element: str = ""
    elements: str = ""
    column: str = ""
    inputs: str = ""
    reads: tuple[str, ...] = ()
    constants: Mapping[str, Constant] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if sum(map(bool, (self.element, self.elements, self.inputs))) != 1:
            raise ModelError("an origin names one of element, elements and inputs.")

    def select(self, table: str) -> tuple[str, tuple[str, ...]]:
        """The SELECT of the inputs, and what it reads."""
        if self.inputs:
            return self.inputs, self.reads
        held = self.element or f"unnest({self.elements})"
        return _HELD.format(held=held, column=self.column, table=table), (table,)


@dataclass(frozen=True, kw_only=True)
class Fact(View):
    """A view whose rows give columns to the elements of one kind, by their ``id``.

    Args:
        of: label or edge type.
        gives: columns of the model; others serve readers and origins.
        origins: what the values rest on.
    """

    of: str
    gives: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    key: tuple[str, ...] = ("id",)


@dataclass(frozen=True, kw_only=True)
class PythonFact(PythonView):
    """A fact that a function makes; as ``Fact``."""

    of: str
    gives: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    key: tuple[str, ...] = ("id",)


@dataclass(frozen=True, kw_only=True)
class Node:
    """The basis of a node kind.

    Of several rows with one id, the one whose origin sorts first is kept (in one place, small letters before capitals), known
    since the first of all and until the last; all origins are kept.

    Args:
        label: of the model.
        sql: a SELECT of columns of the model and the four of the origin; a column that it does not give is empty.
        reads: the tables that it reads.
        constants: values of ``$name``.
    """

    label: str
    sql: str
    reads: tuple[str, ...]
    constants: Mapping[str, Constant] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Edge:
    """The basis of an edge type that records say.

    An ``id`` that a SELECT does not give is a hash of type, end points, start and source. Rows with one id are one edge: the
    one that is open or ended last, then the one whose origin sorts first, known since the first of all and until the last; all
    origins are kept. Edges whose end points do not exist stand in ``alle_<TYPE>`` and not in ``e_<TYPE>``.

    Args:
        type: of the model.
        sql: SELECTs of the four end-point columns, columns of the model and the four of the origin.
        reads: the tables that they read.
        constants: values of ``$name``.
    """

    type: str
    sql: tuple[str, ...]
    reads: tuple[str, ...]
    constants: Mapping[str, Constant] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DerivedEdge:
    """An edge type that is computed as a whole: each edge is a fact about its end points.

    Args:
        type: of the model.
        sql: a SELECT of the four end-point columns and columns of the model, ``id`` among them.
        reads: the tables that it reads.
        origins: what the edges rest on.
        constants: values of ``$name``.
    """

    type: str
    sql: str
    reads: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    constants: Mapping[str, Constant] = field(default_factory=dict)


Declaration = View | PythonView | Union | Node | Edge | DerivedEdge

UNIONS = (
    Union(name="herkomst", makes="a place where a value of an element stands", columns=_ORIGINS),
    Union(
        name="nog_niet", makes="a node that had not begun on the date", columns={"soort": "VARCHAR", "id": "VARCHAR"}
    ),
    Union(
        name="los",
        makes="a side of an edge whose end point does not exist",
        columns=dict.fromkeys(("soort", "id", "kant", "label", "eind"), "VARCHAR"),
    ),
)
ORPHANS = View(
    name="wees",
    makes="an edge that was set aside, with the reason; what had not begun on the date is no orphan",
    sql="""
        SELECT soort, id, kant || ': ' || label || ' bestaat niet' AS reden FROM los
        WHERE (label, eind) NOT IN (SELECT (soort, id) FROM nog_niet)
    """,
    reads=("los", "nog_niet"),
)

_HELD = "SELECT id, {held} AS element, '{column}' AS kolom FROM {table}"
# Of all rows with one id: since when any was known, and until when the last was, if none still is.
_KNOWN_OF_ALL = """
SELECT * REPLACE (
    min(geregistreerd_op) OVER (PARTITION BY id) AS geregistreerd_op,
    CASE WHEN bool_and(registratie_tot IS NOT NULL) OVER (PARTITION BY id) THEN max(registratie_tot) OVER (PARTITION BY id) END
        AS registratie_tot)
FROM ({rows})
"""
_TYPED = "SELECT {columns}, * EXCLUDE ({given}) FROM (SELECT {empty} WHERE false UNION ALL BY NAME {selects}) WHERE {condition}"
_BEGUN = "(geldig_van IS NULL OR geldig_van <= getvariable('peildatum'))"
_NOT_BEGUN = """
SELECT '{label}' AS soort, id::VARCHAR AS id
FROM (SELECT NULL::DATE AS geldig_van WHERE false UNION ALL BY NAME {select}) WHERE geldig_van > getvariable('peildatum')
"""
_CUT = "CASE WHEN geldig_tot <= getvariable('peildatum') THEN {name}::{kind} END AS {name}"
_EDGE_ID = "left(sha256(concat_ws('|', '{type}', van, naar, coalesce(geldig_van::DATE::VARCHAR, ''), _bron)), 32)"
_FIRST = "FROM {rows} QUALIFY row_number() OVER (PARTITION BY id ORDER BY {order}) = 1"
_PLACES = "SELECT DISTINCT id AS element, '' AS kolom, {places} FROM rijen_{name} WHERE _bestand IS NOT NULL"
_EDGE_PLACES = """
SELECT DISTINCT id AS element, '' AS kolom, {places} FROM rijen_{name}
WHERE _bestand IS NOT NULL AND id NOT IN (SELECT id FROM los_{name})
"""
_MISSING = """
SELECT '{type}' AS soort, id, '{side}' AS kant, {side}_soort AS label, {side} AS eind
FROM alle_{type} e ANTI JOIN ({nodes}) k ON k.soort = e.{side}_soort AND k.id = e.{side}
"""
_LABELLED = "SELECT '{label}' AS soort, id FROM n_{label}"
_ANCHORED = "FROM alle_{type} WHERE id NOT IN (SELECT id FROM los_{type})"
_INHERITED = """
SELECT i.id AS element, k.kolom, h.bron, h.levering, h.bestand, h.positie
FROM (SELECT DISTINCT id, element, kolom FROM ({inputs})) i
JOIN ({origins}) h ON h.element = i.element AND h.kolom = i.kolom
CROSS JOIN (SELECT unnest([{columns}]) AS kolom) k
"""
_EMPTY = "SELECT {nulls} WHERE false"
_FINAL = "SELECT {columns} FROM {basis} b {joins}"


def views_of(declared: Mapping[str, Iterable[Declaration]]) -> dict[str, list[Declared]]:
    """Place → the views that its declarations stand for, with those of kinds that nothing declares.

    Raises:
        ModelError: a declaration is of a kind or column that the model does not have, or two give one column.
    """
    listed = {place: list(each) for place, each in declared.items()}
    facts = _facts([each for all_ in listed.values() for each in all_])
    views = {place: [view for each in all_ for view in _expanded(each, facts)] for place, all_ in listed.items()}
    made = {each.name for all_ in views.values() for each in all_}
    unmade = [name for name in (*NODES, *EDGES) if f"{_prefix(name)}{name}" not in made]
    views["the model"] = [*UNIONS, ORPHANS, *(view for name in unmade for view in _nothing_said(name))]
    views["the final tables"] = [_final(name, facts.get(name, [])) for name in (*NODES, *EDGES)]
    return views


def _facts(declared: list[Declaration]) -> dict[str, list[Fact | PythonFact]]:
    """Label or edge type → its facts."""
    found: dict[str, list[Fact | PythonFact]] = {}
    for each in declared:
        if isinstance(each, Fact | PythonFact):
            found.setdefault(each.of, []).append(each)
    for name, facts in found.items():
        columns = {column.name for column in _kind(name).columns}
        given = [column for fact in facts for column in fact.gives]
        wrong = sorted(set(given) - columns) or sorted({column for column in given if given.count(column) > 1})
        if wrong:
            raise ModelError(f"facts of {name} give {', '.join(wrong)}, which the model does not have or gets twice.")
    return found


def _expanded(each: Declaration, facts: Mapping[str, list[Fact | PythonFact]]) -> Iterator[Declared]:
    match each:
        case Node():
            yield from _node(each, _basis(each.label, facts))
        case Edge():
            yield from _edge(each, _basis(each.type, facts))
        case DerivedEdge():
            yield from _derived(each, _basis(each.type, facts))
        case Fact() | PythonFact():
            yield each
            yield from _origins(each.name, each.name, each.gives, each.origins)
        case _:
            yield each


def _kind(name: str) -> NodeKind | EdgeKind:
    if name not in NODES and name not in EDGES:
        raise ModelError(f"{name} is no label or edge type of the model.")
    return NODES[name] if name in NODES else EDGES[name]


def _prefix(name: str) -> str:
    return "n_" if name in NODES else "e_"


def _basis(name: str, facts: Mapping[str, list[Fact | PythonFact]]) -> tuple[Column, ...]:
    """The columns of a kind that no fact gives."""
    given = {column for fact in facts.get(name, []) for column in fact.gives}
    return tuple(column for column in _kind(name).columns if column.name not in given)


def _node(node: Node, columns: tuple[Column, ...]) -> Iterator[Declared]:
    label, names = node.label, tuple(column.name for column in columns)
    rows = _rows((), columns, (node.sql,), "id IS NOT NULL")
    if NODES[label].history:
        rows = _KNOWN_OF_ALL.format(rows=rows)
        yield View(
            name=f"nog_niet_{label}",
            sql=_NOT_BEGUN.format(label=label, select=f"({node.sql})"),
            reads=node.reads,
            constants=node.constants,
            part_of="nog_niet",
        )
    yield View(name=f"rijen_{label}", sql=rows, reads=node.reads, constants=node.constants, columns=(*names, *ORIGIN))
    order = (*ORIGIN, *(f"{name} DESC" for name in names))
    yield View(
        name=f"n_{label}",
        sql=_FIRST.format(rows=f"rijen_{label}", order=", ".join(order)),
        reads=(f"rijen_{label}",),
        key=("id",),
    )
    yield from _places(label)


def _edge(edge: Edge, columns: tuple[Column, ...]) -> Iterator[Declared]:
    name, names = edge.type, tuple(column.name for column in columns)
    rows = _KNOWN_OF_ALL.format(rows=_rows(ENDS, columns, edge.sql, "van IS NOT NULL AND naar IS NOT NULL", name))
    yield View(
        name=f"rijen_{name}", sql=rows, reads=edge.reads, constants=edge.constants, columns=(*ENDS, *names, *ORIGIN)
    )
    order = ("geldig_tot DESC NULLS FIRST", *ORIGIN, *ENDS, *names)
    yield View(
        name=f"alle_{name}",
        sql=_FIRST.format(rows=f"rijen_{name}", order=", ".join(order)),
        reads=(f"rijen_{name}",),
        key=("id",),
    )
    sides = [
        _MISSING.format(type=name, side=side, nodes=_ends(name, place)) for place, side in enumerate(("van", "naar"))
    ]
    labels = sorted({label for ends in EDGES[name].ends for label in ends})
    yield View(
        name=f"los_{name}",
        sql=" UNION ALL ".join(sides),
        part_of="los",
        reads=(f"alle_{name}", *(f"n_{label}" for label in labels)),
    )
    yield View(name=f"e_{name}", sql=_ANCHORED.format(type=name), reads=(f"alle_{name}", f"los_{name}"), key=("id",))
    yield from _places(name)


def _ends(name: str, place: int) -> str:
    """The nodes that may be at one end of an edge type."""
    labels = sorted({ends[place] for ends in EDGES[name].ends})
    return " UNION ALL ".join(_LABELLED.format(label=label) for label in labels)


def _rows(
    ends: tuple[str, ...], columns: tuple[Column, ...], selects: tuple[str, ...], condition: str, edge_type: str = ""
) -> str:
    """Rows typed as the model says and cut at the date, with their origin; a column of no kind comes last, to be refused."""
    kinds = _types(ends, columns)
    typed = [_typed(name, kind, edge_type) for name, kind in kinds.items()]
    if "geldig_van" in kinds:
        condition += f" AND {_BEGUN}"
    return _TYPED.format(
        columns=", ".join((*typed, *(f"{name}::VARCHAR AS {name}" for name in ORIGIN))),
        given=", ".join((*kinds, *ORIGIN)),
        empty=_nulls(kinds),
        selects=" UNION ALL BY NAME ".join(f"({select})" for select in selects),
        condition=condition,
    )


def _types(ends: tuple[str, ...], columns: tuple[Column, ...]) -> dict[str, str]:
    """Column → SQL type."""
    return dict.fromkeys(ends, "VARCHAR") | {column.name: SQL_TYPES[column.type] for column in columns}


def _nulls(kinds: Mapping[str, str]) -> str:
    """Columns of these types in which nothing stands."""
    return ", ".join(f"NULL::{kind} AS {name}" for name, kind in kinds.items())


def _typed(name: str, kind: str, edge_type: str) -> str:
    if name in ("geldig_tot", "geldig_tot_precisie"):
        return _CUT.format(name=name, kind=kind)
    if name == "id" and edge_type:
        return f"coalesce(id::VARCHAR, {_EDGE_ID.format(type=edge_type)}) AS id"
    return f"{name}::{kind} AS {name}"


def _places(name: str) -> Iterator[Declared]:
    """The origins of the elements of a kind: of each as a whole, and what other views say of its columns."""
    yield Union(name=f"herkomst_{name}", makes="", columns=_ORIGINS, part_of="herkomst")
    places = ", ".join(f"{own} AS {name_}" for own, name_ in zip(ORIGIN, _PLACE, strict=True))
    template, reads = (_EDGE_PLACES, ("rijen_", "los_")) if name in EDGES else (_PLACES, ("rijen_",))
    yield View(
        name=f"plaats_{name}",
        sql=template.format(places=places, name=name),
        reads=tuple(f"{stage}{name}" for stage in reads),
        part_of=f"herkomst_{name}",
    )


def _derived(edge: DerivedEdge, columns: tuple[Column, ...]) -> Iterator[Declared]:
    kinds = _types(ENDS, columns)
    sql = _TYPED.format(
        columns=", ".join(
            (
                *(f"{name}::{kind} AS {name}" for name, kind in kinds.items()),
                _nulls(dict.fromkeys(ORIGIN, "VARCHAR")),
            )
        ),
        given=", ".join(kinds),
        empty=_nulls(kinds),
        selects=f"({edge.sql})",
        condition="true",
    )
    yield View(
        name=f"e_{edge.type}",
        sql=sql,
        reads=edge.reads,
        constants=edge.constants,
        key=("id",),
        columns=(*kinds, *ORIGIN),
    )
    yield from _origins(edge.type, f"e_{edge.type}", ("",), edge.origins)


def _origins(name: str, table: str, gives: tuple[str, ...], origins: tuple[Origin, ...]) -> Iterator[Declared]:
    """The origins of a fact, of each thing that it rests on."""
    yield Union(name=f"herkomst_{name}", makes="", columns=_ORIGINS, part_of="herkomst")
    for number, origin in enumerate(origins, 1):
        inputs, reads = origin.select(table)
        sources = tuple(f"herkomst_{each}" for each in origin.of)
        yield View(
            name=f"herkomst_{name}_{number}",
            sql=_INHERITED.format(
                inputs=inputs,
                origins=" UNION ALL ".join(f"FROM {source}" for source in sources),
                columns=", ".join(f"'{column}'" for column in origin.columns or gives),
            ),
            reads=tuple(dict.fromkeys((*reads, *sources))),
            constants=origin.constants,
            part_of=f"herkomst_{name}",
        )


def _nothing_said(name: str) -> Iterator[Declared]:
    """The empty basis of a kind that nothing declares."""
    kinds = _types(() if name in NODES else ENDS, _kind(name).columns) | dict.fromkeys(ORIGIN, "VARCHAR")
    yield View(name=f"{_prefix(name)}{name}", sql=_EMPTY.format(nulls=_nulls(kinds)), reads=(), key=("id",))
    yield Union(name=f"herkomst_{name}", makes="", columns=_ORIGINS, part_of="herkomst")


def _final(name: str, facts: list[Fact | PythonFact]) -> View:
    """The basis of a kind with its facts, as it goes to the graph."""
    basis, ends = f"{_prefix(name)}{name}", () if name in NODES else ENDS
    giver = {column: number for number, fact in enumerate(facts) for column in fact.gives}
    columns = [
        f"f{giver[column.name]}.{column.name}::{SQL_TYPES[column.type]} AS {column.name}"
        if column.name in giver
        else f"b.{column.name}"
        for column in _kind(name).columns
    ]
    places = [f"b.{each}" for each in (*ends, *ORIGIN)]
    joins = " ".join(f"LEFT JOIN {fact.name} f{number} ON f{number}.id = b.id" for number, fact in enumerate(facts))
    return View(
        name=f"graaf_{name}",
        makes=f"{name} as it goes to the graph",
        sql=_FINAL.format(
            columns=", ".join((*places[: len(ends)], *columns, *places[len(ends) :])), basis=basis, joins=joins
        ),
        reads=(basis, *(fact.name for fact in facts)),
        key=("id",) if facts else (),
        stored=bool(facts),
    )
