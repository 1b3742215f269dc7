"""Permit cases as case systems and open data give them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.sources.rows import Remark
from tests.support.reading import Reading, pseudonym, read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["vergunningen"]
BSN = "999993653"
HEALTH = Remark("soort", "tells of health and of no real estate: not kept")


def run(folder: Path, content: object, name: str = "zaken.json") -> Reading:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read(LOADER, path)


def cases_of(found: Reading) -> dict[str, Vergunningzaak]:
    return {case.zaaknummer: case for case in found.of(Vergunningzaak)}


def test_the_list_of_decos_counts_and_not_the_number_it_states() -> None:
    path = sample("permits", "decos", "zaken.json")
    found, stated = read(LOADER, path), json.loads(path.read_text(encoding="utf-8"))
    assert (stated["count"], len(found.positions), found.rejects) == (75, 45, [])
    decided = Counter(item["fields"].get("dfunction") for item in stated["content"])
    assert (decided["Verleend"], decided["Niet verleend"]) == (11, 3)
    health = [item["fields"] for item in stated["content"] if item["fields"]["text45"].startswith(("GPK", "GPP"))]
    assert Counter(fields.get("dfunction") for fields in health)["Verleend"] == 3
    # Without what tells of health: eleven less three, three less one.
    kept = Counter(case.besluit for case in found.of(Vergunningzaak))
    assert kept == {None: 23, "verleend": 8, "ingetrokken": 3, "geweigerd": 2}
    assert Counter(found.remarks) == {
        HEALTH: 9,
        Remark("zaaknummer", "stands on an earlier row too; one of them counts"): 1,
    }


def test_a_case_of_decos_is_read_by_its_technical_names() -> None:
    found = cases_of(read(LOADER, sample("permits", "decos", "zaken.json")))
    cafe, stay, road = (found[number] for number in ("Z/24/2231961", "Z/21/7865356778", "Z/24/2233496"))
    assert (cafe.soort, cafe.besluit) == ("horeca vergunning exploitatie horecabedrijf", None)
    assert (stay.soort, stay.straat, stay.huisnummer, stay.postcode, stay.status) == (
        "vakantieverhuur vergunningsaanvraag",
        "Amstel",
        1,
        "1012AA",
        "Ontvangen",
    )
    assert (road.datum_aanvraag, road.datum_besluit, road.geldig_van, road.geldig_tot) == (
        date(2024, 6, 5),
        date(2024, 6, 17),
        date(2024, 6, 12),
        date(2024, 6, 12),
    )


TERM = {
    "mark": "Z/24/1",
    "text45": "Varen vergunning exploitatie",
    "title": "Afgehandeld",
    "date5": "2125-05-06T00:00:00",
}


@pytest.mark.parametrize(
    "term",
    [
        TERM | {"itemtype_key": "TERMIJNEN", "document_date": "2024-03-01T00:00:00"},
        TERM | {"parentKey": "AB12", "document_date": "2024-03-01T00:00:00"},
        {"mark": "Z/24/1", "title": "Afgehandeld", "document_date": "2024-03-01T00:00:00"},
    ],
)
def test_a_term_or_a_step_of_a_case_of_decos_is_no_permit(tmp_path: Path, term: dict[str, str]) -> None:
    case = TERM | {"title": "In behandeling", "dfunction": "Verleend", "document_date": "2024-01-02T00:00:00"}
    kept = case | {"itemtype_key": "FOLDERS"}
    for asked in (case, kept):
        found = run(tmp_path, {"count": 2, "content": [{"fields": asked}, {"fields": term}]})
        assert [(each.zaaknummer, each.besluit, each.status) for each in found.of(Vergunningzaak)] == [
            ("Z/24/1", "verleend", "In behandeling")
        ]
        assert found.remarks == [Remark("itemtype_key", "is no case but a term, a step or a document of one: not kept")]


def test_contact_details_in_a_case_of_decos_stay_outside() -> None:
    found = read(LOADER, sample("permits", "decos", "zaken.json"))
    assert {name: found.dropped[name] for name in ("phone1", "email1", "company", "mailaddress")} == {
        "phone1": 6,
        "email1": 1,
        "company": 1,
        "mailaddress": 6,
    }
    assert "0612345678" not in str(found.records)


def test_a_case_of_powerbrowser_has_the_day_of_its_text_and_not_that_in_utc() -> None:
    found = read(LOADER, sample("permits", "powerbrowser", "zaken.json"))
    assert (found.kinds(), found.rejects, found.remarks) == ({"Vergunningzaak": 19}, [], [])
    cases = cases_of(found)
    assert cases["Z2024-WK000249"].datum_aanvraag == date(2024, 10, 4)
    assert cases["Z2026-000227"].datum_aanvraag == date(2026, 2, 18)
    assert Counter(case.besluit for case in cases.values()) == {
        None: 13,
        "verleend": 4,
        "ingetrokken": 1,
        "geweigerd": 1,
    }
    assert sum(case.datum_besluit is not None for case in cases.values()) == 5
    assert sum("Omzetting kamerverhuur" in (case.activiteit or "") for case in cases.values()) == 2


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        (
            "Z2024-WK123456 BenB aanvragen - Dam 1 03-10-2024 Intake Vergunningaanvraag behandelen Bed en breakfast",
            "Z2024-WK123456",
        ),
        (
            "Concept BenB aanvragen - Dam 1 03-10-2024 Intake Vergunningaanvraag behandelen Bed en breakfast",
            "PB-126088696",
        ),
    ],
)
def test_a_case_of_powerbrowser_without_a_number_has_that_of_its_caption_or_record(
    tmp_path: Path, caption: str, number: str
) -> None:
    fields = [{"fieldName": "STARTDATUM", "text": "04-10-2024"}, {"fieldName": "FMT_CAPTION", "text": caption}]
    for named in (fields, [{"fieldName": "ZAAK_IDENTIFICATIE"}, *fields]):
        found = run(tmp_path, [{"id": "126088696", "fields": named}])
        assert [(case.zaaknummer, case.soort) for case in found.of(Vergunningzaak)] == [(number, "bed en breakfast")]


@pytest.mark.parametrize("system", ["decos", "powerbrowser"])
def test_no_case_that_was_not_granted_has_a_term(system: str) -> None:
    cases = read(LOADER, sample("permits", system, "zaken.json")).of(Vergunningzaak)
    termed = {case.besluit for case in cases if case.geldig_van or case.geldig_tot}
    assert termed == {"verleend"}


def test_a_term_counts_once_the_permit_is_granted() -> None:
    cases = cases_of(read(LOADER, sample("permits", "powerbrowser", "zaken.json")))
    held = {number: str(case.geldig_tot) for number, case in cases.items() if case.geldig_tot}
    assert held == {"Z2024-WK001232": "2025-02-01", "Z2024-WK000233": "2028-07-01", "Z2024-WK123400": "2028-07-01"}
    place = cases["Z2024-WK000249"]
    assert (place.straat, place.huisnummer, place.soort) == ("Dam", 1, "bed en breakfast")


def test_what_names_no_case_is_in_no_format() -> None:
    names = ("zaak_adres.json", "zaak_status.json")
    assert read(LOADER, *(sample("permits", "powerbrowser", name) for name in names)).skipped == list(names)


def test_a_case_without_a_number_is_refused(tmp_path: Path) -> None:
    fields = {"mark": "", "text45": "Omzetting", "document_date": "2024-01-01T00:00:00"}
    found = run(tmp_path, {"count": 1, "content": [{"key": "A", "fields": fields}]})
    assert ([reject.field for reject in found.rejects], found.records) == (["zaaknummer"], [])


def test_one_broken_case_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    decos = {"content": [{"fields": {"mark": "Z/1", "text45": "Omzetting"}}, {"fields": "x"}, 7, {"key": "A"}]}
    found = run(tmp_path, decos)
    assert (list(cases_of(found)), len(found.rejects)) == (["Z/1"], 3)
    nameless = run(tmp_path, {"count": 2, "results": [zgw(), zgw() | {"identificatie": None}, []]})
    assert (list(cases_of(nameless)), len(nameless.rejects)) == (["ZAAK-2024-0000000001"], 2)


def test_an_answer_that_is_cut_off_or_holds_no_case_is_refused(tmp_path: Path) -> None:
    whole = sample("permits", "decos", "zaken.json").read_text(encoding="utf-8")
    with pytest.raises(DeliveryError, match="is cut off"):
        run(tmp_path, whole[:-40])
    assert run(tmp_path, {"count": 0, "content": []}).skipped == ["zaken.json"]


HORECA = {
    "id": 1,
    "zaaknummer": 1234567,
    "zaaknaam": "Café Proef",
    "adres": "Voorbeeldstraat 12 A",
    "postcode": "6211AB",
    "zaakCategorie": "Café",
    "zaakSpecificatie": "Alcoholverstrekkend bedrijf",
    "begindatum": "2023-03-01",
    "einddatum": "2026-03-01",
    "statusVergunning": "Verleend",
}


def horeca_csv(*, low_line: bool) -> str:
    names = [name.replace("C", "_c").replace("S", "_s").replace("V", "_v") if low_line else name for name in HORECA]
    return f"{','.join(names)}\n{','.join(map(str, HORECA.values()))}\n"


@pytest.mark.parametrize(
    "content",
    [
        [HORECA],
        {"_embedded": {"exploitatievergunning": [HORECA]}},
        horeca_csv(low_line=False),
        horeca_csv(low_line=True),
    ],
    ids=["array", "page", "csv", "csv with low lines"],
)
def test_open_data_gives_permits_to_run_a_business_without_their_names(tmp_path: Path, content: object) -> None:
    found = run(tmp_path, content, "open.csv" if isinstance(content, str) else "open.json")
    (case,) = found.records
    assert (case.zaaknummer, case.soort, case.besluit, case.geldig_van, case.geldig_tot) == (
        "1234567",
        "exploitatievergunning café",
        "verleend",
        date(2023, 3, 1),
        date(2026, 3, 1),
    )
    assert (case.straat, case.huisnummer, case.toevoeging, case.postcode) == ("Voorbeeldstraat", 12, "A", "6211AB")
    assert (found.rejects, found.remarks, found.dropped["zaaknaam"]) == ([], [], 1)


RENTAL = {
    "registrationNumber": "0935AAAABBBBCCCCDDDD",
    "agreementDate": "2023-04-05T00:00:00",
    "rentalHouse": {
        "street": "Voorbeeldstraat",
        "houseNumber": "12",
        "houseLetter": "a",
        "houseNumberExtension": "2",
        "postalCode": "6211 AB",
        "city": "Maastricht",
        "owner": {"firstName": "Tom"},
    },
    "requester": {"lastName": "Fictie"},
}


def test_a_registration_of_tourist_rental_is_a_case_that_was_registered_and_grants_nothing(tmp_path: Path) -> None:
    undated = RENTAL | {"registrationNumber": "0935AAAABBBBCCCCEEEE", "agreementDate": None}
    found = run(tmp_path, [RENTAL, undated])
    first, second = found.of(Vergunningzaak)
    assert (first.zaaknummer, first.soort, first.activiteit, first.besluit, first.datum_besluit) == (
        "0935AAAABBBBCCCCDDDD",
        "toeristische verhuur",
        "registratie",
        "geregistreerd",
        date(2023, 4, 5),
    )
    assert (first.straat, first.huisnummer, first.toevoeging, first.postcode, first.woonplaats) == (
        "Voorbeeldstraat",
        12,
        "A2",
        "6211AB",
        "Maastricht",
    )
    assert (second.datum_besluit, first.geldig_van, found.rejects, found.remarks) == (None, None, [], [])
    assert (found.subjects[0], found.dropped["owner"], found.dropped["requester"]) == (f"zaak {first.zaaknummer}", 2, 2)
    assert "Fictie" not in str(found.records)


@pytest.mark.parametrize(
    ("change", "field"), [({"registrationNumber": None}, "zaaknummer"), ({"rentalHouse": "Dam 1"}, "rentalHouse")]
)
def test_a_registration_that_names_no_number_or_place_is_refused_and_the_rest_loads(
    tmp_path: Path, change: dict[str, Any], field: str
) -> None:
    found = run(tmp_path, [RENTAL | change, RENTAL])
    assert ([reject.field for reject in found.rejects], len(found.records)) == ([field], 1)


def test_registrations_that_are_cut_off_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="is cut off"):
        run(tmp_path, json.dumps([RENTAL, RENTAL])[:-30])


def role(kind: str, words: str, **who: Any) -> dict[str, Any]:
    return {
        "betrokkeneType": kind,
        "omschrijving": words,
        "omschrijvingGeneriek": words,
        "betrokkeneIdentificatie": who,
        "roltype": "https://catalogi.voorbeeld.invalid/roltypen/1",
    }


HOME = {"aoaPostcode": "6221BT", "aoaHuisnummer": 3, "aoaHuisletter": "b", "wplWoonplaatsNaam": "Maastricht"}
PERSON = {
    "inpBsn": BSN,
    "inpA_nummer": "1234567890",
    "voornamen": "Tom",
    "voorvoegselGeslachtsnaam": "de",
    "geslachtsnaam": "Fictie",
    "geslachtsaanduiding": "m",
    "verblijfsadres": HOME,
}
ADDRESS = {
    "identificatie": "0935200000000012",
    "wplWoonplaatsNaam": "Maastricht",
    "gorOpenbareRuimteNaam": "Voorbeeldstraat",
    "huisnummer": 12,
    "huisletter": "A",
    "huisnummertoevoeging": "",
    "postcode": "6211AB",
}


def zgw(**changes: Any) -> dict[str, Any]:
    """A fictitious case as the Zaken API gives it when everything is asked for."""
    expanded = {
        "zaaktype": {"identificatie": "OMZ", "omschrijving": "Omzettingsvergunning"},
        "status": {"_expand": {"statustype": {"omschrijving": "Besluit genomen"}}},
        "resultaat": {"_expand": {"resultaattype": {"omschrijving": "Geweigerd"}}, "toelichting": "over een persoon"},
        "rollen": [
            role("medewerker", "behandelaar", achternaam="Ambtenaar"),
            role("natuurlijk_persoon", "initiator", **PERSON),
            role("niet_natuurlijk_persoon", "houder", innNnpId="999990019", statutaireNaam="Voorbeeld B.V."),
        ],
        "zaakobjecten": [{"objectType": "adres", "objectIdentificatie": ADDRESS}],
    }
    references = {name: f"https://voorbeeld.invalid/{name}/1" for name in ("zaaktype", "status", "resultaat")}
    return {
        "identificatie": "ZAAK-2024-0000000001",
        "omschrijving": "omzetten in vier kamers",
        "startdatum": "2024-01-15",
        "einddatum": "2024-03-11",
        **references,
        "_expand": expanded | changes,
    }


def test_a_case_of_the_zaken_api_has_its_kind_outcome_and_place(tmp_path: Path) -> None:
    found = run(tmp_path, {"count": 1, "next": None, "results": [zgw()]})
    (case,) = found.of(Vergunningzaak)
    assert (case.zaaknummer, case.soort, case.activiteit, case.status, case.besluit) == (
        "ZAAK-2024-0000000001",
        "omzettingsvergunning",
        "omzetten in vier kamers",
        "Besluit genomen",
        "geweigerd",
    )
    assert (case.datum_aanvraag, case.datum_besluit) == (date(2024, 1, 15), date(2024, 3, 11))
    assert (case.bag_id, case.straat, case.huisnummer, case.toevoeging, case.postcode, case.woonplaats) == (
        "0935200000000012",
        "Voorbeeldstraat",
        12,
        "A",
        "6211AB",
        "Maastricht",
    )
    assert (found.rejects, found.remarks, found.subjects) == ([], [], ["zaak ZAAK-2024-0000000001"])


def test_parties_of_the_zaken_api_have_a_pseudonym_or_an_rsin_and_civil_servants_are_none(tmp_path: Path) -> None:
    found = run(tmp_path, zgw())
    applicant, holder = found.of(VergunningPartij)
    assert (applicant.volgnummer, applicant.rol, applicant.naam, applicant.bsn_hmac, applicant.postcode) == (
        1,
        "aanvrager",
        "Tom de Fictie",
        pseudonym(BSN),
        "6221BT",
    )
    assert (holder.volgnummer, holder.rol, holder.naam, holder.rsin) == (2, "houder", "Voorbeeld B.V.", "999990019")
    assert not any(text in str(found) for text in (BSN, "1234567890", "Ambtenaar", "over een persoon"))
    assert found.dropped["geslachtsaanduiding"] == 1


def test_the_applicant_is_number_one_wherever_he_stands_and_also_when_nobody_applied(tmp_path: Path) -> None:
    holder = role("vestiging", "houder", kvkNummer="99000011", handelsnaam=["Café Proef"])
    applicant = role("natuurlijk_persoon", "initiator", **PERSON)
    found = run(tmp_path, zgw(rollen=[holder, applicant])).of(VergunningPartij)
    assert [(party.volgnummer, party.rol) for party in found] == [(1, "aanvrager"), (2, "houder")]
    (alone,) = run(tmp_path, zgw(rollen=[holder])).of(VergunningPartij)
    assert (alone.volgnummer, alone.naam, alone.kvk, alone.partij_soort) == (2, "Café Proef", "99000011", "bedrijf")


@pytest.mark.parametrize(
    ("objects", "bag_id", "object_id"),
    [
        (
            {"objectType": "pand", "objectIdentificatie": {"identificatie": "0935100000000007"}},
            "0935100000000007",
            None,
        ),
        (
            {
                "objectType": "terrein_gebouwd_object",
                "objectIdentificatie": {
                    "identificatie": "x",
                    "adresAanduidingGrp": {"numIdentificatie": "0935200000000012", "aoaHuisnummer": 12},
                },
            },
            "0935200000000012",
            None,
        ),
        (
            {
                "objectType": "kadastrale_onroerende_zaak",
                "objectIdentificatie": {"kadastraleIdentificatie": "30110127770000"},
            },
            None,
            "NL.IMKAD.KadastraalObject:30110127770000",
        ),
        ({"objectType": "overige", "objectIdentificatie": {"overigeData": {}}}, None, None),
    ],
)
def test_a_case_may_be_about_a_building_or_a_cadastral_object(
    tmp_path: Path, objects: dict[str, Any], bag_id: str | None, object_id: str | None
) -> None:
    found = run(tmp_path, zgw(zaakobjecten=[objects]))
    (case,) = found.of(Vergunningzaak)
    assert (case.bag_id, case.object_id, found.remarks) == (bag_id, object_id, [])


def test_references_alone_tell_nothing_and_are_told(tmp_path: Path) -> None:
    case = zgw() | {"_expand": {}, "rollen": ["https://voorbeeld.invalid/rollen/1"]}
    found = run(tmp_path, case)
    (kept,) = found.records
    assert (kept.soort, kept.besluit, kept.datum_besluit) == (None, None, None)
    assert [remark.field for remark in found.remarks] == ["zaaktype"]


def test_a_description_that_may_name_a_person_is_left_out(tmp_path: Path) -> None:
    found = run(tmp_path, zgw() | {"omschrijving": "aanvraag mevr. Fictie"})
    assert (found.of(Vergunningzaak)[0].activiteit, [remark.field for remark in found.remarks]) == (
        None,
        ["omschrijving"],
    )


def test_a_page_does_not_end_the_cases_of_another_and_a_missing_page_is_told(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for page in (1, 2):
        content = {"count": 2, "results": [zgw() | {"identificatie": f"ZAAK-{page}"}]}
        (tmp_path / f"{page}.json").write_text(json.dumps(content), encoding="utf-8")
        (report,) = load_into(workspace, LOADER, [tmp_path / f"{page}.json"], reference_date=date(2024, page, 1))
        assert report.notes == ["1 rows, where a page says that there are 2 in all; load the other pages too"]
    state = state_of(workspace)
    assert {row["zaaknummer"]: row["_gezien_tot"] for row in state["Vergunningzaak"]} == {
        "ZAAK-1": None,
        "ZAAK-2": None,
    }
    assert BSN not in str(state)
    both = load_into(workspace, LOADER, [tmp_path / "1.json", tmp_path / "2.json"], reference_date=date(2024, 3, 1))
    told = "against the delivery before (2024-01-01 to 2024-02-01): 0 ended, 0 began, 0 changed"
    assert [report.notes for report in both] == [[told]]
