"""Rules that people name: those in a folder of their own, and those they call by id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.rule import Rule

rules_option = click.option("--rules-dir", type=click.Path(path_type=Path), help="A folder with rules of your own.")


def named(rules: Mapping[str, Rule], names: Iterable[str]) -> dict[str, Rule]:
    """The rules of these names, in the order of the library; all if none is named.

    Raises:
        UsageError: one is none.
    """
    wanted = set(names)
    unknown = sorted(wanted - rules.keys())
    if unknown:
        raise click.UsageError(
            say("No rule {unknown}. Known are {known}.", unknown=", ".join(unknown), known=", ".join(rules))
        )
    return {key: rule for key, rule in rules.items() if not wanted or key in wanted}
