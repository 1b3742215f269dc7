from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.notices.kinds import RUBRICS, notice_kind
from ondermijning.normalise.notices.places import parse_notice_place
from ondermijning.normalise.notices.titles import LONGEST_DESCRIPTION, Title, nameless, parse_title, publication_id
from ondermijning.normalise.places.address_lines import AddressLine
from ondermijning.normalise.places.rd import rd_of_degrees
from tests.support.samples import sample

STREETS = st.from_regex(r"(St\. )?[A-Z][a-z]{3,12}(straat|weg|plein)", fullmatch=True)
HOUSES = st.from_regex(r"[1-9][0-9]{0,3}[A-H]?", fullmatch=True)
POSTCODES = st.from_regex(r"62[0-9]{2} ?[B-R][B-R]", fullmatch=True)
WORDS = st.from_regex(r"het [a-z]{4,10} van een [a-z]{3,12}", fullmatch=True)
PHASED = {
    "Kennisgeving nieuwe aanvraag": "aanvraag",
    "Afgehandelde": "afgehandeld",
    "Verlenging beslistermijn": "verlenging",
    "Kennisgeving melding": "melding",
    "Rectificatie afgehandelde": "rectificatie",
}


@given(
    street=STREETS,
    house=HOUSES,
    code=POSTCODES,
    phase=st.sampled_from(sorted(PHASED)),
    words=WORDS,
    case=st.from_regex(r"Z20[0-9]{2}-[0-9]{8}", fullmatch=True) | st.none(),
)
def test_a_title_in_the_grammar_comes_apart(
    street: str, house: str, code: str, phase: str, words: str, case: str | None
) -> None:
    place = f"{street} {house}, {code} Maastricht"
    title = parse_title(f"{place}. {phase} omgevingsvergunning, {words}{f' - {case}' if case else ''}")
    assert title == Title(PHASED[phase], place, "omgevingsvergunning", words, case)
    line, several = parse_notice_place(title.plaats or "")
    assert (line.straat, line.postcode, line.woonplaats, several) == (
        street,
        code.replace(" ", ""),
        "Maastricht",
        False,
    )
    assert f"{line.huisnummer}{line.toevoeging or ''}" == house


@given(st.text(max_size=120))
def test_any_text_is_a_title_of_a_known_phase_or_of_none(text: str) -> None:
    assert parse_title(text).fase in {"aanvraag", "afgehandeld", "verlenging", "melding", "rectificatie", None}
    assert notice_kind(text, text) is None or text.strip()


def test_titles_of_the_selection_parse_but_those_of_the_province_and_of_a_plan() -> None:
    path = sample("sru", "maastricht-2024-05.selectie.json")
    published = json.loads(path.read_text(encoding="utf-8"))["publications"]
    titles = {item["urlDoc"].rpartition("/")[2].removesuffix(".html"): parse_title(item["title"]) for item in published}
    assert len(titles) == 15
    assert {number for number, title in titles.items() if title.fase is None} == {"prb-2024-7610", "gmb-2024-228137"}
    lines = {number: parse_notice_place(title.plaats).line for number, title in titles.items() if title.plaats}
    assert sum(line.postcode is not None for line in lines.values()) == 13
    phased = {number for number, title in titles.items() if title.fase}
    housed = {number for number in phased if lines[number].huisnummer}
    assert len(housed) == 10
    assert phased - housed == {"gmb-2024-230184", "gmb-2024-228667", "gmb-2024-227990"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rectificatie: Vrijthof 10, 6211LC Maastricht. Afgehandelde omgevingsvergunning, het splitsen",
            Title("rectificatie", "Vrijthof 10, 6211LC Maastricht", "omgevingsvergunning", "het splitsen"),
        ),
        (
            "Ingekomen melding, Voorbeeldstraat 42 5571KZ Bergeijk, verwijderen van asbest",
            Title("melding", "Voorbeeldstraat 42 5571KZ Bergeijk", None, "verwijderen van asbest"),
        ),
        (
            "Vrijthof 10, 6211LC Maastricht. Kennisgeving melding evenement, loop op 10-12-2024 - 10-12-2024",
            Title("melding", "Vrijthof 10, 6211LC Maastricht", "evenement", "loop op 10-12-2024 - 10-12-2024"),
        ),
        ("Voorbeeldplan. Vaststelling van het plan", Title(None, None)),
        ("Vrijthof 10, 6211 LC Maastricht. Vaststelling", Title(None, "Vrijthof 10, 6211 LC Maastricht")),
        ("", Title(None, None)),
    ],
)
def test_other_titles_keep_what_they_tell(text: str, expected: Title) -> None:
    assert parse_title(text) == expected


def house(number: int | None, suffix: str | None = None, code: str | None = "6211LC") -> AddressLine:
    return AddressLine("Vrijthof", number, suffix, code, "Maastricht")


@pytest.mark.parametrize(
    ("text", "line", "several"),
    [
        ("Vrijthof 10, 6211 LC Maastricht", house(10), False),
        ("Vrijthof 12-14, 6211LC Maastricht", house(12, "14"), False),
        ("Vrijthof 12 t/m 16, 6211LC Maastricht", house(12, "16"), False),
        ("Vrijthof 12 en 14, 6211LC Maastricht", house(12), True),
        ("Vrijthof 12, 14 en 16 A, 6211 LC Maastricht", house(12), True),
        ("Vrijthof 12A, 12B, 6211 LC Maastricht", house(12, "A"), True),
        ("Vrijthof, 6211LC Maastricht", house(None), False),
        ("Vrijthof 8-10 te Maastricht", house(8, "10", None), False),
        ("Via Proef, Brusselseweg, Maastricht", AddressLine(None, woonplaats="Maastricht"), True),
    ],
)
def test_a_place_is_one_house_a_row_or_the_first_of_several(text: str, line: AddressLine, several: object) -> None:
    assert parse_notice_place(text) == (line, several)


@pytest.mark.parametrize("text", ["12", "", "6211LC"])
def test_what_names_no_street_is_no_place(text: str) -> None:
    with pytest.raises(ValueError, match="is no street"):
        parse_notice_place(text)


STANDS_OUT = {
    "het verhuren van kamers": "kamerverhuur", "het splitsen van de woning naar 4 studentenkamers": "kamerverhuur",
    "splitsen van de woning in 3 eenheden": "splitsing", "woningvorming": "splitsing",
    "het omzetten van een woning": "omzetting", "onttrekken van woonruimte": "onttrekking",
    "het samenvoegen van 2 locaties inclusief toeristische verhuur": "toeristische verhuur",
    "gebruik als logies": "toeristische verhuur", "het starten van een bed & breakfast": "toeristische verhuur",
    "exploitatievergunning": "exploitatie horeca", "Alcoholwetvergunning": "exploitatie horeca",
    "het brandveilig gebruiken": "brandveilig gebruik", "handelen in strijd met het omgevingsplan": "strijdig gebruik",
    "afwijken van het bestemmingsplan": "strijdig gebruik", "het slopen van een schuur": "sloop",
    "het kappen van een boom": "kap", "het plaatsen van gevelreclame": "reclame", "incidentele festiviteit": "evenement",
    "het plaatsen van archeologische borden": "bouwen", "het plaatsen van een camerasysteem": "bouwen",
    "een woning met slaapkamers": "bouwen",
}  # fmt: skip


@pytest.mark.parametrize("words", STANDS_OUT)
def test_what_investigators_look_for_goes_before_the_rubric(words: str) -> None:
    assert notice_kind("bouwvergunning", "omgevingsvergunning", words) == STANDS_OUT[words]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bouwvergunning", "bouwen"),
        ("kapvergunning", "kappen"),
        ("evenementenvergunning", "evenementmelding"),
        ("meldingen", "andere melding"),
        ("sloopvergunning", "slopen"),
        ("ruimtelijke ordening", "ruimtelijk plan"),
        ("verkeersbesluiten", "verkeersbesluit"),
        ("Inritvergunning", "uitweg en inrit"),
    ],
)
def test_a_rubric_of_the_old_list_and_of_the_new_are_one_kind(old: str, new: str) -> None:
    assert notice_kind(old) == notice_kind(new) is not None


def test_an_activity_says_more_than_a_rubric_and_an_unknown_one_says_nothing() -> None:
    assert notice_kind("omgevingsvergunning", "bouwen") == "bouwen"
    assert notice_kind("bouwen", "omgevingsvergunning") == "bouwen"
    assert notice_kind("omgevingsvergunning", None, "het plaatsen van een steiger") == "omgevingsvergunning"
    assert (notice_kind("iets anders"), notice_kind(None)) == (None, None)
    assert all(name == name.casefold().strip() for name in RUBRICS)


@pytest.mark.parametrize(
    "text",
    [
        "kappen van een boom voor dhr. Fictie",
        "bouwplan mevr. de Verzin",
        "uitbreiding woning familie Proef",
        "op verzoek van T. de Fictie",
        "aanvraag A.B. Verzin",
        "bel 0612345678",
        "mail t@voorbeeld.invalid",
        "de heer Proef",
    ],
)
def test_a_description_that_may_name_a_person_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^may name a person, so it is left out$"):
        nameless(text)


@pytest.mark.parametrize(
    "text",
    [
        "een zonnepark van 5 MW",
        "het plaatsen van een HR-ketel",
        "nabij de P.C. Hooftstraat",
        "bij de A. Proefweg 5",
        "het kappen van een boom",
        None,
    ],
)
def test_a_description_without_a_person_is_kept(text: str | None) -> None:
    assert nameless(text) == text


def test_a_description_is_cut_off() -> None:
    assert nameless("het bouwen " * 100) == ("het bouwen " * 100)[:LONGEST_DESCRIPTION].rstrip()


@pytest.mark.parametrize("kind", ["gmb", "stcrt", "prb", "wsb", "bgr"])
def test_ids_of_official_publications_are_known(kind: str) -> None:
    assert publication_id(f" {kind.upper()}-2024-206190") == f"{kind}-2024-206190"


def test_a_rectification_is_a_publication_of_its_own() -> None:
    assert publication_id("gmb-2024-206190-n1") == "gmb-2024-206190-n1"


@pytest.mark.parametrize(
    "text",
    ["", "gmb-2024-1-n", "gmb-2024-1-n0", "trb-2024-1", "gmb-24-1", "gmb-2024-", "gmb-2024-1.html", "BWBR0005416"],
)
def test_other_ids_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no id of an official publication"):
        publication_id(text)


def test_degrees_and_rd_of_a_publisher_are_one_place() -> None:
    assert rd_of_degrees("51.3075724542547 5.33312320398434") == (151229, 368702)
    assert rd_of_degrees("51.3075635053345, 5.33320926054074") == (151235, 368701)


@pytest.mark.parametrize("text", ["5.68 50.85", "50.85", "48.85000 5.68000", "151229 368702", ""])
def test_what_is_no_point_in_the_netherlands_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no latitude and longitude"):
        rd_of_degrees(text)
