"""The short form of a signal: never more than one screen, and nothing in it that a terminal obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.daily.things import exact
from ondermijning.pages.seen import Seen
from ondermijning.pages.short import LINES, WIDTH, Standing, short_form
from ondermijning.pages.whereabouts import whereabouts
from tests.daily.city import HOUSE

if TYPE_CHECKING:
    from ondermijning.pages.city import City

LONG = "woord " * 200
STANDING = Standing("", "", ["2025-01-01 10:00  nieuw door iemand"])


def signal(**values: Any) -> dict[str, Any]:
    subject = {"soort": "Perceel", "id": "NL.IMKAD.KadastraalObject:1", "aanduiding": "MTT00 C 131 A4"}
    return {
        "id": "ab" * 8,
        "onderwerp": subject,
        "status": "in_weging",
        "eerst_gezien": "2024-12-31",
        "nulmeting": False,
        "bewijsdelen": [],
        "onzekere_koppelingen": [],
        "let_op": "Een signaal is geen bevinding.",
    } | values


def test_the_address_comes_first_and_the_code_behind_it(town: City) -> None:
    things = [node for node in exact(town.index, HOUSE[1]) if node.label == "Perceel"]
    where = whereabouts(town.index, town.ground.lies_in, town.names(), things)
    text = short_form(signal(), where, Seen(["MTT00 C 131 A4 is verkocht."], [], "Dat kan."), STANDING)
    first, second, third, *_ = text.splitlines()
    assert first == "Voorbeeldstraat 12, Maastricht en een ander adres"
    assert second == "buurt Binnenstad, Centrum · perceel MTT00 C 131 A4"
    assert third.endswith(" · in weging · eerst gezien 31 december 2024")
    assert "  Voorbeeldstraat 12 is verkocht." in text


def test_whatever_a_signal_holds_it_fits_one_screen_below_the_line_of_its_day() -> None:
    parts = [
        {"soort": "Bedrijf", "id": str(number), "rol": "koper", "aanduiding": f"{number} {LONG}"}
        for number in range(99)
    ]
    doubts = [{"partij": LONG, "registers": []}]
    full = signal(bewijsdelen=parts, onzekere_koppelingen=doubts, let_op="x " * 80)
    lines = short_form(full, None, Seen([LONG] * 3, [LONG] * 9, LONG), Standing(LONG, LONG, [LONG] * 9)).splitlines()
    assert len(lines) <= LINES - 1  # above it stands the day of the graph
    assert max(map(len, lines)) <= WIDTH


def test_a_long_sentence_stands_whole_where_there_is_room() -> None:
    long = " ".join(["woord"] * 60)
    text = short_form(signal(), None, Seen([long], [], "Dat kan."), STANDING)
    assert long in " ".join(text.split())


def test_hostile_names_are_written_out() -> None:
    parts = [{"soort": "Bedrijf", "id": "1", "rol": "koper", "aanduiding": "a\u202eb\x1b[31m"}]
    text = short_form(signal(bewijsdelen=parts), None, Seen(["\u202ex"], [], "y\x07"), STANDING)
    assert not {"\u202e", "\x1b", "\x07"} & set(text)
