"""What is over its term leaves nothing in the workspace but a sealed line that says so, also when a purge was cut off."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning import pipeline
from ondermijning.errors import GraphError, WorkspaceError
from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.erasures import erasures, open_erasures
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement, standing_judgements
from ondermijning.report.files import write_links
from ondermijning.resolve import resolution
from ondermijning.settings import read_settings
from ondermijning.trust.audit import audit_path
from ondermijning.trust.erasure import Purge, Purged
from ondermijning.workspace import Workspace
from ondermijning.workspace.secret_files import read_key
from tests.support.nightly import nightly
from tests.support.stands import Deed, Holder, Obj, Person, Right, stand
from tests.support.workspaces import demo_workspace, shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.erasures import Head

OLD, KEPT = "2021-12-31", "2022-06-30"
NAME, NUMBER = "Zonderling", "977123456"  # of someone who stands in the old stand only
GONE = Person(NUMBER, NAME, "Quirijn", bsn="999990019")
STAYS = Person("977654321", "Blijvers", "Anna", bsn="999993653")
PURGED_ON = date(2023, 1, 1)  # a day after the term of the old stand


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two stands, a graph, an export of links, rejects and judgements; only the old stand knows who left."""
    folder = tmp_path_factory.mktemp("bewaard")
    workspace, inbox = demo_workspace(folder), folder / "inbox"
    stand(inbox / "brk" / "oud.xml", [house(GONE)], peildatum=OLD)
    stand(inbox / "brk" / "nieuw.xml", [house(STAYS)], peildatum=KEPT)
    text = workspace.settings_path.read_text(encoding="utf-8")
    workspace.settings_path.write_text(text.replace("[retention]", '[retention]\nbrk = "12 maanden"'), encoding="utf-8")
    nightly(workspace, inbox, on=date(2022, 12, 31))
    write_links(workspace, with_persons=True)
    for day in (OLD, KEPT):
        (workspace.rejects / "brk").mkdir(exist_ok=True)
        (workspace.rejects / "brk" / f"{day}-0123456789ab.csv").write_text("bestand;positie;veld;reden\n")
    with opened(workspace) as ledger:
        mentions = (f"brk:NL.IMKAD.Persoon:{NUMBER}", "brk:NL.IMKAD.Persoon:977654321")
        add_judgement(ledger, Judgement(*mentions, Verdict.DIFFERENT, "jansen"))
        add_alias(ledger, "oud", f"NL.IMKAD.Persoon:{NUMBER}", "proef")
    return workspace


@pytest.fixture
def place(made: Workspace, tmp_path: Path) -> Workspace:
    """A copy of it."""
    shutil.copytree(made.root, tmp_path / "werkmap")
    return Workspace(tmp_path / "werkmap")


def house(holder: Person) -> Obj:
    deed = Deed(f"5{holder.id}", price=200_000, date="2015-03-01")
    return Obj("12300001170000", "MTT00 C 1", [Right("71", holders=[Holder(f"8{holder.id}", holder, deeds=[deed])])])


def opened(workspace: Workspace) -> closing[Ledger]:
    return closing(open_ledger(workspace.ledger_path))


def purge(workspace: Workspace, on: date = PURGED_ON) -> Purged:
    with opened(workspace) as ledger:
        return Purge(workspace, read_settings(workspace), ledger, shipped_loaders(), on).run("jansen")


def everything(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Every file with what stands in it, in clear."""
    for path in sorted(each for each in workspace.root.rglob("*") if each.is_file()):
        text = path.read_bytes().decode("latin-1")
        if path.suffix == ".parquet":
            text += str(pq.read_table(path).to_pylist())
        yield str(path.relative_to(workspace.root)), text


def holding(workspace: Workspace, *markers: str) -> list[str]:
    return [name for name, text in everything(workspace) if any(marker in text for marker in markers)]


def test_before_a_purge_the_workspace_holds_it_in_many_places(place: Workspace) -> None:
    found = " ".join(holding(place, NAME, NUMBER))
    for part in (
        "deliveries/brk/2021",
        "parties/parties",
        "graph/2022-12-31/nodes",
        "koppelingen.csv",
        "ledger.sqlite",
    ):
        assert part in found


def test_nothing_is_left_of_a_delivery_whose_term_has_passed(place: Workspace) -> None:
    purged = purge(place)
    assert [(due.source, str(due.day), due.months) for due in purged.due] == [("brk", OLD, 12)]
    assert (purged.rejects, purged.graphs, purged.exports) == (1, ["2022-12-31"], ["koppelingen.csv", "paginas"])
    assert holding(place, NAME, NUMBER) == []
    assert [path.name[:10] for path in sorted(place.deliveries.glob("brk/*"))] == [KEPT]
    assert [path.name[:10] for path in place.rejects.glob("*/*.csv")] == [KEPT]


def test_the_table_of_signals_goes_with_the_document_that_leads_to_the_delivery(place: Workspace) -> None:
    """Only the JSON says from which delivery a signal comes; the CSV tells the same of the object."""
    delivery = next(place.deliveries.glob(f"brk/{OLD}-*")).name.removesuffix(".parquet")
    for day, levering in (("2022-01-31", delivery), ("2022-12-31", "2022-06-30-0123")):
        (place.export / f"signalen-{day}.json").write_text(f'{{"levering": "{levering}"}}', encoding="utf-8")
        (place.export / f"signalen-{day}.csv").write_text(f"zin\nover {NAME}, {day}\n", encoding="utf-8")
    assert purge(place).exports == ["koppelingen.csv", "paginas", "signalen-2022-01-31.csv", "signalen-2022-01-31.json"]
    assert holding(place, NAME) == ["export/signalen-2022-12-31.csv"]


def test_what_is_left_works_on(place: Workspace) -> None:
    purge(place)
    with pytest.raises(GraphError, match="no graph yet"):
        pipeline.current_graph(place)
    pipeline.build(place, read_settings(place), PURGED_ON)
    assert "Blijvers" in dict(everything(place))["graph/2023-01-01/nodes/Persoon.parquet"]
    assert holding(place, NAME, NUMBER) == []
    with opened(place) as ledger:
        assert standing_judgements(ledger) == {}


def test_on_the_last_day_of_the_term_nothing_is_removed(place: Workspace) -> None:
    before = [name for name, _ in everything(place)]
    assert purge(place, date(2022, 12, 31)) == Purged([])
    assert [name for name, _ in everything(place)] == before


def test_what_was_removed_is_kept_as_a_sealed_line_without_anything_of_it(place: Workspace) -> None:
    delivery = next(place.deliveries.glob(f"brk/{OLD}-*")).name.removeprefix(f"{OLD}-").removesuffix(".parquet")
    purge(place)
    with opened(place) as ledger:
        ((line, holds),) = erasures(ledger, key(place))
        assert (holds, open_erasures(ledger)) == (True, set())
    assert (line.source, line.reference_date, line.delivery) == ("brk", OLD, delivery)
    assert (line.term_months, line.on_date, line.actor) == (12, "2023-01-01", "jansen")
    assert line.records["NatuurlijkPersoon"] == 1


def key(workspace: Workspace) -> bytes:
    return read_key(workspace.hmac_key_path)


def test_a_line_that_was_changed_or_added_without_the_key_shows(place: Workspace) -> None:
    purge(place)
    with opened(place) as ledger:
        ledger.execute("DROP TRIGGER erasures_are_final")
        ledger.execute("UPDATE erasures SET actor = 'ander'")
        assert [holds for _, holds in erasures(ledger, key(place))] == [False]
        assert [holds for _, holds in erasures(ledger, bytes(32))] == [False]


def cut(workspace: Workspace, where: str) -> Head | None:
    """What shows after lines were taken out, and how the seals of the others are."""
    with opened(workspace) as ledger:
        ledger.execute("DROP TRIGGER erasures_stay")
        ledger.execute(f"DELETE FROM erasures WHERE {where}")
        assert all(holds for _, holds in erasures(ledger, key(workspace)))
        work = Purge(workspace, read_settings(workspace), ledger, shipped_loaders(), PURGED_ON)
        return work.cut_off()


def purged_twice(workspace: Workspace) -> None:
    purge(workspace)
    purge(workspace, date(2040, 1, 1))
    with opened(workspace) as ledger:
        work = Purge(workspace, read_settings(workspace), ledger, shipped_loaders(), PURGED_ON)
        assert (len(work.anchors()), work.cut_off()) == (2, None)


def test_a_last_line_that_is_taken_out_shows_though_every_seal_holds(place: Workspace) -> None:
    purged_twice(place)
    found = cut(place, "id = (SELECT max(id) FROM erasures)")
    assert found is not None
    assert found.lines == 2


def test_so_does_taking_out_all_of_them(place: Workspace) -> None:
    purged_twice(place)
    found = cut(place, "true")
    assert found is not None
    assert found.lines == 1


def test_a_later_purge_does_not_hide_it(place: Workspace) -> None:
    purge(place)
    cut(place, "true")
    purge(place, date(2040, 1, 1))
    with opened(place) as ledger:
        work = Purge(place, read_settings(place), ledger, shipped_loaders(), PURGED_ON)
        assert [each.lines for each in work.anchors()] == [1, 1]
        assert work.cut_off() == work.anchors()[0]


def test_where_the_audit_log_cannot_be_written_nothing_is_removed(place: Workspace) -> None:
    audit_path(place).touch(mode=0o644)
    before = holding(place, NAME, NUMBER)
    with pytest.raises(WorkspaceError, match="is no private file"):
        purge(place)
    assert holding(place, NAME, NUMBER) == before
    audit_path(place).chmod(0o600)
    purge(place)
    assert holding(place, NAME, NUMBER) == []


@pytest.mark.parametrize("steps", range(1, 6))
def test_a_purge_that_was_cut_off_anywhere_is_completed_by_the_next(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """Five steps: the rejects, the graph, the links, the delivery, the parties."""
    done = count(1)

    def until(take: Callable[..., object]) -> Callable[..., object]:
        def step(*words: object) -> object:
            if next(done) >= steps:
                raise KeyboardInterrupt
            return take(*words)

        return step

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "remove", until(Workspace.remove))
        patched.setattr(resolution, "resolve", until(resolution.resolve))
        with pytest.raises(KeyboardInterrupt):
            purge(place)
    assert holding(place, NAME, NUMBER)
    # Also on a day on which the term has not passed: what was begun is completed.
    purge(place, date(2022, 6, 1) if steps > 1 else PURGED_ON)
    assert holding(place, NAME, NUMBER) == []
    with opened(place) as ledger:
        assert [(line.reference_date, holds) for line, holds in erasures(ledger, key(place))] == [(OLD, True)]
        assert open_erasures(ledger) == set()


def test_a_workspace_of_which_everything_is_over_its_term_ends_empty(place: Workspace) -> None:
    assert len(purge(place, date(2040, 1, 1)).due) == 2
    assert holding(place, NAME, NUMBER, "Blijvers", "977654321") == []
