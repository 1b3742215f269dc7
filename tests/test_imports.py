"""The contracts on imports see a loader or a rule that reaches for another, in whichever way it is written."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WELL = {
    "loaders/one/__init__.py": "from .values import x",
    "loaders/two/values.py": "from ondermijning.engine import x",
    "loaders/two/__init__.py": "from loaders.two.values import x",
    "rules/family/first.py": "from ondermijning.engine import x",
}
ILL = {
    "loaders/one/__init__.py": ("from loaders.two import LOADER", "loaders.one -> loaders.two"),
    "loaders/one/values.py": ("import loaders.three", "loaders.one.values -> loaders.three"),
    "loaders/two/values.py": ("from ..three import LOADER", "loaders.two.values -> loaders.three"),
    "loaders/three.py": ("from .four import LOADER", "loaders.three -> loaders.four"),
    "loaders/four.py": ("from rules.family.first import RULE", "loaders.four -> rules.family.first"),
    "rules/family/first.py": ("from rules.family.second import RULE", "rules.family.first -> rules.family.second"),
    "rules/family/second.py": ("from .third import RULE", "rules.family.second -> rules.family.third"),
    "rules/family/third.py": ("from rules.other import fourth", "rules.family.third -> rules.other.fourth"),
    "rules/other/fourth.py": ("from loaders.one.values import x", "rules.other.fourth -> loaders.one.values"),
    "ondermijning/engine.py": ("from loaders.one import LOADER", "ondermijning.engine -> loaders.one"),
    "ondermijning/other.py": ("from rules.family import first", "ondermijning.other -> rules.family.first"),
}
TREE = {"ondermijning/__init__.py", *WELL, *ILL}


def _contracts() -> list[dict[str, object]]:
    """Those of the project that are about loaders and rules."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [each for each in project["tool"]["importlinter"]["contracts"] if "loaders" in json.dumps(each)]


def _said(folder: Path, imports: dict[str, str]) -> str:
    """What the contracts say of a small project in which some files have an import."""
    for name in TREE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(imports.get(name, ""), encoding="utf-8")
    lines = ["[tool.importlinter]", 'root_packages = ["ondermijning", "loaders", "rules"]']
    for contract in _contracts():
        lines += [
            "[[tool.importlinter.contracts]]",
            *(f"{key} = {json.dumps(value)}" for key, value in contract.items()),
        ]
    (folder / "pyproject.toml").write_text("\n".join(lines), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_files_of_one_register_may_import_each_other_and_the_package(tmp_path: Path) -> None:
    assert f"{len(_contracts())} kept, 0 broken" in _said(tmp_path, WELL)


def test_an_import_of_another_loader_or_rule_is_named(tmp_path: Path) -> None:
    said = _said(tmp_path, {name: line for name, (line, _) in ILL.items()})
    assert "0 kept, 2 broken" in said
    assert [edge for _, edge in ILL.values() if f"{edge} (l.1)" not in said] == []
