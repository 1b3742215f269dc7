"""Schemes in financing: money without a lender, from one's own circle, or from someone who is no lender by trade."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import CAR_TRADE, CONSULTING, TRADING
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Party


def _paid_at_once(city: City, _turn: int) -> Cast:
    home, bought = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    company = city.companies.bv(bought - city.days(40, 200), TRADING)
    city.sell(home, bought, whole(company))
    city.lending.buy_with_own_money(home)
    return Cast((home,), (company,))


def _loan_from_ones_own(city: City, turn: int) -> Cast:
    """In turn the borrower is a company of the lender's director and that director in person."""
    home, bought = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    behind = city.people.landlord()
    lender = city.companies.bv(bought - city.days(30, 150), CONSULTING)
    old = (city.companies.bv(date(2011, 4, 1)),) if turn % 2 == 0 else ()
    for company in (lender, *old):
        city.offices.appoint(company, behind)
    buyer: Party = old[0] if old else behind
    city.sell(home, bought, whole(buyer))
    city.lending.lend_for_purchase(home, lender)
    return Cast((home,), (lender, *old))


def _lender_by_no_trade(city: City, turn: int) -> Cast:
    """A car dealer lends to dwellers, and the next time to a company that lets homes."""
    home, bought = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    lender = city.companies.bv(date(2013, 10, 1), CAR_TRADE)
    if turn % 2:
        city.sell(home, bought, whole(city.companies.bv(date(2012, 2, 1))))
    else:
        city.sell_to_dwellers(home, bought)
    city.lending.lend_for_purchase(home, lender, 0.7)
    return Cast((home,), (lender,))


FINANCING_SCHEMES = (
    Story(
        "S09",
        "Contant betaald door een nieuwe B.V.",
        ("aankoop_zonder_hypotheek", "jonge_vennootschap_koopt"),
        "Een B.V. van enkele maanden oud koopt een woning zonder dat er een hypotheek op komt te rusten.",
        _paid_at_once,
    ),
    Story(
        "S10",
        "Lening uit eigen kring",
        ("zelffinanciering",),
        "De koper leent van een pas opgerichte B.V. die hij zelf of zijn eigen bestuurder bestuurt.",
        _loan_from_ones_own,
    ),
    Story(
        "S11",
        "Autohandel als geldschieter",
        ("financier_geen_financiele_partij",),
        "Een B.V. die in auto's handelt leent het grootste deel van de koopsom van een woning aan een vreemde.",
        _lender_by_no_trade,
    ),
)
