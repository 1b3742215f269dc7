from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_brk import (
    Erfpachtcanon,
    Filiatie,
    GezamenlijkAandeel,
    KadastraalObject,
    PubliekrechtelijkeBeperking,
    Tenaamstelling,
    ZakelijkRecht,
)
from ondermijning.model.records_kik import GerechtigdenAntwoord
from tests.support.kik_answers import OBJECT, answer, key, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.reading import Reading

Json = dict[str, Any]
OBJECT_ID = f"NL.IMKAD.KadastraalObject:{OBJECT}"
EURO = {"code": "EUR", "waarde": "EUR Euro"}


def parcel(**changes: Any) -> Json:
    name = {"kadastraleGemeente": {"code": "903", "waarde": "Sint Pieter"}, "sectie": "A", "perceelnummer": 37}
    return {
        "identificatie": key("KadastraalObject", OBJECT),
        "type": "Perceel",
        "kadastraleAanduiding": name,
        **changes,
    }


def right(number: str = "71", code: str = "2", **changes: Any) -> Json:
    rests = {"rustOp": key("KadastraalObject", OBJECT)}
    return {"identificatie": key("ZakelijkRecht", number), "aard": {"code": code}, **rests, **changes}


def naming(number: str = "81", person: str = "77", **changes: Any) -> Json:
    of = {"van": key("ZakelijkRecht", "71"), "tenNameVan": key("Persoon", person)}
    return {"identificatie": key("Tenaamstelling", number), "aandeel": {"teller": 1, "noemer": 1}, **of, **changes}


def owned(tmp_path: Path, **met: Any) -> Reading:
    lists = {"onroerendeZaken": [parcel()], "zakelijkRechten": [right()], "tenaamstellingen": [naming()]} | met
    return run(tmp_path, answer("Eigendomsinformatie", **lists))


def test_an_answer_alone_gives_the_object_its_right_and_its_holder_and_leaves_mortgages_unknown(tmp_path: Path) -> None:
    found = owned(tmp_path)
    assert found.kinds() == {"GerechtigdenAntwoord": 1, "ZakelijkRecht": 1, "Tenaamstelling": 1, "KadastraalObject": 1}
    assert found.of(GerechtigdenAntwoord) == [(OBJECT_ID, date(2024, 12, 31))]
    assert (found.subjects, found.rejects, found.remarks) == ([f"{OBJECT_ID}#eigendom"], [], [])


def test_a_designation_in_maastricht_is_brought_into_the_code_form_and_another_stays_by_name(tmp_path: Path) -> None:
    elsewhere = parcel(
        kadastraleAanduiding={"kadastraleGemeente": {"waarde": "Zundert"}, "sectie": "T", "perceelnummer": 1560}
    )
    for given, name in ((parcel(), "PTR00 A 37"), (elsewhere, "Zundert T 1560")):
        (found,) = owned(tmp_path, onroerendeZaken=[given]).of(KadastraalObject)
        assert found.aanduiding == name


def test_a_price_has_its_year_and_one_in_another_currency_is_left_out(tmp_path: Path) -> None:
    price = {"bedrag": {"som": 254500.0, "valuta": EURO}, "koopjaar": 2020, "indicatieMeerObjecten": False}
    (found,) = owned(tmp_path, onroerendeZaken=[parcel(koopsom=price)]).of(KadastraalObject)
    assert (found.koopsom_euro, found.koopjaar, found.meer_objecten) == (254_500, 2020, False)
    price["bedrag"] = {"som": 1000, "valuta": {"code": "NLG"}}
    reading = owned(tmp_path, onroerendeZaken=[parcel(koopsom=price)])
    assert [each.koopsom_euro for each in reading.of(KadastraalObject)] == [None]
    assert [remark.reason for remark in reading.remarks] == ["the currency is not EUR"]


def test_a_right_that_burdens_another_and_a_share_that_is_held_together(tmp_path: Path) -> None:
    shared = {"identificatie": key("GezamenlijkAandeel", "5"), "aandeel": {"teller": 1, "noemer": 2}}
    joint = naming("82", geldtVoor=key("GezamenlijkAandeel", "5"))
    del joint["aandeel"]
    found = owned(
        tmp_path,
        zakelijkRechten=[right(isBelastMet=[key("ZakelijkRecht", "72")]), right("72", "3", rustOp=None)],
        tenaamstellingen=[joint],
        gezamenlijkAandelen=[shared],
    )
    assert [each.object_id for each in found.of(ZakelijkRecht)] == [OBJECT_ID, None]
    assert found.kinds()["Belasting"] == 1
    assert [(each.teller, each.noemer) for each in found.of(Tenaamstelling)] == [(1, 2)]
    assert [(each.gezamenlijk_id[-2:], each.teller, each.noemer) for each in found.of(GezamenlijkAandeel)] == [
        (":5", 1, 2)
    ]


def test_ground_rents_restrictions_and_origins_of_an_object(tmp_path: Path) -> None:
    rent = {
        "identificatie": key("Erfpachtcanon", "4"),
        "betreft": key("ZakelijkRecht", "71"),
        "jaarlijksBedrag": {"bedrag": {"som": 100.0, "valuta": EURO}, "betreftMeerOnroerendeZaken": True},
    }
    closure = {
        "identificatie": key("PubliekrechtelijkeBeperking", "3"),
        "grondslag": {"code": "XE", "waarde": "Opiumwet"},
        "datumInWerking": "2024-02-01",
        "leidtTot": [{"beperkt": key("KadastraalObject", OBJECT)}],
        "bevoegdGezag": key("Persoon", "55"),
    }
    split = parcel(ontstaanUitOZ=[{"betreftOZ": key("KadastraalObject", "9")}])
    found = owned(tmp_path, erfpachtcanons=[rent], publiekrechtelijkeBeperkingen=[closure], onroerendeZaken=[split])
    assert [each[2:] for each in found.of(Erfpachtcanon)] == [(None, 100, True)]
    assert [each[1:5] for each in found.of(PubliekrechtelijkeBeperking)] == [
        (OBJECT_ID, "XE", "Opiumwet", date(2024, 2, 1))
    ]
    assert found.of(Filiatie) == [(OBJECT_ID, "NL.IMKAD.KadastraalObject:9", None)]


@pytest.mark.parametrize(
    "broken",
    [
        {"tenaamstellingen": [naming(tenNameVan=None)]},
        {"tenaamstellingen": [naming(aandeel={"teller": 3, "noemer": 2})]},
        {"tenaamstellingen": [naming(aandeel={"teller": "x", "noemer": 2})]},
        {"tenaamstellingen": [naming(geldtVoor=key("GezamenlijkAandeel", "6"))]},
        {"zakelijkRechten": [right(identificatie=key("Persoon", "1"))]},
    ],
)
def test_an_answer_with_a_holder_that_cannot_be_read_is_refused_whole(tmp_path: Path, broken: Json) -> None:
    found = owned(tmp_path, **broken)
    assert (found.refused_at, found.records) == (["/"], [])


def test_another_broken_element_does_not_take_the_answer_with_it(tmp_path: Path) -> None:
    found = owned(
        tmp_path,
        verblijfsobjecten=[{"identificatie": "123"}],
        stukken=[{"identificatie": {}}],
        onroerendeZaken=[parcel(), parcel(type="Leidingnetwerk")],
    )
    assert [reject.field for reject in found.rejects] == ["verblijfsobjecten/identificatie", "stukken/identificatie"]
    assert [remark.field for remark in found.remarks] == ["onroerendeZaken/type"]
    assert found.kinds()["Tenaamstelling"] == 1


def test_what_a_person_holds_says_nothing_about_all_holders_of_an_object(tmp_path: Path) -> None:
    held = answer(
        "Eigenaarsinformatie", about=key("Persoon", "77"), zakelijkRechten=[right()], tenaamstellingen=[naming()]
    )
    found = run(tmp_path, held)
    assert found.kinds() == {"ZakelijkRecht": 1, "Tenaamstelling": 1}
    assert found.subjects == ["NL.IMKAD.Persoon:77#eigendom"]


def test_the_list_of_objects_of_a_person_is_a_subject_of_its_own(tmp_path: Path) -> None:
    found = run(tmp_path, answer("ObjectlijstPersoon", about=key("Persoon", "77"), onroerendeZaken=[parcel()]))
    assert (found.kinds(), found.subjects) == ({"KadastraalObject": 1}, ["NL.IMKAD.Persoon:77#objecten"])


def test_partners_and_marital_status_stay_at_the_door(tmp_path: Path) -> None:
    married = naming(
        burgerlijkeStaatTenTijdeVanVerkrijging={"code": "1", "waarde": "Gehuwd"}, betrokkenPartner=key("Persoon", "78")
    )
    found = owned(tmp_path, tenaamstellingen=[married])
    assert {"burgerlijkeStaatTenTijdeVanVerkrijging", "betrokkenPartner"} <= found.dropped.keys()
    assert "Persoon:78" not in repr(found.records)
