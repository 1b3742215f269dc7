"""The page with all rules: what became of each row of the catalogue, what counts in which profile, and each rule in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.counter import TELLS
from ondermijning.detect.indicators import covering, indicators, status
from ondermijning.detect.profiles import PROFILES, fact_of
from ondermijning.normalise.dutch import readable
from ondermijning.report.markdown import MADE, cypher, page, table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ondermijning.detect.card import ClassB
    from ondermijning.detect.counter import Counter
    from ondermijning.detect.rule import Rule


def rules_page(rules: Collection[Rule]) -> str:
    """The page as Markdown, rules in order of id."""
    return page(
        "# Rules",
        "",
        MADE,
        "",
        "## Catalogue",
        "",
        *_catalogue(rules),
        "",
        "## Profiles",
        "",
        *_profiles(rules),
        "",
        "## Each rule",
        *(line for rule in sorted(rules, key=lambda rule: rule.id) for line in _rule(rule)),
    )


def _catalogue(rules: Collection[Rule]) -> Iterator[str]:
    covered = covering(rules)
    yield f"All {len(covered)} rows of the catalogue of indicators; a number is that of the characteristic in Unger/Ferwerda 2010."
    yield ""
    yield from table(
        ("row", "name", "number", "status", "rules", "why no rule"),
        (
            (key, row.name, row.unger, status(covered[key]).value, _links(covered[key]), row.why_not)
            for key, row in indicators().items()
        ),
    )


def _profiles(rules: Collection[Rule]) -> Iterator[str]:
    yield "Hits add up within a profile only: two families in one open a signal, or one rule that is solo; context opens none."
    yield "Commands, pages and exports call a profile by the facts it counts; its key stands on the cards of rules alone."
    yield ""
    ordered = sorted(rules, key=lambda rule: rule.id)
    counted = {profile: [rule for rule in ordered if profile in rule.profiles] for profile in PROFILES}
    counted["none"] = [rule for rule in ordered if not rule.profiles]
    rows = ((profile, fact_of(profile), len(found), _links(found)) for profile, found in counted.items())
    yield from table(("profile", "called", "rules", "which"), rows)


def _links(rules: Iterable[Rule]) -> str:
    return ", ".join(f"[{rule.id}](#{rule.id})" for rule in rules)


def _rule(rule: Rule) -> Iterator[str]:
    card = rule.card
    yield from ("", f"### {rule.id}", "", f"**{rule.title}.** {_kind(rule)}", "", f"> {readable(rule.why)}", "")
    yield from (*cypher(rule.match), "")
    if rule.parameters:
        yield from (*_parameters(rule), "")
    yield from (f"Needs: {'; '.join(rule.needs)} (deliveries: {', '.join(rule.sources)}).", "")
    if rule.undecided:
        yield from ("Cases without what it needs are counted as not judged:", "", *cypher(rule.undecided), "")
    yield from (f"Other explanations: {'; '.join(rule.other_explanations)}.", "")
    for counter in rule.counters:
        yield from _counter(counter)
    yield from (f"Blind to: {'; '.join(rule.blind_to)}.", "", f"Source: {rule.source}.", "")
    yield f"Ground: {card.grondslag}. Task: {card.taak}. Review by {card.review_by}. Proxies: {card.proxies}."
    if card.klasse_b:
        yield from ("", *class_b_lines(rule, card.klasse_b))


def _kind(rule: Rule) -> str:
    return (
        f"Version {rule.version} by {rule.author}, {rule.maturity}. Family {rule.family}, {rule.strength}, weight {rule.weight}."
        f" Profiles: {', '.join(rule.profiles) or 'none'}. Rows: {', '.join(rule.indicators) or 'none'}."
    )


def _parameters(rule: Rule) -> Iterator[str]:
    return table(
        ("parameter", "default", "unit", "range", "source"),
        ((each.name, each.default, each.unit, f"{each.low} to {each.high}", each.source) for each in rule.parameters),
    )


def _counter(counter: Counter) -> Iterator[str]:
    what = "Also told" if counter.effect == TELLS else "Counter-evidence"
    yield from (f"{what} `{counter.id}` ({counter.effect}): {readable(counter.says)}", "", *cypher(counter.match), "")


def class_b_lines(rule: Rule, answer: ClassB) -> Iterator[str]:
    """What a rule answers for that reads attributes of class B."""
    yield f"Klasse B ({', '.join(sorted(rule.card.class_b))}), vanaf {answer.vanaf}:"
    yield ""
    for name, text in answer.texts.items():
        yield f"- {name.replace('_', ' ')}: {text}"
