"""What may never be stored is planted in a delivery of every register; after every command it stands nowhere."""

from __future__ import annotations

import io
import json
import logging
import random
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Said, done, run
from tests.support.damage import DAMAGES, Whole
from tests.support.planted import BSN, FORBIDDEN, FORBIDDEN_MARK, SECRETS, UNKNOWN, dirty, found_in, smuggling
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.loader import Loader

LOADERS = shipped_loaders()
DAY = "2024-12-31"
COUNTS_ONLY = {"bewoning"}  # refuses a delivery with columns about persons as a whole
every_loader = pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)


class Municipality:
    """A workspace in which commands run while everything they say is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "werkmap"
        self.said: list[str] = []

    def run(self, *words: object) -> Said:
        """A command on the workspace, whatever comes of it."""
        said = run(*words, "-w", self.root)
        self.said += [said.out, said.err]
        return said

    def load(self, loader: Loader, text: str, folder: str, *words: object) -> Said:
        """A delivery in the format of the example of a loader."""
        return self.run("load", loader.id, self.write(loader, text, folder), "--reference-date", DAY, *words)

    def write(self, loader: Loader, text: str, folder: str) -> Path:
        """A delivery in a file with the name of the example."""
        path = self.folder / "in" / loader.id / folder / loader.example_name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return path

    def secrets(self) -> list[tuple[str, str]]:
        """Where a planted value is found, in a file or in what was said."""
        told = "\n".join(self.said)
        return found_in(self.root) + [("said", secret) for secret in SECRETS if secret in told]


@pytest.fixture(scope="module")
def logged() -> Iterator[io.StringIO]:
    """Everything that any part of the program logs, at the lowest level."""
    stream = io.StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Municipality:
    """A municipality that loads the examples as they are."""
    city = Municipality(tmp_path_factory.mktemp("schoon"))
    assert city.run("init", "--mode", "demo").code == 0
    return city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, logged: io.StringIO) -> Municipality:
    """A municipality that loads what was planted."""
    assert logged.writable()
    city = Municipality(tmp_path_factory.mktemp("vuil"))
    assert city.run("init", "--mode", "demo").code == 0
    return city


def test_the_examples_hold_none_of_what_is_planted_and_the_planted_ones_all(tmp_path: Path) -> None:
    for loader in LOADERS.values():
        (tmp_path / loader.id).write_text(dirty(loader), encoding="utf-8")
        assert FORBIDDEN_MARK not in loader.example
        assert BSN not in loader.example
    found = found_in(tmp_path, [BSN, FORBIDDEN_MARK])
    assert {source for source, secret in found if secret == FORBIDDEN_MARK} == LOADERS.keys()
    assert {source for source, secret in found if secret == BSN} >= {"hr", "kik", "vergunningen", "woz"}


@every_loader
def test_what_is_planted_changes_nothing_but_the_counts_of_names(
    clean: Municipality, city: Municipality, loader: Loader
) -> None:
    plain = clean.load(loader, loader.example, "heel", "--format", "json")
    planted = city.load(loader, dirty(loader), "heel", "--format", "json")
    assert city.secrets() == []
    if loader.id in COUNTS_ONLY:
        assert (plain.code, planted.code, planted.out) == (0, 1, "")
        return
    assert (plain.code, planted.code) == (0, 0), (plain.err, planted.err)
    assert planted.json() == plain.json()
    manifests = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (city.root / "deliveries" / loader.id).rglob("manifest.json")
    ]
    assert any(set(FORBIDDEN) == set(each["dropped_forbidden"]) for each in manifests)
    assert any(set(UNKNOWN) <= set(each["dropped_unlisted"]) for each in manifests)
    assert f"left at the door, never stored: {FORBIDDEN[0]} " in planted.err


@every_loader
def test_a_number_behind_any_text_is_refused_or_left_out(city: Municipality, loader: Loader) -> None:
    for number, text in enumerate(smuggling(loader)):
        said = city.load(loader, text, f"smokkel-{number}", "--max-rejects", 10_000, "--accept-small")
        assert said.code in (0, 1), said.err
    assert city.secrets() == []


@every_loader
def test_a_damaged_delivery_and_a_key_that_is_no_key_tell_nothing(city: Municipality, loader: Loader) -> None:
    whole = Whole(loader, loader.reads[0], loader.example_name, dirty(loader).encode())
    for number, damage in enumerate(DAMAGES * 3):
        path = city.write(loader, "", f"schade-{number}")
        path.write_bytes(damage(whole, random.Random(number)))
        city.run("load", loader.id, path)
        city.run("load", loader.id, path, "--max-rejects", 10_000)
    key = city.root / "hmac.key"
    key.chmod(0o644)
    refused = city.load(loader, dirty(loader), "sleutel")
    key.chmod(0o600)
    assert (refused.code, refused.out) == (1, "")
    assert "is not private" in refused.err
    assert city.secrets() == []


def test_no_command_on_what_was_loaded_brings_it_back(city: Municipality, logged: io.StringIO) -> None:
    for words in (("resolve",), ("build", "--on", DAY), ("detect", "--on", DAY)):
        assert city.run(*words).code == 0, city.said[-1]
    signals = [row["id"] for row in city.run("signals", "list", "--format", "json").json()]
    for words in (
        *(("signals", "show", signal) for signal in signals),
        *(("show", what) for what in ("KVK:99000011", BSN, FORBIDDEN_MARK)),
        *(("find", what) for what in ("Voorbeeld", "Fictie", "BSN")),
        ("owners", "MTT00 C 123"), ("explain-link", "KVK:99000011", "KVK:99000020"), ("export", "signals"),
        ("export", "koppelingen", "--persons", "--case", "Z-1", "--reason", "proef"), ("doctor",), ("audit", "show"),
        ("audit", "verify"), ("run", "--on", DAY),
    ):  # fmt: skip
        city.run(*words)
    asked = {BSN, FORBIDDEN_MARK}  # what a user types himself comes back to him
    assert [found for found in city.secrets() if found[1] not in asked] == []
    assert [secret for secret in SECRETS if secret in logged.getvalue()] == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"x{BSN}x", encoding="utf-8")
    assert found_in(tmp_path) == [("a.txt", BSN)]
    assert done("--version").out
