"""Every file among the samples loads with exactly what stands in it, or is refused by every loader for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.errors import DeliveryError
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.delivery import LoadOptions
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.trust.pseudonym import Pseudonymiser
from tests.support.every_sample import SAMPLES, Counted, NothingFound, Refused
from tests.support.plain_reading import counts
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.delivery import LoadReport
    from ondermijning.workspace import Workspace

pytestmark = pytest.mark.samples
COUNTED = {name: line for name, line in SAMPLES.items() if isinstance(line, Counted)}
REFUSED = {name: line for name, line in SAMPLES.items() if isinstance(line, Refused)}
NOTHING = {name: line for name, line in SAMPLES.items() if isinstance(line, NothingFound)}
PLAIN = {name: line for name, line in COUNTED.items() if line.form.places and not name.endswith(".zip")}
LOADERS = shipped_loaders()


def load(workspace: Workspace, loader: str, path: Path) -> list[LoadReport]:
    return pipeline.load(workspace, LOADERS[loader], [path], Pseudonymiser(workspace.hmac_key_path), LoadOptions())


def known_to(path: Path) -> set[str]:
    files = input_files([path])
    return {loader.id for loader in LOADERS.values() if any(loader.reader_for(file) for file in files)}


def test_no_sample_is_outside_the_table() -> None:
    folder = sample()
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == SAMPLES.keys()


@pytest.mark.parametrize("name", COUNTED)
def test_a_sample_gives_exactly_its_records_and_no_other_loader_takes_it(name: str, tmp_path: Path) -> None:
    line, path = COUNTED[name], sample(name)
    (report,) = load(demo_workspace(tmp_path), line.form.loader, path)
    assert report.formats == [line.form.format]
    assert (report.rows, report.rejected, sum(report.remarks.values())) == (line.rows, 0, line.remarks)
    assert report.records == line.kinds
    assert known_to(path) == {line.form.loader}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_reading_of_a_sample_finds_the_same(name: str) -> None:
    line = PLAIN[name]
    expected = {kind: number for kind, number in line.kinds.items() if kind in line.form.places}
    assert counts(sample(name), line.form.places) == expected


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_found_is_an_answer_without_rows(name: str, tmp_path: Path) -> None:
    assert NOTHING[name].asked in known_to(sample(name))
    for loader in known_to(sample(name)):
        (report,) = load(demo_workspace(tmp_path / loader), loader, sample(name))
        assert (report.scope, report.rows, report.rejected, report.records) == (Scope.SUBJECT, 0, 0, {})


@pytest.mark.parametrize("name", REFUSED)
def test_every_loader_refuses_what_it_may_not_take(name: str, tmp_path: Path) -> None:
    path, workspace = sample(name), demo_workspace(tmp_path)
    assert known_to(path) == set()
    for loader in LOADERS:
        with pytest.raises(DeliveryError):
            load(workspace, loader, path)
    assert manifests(workspace) == []
