"""Write the pages that are derived from the code; a test fails when one is stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.detect.library import load_rules
from ondermijning.model import EDGES, NODES, RECORDS, record_kind
from ondermijning.sources.loader import load_loaders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.detect import Rule
    from ondermijning.model import Column
    from ondermijning.sources.loader import Loader, Reader

DOCS = Path(__file__).resolve().parent
_MADE = "*Made by `make docs`; edit the code, not this page.*"


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {DOCS / "datamodel.md": data_model(), DOCS / "registers.md": registers(), DOCS / "rules.md": rules()}


def data_model() -> str:
    """Records, nodes and edges with their columns."""
    return _page(
        "# Data model", "", _MADE, "",
        "Records are what loaders make; nodes and edges are what rules see. A class other than open limits what a rule may do"
        " with a column: B only with a justification on the legal card, C to recognise or show a party and never as a"
        " criterion, D is off by default. Attributes of class A (origin, nationality, gender and the like) cannot be declared.",
        "", "## Nodes", *_nodes(), "", "## Edges", *_edges(), "", "## Records", *_records(),
    )  # fmt: skip


def registers() -> str:
    """Every register that can be loaded: whose it is, on what ground, in which forms, with which fields and keys."""
    return _page(
        "# Registers", "", _MADE, "",
        "What stands in a delivery and not in its list of fields is left at the door: counted by name, never stored. A field"
        " with `*` becomes a keyed HMAC while reading. Scope: `volledig` says by silence that something has ended,"
        " `onderwerp` speaks only of what it names, `wijziging` joins the state it refers to. The norm is the statute a"
        " municipality relies on; its lawyers name the article.",
        *(line for loader in load_loaders().values() for line in _register(loader)),
    )  # fmt: skip


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
    yield from ("", f"### {reader.format}", "", f"Scope: {reader.scope}. Fields: {', '.join(fields)}.")


def rules() -> str:
    """Every rule with what a reader needs to judge it."""
    return _page("# Rules", "", _MADE, *(line for rule in load_rules().values() for line in _rule(rule)))


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
    yield "| column | type | unit | class | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    for column in columns:
        made = f"; fact from {', '.join(column.inputs)}" if column.inputs else ""
        yield f"| {column.name} | {column.type} | {column.unit} | {column.attribute_class} | {column.meaning}{made} |"


def _rule(rule: Rule) -> Iterator[str]:
    yield from (
        "",
        f"## {rule.id}",
        "",
        f"**{rule.title}.** Family {rule.family}, {rule.strength}, weight {rule.weight}, {rule.maturity}.",
    )
    yield from ("", f"> {rule.why}", "", "```cypher", *_dedented(rule.match), "```", "")
    yield "| parameter | default | unit | range | source |"
    yield "| --- | --- | --- | --- | --- |"
    for each in rule.parameters:
        yield f"| {each.name} | {each.default} | {each.unit} | {each.low} – {each.high} | {each.source} |"
    yield from ("", f"Needs: {'; '.join(rule.needs)} (deliveries: {', '.join(rule.sources)}).", "")
    if rule.undecided:
        yield from (
            "Cases without what it needs are counted as not judged:",
            "",
            "```cypher",
            *_dedented(rule.undecided),
            "```",
            "",
        )
    yield from (
        f"Other explanations: {'; '.join(rule.other_explanations)}.",
        "",
        f"Blind to: {'; '.join(rule.blind_to)}.",
        "",
    )
    yield from (
        f"Source: {rule.source}.",
        "",
        f"Ground: {rule.card.grondslag}. Task: {rule.card.taak}. Review by {rule.card.review_by}.",
    )


def _dedented(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return [line[margin:] for line in lines]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _page(*lines: str) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
