from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model import records_bag as bag
from tests.support.bag_extract import ADDRESS, BUILDING, HOME, STREET
from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {
    "openbareRuimteNaam": "Voorbeeldstraat",
    "huisnummer": 12,
    "huisletter": "A",
    "huisnummertoevoeging": "02",
    "postcode": "6211AB",
    "woonplaatsNaam": "Maastricht",
    "nummeraanduidingIdentificatie": ADDRESS,
    "openbareRuimteIdentificatie": STREET,
    "woonplaatsIdentificatie": "1406",
    "adresseerbaarObjectIdentificatie": HOME,
    "pandIdentificaties": [BUILDING],
}
EXTENDED = {
    "adresseerbaarObjectStatus": "Verblijfsobject in gebruik",
    "gebruiksdoelen": ["woonfunctie", "winkelfunctie"],
    "oppervlakte": 120,
    "adresseerbaarObjectGeometrie": {"punt": {"type": "Point", "coordinates": [176005.2, 318010.7, 0]}},
}


def run(folder: Path, *addresses: dict[str, Any]) -> Reading:
    path = folder / "adressen.json"
    path.write_text(json.dumps({"_embedded": {"adressen": addresses}}), encoding="utf-8")
    return read(shipped_loaders()["bag"], path)


def test_an_address_comes_with_the_bare_id_of_its_object(tmp_path: Path) -> None:
    result = run(tmp_path, PLAIN)
    assert result.records == [
        bag.BagNummeraanduiding(ADDRESS, "6211AB", 12, "A02", "Voorbeeldstraat", "Maastricht", STREET, "1406", None),
        bag.BagOpenbareRuimte(STREET, "Voorbeeldstraat", None, "1406"),
        bag.BagWoonplaats("1406", "Maastricht"),
        bag.BagVerblijfsobject(HOME, "verblijfsobject", None, None, None, ADDRESS, None, None, bag.BARE),
        bag.BagVerblijfsobjectPand(HOME, BUILDING, bag.BARE),
    ]
    assert (result.subjects, result.remarks, result.rejects) == ([f"NUM:{ADDRESS}"], [], [])


def test_the_extended_answer_tells_what_stands_there(tmp_path: Path) -> None:
    (found,) = run(tmp_path, PLAIN | EXTENDED).of(bag.BagVerblijfsobject)
    status = "Verblijfsobject in gebruik"
    assert found == bag.BagVerblijfsobject(
        HOME, "verblijfsobject", "winkelfunctie, woonfunctie", 120, status, ADDRESS, 176005, 318011
    )


def test_a_further_address_does_not_become_the_main_one(tmp_path: Path) -> None:
    result = run(tmp_path, PLAIN | {"indicatieNevenadres": True})
    assert (result.of(bag.BagNevenadres), result.of(bag.BagVerblijfsobject)) == (
        [bag.BagNevenadres(HOME, ADDRESS, bag.BARE)],
        [],
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"nummeraanduidingIdentificatie": HOME}, "nummeraanduidingIdentificatie"),
        ({"huisnummer": 0}, "huisnummer"),
        ({"adresseerbaarObjectIdentificatie": ADDRESS}, "adresseerbaarObjectIdentificatie"),
        ({"pandIdentificaties": BUILDING}, "pandIdentificaties"),
    ],
)
def test_an_address_with_a_broken_key_is_refused_whole(tmp_path: Path, wrong: dict[str, Any], field: str) -> None:
    result = run(tmp_path, PLAIN | wrong, PLAIN)
    assert ([reject.field for reject in result.rejects], len(result.records)) == ([field], 5)


def test_a_broken_building_is_refused_and_a_broken_value_is_a_remark(tmp_path: Path) -> None:
    wrong = {
        "postcode": "1",
        "oppervlakte": "groot",
        "adresseerbaarObjectGeometrie": {"punt": {"coordinates": [5.7, 50.8]}},
    }
    result = run(tmp_path, PLAIN | EXTENDED | wrong | {"pandIdentificaties": [HOME, BUILDING]})
    assert [reject.field for reject in result.rejects] == ["pandIdentificaties"]
    assert sorted(remark.field for remark in result.remarks) == [
        "adresseerbaarObjectGeometrie",
        "oppervlakte",
        "postcode",
    ]


def test_an_answer_without_addresses_and_one_of_another_register_are_not_taken(tmp_path: Path) -> None:
    for name, text in (
        ("leeg", '{"_embedded": {"adressen": []}}'),
        ("ander", '{"_embedded": {"adressen": [{"id": "1"}]}}'),
    ):
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    assert read(shipped_loaders()["bag"], tmp_path).recognised == []
