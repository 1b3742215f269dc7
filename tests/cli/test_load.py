"""Loading deliveries with the command: what is new, what was known, and what a graph is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import DEMO_DAY, done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


def snapshots(workspace: Path) -> dict[str, int]:
    """Every file of every snapshot with the moment it was written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted((workspace / "deliveries").rglob("*.parquet"))}


def test_the_same_delivery_twice_changes_nothing_and_says_so(demo: Demo, empty: Path) -> None:
    words = ("load", "brk", demo.deliveries / "brk" / DEMO_DAY, "-w", empty, "--format", "json")
    first = done(*words)
    before = snapshots(empty)
    again = done(*words)
    assert again.notes() == [f"brk {DEMO_DAY}: these files were loaded before; nothing changed."]
    assert again.json() == first.json()
    assert snapshots(empty) == before


def test_a_delivery_under_half_the_size_of_the_one_before_is_refused_unless_accepted(
    empty: Path, tmp_path: Path
) -> None:
    for year, quarters in ((2023, 8), (2024, 2)):
        lines = "".join(f"{2010 + number // 4}K{number % 4 + 1};{100 + number}\n" for number in range(quarters))
        (tmp_path / f"{year}.csv").write_text(f"kwartaal;index\n{lines}", encoding="utf-8")
    done("load", "prijsindex", tmp_path / "2023.csv", "--reference-date", "2023-12-31", "-w", empty)
    words = ("load", "prijsindex", tmp_path / "2024.csv", "--reference-date", "2024-12-31", "-w", empty)
    refused = run(*words)
    assert (refused.code, refused.out) == (1, "")
    assert "--accept-small" in refused.err
    done(*words, "--accept-small")


def test_too_many_refused_rows_name_the_file_that_says_why_and_not_what_stood_there(
    empty: Path, tmp_path: Path
) -> None:
    (tmp_path / "index.csv").write_text(
        "kwartaal;index\n2024K1;100\ngeheim-kwartaal;101\ngeheim;102\n", encoding="utf-8"
    )
    words = ("load", "prijsindex", tmp_path / "index.csv", "--reference-date", "2024-12-31", "-w", empty)
    refused = run(*words)
    assert refused.code == 1
    assert "2 of 3 rows refused, at most 1 % allowed." in refused.err
    assert "geheim-kwartaal" not in refused.err
    (rejects,) = (empty / "rejects").rglob("*.csv")
    assert str(rejects) in refused.err
    assert "geheim-kwartaal" not in rejects.read_text(encoding="utf-8")
    done(*words, "--max-rejects", "70")


def test_a_graph_older_than_the_deliveries_is_noticed(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("kwartaal;index\n2015K1;100\n", encoding="utf-8")
    words = ("load", "prijsindex", tmp_path / "index.csv", "--reference-date", "2014-12-31", "-w", workspace)
    done(*words)
    notes = done("signals", "list", "-w", workspace).notes()
    assert notes[0].startswith("The graph is older than the deliveries")


def test_a_loader_of_the_municipality_itself_is_found(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "laders"
    folder.mkdir()
    said = run("load", "eigen", "x", "--loaders-dir", folder, "-w", empty)
    assert said.code == 2
    assert "No register eigen." in said.err
    (folder / "eigen.py").write_text("LOADER = 1\n", encoding="utf-8")
    said = run("load", "eigen", "x", "--loaders-dir", folder, "-w", empty)
    assert said.code == 1
    assert "defines no LOADER of type Loader." in said.err


@pytest.mark.parametrize("percentage", ["-1", "veel"])
def test_a_percentage_of_refused_rows_is_a_number_from_0_on(empty: Path, percentage: str) -> None:
    assert run("load", "brk", "x", "--max-rejects", percentage, "-w", empty).code == 2


def test_the_workspace_may_stand_in_the_environment(demo: Demo, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONDERMIJNING_HOME", str(empty))
    done("load", "prijsindex", demo.deliveries / "prijsindex", "--reference-date", DEMO_DAY)
    assert len(snapshots(empty)) > 0


GRANTS = "Ontvanger;Bedrag;Programma;Jaar;Nationaliteit\nStichting Voorbeeldwijk;12500;Welzijn;2024;geheim-land\n"


@pytest.fixture
def grants(tmp_path: Path) -> Path:
    """A file in columns of its own."""
    path = tmp_path / "subsidies 2024.csv"
    path.write_text(GRANTS, encoding="utf-8")
    return path


def test_a_file_with_columns_of_its_own_is_loaded_with_a_mapping_that_comes_along(empty: Path, grants: Path) -> None:
    said = done("load", "subsidies", grants, "--mapping", "den_haag", "-w", empty, "--format", "json")
    assert [row["records"] for row in said.json()] == [1]
    assert "  left at the door, never stored: nationaliteit (1)" in said.notes()
    assert run("load", "subsidies", grants, "-w", empty).code == 1


def test_a_mapping_that_is_wrong_loads_nothing(empty: Path, grants: Path, tmp_path: Path) -> None:
    (tmp_path / "eigen.toml").write_text(
        'bron = "subsidies"\nformaat = "x"\n[kolommen]\n"Nationaliteit" = "aanvrager"\n', encoding="utf-8"
    )
    for mapping, told in (
        (tmp_path / "eigen.toml", "may never be stored"),
        ("den_hag", "Did you mean den_haag?"),
        ("nee.toml", "cannot be read"),
    ):
        said = run("load", "subsidies", grants, "--mapping", mapping, "-w", empty)
        assert (said.code, said.out) == (1, "")
        assert told in said.err
    assert snapshots(empty) == {}


def test_a_suggestion_on_stdout_is_a_mapping_that_works_and_the_ranking_stands_on_stderr(
    empty: Path, grants: Path, tmp_path: Path
) -> None:
    said = done("load", "--suggest", grants, "-w", empty)
    assert said.notes()[0].startswith("100 subsidies: CSV subsidieregister (API): ")
    assert "never, and not in any mapping: nationaliteit" in said.notes()
    assert [note.rpartition(" ")[2] for note in said.notes() if "comes along" in note] == ["den_haag"]
    assert "Voorbeeldwijk" not in said.out + said.err
    assert snapshots(empty) == {}
    assert any("does not show what silence means" in note for note in said.notes())
    (tmp_path / "eigen.toml").write_text(said.out, encoding="utf-8")
    refused = run("load", "subsidies", grants, "--mapping", tmp_path / "eigen.toml", "-w", empty)
    assert (refused.code, "does not say what silence means" in refused.err) == (1, True)
    assert snapshots(empty) == {}
    chosen = said.out.replace('# reikwijdte = "volledig"', 'reikwijdte = "volledig"')
    (tmp_path / "eigen.toml").write_text(chosen, encoding="utf-8")
    done("load", "subsidies", grants, "--mapping", tmp_path / "eigen.toml", "-w", empty)
    assert len(snapshots(empty)) > 0


def test_a_suggestion_as_json_is_the_ranking(empty: Path, grants: Path) -> None:
    rows = done("load", "--suggest", grants, "-w", empty, "--format", "json").json()
    assert (rows[0]["bron"], rows[0]["score"], rows[0]["ontbreekt"]) == ("subsidies", 100, "")


def test_a_suggestion_for_a_file_that_is_known_says_who_reads_it(demo: Demo, empty: Path) -> None:
    stand = next((demo.deliveries / "brk" / DEMO_DAY).iterdir())
    said = done("load", "--suggest", stand, "-w", empty)
    assert said.out == ""
    assert [note.partition(" (")[0] for note in said.notes()] == [
        "brk reads this file as it is: BRK Levering 2.0 XML, stand."
    ]


def test_a_suggestion_for_a_file_that_nothing_is_like_proposes_nothing(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("kleur;smaak\nrood;zoet\n", encoding="utf-8")
    said = done("load", "--suggest", tmp_path / "x.csv", "-w", empty)
    assert said.out == ""
    assert "No register fits well enough (at least 40 of 100), so nothing is proposed." in said.notes()


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize(("content", "told"), [(b"", "is empty."), (b"\x89PNG\r\n\x1a\n\x00\x00", "is no table")])
def test_a_suggestion_for_what_is_empty_or_no_table_fails(
    empty: Path, tmp_path: Path, content: bytes, told: str, form: str
) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    said = run("load", "--suggest", tmp_path / "x.csv", "-w", empty, "--format", form)
    assert (said.code, said.out) == (1, "")
    assert f"x.csv: {told}" in said.err


def test_a_weak_match_is_told_as_one(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("kvk nummer;datum;kleur;smaak\n99000011;2024-12-31;rood;zoet\n", encoding="utf-8")
    said = done("load", "--suggest", tmp_path / "x.csv", "-w", empty)
    assert any(note.startswith("A weak match, under 70 of 100") for note in said.notes())
    assert "# Een zwakke gelijkenis" in said.out


def test_a_suggestion_is_for_one_file_and_stands_in_the_log(empty: Path, grants: Path, tmp_path: Path) -> None:
    assert run("load", "subsidies", "--suggest", grants, "-w", empty).code == 2
    assert run("load", "--suggest", tmp_path / "nee.csv", "-w", empty).code == 1
    (tmp_path / "map").mkdir()
    assert "holds 0 files" in run("load", "--suggest", tmp_path / "map", "-w", empty).err
    done("load", "--suggest", grants, "-w", empty)
    last = (empty / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1]
    assert '"object":"--suggest subsidies 2024.csv"' in last.replace('": "', '":"')


@pytest.mark.parametrize(("words", "missing"), [((), "SOURCE"), (("brk",), "FILES...")])
def test_what_to_load_must_be_said(empty: Path, words: tuple[str, ...], missing: str) -> None:
    said = run("load", *words, "-w", empty)
    assert said.code == 2
    assert f"Missing argument '{missing}'." in said.err
