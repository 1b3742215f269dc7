"""Nobody in the city exists: official test numbers only, and the awkward people that real deliveries hold."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ondermijning.demo.city.timeline import STANDS
from tests.demo.reading import first, remainder, snapshots

if TYPE_CHECKING:
    from tests.demo.conftest import Written

PERSON = "{*}NatuurlijkPersoon"


def test_every_bsn_is_an_official_test_number(written: Written) -> None:
    bsns = {bsn for stand in written.files.stands.values() for seen in stand.values() for bsn in seen.bsns.values()}
    with (written.folder / "woz" / "woz.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    owners = {row["eigenaar_id"] for row in rows if row["eigenaar_type"] == "natuurlijk_persoon"}
    assert len(bsns) > 200
    assert owners <= bsns
    for bsn in bsns - {""}:
        assert bsn.startswith("9999")
        assert len(bsn) == 9
        assert remainder(bsn) == 0


def test_a_person_has_one_number_and_one_bsn_in_all_stands(written: Written) -> None:
    pairs = {pair for stand in written.files.stands.values() for seen in stand.values() for pair in seen.bsns.items()}
    known = [pair for pair in pairs if pair[1]]
    assert len({person for person, _ in pairs}) == len(pairs)
    assert len({bsn for _, bsn in known}) == len(known)
    assert len(known) < len(pairs), "a few have none, such as people abroad"


def test_every_rsin_passes_the_check_and_is_no_test_bsn(written: Written) -> None:
    for stand in written.files.stands.values():
        for seen in stand.values():
            for _, rsin, form in seen.companies.values():
                assert (rsin == "") == (form == "28")
                assert not rsin or (remainder(rsin) == 0 and not rsin.startswith("9999"))


def test_someone_is_secret_a_holder_is_a_minor_and_someone_has_died(written: Written) -> None:
    secret, minors, dead = set(), set(), set()
    for day in STANDS:
        for snapshot in snapshots(written.folder / "brk" / day.isoformat() / "stand.xml"):
            for person in snapshot.iterfind(PERSON):
                key = first(person, "identificatie")
                born = first(person, "betreft/GeregistreerdPersoon/geboorte/Geboorte/geboortedatum/datum") or ""
                secret |= {key} if first(person, "betreft/GeregistreerdPersoon/indicatieGeheim") == "true" else set()
                minors |= {key} if day.year - int(born[:4]) < 18 else set()
                dead |= {key} if first(person, "indicatieOverleden") == "true" else set()
    assert secret
    assert minors
    assert len(minors) <= 2
    assert dead


def test_dwellers_live_in_the_home_they_bought(written: Written) -> None:
    at_home = 0
    for snapshot in snapshots(written.folder / "brk" / "2024-12-31" / "stand.xml"):
        places = [
            (first(number, "postcode"), first(number, "huisnummer"))
            for number in snapshot.iterfind(".//{*}Nummeraanduiding")
        ]
        at_home += len(places) > len(set(places))
    assert at_home > 100
