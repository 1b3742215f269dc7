"""The parties of the workspace as a reference for a list from outside, and whom a match may name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.resolve.lists.matches import Reference
from ondermijning.resolve.parties import parties_in, use_parties
from ondermijning.resolve.personal import key_of, plain_mentions
from ondermijning.resolve.subjects import read_subjects
from ondermijning.sources.state import open_state

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import date

    from ondermijning.workspace import Workspace

_OF_AGE = 18


def workspace_reference(workspace: Workspace, kind: str, on: date, sources: Container[str] | None) -> Reference:
    """The parties that ``resolve`` made last, by every mention of them.

    Args:
        workspace: resolved.
        kind: persoon or bedrijf.
        on: the day on which is judged who is a minor.
        sources: the registers whose mentions may be compared; all if None.

    Raises:
        GraphError: a delivery came in since the last ``resolve``.
    """
    with open_state(workspace) as db:
        use_parties(workspace, db)
        subjects, _ = read_subjects(db)
        party_of = parties_in(db)
    plain = plain_mentions(subjects, party_of)
    of_kind = [each for each in subjects if each.row["soort"] == kind]
    used = [each for each in of_kind if sources is None or each.row["register"] in sources]
    return Reference(
        used,
        [party_of[key_of(each)] for each in used],
        _personal(party_of, plain),
        frozenset(party_of[key_of(each)] for each in subjects if each.is_person and _is_secret(each.row, on)),
        tuple(sorted({each.row["register"] for each in of_kind} - {each.row["register"] for each in used})),
    )


def _personal(party_of: Mapping[tuple[str, str], str], plain: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Parties without a plain mention, and those named by the key of a mention that is none."""
    named = {source_id for _, source_id in party_of.keys() - plain}
    told = {party_of[key] for key in plain} - named
    return frozenset(party_of.values()) - told


def _is_secret(row: Mapping[str, Any], on: date) -> bool:
    return bool(row["afgeschermd"]) or _may_be_minor(row["geboortedatum"], row["geboortedatum_precisie"], on)


def _may_be_minor(born: date | None, precision: str | None, on: date) -> bool:
    """Whether the last day of birth that is possible makes somebody a minor."""
    if born is None:
        return False
    month, day = (born.month, born.day) if precision != "jaar" else (12, 31)
    day = 31 if precision == "maand" else day
    return (born.year + _OF_AGE, month, day) > (on.year, on.month, on.day)
