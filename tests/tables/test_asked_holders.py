from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support import bevragen_answers as bevragen
from tests.support import kik_answers as kik
from tests.support.kik_answers import answer, key
from tests.support.stands import Company, Deed, Holder, Note, Person
from tests.support.tables import house, parcel_id

if TYPE_CHECKING:
    from tests.support.tables import Registers, Tables

PARCEL = parcel_id(1)
PARCEL_ID = f"NL.IMKAD.KadastraalObject:{PARCEL}"
ANNA, BERT = "NL.IMKAD.Persoon:901", "NL.IMKAD.Persoon:902"


def asked(registers: Registers, day: str, *documents: dict[str, Any]) -> None:
    registers.deliver("kik", f"antwoorden-{day}.json", json.dumps(documents), day)


def ownership(
    *holders: str, product: str = "Eigendomsinformatie", about: dict[str, str] | None = None
) -> dict[str, Any]:
    """The object, its right of ownership, and equal shares of these persons in it."""
    name = {"kadastraleGemeente": {"waarde": "Maastricht"}, "sectie": "C", "perceelnummer": 1}
    share = {"teller": 1, "noemer": len(holders) or 1}
    return answer(
        product,
        about=about or key("KadastraalObject", PARCEL),
        onroerendeZaken=[
            {"identificatie": key("KadastraalObject", PARCEL), "type": "Perceel", "kadastraleAanduiding": name}
        ],
        zakelijkRechten=[
            {
                "identificatie": key("ZakelijkRecht", "71"),
                "aard": {"code": "2"},
                "rustOp": key("KadastraalObject", PARCEL),
            }
        ],
        tenaamstellingen=[
            {
                "identificatie": key("Tenaamstelling", f"8{number}"),
                "aandeel": share,
                "van": key("ZakelijkRecht", "71"),
                "tenNameVan": key("Persoon", number),
            }
            for number in holders
        ],
        personen=[
            {
                "identificatie": key("Persoon", number),
                "type": "NatuurlijkPersoon",
                "betreft": {"naam": {"geslachtsnaam": f"Fictie {number}"}},
            }
            for number in holders
        ],
    )


def owning(tables: Tables) -> dict[str, int]:
    """What each party holds on the date, in promille and all together."""
    held: Counter[str] = Counter()
    for row in tables.edges("BEZIT"):
        if row["geldig_tot"] is None:
            held[row["van"]] += row["aandeel_promille"]
    return dict(held)


def test_an_answer_alone_gives_the_object_and_its_owner(registers: Registers) -> None:
    asked(registers, "2024-01-01", ownership("901"))
    tables = registers.tables()
    assert tables.nodes("Perceel")[PARCEL_ID]["aanduiding"] == "MTT00 C 1"
    assert owning(tables) == {ANNA: 1000}
    assert tables.nodes("Perceel")[PARCEL_ID]["hypotheek_actueel_op"] is None


def test_answers_of_the_other_service_alone_give_owner_and_leasehold(registers: Registers) -> None:
    asked(
        registers,
        "2024-01-01",
        bevragen.search(bevragen.parcel(PARCEL)),
        bevragen.below(
            "zakelijkGerechtigden",
            bevragen.holder(
                "81", who=bevragen.person("kadaster_niet_natuurlijk_persoon", "903", "Voorbeeld Grond B.V.")
            ),
            bevragen.holder("82", "erfpachter", bevragen.person(number="901")),
            object_id=PARCEL,
        ),
    )
    tables = registers.tables()
    assert {(row["van"], row["recht"]) for row in tables.edges("BEZIT")} == {
        ("NL.IMKAD.Persoon:903", "bloot eigendom"),
        (ANNA, "erfpachter"),
    }
    assert {row["geldig_van"] for row in tables.edges("BEZIT")} == {date(2018, 10, 11)}
    assert len(tables.ends("HEEFT_VBO") | tables.ends("BELAST")) >= 1


def test_an_object_that_a_stand_shows_keeps_its_holders_and_gets_no_others(registers: Registers) -> None:
    registers.stand("2023-12-31", house(Holder("81", Person("901", "A. Aalders"))))
    before = registers.tables()
    asked(registers, "2024-01-01", ownership("902"))
    asked(registers, "2024-01-02", bevragen.below("zakelijkGerechtigden", bevragen.holder(), object_id=PARCEL))
    tables = registers.tables()
    assert owning(tables) == owning(before) == {ANNA: 1000}
    for edge in ("BEZIT", "HEEFT_RECHT", "RUST_OP", "KOPER"):
        assert tables.edges(edge) == before.edges(edge)
    assert {row["_bron"] for row in tables.nodes("Perceel").values()} == {"brk"}


def test_a_later_answer_about_the_object_ends_what_an_answer_about_a_person_showed(registers: Registers) -> None:
    asked(registers, "2023-01-01", ownership("901", product="Eigenaarsinformatie", about=key("Persoon", "901")))
    asked(registers, "2024-01-01", ownership("902"))
    assert owning(registers.tables()) == {BERT: 1000}
    assert owning(registers.tables("2023-12-31"))[ANNA] == 1000


def test_a_later_answer_ends_a_leasehold_too_that_an_answer_about_a_person_showed(registers: Registers) -> None:
    person, parcel = ownership("901", product="Eigenaarsinformatie", about=key("Persoon", "901")), ownership("902")
    for document in (person, parcel):
        lists = document["geleverdProduct"]["product"]["met"]
        lists["zakelijkRechten"][0]["isBelastMet"] = [key("ZakelijkRecht", "72")]
        lists["zakelijkRechten"].append({"identificatie": key("ZakelijkRecht", "72"), "aard": {"code": "3"}})
        lists["tenaamstellingen"][0]["van"] = key("ZakelijkRecht", "72")
    asked(registers, "2023-01-01", person)
    asked(registers, "2024-01-01", parcel)
    assert owning(registers.tables()) == {BERT: 1000}


def agreed(**on: Any) -> dict[str, Any]:
    """An answer about the object with an agreement on a deed of 1 March 2022."""
    document = ownership("901")
    lists = document["geleverdProduct"]["product"]["met"]
    buyer, deed_part = key("Persoon", "903"), key("Stukdeel", "510")
    lists["aantekeningen"] = [
        {
            "identificatie": key("Aantekening", "n1"),
            "aard": {"code": "7"},
            "betrokkenPersoon": [buyer],
            "isGebaseerdOp": deed_part,
            **on,
        }
    ]
    lists["personen"].append(
        {
            "identificatie": buyer,
            "type": "NietNatuurlijkPersoon",
            "statutaireNaam": "Koper B.V.",
            "rechtsvorm": {"code": "2"},
        }
    )
    lists["stukdelen"] = [{"identificatie": deed_part, "aard": {"code": "651"}}]
    lists["stukken"] = [{"identificatie": key("TIAStuk", "stuk-510"), **kik.deed("2022-03-01", "510")}]
    return document


def test_a_note_on_a_right_that_a_stand_shows_comes_from_the_stand_alone(registers: Registers) -> None:
    registers.stand("2023-12-31", house(Holder("81", Person("901", "A. Aalders"))))
    asked(registers, "2022-05-01", agreed(aantekeningRecht=[key("ZakelijkRecht", "71")]))
    assert registers.tables().edges("KOOPT") == []


def test_an_agreement_has_the_day_of_a_deed_that_a_stand_shows_of_another_object(registers: Registers) -> None:
    deed = Deed("510", "651", date="2022-03-01", deed_id="stuk-510")
    note = Note("x1", parties=[Company("903", "Koper B.V.")], deed=deed)
    registers.stand("2023-12-31", house(Holder("91", Person("902", "B. Baks")), number=2, notes=[note]))
    asked(registers, "2022-05-01", agreed(aantekeningKadastraalObject=key("KadastraalObject", PARCEL)))
    begins = {row["naar"]: row["geldig_van"] for row in registers.tables().edges("KOOPT")}
    assert begins == dict.fromkeys((PARCEL_ID, f"NL.IMKAD.KadastraalObject:{parcel_id(2)}"), date(2022, 3, 1))


def test_answers_of_two_services_about_one_object_do_not_add_up(registers: Registers) -> None:
    asked(registers, "2023-01-01", ownership("901"))
    asked(
        registers,
        "2024-01-01",
        bevragen.below("zakelijkGerechtigden", bevragen.holder(who=bevragen.person(number="901")), object_id=PARCEL),
    )
    tables = registers.tables()
    assert owning(tables) == {ANNA: 1000}
    assert tables.nodes("Transactie") == {}
    assert tables.nodes("Perceel")[PARCEL_ID]["vervallen"] is False


def test_two_answers_about_holders_show_a_transfer_between_them(registers: Registers) -> None:
    first, second = (bevragen.person(number=number) for number in ("901", "902"))
    for day, who, number, begin in (
        ("2021-01-01", first, "81", "2010-02-03"),
        ("2024-01-01", second, "82", "2022-05-06"),
    ):
        held = bevragen.holder(number, who=who, aanvangsdatum=begin)
        asked(registers, day, bevragen.parcel(PARCEL), bevragen.below("zakelijkGerechtigden", held, object_id=PARCEL))
    tables = registers.tables()
    (sale,) = tables.nodes("Transactie").values()
    assert (sale["datum"], sale["afgeleid"]) == (date(2022, 5, 6), True)
    assert (tables.ends("VERKOPER"), tables.ends("KOPER")) == ({(ANNA, sale["id"])}, {(BERT, sale["id"])})


def test_one_person_by_bsn_in_a_stand_and_by_its_pseudonymous_key_is_one_party(registers: Registers) -> None:
    bsn = bevragen.BSN
    registers.stand("2023-12-31", house(Holder("81", Person("901", "A. Aalders", bsn=bsn)), number=2))
    who = bevragen.person("ingeschreven_natuurlijk_persoon", bsn, "Anna Aalders")
    asked(
        registers,
        "2024-01-01",
        bevragen.parcel(PARCEL),
        bevragen.below("zakelijkGerechtigden", bevragen.holder(who=who), object_id=PARCEL),
    )
    assert owning(registers.tables()).keys() == {ANNA}


def test_an_empty_answer_makes_mortgages_and_seizures_known_for_the_day_of_the_delivery(registers: Registers) -> None:
    asked(registers, "2024-01-01", bevragen.parcel(PARCEL, hypotheekIdentificaties=["501"]))
    node = registers.tables().nodes("Perceel")[PARCEL_ID]
    assert (node["hypotheek_actueel_op"], node["beslag_actueel_op"]) == (None, None)
    asked(
        registers,
        "2024-03-01",
        bevragen.below("hypotheken", object_id=PARCEL),
        bevragen.below("beslagen", object_id=PARCEL),
    )
    node = registers.tables().nodes("Perceel")[PARCEL_ID]
    assert (node["hypotheek_actueel_op"], node["beslag_actueel_op"]) == (date(2024, 3, 1), date(2024, 3, 1))


def test_the_day_of_a_mortgage_and_a_seizure_stays_when_the_other_service_does_not_say_it(registers: Registers) -> None:
    registers.stand(
        "2019-12-31", house(Holder("81", Person("901", "A. Aalders"), deeds=[Deed("500", date="2015-06-01")]))
    )
    on = {"rustOpObject": key("KadastraalObject", PARCEL)}
    asked(
        registers,
        "2024-01-01",
        answer(
            about=key("KadastraalObject", PARCEL),
            zekerheidsstellingen=[kik.mortgage("501", "601", **on), kik.seizure("701", "801", **on)],
            stukdelen=[kik.deed_part("601"), kik.seizure_part("801")],
            stukken=[kik.deed("2020-05-06", "601", "801")],
        ),
    )
    asked(
        registers,
        "2024-06-01",
        bevragen.below("hypotheken", bevragen.mortgage("501"), object_id=PARCEL),
        bevragen.below("beslagen", bevragen.seizure("701"), object_id=PARCEL),
    )
    tables = registers.tables()
    for label in ("Hypotheek", "Beslag"):
        (node,) = tables.nodes(label).values()
        assert (node["geldig_van"], node["geldig_tot"]) == (date(2020, 5, 6), None)
        assert ("geldig_van", "antwoorden-2024-01-01.json") in {origin[:2] for origin in tables.origins(node["id"])}
    assert {borrower for borrower, _ in tables.ends("GELDNEMER")} == {ANNA}
