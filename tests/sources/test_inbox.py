"""The inbox: what is new is found by contents, whatever its name, and nothing in it is changed."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.sources.expected import Overdue, last_deliveries, overdue
from ondermijning.sources.inbox import Parcel, held_files, keep_held, parcels, unseen
from tests.support.stands import Obj, stand
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.inbox import Unseen
    from ondermijning.workspace import Workspace

INDEX = "kwartaal;index\n2024K1;138.4\n"
DAY = date(2024, 12, 31)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "prijsindex").mkdir(parents=True)
    (folder / "prijsindex" / "a.csv").write_text(INDEX, encoding="utf-8")
    return folder


def new(workspace: Workspace, parcel: Parcel) -> tuple[list[str], int]:
    """Names of what is not loaded yet, and how many files are strange."""
    found = unseen(workspace, shipped_loaders()["prijsindex"], parcel)
    return [path.name for paths in found.groups for path in paths], found.strange


def test_a_folder_is_a_source_and_a_folder_in_it_may_be_a_date(inbox: Path) -> None:
    for name in ("prijsindex/2024-12-31", "prijsindex/kwartaal", "brk", ".verborgen", "leeg"):
        (inbox / name).mkdir()
    (inbox / "brk" / "stand.xml").touch()
    (inbox / "los bestand.csv").touch()

    prices = inbox / "prijsindex"
    assert parcels(inbox) == [
        Parcel("brk", None, (inbox / "brk" / "stand.xml",)),
        Parcel("los bestand.csv", None, (inbox / "los bestand.csv",)),
        Parcel("prijsindex", None, (prices / "a.csv", prices / "kwartaal")),
        Parcel("prijsindex", DAY, (prices / "2024-12-31",)),
    ]


def test_an_inbox_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"postbus: cannot be read \(FileNotFoundError\)"):
        parcels(tmp_path / "postbus")


def test_what_was_loaded_is_known_under_another_name(workspace: Workspace, inbox: Path) -> None:
    (parcel,) = parcels(inbox)
    assert new(workspace, parcel) == (["a.csv"], 0)
    load_into(workspace, "prijsindex", parcel.paths)
    (inbox / "prijsindex" / "a.csv").rename(inbox / "prijsindex" / "b.csv")

    (parcel,) = parcels(inbox)
    assert new(workspace, parcel) == ([], 0)


def test_only_what_is_new_is_taken(workspace: Workspace, inbox: Path) -> None:
    load_into(workspace, "prijsindex", parcels(inbox)[0].paths)
    later = inbox / "prijsindex" / "b.csv"
    later.write_text(INDEX + "2024K2;140\n", encoding="utf-8")
    os.utime(later, (2_000_000_000, 2_000_000_000))

    assert new(workspace, parcels(inbox)[0]) == (["b.csv"], 0)


def dated(inbox: Path, **contents: str) -> Parcel:
    """The folder of a date with these files in it."""
    folder = inbox / "prijsindex" / "2024-12-31"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in contents.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return next(parcel for parcel in parcels(inbox) if parcel.day == DAY)


def names_of(found: Unseen) -> tuple[list[str], list[str]]:
    """Names of what is loaded (of a folder: its own) and of what is held."""
    return [path.name for paths in found.groups for path in paths], [each.name for each in found.held]


def test_a_file_that_is_replaced_in_a_dated_folder_makes_the_folder_a_correction(
    workspace: Workspace, inbox: Path
) -> None:
    """It was loaded beside the file that it replaced, and changed nothing."""
    second = "kwartaal;index\n2024K2;139\n"
    first = dated(inbox, a=INDEX, b=second)
    load_into(workspace, "prijsindex", first.paths, reference_date=DAY)
    corrected = dated(inbox, a=INDEX.replace("138.4", "13.84"), b=second)

    assert new(workspace, corrected) == (["a.csv", "b.csv"], 0)
    load_into(workspace, "prijsindex", corrected.paths, reference_date=DAY)
    found = {row["kwartaal"]: row["index_promille"] for row in state_of(workspace)["Prijsindex"]}
    assert found == {"2024K1": 13_840, "2024K2": 139_000}
    assert new(workspace, corrected) == ([], 0)


def test_a_file_that_joins_a_dated_folder_belongs_to_its_delivery(workspace: Workspace, inbox: Path) -> None:
    load_into(workspace, "prijsindex", dated(inbox, a=INDEX).paths, reference_date=DAY)

    assert new(workspace, dated(inbox, a=INDEX, b="kwartaal;index\n2024K2;139\n")) == (["a.csv", "b.csv"], 0)


def test_what_nobody_says_is_held(workspace: Workspace, inbox: Path) -> None:
    """Another name for a day that is in: a part of it, or in its place? In a folder and loose alike."""
    load_into(workspace, "prijsindex", dated(inbox, a=INDEX).paths, reference_date=DAY)
    other = dated(inbox, b="kwartaal;index\n2024K2;139\n")

    assert names_of(unseen(workspace, shipped_loaders()["prijsindex"], other)) == ([], ["b.csv"])


def test_a_loose_file_replaces_the_one_of_its_name_and_is_held_under_another(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder, loader = tmp_path / "inbox" / "brk", shipped_loaders()["brk"]
    stand(folder / "stand.xml", [Obj("12300001")], peildatum="2024-12-31")
    load_into(workspace, "brk", [folder / "stand.xml"])
    stand(folder / "stand.xml", [Obj("12300002")], peildatum="2024-12-31")
    (parcel,) = parcels(tmp_path / "inbox")
    assert names_of(unseen(workspace, loader, parcel)) == (["stand.xml"], [])

    stand(folder / "stand.xml", [Obj("12300001")], peildatum="2024-12-31")
    stand(folder / "ander.xml", [Obj("12300002")], peildatum="2024-12-31")
    stand(folder / "later.xml", [Obj("12300002")], peildatum="2025-12-31")
    (parcel,) = parcels(tmp_path / "inbox")
    assert names_of(unseen(workspace, loader, parcel)) == (["later.xml"], ["ander.xml"])


def test_what_is_held_is_kept_until_somebody_loads_it(workspace: Workspace, inbox: Path) -> None:
    load_into(workspace, "prijsindex", dated(inbox, a=INDEX).paths, reference_date=DAY)
    other = dated(inbox, b="kwartaal;index\n2024K2;139\n")
    held = unseen(workspace, shipped_loaders()["prijsindex"], other).held
    with workspace.write_lock():
        keep_held(workspace, held)
    assert held_files(workspace) == list(held)
    load_into(workspace, "prijsindex", other.paths, reference_date=DAY)
    assert held_files(workspace) == []


def test_the_same_contents_for_a_later_date_are_new(workspace: Workspace, inbox: Path) -> None:
    load_into(workspace, "prijsindex", parcels(inbox)[0].paths, reference_date=DAY)
    for day in ("2024-12-31", "2025-03-31"):
        (inbox / "prijsindex" / day).mkdir()
        shutil.copy(inbox / "prijsindex" / "a.csv", inbox / "prijsindex" / day)
    _, same, later = parcels(inbox)

    assert (new(workspace, same), new(workspace, later)) == (([], 0), (["a.csv"], 0))


def test_a_file_in_no_format_of_the_source_is_counted_and_left(workspace: Workspace, inbox: Path) -> None:
    (inbox / "prijsindex" / "leesmij.txt").write_text("hallo", encoding="utf-8")

    assert new(workspace, parcels(inbox)[0]) == (["a.csv"], 1)


def test_files_of_one_stated_date_stay_together_and_dates_apart(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "inbox" / "brk"
    for name, day in (("b", "2022-12-31"), ("a", "2023-12-31"), ("c", "2022-12-31")):
        stand(folder / f"{name}.xml", [Obj(f"1230012{ord(name)}")], peildatum=day)
    (parcel,) = parcels(tmp_path / "inbox")
    groups = unseen(workspace, shipped_loaders()["brk"], parcel).groups

    assert [[path.name for path in paths] for paths in groups] == [["b.xml", "c.xml"], ["a.xml"]]


def test_a_link_is_refused(workspace: Workspace, inbox: Path, tmp_path: Path) -> None:
    (inbox / "prijsindex" / "b.csv").symlink_to(tmp_path / "elders.csv")

    with pytest.raises(DeliveryError, match="is a link"):
        new(workspace, parcels(inbox)[0])


@pytest.mark.parametrize("name", ["20241231", "31-12-2024", "2024_12_31"])
def test_a_folder_with_a_date_in_another_form_is_refused_unless_its_files_say_theirs(
    workspace: Workspace, inbox: Path, name: str
) -> None:
    for source in ("prijsindex", "brk"):
        (inbox / source / name).mkdir(parents=True)
    shutil.copy(inbox / "prijsindex" / "a.csv", inbox / "prijsindex" / name / "b.csv")
    stand(inbox / "brk" / name / "b.xml", [Obj("12300001270000", "MTT00 C 1", [])], peildatum="2024-12-31")

    stands, prices, odd = parcels(inbox)
    assert [len(unseen(workspace, shipped_loaders()["brk"], stands).groups), new(workspace, prices)] == [
        1,
        (["a.csv"], 0),
    ]
    with pytest.raises(DeliveryError, match=rf"{name}: is a folder with a date in another form"):
        new(workspace, odd)


@pytest.mark.parametrize("name", ["kwartaal", "2024", "2024-12", "99000011", "17991231"])
def test_a_folder_with_another_name_is_no_date(inbox: Path, name: str) -> None:
    (inbox / "prijsindex" / name).mkdir()
    assert [parcel.day for parcel in parcels(inbox)] == [None]


@pytest.mark.parametrize(
    ("on", "late"),
    [(date(2025, 3, 31), []), (date(2025, 4, 1), [Overdue("prijsindex", DAY, date(2025, 3, 31))])],
)
def test_a_source_is_late_when_more_days_have_passed(
    workspace: Workspace, inbox: Path, on: date, late: list[Overdue]
) -> None:
    load_into(workspace, "prijsindex", parcels(inbox)[0].paths, reference_date=DAY)

    assert overdue(workspace, {"prijsindex": 90}, on) == late


def test_a_source_that_never_came_is_late(workspace: Workspace) -> None:
    assert overdue(workspace, {"brk": 90}, DAY) == [Overdue("brk", None, None)]


def test_the_last_delivery_is_the_one_with_the_latest_reference_date(workspace: Workspace, inbox: Path) -> None:
    load_into(workspace, "prijsindex", parcels(inbox)[0].paths, reference_date=DAY)
    (inbox / "prijsindex" / "a.csv").write_text(INDEX + "2024K2;140\n", encoding="utf-8")
    os.utime(inbox / "prijsindex" / "a.csv")
    load_into(workspace, "prijsindex", parcels(inbox)[0].paths, reference_date=date(2024, 6, 30))

    assert last_deliveries(workspace) == {"prijsindex": DAY}
