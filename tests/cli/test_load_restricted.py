"""Restricted classes through the command: kept out and told, let in by the settings, refused when half named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path

LINES = "gebeurtenis_id;soort;datum\nG1;controle;2024-04-02\nG2;bibob_ernstig_gevaar;2024-04-02\n"
DECISION = '\n[beperkt.bibob]\nbesluit = "B-7"\ndatum = 2025-01-31\ngoedgekeurd_door = ["A. de Vries", "B. Bakker"]\n'


def test_a_bibob_outcome_is_kept_out_until_the_settings_name_a_whole_decision(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(LINES, encoding="utf-8")
    words = (
        "load",
        "gebeurtenissen",
        tmp_path / "lijst.csv",
        "--reference-date",
        "2024-06-01",
        "-w",
        empty,
        "--format",
        "json",
    )
    kept_out = done(*words)
    assert "kept out, of a restricted class (bibob): 1" in "\n".join(kept_out.notes())
    assert [row["records"] for row in kept_out.json()] == [1]

    settings = empty / "gemeente.toml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain + DECISION.replace(', "B. Bakker"', ""), encoding="utf-8")
    refused = run(*words)
    assert refused.code != 0
    assert "beperkt.bibob: is not complete: goedgekeurd_door must name two different people" in refused.err

    settings.write_text(plain + DECISION, encoding="utf-8")
    assert [row["records"] for row in done(*words).json()] == [2]
