"""A workspace that holds good deliveries, and what must be so after a hostile one: refused by name, and nothing changed."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ondermijning.workspace import open_workspace
from tests.cli.running import run
from tests.support.damage import MARK
from tests.support.stands import Company, Holder, Obj, Right, stand_text
from tests.support.workspaces import State, demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.workspace import Workspace

OWNED = Obj("1230012370000", rights=[Right("71", holders=[Holder("81", Company("901", MARK))])])
STAND = stand_text([OWNED], peildatum="2023-12-31")
QUARTERS = "kwartaal;index\n2023K1;100\n2023K2;101\n"


@dataclass(frozen=True)
class Held:
    """A workspace with what it held when it was made.

    Args:
        workspace: the workspace.
        files: contents of every file of every delivery.
        state: what holds.
    """

    workspace: Workspace
    files: Mapping[str, bytes] = field(repr=False)
    state: State = field(repr=False)

    def expects_refusal(self, source: str, path: Path, says: str, *words: str, names: str = "") -> None:
        """Load with the command, which must fail in one sentence with the file in it; nothing may have changed.

        Args:
            source: id of the loader.
            path: the delivery; what may not be repeated in it is ``MARK``.
            says: pattern in the message.
            words: further words of the command.
            names: the file that is named, where it is another than the path.
        """
        said = run("load", source, path, "-w", self.workspace.root, *words)
        assert (said.code, said.out) == (1, ""), said
        (error,) = said.notes()
        assert error.startswith("Error: ")
        assert (names or path.name) in error
        assert re.search(says, error), error
        assert MARK not in error
        self.is_unchanged()

    def is_unchanged(self) -> None:
        """Deliveries and state are as they were, and nothing half-written is left."""
        assert files_of(self.workspace) == self.files
        assert state_of(self.workspace) == self.state
        assert list(self.workspace.root.rglob(".tmp-*")) == []

    def copy(self, folder: Path) -> Held:
        """The same in a workspace of its own."""
        shutil.copytree(self.workspace.root, folder / "werkmap")
        return replace(self, workspace=open_workspace(folder / "werkmap"))


def held_in(folder: Path) -> Held:
    """A workspace with a stand of the land registry and a price index."""
    workspace = demo_workspace(folder)
    load_into(workspace, "brk", [written(folder / "voor.xml", stand_text([OWNED], peildatum="2022-12-31"))])
    load_into(workspace, "prijsindex", [written(folder / "voor.csv", QUARTERS)])
    return Held(workspace, files_of(workspace), state_of(workspace))


def files_of(workspace: Workspace) -> dict[str, bytes]:
    """Contents of every file of every delivery."""
    return {
        str(path.relative_to(workspace.root)): path.read_bytes()
        for path in sorted(workspace.deliveries.rglob("*"))
        if path.is_file()
    }


def written(path: Path, contents: str | bytes, encoding: str = "utf-8") -> Path:
    """A file with these contents."""
    path.write_bytes(contents if isinstance(contents, bytes) else contents.encode(encoding))
    return path


def zipped(path: Path, members: Mapping[str, bytes | str]) -> Path:
    """A zip with these members."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return path
