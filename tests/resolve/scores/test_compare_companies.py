from __future__ import annotations

from typing import Any

import pytest

from tests.resolve.making import HERE, THERE, Mention, company, compare, levels

KVK, OTHER = "90000001", "90000002"


def registered(name: str, number: str = KVK, **given: Any) -> Mention:
    return company(f"KVK:{number}", name, "kvk", kvk=number) | given


def zone(one: str, other: str) -> str:
    """The zone of a permit party and a registered company at one address."""
    return compare(company("1", one, **HERE), registered(other, **HERE), company("2", "Topaas Wonen")).zone.value


@pytest.mark.parametrize(
    "written",
    [
        "Bosuil Tegelhandel B.V.",
        "BOSUIL TEGELHANDEL",
        "Tegelhandel Bosuil",
        "Bosuiltegelhandel BV",
        "Bosuil Tegelh. B.V.",
        "Bosuyl Tegelhandel B.V.",
        "Bosuil Tegelhnadel B.V.",
    ],
)
def test_a_name_written_otherwise_at_the_same_address_is_the_same_company(written: str) -> None:
    assert zone(written, "Bosuil Tegelhandel B.V.") == "zelfde"


@pytest.mark.parametrize(
    "written", ["Van dte Bosuil Tegels B.V.", "Vna de Bosuil Tegels B.V.", "V.d. Bosuil Tegels B.V."]
)
def test_a_slip_in_an_article_or_preposition_is_no_word_too_many(written: str) -> None:
    found = levels(compare(company("1", written), registered("Van de Bosuil Tegels B.V.")))
    assert {"extra_woord_geen", "ontbrekend_woord_geen", "dekking_alles"} <= found


def test_the_same_letters_elsewhere_in_the_name_are_a_word_of_their_own() -> None:
    found = levels(compare(company("1", "Bosuil Vna Tegels B.V."), registered("Van Bosuil Tegels B.V.")))
    assert "extra_woord_geen" not in found


def test_a_word_that_other_names_have_is_no_slip_in_a_prefix() -> None:
    jan, others = company("1", "Jan Bosuil Tegels B.V."), (company("2", "Jan Smit"), company("3", "Jan Topaas Wonen"))
    found = levels(compare(jan, registered("Van Bosuil Tegels B.V."), *others))
    assert not {"extra_woord_geen", "dekking_alles"} & found


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("Ромашка B.V.", "Звезда B.V.", "verschillend"),
        ("Ромашка B.V.", "РОМАШКА BV", "zelfde"),
        ("مطعم V.O.F.", "株式会社 V.O.F.", "verschillend"),
        ("? B.V.", "- B.V.", "verschillend"),
        ("B.V.", "B.V.", "verschillend"),
    ],
)
def test_names_in_another_script_are_told_apart_and_signs_are_no_name(one: str, other: str, outcome: str) -> None:
    assert zone(one, other) == outcome


@pytest.mark.parametrize("word", ["Installatietechniek", "Autobedrijf", "Klussenbedrijf"])
def test_initials_before_a_trade_are_no_prefix(word: str) -> None:
    found = levels(compare(company("1", f"V.D. {word}"), registered(f"{word} V.D.")))
    assert {"dekking_alles", "voorzetsels_gelijk"} <= found
    assert "extra_woord_geen" not in levels(compare(company("1", f"V.D. {word}"), registered(word)))


def test_nothing_is_told_twice() -> None:
    told = compare(company("1", "Bosuil Tegels B.V."), registered("Bosuil Tegels B.V.")).reason.split("; ")
    assert len(told) == len(set(told))


def test_initials_before_a_word_of_a_group_are_no_prefix() -> None:
    assert "extra_woord_geen" not in levels(compare(company("1", "V.D. Beheer B.V."), registered("Beheer B.V.")))


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Bosuil Teg", "ja_kort"),
        ("Bosuil Tegelhan", "ja"),
        ("Bosuil Tegelhandel Zuid V", "ja_lang"),
        ("Bosuil Tegelhandel Zuid Vloeren Maas", "omgekeerd"),
        ("Bosuil Tegelhandel Zuid Vloeren", "nee"),
    ],
)
def test_a_name_cut_off_has_no_word_over_and_counts_for_more_when_it_is_long(written: str, level: str) -> None:
    found = levels(compare(company("1", written), registered("Bosuil Tegelhandel Zuid Vloeren")))
    assert {f"afgekapt_{level}", "extra_woord_geen"} <= found or level == "omgekeerd"
    assert "ontbrekend_woord_geen" in found or level != "omgekeerd"


def test_ij_written_as_y_is_one_letter() -> None:
    found = levels(compare(company("1", "Kwekery Bosuil"), registered("Kwekerij Bosuil")))
    assert {"woordverschil_een_letter_gewoon", "klank_begint_en_klinkt"} <= found


def test_names_without_a_word_in_common_are_not_said_to_have_equal_words() -> None:
    said = [each.says for each in compare(company("1", "Jasmijn"), registered("Campanula B.V.")).findings]
    assert not any("elk woord" in text for text in said)
    assert len(said) == len(set(said))


def test_a_word_over_on_both_sides_is_told_from_a_word_too_many() -> None:
    more = levels(compare(company("1", "Bosuil Topaas Tegels"), registered("Bosuil Tegels")))
    other = levels(compare(company("1", "Bosuil Topaas Tegels"), registered("Bosuil Lijster Tegels")))
    assert "extra_woord_zeldzaam" in more
    assert "extra_woord_zeldzaam_beide" in other


@pytest.mark.parametrize(
    ("one", "other", "guard"),
    [
        ("Jansen Beheer", "Jansen Vastgoed B.V.", "ander_concerndeel"),
        ("Jansen", "Jansen Holding B.V.", "ander_concerndeel"),
        ("Jansen Groep B.V.", "Jansen B.V.", "ander_concerndeel"),
        ("Bosuil Tegels II", "Bosuil Tegels I", "ander_nummer"),
        ("Bosuil Tegels 12A", "Bosuil Tegels 12B", "ander_nummer"),
        ("Bosuil Tegels V.O.F.", "Bosuil Tegels B.V.", "andere_rechtsvorm"),
        ("Stichting Bosuil", "Bosuil B.V.", "andere_rechtsvorm"),
    ],
)
def test_what_tells_companies_of_one_name_apart_outweighs_all_else(one: str, other: str, guard: str) -> None:
    found = compare(company("1", one, **HERE), registered(other, **HERE))
    assert guard in found.guards
    assert found.zone == "verschillend"


@pytest.mark.parametrize(
    ("one", "other", "guard"),
    [
        ("Bosuil Tegels II", "Bosuil Tegels", "nummer_ontbreekt"),
        ("Bosma Tegels B.V.", "Bosna Tegels B.V.", "kort_woord"),
    ],
)
def test_what_may_be_another_company_is_left_to_a_person(one: str, other: str, guard: str) -> None:
    found = compare(company("1", one, **HERE), registered(other, **HERE))
    assert (guard in found.guards, found.zone) == (True, "mogelijk")


def test_different_numbers_of_the_registers_are_different_companies_whatever_the_name() -> None:
    for key, guard in (("kvk", "ander_kvk"), ("rsin", "ander_rsin")):
        one, other = (company(number, "Bosuil B.V.", **{key: number}, **HERE) for number in (KVK, OTHER))
        found = compare(one, other)
        assert (found.guards, found.zone, found.binding) == ((guard,), "verschillend", True)


def test_two_ids_of_the_land_registry_are_never_joined_by_a_score() -> None:
    one, other = (company(at, "Bosuil Tegelhandel B.V.", "brk", imkad=at, **HERE) for at in ("8", "9"))
    found = compare(one, other)
    assert ("ander_kadaster_id" in found.guards, found.zone, found.binding) == (True, "mogelijk", True)


def test_a_rare_name_with_its_form_is_enough() -> None:
    assert compare(company("1", "Bosuil Tegelhandel B.V."), registered("Bosuil Tegelhandel B.V.")).zone == "zelfde"


@pytest.mark.parametrize("name", ["De Jong Beheer B.V.", "Jansen", "Bakkerij De Vries"])
def test_a_name_of_everyday_words_is_not_enough_alone(name: str) -> None:
    assert compare(company("1", name), registered(name)).zone == "mogelijk"


def test_the_same_town_is_enough_beside_the_same_name_and_form() -> None:
    one = company("1", "Bosuil Tegelhandel B.V.", woonplaats="Maastricht")
    assert compare(one, registered("Bosuil Tegelhandel B.V.", woonplaats="MAASTRICHT")).zone == "zelfde"


def test_another_town_speaks_against() -> None:
    one, other = (
        company("1", "Bosuil Tegels B.V.", **THERE),
        registered("Bosuil Tegels B.V.", postcode="1011AB", huisnummer=1),
    )
    assert "adres_andere_plaats" in levels(compare(one, other))


def test_a_town_in_a_name_is_no_part_of_it() -> None:
    one = company("1", "Stichting Zonnehof Maastricht", **HERE)
    found = compare(one, registered("Stichting Zonnehof", woonplaats="Maastricht", **HERE))
    assert {"extra_woord_plaatsnaam", "dekking_alles"} <= levels(found)
    assert found.zone == "zelfde"


def test_an_address_that_many_share_is_hardly_evidence() -> None:
    crowd = [company(f"c{at}", f"Bedrijf {name}", **HERE) for at, name in enumerate("abcdefghij")]
    found = compare(company("1", "Bosuyl Tegels", **HERE), registered("Bosuil Tegelhandel B.V.", **HERE), *crowd)
    assert ("adres_druk" in levels(found), found.zone) == (True, "verschillend")


def test_another_addition_is_not_the_same_address() -> None:
    one, other = (company(at, "Bosuil B.V.", toevoeging=at, **HERE) for at in ("A", "B"))
    assert "adres_andere_toevoeging" in levels(compare(one, other))


def test_a_short_name_needs_the_address() -> None:
    near = {"woonplaats": "Maastricht"}
    assert compare(company("1", "Abex B.V.", **near), registered("Abex B.V.", **near)).zone == "mogelijk"
    assert zone("Abex B.V.", "Abex B.V.") == "zelfde"


def test_a_branch_and_a_legal_person_of_one_name_are_left_to_a_person() -> None:
    branch = company("VEST:000090000001", "Bosuil Tegelhandel", "kvk", **HERE)
    assert compare(branch, company("1", "Bosuil Tegelhandel B.V.", **HERE)).zone == "mogelijk"
    assert compare(branch, company("1", "Bosuil Tegelhandel", **HERE)).zone == "zelfde"


def test_two_different_names_at_one_address_are_different_companies() -> None:
    assert zone("Kapsalon Topaas", "Bosuil Tegelhandel B.V.") == "verschillend"
