from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.legal_forms import registered_form
from ondermijning.normalise.letters import folded, letters, sound
from ondermijning.normalise.names import company_name, plain_words

WORDS = st.sampled_from([
    "B.V.", "b v", "NV", "Stichting", "St.", "st", "Stg", "ver", "Jansen", "J.", "P", "&", "en", "Beh.", "II", "2", "12A", "de",
    "vof", "cv", "Vereniging van Eigenaars", "i.o.", "U.A.", "V", "X,", "Coöperatie", "'t", "Mij",
])  # fmt: skip
NAMES = st.text(max_size=25) | st.lists(WORDS, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    "written",
    [
        "Jansen Beheer B.V.",
        "JANSEN BEHEER BV",
        "Jansen Beh. b v",
        "Besloten vennootschap Jansen Beheer",
        "Jansen Beheer B.V. i.o.",
    ],
)
def test_a_company_has_one_form_however_its_legal_form_is_spelt(written: str) -> None:
    assert company_name(written)[:2] == (("jansen", "beheer"), "BV")


@pytest.mark.parametrize(
    ("written", "form", "words"),
    [
        ("Stg. Zonnehof", "ST", ("zonnehof",)), ("St. Jan", "ST", ("jan",)), ("Stichting St. Jan", "ST", ("sint", "jan")),
        ("Bakkerij St. Jan", None, ("bakkerij", "sint", "jan")), ("Vereeniging Zuid", "VR", ("zuid",)),
        ("Coöperatieve Vereniging Zuid U.A.", "COOP", ("zuid",)), ("Mts. Smit", "MTS", ("smit",)),
        ("Fa. Smit", "VOF", ("smit",)), ("Smit C.V.", "CV", ("smit",)), ("Smit N.V. Maastricht", "NV", ("smit", "maastricht")),
        ("Immobilière Gagel S.A.", "BUITENLAND", ("immobiliere", "gagel")), ("B.V.", "BV", ("bv",)), ("", None, ()),
        ("VvE Roggestraat", "VVE", ("roggestraat",)),
    ],
)  # fmt: skip
def test_the_legal_form_is_a_field_of_its_own(written: str, form: str | None, words: tuple[str, ...]) -> None:
    assert (company_name(written).form, company_name(written).words) == (form, words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Smit & Zn.", ("smit", "en", "zoon")), ("Smit en Zonen", ("smit", "en", "zoon")),
        ("Gebr. Smit", ("gebroeders", "smit")), ("J. P. Smit", ("jp", "smit")), ("J.P. Smit", ("jp", "smit")),
        ("JP Smit", ("jp", "smit")), ("J P B V Smit", ("jp", "smit")), ("d'Artagnan", ("dartagnan",)),
        ("J., Smit", ("smit", "j")), ("Smit Hold. Mij", ("smit", "holding", "maatschappij")),
    ],
)  # fmt: skip
def test_signs_initials_and_abbreviations_are_written_in_one_way(written: str, words: tuple[str, ...]) -> None:
    assert company_name(written).words == words


@pytest.mark.parametrize(
    "written", ["Smit Beheer II B.V.", "II, Smit Beheer B.V.", "Smit Beheer B.V. 2", "Smit Beheer 02"]
)
def test_a_numeral_is_a_field_of_its_own_wherever_it_stands_and_however_it_is_written(written: str) -> None:
    assert (company_name(written).words, company_name(written).numbers) == (("smit", "beheer"), ("2",))


def test_a_name_that_is_a_numeral_stays_a_name() -> None:
    assert company_name("2").words == ("2",)


@given(NAMES)
def test_a_company_name_that_was_read_reads_the_same_again(text: str) -> None:
    words = company_name(text).words
    assert company_name(" ".join(words)).words == words
    assert set(plain_words(words)) <= set(words)


@given(NAMES)
def test_sounds_and_letters_stay_what_they_are(text: str) -> None:
    assert sound(sound(text)) == sound(text)
    assert letters(letters(text)) == letters(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dijkstra", "Dykstra"),
        ("Vaessen", "Faassen"),
        ("Quaedackers", "Kwadakkers"),
        ("Smith", "Smit"),
        ("Schmidt", "Schmitt"),
    ],
)
def test_spellings_of_one_sound_share_a_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Mierkens", "Lierkens"), ("Jansen", "Pietersen"), ("Smit", "Smeets")])
def test_names_that_sound_different_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("code", "words", "form"),
    [
        ("11", None, "ST"), (None, "Vereniging van Eigenaars", "VVE"), (None, "Vereniging met volledige bevoegdheid", "VR"),
        ("2", "Stichting", "BV"), (None, "iets anders", None), (None, None, None),
    ],
)  # fmt: skip
def test_a_register_says_the_form_by_code_or_by_words(code: str | None, words: str | None, form: str | None) -> None:
    assert registered_form(code, words) == form
