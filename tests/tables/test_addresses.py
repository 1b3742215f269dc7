from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Address, Company, Holder, Obj, Person
from tests.support.tables import house, key, profile, visiting_address, woz_line

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers, Tables

KVK = "99000011"
BAG, OTHER_BAG, DWELLING = "0935200000000012", "0935200000000013", "0935010000000012"
DAY = "2022-12-31"
SECRET = "999993653"


def at(number: int = 12, bag: str | None = BAG, suffix: str = "", **more: str) -> Address:
    return Address(f"{number}{suffix}{bag or ''}", number=str(number), bag=bag, **more)


def seat_of(company: str, *, kvk_number: int = 12, shielded: bool = False) -> dict[str, object]:
    return profile(company, address=visiting_address(kvk_number, shielded=shielded))


@in_one_city
def test_a_place_known_by_its_bag_id_and_by_postcode_and_number_is_one_node(registers: Registers) -> Case:
    registers.stand(DAY, house(Holder("81", Person("901", address=at()))))
    registers.kvk(DAY, seat_of(KVK))
    tables = yield
    assert set(tables.nodes("Adres")) == {BAG}
    assert tables.ends("WOONT_OP") == {("NL.IMKAD.Persoon:901", BAG)}
    assert tables.ends("GEVESTIGD_OP") == {(f"KVK:{KVK}", BAG)}


@in_one_city
def test_a_place_with_two_bag_ids_stays_apart(registers: Registers) -> Case:
    here, there = Person("901", address=at()), Person("902", address=at(bag=OTHER_BAG))
    registers.stand(DAY, house(Holder("81", here, (1, 2)), Holder("82", there, (1, 2))))
    registers.kvk(DAY, seat_of(KVK))
    tables = yield
    assert set(tables.nodes("Adres")) == {BAG, OTHER_BAG, "ADRES:6211AB-12-"}
    assert tables.ends("GEVESTIGD_OP") == {(f"KVK:{KVK}", "ADRES:6211AB-12-")}


@in_one_city
def test_an_address_has_its_parts_and_lies_on_a_street(registers: Registers) -> Case:
    registers.stand(DAY, house(Holder("81", Person("901", address=at()))))
    tables = yield
    address = tables.nodes("Adres")[BAG]
    assert {name: address[name] for name in ("postcode", "straat", "huisnummer", "woonplaats", "land")} == {
        "postcode": "6211AB", "straat": "Voorbeeldstraat", "huisnummer": 12, "woonplaats": "Maastricht", "land": "NL",
    }  # fmt: skip
    street = "STRAAT:MAASTRICHT/Voorbeeldstraat"
    assert tables.ends("LIGT_AAN") == {(BAG, street)}
    assert tables.nodes("Straat")[street]["naam"] == "Voorbeeldstraat"


@in_one_city
def test_a_street_is_one_street_however_its_town_is_written(registers: Registers) -> Case:
    people = [
        Person("901", address=at(12, None, town="Maastricht")), Person("902", address=at(13, None, town="MAASTRICHT")),
    ]  # fmt: skip
    registers.stand(DAY, house(*(Holder(f"8{person.id}", person, (1, 2)) for person in people)))
    tables = yield
    assert len(tables.nodes("Adres")) == 2
    assert set(tables.nodes("Straat")) == {"STRAAT:MAASTRICHT/Voorbeeldstraat"}


@in_one_city
def test_a_shielded_address_of_a_company_is_no_seat(registers: Registers) -> Case:
    registers.kvk(DAY, seat_of(KVK), seat_of("99000022", shielded=True))
    tables = yield
    assert set(tables.nodes("Bedrijf")) == {f"KVK:{KVK}", "KVK:99000022"}
    assert tables.ends("GEVESTIGD_OP") == {(f"KVK:{KVK}", "ADRES:6211AB-12-")}


@in_one_city
def test_a_branch_has_its_own_seat(registers: Registers) -> Case:
    branch = {"vestigingsnummer": "000099000011", "eersteHandelsnaam": "Verhuur", "adressen": [visiting_address(14)]}
    registers.kvk(DAY, profile(KVK, embedded={"hoofdvestiging": branch}))
    edge = (yield).edge("GEVESTIGD_OP", "VEST:000099000011", "ADRES:6211AB-14-")
    assert (edge["van_soort"], edge["soort"]) == ("Vestiging", "bezoekadres")


@in_one_city
def test_the_seat_of_a_company_in_the_land_registry_counts_too(registers: Registers) -> Case:
    registers.stand(DAY, house(Holder("81", Company("910", kvk=KVK, address=at()))))
    edge = (yield).edge("GEVESTIGD_OP", f"KVK:{KVK}", BAG)
    assert (edge["van_soort"], edge["soort"], edge["geldig_tot"]) == ("Bedrijf", "bezoekadres", None)


def residents(registers: Registers, *people: Person) -> Reading[Tables]:
    share = (1, len(people))
    registers.stand(DAY, house(*(Holder(f"8{person.id}", person, share) for person in people)))
    return (yield)


@in_one_city
def test_a_secret_person_lives_nowhere(registers: Registers) -> Case:
    tables = yield from residents(registers, Person("901", address=at()), Person("902", address=at(), secret=True))
    assert tables.ends("WOONT_OP") == {("NL.IMKAD.Persoon:901", BAG)}
    assert {row["id"]: row["afgeschermd"] for row in tables.nodes("Persoon").values()} == {
        "NL.IMKAD.Persoon:901": False, "NL.IMKAD.Persoon:902": True,
    }  # fmt: skip


@in_one_city
def test_secrecy_in_one_register_holds_for_the_address_from_another(registers: Registers) -> Case:
    registers.deliver("woz", "woz.json", """
        {"identificatie": "093500000012", "grondoppervlakte": 80, "belanghebbendeEigenaar":
         {"type": "natuurlijk_persoon", "burgerservicenummer": "%s", "geheimhoudingPersoonsgegevens": true}}
    """ % SECRET, "2023-01-01")  # fmt: skip  # noqa: UP031 - braces are JSON here
    person = Person("901", bsn=SECRET, address=at())
    tables = yield from residents(registers, person)
    assert tables.nodes("Persoon")[key(person)]["afgeschermd"]
    assert tables.ends("WOONT_OP") == set()


@in_one_city
def test_a_parcel_contains_the_dwelling_at_its_address(registers: Registers) -> Case:
    parcel = house(Holder("81", Person("901")), bag=[(DWELLING, at())])
    registers.stand(DAY, parcel)
    tables = yield
    assert set(tables.nodes("Verblijfsobject")) == {DWELLING}
    assert tables.ends("HEEFT_VBO") == {(key(parcel), DWELLING)}
    assert tables.ends("HEEFT_ADRES") == {(DWELLING, BAG)}


@in_one_city
def test_a_dwelling_that_only_the_woz_knows_is_a_node(registers: Registers) -> Case:
    registers.woz(DAY, woz_line("093500000012", 287_000, adresseerbaarobject_id=DWELLING))
    tables = yield
    assert set(tables.nodes("Verblijfsobject")) == {DWELLING}
    assert tables.ends("WAARDE_VAN") == {("WOZ:093500000012/2021-01-01", DWELLING)}


@in_one_city
def test_a_post_box_is_no_place(registers: Registers) -> Case:
    box = visiting_address() | {"type": "correspondentieadres", "straatnaam": "Postbus", "huisnummer": None}
    registers.kvk(DAY, profile(KVK, address=box))
    tables = yield
    assert tables.nodes("Adres") == {}
    assert tables.ends("GEVESTIGD_OP") == set()


@in_one_city
def test_a_place_abroad_keeps_its_country(registers: Registers) -> Case:
    abroad = {
        "type": "bezoekadres", "indAfgeschermd": "Nee", "straatHuisnummer": "Musterweg 5", "postcodeWoonplaats": "52062 Aachen",
        "land": "Duitsland",
    }  # fmt: skip
    registers.kvk(DAY, profile(KVK, address=abroad))
    (address,) = (yield).nodes("Adres").values()
    assert address["id"].startswith("ADRES:DUITSLAND:")
    assert address["land"] == "Duitsland"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@in_one_city
def test_two_spellings_of_one_place_in_one_snapshot_give_the_same_node_in_any_order(
    registers: Registers, order: tuple[int, ...]
) -> Case:
    spellings = (at(town="Maastricht"), at(suffix="x", town="MAASTRICHT"))
    people = [Person(f"90{place}", address=spellings[place]) for place in order]
    tables = yield from residents(registers, *people)
    assert [row["woonplaats"] for row in tables.nodes("Adres").values()] == ["Maastricht"]


@in_one_city
def test_an_object_may_stand_at_two_addresses(registers: Registers) -> Case:
    parcel = Obj("123000010001", "MTT00 C 1 A1", bag=[(DWELLING, at()), ("0935010000000013", at(14, OTHER_BAG))])
    registers.stand(DAY, parcel)
    assert (yield).ends("HEEFT_VBO") == {(key(parcel), DWELLING), (key(parcel), "0935010000000013")}
