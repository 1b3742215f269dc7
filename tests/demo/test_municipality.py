"""The folder as a whole: reproducible, of the promised size, and refused where it should be."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo import write_municipality
from ondermijning.demo.city.timeline import STANDS
from ondermijning.demo.population import MINIMUM_DWELLINGS, populate
from ondermijning.errors import OndermijningError
from tests.demo.reading import snapshots

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.conftest import Written


REGISTERS = {
    "brk",
    "kvk",
    "hr",
    "kik",
    "bag",
    "woz",
    "prijsindex",
    "vergunningen",
    "subsidies",
    "subsidies_intern",
    "gebeurtenissen",
    "transacties",
    "insolventies",
    "sru",
    "buurten",
    "corporatiebezit",
    "bewoning",
}


def _digest(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first = write_municipality(tmp_path / "a", seed=7, dwellings=MINIMUM_DWELLINGS)
    second = write_municipality(tmp_path / "b", seed=7, dwellings=MINIMUM_DWELLINGS)
    assert first == second
    assert _digest(tmp_path / "a") == _digest(tmp_path / "b")


def test_another_seed_writes_another_city(tmp_path: Path) -> None:
    write_municipality(tmp_path / "a", seed=7, dwellings=MINIMUM_DWELLINGS)
    write_municipality(tmp_path / "b", seed=8, dwellings=MINIMUM_DWELLINGS)
    one, other = _digest(tmp_path / "a"), _digest(tmp_path / "b")
    differing = {name for name in one if name in other and one[name] != other[name]}
    assert {"woz/woz.csv", "antwoorden.json", *(f"brk/{day}/stand.xml" for day in STANDS)} <= differing


def test_it_holds_thirteen_quarterly_stands_and_the_other_registers(written: Written) -> None:
    stands = sorted((written.folder / "brk").glob("*/stand.xml"))
    assert [path.parent.name for path in stands] == [day.isoformat() for day in STANDS]
    assert len(STANDS) == 13
    assert {path.name for path in written.folder.iterdir()} == {*REGISTERS, "antwoorden.json", "uitzonderingen.csv"}
    for name in ("woz/woz.csv", "prijsindex/prijsindex.csv", "vergunningen/vergunningen.csv", "kvk/zoeken.json"):
        assert (written.folder / name).is_file()


def test_on_day_one_there_is_one_stand_and_nothing_that_a_city_must_ask_for(written: Written, tmp_path: Path) -> None:
    key = write_municipality(tmp_path / "city", day_one=True)
    assert key == written.key
    assert {path.name for path in (tmp_path / "city").iterdir() if path.is_dir()} == REGISTERS - {
        "hr",
        "kik",
        "transacties",
        "bewoning",
    }
    assert [path.name for path in (tmp_path / "city" / "brk").iterdir()] == [STANDS[-1].isoformat()]
    same = _digest(tmp_path / "city")
    assert same.items() <= _digest(written.folder).items()


def test_it_is_small(tmp_path: Path) -> None:
    write_municipality(tmp_path / "city", dwellings=300)
    assert sum(path.stat().st_size for path in (tmp_path / "city").rglob("*") if path.is_file()) < 55_000_000


def test_every_stand_holds_one_snapshot_per_object_alive_on_its_day(written: Written) -> None:
    city, _ = populate(seed=1, dwellings=300)
    for day in STANDS:
        alive = sum(thing.exists_on(day) for thing in city.objects)
        assert sum(1 for _ in snapshots(written.folder / "brk" / day.isoformat() / "stand.xml")) == alive
    assert len({len(stand) for stand in written.files.stands.values()}) > 1, "objects come and go"


def test_the_number_of_dwellings_is_the_number_asked_for(written: Written) -> None:
    first = written.files.stands[STANDS[0]]
    assert 300 <= len(first) <= 440


def test_a_folder_with_contents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("keep me")
    with pytest.raises(OndermijningError, match="not an empty folder"):
        write_municipality(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_city_too_small_for_its_stories_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OndermijningError, match="too small"):
        write_municipality(tmp_path / "hamlet", dwellings=MINIMUM_DWELLINGS - 1)
    assert not (tmp_path / "hamlet").exists()
