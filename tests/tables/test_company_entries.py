from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_brk import AdresLocatie, NietNatuurlijkPersoon
from ondermijning.model.records_hr import Jaarstuk
from ondermijning.model.records_other import Vestiging
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, company, kvk, office, owners, seat
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

BRANCH = "000099000011"


@in_one_city
def test_the_trade_register_message_goes_before_the_profile_and_says_why_a_company_ended(records: Records) -> Case:
    bv = company(records, 1, einde="2023-05-01", einde_precisie="dag", eindreden="fusie", naam="Nieuw")
    company(records, 1, source="kvk", einde="2023-06-01", einde_precisie="dag", naam="Oud", sbi="6820")
    tables = yield
    node = tables.nodes("Bedrijf")[bv]
    assert (node["beeindigd"], node["eindreden"], node["naam"], node["sbi"]) == (
        date(2023, 5, 1),
        "fusie",
        "Nieuw",
        "6820",
    )
    files = {file for column, file, _ in tables.origins(bv) if column == "eindreden"}
    assert files == {"hr.Inschrijving"}
    earlier = (yield as_of("2023-04-30")).nodes("Bedrijf")[bv]
    assert (earlier["beeindigd"], earlier["eindreden"]) == (None, None)


@in_one_city
def test_the_last_year_of_which_accounts_were_deposited_is_that_on_the_date(records: Records) -> Case:
    bv, other = company(records, 1), company(records, 2)
    for year, day in ((2021, "2022-12-31"), (2022, "2024-02-01"), (2020, None)):
        records.add("hr", made(Jaarstuk, kvk=kvk(1), boekjaar=year, gedeponeerd_op=day))
    nodes = (yield).nodes("Bedrijf")
    assert (nodes[bv]["jaarstuk_laatste"], nodes[other]["jaarstuk_laatste"]) == (2022, None)
    assert (yield as_of("2024-01-31")).nodes("Bedrijf")[bv]["jaarstuk_laatste"] == 2021


@pytest.mark.parametrize(("form", "land"), [("28", "DE"), ("2", None), (None, "DE")])
@in_one_city
def test_only_a_foreign_entity_has_a_country(records: Records, form: str | None, land: str | None) -> Case:
    records.add(
        "brk",
        made(AdresLocatie, adres_id="A1", soort="buitenland", straat="Musterweg 5", woonplaats="Aachen", land="DE"),
        made(NietNatuurlijkPersoon, persoon_id="RSIN:1", rechtsvorm_code=form, woonadres_id="A1"),
    )
    records.party("brk", "RSIN:1", "RSIN:1")
    assert (yield).nodes("Bedrijf")["RSIN:1"]["land"] == land


@in_one_city
def test_a_foreign_company_in_office_has_the_country_that_the_office_gives(records: Records) -> Case:
    company(records, 1)
    office(records, "RSIN:2", 1, land="Luxemburg", naam="Exemple S.à r.l.")
    assert (yield).nodes("Bedrijf")["RSIN:2"]["land"] == "Luxemburg"


@in_one_city
def test_a_branch_that_two_registers_give_is_one_edge(records: Records) -> Case:
    for source in ("hr", "kvk"):
        company(records, 1, source=source)
        records.add(source, made(Vestiging, vestigingsnummer=BRANCH, kvk=kvk(1), aanvang="2020-01-01"))
    tables = yield
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
@in_one_city
def test_words_of_the_deed_tell_a_forced_sale(records: Records, words: str, price: int | None, kind: str) -> Case:
    owners(records, ("P1", "2019-01-15", price), aard=words)
    assert (yield).nodes("Transactie")[f"{PARCEL}/0"]["soort"] == kind


@in_one_city
def test_prices_run_on_from_a_forced_sale_to_the_next(records: Records) -> Case:
    owners(records, ("P1", "2019-01-15", 100_000), ("P2", "2021-01-15", 120_000), aard="executieveiling")
    edge = (yield).edge("BETREFT", f"{PARCEL}/1", PARCEL)
    assert (edge["prijs_deel_euro"], edge["dagen_sinds_vorige"]) == (120_000, 731)


@in_one_city
def test_a_person_named_in_a_permit_only_is_a_node(records: Records) -> Case:
    records.party("vergunningen", "Z1", "P1")
    assert set((yield).nodes("Persoon")) == {"P1"}


@in_one_city
def test_a_list_fills_what_other_registers_leave_open_and_takes_nothing_back(records: Records) -> Case:
    bv = company(records, 1, einde="2023-05-01", einde_precisie="dag", naam="Inschrijving", sbi=None)
    company(records, 1, source="kvk_lijst", naam="Lijst", sbi="6820")
    node = (yield).nodes("Bedrijf")[bv]
    assert (node["naam"], node["beeindigd"], node["sbi"]) == ("Inschrijving", date(2023, 5, 1), "6820")


@in_one_city
def test_an_address_that_one_register_shields_is_shown_from_no_other(records: Records) -> Case:
    company(records, 1)
    seat(records, 1, source="hr", afgeschermd=True)
    seat(records, 1, source="kvk_lijst")
    assert (yield).ends("GEVESTIGD_OP") == set()


@in_one_city
def test_a_sole_trader_on_a_list_is_one_and_a_company_without_a_form_keeps_none(records: Records) -> Case:
    trader = company(records, 1, source="kvk_lijst", rechtsvorm="Eenmanszaak")
    unknown = company(records, 2, source="kvk_lijst", rechtsvorm=None)
    nodes = (yield).nodes("Bedrijf")
    assert (nodes[trader]["rechtsvorm"], nodes[trader]["eenmanszaak"]) == ("EMZ", True)
    assert nodes[unknown]["rechtsvorm"] is None
