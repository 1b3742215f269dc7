from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_hr import BijzondereRechtstoestand, Functievervulling, Jaarstuk
from ondermijning.sources.rows import Reject, Remark
from tests.support.hr_messages import code, company_party, entry, of_owner, office, only, registered, run
from tests.support.markup import Markup, markup
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path


def deposit(
    year: str = "2022", day: str = "20240131", *, kind: str = "jaarstukJaarrekening", status: str = "Actueel"
) -> Markup:
    """A deposit at the trade register."""
    return markup(kind, code("status", "1", status), markup("datumDeponering", day), markup("boekjaar", year))


def deposited(*deposits: Markup) -> list[Markup]:
    return [markup("heeftGedeponeerd", one) for one in deposits]


class TestDeposits:
    @pytest.mark.parametrize(
        "kind",
        [
            "jaarstukJaarrekening",
            "jaarstukJaarrekeningOngewijzigdVastgesteld",
            "jaarstukInstemming",
            "jaarstukOntheffing",
        ],
    )
    def test_accounts_and_what_stands_in_their_place_settle_a_year(self, tmp_path: Path, kind: str) -> None:
        found = only(of_owner(tmp_path, *deposited(deposit(kind=kind))), Jaarstuk)
        assert found == ("99000011", 2022, date(2024, 1, 31))

    def test_half_year_figures_and_other_deposits_do_not(self, tmp_path: Path) -> None:
        others = [deposit(kind=kind) for kind in ("jaarstukHalfjaarKwartaalcijfers", "bijzondereDeponering")]
        assert of_owner(tmp_path, *deposited(*others)).of(Jaarstuk) == []

    def test_a_year_counts_once_from_its_first_deposit_wherever_the_message_has_it(self, tmp_path: Path) -> None:
        listed = markup("deponeringen", markup("deponering", deposit(day="20230601")))
        found = of_owner(tmp_path, *deposited(deposit(), deposit("2021")), listed).of(Jaarstuk)
        assert [(one.boekjaar, one.gedeponeerd_op) for one in found] == [
            (2022, date(2023, 6, 1)),
            (2021, date(2024, 1, 31)),
        ]

    def test_a_deposit_that_is_no_longer_current_is_left_out_with_a_remark(self, tmp_path: Path) -> None:
        found = of_owner(tmp_path, *deposited(deposit(status="Vervallen")))
        assert found.of(Jaarstuk) == []
        assert [remark.field for remark in found.remarks] == ["heeftGedeponeerd/status"]

    def test_a_broken_year_is_a_reject_and_a_broken_day_a_remark(self, tmp_path: Path) -> None:
        found = of_owner(tmp_path, *deposited(deposit("20"), deposit("2021", "20249999")))
        assert found.rejects == [Reject("heeftGedeponeerd/boekjaar", "is no year")]
        assert only(found, Jaarstuk) == ("99000011", 2021, None)
        assert found.remarks == [Remark("datumDeponering", "is a day that does not exist")]


class TestLimits:
    def limit(self) -> Markup:
        return markup("beperkingInRechtshandeling", registered("20230510"), code("soort", "OB", "Onder bewind gesteld"))

    def test_a_limit_on_what_a_company_may_do_is_a_state_of_it(self, tmp_path: Path) -> None:
        found = only(of_owner(tmp_path, self.limit()), BijzondereRechtstoestand)
        assert found == ("99000011", "onder bewind gesteld", date(2023, 5, 10), None)

    def test_a_limit_without_a_day_is_a_reject(self, tmp_path: Path) -> None:
        found = of_owner(tmp_path, markup("beperkingInRechtshandeling", code("soort", "OB", "Onder bewind gesteld")))
        assert found.rejects == [Reject("beperkingInRechtshandeling", "lacks its kind or the day it began")]

    @pytest.mark.parametrize("state", ["beperkingInRechtshandeling", "bijzondereRechtstoestand"])
    def test_what_a_court_decided_on_a_natural_person_reaches_no_record(self, tmp_path: Path, state: str) -> None:
        decided = markup(state, registered("20230510"), code("soort", "CUR", "Onder curatele gesteld"))
        holder = markup("natuurlijkPersoon", decided, markup("geslachtsnaam", "Voorbeeld"))
        trader = markup("natuurlijkPersoon", decided, office("gemachtigde", holder, "01"))
        message = entry(owner=trader)
        assert run(tmp_path, message).of(BijzondereRechtstoestand) == []
        workspace = demo_workspace(tmp_path / "w")
        load_into(workspace, "hr", [tmp_path / "bericht.xml"])
        assert "curatele" not in repr(state_of(workspace)).lower()

    def test_a_limit_on_an_officer_does_not_become_one_of_the_company(self, tmp_path: Path) -> None:
        holder = markup("natuurlijkPersoon", self.limit(), markup("geslachtsnaam", "Voorbeeld"))
        found = of_owner(tmp_path, office("bestuursfunctie", holder))
        assert (len(found.of(Functievervulling)), found.of(BijzondereRechtstoestand)) == (1, [])


def test_the_dissolution_stands_beside_the_states(tmp_path: Path) -> None:
    dissolved = markup("ontbinding", registered("20240614"), code("aanleiding", "OB"))
    bankrupt = markup("bijzondereRechtstoestand", registered("20230510", "20240101"), code("soort", "FAIL"))
    found = run(tmp_path, entry(owner=company_party(bankrupt, dissolved))).of(BijzondereRechtstoestand)
    assert [(state.soort, state.einde) for state in found] == [
        ("faillissement", date(2024, 1, 1)),
        ("ontbinding", None),
    ]
