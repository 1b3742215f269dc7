from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.owners import COLUMNS, owners
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError

if TYPE_CHECKING:
    from typing import Any

    from ondermijning.daily.index import Index
    from ondermijning.daily.shown import Shown


def asked(index: Index, shown: Shown, typed: str) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in owners(index, shown, exact(index, typed))]


def test_former_and_present_holders_stand_in_order_with_share_right_span_and_deed(index: Index, shown: Shown) -> None:
    former, present = asked(index, shown, "Voorbeeldstraat 12")
    assert former["houder"] == "natuurlijk persoon A (voormalig eigenaar)"
    assert (former["van"], former["tot"], former["aandeel"]) == ("2015-06-01", "2022-03-01", "100 %")
    assert former["akte"] == "koop van 2015-06-01 (NL.IMKAD.Stukdeel:1)"
    assert present["houder"] == "Voorbeeld Vastgoed B.V. (KVK 99000011) (eigenaar)"
    assert (present["van"], present["tot"]) == ("2022-03-01", "")


def test_behind_a_company_stand_those_whom_nobody_controls(index: Index, shown: Shown) -> None:
    present = asked(index, shown, "MTT00 C 131 A4")[-1]
    assert present["uiteindelijke zeggenschap"] == (
        "natuurlijk persoon B (zeggenschap 60 % in 2 stappen); natuurlijk persoon C (zeggenschap 40 % in 2 stappen)"
    )


def test_who_holds_a_lease_is_no_owner(index: Index, shown: Shown) -> None:
    (row,) = asked(index, shown, "MTT00 C 132")
    assert row["houder"] == "Voorbeeld Vastgoed B.V. (KVK 99000011) (houder van erfpacht (recht van))"


def test_every_holding_leads_to_its_source_row(index: Index, shown: Shown) -> None:
    assert all("stand.xml regel" in row["bron"] for row in asked(index, shown, "Voorbeeldstraat 12"))


def test_only_places_have_owners(index: Index, shown: Shown) -> None:
    with pytest.raises(GraphError, match="only an object or an address has owners"):
        asked(index, shown, "99000011")
