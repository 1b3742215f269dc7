"""The settings of a municipality: what ``gemeente.toml`` says, its text, and the part that lets in a restricted class."""

from __future__ import annotations

from ondermijning.settings.municipality import (
    BUDGET_PER_WEEK,
    MEMORY_MB,
    REJECTED_TERM,
    UNWEIGHED_TERM,
    Mode,
    Neo4jSettings,
    RunSettings,
    SafetyGoals,
    Settings,
    initial_settings,
    read_settings,
    require_lawful,
)

__all__ = [
    "BUDGET_PER_WEEK",
    "MEMORY_MB",
    "REJECTED_TERM",
    "UNWEIGHED_TERM",
    "Mode",
    "Neo4jSettings",
    "RunSettings",
    "SafetyGoals",
    "Settings",
    "initial_settings",
    "read_settings",
    "require_lawful",
]
