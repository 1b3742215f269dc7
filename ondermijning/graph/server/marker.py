"""The marker node: whose graph a server holds, of which day and build, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.errors import GraphError
from ondermijning.graph.server.content import CAPTION, HASH, IN_WORDS, LOOKED_UP, RULES, WORD_PROPERTIES
from ondermijning.language import deferred, say
from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MARKER = "OndermijningBouw"
READ_MARKER = f"MATCH (b) WHERE b:{MARKER} RETURN properties(b)"
_ANOTHER_DATABASE = deferred(
    "Give each workspace a database of its own, or empty this one yourself if it is no longer used."
)


class Status(StrEnum):
    """How far the filling of a server is."""

    BUSY = "bezig"  # parts of it are new and parts old, or it was cut off
    SWITCHING = "wisselt"  # all differences are being put in place at once
    DONE = "klaar"


class Identity(NamedTuple):
    """Whose graph it is.

    Args:
        werkmap: what tells a workspace from every other.
        gemeente: CBS code of the municipality.
        modus: demo, proef or productie.
    """

    werkmap: str
    gemeente: str
    modus: str


class Build(NamedTuple):
    """What a graph was made from.

    Args:
        peildatum: the date for which it speaks.
        bouw: a hash over what it was made from.
    """

    peildatum: str
    bouw: str


class Marker(NamedTuple):
    """What the marker node says.

    Args:
        whose: the workspace.
        build: the graph that was filled in last, or is being filled in.
        schema: a hash over the kinds and properties of the model at that time, and over what is indexed.
        generatie: how often the server was changed; with the workspace it names a state of the server.
        status: whether it is whole.
        aantallen: kind → how many nodes or edges of ours the server holds, signals apart; empty while it is filled.
    """

    whose: Identity
    build: Build
    schema: str
    generatie: int
    status: Status
    aantallen: Mapping[str, int]

    def properties(self) -> dict[str, Any]:
        """As the node holds it."""
        return {
            CAPTION: f"graaf van {self.build.peildatum}",
            **self.whose._asdict(),
            **self.build._asdict(),
            "schema": self.schema,
            "generatie": self.generatie,
            "status": self.status.value,
            "aantallen": json.dumps(self.aantallen),
        }


def marker_of(found: list[Mapping[str, Any]]) -> Marker | None:
    """The marker of the nodes found; None where the server was never filled.

    Raises:
        GraphError: there is more than one, or it is of another program.
    """
    if not found:
        return None
    try:
        [told] = found
        whose = Identity(told["werkmap"], told["gemeente"], told["modus"])
        build = Build(told["peildatum"], told["bouw"])
        counts = json.loads(told["aantallen"])
        return Marker(whose, build, told["schema"], told["generatie"], Status(told["status"]), counts)
    except (KeyError, ValueError) as problem:
        raise GraphError(
            say("the graph in Neo4j was filled by another version of this program."),
            advice=say("Empty the database, then run ondermijning build --to neo4j."),
        ) from problem


def require_ours(marker: Marker, whose: Identity) -> None:
    """Refuse the graph of another workspace, municipality or mode.

    Raises:
        GraphError: it is; what differs is named by kind.
    """
    differs = [name for name, theirs, ours in zip(Identity._fields, marker.whose, whose, strict=True) if theirs != ours]
    if differs:
        held = f"{marker.whose.modus}, gemeente {marker.whose.gemeente}"
        raise GraphError(
            say(
                "Neo4j holds the graph of another workspace ({held}; {differs} differs).",
                held=held,
                differs=", ".join(differs),
            ),
            advice=say(_ANOTHER_DATABASE),
        )


def require_whole(marker: Marker | None, whose: Identity) -> Marker:
    """The marker, where the server holds a whole graph of this workspace made with this model.

    Raises:
        GraphError: it does not.
    """
    if marker is not None:
        require_ours(marker, whose)
    if marker is None or marker.status is Status.BUSY or marker.schema != SCHEMA:
        raise GraphError(say("the graph in Neo4j is not whole."), advice=say("Run build for Neo4j and let it finish."))
    return marker


def require_build(marker: Marker, day: date, build: str) -> None:
    """Refuse a server that holds another graph than the embedded one of a day.

    Raises:
        GraphError: it is of another date, or was made from something else.
    """
    advice = say("Run build --on {on} --to neo4j.", on=day)
    if marker.build.peildatum != str(day):
        raise GraphError(
            say("Neo4j holds the graph of {held}, not of {on}.", held=marker.build.peildatum, on=day), advice=advice
        )
    if marker.build.bouw != build:
        raise GraphError(say("Neo4j holds another build of {on} than the embedded graph.", on=day), advice=advice)


def _schema() -> str:
    columns = {label: kind.columns for label, kind in NODES.items()} | {
        name: kind.columns for name, kind in EDGES.items()
    }
    told = {kind: [column.name for column in declared] for kind, declared in columns.items()}
    searched = [LOOKED_UP, IN_WORDS, WORD_PROPERTIES]
    names = [CAPTION, HASH, RULES]
    return hashlib.sha256(json.dumps([told, names, searched], sort_keys=True).encode()).hexdigest()[:16]


SCHEMA = _schema()
