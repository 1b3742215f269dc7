"""What may never be stored is planted in a delivery of every register; after every command it stands nowhere."""

from __future__ import annotations

import io
import json
import logging
import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import OndermijningError
from ondermijning.workspace import open_workspace
from tests.cli.running import Said, done, run
from tests.support.damage import DAMAGES, Whole
from tests.support.planted import BSN, FORBIDDEN, FORBIDDEN_MARK, SECRETS, UNKNOWN, dirty, found_in, smuggling
from tests.support.workspaces import load_into, shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.loader import Loader

LOADERS = shipped_loaders()
DAY = date(2024, 12, 31)
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

    def smuggle(self, loader: Loader, paths: list[Path]) -> str | None:
        """Load files of which any number of rows may be refused; why all were, if they were."""
        try:
            load_into(open_workspace(self.root), loader, paths, reference_date=DAY, max_rejects=1e6, accept_small=True)
        except OndermijningError as refused:
            self.said.append(str(refused))
            return self.said[-1]
        return None

    def secrets_of(self, loader: Loader) -> list[tuple[str, str]]:
        """Where a planted value is found, in what is kept of one register or in what was said."""
        kept = [self.root / "deliveries" / loader.id, self.root / "rejects" / loader.id, self.root / "logs"]
        return [found for folder in kept for found in found_in(folder)] + self._said()

    def secrets(self) -> list[tuple[str, str]]:
        """Where a planted value is found, in any file or in what was said."""
        return found_in(self.root) + self._said()

    def _said(self) -> list[tuple[str, str]]:
        told = "\n".join(self.said)
        return [("said", secret) for secret in SECRETS if secret in told]


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


@pytest.mark.slow
@every_loader
def test_what_is_planted_changes_nothing_but_the_counts_of_names(
    clean: Municipality, city: Municipality, loader: Loader
) -> None:
    plain = clean.load(loader, loader.example, "heel", "--format", "json")
    planted = city.load(loader, dirty(loader), "heel", "--format", "json")
    assert city.secrets_of(loader) == []
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


@pytest.mark.slow
@every_loader
def test_a_number_behind_any_text_is_refused_or_left_out(city: Municipality, loader: Loader) -> None:
    paths = [city.write(loader, text, f"smokkel-{number}") for number, text in enumerate(smuggling(loader))]
    if paths and city.smuggle(loader, paths) is not None:  # one that is refused as a whole hides the others
        assert [path for path in paths if city.smuggle(loader, [path]) is None] != []
    assert city.secrets_of(loader) == []


@pytest.mark.slow
@every_loader
def test_a_damaged_delivery_and_a_key_that_is_no_key_tell_nothing(city: Municipality, loader: Loader) -> None:
    whole = Whole(loader, loader.reads[0], loader.example_name, dirty(loader).encode())
    for number, damage in enumerate(DAMAGES):
        path = city.write(loader, "", f"schade-{number}")
        path.write_bytes(damage(whole, random.Random(number)))
        city.run("load", loader.id, path, "--reference-date", DAY)
    key = open_workspace(city.root).hmac_key_path
    key.chmod(0o644)
    refused = city.load(loader, dirty(loader), "sleutel")
    key.chmod(0o600)
    assert (refused.code, refused.out) == (1, "")
    assert "is not private" in refused.err
    assert city.secrets_of(loader) == []


COMMANDS = (
    *(("find", what) for what in ("Voorbeeld", "Fictie", "BSN")),
    ("show", "KVK:99000011"),
    ("owners", "MTT00 C 123"),
    ("explain-link", "KVK:99000011", "KVK:99000020"),
    ("export", "signals"),
    (
        *["case", "open", "--nummer", "Z-9", "--holder", "team", "--until", "2999-01-01", "--reden"],
        "toetsing van koppelingen",
    ),
    (*["export", "koppelingen", "--met-personen", "--zaak", "Z-9", "--reden"], "toetsing van koppelingen"),
    ("doctor",),
    ("audit", "show"),
    ("audit", "verify"),
)


def signals_of(city: Municipality) -> list[str]:
    """Work out what was loaded, and which signals that gives."""
    for words in (("resolve",), ("build", "--on", DAY), ("detect", "--on", DAY)):
        assert city.run(*words).code == 0, city.said[-2:]
    return [row["signaal"] for row in city.run("signals", "list", "--format", "json").json()]


@pytest.mark.slow
def test_a_signal_on_what_was_planted_tells_none_of_it(tmp_path: Path, logged: io.StringIO) -> None:
    city = Municipality(tmp_path)
    assert city.run("init", "--mode", "demo").code == 0
    for loader in LOADERS.values():
        if loader.id not in COUNTS_ONLY:
            assert city.load(loader, dirty(loader), "heel").code == 0, city.said[-1]
    signals = signals_of(city)
    assert signals, city.said
    for signal in signals:
        assert city.run("signals", "show", signal).code == 0, city.said[-1]
    assert city.secrets() == []
    assert [secret for secret in SECRETS if secret in logged.getvalue()] == []


@pytest.mark.slow
def test_no_command_on_what_was_loaded_brings_it_back(city: Municipality, logged: io.StringIO) -> None:
    shown = [("signals", "show", signal) for signal in signals_of(city)]
    for words in (*shown, *COMMANDS):
        assert city.run(*words).code == 0, (words, city.said[-1])
    city.run("run", "--inbox", city.folder / "in", "--on", DAY)  # finds the damaged ones again
    assert [city.run("show", secret).code for secret in SECRETS] == [1] * len(SECRETS)
    assert city.secrets() == []
    assert [secret for secret in SECRETS if secret in logged.getvalue()] == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"x{BSN}x", encoding="utf-8")
    assert found_in(tmp_path) == [("a.txt", BSN)]
    assert done("--version").out
