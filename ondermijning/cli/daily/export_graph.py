"""``export graph``: a part of the graph in a form that other programs read, natural persons as roles; in a demo only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.reasons import case_option, reason_option
from ondermijning.cli.shared.session import note, workspace_option
from ondermijning.errors import CaseError, GraphError
from ondermijning.language import deferred, say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.cases import SIGNAL, read_case
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks

_FORMATS = ("graphml", "ftm", "bods", "i2")  # named here, so that help needs none of them
_FARTHEST = 4
_DEMO_ONLY = deferred("a part of the graph leaves in demo mode only.")
_WAITS = deferred("This waits for a list of recipients and a second person who agrees.")


@click.command("graph")
@click.argument("subject", nargs=-1, shell_complete=complete_thing)
@workspace_option
@clock_options
@click.option("--format", "form", type=click.Choice(_FORMATS), required=True, help="The form in which it leaves.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder.")
@click.option(
    "--hops", type=click.IntRange(1, _FARTHEST), default=2, show_default=True, help="How many steps from the subject."
)
@case_option
@reason_option("Why it leaves; logged.")
def export_graph(
    subject: tuple[str, ...], root: Path, clocks: Clocks, form: str, out: Path, hops: int, case: str, reason: str
) -> None:
    """The graph around SUBJECT, or around all that --zaak is about; natural persons only as roles.

    In demo mode only, until recipients are known and a second person agrees.
    """
    text = " ".join(subject)
    if bool(text) == bool(case):
        raise click.UsageError(say("name a subject, or a case with --zaak; not both."))
    with daily(
        root,
        "export graph",
        [text] if text else [],
        clocks=clocks,
        persons=None,
        target=f"zaak {case}",
        reason=reason,
        case=case,
    ) as asked:
        if not asked.opened.demo:
            raise GraphError(say(_DEMO_ONLY), advice=say(_WAITS))
        centre = asked.things(text) if text else _of_case(asked, case)
        for path in _written(asked, centre, form, out, hops):
            click.echo(str(path))


def _of_case(asked: Daily, number: str) -> list[Node]:
    """What a case is about: its things, and the subjects of its signals.

    Raises:
        CaseError: the graph holds nothing of it.
    """
    case, found = read_case(asked.opened.ledger, number), dict[int, "Node"]()
    for subject in case.subjects if case else ():
        if subject.kind == SIGNAL:
            nodes = asked.of_signal(subject.id)
        else:
            ids = asked.index.by_id(current_id(asked.opened.ledger, subject.id))
            nodes = [node for node in ids if node.label == subject.kind]
        found |= {node.number: node for node in nodes}
    if not found:
        raise CaseError(say("is about nothing in this graph."), where=number, advice=say("See ondermijning case add."))
    return list(found.values())


def _written(asked: Daily, centre: list[Node], form: str, out: Path, hops: int) -> list[Path]:
    from ondermijning.interchange.extract import extract  # noqa: PLC0415 - only once it is known that it may leave
    from ondermijning.interchange.formats import FORMATS  # noqa: PLC0415
    from ondermijning.workspace.atomic import written_files  # noqa: PLC0415

    found = extract(asked.index, centre, asked.day, hops=hops, demo=asked.opened.demo)
    paths = written_files(out, FORMATS[form](found))
    note(f"{counted(len(found.things), 'node')}, {counted(len(found.ties), 'edge')}.")
    for remark in found.remarks:
        note(remark)
    return paths
