"""Write the pages that are derived from the code; a test fails when one is stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.detect.library import load_rules
from ondermijning.facts.build import the_flow
from ondermijning.model import EDGES, NODES, RECORDS, record_kind
from ondermijning.pages.questions import chosen, lines
from ondermijning.report.dpia import dpia_page
from ondermijning.report.markdown import MADE, page, table
from ondermijning.report.neo4j_browser.guide import guide
from ondermijning.report.rules.page import rules_page
from ondermijning.sources.loader import load_loaders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.model import Column
    from ondermijning.sources.loader import Loader, Reader

DOCS = Path(__file__).resolve().parent
ANSWERS = DOCS / "antwoorden.json"  # what the pages of the demo answered when they were last asked


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    rules, loaders = load_rules().values(), load_loaders().values()
    return {
        DOCS / "datamodel.md": data_model(),
        DOCS / "registers.md": registers(),
        DOCS / "rules.md": rules_page(rules),
        DOCS / "dpia.md": dpia_page(rules, loaders),
        DOCS / "flow.md": flow(),
        DOCS / "antwoorden.md": answers(),
        DOCS / "neo4j-browser.md": guide(rules),
    }


def answers() -> str:
    """What the pages of ten signals of the demo answer."""
    return page(
        "# Wat een pagina beantwoordt",
        "",
        MADE,
        "",
        "Tien signalen van de demostad (`ondermijning demo --dwellings 200`; alle gegevens zijn verzonnen), elk met een andere"
        " eerste bevinding zolang die er is. Elk antwoord is letterlijk de tekst van één deel van de pagina. Een test vraagt het"
        " opnieuw; `python docs/generate.py PAGINAS` legt vast wat de pagina's in een map nu antwoorden.",
        *lines(json.loads(ANSWERS.read_text(encoding="utf-8"))),
    )


def keep_answers(folder: Path) -> None:
    """Ask the pages in a folder, and keep what they answer."""
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("signaal-*.html")}
    ANSWERS.write_text(json.dumps(chosen(found), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def data_model() -> str:
    """Records, nodes and edges with their columns."""
    return page(
        "# Data model",
        "",
        MADE,
        "",
        "Records are what loaders make; nodes and edges are what rules see. A class other than open limits what a rule may do"
        " with a column: B only with a justification on the legal card, C to recognise or show a party and never as a"
        " criterion, D is off by default. Attributes of class A (origin, nationality, gender and the like) cannot be declared.",
        "",
        "## Nodes",
        *_nodes(),
        "",
        "## Edges",
        *_edges(),
        "",
        "## Records",
        *_records(),
    )


def registers() -> str:
    """Every register that can be loaded: whose it is, on what ground, in which forms, with which fields and keys."""
    return page(
        "# Registers",
        "",
        MADE,
        "",
        "What stands in a delivery and not in its list of fields is left at the door: counted by name, never stored. A field"
        " with `*` becomes a keyed HMAC while reading. Scope: `volledig` says by silence that something has ended,"
        " `onderwerp` speaks only of what it names, `wijziging` joins the state it refers to. The norm is the statute a"
        " municipality relies on; its lawyers name the article.",
        *(line for loader in load_loaders().values() for line in _register(loader)),
    )


def flow() -> str:
    """Every declared table between the records and the graph, file by file."""
    views, places = the_flow().views, the_flow().places
    told = sorted((places[name], name) for name, view in views.items() if view.makes and places[name].endswith(".py"))
    lines: list[str] = []
    for place, name in told:
        if f"## {place}" not in lines:
            lines += ["", f"## {place}", ""]
        key = f" Key: {', '.join(views[name].key)}." if views[name].key else ""
        reads = ", ".join(f"`{read}`" for read in views[name].reads)
        lines.append(f"- `{name}`: {views[name].makes}.{key}{f' Reads {reads}.' if reads else ''}")
    return page(
        "# The flow from records to graph",
        "",
        MADE,
        "",
        "A table is declared once, with its key and the tables it reads; the order follows. For every label and edge type `X`"
        " there are besides: `rijen_X` (typed rows, cut at the date), for edges `alle_X` (one row per id) and `los_X` (ends that"
        " do not exist), `n_X` or `e_X` (the basis that facts read), `graaf_X` (the basis with its facts, as it goes to the"
        " graph) and `herkomst_X` (where all of it came from).",
        *lines,
    )


def _register(loader: Loader) -> Iterator[str]:
    card = loader.register
    yield from ("", f"## {loader.id}", "", f"**{loader.title}.** {card.remark}".rstrip(), "")
    yield "| | |"
    yield "| --- | --- |"
    yield f"| holder | {card.holder} |"
    yield f"| norm | {card.ground} |"
    yield f"| purposes | {', '.join(sorted(card.purposes))} |"
    yield f"| class | {card.source_class} |"
    yield f"| cadence | {card.cadence} |"
    yield f"| kept | at most {card.keep_months} months after the reference date |"
    if loader.restricted:
        yield f"| restricted | {', '.join(sorted(loader.restricted))}: off until the settings name a decision |"
    for reader in loader.reads:
        yield from _form(reader)
    yield from ("", "Records, with their keys:", "")
    for kind in map(record_kind, loader.yields):
        yield f"- `{kind.name}` ({', '.join(kind.key)}): {kind.meaning}"


def _form(reader: Reader) -> Iterator[str]:
    fields = [f"`{name}`{'*' if name in reader.pseudonymised else ''}" for name in sorted(reader.allowed)]
    fields += [f"`{name}` ({' or '.join(sorted(above))} only)" for name, above in getattr(reader, "below", {}).items()]
    yield from ("", f"### {reader.format}", "", f"Scope: {reader.scope}. Fields: {', '.join(fields)}.")


def _nodes() -> Iterator[str]:
    for label, kind in NODES.items():
        yield from ("", f"### {label}", "", f"{_sentence(kind.meaning)} Key: {kind.key}.", "", *_table(kind.columns))


def _edges() -> Iterator[str]:
    for name, kind in EDGES.items():
        ends = ", ".join(f"{source} → {target}" for source, target in sorted(kind.ends))
        yield from ("", f"### {name}", "", f"{_sentence(kind.meaning)} {ends}.", "", *_table(kind.columns))


def _records() -> Iterator[str]:
    for kind in RECORDS.values():
        yield from (
            "",
            f"### {kind.name}",
            "",
            f"{kind.meaning} Key: {', '.join(kind.key)}.",
            "",
            *_table(kind.columns),
        )


def _table(columns: Iterable[Column]) -> Iterator[str]:
    return table(
        ("column", "type", "unit", "class", "meaning"),
        (
            (column.name, column.type, column.unit, column.attribute_class, f"{column.meaning}{_inputs(column)}")
            for column in columns
        ),
    )


def _inputs(column: Column) -> str:
    return f"; fact from {', '.join(column.inputs)}" if column.inputs else ""


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


if __name__ == "__main__":
    for given in sys.argv[1:]:
        keep_answers(Path(given))
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
