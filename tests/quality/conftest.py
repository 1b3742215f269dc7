"""One municipality per test, and one with a bit of everything that is only read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.quality.examined import built, examine
from tests.support.small_city import deliveries
from tests.support.tables import Registers, registers

if TYPE_CHECKING:
    from ondermijning.quality.examine import Quality

__all__ = ["registers"]


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """The small city of the tables, built."""
    with closing(Registers(tmp_path_factory.mktemp("stad"))) as made:
        for _, load in deliveries():
            load(made)
        return built(made)


@pytest.fixture(scope="session")
def quality(city: Registers) -> Quality:
    """What is known of its data."""
    return examine(city)
