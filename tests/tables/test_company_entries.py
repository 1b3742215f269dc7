from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_brk import AdresLocatie, NietNatuurlijkPersoon
from ondermijning.model.records_hr import Jaarstuk
from ondermijning.model.records_other import Vestiging
from tests.support.record_things import PARCEL, company, kvk, office, owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

BRANCH = "000099000011"


def test_the_trade_register_message_goes_before_the_profile_and_says_why_a_company_ended(records: Records) -> None:
    bv = company(records, 1, einde="2023-05-01", einde_precisie="dag", eindreden="fusie", naam="Nieuw")
    company(records, 1, source="kvk", einde="2023-06-01", einde_precisie="dag", naam="Oud", sbi="6820")
    tables = records.tables()
    node = tables.nodes("Bedrijf")[bv]
    assert (node["beeindigd"], node["eindreden"], node["naam"], node["sbi"]) == (
        date(2023, 5, 1),
        "fusie",
        "Nieuw",
        "6820",
    )
    files = {file for column, file, _ in tables.origins(bv) if column == "eindreden"}
    assert files == {"hr.Inschrijving"}
    earlier = records.tables("2023-04-30").nodes("Bedrijf")[bv]
    assert (earlier["beeindigd"], earlier["eindreden"]) == (None, None)


def test_the_last_year_of_which_accounts_were_deposited_is_that_on_the_date(records: Records) -> None:
    bv, other = company(records, 1), company(records, 2)
    for year, day in ((2021, "2022-12-31"), (2022, "2024-02-01"), (2020, None)):
        records.add("hr", made(Jaarstuk, kvk=kvk(1), boekjaar=year, gedeponeerd_op=day))
    nodes = records.tables().nodes("Bedrijf")
    assert (nodes[bv]["jaarstuk_laatste"], nodes[other]["jaarstuk_laatste"]) == (2022, None)
    assert records.tables("2024-01-31").nodes("Bedrijf")[bv]["jaarstuk_laatste"] == 2021


@pytest.mark.parametrize(("form", "land"), [("28", "DE"), ("2", None), (None, "DE")])
def test_only_a_foreign_entity_has_a_country(records: Records, form: str | None, land: str | None) -> None:
    records.add(
        "brk",
        made(AdresLocatie, adres_id="A1", soort="buitenland", straat="Musterweg 5", woonplaats="Aachen", land="DE"),
        made(NietNatuurlijkPersoon, persoon_id="RSIN:1", rechtsvorm_code=form, woonadres_id="A1"),
    )
    records.party("brk", "RSIN:1", "RSIN:1")
    assert records.tables().nodes("Bedrijf")["RSIN:1"]["land"] == land


def test_a_foreign_company_in_office_has_the_country_that_the_office_gives(records: Records) -> None:
    company(records, 1)
    office(records, "RSIN:2", 1, land="Luxemburg", naam="Exemple S.à r.l.")
    assert records.tables().nodes("Bedrijf")["RSIN:2"]["land"] == "Luxemburg"


def test_a_branch_that_two_registers_give_is_one_edge(records: Records) -> None:
    for source in ("hr", "kvk"):
        company(records, 1, source=source)
        records.add(source, made(Vestiging, vestigingsnummer=BRANCH, kvk=kvk(1), aanvang="2020-01-01"))
    tables = records.tables()
    assert [(row["van"], row["naar"]) for row in tables.edges("HEEFT_VESTIGING")] == [
        (f"KVK:{kvk(1)}", f"VEST:{BRANCH}")
    ]


@pytest.mark.parametrize(
    ("words", "price", "kind"),
    [
        ("Overdracht (executieveiling)", 100_000, "executieveiling"),
        ("Executoriale verkoop", None, "executieveiling"),
        ("Overdracht na VEILING", 100_000, "executieveiling"),
        ("Vrijwillige veiling", 100_000, "koop"),
        ("Overdracht", 100_000, "koop"),
        ("Overdracht", None, "overdracht"),
    ],
)
def test_words_of_the_deed_tell_a_forced_sale(records: Records, words: str, price: int | None, kind: str) -> None:
    owners(records, ("P1", "2019-01-15", price), aard=words)
    assert records.tables().nodes("Transactie")[f"{PARCEL}/0"]["soort"] == kind


def test_prices_run_on_from_a_forced_sale_to_the_next(records: Records) -> None:
    owners(records, ("P1", "2019-01-15", 100_000), ("P2", "2021-01-15", 120_000), aard="executieveiling")
    edge = records.tables().edge("BETREFT", f"{PARCEL}/1", PARCEL)
    assert (edge["prijs_deel_euro"], edge["dagen_sinds_vorige"]) == (120_000, 731)


def test_a_person_named_in_a_permit_only_is_a_node(records: Records) -> None:
    records.party("vergunningen", "Z1", "P1")
    assert set(records.tables().nodes("Persoon")) == {"P1"}
