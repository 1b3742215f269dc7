"""A small world of records in which every fact on purchases without a mortgage is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.record_sales import loan
from tests.support.record_things import answered, company, dwelling, grant, office, owners, permit

if TYPE_CHECKING:
    from tests.support.records import Records


def every_kind_of_cash(records: Records) -> None:
    """A company takes over what it rebuilt for somebody; another lends to one of the same director and buys beside its grant."""
    builder, buyer, grantee = (company(records, number) for number in (81, 82, 83))
    owners(
        records, ("P80", "2010-01-01", 1), ("P81", "2021-11-01", 150_000), (builder, "2022-12-01", 160_000), parcel="C1"
    )
    owners(records, ("P80", "2010-01-01", 1), (buyer, "2022-03-01", 150_000), parcel="C2")
    for parcel in ("C1", "C2"):
        answered(records, "2022-06-01", parcel)
    dwelling(records, 81, parcel="C1")
    permit(
        records,
        "C1",
        (builder, "aanvrager"),
        soort="bouwen",
        datum_aanvraag="2022-05-01",
        huisnummer=81,
        postcode="6211AB",
    )
    loan(records, 81, buyer, grantee, "C2")
    for number in (82, 83):
        office(records, "P82", number, aanvang="2015-01-01")
    grant(records, "C1", grantee, "2022-05-01")
