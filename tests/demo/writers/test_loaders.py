"""Every line of every delivery is one that its loader takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.reading import read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from tests.demo.conftest import Written

SOURCES = ("transacties", "insolventies", "sru", "buurten", "corporatiebezit", "bewoning", "brk", "hr", "bag")


@pytest.mark.parametrize("source", SOURCES)
def test_a_loader_takes_every_line_without_a_remark(written: Written, source: str) -> None:
    folder = written.folder / source
    result = read(shipped_loaders()[source], folder / "mutaties" if source == "brk" else folder)
    assert len(result.records) > 4
    assert (result.rejects, result.remarks, result.skipped) == ([], [], [])
