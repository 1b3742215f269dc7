"""Rules over the graph: their contract, the library, and running them."""

from __future__ import annotations

from ondermijning.detect.card import ClassB, LegalCard
from ondermijning.detect.counter import CLEARS, LOWERS, TELLS, Counter
from ondermijning.detect.parameters import DATE, INT64, TEXT, Parameter
from ondermijning.detect.rule import Rule

__all__ = ["CLEARS", "DATE", "INT64", "LOWERS", "TELLS", "TEXT", "ClassB", "Counter", "LegalCard", "Parameter", "Rule"]
