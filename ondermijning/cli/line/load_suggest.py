"""``load --suggest``: which register a file may be of, and a mapping that can be saved and used at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.suggest import ENOUGH, SURE, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ondermijning.sources.loader import Loader
    from ondermijning.sources.mapping.suggest import Proposal, Suggestion

_SHOWN = 5  # proposals for people; the other forms have them all
_SILENCE = {
    Scope.FULL: "het bestand is alles wat er is: wat in een later bestand ontbreekt, is beëindigd",
    Scope.SUBJECT: "het bestand is een deel: elke regel spreekt voor zichzelf en niets anders eindigt",
}
_COLUMNS = ("bron", "formaat", "score", "kolommen", "ontbreekt")


def print_suggestion(path: Path, loaders: Mapping[str, Loader], form: str) -> None:
    """Say what a file may be: the ranking on stderr and the mapping on stdout, or the ranking alone as CSV or JSON.

    Raises:
        DeliveryError: there is not exactly one file, or it is damaged.
    """
    files = input_files([path])
    if len(files) != 1:
        raise DeliveryError(
            say("holds {count} files.", count=len(files)), where=path.name, advice=say("Name one of them.")
        )
    found = suggest(files[0], loaders)
    if form != "table":
        print_rows(
            form,
            _COLUMNS,
            [(each.source, each.format, 100, "", "") for each in found.known] + [*map(_row, found.proposals)],
        )
        return
    _tell(found)
    best = next(iter(found.proposals), None)
    if not found.known and best and best.score >= ENOUGH:
        click.echo(mapping_text(best), nl=False)


def mapping_text(proposal: Proposal) -> str:
    """A mapping file (TOML) for a proposal."""
    lines = [
        f"# Voorstel, score {proposal.score} van 100. Lees het na voor gebruik: alleen wat hier staat komt binnen."
    ]
    if proposal.score < SURE:
        lines.append(f"# Een zwakke gelijkenis (onder {SURE}): ga eerst na of dit wel een bestand van dit register is.")
    lines += [
        f"# Let op: bedragen in {ours} zijn niet zoals in dit register. Ga na of de kolom klopt."
        for ours in proposal.unusual
    ]
    lines += [f"# Nog nodig, in [kolommen] of [vast]: {ours}" for ours in proposal.missing]
    lines += [f"bron = {_text(proposal.source)}", 'formaat = "eigen bestand"', *_silence(proposal), "", "[kolommen]"]
    lines += [
        f"{_text(theirs)} = {_text(ours)}{_evidence(proposal, theirs)}" for theirs, ours in proposal.columns.items()
    ]
    if proposal.orders:
        lines += ["", "[datum]", *(f"{ours} = {_text(order)}" for ours, order in sorted(proposal.orders.items()))]
    return "\n".join([*lines, ""])


def _evidence(proposal: Proposal, theirs: str) -> str:
    """Why a column is proposed, as a comment: never a value."""
    looked, fit = proposal.fitting.get(theirs, (0, None))
    if not looked:
        return "  # geen waarden bekeken"
    return (
        f"  # {fit} van {looked} waarden passen" if fit is not None else "  # alleen om de naam: lees na wat erin staat"
    )


def _silence(proposal: Proposal) -> Iterator[str]:
    """What silence means: said where the file shows it, else asked."""
    if proposal.part and Scope.SUBJECT in proposal.scopes:
        yield f"# Een deel: {proposal.part}. {_SILENCE[Scope.SUBJECT].partition(': ')[2].capitalize()}."
        yield f"reikwijdte = {_text(Scope.SUBJECT)}"
    elif proposal.scopes:
        yield "# Beslis: haal het eerste # weg van één regel met reikwijdte. Zonder die keuze wordt niets ingelezen."
        if proposal.part:
            yield f"# Let op: {proposal.part}. Dit register kan een deel niet los inlezen; vraag het hele bestand."
        yield from (f"# reikwijdte = {_text(scope)}  # {_SILENCE[scope]}" for scope in proposal.scopes)


def _text(value: str) -> str:
    """A text as TOML writes it, which is how JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _row(proposal: Proposal) -> tuple[object, ...]:
    pairs = ", ".join(f"{theirs} = {ours}" for theirs, ours in proposal.columns.items())
    return proposal.source, proposal.format, proposal.score, pairs, ", ".join(proposal.missing)


def _tell(found: Suggestion) -> None:
    for each in found.known:
        note(say("{source} reads this file as it is: {format}.", source=each.source, format=each.format))
    if found.known:
        return
    for proposal in found.proposals[:_SHOWN]:
        source, format_, score, pairs, missing = _row(proposal)
        lacks = say("; missing {columns}", columns=missing) if missing else ""
        note(f"{score} {source}: {format_}: {pairs}{lacks}")
    if found.never:
        note(say("never, and not in any mapping: {never}", never=", ".join(found.never)))
    for name in found.shipped:
        note(
            say(
                "This is the form of a mapping that comes along; use that: load SOURCE FILE --mapping {name}", name=name
            )
        )
    best = next(iter(found.proposals), None)
    if best is None or best.score < ENOUGH:
        note(say("No register fits well enough (at least {enough} of 100), so nothing is proposed.", enough=ENOUGH))
        _tell_wanted(found, best)
        return
    _tell_best(found, best)


def _tell_best(found: Suggestion, best: Proposal) -> None:
    for ours in best.unusual:
        note(
            say(
                "The sums for {ours} are unlike those of such a register: look whether it is the right column.",
                ours=ours,
            )
        )
    if found.left_out:
        note(say("left out, by place in the file: {left_out}", left_out=", ".join(map(str, found.left_out))))
    if best.score < SURE:
        note(
            say("A weak match, under {sure} of 100: look first whether the file is of this register at all.", sure=SURE)
        )
    if best.scopes and not (best.part and Scope.SUBJECT in best.scopes):
        note(say("The file does not show what silence means: choose reikwijdte in the mapping, or it is refused."))
    note(
        say(
            "columns left out: {unused}. Save the mapping and use it: load {source} FILE --mapping MAPPING",
            unused=found.unused,
            source=best.source,
        )
    )


def _tell_wanted(found: Suggestion, best: Proposal | None) -> None:
    """What is missing to make a mapping: for the nearest register, or for each where none is of this kind."""
    if best:
        note(
            say(
                "Nearest is {source} ({format}); a mapping still needs {missing}.",
                source=best.source,
                format=best.format,
                missing=", ".join(best.missing) or say("nothing more"),
            )
        )
        return
    note(say("The file is of no register that is read as a table. A mapping needs at least:"))
    for source, columns in found.wanted.items():
        note(f"  {source}: {', '.join(columns)}")
