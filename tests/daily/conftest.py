"""The street, indexed once for all tests of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.shown import Shown
from tests.daily.avenue import avenue
from tests.daily.city import city, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.daily.index import Index


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the street; it is only read."""
    with indexed(city(), tmp_path_factory.mktemp("straat") / "graaf") as opened:
        yield opened


@pytest.fixture
def shown(index: Index) -> Shown:
    """Names of one output, with natural persons as roles."""
    return Shown(index)


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of a shopping street in which others use what owners own."""
    with indexed(avenue(), tmp_path_factory.mktemp("gracht") / "graaf") as opened:
        yield opened
