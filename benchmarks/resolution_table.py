"""The results of a set as a table, and the classes of noise below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.resolution_sets import COLUMNS

if TYPE_CHECKING:
    from benchmarks.resolution_sets import Kind

_COSTS = ("setup_s", "train_s", "match_s", "wall_s", "cpu_s", "peak_mb", "pairs", "answered")


def print_table(kind: Kind, name: str, lines: list[dict[str, Any]]) -> None:
    """A line per tool; who is not available is said to be."""
    columns = [*COLUMNS[kind], *_COSTS]
    widths = [max(8, len(column)) for column in columns]
    tools = max(len(line["tool"]) for line in lines) if lines else 0
    print(f"\n{name:<{tools}}  " + "  ".join(f"{each:>{width}}" for each, width in zip(columns, widths, strict=True)))
    for line in lines:
        if "unavailable" in line:
            print(f"{line['tool']:<{tools}}  not available: {line['unavailable']}")
            continue
        cells = (f"{_cell(line.get(each)):>{width}}" for each, width in zip(columns, widths, strict=True))
        print(f"{line['tool']:<{tools}}  " + "  ".join(cells))
    _print_classes([line for line in lines if line.get("classes")], tools)


def _print_classes(lines: list[dict[str, Any]], width: int) -> None:
    """A line per class, a column per tool: the share linked rightly, in brackets the share linked wrongly.

    The number of queries is that of the tool that answered most; others answered a sample.
    """
    if not lines:
        return
    first = max(len(each["name"]) for line in lines for each in line["classes"])
    print(f"\n{'class':<{first}}{'queries':>9}  " + "  ".join(f"{line['tool']:>{max(11, width)}}" for line in lines))
    fullest = max(lines, key=lambda line: sum(each["queries"] for each in line["classes"]))
    for each in fullest["classes"]:
        found = [next((other for other in line["classes"] if other["name"] == each["name"]), None) for line in lines]
        cells = (f"{_both(other):>{max(11, width)}}" for other in found)
        print(f"{each['name']:<{first}}{each['queries']:>9}  " + "  ".join(cells))


def _both(found: dict[str, Any] | None) -> str:
    return f"{found['right']:.2f} ({found['wrong']:.2f})" if found else ""


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case float() if value > 10:
            return f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"
        case float():
            return f"{value:.3f}"
        case _:
            return f"{value:,}"
