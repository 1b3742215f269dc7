"""What the questions share that can also be answered as a page: their options, and how an answer is printed or written."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.daily.shared import daily
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.persons import PersonsAllowed
from ondermijning.cli.shared.reasons import case_option, reason_option
from ondermijning.cli.shared.session import workspace_option
from ondermijning.daily.overviews.lines import COLUMNS, as_rows
from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.overviews.lines import Line
    from ondermijning.daily.shown import Shown
    from ondermijning.graph.current import Clocks

HTML = "html"
_TOGETHER = deferred("--zaak and --reden belong together: give both, or none.")
_NAMES = deferred("--met-personen needs --zaak and --reden.")
_ALONE = deferred("without --met-personen or --format html no --zaak and --reden are needed.")
_ROLES = deferred("a page of a question has roles only; a page with names is made by ondermijning pagina.")

_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", HTML]),
    default="table",
    show_default=True,
    help="How to print; html writes a page into the workspace and prints its path.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """How an answer is wanted, and why.

    Args:
        form: table, csv, json or html.
        case, reason: for which case and why, where that was given.
        named: natural persons are shown by name.
    """

    form: str
    case: str = ""
    reason: str = ""
    named: bool = False

    @property
    def persons(self) -> PersonsAllowed | None:
        """The case and reason for which persons are named; None where they stand as roles."""
        return PersonsAllowed(self.case, self.reason) if self.named else None

    @property
    def is_page(self) -> bool:
        """Whether the answer is a page."""
        return self.form == HTML


def question_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--workspace --on --known-on --met-personen --zaak --reden --format``; it receives ``question``."""

    @click.option("--met-personen", "named", is_flag=True, help="Also natural persons, with --zaak and --reden.")
    @case_option
    @reason_option("Why it is asked, with names or as a page; logged.")
    @_format_option
    @functools.wraps(command)
    def wrapped(*args: Any, named: bool, case: str, reason: str, form: str, **kwargs: Any) -> Any:
        return command(*args, question=_asked(Question(form, case.strip(), reason.strip(), named)), **kwargs)

    return workspace_option(clock_options(wrapped))


def _asked(question: Question) -> Question:
    if bool(question.case) != bool(question.reason):
        raise click.UsageError(say(_TOGETHER))
    if question.named and not question.case:
        raise click.UsageError(say(_NAMES))
    if question.named and question.is_page:
        raise click.UsageError(say(_ROLES))
    if question.case and not question.named and not question.is_page:
        raise click.UsageError(say(_ALONE))
    return question


@contextmanager
def answering(
    root: Path, action: str, texts: Sequence[str], clocks: Clocks, question: Question, *, target: str = ""
) -> Iterator[Daily]:
    """Open the index for a question; on a page nobody who is shielded is told apart from another.

    Args:
        root: the workspace.
        action: the command.
        texts: what people typed for each thing.
        clocks: which graph is read.
        question: how the answer is wanted, and why.
        target: what it is done to, where no thing is asked about.
    """
    case, reason = question.case, question.reason
    with daily(
        root, action, texts, clocks=clocks, persons=question.persons, case=case, reason=reason, target=target
    ) as asked:
        yield replace(asked, shown=_names(asked)) if question.is_page else asked


def _names(asked: Daily) -> Shown:
    from ondermijning.pages.names import Names  # noqa: PLC0415 - only for a page

    return Names(asked.index)


def print_lines(shown: Shown, form: str, lines: Sequence[Line]) -> None:
    """Print an overview as a table, CSV or JSON."""
    print_rows(form, COLUMNS, as_rows(shown, lines))
