"""The land registry (BRK): deliveries of the Kadaster, and the flat export that a municipality makes of them."""

from __future__ import annotations

from . import flat, levering

LOADERS = (levering.LOADER, flat.LOADER)
