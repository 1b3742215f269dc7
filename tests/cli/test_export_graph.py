"""``export graph``: around a subject or a case, in a demo only, logged, and nobody by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ondermijning.interchange.formats import FORMATS
from tests.cli.running import done, run
from tests.daily.city import ANNA, BV, HOUSE, PEOPLE, SECRET, street_workspace

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = 'dpia_datum = 2025-01-31\nfg_advies = "FG-2025-7"\nbesluit = "B-2025-12"\n'


@pytest.fixture
def street(tmp_path: Path) -> Path:
    return street_workspace(tmp_path / "straat")


def last(root: Path) -> dict[str, str]:
    line: dict[str, str] = json.loads((root / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1])
    return line


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_is_written_private_and_names_nobody(street: Path, tmp_path: Path, form: str) -> None:
    said = done("export", "graph", HOUSE[1], "--format", form, "--out", tmp_path / "uit", "-w", street)
    paths = sorted((tmp_path / "uit").iterdir())
    assert sorted(said.out.splitlines()) == [str(path) for path in paths]
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert [name for name in PEOPLE.values() for path in paths if name in path.read_text(encoding="utf-8")] == []
    assert "Wie minderjarig is of geheime gegevens heeft, staat er niet in." in said.err


def test_the_log_tells_what_about_and_why(street: Path, tmp_path: Path) -> None:
    words = ("--format", "i2", "--out", tmp_path / "uit", "--reden", "tekening voor het overleg", "-w", street)
    done("export", "graph", HOUSE[1], *words)
    line = last(street)
    assert (line["actie"], line["object"], line["reden"]) == (
        "export graph",
        f"Perceel {HOUSE[1]}",
        "tekening voor het overleg",
    )


def test_a_case_gives_all_that_it_is_about(street: Path, tmp_path: Path) -> None:
    done("case", "add", "Z-1", BV[1], ANNA[1], SECRET[1], "--reden", "hoort bij het onderzoek", "-w", street)
    said = done(
        "export", "graph", "--zaak", "Z-1", "--hops", 1, "--format", "ftm", "--out", tmp_path / "uit", "-w", street
    )
    text = (tmp_path / "uit" / "entiteiten.ftm.json").read_text(encoding="utf-8")
    assert "Bedrijf-KVK-99000011" in text
    assert "Persoon-P1" in text
    assert SECRET[1].partition(":")[2] not in text
    assert "nodes" in said.err
    assert (last(street)["zaak"], last(street)["object"]) == ("Z-1", "zaak Z-1")


def test_a_case_about_nothing_says_so(street: Path, tmp_path: Path) -> None:
    said = run("export", "graph", "--zaak", "Z-1", "--format", "ftm", "--out", tmp_path / "uit", "-w", street)
    assert said.code == 1
    assert "is about nothing in this graph" in said.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("words", [(), (HOUSE[1], "--zaak", "Z-1")], ids=["neither", "both"])
def test_it_is_about_a_subject_or_a_case(street: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = run("export", "graph", *words, "--format", "ftm", "--out", tmp_path / "uit", "-w", street)
    assert said.code == 2
    assert "not both" in said.err


@pytest.mark.parametrize("mode", ["proef", "productie"])
def test_outside_a_demo_nothing_leaves_and_the_refusal_is_logged(street: Path, tmp_path: Path, mode: str) -> None:
    settings = street / "gemeente.toml"
    text = settings.read_text(encoding="utf-8").replace('mode = "demo"', f'mode = "{mode}"')
    text = text.replace('"hmac.key"', '"../sleutel"').replace("[retention]\n", '[retention]\nbrk = "10 jaar"\n')
    settings.write_text(NEEDED + text, encoding="utf-8")
    key = street.parent / "sleutel"
    key.write_bytes(bytes(range(32)))
    key.chmod(0o600)
    said = run("export", "graph", HOUSE[1], "--format", "ftm", "--out", tmp_path / "uit", "-w", street)
    assert (said.code, said.out) == (1, "")
    assert "in demo mode only" in said.err
    assert not (tmp_path / "uit").exists()
    assert (last(street)["actie"], last(street)["resultaat"]) == ("export graph", "fout")
