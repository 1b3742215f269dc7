"""What to ask next: objects and companies of weighed signals and open applications whose answer is missing or old.

Objects are asked about at the land registry (mortgages, seizures), companies at the trade register (officers). Answers count
from the deliveries themselves, so that loading them takes a line off the list before the graph is built again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.graph.folder import edge_file, node_file, safe_path
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.model import EDGES, NODES, PARTIES, RECORDS, SQL_TYPES
from ondermijning.report.cells import write_csv
from ondermijning.signals.disputed import withheld_signals
from ondermijning.sources.state import open_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.model import RecordKind
    from ondermijning.workspace import Workspace

COLUMNS = ("bron", "soort", "id", "aanduiding", "waarom", "laatste_antwoord")
SENT = COLUMNS[:4]  # what a register needs to answer; why it is asked would tell who stands in a signal
KIK, HR = "kik", "hr"
STALE_DAYS = 90  # where the settings expect nothing of a source
WEIGHED = (State.IN_WEGING, State.IN_ONDERZOEK)
_NODES = ("Perceel", "Bedrijf", "Vergunning", "Subsidie")
_EDGES = (
    "HEEFT_VBO",
    "HEEFT_ADRES",
    "VERGUND_VOOR",
    "BESTEED_OP",
    "VRAAGT_AAN",
    "HOUDT",
    "ONTVANGT",
    "BETREFT",
    "BEZIT",
)

_APPLICATIONS = """
INSERT INTO begin
SELECT 'Vergunning', id, id FROM n_Vergunning WHERE fase = 'aangevraagd'
UNION ALL
SELECT 'Subsidie', id, id FROM n_Subsidie
WHERE coalesce(datum_aanvraag::TEXT, aangevraagd_euro::TEXT) IS NOT NULL AND datum_besluit IS NULL AND verleend_euro IS NULL
  AND vastgesteld_euro IS NULL
"""

# From whatever a signal names or an application is about to the objects at that place.
_OBJECTS = """
CREATE TABLE object AS
WITH plaats AS (
    SELECT wat AS adres, waarom FROM begin WHERE kind = 'Adres'
    UNION ALL SELECT naar, waarom FROM begin JOIN e_VERGUND_VOOR ON kind = 'Vergunning' AND van = wat
    UNION ALL SELECT naar, waarom FROM begin JOIN e_BESTEED_OP ON kind = 'Subsidie' AND van = wat
), verblijf AS (
    SELECT wat AS vbo, waarom FROM begin WHERE kind = 'Verblijfsobject'
    UNION ALL SELECT van, waarom FROM plaats JOIN e_HEEFT_ADRES ON naar = adres
), gevonden AS (
    SELECT wat AS id, waarom FROM begin WHERE kind = 'Perceel'
    UNION ALL SELECT van, waarom FROM verblijf JOIN e_HEEFT_VBO ON naar = vbo
    UNION ALL SELECT naar, waarom FROM begin JOIN e_BETREFT ON kind = 'Transactie' AND van = wat
)
SELECT p.id, coalesce(p.aanduiding, p.id) AS aanduiding, list(DISTINCT g.waarom ORDER BY g.waarom) AS waarom
FROM gevonden g JOIN n_Perceel p USING (id) WHERE NOT coalesce(p.vervallen, false) GROUP BY ALL
"""

# Who stands in the evidence, who applies, and who holds the objects now; only a company with a number can be asked about.
_COMPANIES = """
CREATE TABLE bedrijf AS
WITH gevonden AS (
    SELECT wat AS id, waarom FROM begin WHERE kind = 'Bedrijf'
    UNION ALL SELECT van, waarom FROM begin JOIN e_VRAAGT_AAN ON kind = 'Vergunning' AND naar = wat
    UNION ALL SELECT van, waarom FROM begin JOIN e_HOUDT ON kind = 'Vergunning' AND naar = wat
    UNION ALL SELECT van, waarom FROM begin JOIN e_ONTVANGT ON kind = 'Subsidie' AND naar = wat
    UNION ALL SELECT b.van, unnest(o.waarom) FROM object o JOIN e_BEZIT b ON b.naar = o.id WHERE b.geldig_tot IS NULL
)
SELECT b.id, b.kvk, coalesce(b.eenmanszaak, false) AS persoonlijk, list(DISTINCT g.waarom ORDER BY g.waarom) AS waarom
FROM gevonden g JOIN n_Bedrijf b USING (id) WHERE b.kvk IS NOT NULL AND b.uitgezonderd IS NULL GROUP BY ALL
"""

_ANSWERS = """
SELECT object_id AS id, max(coalesce(actueel_op, _peildatum)) AS dag FROM {kind}_gelezen
WHERE coalesce(actueel_op, _peildatum) <= $on GROUP BY ALL
"""
_OFFICERS = """
SELECT kvk AS id, max(_peildatum) AS dag FROM Inschrijving_gelezen WHERE _bron = $hr AND _peildatum <= $on GROUP BY ALL
"""
_ASKED = {"hypotheken": "HypotheekAntwoord", "beslagen": "BeslagAntwoord"}


class Request(NamedTuple):
    """A line of the list: which register, what about, of which object or company, why, and the last answer there is."""

    source: str
    topic: str
    id: str
    name: str
    why: str
    last: str


class Requests(NamedTuple):
    """The list, and how many companies are left out because they are natural persons."""

    lines: list[Request]
    left_out: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What is needed to say what to ask.

    Args:
        workspace, ledger: deliveries and signals.
        folder: the built graph.
        on: the day on which an answer is old.
        days: source → after how many days.
        known_on: only deliveries that speak for this day or an earlier one.
    """

    workspace: Workspace
    ledger: Ledger
    folder: Path
    on: date
    days: Mapping[str, int]
    known_on: date | None = None

    def requests(self, sources: Iterable[str] = (KIK, HR), *, with_persons: bool = False) -> Requests:
        """The list, each line once with all its reasons, in neutral order.

        Args:
            sources: which registers to ask.
            with_persons: also sole traders and firms of persons; the caller has a case and a reason.
        """
        wanted, (db, _) = frozenset(sources), open_read(self.workspace, self._kinds(), self.known_on)
        with db:
            self._find(db)
            objects = [line for topic in _ASKED for line in self._objects(db, topic)] if KIK in wanted else []
            companies = list(self._companies(db)) if HR in wanted else []
        shown = [line for line, personal in companies if with_persons or not personal]
        return Requests(sorted([*objects, *shown]), len(companies) - len(shown))

    def _kinds(self) -> list[RecordKind]:
        return [RECORDS[name] for name in (*_ASKED.values(), "Inschrijving")]

    def _find(self, db: duckdb.DuckDBPyConnection) -> None:
        """Make the tables of objects and companies that signals and applications lead to."""
        for kind, table, file in self._tables():
            _use(db, kind, table, file)
        db.execute("CREATE TABLE begin (kind TEXT, wat TEXT, waarom TEXT)")
        named = sorted(set(self._named()))
        if named:
            db.executemany("INSERT INTO begin VALUES (?, ?, ?)", named)
        for statement in (_APPLICATIONS, _OBJECTS, _COMPANIES):
            db.execute(statement)

    def _tables(self) -> Iterator[tuple[Mapping[str, str], str, Path]]:
        for label in _NODES:
            yield (
                {each.name: SQL_TYPES[each.type] for each in NODES[label].columns},
                f"n_{label}",
                node_file(self.folder, label),
            )
        for kind in _EDGES:
            columns = {each.name: SQL_TYPES[each.type] for each in EDGES[kind].columns}
            yield {"van": "VARCHAR", "naar": "VARCHAR", **columns}, f"e_{kind}", edge_file(self.folder, kind)

    def _named(self) -> Iterator[tuple[str, str, str]]:
        """What weighed signals are about and rest on: kind, id, signal."""
        withheld = withheld_signals(self.ledger)
        for signal in list_signals(self.ledger):
            if signal.state in WEIGHED and signal.id not in withheld:
                hits = [kept.hit for kept in hits_of(self.ledger, signal.id) if kept.gone_run is None]
                parts = [(part["soort"], part["id"]) for hit in hits for part in hit.evidence["delen"]]
                for kind, name in [(signal.subject_kind, signal.subject_id), *parts]:
                    yield kind, current_id(self.ledger, name) if kind in PARTIES else name, signal.id

    def _objects(self, db: duckdb.DuckDBPyConnection, topic: str) -> Iterator[Request]:
        answers = _ANSWERS.format(kind=_ASKED[topic])
        rows = db.execute(
            f"SELECT o.id, o.aanduiding, o.waarom, a.dag FROM object o LEFT JOIN ({answers}) a USING (id)"  # noqa: S608
            " WHERE a.dag IS NULL OR a.dag < $since",
            {"on": self.on, "since": self._since(KIK)},
        )
        for name, shown, why, day in rows.fetchall():
            yield Request(KIK, topic, name, shown, " ".join(why), str(day or ""))

    def _companies(self, db: duckdb.DuckDBPyConnection) -> Iterator[tuple[Request, bool]]:
        rows = db.execute(
            f"SELECT b.id, b.kvk, b.waarom, b.persoonlijk, a.dag FROM bedrijf b LEFT JOIN ({_OFFICERS}) a ON a.id = b.kvk"  # noqa: S608
            " WHERE a.dag IS NULL OR a.dag < $since",
            {"on": self.on, "since": self._since(HR), "hr": HR},
        )
        for name, kvk, why, personal, day in rows.fetchall():
            yield Request(HR, "functionarissen", name, kvk, " ".join(why), str(day or "")), personal

    def _since(self, source: str) -> date:
        """The day from which an answer is not old."""
        return self.on - timedelta(self.days.get(source, STALE_DAYS))


def _use(db: duckdb.DuckDBPyConnection, columns: Mapping[str, str], table: str, file: Path) -> None:
    """A view of a table of the graph; empty where there is none."""
    if file.exists():
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{safe_path(file)}')")  # noqa: S608 - checked path
    else:
        db.execute(f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")


def write_requests(path: Path, lines: Iterable[Request], *, with_reasons: bool = False) -> None:
    """Write the list as CSV with ``;`` between.

    Args:
        path: the file.
        lines: the list.
        with_reasons: also why each is asked and the last answer there is; such a file stays inside.
    """
    columns = COLUMNS if with_reasons else SENT
    with path.open("w", newline="", encoding="utf-8") as stream:
        write_csv(stream, columns, (line[: len(columns)] for line in lines))
