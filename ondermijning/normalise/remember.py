"""Remembering what a text was read as, since registers repeat most of what they say: dates, sums, towns, kinds."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = 20_000
LONGEST = 64  # a longer text hardly repeats, and many would fill memory

Value = TypeVar("Value")


def remembered(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """A reader that keeps what the last 20,000 short texts were read as; a refusal is not kept.

    Args:
        read: depends on its text alone, and gives what nobody changes.
    """
    kept = lru_cache(TEXTS)(read)

    @wraps(read)
    def reading(text: str) -> Value:
        return kept(text) if len(text) <= LONGEST else read(text)

    return reading
