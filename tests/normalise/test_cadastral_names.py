from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.places.cadastral import designation
from ondermijning.normalise.places.cadastral_names import MAASTRICHT, CadastralName, object_id_faults, parse_cadastral
from tests.support.samples import sample

TOWNS = st.sampled_from(["Amby", "Borgharen", "Heer", "Itteren", "Maastricht", "Oud-Vroenhoven", "Sint Pieter"])
SECTIONS = st.from_regex(r"[A-IK-Z]{1,2}", fullmatch=True)
NUMBERS = st.integers(1, 99999)
APARTMENTS = st.none() | st.integers(1, 9999)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Beekbergen K 4879", CadastralName(4879, None, "K", None, "beekbergen")),
        ("'s Gravenhage C 1277 A3", CadastralName(1277, 3, "C", None, "sgravenhage")),
        ("Amsterdam AB C 12", CadastralName(12, None, "C", None, "amsterdamab")),
        ("GVH00 C 1277 A3", CadastralName(1277, 3, "C", "GVH00")),
        ("ADB00E02479G0000", CadastralName(2479, None, "E", "ADB00")),
        ("ADB00E02479A0001", CadastralName(2479, 1, "E", "ADB00")),
        ("53761288010001", CadastralName(12880, 1, area=5376)),
        ("NL.IMKAD.KadastraalObject:50247970000", CadastralName(2479, None, area=5)),
        (" maastricht  c 131 a4 ", CadastralName(131, 4, "C", None, "maastricht")),
    ],
)
def test_each_of_the_four_forms_is_taken_apart(text: str, parts: CadastralName) -> None:
    assert parse_cadastral(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maastricht",
        "Maastricht J 12",
        "Maastricht C 0",
        "Maastricht C 012",
        "Maastricht C 12 A0",
        "Maastricht C",
        "53761288070001",
        "53761288010000",
        "123456789",
        "1234567890123456",
        "' C 12",
        "Maastricht C 123456",
    ],
)
def test_what_is_in_none_of_the_forms_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="known form"):
        parse_cadastral(text)


def test_the_code_of_a_name_is_known_only_where_it_is_asked_for() -> None:
    assert parse_cadastral("Sint Pieter A 12", MAASTRICHT).code_form == "PTR00 A 12"
    assert parse_cadastral("St. Pieter A 12 A3", MAASTRICHT).code_form == "PTR00 A 12 A3"
    for text, codes in (("Sint Pieter A 12", None), ("Beekbergen K 4879", MAASTRICHT), ("53761288010001", MAASTRICHT)):
        with pytest.raises(ValueError, match="code or section"):
            _ = parse_cadastral(text, codes).code_form


def test_the_codes_of_maastricht_are_those_of_the_list_of_the_kadaster() -> None:
    text = sample("codelists", "kadaster", "kadastralegemeente_backend.xml").read_text(encoding="utf-8")
    values = [line.strip().removeprefix("<SimpleValue>").removesuffix("</SimpleValue>") for line in text.splitlines()]
    values = [value for value, line in zip(values, text.splitlines(), strict=True) if "<SimpleValue>" in line]
    following = {name: code for name, code in pairwise(values) if code in MAASTRICHT.values()}
    assert {parse_cadastral(f"{name} A 1", MAASTRICHT).code for name in following} == set(MAASTRICHT.values())
    assert all(parse_cadastral(f"{name} A 1", MAASTRICHT).code == code for name, code in following.items())


def test_an_id_that_says_another_parcel_than_the_designation_is_worth_a_warning() -> None:
    assert object_id_faults("50247970000", "ADB00 E 2479") == []
    assert object_id_faults("50247970000", "Aardenburg E 2479") == []
    assert object_id_faults("50247970000", "ADB00 E 4797") == ["does not agree with the designation beside it"]
    assert object_id_faults("50247910001", "ADB00 E 2479") == ["does not agree with the designation beside it"]
    assert object_id_faults("50247970000") == object_id_faults("50247970000", "onbekend") == []
    assert object_id_faults("5024") == ["is built unlike other ids of objects"]


@given(TOWNS, SECTIONS, NUMBERS, APARTMENTS)
def test_all_forms_of_one_object_fit_each_other(town: str, section: str, number: int, apartment: int | None) -> None:
    code = parse_cadastral(f"{town} {section} {number}", MAASTRICHT).code or ""
    index = f" A{apartment}" if apartment else ""
    forms = [
        f"{town} {section} {number}{index}",
        f"{town} {section} {number}{index}".lower(),
        f"{code} {section} {number}{index}",
        f"{code}{section}{number:05}" + (f"A{apartment:04}" if apartment else "G0000"),
        f"5376{number:05}" + (f"1{apartment:04}" if apartment else "70000"),
    ]
    found = [parse_cadastral(form, MAASTRICHT) for form in forms]
    assert all(one.fits(other) for one in found for other in found)
    assert {one.code_form for one in found if one.section} == {designation(code, section, number, apartment)}


@given(NUMBERS, NUMBERS, APARTMENTS, APARTMENTS)
def test_two_objects_fit_only_when_number_and_apartment_agree(
    one: int, other: int, first: int | None, second: int | None
) -> None:
    fits = CadastralName(one, first, "A").fits(CadastralName(other, second, area=5))
    assert fits == ((one, first) == (other, second))
    assert not CadastralName(one, first, "A").fits(CadastralName(one, first, "B"))
