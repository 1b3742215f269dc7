"""Judging links by single keys: on a terminal key by key, elsewhere line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.session import note
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement, history
from ondermijning.report.cells import plain
from ondermijning.report.pairs import pair_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.ledger import Ledger
    from ondermijning.resolve.review.queue import Case, Desk

_VERDICTS = {"z": Verdict.SAME, "v": Verdict.DIFFERENT, "w": Verdict.UNSURE}
_HELP = "z zelfde · v verschillend · w weet niet · n notitie · u ongedaan · s sla over · q stop"


class Keys:
    """The keys that a person presses."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()

    def key(self) -> str:
        """The next key in lower case, the first letter of a line elsewhere; ``q`` when there is no more."""
        try:
            return click.getchar().lower() if self._terminal else (sys.stdin.readline().strip().lower() or "q")[0]
        except EOFError:
            return "q"

    def text(self) -> str:
        """A line of text."""
        if self._terminal:
            click.echo("Notitie: ", nl=False, err=True)
        return sys.stdin.readline().strip()


class _Answers:
    """Keeps judgements in the ledger, each as soon as the next answer comes, so that the last can be taken back."""

    def __init__(self, ledger: Ledger, author: str) -> None:
        self._ledger = ledger
        self._author = author
        self._last: tuple[int, Judgement] | None = None
        self.count = 0

    def give(self, at: int, case: Case, verdict: Verdict, text: str) -> None:
        """Take an answer, and store the one before it."""
        self.keep()
        self._last = (at, Judgement(case.left, case.right, verdict, self._author, text))

    def keep(self) -> None:
        """Store the last answer, if there is one that is not stored yet."""
        if self._last is not None:
            add_judgement(self._ledger, self._last[1])
            self.count += 1
            self._last = None

    def undo(self) -> int | None:
        """The place of the case whose answer was taken back, None where there is none."""
        last, self._last = self._last, None
        return last[0] if last else None


def review_cases(ledger: Ledger, desk: Desk, cases: Sequence[Case], author: str, keys: Keys) -> int:
    """Show cases one by one and keep the answers, also when the review is broken off.

    Args:
        ledger: receives the judgements.
        desk: all mentions.
        cases: what waits, in the order to show.
        author: who judges.
        keys: where the answers come from.

    Returns:
        The number of judgements that were kept.
    """
    answers = _Answers(ledger, author)
    try:
        at = 0
        while at < len(cases):
            _show(ledger, desk, cases[at], f"{at + 1} van {len(cases)}")
            following = _answered(answers, cases[at], at, keys)
            if following is None:
                break
            at = following
    finally:
        answers.keep()
    return answers.count


def _show(ledger: Ledger, desk: Desk, case: Case, place: str) -> None:
    text = pair_text(desk, case.left, case.right, history(ledger, case.left, case.right), with_values=True)
    click.echo(f"\n── {place} ──")
    click.echo("\n".join(plain(line) for line in text.split("\n")))


def _answered(answers: _Answers, case: Case, at: int, keys: Keys) -> int | None:
    """The place of the case to show next, None to stop."""
    text = ""
    while True:
        note(_HELP)
        key = keys.key()
        if key in _VERDICTS:
            answers.give(at, case, _VERDICTS[key], text)
            return at + 1
        if key == "u":
            back = answers.undo()
            if back is not None:
                return back
            note("Er is geen antwoord om ongedaan te maken.")
        elif key == "n":
            text = keys.text()
        elif key == "s":
            answers.keep()
            return at + 1
        elif key == "q":
            return None
