"""What a nightly run was made from and what it wrote, so that it can be repeated and compared."""

from __future__ import annotations

import hashlib
import platform
from contextlib import suppress
from importlib import metadata
from typing import TYPE_CHECKING, Any

from ondermijning import __version__
from ondermijning.detect.parameters import bind
from ondermijning.sources.deliveries import manifests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.workspace import Workspace

FORMAT = "ondermijning-run/1"
MANIFEST = "manifest.json"  # in the folder of the run
_LIBRARIES = ("duckdb", "ladybug", "lxml", "networkx", "numpy", "pandas", "pyarrow", "rapidfuzz", "xlsxwriter")


def versions() -> dict[str, str]:
    """Versions of this program, of Python and of the libraries that decide what a run finds."""
    found = {"ondermijning": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def deliveries(workspace: Workspace) -> list[dict[str, Any]]:
    """Every delivery with the hashes of its files; without their names, in which the number of a person may stand."""
    return [
        {
            "bron": manifest["source"],
            "peildatum": manifest["reference_date"],
            "levering": manifest["delivery"],
            "schema": manifest["schema_version"],
            "versie": manifest["code_version"],
            "bestanden": sorted(
                ({"sha256": file["sha256"], "bytes": file["size"]} for file in manifest["files"]), key=str
            ),
        }
        for _, manifest in manifests(workspace)
    ]


def rules(outcomes: Iterable[RuleOutcome]) -> dict[str, dict[str, Any]]:
    """Rule → the hash of its text, its parameters and its answer."""
    return {
        outcome.rule.id: {
            "sha256": outcome.rule.content_hash,
            "uitkomst": outcome.result.value,
            "treffers": len(outcome.hits),
            "reden": outcome.reason,
            "parameters": {name: str(value) for name, value in bind(outcome.rule.parameters, {}).items()},
        }
        for outcome in outcomes
    }


def outputs(folder: Path) -> dict[str, dict[str, Any]]:
    """Name → size and hash of every file in a folder."""
    return {
        path.name: {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(folder.iterdir())
    }


def manifest(
    workspace: Workspace, folder: Path, outcomes: Iterable[RuleOutcome], facts: Mapping[str, Any]
) -> dict[str, Any]:
    """The manifest of a run.

    Args:
        workspace: with the deliveries.
        folder: holds all other files of the run.
        outcomes: what the rules answered.
        facts: what else is known of the run, by name.
    """
    return {
        "formaat": FORMAT,
        **facts,
        "versies": versions(),
        "leveringen": deliveries(workspace),
        "regels": rules(outcomes),
        "uitvoer": outputs(folder),
    }
