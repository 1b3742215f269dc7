"""``evaluate``: fictitious cities through the whole line, and how the signals do on what was planted in them."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning import pipeline
from ondermijning.cli.line.demo import load_deliveries, make_workspace
from ondermijning.cli.shared.clocks import tell_current
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import Session, note, progress, session
from ondermijning.demo import write_municipality
from ondermijning.demo.repertoire import MEASURED_FROM
from ondermijning.detect.library import load_rules
from ondermijning.detect.profiles import fact_of
from ondermijning.errors import WorkspaceError
from ondermijning.evaluate.ablations import ABLATIONS
from ondermijning.evaluate.measure import Measuring
from ondermijning.evaluate.ranking import opened as opened_signals
from ondermijning.evaluate.scores import CUTS, as_data, together
from ondermijning.evaluate.stories import read_stories
from ondermijning.language import say
from ondermijning.report.cells import json_text
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ondermijning.evaluate.scores import Confusion, KindScore, Measured, ProfileScore

_OBJECTS = "MATCH (p:Perceel) RETURN count(p) AS e0"
_PROFILE = (
    "profiel",
    "schema's",
    "gevonden",
    "recall",
    "signalen",
    "terecht",
    *(f"precisie@{cut}" for cut in CUTS),
)
_KIND = ("onschuldig verhaal", "verteld", "met een signaal", "signalen")
ABLATED = ("stad met", "recall", *(f"precisie@{cut}" for cut in CUTS), "onschuldig met signaal", "signalen per 1000")
_CONFUSION = ("wat", "stad", "verhaal", "naam", "onderwerp", "regels")


@click.command()
@click.option(
    "--seed", "seeds", type=int, multiple=True, default=(1,), show_default=True, help="A city; may be repeated."
)
@click.option(
    "--dwellings",
    type=click.IntRange(min=MEASURED_FROM),
    default=MEASURED_FROM,
    show_default=True,
    help="Size of every city.",
)
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Keep the cities in this new folder; else they are removed."
)
@click.option(
    "--workspace", "-w", "taken", type=click.Path(path_type=Path), help="Take the city of a demo that is built."
)
@click.option("--ablate", is_flag=True, help="Measure every city again without a register, with older ones, and so on.")
@click.option("--json", "in_json", is_flag=True, help="Print the counts as JSON in place of tables.")
def evaluate(
    seeds: tuple[int, ...], dwellings: int, folder: Path | None, taken: Path | None, ablate: bool, in_json: bool
) -> None:
    """Measure the signals on fictitious cities of which everything is known: found, missed and false alarms, by profile.

    Only a workspace in demo mode is taken, and nothing is written in it.
    """
    if ablate:
        if taken:
            raise click.UsageError(say("--ablate makes its own cities; leave --workspace out."))
        _print_ablations(_ablated(seeds, dwellings, folder), in_json=in_json)
        return
    measured = [_of_workspace(taken)] if taken else list(_of_seeds(seeds, dwellings, folder))
    click.echo(_as_json(measured)) if in_json else _print_measured(measured)


def _of_seeds(seeds: tuple[int, ...], dwellings: int, folder: Path | None) -> Iterator[Measured]:
    for seed in seeds:
        with ExitStack() as stack:
            place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ondermijning-")))
            with progress(say("City of seed {seed}", seed=seed)):
                yield _made(place / f"stad-{seed}", seed, dwellings)


def _made(folder: Path, seed: int, dwellings: int) -> Measured:
    """Write a city, run the whole line on it, and measure."""
    deliveries = folder / "leveringen"
    key = write_municipality(deliveries, seed=seed, dwellings=dwellings)
    return measure_deliveries(deliveries, folder / "werkmap", key.peildatum, str(seed))


def measure_deliveries(deliveries: Path, root: Path, on: date, city: str) -> Measured:
    """The whole line on what a fictitious city delivered, and what came of it.

    Args:
        deliveries: a folder per register, and the key of stories.
        root: a new workspace.
        on: the day on which it is asked.
        city: how the list by name calls it.
    """
    make_workspace(root, deliveries)
    with session(root, Command("evaluate", f"seed {city}")) as opened:
        load_deliveries(opened, deliveries, on)
        pipeline.resolve(opened.workspace, opened.ledger)
        built = pipeline.build(opened.workspace, opened.settings, on)
        return _measured(opened, built.folder, built.on, deliveries, city)


def measure_ablations(deliveries: Path, folder: Path, on: date, city: str) -> dict[str, Measured]:
    """The same city with everything it delivers, and then poorer in one way at a time; by name of the ablation."""
    measured = {}
    for ablation in ABLATIONS:
        place = folder / ablation.name.replace(" ", "-")
        poorer = place / "leveringen"
        shutil.copytree(deliveries, poorer)
        ablation.change(poorer, on)
        with progress(f"{city}: {ablation.name}"):
            measured[ablation.name] = measure_deliveries(poorer, place / "werkmap", on, city)
        note(" ".join(map(str, ablated_row(ablation.name, measured[ablation.name]))))
        shutil.rmtree(place)
    return measured


def _ablated(seeds: tuple[int, ...], dwellings: int, folder: Path | None) -> dict[str, Measured]:
    cities = []
    for seed in seeds:
        with ExitStack() as stack:
            place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ondermijning-")))
            deliveries = place / f"stad-{seed}" / "leveringen"
            key = write_municipality(deliveries, seed=seed, dwellings=dwellings)
            cities.append(measure_ablations(deliveries, place / f"stad-{seed}", key.peildatum, str(seed)))
    return {each.name: together(city[each.name] for city in cities) for each in ABLATIONS}


def _print_ablations(measured: Mapping[str, Measured], *, in_json: bool) -> None:
    """A row per ablation: recall and precision beside those of everything."""
    if in_json:
        click.echo(json_text({name: as_data(each) for name, each in measured.items()}))
        return
    print_rows("table", ABLATED, [ablated_row(name, each) for name, each in measured.items()])


def ablated_row(name: str, measured: Measured) -> tuple[Any, ...]:
    """What became of recall and precision."""
    score, (touched, told) = measured.overall, measured.innocent
    precision = (_share(right, top) for right, top in zip(score.top_right, score.top, strict=True))
    recall = _share(score.found, score.schemes)
    return name, recall, *precision, _share(touched, told), f"{measured.signals_per_thousand:.1f}"


def _of_workspace(root: Path) -> Measured:
    with session(root, Command("evaluate", "")) as opened:
        if not opened.demo:
            raise WorkspaceError(
                say("does not hold fictitious data alone."),
                where=str(root),
                advice=say(
                    "Only a workspace in demo mode can be measured: nobody knows what is planted in a real city."
                ),
            )
        tell_current(opened.workspace)
        day, built = pipeline.current_graph(opened.workspace)
        listed = opened.settings.uitzonderingen
        deliveries = listed.parent if listed else root
        return _measured(opened, built, day, deliveries, root.name)


def _measured(opened: Session, built: Path, day: date, deliveries: Path, city: str) -> Measured:
    stories = read_stories(deliveries)
    with pipeline.open_embedded(built, opened.settings.geheugen_mb) as store:
        found = pipeline.search(opened.workspace, opened.settings, store, load_rules().values(), day, {})
        ((objects,),) = store.rows(_OBJECTS, {})
    for outcome in found.outcomes:
        if outcome.reason:
            note(f"{outcome.rule.id}: {outcome.reason}")
    signals = opened_signals(opened.ledger, found, day)
    return Measuring(city, stories, signals, found.candidates, objects).measured()


def _as_json(cities: Sequence[Measured]) -> str:
    """All cities together, and the list by name."""
    every = together(cities)
    return json_text({**as_data(every), "confusions": [_confusion(each) for each in every.confusions]})


def _print_measured(cities: Sequence[Measured]) -> None:
    """Three tables: by profile, by kind of innocent story, and by name."""
    every = together(cities)
    print_rows("table", _PROFILE, [_profile(score) for score in every.profiles])
    click.echo()
    print_rows("table", _KIND, [_kind(kind) for kind in every.kinds if kind.signals])
    click.echo()
    print_rows(
        "table",
        _CONFUSION,
        [
            (c.what, c.city, c.story or "-", c.name, c.subject or "-", ", ".join(c.rules) or "-")
            for c in every.confusions
        ],
    )
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
        fact_of(score.profile),
        score.schemes,
        score.found,
        _share(score.found, score.schemes),
        score.signals,
        score.right,
        *precision,
    )


def _kind(kind: KindScore) -> tuple[Any, ...]:
    return kind.name, kind.stories or "-", kind.touched if kind.stories else "-", kind.signals


def _share(part: int, whole: int) -> str:
    """A fraction with what it is of, since the top of a short list is shorter."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def _confusion(each: Confusion) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ("what", "city", "story", "name", "subject", "rules")}
