"""The part of the stories that stays unmeasured until the work is done."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def reserved(names: Iterable[str]) -> str:
    """The part whose name has the lowest SHA-256: nobody chose it, and everybody can check it."""
    return min(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
