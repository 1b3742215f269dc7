"""The second city knows nothing of what it measures, writes the same bytes twice, and keeps one part of its stories back."""

from __future__ import annotations

import ast
import hashlib
import json
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.world.__main__ import allowed
from benchmarks.world.deliveries import write_city
from benchmarks.world.pairs import KEYLESS, measured_pairs
from benchmarks.world.parts import PARTS, RESERVED
from ondermijning.evaluate.stories import read_stories

WORLD = Path(__file__).parents[2] / "benchmarks" / "world"
MEASURING = {"measure.py"}
SOURCES = sorted(path for path in WORLD.rglob("*.py") if path.name not in MEASURING)


def imported(path: Path) -> set[str]:
    """Every module that a file names in an import, wherever the import stands."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = (alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names)
    return {*plain, *(node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(WORLD).as_posix())
def test_nothing_but_measuring_knows_the_package(path: Path) -> None:
    own = {"ondermijning", "loaders", "rules"}
    assert not {name for name in imported(path) if name.split(".")[0] in own}


def test_there_are_forty_schemes_and_forty_innocent_stories_with_a_source() -> None:
    stories = list(chain.from_iterable(part.stories for part in PARTS.values()))
    assert sum(story.scheme for story in stories) == 40
    assert sum(not story.scheme for story in stories) == 40
    assert all(story.source.startswith("indicators.md ") and story.modus for story in stories)
    assert len({story.name for story in stories}) == 80


def test_the_part_with_the_lowest_hash_is_kept_back() -> None:
    hashes = {hashlib.sha256(name.encode()).hexdigest(): name for name in PARTS}
    assert hashes[min(hashes)] == RESERVED
    assert RESERVED not in {part.name for part in allowed(None, final=False)}
    assert [part.name for part in allowed(None, final=True)] == [RESERVED]
    with pytest.raises(ValueError, match="stays unmeasured"):
        allowed([RESERVED], final=False)


def test_a_seed_writes_the_same_bytes_and_the_truth_names_what_is_there(tmp_path: Path) -> None:
    parts = allowed(None, final=False)
    for name in ("one", "two"):
        write_city(tmp_path / name, parts, seed=3, dwellings=1000)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    stories = read_stories(tmp_path / "one")
    assert len(stories) == sum(len(part.stories) for part in parts)
    assert all(story.subjects for story in stories)
    stand = next((tmp_path / "one" / "brk").glob("2025*/stand.xml")).read_text(encoding="utf-8")
    parcels = {name for story in stories for label, name in story.subjects if label == "Perceel"}
    assert all(f">{parcel.partition(':')[2]}<" in stand for parcel in parcels)


def digest(folder: Path) -> dict[str, str]:
    """Every file and what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_pairs_count_what_was_brought_together_and_what_was_not(tmp_path: Path) -> None:
    truth = tmp_path / "vermeldingen.json"
    mentions = [("brk", "1", "a"), ("hr", "2", "a"), ("woz", "3", "a"), ("brk", "4", "b"), ("hr", "5", "b")]
    truth.write_text(json.dumps(mentions), encoding="utf-8")
    parties = {("brk", "1"): "x", ("hr", "2"): "x", ("woz", "3"): "y", ("brk", "4"): "y", ("hr", "5"): "z"}
    keys = {("brk", "1"): frozenset({"k"}), ("hr", "2"): frozenset({"k"})}
    found = measured_pairs(truth, parties, keys)
    assert (found["alles"].true, found["alles"].found, found["alles"].claimed) == (4, 1, 2)
    assert (found[KEYLESS].true, found[KEYLESS].found, found[KEYLESS].claimed) == (3, 0, 1)
    assert (found["brk hr"].true, found["brk hr"].found) == (2, 1)


def test_whoever_is_brought_together_in_part_makes_no_wrong_pairs(tmp_path: Path) -> None:
    truth = tmp_path / "vermeldingen.json"
    mentions = [(register, f"{number:02}") for number in range(40) for register in ("subsidies", "woz")]
    truth.write_text(json.dumps([(*mention, "a") for mention in mentions]), encoding="utf-8")
    parties = {mention: "x" if at < 50 else "y" for at, mention in enumerate(mentions)}
    found = measured_pairs(truth, parties, {})["subsidies woz"]
    assert found.found < found.claimed
    assert found.precision == 1.0
