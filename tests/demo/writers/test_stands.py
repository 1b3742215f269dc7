"""What the stands say hangs together, within a snapshot and from one stand to the next."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from ondermijning.demo.city.timeline import STANDS
from tests.demo.detector import SALES
from tests.demo.reading import first, snapshots
from tests.support.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.demo.conftest import Written

LINK = "{http://www.w3.org/1999/xlink}href"
# Parts of the format that the samples happen not to hold; their names come from the description of the format.
NOT_IN_SAMPLES = {
    "ObjectlocatieBuitenland",
    "ObjectlocatieBuitenlandRef",
    "adres",
    "woonplaats",
    "regio",
    "regioNilreason",
    "land",
    "isBetrokkenBij",
    "geboorteplaats",
    "huisnummertoevoeging",
    "kvkNummerNilreason",
}
# What samples show for a parcel only, and other deliveries for an apartment too.
ALSO_FOR_APARTMENTS = {
    ("Appartementsrecht", "koopsom"),
    ("aantekeningKadastraalObject", "AppartementsrechtRef"),
    ("beperkt", "AppartementsrechtRef"),
}


def _stand(written: Written, number: int) -> Path:
    return written.folder / "brk" / STANDS[number].isoformat() / "stand.xml"


def _shape(path: Path) -> Iterator[tuple[str, str]]:
    """Every element with the element it stands in, by namespace and name."""
    for element in etree.parse(path).iter("{*}*"):
        parent = element.getparent()
        yield ("" if parent is None else str(parent.tag)), str(element.tag)


def test_the_head_states_municipality_and_reference_date(written: Written) -> None:
    root: Any = etree.parse(_stand(written, 4)).getroot()
    stated = {
        first(part, "kenmerknaam"): first(part, "kenmerkwaarde") for part in root.iterfind("{*}productSpecificatie")
    }
    assert stated == {"Peildatum": "2022-12-31", "Gemeentenummer": "0935", "Gemeentenaam": "Maastricht"}
    assert first(root, "productType") == "GemeentegebaseerdeStand"


@pytest.mark.samples
def test_elements_stand_where_real_deliveries_have_them(written: Written) -> None:
    real = {pair for path in sorted(sample("brk", "levering").glob("*.xml")) for pair in _shape(path)}
    ours = {pair for number in (0, 4, 8, 12) for pair in _shape(_stand(written, number))}
    strange = {tuple(tag.rpartition("}")[2] for tag in pair) for pair in ours - real}
    assert {pair for pair in strange if not set(pair) & NOT_IN_SAMPLES} <= ALSO_FOR_APARTMENTS


def test_every_reference_within_a_snapshot_points_to_a_thing_in_it(written: Written) -> None:
    for snapshot in snapshots(_stand(written, 5)):
        ids = [element.get("id") for element in snapshot.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        links = {element.get(LINK)[1:] for element in snapshot.iter() if element.get(LINK)}
        assert links <= set(ids)


def test_object_ids_follow_the_rule_of_the_registry(written: Written) -> None:
    for number, thing in _objects(_stand(written, 12)):
        match = re.fullmatch(r"(\d{1,5})(\d{5})([17])(\d{4})", number)
        assert match is not None
        assert int(match[2]) == int(first(thing, "kadastraleAanduiding/perceelnummer") or 0)
        index = first(thing, "kadastraleAanduiding/appartementsrechtVolgnummer")
        assert (match[3], int(match[4])) == (("1", int(index)) if index else ("7", 0))


def _objects(path: Path) -> Iterator[tuple[str, Any]]:
    for snapshot in snapshots(path):
        for thing in (*snapshot.iterfind("{*}Perceel"), *snapshot.iterfind("{*}Appartementsrecht")):
            yield first(thing, "identificatie") or "", thing


def test_the_holders_of_every_object_hold_it_whole(written: Written) -> None:
    for stand in written.files.stands.values():
        for seen in stand.values():
            assert sum(seen.holders.values()) in (0, 1), seen.object_id
    unheld = [seen for seen in written.files.stands[STANDS[0]].values() if not seen.holders]
    assert unheld, "ground under apartments has no holders"


def test_a_deed_shows_first_in_the_stand_that_follows_its_day(written: Written) -> None:
    checked = 0
    for (old_day, old), (new_day, new) in pairwise(written.files.stands.items()):
        for key in old.keys() & new.keys():
            for part in new[key].resting_on.keys() - old[key].resting_on.keys():
                day = new[key].parts[part].day
                assert day is not None
                assert old_day < day <= new_day
                checked += 1
    assert checked > 50


def test_sellers_are_gone_and_buyers_have_come_in_the_stand_after_a_sale(written: Written) -> None:
    sales = 0
    for old, new in pairwise(written.files.stands.values()):
        for key in old.keys() & new.keys():
            fresh = new[key].resting_on.keys() - old[key].resting_on.keys()
            if any(new[key].parts[part].code in SALES for part in fresh):
                buyers = {party for part in fresh for party in new[key].resting_on[part]}
                assert set(new[key].holders) == buyers
                assert any(
                    old[key].holders.get(party, 0) > new[key].holders.get(party, 0) for party in old[key].holders
                )
                sales += 1
    assert sales > 40


def test_an_object_without_a_new_deed_keeps_its_holders_and_their_namings(written: Written) -> None:
    for old, new in pairwise(written.files.stands.values()):
        for key in old.keys() & new.keys():
            if old[key].resting_on.keys() == new[key].resting_on.keys():
                assert old[key].holders == new[key].holders


def test_the_price_with_an_object_is_that_of_its_last_sale(written: Written) -> None:
    for stand in written.files.stands.values():
        for seen in stand.values():
            sold = [
                part for part in seen.parts.values() if part.id in seen.resting_on and part.code in SALES and part.price
            ]
            if sold and seen.price is not None and len(seen.resting_on) == len(sold):
                assert seen.price == max(sold, key=lambda part: part.day or STANDS[0]).price


def test_a_noted_buyer_is_no_holder_yet_and_often_is_one_later(written: Written) -> None:
    stands = list(written.files.stands.values())
    noted = [(at, seen) for at, stand in enumerate(stands) for seen in stand.values() if seen.noted_buyers]
    assert len(noted) > 5
    for _, seen in noted:
        assert not seen.noted_buyers & seen.holders.keys()
    next_ones = [(seen, stands[at + 1].get(seen.object_id)) for at, seen in noted if at < 12]
    later = [after is not None and seen.noted_buyers <= set(after.holders) for seen, after in next_ones]
    assert sum(later) > len(later) / 2


@pytest.mark.parametrize(
    "what",
    [
        "Appartementsrecht",
        "ZakelijkRecht/isBelastMet",
        "Erfpachtcanon",
        "PostbusLocatie",
        "ObjectlocatieBuitenland",
        "PubliekrechtelijkeBeperking",
        "Verblijfsobject",
        "Hoofdsplitsing",
        "Perceel/ontstaanUitOZ",
    ],
)
def test_the_stands_hold_everything_a_loader_must_cope_with(written: Written, what: str) -> None:
    path = "/".join(f"{{*}}{name}" for name in what.split("/"))
    assert any(snapshot.find(path) is not None for snapshot in snapshots(_stand(written, 12)))


def test_a_leasehold_rests_on_no_object_itself(written: Written) -> None:
    for snapshot in snapshots(_stand(written, 0)):
        for right in snapshot.iterfind("{*}ZakelijkRecht"):
            assert (right.find("{*}rustOp") is None) == (first(right, "aard/code") == "3")
