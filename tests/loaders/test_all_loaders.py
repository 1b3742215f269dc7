from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.model import is_forbidden, record_kind
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Loader, Scope
from tests.support.reading import Reading, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADERS = list(shipped_loaders().values())
every_loader = pytest.mark.parametrize("loader", LOADERS, ids=[loader.id for loader in LOADERS])


def example_of(loader: Loader, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / loader.example_name
    path.write_text(loader.example, encoding="utf-8")
    return path


def run(loader: Loader, folder: Path) -> Reading:
    return read(loader, example_of(loader, folder))


def test_the_registers_of_a_municipality_have_a_loader() -> None:
    assert set(shipped_loaders()) == {
        "bag",
        "bewoning",
        "brk",
        "brk_csv",
        "buurten",
        "corporatiebezit",
        "erfpacht",
        "gebeurtenissen",
        "hr",
        "insolventies",
        "kik",
        "kredietverleners",
        "kvk",
        "kvk_lijst",
        "prijsindex",
        "sru",
        "subsidies",
        "subsidies_intern",
        "transacties",
        "vergunningen",
        "woz",
    }


@every_loader
def test_the_id_is_the_name_of_the_file_and_the_title_is_for_people(loader: Loader) -> None:
    assert shipped_loaders()[loader.id] is loader
    assert loader.title[0].isupper()
    assert loader.minimum_rows >= 1


@every_loader
def test_the_example_is_recognised_and_read_without_rejects_or_remarks(loader: Loader, tmp_path: Path) -> None:
    found = run(loader, tmp_path)
    assert found.recognised == [loader.example_name]
    assert (found.rejects, found.remarks) == ([], [])
    assert len(found.positions) >= loader.minimum_rows
    assert len(set(found.positions)) == len(found.positions)


@every_loader
def test_reading_it_twice_gives_the_same_records_in_the_same_order(loader: Loader, tmp_path: Path) -> None:
    first, second = run(loader, tmp_path / "een"), run(loader, tmp_path / "twee")
    assert first.records == second.records != []
    assert (first.positions, first.subjects) == (second.positions, second.subjects)


@every_loader
def test_every_kind_that_comes_out_is_declared_with_a_key_and_columns_of_its_type(
    loader: Loader, tmp_path: Path
) -> None:
    for record in run(loader, tmp_path).records:
        assert type(record) in loader.yields
        kind = record_kind(type(record))
        assert [name for name in kind.key if getattr(record, name) is None] == []
        assert len(record) == len(kind.columns)


@every_loader
def test_the_example_loads_into_a_workspace_and_loading_it_again_changes_nothing(
    loader: Loader, tmp_path: Path
) -> None:
    workspace, path = demo_workspace(tmp_path), example_of(loader, tmp_path / "in")
    (report,) = load_into(workspace, loader, [path])
    assert (report.rejected, report.dropped_forbidden, report.skipped, report.already_known) == (0, {}, [], False)
    state = state_of(workspace)
    assert {kind: len(rows) for kind, rows in state.items()} == report.records
    (again,) = load_into(workspace, loader, [path])
    assert again.already_known
    assert state_of(workspace) == state


@every_loader
def test_nothing_that_may_never_be_stored_is_on_a_list(loader: Loader) -> None:
    for reader in loader.reads:
        assert [name for name in reader.allowed if is_forbidden(name)] == []
        assert reader.pseudonymised <= reader.allowed
        assert isinstance(reader.scope, Scope)
        assert reader.format


@every_loader
def test_numbers_of_citizens_are_always_pseudonymised(loader: Loader) -> None:
    for reader in loader.reads:
        numbers = {name for name in reader.allowed if "bsn" in name.casefold() or "burgerservice" in name.casefold()}
        assert numbers <= reader.pseudonymised


@every_loader
def test_no_loader_takes_the_example_of_another_for_its_own(loader: Loader, tmp_path: Path) -> None:
    (file,) = input_files([example_of(loader, tmp_path)])
    takers = [other.id for other in LOADERS if other.reader_for(file) is not None]
    assert takers == [loader.id]
