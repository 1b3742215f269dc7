"""Other carriers of WOZ values: the waardeloket, and the parts of an object."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_other import WozKoppeling, WozObject, WozWaarde
from tests.support.woz_answers import run_json

if TYPE_CHECKING:
    from pathlib import Path

LOKET: dict[str, Any] = {
    "wozObject": {
        "wozobjectnummer": 93500000012,
        "woonplaatsnaam": "Maastricht",
        "straatnaam": "Voorbeeldstraat",
        "huisnummer": 12,
        "gemeentecode": 935,
        "grondoppervlakte": 120,
        "adresseerbaarobjectid": 935010000000012,
        "nummeraanduidingid": 935200000000012,
    },
    "wozWaarden": [
        {"peildatum": "2023-01-01", "vastgesteldeWaarde": 301000},
        {"peildatum": "2022-01-01", "vastgesteldeWaarde": 287000},
    ],
    "panden": [],
    "kadastraleObjecten": [
        {"kadastraleGemeenteCode": "MTT00", "kadastraleSectie": "C", "kadastraalPerceelNummer": "1"}
    ],
}


def test_an_answer_of_the_waardeloket_gives_object_links_and_values(tmp_path: Path) -> None:
    result = run_json(tmp_path, LOKET)
    number = "093500000012"
    assert result.records == [
        WozObject(number, None, None, 120),
        WozKoppeling(number, "nummeraanduiding", "0935200000000012"),
        WozKoppeling(number, "adresseerbaarobject", "0935010000000012"),
        WozWaarde(number, date(2023, 1, 1), date(2024, 1, 1), 301000, ""),
        WozWaarde(number, date(2022, 1, 1), date(2023, 1, 1), 287000, ""),
    ]
    assert (result.subjects, result.remarks, result.rejects) == ([f"WOZ:{number}#waardeloket"], [], [])
    assert result.dropped["straatnaam"] == 1


@pytest.mark.parametrize("number", [None, "x", 12])
def test_an_answer_of_the_waardeloket_without_a_number_is_refused(tmp_path: Path, number: object) -> None:
    result = run_json(tmp_path, LOKET | {"wozObject": {"wozobjectnummer": number}})
    assert ([reject.field for reject in result.rejects], result.records) == (["wozobjectnummer"], [])


def woz_part(number: str = "093500000012", **links: str) -> dict[str, Any]:
    return {
        "wozdeelobjectnummer": f"{number}001",
        "deelnummer": "1",
        "wozobjectnummer": number,
        "eindGeldigheid": None,
        **{name: {"identificatie": target, "volgnummer": 1} for name, target in links.items()},
    }


def test_parts_of_an_object_link_it_to_dwellings_and_buildings(tmp_path: Path) -> None:
    ended = woz_part(heeftBagPand="0935100000000099") | {"eindGeldigheid": "2020-01-01T00:00:00"}
    found = [
        woz_part(isVerbondenMetBagVerblijfsobject="0935010000000012", heeftBagPand="0935100000000012"),
        woz_part(isVerbondenMetBagLigplaats="0935020000000013"),
        ended,
        woz_part("093500000014", heeftBagPand="093510000000001"),
        woz_part("12"),
    ]
    result = run_json(tmp_path, {"_embedded": {"deelobjecten": found}})
    assert result.records == [
        WozKoppeling("093500000012", "adresseerbaarobject", "0935010000000012"),
        WozKoppeling("093500000012", "pand", "0935100000000012"),
        WozKoppeling("093500000012", "adresseerbaarobject", "0935020000000013"),
    ]
    assert [reject.field for reject in result.rejects] == ["pand_id", "wozobjectnummer"]
    assert set(result.subjects) == {"WOZ:093500000012#deelobjecten", "WOZ:093500000014#deelobjecten"}
