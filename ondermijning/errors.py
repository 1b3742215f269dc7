"""Errors that a user can act on: what happened, where, and what to do next."""

from __future__ import annotations


class OndermijningError(Exception):
    """A failure that is told to the user in one sentence and never as a traceback.

    Args:
        message: what happened, without personal data.
        where: file, line or field, if known.
        advice: the next step.
    """

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" {self.advice}" if self.advice else ""
        return f"{place}{self.message}{step}"


class ModelError(OndermijningError):
    """A declaration contradicts the model: a wrong kind, column, class or end point."""


class WorkspaceError(OndermijningError):
    """The workspace is missing, locked, not allowed for this mode or damaged."""


class DeliveryError(OndermijningError):
    """A delivery is refused; the one that was active stays active."""


class RuleError(OndermijningError):
    """A rule file breaks the contract for rules."""


class LoaderError(OndermijningError):
    """A loader file breaks the contract for loaders."""


class GraphError(OndermijningError):
    """The graph cannot be built, reached or read."""


class CaseError(OndermijningError):
    """A case does not exist, is not open, or may not be kept in this way."""


class SignalError(OndermijningError):
    """A signal does not exist or may not change in this way."""
