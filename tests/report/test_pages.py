"""The pages for who judges the rules: nothing that a rule or a source says is left out, and nothing that leaves is either."""

from __future__ import annotations

import click

from ondermijning.detect.indicators import indicators
from ondermijning.detect.library import load_rules
from ondermijning.detect.profiles import PROFILES
from ondermijning.normalise.dutch import readable
from ondermijning.report.dpia import dpia_page
from ondermijning.report.markdown import cypher, table
from ondermijning.report.recipients import OUTPUTS
from ondermijning.report.rules.page import rules_page
from ondermijning.sources.loader import load_loaders
from tests.cli.running import commands
from tests.detect.making import rule

RULES = load_rules()
LOADERS = load_loaders()
DPIA = dpia_page(RULES.values(), LOADERS.values())
PAGE = rules_page(RULES.values())
WRITES = {"--out", "--export", "--to"}
# Assign a signal to somebody, and take back what was told: both write beside what they say.
WRITES_NOTHING = {"signals assign", "export beeld-intrekken"}


def test_every_row_of_the_catalogue_stands_on_the_page_with_its_status() -> None:
    head = PAGE.partition("## Profiles")[0]
    rows = [line for line in head.splitlines() if line.startswith("| ")][2:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == list(indicators())
    assert all(row.split(" | ")[3] in ("gebouwd", "alleen context", "niet beschikbaar") for row in rows)


def test_a_row_without_a_rule_says_why_and_one_with_a_rule_links_to_it() -> None:
    head = rules_page([rule(indicators=("FIN-09",))]).partition("## Profiles")[0]
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in head.splitlines()}
    assert "| gebouwd | [voorbeeld](#voorbeeld) |" in rows["FIN-09"]
    assert "| niet beschikbaar |  |" in rows["FIN-10"]


def test_every_profile_tells_its_rules() -> None:
    part = PAGE.partition("## Profiles")[2].partition("## Each rule")[0]
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in part.splitlines()}
    for profile in PROFILES:
        assert all(f"(#{each.id})" in rows[profile] for each in RULES.values() if profile in each.profiles)


def test_a_rule_tells_its_version_profiles_rows_and_counter_evidence() -> None:
    for each in RULES.values():
        text = PAGE.partition(f"### {each.id}\n")[2].partition("\n### ")[0]
        assert f"Version {each.version} by {each.author}, {each.maturity}" in text
        assert all(name in text for name in (*each.profiles, *each.indicators))
        assert all(f"`{counter.id}` ({counter.effect}): {readable(counter.says)}" in text for counter in each.counters)


def test_the_inventory_names_every_source_and_every_attribute_with_every_reason() -> None:
    assert [name for name in LOADERS if f"| {name} |" not in DPIA] == []
    reasons = {reason for each in RULES.values() for reason in each.card.attributes.values()}
    assert [reason for reason in reasons if reason not in DPIA] == []


def test_the_inventory_changes_with_an_attribute_of_a_rule() -> None:
    some = dict(list(RULES.items())[1:])
    assert dpia_page(some.values(), LOADERS.values()) != DPIA


def test_a_rule_that_reads_class_b_shows_what_was_not_tested() -> None:
    for each in (each for each in RULES.values() if each.card.klasse_b):
        text = DPIA.partition(f"### {each.id}\n")[2].partition("\n### ")[0]
        assert each.card.klasse_b is not None
        assert all(answer in text for answer in each.card.klasse_b.texts.values())


def test_everything_that_leaves_has_a_recipient() -> None:
    known = {" ".join(names): command for names, command in commands()}
    told = [output.command for output in OUTPUTS]
    writing = {
        name
        for name, command in known.items()
        if not isinstance(command, click.Group) and (name.startswith("export ") or WRITES & _options(command))
    }
    asking = {name for name, command in known.items() if "--met-personen" in _options(command)}
    assert len(told) == len(set(told))
    assert set(told) <= known.keys()
    assert (writing | asking) - WRITES_NOTHING <= set(told)


def _options(command: click.Command) -> set[str]:
    return {word for each in command.params if isinstance(each, click.Option) for word in each.opts}


def test_a_sign_that_parts_cells_stays_in_its_cell() -> None:
    assert list(table(("a",), [("Persoon|Bedrijf",)])) == ["| a |", "| --- |", "| Persoon&#124;Bedrijf |"]


def test_cypher_loses_its_margin_and_keeps_what_stands_deeper() -> None:
    assert list(cypher("\n    MATCH (a)\n      WHERE b\n    ")) == ["```cypher", "MATCH (a)", "  WHERE b", "```"]
