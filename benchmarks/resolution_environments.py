"""An environment per peer, made on first use and kept: peers pin versions that do not go together.

The folder is ``$ONDERMIJNING_BENCHMARKS``, else ``~/.cache/ondermijning-benchmarks``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PEERS = ROOT / "benchmarks" / "peers"


def cache_folder() -> Path:
    """Where environments are kept."""
    return Path(os.environ.get("ONDERMIJNING_BENCHMARKS", "~/.cache/ondermijning-benchmarks")).expanduser()


def interpreter(requirements: str | None, cache: Path) -> str:
    """The Python that a contestant runs in; another version of the requirements or of Python gets another environment.

    Args:
        requirements: name of a pinned file in ``benchmarks/peers``; none: this very environment.
        cache: folder of environments.

    Raises:
        subprocess.CalledProcessError: the environment cannot be made; what was begun is begun again the next time.
    """
    if requirements is None:
        return sys.executable
    wanted = _PEERS / requirements
    made_from = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache / f"{wanted.stem}-{made_from}"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        _make(folder, python, wanted)
    return str(python)


def _make(folder: Path, python: Path, requirements: Path) -> None:
    print(f"making an environment from {requirements.name}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--requirement", str(requirements)], check=True, stdout=sys.stderr)
    (folder / "ready").touch()
