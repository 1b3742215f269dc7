"""Graph engine that shows notable constellations in real estate and explains them to the source row."""

from __future__ import annotations

__version__ = "0.1.0"
