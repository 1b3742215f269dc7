"""Profiles as people type them: by the facts they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ondermijning.detect.profiles import FACTS, PROFILES, fact_of, key_of
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProfileChoice(click.Choice[str]):
    """A profile by its fact, as the key that rules know; ``others`` are taken as they are.

    Args:
        others: what else may be typed.
    """

    def __init__(self, others: Sequence[str] = ()) -> None:
        super().__init__([*FACTS, *others])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The key of what was typed; one that was typed before profiles were called by facts is refused with the new one."""
        if value in PROFILES and value not in FACTS:
            self.fail(say("{old!r} is now called {new!r}.", old=value, new=fact_of(value)), param, ctx)
        chosen = super().convert(value, param, ctx)
        return key_of(chosen) if chosen in FACTS else chosen
