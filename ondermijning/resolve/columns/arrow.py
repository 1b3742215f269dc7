"""Columns of numbers between NumPy and Arrow as they lie in memory.

The ways that Arrow itself offers first import pandas, which takes longer than many a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.resolve.columns.arrays import Ints


def arrow_table(columns: Mapping[str, Any]) -> Any:
    """A table of numbers.

    Args:
        columns: name → whole numbers or fractions, as many in each.
    """
    return pa.Table.from_arrays([_column(np.ascontiguousarray(each)) for each in columns.values()], names=list(columns))


def _column(values: Any) -> Any:
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [None, pa.py_buffer(values)])


def whole_numbers(column: Any) -> Ints:
    """A column of 64-bit whole numbers, none of them missing."""
    parts = [
        np.frombuffer(part.buffers()[1], np.int64, len(part), part.offset * np.int64().itemsize)
        for part in column.chunks
        if len(part)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
