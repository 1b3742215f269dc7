"""Rules over the graph: their contract, the library, and running them."""

from __future__ import annotations

from ondermijning.detect.counter import CLEARS, LOWERS, Counter
from ondermijning.detect.parameters import DATE, INT64, TEXT, Parameter
from ondermijning.detect.rule import LegalCard, Rule

__all__ = ["CLEARS", "DATE", "INT64", "LOWERS", "TEXT", "Counter", "LegalCard", "Parameter", "Rule"]
