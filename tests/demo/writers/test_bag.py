"""Extracts of the BAG: in the form of real ones, with every address of the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from ondermijning.demo.city.places import TOWN
from ondermijning.demo.city.timeline import STANDS
from tests.demo.places import Places
from tests.demo.reading import first, snapshots
from tests.demo.registers import bag
from tests.support.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.demo.conftest import Written


def _messages(written: Written) -> list[Path]:
    return sorted((written.folder / "hr").glob("*.xml"))


@pytest.mark.samples
def test_elements_of_the_extracts_stand_where_real_ones_have_them(written: Written) -> None:
    real = {pair for path in sample("bag", "extract20").glob("*[A-Z]*-000001.xml") for pair in _shape(path)}
    ours = {pair for path in (written.folder / "bag").glob("*.xml") for pair in _shape(path)}
    named = {(parent, name) for parent, name in ours - real if name not in ("huisletter", "huisnummertoevoeging")}
    assert named <= {("Voorkomen", "eindRegistratie"), ("Voorkomen", "eindGeldigheid")}


def _shape(path: Path) -> Iterator[tuple[str, str]]:
    for element in etree.parse(path).iter("{*}*"):
        parent = element.getparent()
        yield ("" if parent is None else etree.QName(parent).localname), etree.QName(element).localname


def test_every_company_in_the_city_sits_at_an_address_of_the_bag(written: Written) -> None:
    doors = set(Places(written.folder).by_door)
    seats = [seat for path in _messages(written) for seat in etree.parse(path).iter("{*}binnenlandsAdres")]
    towns = [first(seat, "plaats") for seat in seats]
    assert len([town for town in towns if town == TOWN]) > len(towns) / 2
    for seat, town in zip(seats, towns, strict=True):
        postcode = f"{first(seat, 'postcode/cijfercombinatie')}{first(seat, 'postcode/lettercombinatie')}"
        extra = (first(seat, "huisletter") or "") + (first(seat, "huisnummerToevoeging") or "")
        assert ((postcode, first(seat, "huisnummer"), extra) in doors) is (town == TOWN)


def test_the_bag_holds_every_dwelling_of_the_last_stand_with_its_address(written: Written) -> None:
    known = {first(thing, "identificatie"): thing for thing in bag(written.folder / "bag")}
    for snapshot in snapshots(written.folder / "brk" / STANDS[-1].isoformat() / "stand.xml"):
        dwelling = first(snapshot, "Verblijfsobject/identificatie")
        emptied = snapshot.find("{*}Tenaamstelling") is None
        if dwelling and not emptied:
            number = known[first(known[dwelling], "heeftAlsHoofdadres/NummeraanduidingRef")]
            address = snapshot.find("{*}ObjectlocatieBinnenland/{*}adresgegevens/{*}Nummeraanduiding")
            for part in ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode"):
                assert first(number, part) == first(address, part)
            street = known[first(number, "ligtAan/OpenbareRuimteRef")]
            assert first(street, "naam") == first(
                address, "gerelateerdeOpenbareRuimte/OpenbareRuimte/openbareRuimteNaam"
            )
            assert first(known[first(known[dwelling], "maaktDeelUitVan/PandRef")], "oorspronkelijkBouwjaar")
