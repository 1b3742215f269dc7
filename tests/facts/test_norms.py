from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.facts.norms import KNOWN, MAASTRICHT, norms_of, use

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
gemeente_code = "0123"
[[opkoop_woz_euro]]
waarde = 300000
van = 2023-01-01
tot = 2024-01-01
bron = "besluit 1"
[[opkoop_woz_euro]]
waarde = 320000
van = 2024-01-01
bron = "besluit 2"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "normen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def limit(text_day: str, norms_file: Path) -> list[int]:
    with duckdb.connect() as db:
        use(db, norms_of("0123", norms_file))
        on_day = "SELECT waarde FROM norm WHERE naam = 'opkoop_woz_euro' AND van <= $day AND coalesce(tot > $day, true)"
        return [row[0] for row in db.execute(on_day, {"day": date.fromisoformat(text_day)}).fetchall()]


@pytest.mark.parametrize(
    ("day", "found"),
    [("2022-12-31", []), ("2023-01-01", [300_000]), ("2023-12-31", [300_000]), ("2024-01-01", [320_000])],
)
def test_a_norm_counts_on_the_days_that_it_held(tmp_path: Path, day: str, found: list[int]) -> None:
    assert limit(day, written(tmp_path, OWN)) == found


def test_the_norms_of_maastricht_are_shipped_with_every_name_and_a_source() -> None:
    shipped = norms_of(MAASTRICHT)
    assert {norm.name for norm in shipped.norms} == set(KNOWN)
    assert all(norm.source and norm.since < date(2025, 1, 1) for norm in shipped.norms)
    assert len(shipped.sha256) == 64


def test_another_municipality_has_no_norms_until_it_names_a_file(tmp_path: Path) -> None:
    assert norms_of("0123").norms == ()
    told = norms_of("0123", written(tmp_path, OWN)).told()
    assert told["waarden"][0] == {
        "norm": "opkoop_woz_euro",
        "waarde": 300_000,
        "van": "2023-01-01",
        "tot": "2024-01-01",
    }
    assert len(told["waarden"]) == 2


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('"0123"', '"0935"', "another municipality"),
        ("opkoop_woz_euro", "opkoop_woz", "not known"),
        ("waarde = 300000", "waarde = 0", "below 1"),
        ("waarde = 300000", 'waarde = "3"', "wrong form"),
        ('bron = "besluit 2"', "", "missing"),
        ("tot = 2024-01-01", "tot = 2022-01-01", "not before tot"),
        ("tot = 2024-01-01", "", "twice on one day"),
        ("[[opkoop_woz_euro]]", "[[opkoop_woz_euro", "no valid TOML"),
    ],
)
def test_a_file_that_says_something_else_is_refused_by_name(
    tmp_path: Path, before: str, after: str, where: str
) -> None:
    path = written(tmp_path, OWN.replace(before, after))
    with pytest.raises(WorkspaceError, match=where) as caught:
        norms_of("0123", path)
    assert "normen.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read"):
        norms_of("0123", tmp_path / "weg.toml")
