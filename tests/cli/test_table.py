"""A table fits its width, loses nothing, and is laid out as Rich lays out a table without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.table import table_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

WORDS = st.text(alphabet="abcé漢-.,€", min_size=1, max_size=18)
CELLS = st.lists(WORDS, max_size=12).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), max_size=5).map(
        lambda rows: [["wat"] * wide, *rows]
    )
)


def by_rich(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    table = Table(box=None, pad_edge=False)
    for name in rows[0]:
        table.add_column(Text(name), overflow="fold")
    for row in rows[1:]:
        table.add_row(*map(Text, row))
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]


@given(rows=TABLES, width=st.integers(80, 160))
# A column wider than the line counts as wide as the line.
@example(rows=[["wat"] * 5, ["", "", "a " * 40, "b " * 40, ""]], width=80)
def test_a_table_of_ordinary_width_is_laid_out_as_rich_does(rows: list[list[str]], width: int) -> None:
    lines = [line for each in table_lines(rows, width) for line in each]
    assert list(filter(None, lines)) == list(
        filter(None, by_rich(rows, width))
    )  # which adds a line behind a word that it cut


@given(rows=TABLES, width=st.integers(30, 120))
def test_a_table_fits_and_loses_no_sign(rows: list[list[str]], width: int) -> None:
    lines = table_lines(rows, width)
    assert all(cell_len(line) <= width for each in lines for line in each)
    for row, each in zip(rows, lines, strict=True):
        assert sorted("".join("".join(row).split())) == sorted("".join("".join(each).split()))


def test_the_widest_column_gives_way_first() -> None:
    assert table_lines([["van", "omschrijving"], ["2024-01-01", "een lange zin over een akte"]], 26) == [
        ["van         omschrijving"],
        ["2024-01-01  een lange zin", "            over een akte"],
    ]


def test_what_looks_like_a_picture_or_markup_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows("table", ("naam", "bron"), [(":house: [bold]Café[/bold]", None), ("漢字", 3)])
    assert (
        capsys.readouterr().out
        == "naam                       bron\n:house: [bold]Café[/bold]\n漢字                       3\n"
    )
