"""What the answers to a set of companies are worth: measures at two levels of right, classes of noise, and every error."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from benchmarks import resolution_metrics as metrics
from benchmarks.resolution_match_set import MatchSet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.resolution_metrics import ClassQuality, Outcome, Quality

MATCH_COLUMNS = (
    "precision", "recall", "f1", "recall_98", "strict_f1", "untied_f1", "untied_recall_98", "default_precision",
    "default_recall", "default_f1", "default_strict_f1", "review", "review_right",
)  # fmt: skip
_SURE = 0.98
_ERRORS = ("fout", "query", "naam", "plaats", "bedoeld", "bedoelde_naam", "gegeven", "gegeven_naam", "score", "klasse")


def judge_matches(folder: Path, out: Path, default: float | None, answered: int | None = None) -> dict[str, Any]:
    """Measure the answers in a folder and write ``classes.csv`` and ``errors.csv`` beside them.

    Args:
        folder: the set.
        out: where ``scores.csv`` is.
        default: the score from which the tool itself calls something a match.
        answered: number of queries that were asked.

    Returns:
        Measures by column: at level name at the best threshold, unless the column says otherwise. ``untied`` is strict, with ties
        left to a person.
    """
    matches = MatchSet(folder, out / "scores.csv", answered)
    by_query = matches.outcomes("name")
    named, strict = list(by_query.values()), list(matches.outcomes("strict").values())
    threshold, best = metrics.best_threshold(named)
    untied = metrics.without_ties(strict)
    _write(out / "classes.csv", ("klasse", "n", "goed", "fout"), metrics.by_class(named, threshold))
    _write(out / "errors.csv", _ERRORS, _errors(matches, by_query, threshold))
    return {
        **best._asdict(),
        "threshold": threshold,
        "strict_f1": metrics.best_threshold(strict)[1].f1,
        "recall_98": metrics.recall_at_precision(named, _SURE),
        "untied_f1": metrics.best_threshold(untied)[1].f1,
        "untied_recall_98": metrics.recall_at_precision(untied, _SURE),
        **_by_default(matches, named, strict, default),
        "classes": [each._asdict() for each in metrics.by_class(named, threshold)],
    }


def _by_default(
    matches: MatchSet, named: list[Outcome], strict: list[Outcome], default: float | None
) -> dict[str, float | None]:
    """What a user gets without tuning: the zones of the tool, else its threshold, else nothing to say."""
    if matches.has_zones:
        review = [each for each in named if each.zone == metrics.REVIEW]
        told = {"review": float(len(review)), "review_right": sum(each.right for each in review) / max(1, len(review))}
        return {**_told(metrics.by_zone(named), metrics.by_zone(strict)), **told}
    if default is not None:
        return _told(metrics.at_threshold(named, default), metrics.at_threshold(strict, default))
    return {}


def _told(named: Quality, strict: Quality) -> dict[str, float | None]:
    return {
        "default_precision": named.precision,
        "default_recall": named.recall,
        "default_f1": named.f1,
        "default_strict_f1": strict.f1,
    }


def _errors(matches: MatchSet, outcomes: dict[str, Outcome], threshold: float) -> Iterable[tuple[str, ...]]:
    for query, outcome in outcomes.items():
        error = _error(outcome, threshold)
        if error:
            asked, wanted = matches.queries[query], matches.truth[query]["id"]
            answer = matches.answers.get(query)
            given = answer.company if answer else ""
            names = ("/".join(matches.names[each]) if each else "" for each in (wanted, given))
            score = f"{answer.score:.4f}" if answer else ""
            wanted_name, given_name = names
            klasse = "|".join(outcome.classes)
            yield error, query, asked["naam"], asked["plaats"], wanted, wanted_name, given, given_name, score, klasse


def _error(outcome: Outcome, threshold: float) -> str:
    """What went wrong, if anything."""
    if metrics.linked(outcome, threshold):
        if outcome.right:
            return ""
        return "other company" if outcome.has_company else "stranger linked"
    return "missed" if outcome.has_company else ""


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[Any, ...] | ClassQuality]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
