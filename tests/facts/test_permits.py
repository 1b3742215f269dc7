from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import event, permit

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

PLACE = "ADRES:6211AB-12-"
REFUSED = {"besluit": "geweigerd", "datum_besluit": "2018-01-01", "datum_aanvraag": "2017-11-01"}
CAFE = {"soort": "exploitatievergunning horeca", "besluit": "verleend"}


@pytest.mark.parametrize(
    ("asked", "days"), [("2017-12-31", None), ("2018-01-01", 0), ("2022-12-31", 1825), ("2023-01-01", None)]
)
@in_one_city
def test_an_application_within_five_years_after_a_refusal_follows_it(
    records: Records, asked: str, days: int | None
) -> Case:
    permit(records, "Z1", **REFUSED)
    permit(records, "Z2", datum_aanvraag=asked)
    found = [(row["van"], row["naar"], row["dagen"], row["adres_id"]) for row in (yield).edges("VOLGT_OP")]
    assert found == ([] if days is None else [("Z2", "Z1", days, PLACE)])


@in_one_city
def test_only_a_refusal_or_withdrawal_at_the_same_address_is_followed(records: Records) -> Case:
    permit(records, "Z1", **REFUSED | {"besluit": "ingetrokken"})
    permit(records, "Z2", **REFUSED | {"besluit": "verleend"})
    permit(records, "Z3", **REFUSED, huisnummer=14, postcode="6211AB")
    permit(records, "Z4", datum_aanvraag="2019-01-01")
    tables = yield
    assert tables.ends("VOLGT_OP") == {("Z4", "Z1")}
    edge = tables.edge("VOLGT_OP", "Z4", "Z1")
    assert {position for _, _, position in tables.origins(edge["id"])} == {"1", "4"}


@in_one_city
def test_an_event_that_closed_or_refused_is_followed_and_an_inspection_is_not(records: Records) -> Case:
    for kind in ("sluiting_13b", "weigering_vergunning", "intrekking_vergunning", "controle"):
        event(records, kind, kind, "2018-01-01")
    permit(records, "Z4", datum_aanvraag="2018-03-01")
    tables = yield
    assert tables.ends("VOLGT_OP") == {
        ("Z4", "sluiting_13b"),
        ("Z4", "weigering_vergunning"),
        ("Z4", "intrekking_vergunning"),
    }
    assert {row["naar_soort"] for row in tables.edges("VOLGT_OP")} == {"Gebeurtenis"}


@in_one_city
def test_a_decision_after_the_date_is_not_followed_yet(records: Records) -> Case:
    permit(records, "Z1", **REFUSED)
    permit(records, "Z2", datum_aanvraag="2018-01-01")
    assert (yield as_of("2017-12-31")).edges("VOLGT_OP") == []


def holders(records: Records, *turns: tuple[str, str, str | None], kind: str = CAFE["soort"]) -> Reading[int | None]:
    for at, (party, begin, end) in enumerate(turns):
        permit(
            records, f"Z{at}", (party, "aanvrager"), besluit="verleend", soort=kind, geldig_van=begin, geldig_tot=end
        )
    count: int | None = (yield).nodes("Adres")[PLACE]["exploitanten"]
    return count


@in_one_city
def test_holders_who_follow_each_other_within_three_years_count_together(records: Records) -> Case:
    turns = (("P1", "2015-01-01", "2020-01-02"), ("P2", "2020-01-02", "2021-01-01"), ("P3", "2023-01-01", None))
    assert (yield from holders(records, *turns)) == 3
    tables = yield
    files = {file for column, file, _ in tables.origins(PLACE) if column == "exploitanten"}
    assert files == {"vergunningen.VergunningPartij", "vergunningen.Vergunningzaak"}


@in_one_city
def test_a_holder_who_stopped_three_years_before_does_not_count(records: Records) -> Case:
    assert (
        yield from holders(
            records, ("P1", "2015-01-01", "2020-01-01"), ("P2", "2020-01-02", None), ("P3", "2023-01-01", None)
        )
    ) == 2


@in_one_city
def test_one_holder_with_two_permits_is_one(records: Records) -> Case:
    assert (yield from holders(records, ("P1", "2020-01-01", "2021-01-01"), ("P1", "2021-01-01", None))) == 1


@in_one_city
def test_other_permits_have_no_operator(records: Records) -> Case:
    assert (yield from holders(records, ("P1", "2020-01-01", None), kind="omgevingsvergunning")) is None
