"""Directors in a measured city: some companies share one by chance, and those that must not never do."""

from __future__ import annotations

from datetime import date

from ondermijning.demo.city import City

FOUNDED = date(2018, 1, 1)


def directors(city: City, *apart: int) -> list[object]:
    """Who directs each of six companies when every second one shares, the given ones kept apart."""
    companies = [city.companies.bv(FOUNDED) for _ in range(6)]
    for number in apart:
        city.offices.keep_apart(companies[number])
    city.offices.fill(companies, city.people, 2)
    return [city.offices.of(company)[0].holder for company in companies]


def test_a_director_of_one_company_directs_the_next_now_and_then() -> None:
    found = directors(City(1, 20))
    assert [found[number] is found[number - 1] for number in range(1, 6)] == [False, True, False, True, False]


def test_a_company_that_is_kept_apart_shares_with_neither_neighbour() -> None:
    for number in range(6):
        found = directors(City(1, 20), number)
        assert sum(each is found[number] for each in found) == 1
