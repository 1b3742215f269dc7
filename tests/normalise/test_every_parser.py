"""What holds for whatever reads a text from outside."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.normalise import identifiers as ids
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.address_lines import parse_address_line
from ondermijning.normalise.places.cadastral import parse_designation
from ondermijning.normalise.places.cadastral_names import parse_cadastral
from ondermijning.normalise.places.house_numbers import parse_house_number
from ondermijning.normalise.quarters import parse_quarter

if TYPE_CHECKING:
    from collections.abc import Callable

PARSERS: tuple[Callable[[str], Any], ...] = (
    ids.kvk_number, ids.rsin, ids.vestigingsnummer, ids.woz_number, ids.bag_id, ids.postcode, ids.bsn, ids.iban,
    parse_address_line, parse_designation, parse_cadastral, parse_date, yes_no, parse_house_number, parse_euro, house_number,
    whole_number, parse_quarter,
)  # fmt: skip
# What each kind of text looks like, so that most of it is nearly right.
SHAPES = (
    r"[0-9]{7,16}",
    r"[1-9][0-9]{3} ?[A-Za-z]{2}",
    r"[A-Z]{2}[0-9]{2}[A-Z0-9 ]{10,20}",
    r"[A-Za-zéü' ]{2,12} [A-Z]{1,2} [0-9]{1,5}( A[0-9]{1,4})?",
    r"[A-Z]{3}[0-9]{2}[A-K][0-9]{5}[AG][0-9]{4}",
    r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}(T[0-9]{2}:[0-9]{2}Z)?",
    r"[€-]? ?[0-9.,]{1,12}-?",
    r"[0-9]{1,5}[ -]?[A-Za-z]{0,3}[ -]?[0-9]{0,4}",
    r"[A-Za-zéü. ]{3,12} [0-9]{1,4} ?[a-zA-Z]?",
    r"20[0-9]{2}[Kk-][1-4]",
)
TEXTS = st.text(max_size=40) | st.one_of([st.from_regex(shape, fullmatch=True) for shape in SHAPES])


def outcome(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except ValueError as refusal:
        return str(refusal)


@pytest.mark.parametrize("parse", PARSERS)
@settings(max_examples=60)
@given(text=TEXTS)
def test_a_text_is_read_or_refused_with_a_reason_that_does_not_repeat_it(
    parse: Callable[[str], Any], text: str
) -> None:
    try:
        assert parse(text) is not None
    except ValueError as refusal:
        assert str(refusal).split()[0] in ("is", "has", "holds")
        assert len(text.strip()) < 3 or text.strip() not in str(refusal)


@pytest.mark.parametrize("parse", PARSERS)
@settings(max_examples=60)
@given(text=TEXTS)
def test_blanks_around_a_text_and_the_composition_of_its_letters_do_not_count(
    parse: Callable[[str], Any], text: str
) -> None:
    read = outcome(parse, unicodedata.normalize("NFC", text))
    assert outcome(parse, unicodedata.normalize("NFD", text)) == read
    assert outcome(parse, f" {unicodedata.normalize('NFC', text)}\t") == read


@pytest.mark.parametrize(
    "parse",
    [
        ids.postcode,
        ids.iban,
        parse_designation,
        parse_cadastral,
        yes_no,
        parse_house_number,
        parse_euro,
        parse_quarter,
    ],
)
@given(text=st.one_of([st.from_regex(shape, fullmatch=True) for shape in SHAPES]).filter(str.isascii))
def test_case_does_not_count_in_codes(parse: Callable[[str], Any], text: str) -> None:
    assert outcome(parse, text.upper()) == outcome(parse, text.lower()) == outcome(parse, text)
