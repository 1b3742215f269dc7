"""How long do the pages of a workspace take, and how large are they?

Usage: python benchmarks/pages.py WORKSPACE [pages] [folder]

Pages of signals come first, then of objects, addresses and companies, until there are so many (200 unless told otherwise). With a
folder they are kept there, to be looked at.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.clock import today
from ondermijning.daily.index import open_index
from ondermijning.detect.library import load_rules
from ondermijning.graph.current import GRAPH_FILE, current_graph
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.ledger import open_ledger
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.city import opened
from ondermijning.pages.folder import signal_file, thing_file
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.signal_page import SignalPages
from ondermijning.pages.thing_page import thing_page
from ondermijning.report.signals.explainer import Explainer
from ondermijning.resolve.uncertain import uncertain_parties
from ondermijning.settings import Mode, read_settings
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.pages.city import City

MOST = 200
_KINDS = ("Perceel", "Adres", "Bedrijf")
_OF_KIND = "SELECT id FROM node WHERE soort = ? AND persoon = 0 ORDER BY nr"
Made = tuple[str, str, "Callable[[], str]"]  # kind, name of the file, and what makes the page


def _signals(city: City, explainer: Explainer, sheet: Sheet) -> Iterator[Made]:
    signals = list_signals(city.ledger)
    pages = SignalPages(city, explainer.read_ahead(signals))
    for signal in signals:
        yield "signaal", signal_file(signal), lambda signal=signal: pages.page(signal, sheet, sheet.made)  # type: ignore[misc]


def _things(city: City, sheet: Sheet) -> Iterator[Made]:
    for kind in _KINDS:
        for (name,) in city.index.rows(_OF_KIND, kind):
            (node,) = (each for each in city.index.by_id(name) if each.label == kind)
            yield kind.lower(), thing_file(node), lambda node=node: thing_page(city, [node], sheet)  # type: ignore[misc]


def _report(opening: float, seconds: dict[str, list[float]], sizes: dict[str, int]) -> None:
    every = [each for times in seconds.values() for each in times]
    print(f"{'kind':<10}{'pages':>7}{'seconds':>9}{'per page':>10}{'slowest':>9}")
    for kind, times in seconds.items():
        print(f"{kind:<10}{len(times):>7}{sum(times):>9.1f}{sum(times) / len(times):>10.3f}{max(times):>9.3f}")
    print(f"opening {opening:.1f} s, {len(every)} pages {sum(every):.1f} s, together {opening + sum(every):.1f} s")
    largest = max(sizes, key=lambda name: sizes[name])
    print(f"largest page {sizes[largest] / 1000:.0f} KB ({largest})")


def main() -> None:
    """Make the pages and print seconds per page and the largest page."""
    root, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else MOST
    target = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    start = time.perf_counter()
    workspace = open_workspace(root)
    settings, (day, folder) = read_settings(workspace), current_graph(workspace)
    demo = settings.mode is Mode.DEMO
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}
    with (
        closing(open_ledger(workspace.ledger_path)) as ledger,
        open_index(folder) as index,
        EmbeddedStore(folder / GRAPH_FILE, memory_mb=settings.geheugen_mb) as store,
    ):
        city, sheet = opened(workspace, ledger, index, folder, day, demo=demo), Sheet(today(), None, demo=demo)
        explainer = Explainer(ledger, store, folder, load_rules(), uncertain_parties(workspace), demo)
        opening = time.perf_counter() - start
        for kind, name, make in islice(chain(_signals(city, explainer, sheet), _things(city, sheet)), most):
            start = time.perf_counter()
            page = make()
            seconds[kind].append(time.perf_counter() - start)
            sizes[name] = len(page.encode())
            if target:
                target.mkdir(exist_ok=True)
                (target / name).write_text(page, encoding="utf-8")
    _report(opening, seconds, sizes)


if __name__ == "__main__":
    main()
