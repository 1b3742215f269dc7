"""One municipality per test, or one per file for all its cases."""

from __future__ import annotations

from tests.support.one_city import case_in_city, city_of_file
from tests.support.records import records
from tests.support.tables import registers

__all__ = ["case_in_city", "city_of_file", "records", "registers"]
