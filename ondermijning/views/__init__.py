"""Declared tables: what each makes, its key, what it reads; the order follows, and only what is asked is computed."""

from __future__ import annotations

from ondermijning.views.computing import Computation
from ondermijning.views.flow import Flow
from ondermijning.views.view import Constant, PythonView, Union, View

__all__ = ["Computation", "Constant", "Flow", "PythonView", "Union", "View"]
