from __future__ import annotations

import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.names.persons import NameParts, Surname, given_parts, initials_in, name_parts, surname_parts

WORDS = st.sampled_from([
    "van", "der", "Berg", "J.P.", "J.", "Jan", "Pieter", "Smit-de", "Vries", "geb.", "e.v.", "-", ",", "dhr.", "drs.", "in", "'t",
    "JPM",
])  # fmt: skip


class PersonName(NamedTuple):
    """Surnames without their prefixes, given names in full, and initials."""

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    initials: str


def person_name(given: str | None, surname: str | None, text: str | None = None) -> PersonName:
    parts = name_parts(given, surname, text)
    surnames = dict.fromkeys(each.name.replace(" ", "") for each in parts.surnames)
    return PersonName(tuple(surnames), parts.given, parts.initials)


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
        ("Jan Pieter van der Berg", ("berg",), ("jan", "pieter")),
        ("Jan-Willem Smit", ("smit",), ("jan", "willem")),
        ("Anna Smit-de Vries", ("smit", "vries"), ("anna",)),
        ("Anna Smit geb. Jansen", ("smit", "jansen"), ("anna",)),
        ("Anna Smit - Jansen", ("smit", "jansen"), ("anna",)),
        ("mevr. drs. Anna Smit", ("smit",), ("anna",)),
        ("Anna Smit e.v. Pietersen", ("smit", "pietersen"), ("anna",)),
        ("van Berkelaar", ("berkelaar",), ()),
        ("Smit", ("smit",), ()),
        ("", (), ()),
        ("Zoë Çelebi", ("celebi",), ("zoe",)),
        ("Piet in 't Veldhuis", ("veldhuis",), ("piet",)),
        ("L. Ng", ("ng",), ()),
        ("J. P. Vlk", ("vlk",), ()),
        ("J.P.", (), ()),
        ("Jan Smit senior", ("smitsenior",), ("jan",)),
    ],
)
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


BERG = Surname("van der", "berg")


@pytest.mark.parametrize(
    "written",
    [
        "J.P. van der Berg",
        "van der Berg, J.P.",
        "Berg, J.P. van der",
        "Berg van der J.P.",
        "J.P. v.d. Berg",
        "J.P. v/d Berg",
        "JP VAN DER BERG",
        "dhr. J.P. van der Berg",
    ],
)
def test_the_prefix_is_a_part_wherever_it_stands(written: str) -> None:
    assert name_parts(None, None, written) == NameParts((), (), "jp", (BERG,))


@pytest.mark.parametrize(
    ("written", "prefix", "name"),
    [
        ("Jan van de Velde", "van de", "velde"),
        ("Jan van 't Veld", "van t", "veld"),
        ("Jan in 't Veld", "in t", "veld"),
        ("Hans von der Heide", "von der", "heide"),
        ("Karim el Amrani", "el", "amrani"),
        ("Maria di Rossi", "di", "rossi"),
        ("Maria da Silva", "da", "silva"),
        ("Jan d'Hondt", "d", "hondt"),
        ("Jan Vander Elst", "vander", "elst"),
        ("Jan de Graaf", "de", "graaf"),
        ("Jan Prins", "", "prins"),
        ("Y. Ma", "", "ma"),
        ("Jan Smit jr.", "", "smit jr"),
        ("V.D.M. Smit", "", "smit"),
        ("Sean O'Brien", "", "o brien"),
    ],
)
def test_prefixes_of_any_language_stand_apart_from_the_name(written: str, prefix: str, name: str) -> None:
    assert name_parts(None, None, written).surnames == (Surname(prefix, name),)


@pytest.mark.parametrize(
    "joined", ["{}-{}", "{} - {}", "{}\u2013{}", "{} / {}", "{} geb. {}", "{} e.v. {}", "{} gehuwd met {}"]
)
def test_the_name_of_a_partner_is_a_surname_of_its_own_in_either_order(joined: str) -> None:
    one, other = Surname("", "smit"), Surname("de", "vries")
    assert name_parts(None, None, "Anna " + joined.format("Smit", "de Vries")).surnames == (one, other)
    assert name_parts(None, None, "Anna " + joined.format("de Vries", "Smit")).surnames == (other, one)
    assert name_parts("Anna", joined.format("de Vries", "Smit")).surnames == (other, one)


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("drs. J. Smit", ("drs",)),
        ("mr. drs. J. Smit", ("mr", "drs")),
        ("Prof.dr.ir. J. Smit", ("prof", "dr", "ir")),
        ("J. Smit MSc", ("msc",)),
        ("ing. J. Smit BSc", ("ing", "bsc")),
        ("J. Smit, LL.M.", ("llm",)),
        ("Smit, dr. J.", ("dr",)),
        ("Dipl.-Ing. J. Smit", ("dipling",)),
        ("Dr.-Ing. J. Smit", ("dring",)),
        ("dhr. mr. J. Smit", ("mr",)),
        ("J. Smit", ()),
    ],
)
def test_academic_titles_stand_apart(written: str, titles: tuple[str, ...]) -> None:
    assert name_parts(None, None, written) == NameParts(titles, (), "j", (Surname("", "smit"),))


@pytest.mark.parametrize(
    "written",
    [
        "J. baron van der Berg",
        "jhr. J. van der Berg",
        "Jonkvrouw J. van der Berg",
        "van der Berg, jkvr. J.",
        "J. Freiherr van der Berg",
        "J. gravin van der Berg",
        "jhr. J. baron van der Berg",
    ],
)
def test_titles_of_nobility_are_kept_nowhere(written: str) -> None:
    assert name_parts(None, None, written) == NameParts((), (), "j", (BERG,))


@pytest.mark.parametrize(
    ("written", "initials", "surname"),
    [
        ("D.R. Jansen", "dr", "jansen"),
        ("Smit LLM", "llm", "smit"),
        ("van der Berg LLM", "llm", "berg"),
        ("M.A. Jansen", "ma", "jansen"),
        ("Ing", "", "ing"),
        ("A. Baron", "a", "baron"),
        ("dhr. E.V. Jansen", "ev", "jansen"),
        ("J. de Heer", "j", "heer"),
        ("de heer J. de Heer", "j", "heer"),
        ("D. Jansen", "d", "jansen"),
        ("T. Visser", "t", "visser"),
    ],
)
def test_initials_and_surnames_are_not_taken_for_titles(written: str, initials: str, surname: str) -> None:
    assert person_name(None, None, written) == PersonName((surname,), (), initials)


def test_a_given_name_that_may_be_a_prefix_is_a_given_name_at_the_beginning() -> None:
    assert person_name(None, None, "Ben Jansen") == PersonName(("jansen",), ("ben",), "b")
    assert person_name(None, None, "ben Jansen, K.") == PersonName(("jansen",), (), "k")


def test_titles_in_the_column_of_given_names_are_no_given_names() -> None:
    assert name_parts("drs. Jan", "jhr. v. Dijk") == NameParts(("drs",), ("jan",), "j", (Surname("v", "dijk"),))


SURNAMES = st.sampled_from(["Jansen", "Smit", "Berg", "Vries", "Bakker", "Visser", "Meijer", "Mulder"])
PREFIXES = st.sampled_from(["", "van", "de", "van de", "van der", "van 't", "von", "el", "di", "da", "ter"])
# "V.D." before a name is read as a prefix, the likelier of its two meanings.
INITIALS = st.text("ABCDEFGHJKLMNPRSTVWZ", min_size=1, max_size=4).filter(lambda letters: "VD" not in letters)
PARTS = st.lists(st.tuples(PREFIXES, SURNAMES), min_size=1, max_size=2, unique_by=lambda part: part[1])
ORDERS = st.sampled_from(
    ["{initials} {surname}", "{surname}, {initials}", "drs. {initials} {surname}", "{initials} {surname} MSc"]
)


@given(INITIALS, PARTS, ORDERS)
def test_what_was_put_together_is_taken_apart(initials: str, parts: list[tuple[str, str]], order: str) -> None:
    surname = "-".join(f"{prefix} {name}".strip() for prefix, name in parts)
    found = name_parts(None, None, order.format(initials="".join(f"{letter}." for letter in initials), surname=surname))
    assert found.initials == initials.lower()
    assert found.surnames == tuple(Surname(prefix.replace("'", ""), name.lower()) for prefix, name in parts)


@given(NAMES)
def test_case_and_composition_of_a_name_do_not_count(text: str) -> None:
    parts = name_parts(None, None, text)
    assert name_parts(None, None, f"  {text}  ") == parts
    assert name_parts(None, None, unicodedata.normalize("NFD", text)) == name_parts(
        None, None, unicodedata.normalize("NFC", text)
    )
    if text.isascii():
        assert name_parts(None, None, text.upper()) == name_parts(None, None, text.lower()) == parts


@pytest.mark.parametrize(
    ("given", "surname"),
    [("Jan Pieter", "van der Berg"), ("drs. J.P.", "Berg-de Vries"), (None, "Smit"), ("J", "'t Hoen")],
)
def test_parts_of_columns_are_those_of_the_whole_name(given: str | None, surname: str) -> None:
    whole = name_parts(given, surname)
    assert (given_parts(given)[:3], surname_parts(surname)) == (whole[:3], whole.surnames)


@pytest.mark.parametrize(
    ("written", "initials"),
    [("J.P.", "jp"), ("J P", "jp"), ("JP", "jp"), ("Th.J.", "tj"), ("", ""), (None, ""), ("É.", "e")],
)
def test_a_column_of_initials_holds_nothing_else(written: str | None, initials: str) -> None:
    assert initials_in(written) == initials
