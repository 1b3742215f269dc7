"""What is resolved delivery by delivery is what would come out of starting over, in whatever order and with what judgements."""

from __future__ import annotations

import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.companies import blocking_keys as company_keys
from ondermijning.resolve.persons import blocking_keys as person_keys
from ondermijning.resolve.resolution import ResolveReport, resolved
from ondermijning.resolve.store import candidate_pairs
from ondermijning.resolve.store.database import forget, store_path
from ondermijning.workspace import Workspace, create
from tests.resolve.making import HERE, THERE, Mention, company, database, person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Judgements = dict[tuple[str, str], Verdict]
Found = tuple[list[dict[str, Any]], list[dict[str, Any]], ResolveReport]

NAMES = [
    "Bosuil Tegelhandel B.V.",
    "Bosuil Tegelhandel",
    "Bosuyl Tegelhandel",
    "Bosuil Tegelhandel II",
    "Bosuil Beheer",
    "De Jong Beheer B.V.",
    "De Jong Beheer",
    "Stichting Zonnehof",
    "Zonnehof X Vaals",
    "Janssen Vaals",
]
PEOPLE = ["Jan Berg", "J. Berg", "Joris Berg", "P. Smit-Berg", "Jan Dijckstra", "J. Dykstra", "Berg Jan"]
PLACES: list[dict[str, Any]] = [{}, HERE, THERE, {"woonplaats": "Vaals"}, HERE | {"woonplaats": "Maastricht"}]
BORN = [None, "1960-05-03", "1960-03-05", "1990-01-02"]
KEYS: list[dict[str, str]] = [
    {},
    {},
    {},
    {"kvk": "90000001"},
    {"kvk": "90000002"},
    {"rsin": "999990019"},
    {"rsin": "999991231", "kvk": "90000001"},
    {"kvk": "90000002", "rsin": "999990019"},
]
SALES: list[list[str]] = [
    [],
    [],
    ["koper|huis|2020-01-02|"],
    ["koper|huis|2020-01-05|akte 1"],
    ["eerder|huis|2020-01-02|akte 2", "verkoper|huis|2022-03-04|akte 2"],
]
PERSON_KEYS: list[dict[str, str]] = [
    {},
    {},
    {"bsn_hmac": "a"},
    {"imkad": "NL.IMKAD.Persoon:1"},
    {"bsn_hmac": "b", "imkad": "NL.IMKAD.Persoon:1"},
]

companies = st.builds(
    lambda at, name, register, place, keys: company(f"c{at}", name, register, **place, **keys),
    st.integers(0, 14),
    st.sampled_from(NAMES),
    st.sampled_from(["vergunningen", "subsidies", "kvk"]),
    st.sampled_from(PLACES),
    st.sampled_from(KEYS),
)
people = st.builds(
    lambda at, name, born, register, place, keys, sales: person(
        f"p{at}", name, born, register, overdrachten=sales, **place, **keys
    ),
    st.integers(0, 14),
    st.sampled_from(PEOPLE),
    st.sampled_from(BORN),
    st.sampled_from(["vergunningen", "brk", "woz"]),
    st.sampled_from(PLACES),
    st.sampled_from(PERSON_KEYS),
    st.sampled_from(SALES),
)
mentions = st.one_of(companies, people)
NUMBERS = [
    f"{register}:{letter}{at}"
    for register in ("vergunningen", "subsidies", "brk")
    for letter in "cp"
    for at in range(6)
]
judgements = st.dictionaries(
    st.lists(st.sampled_from(NUMBERS), min_size=2, max_size=2, unique=True).map(lambda pair: (min(pair), max(pair))),
    st.sampled_from(list(Verdict)),
    max_size=4,
)
# What is delivered, which mentions are gone by then, and what people have judged.
STEP = st.tuples(st.lists(mentions, max_size=12), st.sets(st.integers(0, 40), max_size=6), judgements)
Step = tuple[list[Mention], set[int], Judgements]


def found(workspace: Workspace | None, held: Sequence[Mention], standing: Mapping[tuple[str, str], Verdict]) -> Found:
    """Both files, and what is told about them."""
    with database(*held) as db:
        outcome = resolved(db, standing, workspace)
    return outcome.parties.to_pylist(), outcome.links.to_pylist(), outcome.report


def states(deliveries: Sequence[Step]) -> Iterator[tuple[list[Mention], Judgements]]:
    """The mentions that are there after each delivery, with the judgements of then."""
    held: dict[tuple[str, str], Mention] = {}
    for delivered, gone, standing in deliveries:
        held |= {(each["register"], each["source_id"]): each for each in delivered}
        left = [key for at, key in enumerate(sorted(held)) if at not in gone]
        held = {key: held[key] for key in left}
        yield list(held.values()), standing


@contextmanager
def a_workspace() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as folder:
        yield create(Path(folder) / "werkmap")


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=4))
def test_delivery_by_delivery_is_what_starting_over_gives(deliveries: list[Step]) -> None:
    with a_workspace() as workspace:
        for held, standing in states(deliveries):
            assert found(workspace, held, standing) == found(None, held, standing)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=4))
def test_so_it_is_where_keys_soon_have_too_many_holders(deliveries: list[Step]) -> None:
    with a_workspace() as workspace, pytest.MonkeyPatch.context() as patch:
        patch.setattr(person_keys, "BIGGEST_BLOCK", 3)
        patch.setattr(company_keys, "BLOCKS", dict.fromkeys(company_keys.BLOCKS, 3))
        for held, standing in states(deliveries):
            assert found(workspace, held, standing) == found(None, held, standing)


@settings(max_examples=12, deadline=None)
@given(st.lists(mentions, max_size=25))
def test_leaving_out_pairs_of_which_register_keys_differ_changes_nothing(held: list[Mention]) -> None:
    state = list({(each["register"], each["source_id"]): each for each in held}.values())
    expected = found(None, state, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidate_pairs, "PAIRS", candidate_pairs.PAIRS.replace(candidate_pairs.MAY_BE_ONE, "true"))
        every = found(None, state, {})
    assert every == expected
    assert every[2].compared >= expected[2].compared


def test_companies_of_which_register_keys_differ_are_not_compared() -> None:
    named, numbered = company("a", NAMES[0], **HERE), company("b", NAMES[0], kvk="90000001", **HERE)
    other = company("c", NAMES[0], kvk="90000002", **HERE)
    assert [found(None, held, {})[2].compared for held in ([named, numbered], [numbered, other])] == [1, 0]


MANY = [
    *(company(f"c{at}", name, "vergunningen", **HERE) for at, name in enumerate(NAMES)),
    *(person(f"p{at}", name, "1960-05-03", **HERE) for at, name in enumerate(PEOPLE)),
    company("KVK:90000001", NAMES[0], "kvk", kvk="90000001", **HERE),
]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with a_workspace() as made:
        yield made


class Killed(BaseException):
    """The process ends here."""


def test_killed_at_any_moment_the_next_time_gives_the_same(workspace: Workspace) -> None:
    expected, at = found(None, MANY, {}), 0
    found(workspace, MANY[:9], {})
    while _resolve_until(workspace, at):
        at += 5
    assert at > 20
    assert found(workspace, MANY, {}) == expected


def _resolve_until(workspace: Workspace, statements: int) -> bool:
    """Resolve and be killed after so many statements; False where it came to its end before."""
    with database(*MANY) as db:
        try:
            resolved(Dying(db, statements), {}, workspace)  # type: ignore[arg-type]
        except Killed:
            return True
    return False


class Dying:
    """A connection of which the process is killed after some statements."""

    def __init__(self, db: duckdb.DuckDBPyConnection, statements: int) -> None:
        self._db, self._left = db, statements

    def __getattr__(self, name: str) -> Any:
        if name in ("execute", "sql"):
            self._left -= 1
            if self._left < 0:
                raise Killed
        return getattr(self._db, name)


def test_only_what_changed_is_compared(workspace: Workspace) -> None:
    first = found(workspace, MANY[:-1], {})[2]
    again = found(workspace, MANY[:-1], {})[2]
    more = found(workspace, MANY, {})[2]
    assert (first.changed, again.changed, again.compared, more.changed) == (len(MANY) - 1, 0, 0, 1)
    assert 0 < more.compared < first.compared


@pytest.mark.parametrize("damage", [b"", b"geen database", None])
def test_a_store_that_is_damaged_or_of_another_version_is_begun_anew(
    workspace: Workspace, damage: bytes | None
) -> None:
    expected = found(workspace, MANY, {})
    path = store_path(workspace)
    if damage is None:
        with duckdb.connect(path) as db:
            db.execute("UPDATE versie SET versie = 'een andere'")
    else:
        path.write_bytes(damage)
    assert found(workspace, MANY, {})[2].changed == len(MANY)
    assert found(workspace, MANY, {}) == expected


def test_the_store_is_private_and_holds_no_name_and_no_date(workspace: Workspace) -> None:
    found(workspace, MANY, {})
    path = store_path(workspace)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with duckdb.connect(path, read_only=True) as db:
        tables = [name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        told = {str(value) for table in tables for row in db.table(table).fetchall() for value in row}
    words = {word.lower() for name in (*NAMES, *PEOPLE) for word in name.split() if len(word) > 3}
    assert tables
    assert not {value for value in told if any(word in value.lower() for word in (*words, "1960-", "6211ab"))}
    forget(workspace)
    assert list(workspace.parties.iterdir()) == []
