"""The wheel holds rules and loaders, installs in a clean environment, and loads a delivery there."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.workspaces import shipped_loaders

ROOT = Path(__file__).resolve().parents[1]
KEPT = ("ondermijning", "loaders", "rules", "pyproject.toml", "README.md", "LICENSE")


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git tracks or would track."""
    copy = tmp_path_factory.mktemp("source")
    listed = _run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *KEPT, cwd=ROOT).split(
        "\0"
    )
    for name in filter(None, listed):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", copy / "dist", cwd=copy)
    return next((copy / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, which sees our dependencies and not our checkout."""
    home = tmp_path_factory.mktemp("clean") / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    purelib = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])", cwd=home).strip())
    # A path file adds the folder itself; what an editable install left in it is not followed.
    (purelib / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    return home / "bin" / "ondermijning"


def test_the_wheel_holds_every_rule_and_loader(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("rules", "loaders"):
        files = (path for ending in ("py", "toml") for path in (ROOT / folder).rglob(f"*.{ending}"))
        sources = {f"ondermijning/{path.relative_to(ROOT)}" for path in files}
        assert sources
        assert sources <= held
    assert {"ondermijning/report/signalen.schema.json", "ondermijning/py.typed"} <= held


def test_the_wheel_puts_nothing_beside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ondermijning"}


def test_an_installed_wheel_loads_a_delivery_and_knows_its_rules(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "prijsindex-2024-12-31.csv").write_text(
        "kwartaal;index\n2024K1;138.4\n2024K2;140.1\n", encoding="utf-8"
    )
    _run(installed, "init", "--mode", "demo", cwd=tmp_path)
    loaded = _run(installed, "load", "prijsindex", "prijsindex-2024-12-31.csv", "--format", "csv", cwd=tmp_path)
    assert '"prijsindex"' in loaded
    assert loaded.strip().endswith('"Prijsindex";2')
    listed = _run(installed, "loaders", "--format", "csv", cwd=tmp_path)
    assert {line.split('"')[1] for line in listed.splitlines()[1:]} == set(shipped_loaders())
    assert "snelle_doorverkoop" in _run(installed, "rules", "list", "--format", "csv", cwd=tmp_path)
