"""A file in no format of its register is refused with what it lacks for the nearest table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from pathlib import Path

LACKS = r"Nearest is CSV subsidies intern, for which it lacks bedrag_verleend, regeling\."


def test_a_table_is_told_which_columns_it_lacks_and_none_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Dossiernummer;Aanvrager;Subsidiejaar;Geheim\nS-1;Stichting Proef;2024;x\n", encoding="utf-8")
    with pytest.raises(DeliveryError, match=LACKS) as refusal:
        load_into(demo_workspace(tmp_path), "subsidies_intern", [path])
    assert not any(word in str(refusal.value).casefold() for word in ("geheim", "proef"))


def test_a_sheet_is_told_so_too(tmp_path: Path) -> None:
    rows = [("dossiernummer", "aanvrager", "subsidiejaar"), ("S-1", "Stichting Proef", 2024)]
    with pytest.raises(DeliveryError, match=LACKS):
        load_into(demo_workspace(tmp_path), "subsidies_intern", [workbook(tmp_path / "a.xlsx", {"Blad1": rows})])


def test_what_has_none_of_the_columns_is_told_the_formats_only(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("kleur;smaak\nrood;zoet\n", encoding="utf-8")
    with pytest.raises(DeliveryError, match="nothing here is in a format of prijsindex") as refusal:
        load_into(demo_workspace(tmp_path), "prijsindex", [tmp_path / "a.csv"])
    assert "Nearest" not in str(refusal.value)
