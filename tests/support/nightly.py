"""A small inbox in two waves: three houses are resold; then a fourth is, and the price of the third was a mistake."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from ondermijning.batch import Batch
from ondermijning.detect.library import load_rules
from ondermijning.ledger import open_ledger
from ondermijning.settings import read_settings
from tests.support.stands import Deed, Holder, Obj, Person, Right, stand
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.report.run_folder import Told
    from ondermijning.signals.lifecycle import Changes
    from ondermijning.workspace import Workspace

ON = date(2023, 12, 31)
ANNA, BERT = Person("901", "Aalders", "Anna", bsn="999993653"), Person("902", "Baks", "Bert", bsn="999990019")
OLD = Deed("500", price=150_000, date="2015-03-01")
HOUSES = (1, 2, 3, 4)
INDEX = "kwartaal;index\n" + "".join(
    f"{year}K{quarter};100\n" for year in range(2015, 2024) for quarter in (1, 2, 3, 4)
)


def bought(house: int) -> Deed:
    return Deed(f"51{house}", price=200_000, date="2022-03-01")


def sold(house: int, price: int = 450_000) -> Deed:
    return Deed(f"52{house}", price=price, date="2022-11-01")


def _house(number: int, party: Person, deed: Deed) -> Obj:
    holder = Holder(f"{deed.part_id}{number}", party, deeds=[deed])
    return Obj(f"123{number:05}70000", f"MTT00 C {number}", [Right(f"7{number}", holders=[holder])])


def first_wave(inbox: Path) -> None:
    """Stands of three dates and the price index."""
    prices = inbox / "prijsindex" / "2023-12-31"
    prices.mkdir(parents=True)
    (prices / "index.csv").write_text(INDEX, encoding="utf-8")
    stands = {
        "2021-12-31": [_house(number, BERT, replace(OLD, part_id=f"50{number}")) for number in HOUSES],
        "2022-06-30": [_house(number, ANNA, bought(number)) for number in HOUSES],
        "2022-12-31": [*(_house(number, BERT, sold(number)) for number in HOUSES[:3]), _house(4, ANNA, bought(4))],
    }
    for day, objects in stands.items():
        stand(inbox / "brk" / f"{day}.xml", objects, peildatum=day)


def second_wave(inbox: Path) -> None:
    """A later stand."""
    objects = [_house(number, BERT, sold(number, 205_000 if number == 3 else 450_000)) for number in HOUSES]
    stand(inbox / "brk" / "2023-06-30.xml", objects, peildatum="2023-06-30")


def nightly(workspace: Workspace, inbox: Path, on: date = ON, **changed: Any) -> tuple[Path, Told, Changes]:
    """A nightly run."""
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        batch = Batch(workspace, read_settings(workspace), ledger, inbox, on, shipped_loaders(), load_rules())
        return replace(batch, **changed).run()


def end_state(workspace: Workspace, on: date = ON) -> dict[str, Any]:
    """Everything that runs leave behind, but for numbers of runs, moments and how often something was told."""
    queries = {
        "signals": "SELECT id, subject_id, first_seen, state, baseline, offered_week, assignee FROM signals",
        "hits": "SELECT signal_id, rule, hit_key, gone_run IS NULL, weight, evidence, sentence FROM hits",
        "events": "SELECT signal_id, event, from_state, to_state, note FROM signal_events ORDER BY id",
        "aliases": "SELECT old_id, new_id FROM aliases",
    }
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        state: dict[str, Any] = {name: sorted(ledger.execute(query)) for name, query in queries.items()}
    folder = workspace.graph / str(on)
    state |= {str(path.relative_to(folder)): pq.read_table(path).to_pylist() for path in folder.rglob("*.parquet")}
    state["deliveries"] = sorted(path.name for path in workspace.deliveries.glob("*/*.parquet"))
    return state
