"""The workspace: the one private folder of a municipality, and how anything is written in it."""

from __future__ import annotations

from ondermijning.workspace.atomic import PRIVATE_FILE
from ondermijning.workspace.folder import Workspace, create, open_workspace

__all__ = ["PRIVATE_FILE", "Workspace", "create", "open_workspace"]
