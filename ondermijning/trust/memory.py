"""Memory that was freed is overwritten: an engine may write what stands in memory that it never filled to a file of its own.

The embedded graph does so. A cell that was left at the door would stand in the pages of a graph that the same process builds.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_PERTURB, _FILL = -6, 0xA5  # malloc.h of glibc


def forget_freed() -> None:
    """Have the C library overwrite memory as it is given back, for the rest of this process; only glibc can."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_PERTURB, _FILL)
