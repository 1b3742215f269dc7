from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, dwelling, event, office, owners, permit

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

LANDLORD, FIRST, NEW = (f"KVK:9900000{number}" for number in (1, 2, 3))
BEHIND = "P1"


def place(records: Records, owner: str = LANDLORD, ended: str | None = None) -> None:
    """A pub of the landlord, whose director directs the first operator too, and a newcomer that nobody knows."""
    dwelling(records, 12)
    owners(records, (owner, "2015-01-15", 150_000))
    for number in (1, 2, 3):
        company(records, number)
    for number in (1, 2):
        office(records, BEHIND, number, aanvang="2018-01-01", einde=ended)
    office(records, "P3", 3, aanvang="2022-01-01")


def found(before: str = "G1") -> Reading[tuple[str | None, str | None]]:
    edge = (yield as_of("2024-12-31")).edge("VOLGT_OP", "Z2", before)
    return edge["verhuurder_id"], edge["verhuurder_band_id"]


def closed_and_asked(records: Records, applicant: str = NEW, about: str | None = FIRST) -> None:
    event(records, "G1", "sluiting_13b", "2022-06-01", about)
    permit(records, "Z2", (applicant, "aanvrager"), datum_aanvraag="2022-12-01")


@in_one_city
def test_the_owner_of_the_premises_who_is_linked_with_the_closed_party_is_named(records: Records) -> Case:
    place(records)
    closed_and_asked(records)
    tables = yield as_of("2024-12-31")
    edge = tables.edge("VOLGT_OP", "Z2", "G1")
    assert (edge["verhuurder_id"], edge["verhuurder_band_id"]) == (LANDLORD, FIRST)
    origins = tables.origins(edge["id"])
    files = {file for column, file, _ in origins if column == "verhuurder_id"}
    assert files == {
        "brk.Tenaamstelling",
        "gebeurtenissen.Melding",
        "hr.Functievervulling",
        "vergunningen.Vergunningzaak",
    }


@in_one_city
def test_a_refused_application_counts_like_a_closure(records: Records) -> Case:
    place(records)
    permit(
        records,
        "Z1",
        (FIRST, "aanvrager"),
        besluit="geweigerd",
        datum_besluit="2022-06-01",
        datum_aanvraag="2022-04-01",
    )
    permit(records, "Z2", (NEW, "aanvrager"), datum_aanvraag="2022-12-01")
    assert (yield from found(before="Z1")) == (LANDLORD, FIRST)


@pytest.mark.parametrize("applicant", [LANDLORD, FIRST])
@in_one_city
def test_who_applies_himself_hides_nothing(records: Records, applicant: str) -> Case:
    place(records)
    closed_and_asked(records, applicant)
    assert (yield from found()) == (None, None)


@in_one_city
def test_a_stranger_owns_the_premises(records: Records) -> Case:
    place(records, owner="P9")
    closed_and_asked(records)
    assert (yield from found()) == (None, None)


@in_one_city
def test_nobody_is_named_by_the_measure(records: Records) -> Case:
    place(records)
    closed_and_asked(records, about=None)
    assert (yield from found()) == (None, None)


@pytest.mark.parametrize(("ended", "linked"), [("2022-06-01", True), ("2022-05-31", False)])
@in_one_city
def test_a_link_that_was_over_before_the_measure_tells_nothing(records: Records, ended: str, *, linked: bool) -> Case:
    place(records, ended=ended)
    closed_and_asked(records)
    assert (yield from found()) == ((LANDLORD, FIRST) if linked else (None, None))
