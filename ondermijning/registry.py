"""Finding loaders and rules: one file each, below a folder, loaded by path.

Rules and loaders live at the root of the repository and inside the wheel, so nothing may import them by name. The same
function serves a municipality's private folder.
"""

from __future__ import annotations

import importlib.util
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from ondermijning.errors import OndermijningError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


class Identified(Protocol):
    """Anything with an ``id`` that is the name of its file."""

    @property
    def id(self) -> str:
        """The id, equal to the file name without its ending."""


Entry = TypeVar("Entry", bound=Identified)


def shipped_folder(name: str) -> Path:
    """The folder ``rules`` or ``loaders`` that comes with the package.

    Args:
        name: ``rules`` or ``loaders``.

    Returns:
        ``<package>/<name>`` in an installed wheel, else ``<package>/../<name>`` in a checkout.
    """
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def discover(
    folders: tuple[Path, ...], attribute: str, kind: type[Entry], error: Callable[..., OndermijningError]
) -> dict[str, tuple[Entry, Path]]:
    """Load every ``[!_]*.py`` below the folders and take one object out of each.

    Args:
        folders: where to look, recursively; each must exist, and nothing in it may be writable for everyone.
        attribute: the name to take, ``RULE`` or ``LOADER``.
        kind: the type it must have.
        error: the error to raise, so that a message says whether a rule or a loader is wrong.

    Returns:
        id → (object, file), in order of id.
    """
    found: dict[str, tuple[Entry, Path]] = {}
    for folder in folders:
        _refuse_unsafe(folder, error)
        for path in sorted(folder.rglob("[!_]*.py")):
            entry = _take(path, attribute, kind, error)
            if entry.id in found:
                raise error(f"id {entry.id} is already taken by {found[entry.id][1]}.", where=str(path))
            found[entry.id] = (entry, path)
    return dict(sorted(found.items()))


def _refuse_unsafe(folder: Path, error: Callable[..., OndermijningError]) -> None:
    if not folder.is_dir():
        raise error("folder does not exist.", where=str(folder))
    inside = (path for path in folder.rglob("*") if path.is_dir() or path.suffix == ".py")
    for path in (folder, *inside):
        if path.exists() and path.stat().st_mode & stat.S_IWOTH:
            raise error("everyone can write here.", where=str(path), advice="Run chmod o-w on it first.")


def _take(path: Path, attribute: str, kind: type[Entry], error: Callable[..., OndermijningError]) -> Entry:
    entry = getattr(_import(path, error), attribute, None)
    if not isinstance(entry, kind):
        raise error(f"defines no {attribute} of type {kind.__name__}.", where=str(path))
    if entry.id != path.stem:
        raise error(f"id {entry.id} differs from the file name {path.stem}.", where=str(path))
    return entry


def _import(path: Path, error: Callable[..., OndermijningError]) -> ModuleType:
    name = f"_ondermijning_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise error("is no Python file.", where=str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except OndermijningError as problem:
        del sys.modules[name]
        raise error(problem.message, where=str(path), advice=problem.advice) from problem
    except (Exception, SystemExit) as problem:
        del sys.modules[name]
        raise error(f"cannot be read: {type(problem).__name__}: {problem}", where=str(path)) from problem
    return module
