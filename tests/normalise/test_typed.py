"""What people type is read the same by every command: numbers, houses, towns, names and days."""

from __future__ import annotations

from datetime import date

import pytest

from ondermijning.normalise.typed import typed, typed_day, typed_kvk

TOWNS = frozenset({"maastricht", "beek"})


@pytest.mark.parametrize(
    ("text", "keys", "town"),
    [
        ("Voorbeeldstraat 12", ["voorbeeldstraat#12#"], ""),
        ("  voorbeeldSTRAAT 12 A ", ["voorbeeldstraat#12#a"], ""),
        ("Voorbeeldstraat 12-A", ["voorbeeldstraat#12#a"], ""),
        ("Voorbeeldstraat 12a02", ["voorbeeldstraat#12#a02"], ""),
        ("Voorbeeldstraat 12 A 02", ["voorbeeldstraat#12#a02"], ""),
        ("Voorbeeldstraat 12 bis", ["voorbeeldstraat#12#bis"], ""),
        ("Voorbeeldstraat 12 zwart", ["voorbeeldstraat#12#zwart", "voorbeeldstraat#12#zw"], ""),
        ("Voorbeeldstraat nr. 12", ["voorbeeldstraat#12#"], ""),
        ("12 Voorbeeldstraat", ["voorbeeldstraat#12#"], ""),
        ("Voorbeeldstraat 12 Maastricht", ["voorbeeldstraat#12#"], "Maastricht"),
        ("Voorbeeldstraat 12 te Beek", ["voorbeeldstraat#12#"], "Beek"),
        ("Inkplein 61, Den Haag", ["inkplein#61#"], "Den Haag"),
        ("Inkplein 61 Den Haag", ["inkplein#61#"], "Den Haag"),
        ("Voorbeeldstraat 12 A, Maastricht, Nederland", ["voorbeeldstraat#12#a"], "Maastricht"),
        ("Voorbeeldstraat 12 A, 6211 AB Maastricht", ["6211ab#12#a", "voorbeeldstraat#12#a"], "Maastricht"),
        ("Sint Servaasbôlwerk 3", ["sintservaasbolwerk#3#"], ""),
        ("6211AB 12a", ["6211ab#12#a"], ""),
        ("6211 ab 12, Maastricht", ["6211ab#12#"], "Maastricht"),
    ],
)
def test_a_house_is_read_with_its_town_however_it_is_typed(text: str, keys: list[str], town: str) -> None:
    house = typed(text, TOWNS).houses[0]
    assert (house.keys(), house.town) == (keys, town)


def test_a_street_may_have_a_number_in_its_name() -> None:
    assert ["plein1992#12#b"] in [house.keys() for house in typed("Plein 1992 12 B").houses]


@pytest.mark.parametrize("text", ["Voorbeeldstraat", "99000011", "KVK 99000011", "Jasmijn Vastgoed B.V."])
def test_what_is_no_house_is_not_read_as_one(text: str) -> None:
    assert typed(text, TOWNS).houses == ()


@pytest.mark.parametrize(
    "text",
    [
        "99000053",
        "KVK 99000053",
        "kvk99000053",
        "KvK: 99000053",
        "K.v.K. nr. 99000053",
        "KvK-nummer 9900 0053",
        "99.00.00.53",
        "99 00 00 53",
        "Kamer van Koophandel 99000053",
        "KVK:99000053",
    ],
)
def test_a_kvk_number_is_read_however_it_is_typed(text: str) -> None:
    assert typed_kvk(text) == "99000053"


@pytest.mark.parametrize(("text", "read"), [("RSIN 999000585", "RSIN:999000585"), ("999000585", "RSIN:999000585")])
def test_another_number_is_read_by_its_label_or_length(text: str, read: str) -> None:
    number = typed(text).number
    assert number is not None
    assert number.id == read


@pytest.mark.parametrize("text", ["KVK 1234", "acht", "99000011a", ""])
def test_what_is_no_kvk_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number of 8 digits"):
        typed_kvk(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-01", "2024-3-1", "20240301", "2024/03/01", "1-3-2024", "01-03-2024", "1/3/2024", "1.3.2024", "01 03 2024",
        "1 maart 2024", "1 mrt. 2024", "1 MAART 2024", "vrijdag 1 maart 2024", "1e maart 2024",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(text: str) -> None:
    assert typed_day(text) == date(2024, 3, 1)


@pytest.mark.parametrize("text", ["", "2024", "maart 2024", "31-2-2024", "1-3-24", "13/13/2024", "morgen"])
def test_what_is_no_whole_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        typed_day(text)
