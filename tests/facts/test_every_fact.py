from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model import EDGES, NODES, RECORDS
from ondermijning.model.records_brk import NatuurlijkPersoon
from ondermijning.model.records_other import Prijsindex, WozKoppeling, WozWaarde
from tests.support.record_cash import every_kind_of_cash
from tests.support.record_owners import every_kind_of_owner
from tests.support.record_sales import every_kind_of_sale
from tests.support.record_things import (
    PARCEL,
    answered,
    company,
    dwelling,
    event,
    grant,
    mortgage,
    office,
    owners,
    permit,
    seat,
)
from tests.support.record_use import every_kind_of_use
from tests.support.records import Records, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.tables import Tables

A, B, C = (f"KVK:9900000{number}" for number in (1, 2, 3))
FACT_EDGES = {"OPGEVOLGD_DOOR", "ZEGGENSCHAP_OVER", "VERBONDEN_MET", "VOLGT_OP", "NA_VERGUNNING", "CONCENTREERT_IN"}


def companies(records: Records) -> None:
    """Two companies of one person, of which one ended, and one that the first holds."""
    company(records, 1, aanvang="2015-01-01", aanvang_precisie="dag")
    company(records, 2, aanvang="2015-01-01", einde="2022-01-01", einde_precisie="dag", eindreden="ontbinding")
    company(records, 3)
    for number in (1, 2):
        office(records, "P1", number, aanvang="2015-01-01")
    office(records, "P2", 1, aanvang="2021-05-01")
    office(records, "P3", 2, aanvang="2021-05-01")
    office(records, "P1", 1, "aandeelhouder", functie_code="08")
    office(records, A, 3, "aandeelhouder", functie_code="08")
    for number in (1, 3):
        seat(records, number)


def objects(records: Records) -> None:
    """An object that companies bought and sold, with its value, mortgage and dwelling."""
    owners(records, ("P9", "2017-01-15", 150_000), (B, "2020-03-01", 180_000), (A, "2021-06-01", 300_000))
    owners(records, (B, "2019-01-15", 100_000), parcel="O2")
    home, _ = dwelling(records, 12)
    records.add("brk", made(NatuurlijkPersoon, persoon_id="P9", woonadres_id="A12"))
    mortgage(records, 1, "2021-06-01")
    answered(records, "2023-01-01")
    woz = "093500000012"
    records.add("woz", made(WozKoppeling, wozobjectnummer=woz, soort="adresseerbaarobject", doel_id=home))
    for year in (2016, 2020):
        day = f"{year}-01-01"
        records.add(
            "woz",
            made(
                WozWaarde,
                wozobjectnummer=woz,
                waardepeildatum=day,
                ingangsdatum=f"{year + 1}-01-01",
                waarde_euro=160_000,
                statussen="beschikking_genomen",
            ),
        )
    for quarter in ("2016K1", "2017K1", "2020K1", "2021K2"):
        records.add("prijsindex", made(Prijsindex, kwartaal=quarter, gebied="", woningtype="", index_promille=100_000))


def cases(records: Records) -> None:
    """Permits, grants and a closure at that dwelling."""
    event(records, "G1", "sluiting_13b", "2022-02-01", A)
    for case, party, day in (("Z1", A, "2021-01-01"), ("Z2", "P1", "2022-03-01")):
        permit(
            records,
            case,
            (party, "aanvrager"),
            soort="exploitatie",
            besluit="verleend",
            datum_aanvraag=day,
            geldig_van=day,
        )
    grant(records, "S1", A, "2022-05-01")
    grant(records, "S2", B, "2022-05-01")


@pytest.fixture(scope="module")
def tables() -> Iterator[Tables]:
    """Those of one city, for whoever only reads them."""
    records = a_city()
    yield records.tables()
    records.db.close()


def a_city() -> Records:
    records = Records()
    for part in (
        companies,
        objects,
        cases,
        every_kind_of_sale,
        every_kind_of_owner,
        every_kind_of_use,
        every_kind_of_cash,
    ):
        part(records)
    return records


def facts_of(tables: Tables) -> dict[tuple[str, str], set[str]]:
    """Per fact of the model the elements that have it; a flag that a single record gives is left out."""
    kinds = {label: kind.columns for label, kind in NODES.items()} | {
        name: kind.columns for name, kind in EDGES.items()
    }
    facts = [(table, column.name) for table, columns in kinds.items() for column in columns if column.inputs]
    return {
        (table, column): {row["id"] for row in tables.rows(f"graaf_{table}") if row[column] is not None}
        for table, column in facts
        if column not in ("exploitatie", "omzetting", "sluiting", "verhuur")
    }


def test_every_fact_is_found_and_has_origins(tables: Tables) -> None:
    facts = facts_of(tables)
    assert {fact for fact, elements in facts.items() if not elements} == set()
    known = {(row["element"], row["kolom"]) for row in tables.rows("herkomst")}
    missing = {
        (table, column)
        for (table, column), elements in facts.items()
        if not {(element, "" if table in FACT_EDGES else column) for element in elements} <= known
    }
    assert missing == set()


def test_the_end_points_of_facts_exist_and_are_allowed(tables: Tables) -> None:
    known = {(label, key) for label in NODES for key in tables.nodes(label)}
    for name, kind in EDGES.items():
        rows = tables.edges(name)
        assert len({row["id"] for row in rows}) == len(rows), name
        assert {(row["van_soort"], row["naar_soort"]) for row in rows} <= kind.ends, name
        assert {(row[f"{side}_soort"], row[side]) for row in rows for side in ("van", "naar")} <= known, name
    assert tables.orphans() == []


def everything(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    names = [*(f"graaf_{name}" for name in (*NODES, *EDGES)), "herkomst"]
    tables.computed.make(*names)
    return {name: tables.db.execute(f"SELECT DISTINCT * FROM {name} ORDER BY ALL").fetchall() for name in names}


@pytest.mark.slow
@pytest.mark.parametrize("salt", range(3))
def test_the_order_of_records_does_not_matter(tables: Tables, salt: int) -> None:
    city = a_city()
    for kind in [*RECORDS, "wie"]:
        city.db.execute(f"CREATE TABLE schud AS FROM {kind} ORDER BY hash({kind}::TEXT || '{salt}')")
        city.db.execute(f"DELETE FROM {kind}")
        city.db.execute(f"INSERT INTO {kind} FROM schud")
        city.db.execute("DROP TABLE schud")
    assert everything(city.tables()) == everything(tables)
    city.db.close()


def test_the_circle_received_the_grants_and_the_object_was_bought_with_a_mortgage(tables: Tables) -> None:
    assert {row["kring_verleningen"] for row in tables.edges("ONTVANGT") if row["naar"].startswith("S")} == {2}
    assert tables.edge("ONTVANGT", B, "S2")["dagen_na_einde"] == 120
    assert tables.edge("BETREFT", f"{PARCEL}/2", PARCEL)["aantal_hypotheken"] == 1
    assert tables.nodes("Bedrijf")[C]["kring"] == A
