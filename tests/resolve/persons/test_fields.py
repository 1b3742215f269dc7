from __future__ import annotations

from datetime import date
from itertools import permutations
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pytest

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.persons.fields import PERSON_FIELDS, person_evidence
from ondermijning.resolve.persons.people import people_of
from ondermijning.resolve.weights.evidence import TENTHS, Evidence, shipped_model

Row = dict[str, Any]

BORN = date(1960, 5, 3)
HERE: Row = {"postcode": "6211AB", "huisnummer": 12, "straat": "Proefstraat", "woonplaats": "Maastricht"}
THERE: Row = {"postcode": "1011ZZ", "huisnummer": 80, "straat": "Testlaan", "woonplaats": "Amsterdam"}
SURE = 6.6  # bits: 99 of 100 are one person
# So many that the name of a test is not common, and so few that it is not rare.
OTHERS: list[Row] = [{"geslachtsnaam": f"Ander{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}"} for at in range(676)]


class Found(NamedTuple):
    levels: dict[str, str]
    guards: set[str]
    bits: float


def person(given: str = "", surname: str = "Berg", born: date | None = None, **more: Any) -> Row:
    return {"voornamen": given, "geslachtsnaam": surname, "geboortedatum": born} | more


def compare(one: Row, other: Row, others: list[Row] = OTHERS) -> Found:
    evidence = person_evidence(people_of([one, other, *others]), np.array([0]), np.array([1]))
    levels = {
        field.name: field.levels[level].name
        for field in PERSON_FIELDS
        if (level := int(evidence.fields[field.name][0])) != UNKNOWN
    }
    bits = int(shipped_model("persoon", PERSON_FIELDS).total(evidence)[0]) / TENTHS
    return Found(levels, {name for name, fired in evidence.guards.items() if fired[0]}, bits)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Berg", "van den Berg", "gelijk"),
        ("Berg-Smit", "Smit-Berg", "gelijk"),
        ("Zand Berg", "Zandberg", "gelijk"),
        ("Berg-Smit", "Berg", "deel"),
        ("Berg Smit", "Smit", "deel"),
        ("Dijckstra", "Dykstra", "klinkt"),
        ("Janssen", "Jansen", "klinkt"),
        ("Bakker", "Bamker", "lijkt"),
        ("Hoogenboom", "Hogenbom", "klinkt"),
        ("Wolters", "Wotlers", "lijkt"),
        ("Bos", "Bas", "klinkt"),
        ("Bos", "Bok", "lijkt_enigszins"),
        ("Bakker", "Bamkre", "lijkt_enigszins"),
        ("Hoogenboom", "Hoog", "lijkt_enigszins"),
        ("Bo", "Bok", "lijkt_enigszins"),
        ("Bos", "Vos", "anders"),
        ("Bakker", "Visser", "anders"),
        ("Bakker", "", None),
    ],
)
def test_surnames(one: str, other: str, level: str | None) -> None:
    assert compare(person(surname=one), person(surname=other)).levels.get("achternaam") == level


def test_a_rare_surname_says_more_than_a_common_one() -> None:
    crowd = OTHERS * 16 + [person(surname="Jansen")] * 40
    found = [compare(person(surname=name), person(surname=name), crowd) for name in ("Zeldenrijk", "Anderaa", "Jansen")]
    levels = [each.levels["achternaam"] for each in found]
    assert levels == ["gelijk_zeldzaam", "gelijk", "gelijk_veelvoorkomend"]
    assert found[0].bits > found[1].bits > found[2].bits
    part = compare(person(surname="Zeldenrijk-Jansen"), person(surname="Zeldenrijk"), crowd)
    assert part.levels["achternaam"] == "deel_zeldzaam"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Jan Pieter", "Jan Pieter", "alle_gelijk"),
        ("Jan", "Jan", "eerste_gelijk"),
        ("Jan Pieter", "Jan", "eerste_gelijk"),
        ("Chris", "Christiaan", "afgekort"),
        ("Marieke", "Marijke", "lijkt"),
        ("Erik", "Eric", "lijkt"),
        ("Peit", "Piet", "lijkt"),
        ("Kees", "Cornelis", "roepnaam"),
        ("Hans", "Johannes", "roepnaam"),
        ("Jan Willem", "Willem", "andere_eerst"),
        ("J.P.", "Jan Pieter", "voorletters_gelijk"),
        ("J.", "Jan Pieter", "voorletter_gelijk"),
        ("J.", "J.", "voorletter_gelijk"),
        ("J.P.", "J.M.", "tweede_voorletter_anders"),
        ("J.W.", "W.", "andere_voorletter_eerst"),
        ("Lisa", "Lise", "anders"),
        ("Jan", "Joris", "anders"),
        ("Jan", "Piet", "voorletter_anders"),
        ("J.", "Piet", "voorletter_anders"),
        ("Jan", "", None),
    ],
)
def test_given_names(one: str, other: str, level: str | None) -> None:
    assert compare(person(one), person(other)).levels.get("voornaam") == level


def test_what_somebody_is_called_does_not_contradict_other_initials() -> None:
    called = person("Sjaak", voorletters="J.H.")
    assert compare(called, person("Johannes Hendrik")).levels["voornaam"] == "voorletters_gelijk"


@pytest.mark.parametrize(
    ("born", "level"),
    [
        (date(1960, 5, 3), "gelijk"),
        (date(1960, 3, 5), "bijna"),
        (date(1960, 5, 8), "bijna"),
        (date(1961, 5, 3), "bijna"),
        (date(1959, 5, 3), "bijna"),
        (date(1970, 5, 3), "bijna"),
        (date(1960, 5, 27), "andere_dag"),
        (date(1960, 11, 3), "andere_maand"),
        (date(1960, 1, 1), "nieuwjaar"),
        (date(1961, 1, 1), "ander_jaar"),
        (date(1985, 5, 3), "strijdig"),
        (date(1990, 11, 12), "strijdig"),
        (date(1980, 5, 3), "strijdig"),
        (None, None),
    ],
)
def test_birth_dates(born: date | None, level: str | None) -> None:
    assert compare(person(born=BORN), person(born=born)).levels.get("geboortedatum") == level


@pytest.mark.parametrize(
    ("born", "level"),
    [
        (date(1964, 5, 3), "bijna"),
        (date(1964, 5, 4), "strijdig"),
        (date(1946, 1, 1), "strijdig"),
        (date(1864, 5, 3), "strijdig"),
    ],
)
def test_two_digits_of_a_year_may_change_places(born: date, level: str) -> None:
    one = date(1946, 5, 3) if born.month == 5 else date(1964, 1, 1)
    assert compare(person(born=one), person(born=born)).levels["geboortedatum"] == level


def test_a_year_is_still_one_digit_away_across_a_decade() -> None:
    found = compare(person(born=date(1999, 5, 3)), person(born=date(2000, 5, 3)))
    assert found.levels["geboortedatum"] == "bijna"


@pytest.mark.parametrize(
    ("day", "precision", "level"),
    [
        (date(1960, 1, 1), "jaar", "zover_bekend"),
        (date(1961, 1, 1), "jaar", "strijdig"),
        (date(1960, 5, 1), "maand", "zover_bekend"),
        (date(1960, 6, 1), "maand", "strijdig"),
    ],
)
def test_a_partial_birth_date_agrees_as_far_as_it_goes(day: date, precision: str, level: str) -> None:
    found = compare(person(born=BORN), person(born=day, geboortedatum_precisie=precision))
    assert found.levels["geboortedatum"] == level


@pytest.mark.parametrize(
    ("change", "level"),
    [
        ({}, "gelijk"),
        ({"postcode": None}, "gelijk"),
        ({"straat": None, "woonplaats": None}, "gelijk"),
        ({"postcode": "6211AD"}, "gelijk"),
        ({"toevoeging": "B"}, "andere_toevoeging"),
        ({"toevoeging": None}, "gelijk"),
        ({"postcode": None, "straat": "Preofstraat"}, "bijna"),
        ({"postcode": "6211AD", "straat": None}, "bijna"),
        ({"huisnummer": 112}, "bijna"),
        ({"huisnummer": 57}, "zelfde_straat"),
        ({"postcode": None, "straat": "Testlaan"}, "zelfde_plaats"),
        ({"postcode": "6229ZZ", "straat": "Testlaan"}, "zelfde_plaats"),
        (THERE, "andere_plaats"),
        (dict.fromkeys(HERE), None),
    ],
)
def test_addresses_are_one_piece_of_evidence(change: Row, level: str | None) -> None:
    one = person(**HERE, toevoeging="A")
    assert compare(one, one | change).levels.get("adres") == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Maastricht", "Maastrict", "bijna"),
        ("Maastricht", "Maasbracht", "andere_plaats"),
        ("Horn", "Hoorn", "andere_plaats"),
        ("Maastricht", None, None),
    ],
)
def test_the_name_of_a_town_may_be_misspelt_when_it_is_long(one: str, other: str | None, level: str | None) -> None:
    left, right = (person(straat="Proefstraat", huisnummer=12, woonplaats=town) for town in (one, other))
    assert compare(left, right).levels.get("adres") == level


def test_a_street_of_that_name_in_another_town_is_another_street() -> None:
    one = person(postcode="6211AB", straat="Proefstraat", huisnummer=12, woonplaats="Maastricht")
    other = person(postcode="6231ZZ", straat="Proefstraat", huisnummer=57, woonplaats="Meerssen")
    assert compare(one, other).levels["adres"] == "andere_plaats"


def test_an_address_that_many_share_says_less() -> None:
    strangers = [person(surname=f"Proef{chr(97 + at)}", **HERE) for at in range(9)]
    crowded, quiet = compare(person(**HERE), person(**HERE), strangers), compare(person(**HERE), person(**HERE))
    assert crowded.levels["adres"] == "druk"
    assert crowded.bits < quiet.bits


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("123456782", "123456782", "gelijk"),
        ("123456782", "123465782", "bijna"),
        ("1", "999993653", "anders"),
        ("1", None, None),
    ],
)
def test_numbers_of_a_list(one: str, other: str | None, level: str | None) -> None:
    assert compare(person(nummer=one), person(nummer=other)).levels.get("nummer") == level


def test_one_number_outweighs_doubts_about_a_birth_date() -> None:
    one, other = (
        person("Jan", born=BORN, nummer="123456782"),
        person("Jan", born=date(1990, 11, 12), nummer="123456782"),
    )
    assert compare(one, other).guards == set()


@pytest.mark.parametrize("given", ["Jan", "Jna"])
def test_names_in_each_others_place_are_recognised(given: str) -> None:
    found = compare(person("Zandberg", "Jan", BORN), person(given, "Zandberg", BORN))
    assert found.levels["achternaam"] == "verwisseld"
    assert "voornaam" not in found.levels


@pytest.mark.parametrize("given", ["Piet", ""])
def test_a_surname_in_the_place_of_a_given_name_is_recognised_whatever_the_rest(given: str) -> None:
    found = compare(person("Zandberg", given, BORN), person("Jan", "Zandberg", BORN))
    assert found.levels["achternaam"] == "half_verwisseld"
    assert "voornaam" not in found.levels
    assert not found.guards - {"geen_houvast"}


def test_a_first_name_that_is_a_surname_too_is_not_swapped() -> None:
    found = compare(person("Willem", "Jacobs", BORN), person("Jacob", "Willems", BORN))
    assert found.levels["achternaam"] == "anders"


@pytest.mark.parametrize("written", ["Jan Pieter", "J.P.", "J.", "Jan"])
@pytest.mark.parametrize("surname", ["van der Berg", "Berg-Smit", "Bergh"])
def test_one_name_with_the_same_birth_date_and_address_is_one_person(written: str, surname: str) -> None:
    found = compare(person(written, surname, BORN, **HERE), person("Jan Pieter", "Berg", BORN, **HERE))
    assert found.bits > SURE
    assert not found.guards


def test_who_moved_or_married_is_likely_one_person() -> None:
    moved = compare(person("Jan Pieter", born=BORN, **HERE), person("Jan Pieter", born=BORN, **THERE))
    married = compare(person("Anna", "Berg", BORN, **HERE), person("Anna", "Visser", BORN, **HERE))
    for found in (moved, married):
        assert found.bits > 0
        assert not found.guards


@pytest.mark.parametrize(
    ("one", "born", "other", "born_other", "guard"),
    [
        ("J.", BORN, "J.", date(1990, 11, 12), "vader_en_zoon"),
        ("Jan", None, "Joris", None, "vader_en_zoon"),
        ("Jan", BORN, "Jan", date(1990, 11, 12), "geboortedatum_strijdig"),
        ("Jan", BORN, "Jan", date(1985, 5, 3), "vader_en_zoon"),
        ("Jan", None, "Piet", None, None),
        ("Jan", BORN, "Piet", date(1961, 5, 3), None),
    ],
)
def test_family_members_at_one_address_are_different_people(
    one: str, born: date | None, other: str, born_other: date | None, guard: str | None
) -> None:
    found = compare(person(one, born=born, **HERE), person(other, born=born_other, **HERE))
    assert (guard in found.guards) if guard else found.bits < 0


def test_partners_with_one_name_are_different_people() -> None:
    assert compare(person("Anna", "Berg-Smit", BORN, **HERE), person("Jan", "Berg", date(1961, 8, 9), **HERE)).guards


def test_twins_with_other_initials_are_different_people() -> None:
    found = compare(person("Jan", born=BORN, **HERE), person("Piet", born=BORN, **HERE))
    assert found.levels["familie"] == "tweeling"
    assert found.bits < 0
    assert found.guards == {"tweeling"}


@pytest.mark.parametrize(("one", "other"), [("Jan", "Joris"), ("Lisa", "Lise")])
def test_twins_with_one_initial_are_not_linked_without_a_person(one: str, other: str) -> None:
    found = compare(person(one, born=BORN, **HERE), person(other, born=BORN, **HERE))
    assert found.levels["familie"] == "tweeling_zelfde_voorletter"
    assert found.bits < SURE


@pytest.mark.parametrize(("one", "level"), [("J.", "ouder_of_kind"), ("Jan", "ouder_of_kind"), ("J.P.", "vernoemd")])
def test_without_a_birth_date_a_parent_and_a_child_may_have_one_name(one: str, level: str) -> None:
    dated, undated = (compare(person(one, born=born, **HERE), person(one, born=born, **HERE)) for born in (BORN, None))
    assert undated.levels["familie"] == level
    assert 0 < undated.bits < SURE < dated.bits
    assert "familie" not in dated.levels


def test_twins_who_moved_apart_are_different_people() -> None:
    assert compare(person("Jan", born=BORN, **HERE), person("Joris", born=BORN, **THERE)).bits < 0


def test_a_name_alone_is_nothing_to_go_by() -> None:
    assert compare(person("Jan Pieter", **HERE), person("Jan Pieter", **THERE)).guards == {"geen_houvast"}
    assert compare(person("Jan Pieter"), person("Jan Pieter")).guards == {"geen_houvast"}


def test_other_full_names_at_one_initial_need_the_same_birth_date() -> None:
    assert compare(person("Jan", born=BORN), person("Joris", born=date(1961, 5, 3))).guards == {"andere_voornaam"}
    assert compare(person("Jan", born=BORN), person("Joris", born=BORN)).guards == {"tweeling"}


def _town(size: int, seed: int) -> list[Row]:
    rng = Random(seed)
    names = ["Berg", "Smit", "Dijkstra", "Dykstra", "Berg-Smit", "Jansen", "Visser", "Zandberg", "Jan", ""]
    given = ["Jan", "Jan Pieter", "J.P.", "Joris", "Kees", "Cornelis", "P.", "Berg", ""]
    born = [None, BORN, date(1960, 3, 5), date(1960, 1, 1), date(1990, 2, 2)]
    parts: dict[str, list[Any]] = {
        "postcode": ["6211AB", "6211AD", None],
        "huisnummer": [12, 112, None],
        "woonplaats": ["Maastricht", None],
        "toevoeging": ["A", "B", None],
        "straat": ["Proefstraat", "Proefweg", None],
        "nummer": ["12", "13", None],
    }
    return [
        person(
            rng.choice(given),
            rng.choice(names),
            rng.choice(born),
            **{name: rng.choice(values) for name, values in parts.items()},
        )
        for _ in range(size)
    ]


def _every_pair(rows: list[Row]) -> tuple[Evidence, Evidence]:
    people, pairs = people_of(rows), np.array(list(permutations(range(len(rows)), 2)))
    left, right = pairs[:, 0], pairs[:, 1]
    return person_evidence(people, left, right), person_evidence(people, right, left)


def test_it_makes_no_difference_which_of_two_is_left() -> None:
    one, other = _every_pair(_town(120, 1))
    for name, levels in one.fields.items():
        assert levels.tolist() == other.fields[name].tolist(), name
    for name, fired in one.guards.items():
        assert fired.tolist() == other.guards[name].tolist(), name


def test_the_other_pairs_make_no_difference_to_a_pair() -> None:
    rows = _town(60, 2)
    together, _ = _every_pair(rows)
    people = people_of(rows)
    for at, (left, right) in enumerate(permutations(range(12), 2)):
        place = left * (len(rows) - 1) + right - (right > left)
        alone = person_evidence(people, np.array([left]), np.array([right]))
        assert {name: int(each[0]) for name, each in alone.fields.items()} == {
            name: int(each[place]) for name, each in together.fields.items()
        }, at


def test_a_few_more_mentions_change_hardly_any_level() -> None:
    rng = Random(3)
    surnames = [
        f"{start}{end}"
        for start in ("Berg", "Bos", "Veld", "Zand", "Mole")
        for end in ("man", "sma", "huis", "inga", "aard")
    ]
    rows = [person("Jan", surnames[int(rng.random() ** 4 * len(surnames))]) for _ in range(9_000)]
    left, right = np.array(rng.sample(range(8_900), 4_000)).reshape(2, -1)
    before, after = (
        person_evidence(people_of(rows[:size]), left, right).fields["achternaam"] for size in (8_900, 9_000)
    )
    assert (before != after).mean() < 0.02


def test_no_pairs_are_no_trouble() -> None:
    none = np.zeros(0, dtype=np.int64)
    evidence = person_evidence(people_of(OTHERS), none, none)
    assert {len(each) for each in (*evidence.fields.values(), *evidence.guards.values())} == {0}


def test_more_agreement_never_weighs_less() -> None:
    model = shipped_model("persoon", PERSON_FIELDS)
    weight = {
        (field.name, level.name): value
        for field in PERSON_FIELDS
        for level, value in zip(field.levels, model.weights[field.name], strict=True)
    }
    for field, better, worse in (
        ("achternaam", "gelijk_zeldzaam", "gelijk"),
        ("achternaam", "gelijk", "gelijk_veelvoorkomend"),
        ("achternaam", "deel_zeldzaam", "deel"),
        ("achternaam", "lijkt", "anders"),
        ("achternaam", "verwisseld", "half_verwisseld"),
        ("achternaam", "half_verwisseld", "anders"),
        ("voornaam", "alle_gelijk", "eerste_gelijk"),
        ("voornaam", "eerste_gelijk", "roepnaam"),
        ("voornaam", "voorletters_gelijk", "voorletter_gelijk"),
        ("voornaam", "voorletter_gelijk", "tweede_voorletter_anders"),
        ("geboortedatum", "gelijk", "bijna"),
        ("geboortedatum", "zover_bekend", "andere_dag"),
        ("geboortedatum", "ander_jaar", "strijdig"),
        ("geboortedatum", "gelijk", "andere_maand"),
        ("geboortedatum", "andere_maand", "strijdig"),
        ("adres", "gelijk", "druk"),
        ("adres", "gelijk", "bijna"),
        ("adres", "bijna", "zelfde_straat"),
        ("adres", "andere_toevoeging", "zelfde_straat"),
        ("adres", "zelfde_straat", "zelfde_plaats"),
        ("adres", "zelfde_plaats", "andere_plaats"),
        ("nummer", "gelijk", "bijna"),
        ("nummer", "bijna", "anders"),
    ):
        assert weight[field, better] >= weight[field, worse], (field, better, worse)
