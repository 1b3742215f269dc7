"""Possible links as a CSV file to fill in, and the judgements in it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, say
from ondermijning.ledger.judgements import Judgement, Verdict
from ondermijning.report.cells import harmless, write_csv
from ondermijning.report.pairs import value
from ondermijning.workspace.atomic import PRIVATE_FILE, written_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.resolve.review.queue import Case, Desk

COLUMNS = (
    "links",
    "rechts",
    "score",
    "reden",
    "links_naam",
    "rechts_naam",
    "links_adres",
    "rechts_adres",
    "oordeel",
    "toelichting",
)
_NEEDED = ("links", "rechts", "oordeel")
_WORDS = {"z": Verdict.SAME, "v": Verdict.DIFFERENT, "w": Verdict.UNSURE} | {
    verdict.value: verdict for verdict in Verdict
}
_ADVICE = deferred("oordeel is zelfde, verschillend, onzeker or empty; leave the other columns as they were.")


def write_cases(target: Path, desk: Desk, cases: Iterable[Case]) -> None:
    """Write what waits, private, with an empty column for the judgement."""
    with written_file(target.absolute(), PRIVATE_FILE) as path, path.open("w", newline="", encoding="utf-8") as stream:
        write_csv(stream, COLUMNS, (_row(desk, case) for case in cases))


def _row(desk: Desk, case: Case) -> tuple[object, ...]:
    ends = [desk.subjects[key] for key in (case.left, case.right)]
    shown = [value(end, field) for field in ("naam", "adres") for end in ends]
    return (case.left, case.right, case.score, desk.compare(case.left, case.right).reason, *shown, "", "")


def read_judgements(source: Path, desk: Desk, author: str) -> list[Judgement]:
    """The judgements that a person filled in; lines without one are left out.

    Raises:
        WorkspaceError: the file cannot be read, or a line names no pair of mentions or no judgement; nothing is kept then.
    """
    try:
        with source.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter=";")
            rows, columns = list(reader), reader.fieldnames or ()
    except FileNotFoundError as problem:
        raise WorkspaceError(say("does not exist."), where=str(source), advice=say("Check the path.")) from problem
    except OSError as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__), where=str(source)
        ) from problem
    except (ValueError, csv.Error) as problem:
        raise WorkspaceError(say("is no CSV in UTF-8."), where=str(source), advice=say(_ADVICE)) from problem
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise WorkspaceError(
            say("misses {missing}.", missing=", ".join(missing)), where=str(source), advice=say(_ADVICE)
        )
    known = {harmless(key): key for key in desk.subjects}
    filled = [(line, row) for line, row in enumerate(rows, 2) if (row.get("oordeel") or "").strip()]
    return [
        _judgement(row, known, author, say("{source}, line {line}", source=source, line=line)) for line, row in filled
    ]


def _judgement(row: dict[str, str], known: dict[str, str], author: str, where: str) -> Judgement:
    left, right = (known.get(row.get(side) or "") for side in ("links", "rechts"))
    verdict = _WORDS.get(row["oordeel"].strip().lower())
    if left is None or right is None or left == right:
        raise WorkspaceError(say("names no pair of mentions."), where=where, advice=say(_ADVICE))
    if verdict is None:
        raise WorkspaceError(say("holds no judgement."), where=where, advice=say(_ADVICE))
    return Judgement(left, right, verdict, author, (row.get("toelichting") or "").strip())
