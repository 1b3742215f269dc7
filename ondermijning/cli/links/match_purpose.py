"""For what, and from what kind of source, a list with natural persons may be matched: said together and logged, or not at all."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.reasons import case_option, reason_option
from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, say
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.register import Purpose, SourceClass

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.settings import Settings

WHY_HINT = deferred("see them with --doel D --bronklasse B --zaak Z --reden R")
NEEDED = deferred("--doel, --bronklasse, --zaak and --reden belong together: give all four, or none.")


@dataclass(frozen=True, slots=True)
class Why:
    """Why natural persons are matched.

    Args:
        purpose: what the answer is used for; only registers that may be used for it are compared.
        source_class: how the list itself may be used.
        case: the case it is done for.
        reason: why it is needed.
    """

    purpose: Purpose
    source_class: SourceClass
    case: str
    reason: str

    def __str__(self) -> str:
        return f"doel {self.purpose}, bronklasse {self.source_class}"

    @property
    def sources(self) -> frozenset[str]:
        """The registers that may be used for the purpose."""
        return frozenset(name for name, loader in load_loaders().items() if self.purpose in loader.register.purposes)

    def require_allowed(self, settings: Settings) -> None:
        """Refuse a list of a restricted class until the settings name a decision.

        Raises:
            WorkspaceError: they name none.
        """
        if self.source_class is SourceClass.RESTRICTED and not settings.restricted:
            raise WorkspaceError(
                say("a list of class {kind} needs a decision.", kind=SourceClass.RESTRICTED),
                where=str(settings.file),
                advice=say("Name the decision, its date and two approvers under [beperkt]."),
            )


def why_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--doel --bronklasse --zaak --reden``; it receives ``why``: ``Why``, or None."""

    @click.option(
        "--doel",
        "purpose",
        type=click.Choice([each.value for each in Purpose]),
        help="What the answer is used for; logged.",
    )
    @click.option(
        "--bronklasse",
        "source_class",
        type=click.Choice([each.value for each in SourceClass]),
        help="How LIST may be used; logged.",
    )
    @case_option
    @reason_option("Why natural persons are needed; logged.")
    @functools.wraps(command)
    def wrapped(
        *args: Any, purpose: str | None, source_class: str | None, case: str, reason: str, **kwargs: Any
    ) -> Any:
        return command(*args, why=_why(purpose, source_class, case.strip(), reason.strip()), **kwargs)

    return wrapped


def _why(purpose: str | None, source_class: str | None, case: str, reason: str) -> Why | None:
    if purpose and source_class and case and reason:
        return Why(Purpose(purpose), SourceClass(source_class), case, reason)
    if purpose or source_class or case or reason:
        raise click.UsageError(say(NEEDED))
    return None
