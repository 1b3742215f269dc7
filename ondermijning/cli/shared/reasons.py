"""For which case, and why: the options ``--zaak`` and ``--reden`` of every command, each of one kind.

Whether the case exists and is open is checked when the workspace is: see ``session``. A reason is for whoever looks back later, so
that it says something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from ondermijning.language import say
from ondermijning.ledger.cases import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS, _LEAST_LETTERS, _LEAST_KINDS = 2, 8, 4
# Words that fill a field and say nothing, also next to each other.
_FILLERS = frozenset({
    "abc", "asdf", "bla", "blabla", "de", "divers", "een", "en", "foo", "geen", "het", "idem", "iets", "in", "is", "leeg", "lorem",
    "ipsum", "maar", "niets", "nihil", "none", "null", "nvt", "of", "ok", "oke", "om", "onbekend", "proberen", "proef", "qwerty",
    "reason", "reden", "te", "test", "testen", "testje", "the", "todo", "toelichting", "van", "voor", "why", "zaak", "zomaar",
})  # fmt: skip


def says_something(text: str) -> bool:
    """Whether a reason has words that say something: two at least, and not only such as fill a field."""
    words = [word.lower() for word in _WORD.findall(text)]
    letters = "".join(words)
    told = [word for word in words if word not in _FILLERS and len(set(word)) > 1]
    return (
        len(words) >= _LEAST_WORDS
        and bool(told)
        and len(letters) >= _LEAST_LETTERS
        and len(set(letters)) >= _LEAST_KINDS
    )


class Reason(click.ParamType[str]):
    """Why something is done, in a person's own words; empty where the command may do without."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The reason, or a usage error."""
        text = str(value).strip()
        if text and not says_something(text):
            self.fail(say("say why in words that mean something to whoever reads it later, two at least."), param, ctx)
        return text


class CaseNumber(click.ParamType[str]):
    """The number of a case; empty where the command may do without."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The number, or a usage error."""
        text = str(value).strip()
        if text and not NUMBER.fullmatch(text):
            self.fail(say("write the number of a case, as Z-2026-0001: letters, digits and . _ / -."), param, ctx)
        return text


REASON, CASE = Reason(), CaseNumber()

case_option = click.option(
    "--zaak", "--case", "case", type=CASE, default="", help="The case it is done for, which is open; logged."
)


def reason_option(text: str, **kind: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--reden``, in a person's own words."""
    return click.option("--reden", "--reason", "reason", type=REASON, help=text, **(kind or {"default": ""}))


def reason_required(reason: str) -> None:
    """Refuse to go on without a reason."""
    if not reason:
        raise click.UsageError(say("--reden is needed."))


def required(case: str, reason: str) -> None:
    """Refuse to go on without a case and a reason."""
    if not case or not reason:
        raise click.UsageError(say("--zaak and --reden are both needed."))
