from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_brk import NatuurlijkPersoon
from tests.support.one_city import in_one_city
from tests.support.record_things import PARCEL, dwelling, owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Tables

ELSEWHERE = "NL.IMKAD.KadastraalObject:2"


def lived_in(tables: Tables) -> dict[tuple[str, str], bool | None]:
    return {(row["van"], row["naar"]): row["zelf_bewoond"] for row in tables.edges("BEZIT")}


@in_one_city
def test_a_holder_lives_on_one_of_two_objects(records: Records) -> Case:
    for number, parcel in ((1, PARCEL), (2, ELSEWHERE)):
        dwelling(records, number, parcel=parcel)
        owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2021-01-15", 150_000), parcel=parcel)
    records.add("brk", made(NatuurlijkPersoon, persoon_id="P2", woonadres_id="A2"))
    tables = yield
    assert lived_in(tables) == {
        ("P1", PARCEL): None,
        ("P2", PARCEL): None,
        ("P1", ELSEWHERE): None,
        ("P2", ELSEWHERE): True,
    }
    [origin] = [row for row in tables.origins(tables.edge("BEZIT", "P2", ELSEWHERE)["id"]) if row[0] == "zelf_bewoond"]
    assert origin[1] == "brk.NatuurlijkPersoon"
