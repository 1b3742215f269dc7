"""Names of natural persons: only for a case and a reason, given together and written in the audit log."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.reasons import case_option, reason_option
from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Callable

PERSONS_HINT = deferred("see them with --met-personen --zaak Z --reden R")
_NEEDED = deferred("--met-personen, --zaak and --reden belong together: give all three, or none.")


@dataclass(frozen=True, slots=True)
class PersonsAllowed:
    """Why names of natural persons are shown.

    Args:
        zaak: the case it is done for.
        reden: why it is needed.
    """

    zaak: str
    reden: str


def persons_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--met-personen --zaak --reden``; it receives ``persons``: ``PersonsAllowed``, or None."""

    @click.option("--met-personen", "with_persons", is_flag=True, help="Also natural persons, with --zaak and --reden.")
    @case_option
    @reason_option("Why natural persons are needed; logged.")
    @functools.wraps(command)
    def wrapped(*args: Any, with_persons: bool, case: str, reason: str, **kwargs: Any) -> Any:
        return command(*args, persons=_allowed(case.strip(), reason.strip(), with_persons=with_persons), **kwargs)

    return wrapped


def case_and_reason(persons: PersonsAllowed | None) -> tuple[str, str]:
    """What the audit log writes of it; empty where no names are shown."""
    return (persons.zaak, persons.reden) if persons else ("", "")


def _allowed(zaak: str, reden: str, *, with_persons: bool) -> PersonsAllowed | None:
    given = (with_persons, bool(zaak), bool(reden))
    if any(given) and not all(given):
        raise click.UsageError(say(_NEEDED))
    return PersonsAllowed(zaak, reden) if with_persons else None
