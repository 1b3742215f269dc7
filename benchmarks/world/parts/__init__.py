"""The three parts of the stories: money, use, and circles of companies."""

from benchmarks.world.parts.gebruik import GEBRUIK
from benchmarks.world.parts.geld import GELD
from benchmarks.world.parts.kring import KRING
from benchmarks.world.reserve import reserved

PARTS = {part.name: part for part in (GELD, GEBRUIK, KRING)}
RESERVED = reserved(PARTS)
