"""``find``: parties, addresses, objects, permits and grants by words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.shown import details, mark
from ondermijning.daily.things import exact, meant, named, nearby, outside, read
from ondermijning.daily.words import LIMIT, near, search
from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.normalise.lookup import folded_words

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks

COLUMNS = ("soort", "naam", "kenmerk", "bijzonderheden")


@click.command()
@click.argument("words", nargs=-1, required=True, shell_complete=complete_thing)
@click.option("--limit", type=click.IntRange(1, 1000), default=LIMIT, show_default=True, help="How many to show.")
@question_options
def find(words: tuple[str, ...], limit: int, root: Path, clocks: Clocks, question: Question) -> None:
    """Find parties, places, objects, permits and grants by WORDS, in any order, or by number, address or signal.

    A beginning of a word is enough; a legal form may be left out or written in any way.
    Natural persons are found only with --met-personen.
    """
    with answering(root, "find", [], clocks, question, target="woorden") as asked:
        nodes = _found(asked, " ".join(words), limit)
        if question.is_page:
            _write(asked, question, nodes)
            return
        rows = [(node.label, asked.shown.name(node), mark(node), details(node)) for node in nodes]
        print_rows(question.form, COLUMNS, rows)


def _write(asked: Daily, question: Question, nodes: list[Node]) -> None:
    from ondermijning.cli.pages.written import sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.pages.folder import question_file  # noqa: PLC0415
    from ondermijning.pages.overview_page import found_page  # noqa: PLC0415

    page = found_page(asked.day, asked.shown, nodes, sheet_of(asked, question))
    tell_page(asked, question_file("gevonden"), page)


def _found(asked: Daily, text: str, limit: int) -> list[Node]:
    """What the text names as a number, house, street or signal, then what has its words; how it was taken is noted."""
    named_so = exact(asked.index, text, persons=asked.persons) or asked.of_signal(text)
    hits = search(asked.index, text, persons=asked.persons, limit=limit)
    said = read(asked.index, text)
    if said.houses:  # a house is found by its key, and never by the words of another number or town
        named_so = named_so or _meant(asked, text)
        hits = hits._replace(
            nodes=[node for node in hits.nodes if node.label != "Adres" or node in named_so or not named_so]
        )
    if any(node.label == "Perceel" for node in named_so):  # C 102 in one municipality has the words of C 102 in another
        hits = hits._replace(nodes=[node for node in hits.nodes if node.label != "Perceel" or node in named_so])
    nodes = list(dict.fromkeys((*named_so, *hits.nodes)))[:limit]
    if not named_so:
        for word in hits.corrected:
            note(
                say("Nothing has the word in place {place}; it was taken for a similar one.", place=_place(text, word))
            )
    if not nodes:
        _tell_nothing(asked, text)
    if hits.more:
        note(say("There are more than {limit}; add a word or raise --limit.", limit=limit))
    return nodes


def _meant(asked: Daily, text: str) -> list[Node]:
    try:
        found = meant(asked.index, text, persons=asked.persons)
    except GraphError:
        return []
    if found.taken_for:
        note(say("Nothing is called so; taken for {taken_for}.", taken_for=found.taken_for))
    return found.nodes


def _tell_nothing(asked: Daily, text: str) -> None:
    note(say("Nothing has these words; natural persons are found only with --met-personen."))
    said = read(asked.index, text)
    if not_here := outside(asked.index, said):
        note(not_here)
    if alike := named(nearby(asked.index, said) or near(asked.index, text, persons=asked.persons)):
        note(say("Near: {alike}.", alike=alike))


def _place(text: str, folded: str) -> int:
    """Which word of a text is meant; the first where the words were read otherwise."""
    words = folded_words(text)
    return words.index(folded) + 1 if folded in words else 1
