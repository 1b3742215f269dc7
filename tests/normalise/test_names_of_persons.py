from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.person_names import PersonName, person_name

WORDS = st.sampled_from([
    "van", "der", "Berg", "J.P.", "J.", "Jan", "Pieter", "Smit-de", "Vries", "geb.", "e.v.", "-", ",", "dhr.", "drs.", "in", "'t",
    "JPM",
])  # fmt: skip
NAMES = st.text(max_size=25) | st.lists(WORDS, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    "written",
    [
        "J.P. van der Berg",
        "van der Berg, J.P.",
        "Berg van der J.P.",
        "J. P. vd Berg",
        "JP van der Berg",
        "dhr. J.P. v.d. Berg",
    ],
)
def test_a_person_with_initials_is_read_the_same_in_every_order(written: str) -> None:
    assert person_name(None, None, written) == PersonName(("berg",), (), "jp")


@pytest.mark.parametrize(
    ("written", "surnames", "given_names"),
    [
        ("Jan Pieter van der Berg", ("berg",), ("jan", "pieter")), ("Jan-Willem Smit", ("smit",), ("jan", "willem")),
        ("Anna Smit-de Vries", ("smit", "vries"), ("anna",)), ("Anna Smit geb. Jansen", ("smit", "jansen"), ("anna",)),
        ("Anna Smit - Jansen", ("smit", "jansen"), ("anna",)), ("mevr. drs. Anna Smit", ("smit",), ("anna",)),
        ("Anna Smit e.v. Pietersen", ("smit", "pietersen"), ("anna",)), ("van Berkelaar", ("berkelaar",), ()),
        ("Smit", ("smit",), ()), ("", (), ()), ("Zoë Çelebi", ("celebi",), ("zoe",)),
        ("Piet in 't Veldhuis", ("veldhuis",), ("piet",)),
    ],
)  # fmt: skip
def test_a_name_in_one_text_is_divided(written: str, surnames: tuple[str, ...], given_names: tuple[str, ...]) -> None:
    found = person_name(None, None, written)
    assert (found.surnames, found.given) == (surnames, given_names)


def test_parts_of_a_register_go_before_the_text() -> None:
    assert person_name("Jan Pieter", "de Vries", "iets anders") == PersonName(("vries",), ("jan", "pieter"), "jp")


@given(NAMES)
def test_a_surname_that_was_read_reads_the_same_again(text: str) -> None:
    surnames = person_name(None, None, text).surnames
    assert person_name(None, "-".join(surnames)).surnames == surnames


@given(NAMES, NAMES, NAMES)
def test_any_text_is_read(given_names: str, surname: str, text: str) -> None:
    found = person_name(given_names, surname, text)
    assert all(name and name == name.casefold() for name in (*found.surnames, *found.given))
    assert len(found.initials) >= len(found.given)
