"""``calibrate``: bring the weights of links to what people judged here; off until it is decided, and recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import note, progress, session, workspace_option
from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.calibrations import (
    KeptCalibration,
    add_calibration,
    standing_calibrations,
    withdraw_calibration,
)
from ondermijning.ledger.judgements import Verdict, standing_judgements
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.review.queue import open_desk
from ondermijning.resolve.scores.models import shipped_models
from ondermijning.resolve.weights.calibration import ENOUGH, Judged, calibration, is_enough
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session

_COLUMNS = ("soort", "oordelen", "zelfde", "verschuiving_bits", "schaal", "staat")


@click.command()
@click.option("--kind", type=click.Choice([PERSON, COMPANY]), help="Whose weights; both are shown if it is left out.")
@click.option("--besluit", "decision", default="", help="Reference of the decision to use them from now on.")
@click.option("--withdraw", is_flag=True, help="Go back to the weights that come with the program.")
@workspace_option
@format_option
def calibrate(kind: str | None, decision: str, withdraw: bool, root: Path, form: str) -> None:
    """Show how far judgements say that chances are too high or too low; with --besluit let links follow.

    The shipped weights count until a decision is named, and the same judgements always give the same numbers. A measurement
    of links speaks of one set of weights: measure again with review --steekproef after a decision.
    """
    if (decision or withdraw) and kind is None:
        raise click.UsageError(say("--besluit and --withdraw need --kind."))
    with session(root, Command("calibrate", kind or "beide", reason=decision)) as opened:
        if withdraw and kind:
            count = withdraw_calibration(opened.ledger, kind)
            note(
                say("Back to the shipped weights; run resolve.")
                if count
                else say("The shipped weights were in use already.")
            )
        with progress(say("Comparing what was judged")):
            judged = _judged(opened)
        if decision.strip() and kind:
            _decide(opened, kind, judged[kind], decision)
        standing = {each.kind: each for each in standing_calibrations(opened.ledger)}
        print_rows(
            form, _COLUMNS, (_row(each, judged[each], standing.get(each)) for each in judged if kind in (None, each))
        )


def _judged(opened: Session) -> dict[str, list[Judged]]:
    """What was judged about pairs of mentions that exist, with what the shipped weights come to."""
    found: dict[str, list[Judged]] = {PERSON: [], COMPANY: []}
    with open_desk(opened.workspace, opened.ledger, shipped_models()) as desk:
        for (left, right), verdict in sorted(standing_judgements(opened.ledger).items()):
            known = left in desk.subjects and right in desk.subjects and verdict is not Verdict.UNSURE
            if known and desk.subjects[left].is_person == desk.subjects[right].is_person:
                kind = PERSON if desk.subjects[left].is_person else COMPANY
                found[kind].append(Judged(desk.compare(left, right).weight, verdict is Verdict.SAME))
    return found


def _decide(opened: Session, kind: str, judged: list[Judged], decision: str) -> None:
    if not is_enough(judged):
        raise WorkspaceError(
            say(
                "{judgements} judgements are too few: {needed} are needed, some of each answer.",
                judgements=len(judged),
                needed=ENOUGH,
            ),
            advice=say("Judge more with ondermijning review."),
        )
    made = calibration(judged)
    add_calibration(
        opened.ledger, KeptCalibration(kind, made.shift, max(made.scale, 1), len(judged), decision, actor())
    )
    note(say("Links follow from the next resolve on; measure them again with review --steekproef."))


def _row(kind: str, judged: list[Judged], kept: KeptCalibration | None) -> tuple[str, int, int, str, str, str]:
    made = calibration(judged) if is_enough(judged) else None
    state = f"in gebruik: {kept.decision}" if kept else "meegeleverde gewichten"
    shown = (f"{made.shift / 10:+.1f}", f"{made.scale / 1000:.3f}") if made else ("te weinig oordelen", "")
    return (kind, len(judged), sum(pair.same for pair in judged), *shown, state)
