"""How ``evaluate`` tells what it measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.output import print_rows
from ondermijning.evaluate.scores import CUTS, as_data, together
from ondermijning.report.cells import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.evaluate.scores import Confusion, KindScore, Measured, ProfileScore

_PROFILE = (
    "profiel", "schema's", "gevonden", "recall", "signalen", "terecht", *(f"precisie@{cut}" for cut in CUTS),
)  # fmt: skip
_KIND = ("onschuldig verhaal", "verteld", "met een signaal", "signalen")
_CONFUSION = ("wat", "stad", "verhaal", "naam", "onderwerp", "regels")


def as_json(cities: Sequence[Measured]) -> str:
    """All cities together, and the list by name."""
    every = together(cities)
    return json_text({**as_data(every), "confusions": [_confusion(each) for each in every.confusions]})


def print_measured(cities: Sequence[Measured]) -> None:
    """Three tables: by profile, by kind of innocent story, and by name."""
    every = together(cities)
    print_rows("table", _PROFILE, [_profile(score) for score in every.profiles])
    click.echo()
    print_rows("table", _KIND, [_kind(kind) for kind in every.kinds if kind.signals])
    click.echo()
    print_rows(
        "table", _CONFUSION,
        [(c.what, c.city, c.story or "-", c.name, c.subject or "-", ", ".join(c.rules) or "-") for c in every.confusions],
    )  # fmt: skip
    click.echo()
    touched, told = every.innocent
    click.echo(
        f"{every.cities} stad, {every.objects} objecten; {every.signals_per_thousand:.1f} signalen per 1000 objecten,"
        f" {every.signals_per_scheme:.1f} per gevonden schema, {every.false_alarms} vals alarm;"
        f" {touched} van {told} onschuldige verhalen met een signaal."
    )


def _profile(score: ProfileScore) -> tuple[Any, ...]:
    precision = (_share(right, top) for right, top in zip(score.top_right, score.top, strict=True))
    return (
        score.profile, score.schemes, score.found, _share(score.found, score.schemes), score.signals, score.right,
        *precision,
    )  # fmt: skip


def _kind(kind: KindScore) -> tuple[Any, ...]:
    return kind.name, kind.stories or "-", kind.touched if kind.stories else "-", kind.signals


def _share(part: int, whole: int) -> str:
    """A fraction with what it is of, since the top of a short list is shorter."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def _confusion(each: Confusion) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ("what", "city", "story", "name", "subject", "rules")}
