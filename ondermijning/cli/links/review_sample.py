"""``review --steekproef``: judge a sample of the links by score, and keep how many of them are right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from ondermijning.cli.shared.session import note
from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.samples import Sample, add_sample, find_sample, measure, measurements, sample_answers
from ondermijning.resolve.parties import links_hash
from ondermijning.resolve.review.link_trust import link_trust, told
from ondermijning.resolve.review.queue import Case
from ondermijning.resolve.review.sample import draw, joined_by_score
from ondermijning.resolve.scores.models import models_in_use, models_version
from ondermijning.trust.audit import actor

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.judgements import Verdict
    from ondermijning.ledger.samples import Pair
    from ondermijning.resolve.review.queue import Desk

LAST = 0  # --steekproef without a number


class Asked(NamedTuple):
    """The sample that was asked for: how many links, and the seed."""

    wanted: int
    seed: int


def sample_of(opened: Session, desk: Desk, asked: Asked) -> int:
    """The number of the sample; drawn now if nobody did for this version of the program and its weights.

    Raises:
        WorkspaceError: no link rests on a score alone.
    """
    version = models_version(models_in_use(opened.ledger))
    known = find_sample(opened.ledger, version, asked.seed, asked.wanted)
    if known is not None:
        return known
    joined = joined_by_score(opened.workspace, desk, opened.ledger)
    if not joined:
        raise WorkspaceError(say("no link rests on a score alone."), advice=say("There is nothing to measure."))
    sample = Sample(asked.seed, asked.wanted, len(joined), links_hash(opened.workspace), version)
    return add_sample(opened.ledger, sample, draw(joined, asked.wanted, asked.seed), actor())


def waiting_in(opened: Session, desk: Desk, number: int) -> list[Case]:
    """What is left to judge of a sample, in its order."""
    answers = _answers(opened, desk, number)
    return [_case(desk, pair) for pair, verdict in answers.items() if verdict is None]


def finish(opened: Session, desk: Desk, number: int) -> None:
    """Keep what the answers to a sample come to, and say it."""
    answers = _answers(opened, desk, number)
    if any(answers.values()):
        measure(opened.ledger, number, answers, actor())
    left = sum(verdict is None for verdict in answers.values())
    note(
        say(
            "Sample: {links} links, {judged} judged, {left} to go.",
            links=len(answers),
            judged=len(answers) - left,
            left=left,
        )
    )
    if not left:
        note(say("Draw another one with another number behind --zaad."))
    show_last(opened)


def show_last(opened: Session) -> None:
    """Print the last measurement, and whether links by score count."""
    found = measurements(opened.ledger)
    click.echo(told(found[0]) if found else "Koppelingen op score zijn nooit gemeten.")
    trust = link_trust(opened.settings, opened.ledger)
    click.echo(" ".join(filter(None, (f"Koppelingen op score {trust.why}.", trust.advice))))


def _answers(opened: Session, desk: Desk, number: int) -> dict[Pair, Verdict | None]:
    """The pairs of a sample whose mentions are still there, with what was judged."""
    answers = sample_answers(opened.ledger, number)
    return {pair: verdict for pair, verdict in answers.items() if all(key in desk.subjects for key in pair)}


def _case(desk: Desk, pair: Pair) -> Case:
    return Case(*pair, desk.compare(*pair).score, desk.is_personal(*pair))
