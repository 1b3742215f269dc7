"""Validation by the library followthemoney, which lives in an environment of its own.

It needs a compiler and the headers of ICU, which nobody who only runs the program should have to install.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import venv
from pathlib import Path

import pytest

LOCK = Path(__file__).with_name("followthemoney.lock")
HOME = Path(__file__).resolve().parents[2] / ".followthemoney"
_READS = """
import json, sys
from followthemoney import model
from followthemoney.exc import InvalidData
found = {"read": {}, "faults": [], "changed": []}
for line in sys.stdin:
    data = json.loads(line)
    try:
        schema = model.get(data["schema"])
        schema.validate(data)
        proxy = model.get_proxy(data)
        found["read"][proxy.id] = schema.name
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        given = {name: sorted(values) for name, values in data["properties"].items()}
        clean = {name: [proxy.schema.get(name).type.clean(v) for v in values] for name, values in given.items()}
        if kept != given or any(None in values for values in clean.values()):
            found["changed"].append([proxy.id, str(kept), str(clean)])
    except InvalidData as problem:
        found["faults"].append([data["id"], str(problem), str(getattr(problem, "errors", ""))])
print(json.dumps(found))
"""


def python() -> Path:
    """The interpreter that has the library; made once, or the test is skipped, and fails in continuous integration."""
    HOME.mkdir(exist_ok=True)
    with (HOME / "slot").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready, found = HOME / "gereed", HOME / "omgeving" / "bin" / "python"
        if ready.exists() and ready.read_text(encoding="utf-8") == LOCK.read_text(encoding="utf-8"):
            return found
        venv.create(HOME / "omgeving", with_pip=True, clear=True)
        words: list[str | Path] = [
            found,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            LOCK,
        ]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            _without(
                f"followthemoney cannot be installed (it needs a C++ compiler, pkg-config and libicu-dev): {done.stderr[-300:]}"
            )
        ready.write_text(LOCK.read_text(encoding="utf-8"), encoding="utf-8")
        return found


def _without(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def read_back(text: str) -> dict[str, object]:
    """What the library makes of entities: id → schema of those it read, its faults, and what it would change."""
    done = subprocess.run([python(), "-c", _READS], input=text, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found
