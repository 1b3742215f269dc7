"""What is dropped into Neo4j Browser: a style that its reader understands, and favourites that it lists by name and folder."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.model import NODES
from ondermijning.report.neo4j_browser.favourites import PER_RULE, STORIES, favourites
from ondermijning.report.neo4j_browser.files import browser_files
from ondermijning.report.neo4j_browser.guide import FAVOURITES_FILE, GUIDE_FILE, STYLE_FILE
from ondermijning.report.neo4j_browser.style import LOOKS, style_sheet

RULES = load_rules()


def read_sheet(text: str) -> dict[str, dict[str, str]]:
    """Selector → properties, read as Browser does: braces and quotes part the text, and a value holds no colon."""
    found = {}
    for selector, body in re.findall(r"([\w.]+) \{\n(.*?)\n\}", text, re.DOTALL):
        parts = [line.strip().rstrip(";").split(":") for line in body.splitlines()]
        assert {len(part) for part in parts} == {2}, selector
        found[selector] = {name.strip(): value.strip().strip("'") for name, value in parts}
    return found


def light(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_label_has_a_colour_and_the_caption_of_the_server_and_the_mark_has_none() -> None:
    sheet = read_sheet(style_sheet())
    assert {f"node.{label}" for label in NODES} < set(sheet)
    assert "node.Ondermijning" not in sheet
    nodes = {name: told for name, told in sheet.items() if name.startswith("node")}
    assert {told["caption"] for told in nodes.values()} == {"{name}"}
    assert sheet["relationship"]["caption"] == "<type>"


@pytest.mark.parametrize("label", NODES)
def test_a_caption_can_be_read_on_its_colour(label: str) -> None:
    ground, text = sorted((light(LOOKS[label].colour), light(LOOKS[label].text)))
    assert (text + 0.05) / (ground + 0.05) >= 4.5


def test_no_two_labels_look_the_same() -> None:
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS) == len(NODES)


def test_the_favourites_are_listed_in_two_folders_by_their_first_line() -> None:
    archive = zipfile.ZipFile(io.BytesIO(browser_files(RULES.values())[FAVOURITES_FILE]))
    assert {name.split("/")[0] for name in archive.namelist()} == {STORIES, PER_RULE}
    assert all(re.fullmatch(r"[\w ]+/\d{3}_\w+\.cypher", name) for name in archive.namelist())
    first = [archive.read(name).decode().splitlines()[0] for name in archive.namelist()]
    assert first == [f"// {favourite.name}" for favourite in favourites(RULES.values())]
    assert len(set(first)) == len(first)


def test_every_rule_has_its_picture() -> None:
    texts = [favourite.text for favourite in favourites(RULES.values()) if favourite.folder == PER_RULE]
    assert len(texts) == len(RULES)
    assert all(any(f"'{rule}' IN s.regels" in text for text in texts) for rule in RULES)


def test_every_favourite_waits_until_the_server_is_whole_and_changes_nothing() -> None:
    for favourite in favourites(RULES.values()):
        assert favourite.text.startswith("MATCH (:OndermijningBouw {status: 'klaar'})\n")
        assert re.findall(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD)\b", favourite.text) == []
        assert set(re.findall(r"\$(\w+)", favourite.text)) == set(favourite.example)


def test_the_same_rules_give_the_same_files() -> None:
    assert browser_files(RULES.values()) == browser_files(RULES.values())
    assert set(browser_files(RULES.values())) == {STYLE_FILE, FAVOURITES_FILE, GUIDE_FILE}
