from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.faults import Faults
from ondermijning.normalise.places.address_lines import AddressLine, Place, parse_address_line, read_place

WORDS = st.lists(st.from_regex(r"[A-Za-zéë'][A-Za-zéë'.-]{2,12}", fullmatch=True), min_size=1, max_size=3).map(" ".join)
STREETS = st.builds(
    lambda first, words, last: f"{first}{words}{last}",
    st.sampled_from(["", "1e "]),
    WORDS,
    st.sampled_from(["", " 1992"]),
)
LETTERS = st.sampled_from(["", "A", "b", "HS", "bis"])
DIGITS = st.sampled_from(["", "2", "02", "298"])


@pytest.mark.parametrize("text", ["Voorbeeldstraat 12A", "Voorbeeldstraat 12-A", "Voorbeeldstraat 12 a"])
def test_an_addition_written_in_three_ways_is_one_addition(text: str) -> None:
    assert parse_address_line(text) == AddressLine("Voorbeeldstraat", 12, "A")


@pytest.mark.parametrize(
    ("text", "street", "number", "suffix"),
    [
        ("Voorbeeldstraat 12", "Voorbeeldstraat", 12, None),
        ("Voorbeeldstraat 12-A02", "Voorbeeldstraat", 12, "A02"),
        ("  Voorbeeldstraat   12  A 02 ", "Voorbeeldstraat", 12, "A02"),
        ("Voorbeeldstraat 12 bis A", "Voorbeeldstraat", 12, "BISA"),
        ("Voorbeeldstraat 12-2", "Voorbeeldstraat", 12, "2"),
        ("Voorbeeldstraat 12 2", "Voorbeeldstraat", 12, "2"),
        ("1e Voorbeelddwarsstraat 5", "1e Voorbeelddwarsstraat", 5, None),
        ("De 2e Laan 5", "De 2e Laan", 5, None),
        ("Plein 4 september 5", "Plein 4 september", 5, None),
        ("Plein 1992 12", "Plein 1992", 12, None),
        ("Plein 1992 12-A", "Plein 1992", 12, "A"),
        ("Laan 40-45 12", "Laan 40-45", 12, None),
        ("Sint-Proefstraat 1234 AB", "Sint-Proefstraat", 1234, "AB"),
        ("'t Proefke 7", "'t Proefke", 7, None),
    ],
)
def test_a_line_is_a_street_a_number_and_an_addition(text: str, street: str, number: int, suffix: str | None) -> None:
    assert parse_address_line(text) == AddressLine(street, number, suffix)


@pytest.mark.parametrize(
    "text",
    [
        "Voorbeeldstraat 12-A, 6211AB Maastricht",
        "Voorbeeldstraat 12 A, 6211 ab  Maastricht",
        "Voorbeeldstraat 12A 6211AB Maastricht",
        "Voorbeeldstraat 12A, 6211AB, Maastricht",
    ],
)
def test_a_postcode_and_a_town_behind_the_line_are_read(text: str) -> None:
    assert parse_address_line(text) == AddressLine("Voorbeeldstraat", 12, "A", "6211AB", "Maastricht")


def test_a_town_may_stand_alone_behind_a_comma() -> None:
    assert parse_address_line("Voorbeeldstraat 12, Sint Geertruid").woonplaats == "Sint Geertruid"


def test_a_line_without_a_number_is_a_street() -> None:
    assert parse_address_line("Proefplein") == AddressLine("Proefplein")
    assert parse_address_line("Proefplein, 6211AB Maastricht") == AddressLine(
        "Proefplein", None, None, "6211AB", "Maastricht"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Voorbeeldstraat 12 en 14",
        "Voorbeeldstraat 12 t/m 16",
        "Voorbeeldstraat 12, 14",
        "Voorbeeldstraat 12a + 12b",
        "Voorbeeldstraat 12 tot 16",
        "12",
        "Voorbeeldstraat 0",
        "Voorbeeldstraat 123456",
        "Voorbeeldstraat 12 zwart",
        "",
        "x" * 201,
        "Voorbeeldstraat 12 Maastricht",
        "Voorbeeldstraat 12 3hoog",
        "Voorbeeldstraat 12 3hoog, 6211AB",
        "Voorbeeldstraat 12K5 App 3",
        "Voorbeeldstraat 12 zwart, 6211AB",
    ],
)
def test_a_line_that_is_not_one_house_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no street with one house number"):
        parse_address_line(text)


@given(
    street=STREETS,
    number=st.integers(1, 999),
    parts=st.tuples(LETTERS, DIGITS),
    sign=st.sampled_from(["", "-", " "]),
)
def test_what_was_put_together_is_taken_apart(street: str, number: int, parts: tuple[str, str], sign: str) -> None:
    letters, digits = parts
    suffix = f"{letters}{digits}" if letters else digits
    between = sign or ("-" if suffix[:1].isdigit() else "")
    found = parse_address_line(f"{street} {number}{between if suffix else ''}{suffix}")
    assert found == AddressLine(street, number, suffix.upper() or None)


@given(st.text(max_size=60) | st.from_regex(r"[A-Za-z ]{1,9} [0-9]{1,5}[ A-Za-z0-9,/-]{0,20}", fullmatch=True))
def test_any_line_is_read_or_refused_without_being_repeated(text: str) -> None:
    with contextlib.suppress(ValueError):
        found = parse_address_line(text)
        assert found.huisnummer is None or 1 <= found.huisnummer <= 99999
        assert found.toevoeging != ""


def test_columns_of_their_own_go_before_the_line() -> None:
    cells = {
        "adres": "Voorbeeldstraat 12-A, 6211AB Maastricht",
        "postcode": "6211 ac",
        "huisnummer": "14",
        "toevoeging": "b",
        "straat": "Proefstraat",
        "woonplaats": "Eijsden",
        "bag_id": "0935010000000012",
    }
    assert read_place(cells, faults := Faults()) == Place(
        "Proefstraat", 14, "B", "6211AC", "Eijsden", "0935010000000012"
    )
    assert faults == []


@pytest.mark.parametrize(
    ("cells", "number", "suffix"),
    [
        ({"huisnummer": "12"}, 12, "A"),
        ({"huisnummer": "12", "toevoeging": "B"}, 12, "B"),
        ({}, 12, "A"),
        ({"huisnummer": "14"}, 14, None),
        ({"huisnummer": "12 C"}, 12, "C"),
        ({"huisnummer": "twaalf"}, 12, "A"),
    ],
)
def test_the_addition_of_the_line_serves_behind_the_same_number_only(
    cells: dict[str, str], number: int, suffix: str | None
) -> None:
    place = read_place({"adres": "Voorbeeldstraat 12-A", **cells}, Faults())
    assert (place.huisnummer, place.toevoeging) == (number, suffix)


def test_what_cannot_be_read_is_remembered_under_its_column_and_left_out() -> None:
    cells = {"x_adres": "12", "x_postcode": "6211", "x_huisnummer": "0", "x_bag_id": "0935300000000012", "adres": "A 1"}
    assert read_place(cells, faults := Faults(), "x_") == Place(None, None, None, None, None, None)
    assert [field for field, _ in faults] == ["x_adres", "x_huisnummer", "x_postcode", "x_bag_id"]
