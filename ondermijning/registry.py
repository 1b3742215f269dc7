"""Finding loaders and rules: files below a folder, loaded by path; a loader may also be a package.

Rules and loaders live at the root of the repository and inside the wheel, so nothing may import them by name. Each gets a private
name, under which the files of a package import each other (``from .values import …``). The same function serves a municipality's
private folder.
"""

from __future__ import annotations

import hashlib
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
    """Anything with an ``id`` that leads to its file."""

    @property
    def id(self) -> str:
        """The name of its file without its ending; that of its package, or with more behind a low line."""


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
    folders: tuple[Path, ...],
    attribute: str,
    kind: type[Entry],
    error: Callable[..., OndermijningError],
    *,
    packages: bool = False,
) -> dict[str, tuple[Entry, Path]]:
    """Load every ``[!_]*.py`` below the folders and take one object out of each.

    Args:
        folders: where to look, recursively; each must exist, and nothing in it may be writable for everyone.
        attribute: the name to take, ``RULE`` or ``LOADER``.
        kind: the type it must have.
        error: the error to raise, so that a message says whether a rule or a loader is wrong.
        packages: take a folder with ``__init__.py`` as one package, which holds one object, or several under the name in plural.

    Returns:
        id → (object, file or folder of the package), in order of id.
    """
    found: dict[str, tuple[Entry, Path]] = {}
    for folder in folders:
        _refuse_unsafe(folder, error)
        for place in _places(folder, packages=packages):
            for entry in _take(place, attribute, kind, error):
                if entry.id in found:
                    raise error(f"id {entry.id} is already taken by {found[entry.id][1]}.", where=str(place))
                found[entry.id] = (entry, place)
    return dict(sorted(found.items()))


def _refuse_unsafe(folder: Path, error: Callable[..., OndermijningError]) -> None:
    if not folder.is_dir():
        raise error("folder does not exist.", where=str(folder))
    for path in (folder, *folder.rglob("*")):
        if path.exists() and path.stat().st_mode & stat.S_IWOTH:
            raise error("everyone can write here.", where=str(path), advice="Run chmod o-w on it first.")


def _places(folder: Path, *, packages: bool) -> list[Path]:
    """Every file to load, and every package as its folder; the files in a package are its own."""
    whole = {head.parent for head in folder.rglob("[!_]*/__init__.py")} if packages else set()
    return sorted(place for place in whole.union(folder.rglob("[!_]*.py")) if whole.isdisjoint(place.parents))


def _take(place: Path, attribute: str, kind: type[Entry], error: Callable[..., OndermijningError]) -> list[Entry]:
    module = _import(place, error)
    several = getattr(module, f"{attribute}S", None) if place.is_dir() else None
    given = several if isinstance(several, tuple) else (getattr(module, attribute, None),)
    entries = [entry for entry in given if isinstance(entry, kind)]
    if not entries or len(entries) < len(given):
        raise error(f"defines no {attribute} of type {kind.__name__}.", where=str(place))
    for entry in entries:
        if entry.id != place.stem and not (place.is_dir() and entry.id.startswith(f"{place.stem}_")):
            raise error(f"id {entry.id} differs from the file name {place.stem}.", where=str(place))
    return entries


def _import(place: Path, error: Callable[..., OndermijningError]) -> ModuleType:
    digest = hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:8]  # two folders may hold files of one name
    name = f"_ondermijning_{place.parent.name}_{place.stem}_{digest}"
    file, inside = (place / "__init__.py", [str(place)]) if place.is_dir() else (place, None)
    spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=inside)
    if spec is None or spec.loader is None:
        raise error("is no Python file.", where=str(place))
    _forget(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except OndermijningError as problem:
        _forget(name)
        raise error(problem.message, where=str(place), advice=problem.advice) from problem
    except (Exception, SystemExit) as problem:
        _forget(name)
        raise error(f"cannot be read: {type(problem).__name__}: {problem}", where=str(place)) from problem
    return module


def _forget(name: str) -> None:
    """Drop a module and those of its package, so that a later import reads them again."""
    for known in [each for each in sys.modules if each == name or each.startswith(f"{name}.")]:
        del sys.modules[known]
