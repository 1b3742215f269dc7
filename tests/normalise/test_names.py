from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.letters import folded, letters, sound
from ondermijning.normalise.names.companies import company_name, plain_words, taken_apart
from ondermijning.normalise.names.legal_form_table import WRITINGS
from ondermijning.normalise.names.legal_forms import legal_form, registered_form
from ondermijning.normalise.names.words import name_words

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
        ("Stg. Zonnehof", "ST", ("zonnehof",)),
        ("St. Jan", "ST", ("jan",)),
        ("Stichting St. Jan", "ST", ("sint", "jan")),
        ("Bakkerij St. Jan", None, ("bakkerij", "sint", "jan")),
        ("Vereeniging Zuid", "VR", ("zuid",)),
        ("Coöperatieve Vereniging Zuid U.A.", "COOP", ("zuid",)),
        ("Mts. Smit", "MTS", ("smit",)),
        ("Fa. Smit", "VOF", ("smit",)),
        ("Smit C.V.", "CV", ("smit",)),
        ("Smit N.V. Maastricht", "NV", ("smit", "maastricht")),
        ("Immobilière Gagel S.A.", "BUITENLAND", ("immobiliere", "gagel")),
        ("B.V.", "BV", ("bv",)),
        ("", None, ()),
        ("VvE Roggestraat", "VVE", ("roggestraat",)),
        ("Ver. v. Eig. Roggestraat", "VVE", ("roggestraat",)),
        ("Smit Wonen Sticht.", "ST", ("smit", "wonen")),
        ("Mtsch. Smit", "MTS", ("smit",)),
        (
            "STAK Smit",
            "ST",
            (
                "administratiekantoor",
                "smit",
            ),
        ),
        ("Zuid Coöperatieve Vereniging", "COOP", ("zuid",)),
        ("B V N. Smit", "BV", ("n", "smit")),
        ("Musterbau GmbH & Co. KG", "BUITENLAND", ("musterbau",)),
        ("Proef UG (haftungsbeschränkt)", "BUITENLAND", ("proef",)),
        ("Sud S.à r.l.", "BUITENLAND", ("sud",)),
        ("VZW Proef", "BUITENLAND", ("proef",)),
        ("Proef Comm.V.", "BUITENLAND", ("proef",)),
        ("Vereniging zonder winstoogmerk Proef", "BUITENLAND", ("proef",)),
        ("EESV Maas", "EESV", ("maas",)),
        ("Kerkgenootschap Proef", "KERK", ("proef",)),
        ("Vereniging van Eigenaren Proef", "VVE", ("proef",)),
    ],
)
def test_the_legal_form_is_a_field_of_its_own(written: str, form: str | None, words: tuple[str, ...]) -> None:
    assert (company_name(written).form, company_name(written).words) == (form, words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Smit & Zn.", ("smit", "en", "zoon")),
        ("Smit en Zonen", ("smit", "en", "zoon")),
        ("Gebr. Smit", ("gebroeders", "smit")),
        ("J. P. Smit", ("jp", "smit")),
        ("J.P. Smit", ("jp", "smit")),
        ("JP Smit", ("jp", "smit")),
        ("J P B V Smit", ("jp", "smit")),
        ("d'Artagnan", ("dartagnan",)),
        ("J., Smit", ("smit", "j")),
        ("Smit Hold. Mij", ("smit", "holding", "maatschappij")),
        ("Bouwmij. Smit", ("bouwmaatschappij", "smit")),
        ("Smit Gr.", ("smit", "groep")),
        ("Adm.kantoor Smit", ("administratiekantoor", "smit")),
        ("Ing.bureau Smit", ("ingenieursbureau", "smit")),
        ("Smit Proj.ontw.", ("smit", "projectontwikkeling")),
        ("Smit O.G.", ("smit", "onroerendgoed")),
        ("Smit Onroerend Goed", ("smit", "onroerendgoed")),
    ],
)
def test_signs_initials_and_abbreviations_are_written_in_one_way(written: str, words: tuple[str, ...]) -> None:
    assert company_name(written).words == words


@pytest.mark.parametrize("written", ["G.R. Smit", "ING Smit", "J.Smit", "Mij Smit", "Ing.Smit", "MAN Smit", "Mak Smit"])
def test_initials_and_titles_are_no_words_written_short(written: str) -> None:
    assert not {"groep", "ingenieurs", "management", "makelaardij"} & set(company_name(written).words)


@pytest.mark.parametrize("written", ["Vandenberg", "VandenBerg", "Vanden Berg", "Van denBerg", "Van den Berg"])
def test_a_prefix_glued_to_a_common_surname_is_read_as_a_prefix(written: str) -> None:
    assert company_name(f"{written} Wonen").words == ("van", "den", "berg", "wonen")


def test_words_that_begin_like_a_prefix_stay_whole() -> None:
    assert company_name("Design Vandaag Delta Derven").words == ("design", "vandaag", "delta", "derven")


def test_stak_is_a_foundation_unless_another_form_is_said() -> None:
    assert (company_name("Stak B.V.").words, company_name("Stak B.V.").form) == (("stak",), "BV")
    assert company_name("Stak Vastgoed B.V.").form == "BV"


@pytest.mark.parametrize(
    ("written", "words", "numbers"),
    [
        ("Smit Groep IV Assen", ("smit", "groep", "assen"), ("4",)),
        ("Holding 2 Smit B.V.", ("holding", "smit"), ("2",)),
        ("Jan V Dijk V", ("jan", "v", "dijk"), ("5",)),
        ("4 B.V.", ("4",), ()),
        ("2 4 B.V.", ("2",), ("4",)),
    ],
)
def test_a_numeral_counts_wherever_it_stands_and_a_single_letter_behind_the_name_only(
    written: str, words: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    assert (company_name(written).words, company_name(written).numbers) == (words, numbers)


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
        ("11", None, "ST"),
        (None, "Vereniging van Eigenaars", "VVE"),
        (None, "Vereniging met volledige bevoegdheid", "VR"),
        ("2", "Stichting", "BV"),
        (None, "iets anders", None),
        (None, None, None),
        (None, "B.V.", "BV"),
        (None, "KG", "BUITENLAND"),
        (None, "Gesellschaft mit beschränkter Haftung", "BUITENLAND"),
    ],
)
def test_a_register_says_the_form_by_code_or_by_words(code: str | None, words: str | None, form: str | None) -> None:
    assert registered_form(code, words) == form


@pytest.mark.parametrize("written", ["Jansen K.G.", "Jan Sas", "Jansen e.v.", "Jansen P.L.C.", "J. Eg", "Jansen L.P."])
def test_initials_and_surnames_are_never_taken_for_a_legal_form(written: str) -> None:
    assert company_name(written).form is None
    assert legal_form(written) is None


@pytest.mark.parametrize(
    ("written", "form", "stage"),
    [
        ("Proef B.V. in oprichting", "BV", "in oprichting"),
        ("Proef B.V. i.o.", "BV", "in oprichting"),
        ("Proef B.V. in liquidatie", "BV", "in liquidatie"),
        ("Proef GmbH i.L.", "BUITENLAND", "in liquidatie"),
        ("Proef NV in vereffening", "NV", "in liquidatie"),
        ("Stichting Proef in oprichting", "ST", "in oprichting"),
        ("Coöperatie Proef U.A.", "COOP", None),
        ("Proef B.V.", "BV", None),
    ],
)
def test_the_stage_of_life_is_a_field_of_its_own(written: str, form: str, stage: str | None) -> None:
    found = company_name(written)
    assert (found.words, found.form, found.stage) == (("proef",), form, stage)


def test_a_name_that_is_a_stage_stays_a_name() -> None:
    assert company_name("In liquidatie").words == ("in", "liquidatie")


@pytest.mark.parametrize(
    ("written", "code", "country"),
    [
        ("B.V.", "BV", "NL"),
        ("n v", "NV", "NL"),
        ("V.O.F.", "VOF", "NL"),
        ("Commanditaire vennootschap", "CV", "NL"),
        ("Maatschap", "MTS", "NL"),
        ("Stichting", "ST", "NL"),
        ("Vereniging", "VR", "NL"),
        ("VvE", "VVE", "NL"),
        ("Coöperatie", "COOP", "NL"),
        ("Onderlinge waarborgmaatschappij", "OWM", "NL"),
        ("Kerkgenootschap", "KERK", "NL"),
        ("Eenmanszaak", "EMZ", "NL"),
        ("BVBA", "BVBA", "BE"),
        ("S.P.R.L.", "BVBA", "BE"),
        ("SRL", "SRL", "BE"),
        ("A.S.B.L.", "VZW", "BE"),
        ("Comm. V.", "COMMV", "BE"),
        ("SNC", "SNC", "BE"),
        ("GmbH", "GMBH", "DE"),
        ("GmbH & Co. KG", "GMBH & CO KG", "DE"),
        ("KG", "KG", "DE"),
        ("UG (haftungsbeschränkt)", "UG", "DE"),
        ("A.G.", "AG", "DE"),
        ("oHG", "OHG", "DE"),
        ("GbR", "GBR", "DE"),
        ("e. V.", "EV", "DE"),
        ("eG", "EG", "DE"),
        ("S.A.", "SA", "BE"),
        ("S.à r.l.", "SARL", "LU"),
        ("SAS", "SAS", "FR"),
        ("S.C.I.", "SCI", "FR"),
        ("Ltd.", "LTD", "GB"),
        ("PLC", "PLC", "GB"),
        ("LLP", "LLP", "GB"),
        ("L.P.", "LP", "GB"),
        ("Inc.", "INC", "US"),
        ("LLC", "LLC", "US"),
        ("SE", "SE", "EU"),
        ("EESV", "EESV", "EU"),
        ("SCE", "SCE", "EU"),
        ("Proef B.V. i.o.", "BV", "NL"),
        ("KG in liquidatie", "KG", "DE"),
    ],
)
def test_a_legal_form_has_a_code_and_a_country(written: str, code: str, country: str) -> None:
    for spelling in (written, written.upper(), written.lower(), unicodedata.normalize("NFD", written), f"  {written} "):
        form = legal_form(spelling)
        assert form is not None
        assert (form.code, form.country) == (code, country)


def test_every_writing_means_one_form() -> None:
    for place in ("anywhere", "first", "last", "alone"):
        written = [words for writing in WRITINGS for words in getattr(writing, place)]
        assert len(written) == len(set(written))
    assert len({writing.form.code for writing in WRITINGS}) == len(WRITINGS)


def test_a_register_says_the_form_also_in_decomposed_letters() -> None:
    assert registered_form(None, unicodedata.normalize("NFD", "Coöperatie U.A.")) == "COOP"


def test_no_form_is_none() -> None:
    assert legal_form(None) is None
    assert legal_form("Jansen") is None


FORMS = [said for each in WRITINGS for said in (*each.anywhere, *each.first, *each.last, *each.alone)]
MANY = st.lists(
    WORDS
    | st.sampled_from([*FORMS, "Gebr.", "zn", "nl", "og", "in oprichting", "in liquidatie", "io", "wa", "iii", "x"]),
    max_size=5,
).map(" ".join)


@given(NAMES | MANY)
def test_a_plain_name_is_read_at_once_as_it_would_be_step_by_step(text: str) -> None:
    assert company_name(text) == taken_apart(name_words(text))


@given(st.text(alphabet=" .,&+'\u2019`/-_()\tabivxJéß\u0301\u200b012", max_size=12) | NAMES)
def test_words_between_blanks_are_read_as_in_the_whole_name(text: str) -> None:
    plain = re.sub("['\u2019`\u00b4]", "", re.sub("[&+]", " en ", folded(text)))
    if leading := re.match(r"^\s*([ivx]{1,4}|[0-9]{1,3}|[a-z]\.?)\s*,\s*(.+)$", plain):
        plain = f"{leading[2]} {leading[1]}"
    dotless = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    assert name_words(text) == tuple(filter(None, re.split(r"[\W_]+", dotless)))


@given(NAMES)
def test_case_and_composition_of_a_company_name_do_not_count(text: str) -> None:
    assert company_name(unicodedata.normalize("NFD", text)) == company_name(unicodedata.normalize("NFC", text))
    if text.isascii():
        assert company_name(text.upper()) == company_name(text.lower())
