"""Columns of numbers between NumPy and Arrow: nothing changes on the way, and pandas is not needed for it."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns.arrow import arrow_table, whole_numbers

_THERE_AND_BACK = """
import sys
import duckdb
import numpy as np
from ondermijning.resolve.search.candidates import found_pairs
tables = {"t": {"nr": np.arange(3), "deel": np.ones(3)}, "grens": {"meest": [1]}}
left, right = found_pairs(duckdb.connect(), "SELECT nr AS links, meest AS rechts FROM t, grens ORDER BY 1", tables)
print(left.tolist(), right.tolist(), "pandas" in sys.modules)
"""


def test_numbers_and_fractions_are_what_they_were() -> None:
    whole, shares = np.array([3, -1, 2**62])[::-1], np.array([0.5, 1.0, 0.25])
    with duckdb.connect() as db:
        db.register("t", arrow_table({"nr": whole, "deel": shares, "grens": [7, 8, 9]}))
        assert db.sql("SELECT * FROM t").fetchall() == list(
            zip(whole.tolist(), shares.tolist(), [7, 8, 9], strict=True)
        )


def test_a_column_in_parts_or_cut_out_of_another_is_read_whole() -> None:
    column = pa.chunked_array([pa.array([9, 1, 2])[1:], pa.array([], pa.int64()), pa.array([3])])
    assert whole_numbers(column).tolist() == [1, 2, 3]
    assert whole_numbers(pa.chunked_array([], pa.int64())).tolist() == []


def test_pandas_is_not_read_for_it() -> None:
    found = subprocess.run([sys.executable, "-c", _THERE_AND_BACK], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[0, 1, 2] [1, 1, 1] False"
