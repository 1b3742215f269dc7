"""The inventory for a DPIA: sources, attributes, recipients, terms and parameters, as the code has them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.detect.card import attribute_class
from ondermijning.model import EDGES, NODES, AttributeClass
from ondermijning.report.markdown import MADE, page, table
from ondermijning.report.recipients import OUTPUTS
from ondermijning.report.rules.page import class_b_lines
from ondermijning.settings import REJECTED_TERM, UNWEIGHED_TERM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ondermijning.detect.rule import Rule
    from ondermijning.sources.loader import Loader

_INTRODUCTION = (
    "Deze inventaris wordt uit de code gemaakt, en een toets faalt als zij achterloopt. Zij is een bijlage bij de DPIA van een"
    " gemeente en vervangt die niet: noodzaak, evenredigheid en maatregelen weegt de gemeente zelf, met haar eigen termijnen"
    " en haar eigen regels."
)
_CLASSES = (
    "Klasse open: mag een criterium zijn. B: kan voor een beschermd kenmerk staan en vraagt een eigen verantwoording. Klasse A"
    " (afkomst, nationaliteit, geslacht en dergelijke) wordt bij de deur tegengehouden en bestaat in het model niet."
)
_SOURCE = (
    "bron",
    "wat",
    "houder",
    "norm",
    "doelen",
    "klasse",
    "ten hoogste bewaard",
    "als sleutel",
    "uit tot een besluit",
)
_TERMS = (
    ("leveringen", "de termijn van de instellingen, en nooit langer dan de bron hierboven toestaat", "purge"),
    ("graaf, partijen en koppelingen", "afgeleid van de leveringen; verdwijnen met de bouw die volgt op purge", "build"),
    ("een signaal dat niemand weegt", f"vervalt na {UNWEIGHED_TERM}, tenzij de instellingen anders zeggen", "purge, run"),
    ("een signaal dat zonder gevolg is gesloten",
     f"na {REJECTED_TERM} blijft alleen een telling over, tenzij de instellingen anders zeggen", "purge, run"),
    ("logboek", "het programma verwijdert er niets uit; de gemeente bepaalt de termijn", "buiten het programma"),
    ("bestanden in de map export", "de gemeente bepaalt de termijn", "buiten het programma"),
)  # fmt: skip


def dpia_page(rules: Collection[Rule], loaders: Collection[Loader]) -> str:
    """The page as Markdown, in Dutch: it is read by those who advise on a DPIA."""
    return page(
        "# Inventaris voor de DPIA",
        "",
        MADE,
        "",
        _INTRODUCTION,
        "",
        "## Bronnen",
        "",
        *_sources(loaders),
        "",
        "## Kenmerken die een regel leest",
        "",
        _CLASSES,
        *_attributes(rules),
        "",
        "## Verantwoording van klasse B",
        *_class_b(rules),
        "",
        "## Kenmerken die geen regel mag lezen",
        "",
        *_never_read(),
        "",
        "## Ontvangers",
        "",
        *_recipients(),
        "",
        "## Bewaartermijnen",
        "",
        *table(("wat", "hoe lang", "door"), _TERMS),
        "",
        "## Parameters",
        "",
        *_parameters(rules),
    )


def _sources(loaders: Collection[Loader]) -> Iterator[str]:
    return table(
        _SOURCE,
        (
            (
                loader.id,
                loader.title,
                loader.register.holder,
                loader.register.ground,
                ", ".join(sorted(loader.register.purposes)),
                loader.register.source_class,
                f"{loader.register.keep_months} maanden",
                ", ".join(sorted({name for reader in loader.reads for name in reader.pseudonymised})),
                ", ".join(sorted(loader.restricted)),
            )
            for loader in loaders
        ),
    )


def _attributes(rules: Collection[Rule]) -> Iterator[str]:
    reasons: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for rule in sorted(rules, key=lambda rule: rule.id):
        for name, reason in rule.card.attributes.items():
            reasons[name][reason].append(rule.id)
    for owner in sorted({name.partition(".")[0] for name in reasons}):
        found = sorted(name for name in reasons if name.partition(".")[0] == owner)
        rows = ((_short(name), attribute_class(name).value, _told(reasons[name])) for name in found)
        yield from ("", f"### {owner}", "", *table(("kenmerk", "klasse", "waarom, en voor welke regels"), rows))


def _told(reasons: dict[str, list[str]]) -> str:
    return "<br>".join(f"{reason} ({', '.join(rules)})" for reason, rules in reasons.items())


def _short(attribute: str) -> str:
    return attribute.partition(".")[2]


def _class_b(rules: Collection[Rule]) -> Iterator[str]:
    for rule in sorted(rules, key=lambda rule: rule.id):
        if rule.card.klasse_b:
            yield from ("", f"### {rule.id}", "", *class_b_lines(rule, rule.card.klasse_b))


def _never_read() -> Iterator[str]:
    gated = (AttributeClass.C, AttributeClass.D)
    rows = (
        (f"{owner}.{column.name}", column.attribute_class.value, column.meaning)
        for kinds in (NODES, EDGES)
        for owner, kind in kinds.items()
        for column in kind.columns
        if column.attribute_class in gated
    )
    return table(("kenmerk", "klasse", "betekenis"), rows)


def _recipients() -> Iterator[str]:
    return table(("commando", "wat", "natuurlijke personen", "voor wie"), OUTPUTS)


def _parameters(rules: Collection[Rule]) -> Iterator[str]:
    headings = ("regel", "parameter", "waarde", "eenheid", "bereik", "herkomst")
    rows = (
        (rule.id, each.name, each.default, each.unit, f"{each.low} tot {each.high}", each.source)
        for rule in sorted(rules, key=lambda rule: rule.id)
        for each in rule.parameters
    )
    return table(headings, rows)
