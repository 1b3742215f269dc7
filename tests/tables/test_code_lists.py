"""The code lists of the land registry: what is shipped, and what a municipality puts in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.model.brk_codes import brk_codes_of, read_brk_codes, shipped
from ondermijning.tables.land_registry.code_lists import use
from tests.support.stands import Deed, Holder, Person
from tests.support.tables import house, key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.tables import Registers

LISTS = """vastgesteld = 2027-01-31
bron = "proef"
[[stukdeel]]
code = "999"
naam = "Akte van ruil"
betekenis = "ruiling"
[[recht]]
code = "2"
naam = "Eigendom"
eigendom = true
[[rechtsvorm]]
code = "2"
vorm = "BV"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "brk_codes.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_lists_name_the_old_partition_the_demerger_and_the_deeds_that_say_nothing() -> None:
    lists = shipped()
    assert {code: lists.deed_parts[code] for code in ("003", "598", "673", "403", "537")} == {
        "003": "verdeling",
        "598": "juridische splitsing",
        "673": "migratie",
        "403": "brondocument",
        "537": "geen",
    }
    assert not lists.transfers.keys() & {"673", "403", "537", "564"}
    assert lists.source
    assert brk_codes_of(None) is lists


def test_a_code_of_the_municipality_s_own_list_decides_the_kind_of_a_transfer(
    registers: Registers, tmp_path: Path
) -> None:
    anna, bert, deed = Person("901", "Aalders"), Person("902", "Baks"), Deed("501", "999", date="2022-03-01")
    registers.stand("2021-12-31", house(Holder("81", anna)))
    registers.stand("2022-12-31", house(Holder("82", bert, deeds=[deed])))
    shipped_ones, own = registers.tables(), registers.tables(linked=True)
    use(own.db, read_brk_codes(written(tmp_path, LISTS)))
    assert [row["soort"] for row in shipped_ones.nodes("Transactie").values()] == ["onbekend"]
    assert [(name, row["soort"]) for name, row in own.nodes("Transactie").items()] == [(key(deed), "ruiling")]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("vastgesteld = 2027-01-31\n", ""), "vastgesteld or bron is missing"),
        (('betekenis = "ruiling"', "betekenis = 5"), "stukdeel 1 is not of the form"),
        (('[[rechtsvorm]]\ncode = "2"\nvorm = "BV"\n', ""), "rechtsvorm is empty"),
        (("[[recht]]", "[[rechten]]"), "rechten is no list"),
        (('bron = "proef"', "bron = proef"), "cannot be read"),
    ],
)
def test_a_list_that_is_not_of_the_form_is_refused_with_its_place(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    with pytest.raises(WorkspaceError, match=told):
        read_brk_codes(written(tmp_path, LISTS.replace(*change)))


def test_a_code_that_stands_in_a_list_twice_is_refused(tmp_path: Path) -> None:
    again = LISTS + '[[rechtsvorm]]\ncode = "2"\nvorm = "NV"\n'
    with pytest.raises(WorkspaceError, match="rechtsvorm 2 stands there twice"):
        read_brk_codes(written(tmp_path, again))
