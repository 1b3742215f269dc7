from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise import identifiers as ids

if TYPE_CHECKING:
    from collections.abc import Callable

NORMALISERS: tuple[Callable[[str], str], ...] = (
    ids.kvk_number,
    ids.rsin,
    ids.vestigingsnummer,
    ids.woz_number,
    ids.bag_id,
    ids.postcode,
    ids.bsn,
    ids.iban,
)


@pytest.mark.parametrize(
    ("parse", "text", "normal"),
    [
        (ids.kvk_number, "68750110", "68750110"),
        (ids.kvk_number, "1163452", "01163452"),
        (ids.kvk_number, " 6875 0110 ", "68750110"),
        (ids.rsin, "857587973", "857587973"),
        (ids.rsin, "992340594", "992340594"),
        (ids.rsin, "2595849", "002595849"),
        (ids.vestigingsnummer, "000037178598", "000037178598"),
        (ids.vestigingsnummer, "37178598", "000037178598"),
        (ids.woz_number, "093500000012", "093500000012"),
        (ids.bag_id, "0935200000000012", "0935200000000012"),
        (ids.postcode, "6211 ab", "6211AB"),
        (ids.postcode, "6211AB", "6211AB"),
        (ids.bsn, "999993653", "999993653"),
        (ids.bsn, "9999 93653", "999993653"),
        (ids.bsn, "10000008", "010000008"),
        (ids.iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
        (ids.iban, "BE71-0961-2345-6769", "BE71096123456769"),
        (ids.postcode, "NL-6211 AB", "6211AB"),
        (ids.postcode, "6211-ab", "6211AB"),
        (ids.postcode, "6211\u00a0AB", "6211AB"),
    ],
)
def test_an_identifier_gets_its_normal_form(parse: Callable[[str], str], text: str, normal: str) -> None:
    assert parse(text) == normal


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (ids.kvk_number, "123456"),
        (ids.kvk_number, "687501101"),
        (ids.kvk_number, "00000000"),
        (ids.kvk_number, "6875011O"),
        (ids.kvk_number, "68750110.0"),
        (ids.kvk_number, "\u0666875011"),
        (ids.kvk_number, ""),
        (ids.rsin, "1587925"),
        (ids.rsin, "000000000"),
        (ids.rsin, "8575879731"),
        (ids.rsin, "-57587973"),
        (ids.vestigingsnummer, "1234567"),
        (ids.vestigingsnummer, "000000000000"),
        (ids.woz_number, "93500012"),
        (ids.woz_number, "0935000000121"),
        (ids.bag_id, "9352000000"),
        (ids.bag_id, "9,352E+14"),
        (ids.bag_id, "935200000000012.0"),
        (ids.bag_id, "0935990000000012"),
        (ids.bag_id, "09352000000000123"),
        (ids.postcode, "0211AB"),
        (ids.postcode, "6211A"),
        (ids.postcode, "6211SS"),
        (ids.postcode, "6211ß"),
        (ids.postcode, "B-3620"),
        (ids.postcode, "6211ﬁ"),
        (ids.bsn, "000000000"),
        (ids.bsn, "123456788"),
        (ids.bsn, "99999366"),
        (ids.bsn, "99999365a"),
        (ids.bsn, "1234567"),
        (ids.postcode, "BE-6211AB"),
        (ids.postcode, "6211--AB"),
        (ids.iban, "NL92ABNA0417164300"),
        (ids.iban, "NL91ABNA041716430"),
        (ids.iban, "999993653"),
        (ids.iban, ""),
    ],
)
def test_a_broken_identifier_is_refused_without_repeating_it(parse: Callable[[str], str], text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|holds) ") as refusal:
        parse(text)
    assert not text or text not in str(refusal.value)


def test_a_bag_id_of_another_type_than_its_field_is_refused() -> None:
    assert ids.bag_id("0935010000000012", "01", "02", "03") == "0935010000000012"
    with pytest.raises(ValueError, match="another type"):
        ids.bag_id("0935010000000012", "20")


def test_an_id_of_an_address_in_the_place_of_a_dwelling_is_told_apart_from_other_mistakes() -> None:
    for text, types, reason in (
        ("0935200000000012", ("01", "02"), "of an address (20)"),
        ("0935010000000012", ("20",), "of a dwelling (01)"),
        ("0935100000000012", ("01",), "another type of object"),
    ):
        with pytest.raises(ValueError, match="another type") as refusal:
            ids.bag_id(text, *types)
        assert reason in str(refusal.value)
        assert text not in str(refusal.value)


def test_the_eleven_check_tells_a_real_number_from_a_test_number() -> None:
    assert not ids.fails_eleven_check("821288623")
    assert not ids.fails_eleven_check("002595849")
    assert ids.fails_eleven_check("992340594")
    assert ids.fails_eleven_check("000000000")


def test_a_land_registry_id_carries_its_domain_once() -> None:
    whole = "NL.IMKAD.KadastraalObject:53761288010001"
    assert ids.imkad("KadastraalObject", "53761288010001") == whole
    assert ids.imkad("NL.IMKAD.KadastraalObject", " 53761288010001 ") == whole
    assert ids.imkad("KadastraalObject", whole) == whole
    assert ids.imkad("Stukdeel", "AKR1.100000011467529") == "NL.IMKAD.Stukdeel:AKR1.100000011467529"


@pytest.mark.parametrize(
    ("domain", "number"), [("", "1"), ("Persoon", ""), ("Persoon", "1 2"), ("Persoon", "NL.IMKAD.X:1"), ("a:b", "1")]
)
def test_a_land_registry_id_without_domain_or_number_is_refused(domain: str, number: str) -> None:
    with pytest.raises(ValueError, match="IMKAD"):
        ids.imkad(domain, number)


@given(st.sampled_from(NORMALISERS), st.text() | st.from_regex(r"[ 0-9]{7,17}|[0-9]{4} ?[A-Za-z]{2}", fullmatch=True))
def test_any_text_gives_a_normal_form_that_stays_as_it_is_or_a_value_error(
    parse: Callable[[str], str], text: str
) -> None:
    try:
        normal = parse(text)
    except ValueError:
        return
    assert parse(normal) == normal
    assert normal.isascii()
    assert " " not in normal


@given(st.integers(1, 10**8 - 1))
def test_a_number_that_a_spreadsheet_stripped_of_one_zero_is_the_same_number(number: int) -> None:
    whole = f"{number:08}"
    if whole.startswith("0") and not whole.startswith("00"):
        assert ids.kvk_number(str(number)) == whole
    assert ids.kvk_number(whole) == whole


@given(st.integers(10_000_000, 999_999_999))
def test_a_bsn_is_read_only_when_its_weighted_sum_is_a_multiple_of_eleven(number: int) -> None:
    digits = [int(digit) for digit in f"{number:09}"]
    total = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    if total % 11:
        with pytest.raises(ValueError, match="check digit"):
            ids.bsn(str(number))
    else:
        assert ids.bsn(str(number)) == f"{number:09}"


@given(st.text(), st.text())
def test_any_domain_and_number_give_an_id_or_a_value_error(domain: str, number: str) -> None:
    try:
        found = ids.imkad(domain, number)
    except ValueError:
        return
    assert ids.imkad(domain, found) == found
