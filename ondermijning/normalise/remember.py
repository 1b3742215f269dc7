"""Remembering what a text was read as, since registers repeat most of what they say: dates, sums, towns, kinds."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = 20_000
_LONGEST = 64  # a longer text hardly repeats, and many would fill memory

Value = TypeVar("Value")
How = ParamSpec("How")


def remembered(read: Callable[Concatenate[str, How], Value]) -> Callable[Concatenate[str, How], Value]:
    """A reader that keeps what the last 20,000 short texts were read as; a refusal is not kept.

    Args:
        read: depends on what it is given alone, and gives what nobody changes.
    """
    kept = lru_cache(_TEXTS)(read)

    @wraps(read)
    def reading(text: str, *how: How.args, **named: How.kwargs) -> Value:
        return (kept if len(text) <= _LONGEST else read)(text, *how, **named)

    return reading
