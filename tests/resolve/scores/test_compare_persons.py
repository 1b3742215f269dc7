from __future__ import annotations

import pytest

from tests.resolve.making import HERE, THERE, compare, levels, person

BORN, MOVED = "1960-05-03", THERE


@pytest.mark.parametrize(
    "written",
    [
        "Jan Pieter van der Berg",
        "J.P. van der Berg",
        "van der Berg, J.P.",
        "J. van der Berg",
        "Jan van den Bergh",
        "J.P. Berg-Smit",
    ],
)
def test_one_name_with_the_same_birth_date_and_address_is_one_person(written: str) -> None:
    one, other = person("1", written, BORN, **HERE), person("2", "Jan Pieter van der Berg", BORN, **HERE)
    assert compare(one, other).zone == "zelfde"


@pytest.mark.parametrize("written", ["J.P. van der Berg", "J. van der Berg", "Jan van der Berg"])
def test_who_moved_is_known_by_name_and_birth_date(written: str) -> None:
    assert (
        compare(person("1", written, BORN, **HERE), person("2", "Jan Pieter van der Berg", BORN, **MOVED)).zone
        == "zelfde"
    )


@pytest.mark.parametrize("born", ["1960-03-05", "1960-05-04", "1961-05-03", "1960-01-01"])
def test_a_birth_date_written_wrong_does_not_hide_a_person(born: str) -> None:
    one, other = person("1", "Jan Pieter Berg", BORN, **HERE), person("2", "Jan Pieter Berg", born, **HERE)
    assert compare(one, other).zone == "zelfde"


@pytest.mark.parametrize(
    ("one", "born", "other", "born_other", "guard"),
    [
        ("J. Berg", BORN, "J. Berg", "1990-11-12", "vader_en_zoon"),
        ("Jan Berg", None, "Joris Berg", None, "vader_en_zoon"),
        ("Jan Berg", BORN, "Jan Berg", "1990-11-12", "geboortedatum_strijdig"),
        ("Jan Berg", None, "Piet Berg", None, None),
        ("Anna Berg", BORN, "Jan Smit", "1961-08-09", "geboortedatum_strijdig"),
    ],
)
def test_family_members_at_one_address_are_different_people(
    one: str, born: str | None, other: str, born_other: str | None, guard: str | None
) -> None:
    found = compare(person("1", one, born, **HERE), person("2", other, born_other, **HERE))
    assert found.zone == "verschillend"
    assert guard is None or guard in found.guards


@pytest.mark.parametrize(
    ("one", "other", "born", "outcome", "guard"),
    [
        ("Jan Berg sr.", "Jan Berg jr.", None, "verschillend", "vader_en_zoon"),
        ("J. Berg senior", "J. Berg junior", None, "verschillend", "vader_en_zoon"),
        ("Jan Berg sr.", "Jan Berg", None, "mogelijk", "senior_of_junior"),
        ("Jan Berg sr.", "Jan Berg", BORN, "zelfde", None),
        ("Jan Berg jr", "Berg jr., Jan", None, "zelfde", None),
    ],
)
def test_senior_and_junior_are_two(one: str, other: str, born: str | None, outcome: str, guard: str | None) -> None:
    found = compare(person("1", one, born, **HERE), person("2", other, born, **HERE))
    assert found.zone == outcome
    assert guard is None or guard in found.guards
    assert {"achternaam_gelijk", "achternaam_gelijk_zeldzaam"} & levels(found)


def test_twins_with_one_initial_are_left_to_a_person() -> None:
    assert compare(person("1", "Jan Berg", BORN, **HERE), person("2", "Joris Berg", BORN, **HERE)).zone == "mogelijk"


def test_twins_with_other_initials_are_different_people() -> None:
    assert compare(person("1", "Jan Berg", BORN, **HERE), person("2", "Piet Berg", BORN, **HERE)).zone == "verschillend"


def test_a_name_alone_is_nothing_to_go_by() -> None:
    found = compare(person("1", "Jan Pieter Berg", **HERE), person("2", "Jan Pieter Berg", **THERE))
    assert (found.guards, found.zone) == (("geen_houvast",), "verschillend")


def test_without_a_birth_date_a_name_at_one_address_is_enough_unless_the_given_names_differ() -> None:
    assert compare(person("1", "Jan Pieter Berg", **HERE), person("2", "Jan Pieter Berg", **HERE)).zone == "zelfde"
    assert compare(person("1", "Joris Berg", **HERE), person("2", "Jan Berg", **HERE)).zone == "verschillend"


def test_a_birth_date_known_to_the_year_agrees_as_far_as_it_goes() -> None:
    partial = person("1", "Jan Pieter Berg", "1960-01-01", **HERE) | {"geboortedatum_precisie": "jaar"}
    assert "geboortedatum_zover_bekend" in levels(compare(partial, person("2", "Jan Pieter Berg", BORN, **HERE)))
    assert compare(partial, person("2", "Jan Pieter Berg", "1961-05-03", **HERE)).zone == "verschillend"


def test_other_people_of_the_register_of_persons_are_never_joined() -> None:
    one, other = (person(at, "Jan Pieter Berg", BORN, "woz", bsn_hmac=at, **HERE) for at in ("x", "y"))
    found = compare(one, other)
    assert (found.guards, found.zone, found.binding) == (("andere_bsn",), "verschillend", True)


def test_another_surname_at_one_address_with_one_given_name_and_birth_date_is_that_of_a_partner() -> None:
    one, other = person("1", "Anna Smit", BORN, **HERE), person("2", "Anna Berg", BORN, **HERE)
    assert compare(one, other).zone == "zelfde"
    assert compare(one, person("2", "Anna Berg", BORN, **THERE)).zone == "verschillend"
