from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.samples import sample
from tests.support.stands import Address, Company, Holder, Person
from tests.support.tables import house, profile, visiting_address, woz_line

if TYPE_CHECKING:
    from tests.support.tables import Registers, Row

KVK, RSIN, BSN = "99000011", "999990019", "999993653"
DAY = "2022-12-31"


def mentions(registers: Registers) -> dict[tuple[str, str], Row]:
    """Register and source id → the mention."""
    rows = registers.tables().db.table("vermelding").to_arrow_table().to_pylist()
    assert len({(row["register"], row["source_id"]) for row in rows}) == len(rows)
    return {(row["register"], row["source_id"]): row for row in rows}


def test_the_land_registry_names_parties_by_its_own_id(registers: Registers) -> None:
    person, company = Person("901", "Aalders", "Anna", bsn=BSN), Company("910", "Voorbeeld B.V.", rsin=RSIN, kvk=KVK)
    registers.stand(DAY, house(Holder("81", person, (1, 2)), Holder("82", company, (1, 2))))
    found = mentions(registers)
    assert set(found) == {("brk", "NL.IMKAD.Persoon:901"), ("brk", "NL.IMKAD.Persoon:910")}
    anna, bv = found["brk", "NL.IMKAD.Persoon:901"], found["brk", "NL.IMKAD.Persoon:910"]
    assert (anna["soort"], anna["naam"], anna["rsin"], anna["kvk"]) == ("persoon", "Anna Aalders", None, None)
    assert (bv["soort"], bv["naam"], bv["rsin"], bv["kvk"]) == ("bedrijf", "Voorbeeld B.V.", RSIN, KVK)
    assert BSN not in anna["bsn_hmac"]
    assert bv["bsn_hmac"] is None
    assert (anna["eerste"], anna["_bestand"]) == (date(2022, 12, 31), f"stand-0935-{DAY}.xml")


def test_the_trade_register_names_companies_and_branches_by_number(registers: Registers) -> None:
    branch = {"vestigingsnummer": "000099000011", "eersteHandelsnaam": "Voorbeeld Verhuur"}
    registers.kvk(DAY, profile(KVK, rsin=RSIN, embedded={"hoofdvestiging": branch}))
    found = mentions(registers)
    assert set(found) == {("kvk", f"KVK:{KVK}"), ("kvk", "VEST:000099000011")}
    assert found["kvk", "VEST:000099000011"]["kvk"] == KVK


def test_the_woz_names_parties_by_number_or_else_by_object_and_role(registers: Registers) -> None:
    entity, person = "niet_natuurlijk_persoon", "natuurlijk_persoon"
    registers.woz(
        DAY,
        woz_line("093500000011", 1, eigenaar_type=entity, eigenaar_id=RSIN),
        woz_line("093500000012", 1, eigenaar_type=entity, eigenaar_id=KVK),
        woz_line("093500000013", 1, eigenaar_type=entity, eigenaar_id=RSIN),
        woz_line("093500000014", 1, eigenaar_type=person, eigenaar_id=BSN),
    )
    found = mentions(registers)
    assert set(found) == {("woz", f"RSIN:{RSIN}"), ("woz", f"KVK:{KVK}"), ("woz", "093500000014:eigenaar")}
    assert found["woz", "093500000014:eigenaar"]["soort"] == "persoon"


def test_a_woz_party_with_a_name_only_is_keyed_by_object_and_role(registers: Registers) -> None:
    user = {"type": "niet_natuurlijk_persoon", "naam": "Stichting Voorbeeld"}
    answer = {"identificatie": "093500000012", "grondoppervlakte": 80, "belanghebbendeGebruiker": user}
    registers.deliver("woz", "woz.json", json.dumps(answer), DAY)
    assert {key: row["naam"] for key, row in mentions(registers).items()} == {
        ("woz", "093500000012:gebruiker"): "Stichting Voorbeeld"
    }


def test_a_party_in_many_snapshots_is_one_mention_since_the_first(registers: Registers) -> None:
    person = Person("901")
    registers.stand("2023-12-31", house(Holder("81", person)), house(Holder("82", person), number=2))
    registers.stand("2021-12-31", house(Holder("81", person)))
    (mention,) = mentions(registers).values()
    assert mention["eerste"] == date(2021, 12, 31)


@pytest.mark.samples
def test_real_parties_of_the_woz_are_keyed_as_the_file_gives_them(registers: Registers) -> None:
    registers.load("woz", sample("woz", "wozobjecten_belanghebbenden.json"), reference_date=date(2024, 1, 1))
    kinds = {source_id: row["soort"] for (_, source_id), row in mentions(registers).items()}
    assert kinds.pop("RSIN:858311537") == "bedrijf"
    assert set(kinds.values()) == {"persoon"}
    assert {source_id.partition(":")[0] for source_id in kinds} == {"002500003118", "082600014669"}


def test_a_home_address_comes_along_and_a_shielded_seat_does_not(registers: Registers) -> None:
    registers.stand(DAY, house(Holder("81", Person("901", address=Address("51", number="12", postcode="6211AB")))))
    shielded = visiting_address(14, shielded=True)
    registers.kvk(DAY, profile(KVK, address=visiting_address(20)), profile("99000022", address=shielded))
    found = mentions(registers)
    places = {key: (row["postcode"], row["huisnummer"]) for key, row in found.items()}
    assert places == {
        ("brk", "NL.IMKAD.Persoon:901"): ("6211AB", 12),
        ("kvk", f"KVK:{KVK}"): ("6211AB", 20),
        ("kvk", "KVK:99000022"): (None, None),
    }
