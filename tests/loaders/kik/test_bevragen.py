from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_brk import (
    Aantekening,
    AdresLocatie,
    BagObject,
    Belasting,
    Erfpachtcanon,
    Filiatie,
    GezamenlijkAandeel,
    KadastraalObject,
    NatuurlijkPersoon,
    NietNatuurlijkPersoon,
    PubliekrechtelijkeBeperking,
    Tenaamstelling,
    ZakelijkRecht,
)
from ondermijning.model.records_kik import (
    BeslagAntwoord,
    BeslagLegging,
    BeslagPartij,
    GerechtigdenAntwoord,
    HypotheekAntwoord,
    Zekerheidsstelling,
    ZekerheidsstellingObject,
    ZekerheidsstellingPartij,
)
from tests.support.bevragen_answers import (
    BSN,
    COLLECTIONS,
    below,
    faults_of,
    holder,
    link,
    mortgage,
    parcel,
    person,
    run,
    search,
    seizure,
)
from tests.support.kik_answers import OBJECT, file_of
from tests.support.reading import pseudonym
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

OBJECT_ID = f"NL.IMKAD.KadastraalObject:{OBJECT}"
REGISTERED = "ingeschreven_natuurlijk_persoon"
PROBLEM = {"title": "Opgevraagde resource bestaat niet.", "status": 404, "detail": "Not Found", "code": "notFound"}

CLOSURE: dict[str, Any] = {
    "identificatie": "3",
    "grondslag": {"code": "XE", "waarde": "Opiumwet"},
    "datumInWerking": "2024-02-01",
    "bevoegdGezag": person("kadaster_niet_natuurlijk_persoon", "55", "Gemeente Voorbeeld"),
}
RESTRICTIONS_ASKED = link(f"/publiekrechtelijkebeperkingen?kadastraalOnroerendeZaakIdentificatie={OBJECT}")
NOTE = {"identificatie": "6", "aard": {"code": "7"}, "omschrijving": "Verkocht aan N.N.", "einddatum": "2022-05-02"}


class TestObjects:
    def test_a_search_gives_each_object_with_its_address_and_dwelling(self, tmp_path: Path) -> None:
        found = run(tmp_path, search(parcel(), parcel("12340012380000")))
        assert found.of(KadastraalObject)[0][:4] == (OBJECT_ID, "perceel", "MTT00 C 1237", 120)
        assert found.subjects == [f"{OBJECT_ID}#object", "NL.IMKAD.KadastraalObject:12340012380000#object"]
        assert found.of(AdresLocatie)[0] == (
            "BAG:0935200000000012",
            "binnenland",
            "0935200000000012",
            "6211AA",
            12,
            None,
            "Voorbeeldstraat",
            "Maastricht",
            None,
        )
        assert found.of(BagObject)[0] == ("0935010000000012", "verblijfsobject", "BAG:0935200000000012")
        assert (found.rejects, found.remarks) == ([], [])

    def test_an_object_asked_by_its_id_may_hold_its_holders(self, tmp_path: Path) -> None:
        found = run(tmp_path, parcel(_embedded={"zakelijkGerechtigden": [holder()]}))
        assert found.subjects == [f"{OBJECT_ID}#object", f"{OBJECT_ID}#gerechtigden"]
        assert found.kinds()["Tenaamstelling"] == found.kinds()["GerechtigdenAntwoord"] == 1

    @pytest.mark.parametrize("listed", [["25381030"], []])
    def test_the_ids_of_mortgages_and_seizures_are_no_answer_about_them(
        self, tmp_path: Path, listed: list[str]
    ) -> None:
        found = run(tmp_path, parcel(hypotheekIdentificaties=listed, beslagIdentificaties=listed))
        assert (found.of(HypotheekAntwoord), found.of(BeslagAntwoord)) == ([], [])

    @pytest.mark.parametrize(
        ("given", "complete"),
        [
            ({}, True),
            ({"koopsom": {"koopsom": 180000, "koopjaar": 2017}, "aardCultuurBebouwd": {"code": "11"}}, True),
            ({"koopsom": {"koopsom": 180000, "koopjaar": 2017}}, False),
            ({"koopsom": {"koopsom": 180000}, "aardCultuurBebouwd": {"code": "11"}}, False),
            ({"koopsom": {"indicatieMetMeerObjectenVerkregen": True}}, True),
        ],
    )
    def test_price_year_and_use_come_together_or_not_at_all(
        self,
        tmp_path: Path,
        given: dict[str, Any],
        complete: bool,  # noqa: FBT001
    ) -> None:
        found = run(tmp_path, parcel(**given))
        assert [remark.field for remark in found.remarks] == ([] if complete else ["koopsom"])
        assert found.of(KadastraalObject)[0].koopsom_euro == given.get("koopsom", {}).get("koopsom")

    def test_an_object_that_is_gone_is_not_shown_and_held_by_nobody(self, tmp_path: Path) -> None:
        found = run(tmp_path, parcel(indicatieVervallen=True))
        assert (found.records, found.subjects) == ([(OBJECT_ID, None)], [f"{OBJECT_ID}#object"])
        assert isinstance(found.records[0], GerechtigdenAntwoord)

    def test_what_an_object_came_from(self, tmp_path: Path) -> None:
        origin = {"aard": {"code": "20"}, "kadastraalOnroerendeZaken": [{"identificatie": "9", "type": "perceel"}]}
        found = run(tmp_path, parcel(isOntstaanUit=origin))
        assert found.of(Filiatie) == [(OBJECT_ID, "NL.IMKAD.KadastraalObject:9", "20")]


class TestHolders:
    def test_a_holder_has_a_right_of_its_kind_a_share_and_the_day_it_began(self, tmp_path: Path) -> None:
        found = run(tmp_path, below("zakelijkGerechtigden", holder()))
        assert found.of(ZakelijkRecht) == [(f"{OBJECT_ID}#eigenaar", "2", "eigenaar", OBJECT_ID)]
        assert found.of(Tenaamstelling) == [
            (
                "NL.IMKAD.ZakelijkGerechtigde:81",
                f"{OBJECT_ID}#eigenaar",
                "NL.IMKAD.Persoon:77",
                1,
                1,
                None,
                date(2018, 10, 11),
                None,
            )
        ]
        assert found.of(GerechtigdenAntwoord) == [(OBJECT_ID, None)]

    def test_a_ground_rent_that_co_holders_repeat_counts_once(self, tmp_path: Path) -> None:
        rent = {"jaarlijksBedrag": {"som": 100.0, "valuta": {"code": "EUR"}}, "betrefMeerOnroerendeZaken": True}
        half = {"aandeel": {"teller": 1, "noemer": 2}}
        pair = [holder(str(at), "erfpachter", erfpachtCanon=rent, tenaamstelling=half) for at in (82, 83)]
        found = run(tmp_path, below("zakelijkGerechtigden", holder(), *pair))
        assert [(each.recht_id, each.jaarlijks_euro, each.meer_objecten) for each in found.of(Erfpachtcanon)] == [
            (f"{OBJECT_ID}#erfpachter", 100, True)
        ]
        assert found.of(Belasting) == [(f"{OBJECT_ID}#eigenaar", f"{OBJECT_ID}#erfpachter")]

    def test_a_share_that_is_held_together(self, tmp_path: Path) -> None:
        together = {"gezamenlijkAandeel": {"teller": 1, "noemer": 2}}
        found = run(tmp_path, below("zakelijkGerechtigden", holder(tenaamstelling=together)))
        assert [(each.teller, each.noemer) for each in found.of(GezamenlijkAandeel)] == [(1, 2)]

    @pytest.mark.parametrize(
        ("who", "party", "name"),
        [
            (person("kadaster_natuurlijk_persoon"), "NL.IMKAD.Persoon:77", "Robin Voorbeeld"),
            (person("kadaster_niet_natuurlijk_persoon"), "NL.IMKAD.Persoon:77", "Robin Voorbeeld"),
            (person("ingeschreven_niet_natuurlijk_persoon", "999990019"), "RSIN:999990019", "Robin Voorbeeld"),
        ],
    )
    def test_the_id_of_a_party_is_what_its_kind_says(
        self, tmp_path: Path, who: dict[str, Any], party: str, name: str
    ) -> None:
        found = run(tmp_path, below("zakelijkGerechtigden", holder(who=who)))
        natural, entity = found.of(NatuurlijkPersoon), found.of(NietNatuurlijkPersoon)
        assert [*(each.persoon_id for each in natural), *(each.persoon_id for each in entity)] == [party]
        assert [*(each.voornamen for each in natural), *(each.naam for each in entity)] == [name]
        assert [each.rsin for each in entity if party.startswith("RSIN")] == [party[5:]] * party.startswith("RSIN")

    @pytest.mark.parametrize(
        "broken",
        [
            holder(kind="huurder"),
            holder(identificatie=None),
            holder(who=person("kadaster_natuurlijk_persoon", "")),
            holder(who=person("ingeschreven_niet_natuurlijk_persoon", "12")),
            holder(who=person("iets_anders")),
            holder(who=person(REGISTERED, "12")),
            holder(tenaamstelling={"aandeel": {"teller": 3, "noemer": 2}}),
        ],
    )
    def test_an_answer_with_a_holder_that_cannot_be_read_is_refused_whole(
        self, tmp_path: Path, broken: dict[str, Any]
    ) -> None:
        found = run(tmp_path, [below("zakelijkGerechtigden", broken, holder("82")), below("hypotheken")])
        assert (found.refused_at, found.kinds()) == (["/0"], {"HypotheekAntwoord": 1})


class TestBsn:
    """The BSN of a person in the population register is its id, and stands in links."""

    @pytest.mark.parametrize("kind", [REGISTERED, "", None, "ingeschreven-natuurlijk-persoon"])
    @pytest.mark.parametrize(("resource", "key"), [("hypotheken", "hypotheekhouders"), ("beslagen", "beslagleggers")])
    def test_a_number_that_may_be_a_bsn_never_comes_in(
        self, tmp_path: Path, kind: str | None, resource: str, key: str
    ) -> None:
        who = {**person(number=BSN), "type": kind}
        thing = {**(mortgage() if resource == "hypotheken" else seizure()), key: [who]}
        thing["_links"] = {key: [{"href": f"/ingeschrevenpersonen/{BSN}"}]}
        found = run(tmp_path, below(resource, thing))
        assert BSN not in repr(found)
        assert len(found.of(HypotheekAntwoord) + found.of(BeslagAntwoord)) == 1

    def test_a_registered_person_is_known_by_a_key_that_is_neither_the_bsn_nor_its_pseudonym(
        self, tmp_path: Path
    ) -> None:
        same = [holder("81", who=person(REGISTERED, BSN)), holder("82", "erfpachter", person(REGISTERED, BSN))]
        found = run(tmp_path, below("zakelijkGerechtigden", *same))
        (known,) = found.of(NatuurlijkPersoon)
        assert known.bsn_hmac == pseudonym(BSN)
        assert {each.persoon_id for each in found.of(Tenaamstelling)} == {known.persoon_id}
        assert known.persoon_id.startswith("PERSOON:")
        assert not {BSN, str(known.bsn_hmac)} & set(known.persoon_id.split(":"))
        assert str(known.bsn_hmac).rpartition(":")[2] not in known.persoon_id

    def test_nothing_in_a_workspace_holds_it(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        partner = {"betrokkenPartner": person(REGISTERED, BSN)}
        document = below("zakelijkGerechtigden", holder(who=person(REGISTERED, BSN), tenaamstelling=partner))
        (report,) = load_into(workspace, "kik", [file_of(tmp_path, document)])
        assert report.records["NatuurlijkPersoon"] == 1
        assert BSN not in repr(state_of(workspace)) + repr(report)
        assert not any(BSN.encode() in path.read_bytes() for path in workspace.deliveries.rglob("*") if path.is_file())


class TestMortgagesAndSeizures:
    def test_a_mortgage_has_its_amount_its_object_and_its_lender(self, tmp_path: Path) -> None:
        found = run(
            tmp_path, below("hypotheken", mortgage("501", person("ingeschreven_niet_natuurlijk_persoon", "999990019")))
        )
        key = "NL.IMKAD.Zekerheidsstelling:501"
        assert found.of(Zekerheidsstelling) == [(key, 285_000, "NL.IMKAD.Stukdeel:601", None, None, None)]
        assert found.of(ZekerheidsstellingObject) == [(key, OBJECT_ID)]
        assert found.of(ZekerheidsstellingPartij) == [(key, "RSIN:999990019", "geldgever")]
        assert (found.of(HypotheekAntwoord), found.subjects) == ([(OBJECT_ID, None)], [OBJECT_ID])

    def test_a_seizure_has_its_kind_its_claim_and_who_seizes(self, tmp_path: Path) -> None:
        found = run(tmp_path, below("beslagen", seizure("701", person("kadaster_niet_natuurlijk_persoon", "97"))))
        key = "NL.IMKAD.Zekerheidsstelling:701"
        assert found.of(BeslagLegging) == [(key, "2", "Executoriaal", 40_000, None, None, None)]
        assert found.of(BeslagPartij) == [(key, "NL.IMKAD.Persoon:97")]
        assert (found.of(BeslagAntwoord), found.subjects) == ([(OBJECT_ID, None)], [f"{OBJECT_ID}#beslagen"])

    def test_an_empty_list_is_an_answer(self, tmp_path: Path) -> None:
        assert run(tmp_path, below("hypotheken")).records == [HypotheekAntwoord(OBJECT_ID, None)]
        assert run(tmp_path, below("beslagen")).records == [BeslagAntwoord(OBJECT_ID, None)]

    def test_one_mortgage_alone_says_nothing_about_the_others(self, tmp_path: Path) -> None:
        single = {**mortgage(), **link(f"/kadastraalonroerendezaken/{OBJECT}/hypotheken/501")}
        found = run(tmp_path, single)
        assert found.kinds() == {"Zekerheidsstelling": 1, "ZekerheidsstellingObject": 1}
        assert found.subjects == [f"{OBJECT_ID}/501"]

    def test_a_lender_that_cannot_be_read_does_not_take_the_mortgage_with_it(self, tmp_path: Path) -> None:
        found = run(tmp_path, below("hypotheken", mortgage("501", person(REGISTERED, "12"), person())))
        assert [reject.field for reject in found.rejects] == ["hypotheekhouders/identificatie"]
        assert found.kinds()["ZekerheidsstellingPartij"] == 1

    @pytest.mark.parametrize("broken", [mortgage(identificatie=""), mortgage(isGebaseerdOpStukdeelIdentificatie="?")])
    def test_an_answer_with_a_mortgage_that_cannot_be_read_is_refused_whole(
        self, tmp_path: Path, broken: dict[str, Any]
    ) -> None:
        found = run(tmp_path, below("hypotheken", broken, mortgage("502")))
        assert (found.refused_at, found.records) == (["/"], [])


class TestRestrictionsAndNotes:
    def test_restrictions_are_about_the_object_that_was_asked(self, tmp_path: Path) -> None:
        found = run(tmp_path, {**RESTRICTIONS_ASKED, "_embedded": {"publiekrechtelijkeBeperkingen": [CLOSURE]}})
        assert [each[1:5] for each in found.of(PubliekrechtelijkeBeperking)] == [
            (OBJECT_ID, "XE", "Opiumwet", date(2024, 2, 1))
        ]
        assert found.kinds()["BevoegdGezag"] == 1

    def test_notes_keep_their_kind_and_end_and_leave_their_words_at_the_door(self, tmp_path: Path) -> None:
        found = run(tmp_path, below("privaatrechtelijkeBeperkingen", NOTE))
        assert [(each.object_id, each.aard_code, each.einddatum) for each in found.of(Aantekening)] == [
            (OBJECT_ID, "7", date(2022, 5, 2))
        ]
        assert found.dropped["omschrijving"] == 1


class TestNoAnswer:
    def test_an_error_is_refused_and_says_nothing(self, tmp_path: Path) -> None:
        found = run(tmp_path, [PROBLEM | {"status": 500}, below("hypotheken")])
        assert (found.refused_at, [reject.field for reject in found.rejects]) == (["/0"], ["status"])
        assert found.kinds() == {"HypotheekAntwoord": 1}

    def test_an_object_that_was_not_found_is_an_answer_that_says_nothing(self, tmp_path: Path) -> None:
        found = run(tmp_path, [PROBLEM, below("hypotheken")])
        assert (found.rejects, found.kinds()) == ([], {"HypotheekAntwoord": 1})

    def test_a_search_that_found_nothing_says_so_and_nothing_else(self, tmp_path: Path) -> None:
        found = run(tmp_path, search())
        assert (found.records, [remark.field for remark in found.remarks]) == ([], ["_embedded"])

    @pytest.mark.parametrize(
        "document",
        [
            {"_embedded": {"hypotheken": [mortgage()]}},
            {**link("/hypotheken"), "_embedded": {"hypotheken": [mortgage()]}},
            {**link("/publiekrechtelijkebeperkingen"), "_embedded": {"publiekrechtelijkeBeperkingen": []}},
            {"_embedded": {"kadastraalOnroerendeZaken": ["x"]}},
            {"_embedded": {"kadastraalOnroerendeZaken": "x"}},
            {**link(f"/kadastraalonroerendezaken/{OBJECT}/hypotheken/501"), "_embedded": {}},
            {**below("hypotheken"), "_embedded": None},
        ],
    )
    def test_an_answer_that_no_link_ties_to_an_object_is_refused(
        self, tmp_path: Path, document: dict[str, Any]
    ) -> None:
        found = run(tmp_path, document)
        assert (found.records, len(found.rejects)) == ([], 1)

    def test_the_links_of_the_elements_may_say_which_object_it_is(self, tmp_path: Path) -> None:
        base = "https://api.example.nl/bevragen/v2/kadastraalonroerendezaken"
        listed = [{**mortgage(number), **link(f"{base}/{OBJECT}/hypotheken/{number}")} for number in ("501", "502")]
        found = run(tmp_path, {"_embedded": {"hypotheken": listed}})
        assert found.of(HypotheekAntwoord) == [(OBJECT_ID, None)]
        other = {**mortgage("503"), **link(f"{base}/9/hypotheken/503")}
        assert len(run(tmp_path, {"_embedded": {"hypotheken": [*listed, other]}}).rejects) == 1

    def test_a_file_that_is_cut_off_is_refused_and_an_empty_one_is_not_recognised(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="cut off"):
            run(tmp_path, json.dumps(below("hypotheken", mortgage()))[:-20])
        assert run(tmp_path, "").recognised == []

    def test_other_json_is_not_recognised(self, tmp_path: Path) -> None:
        others: tuple[object, ...] = (
            {"identificatie": "1"},
            {"_embedded": {"adressen": []}},
            {"_embedded": {}},
            [1, "x"],
        )
        for document in others:
            assert run(tmp_path, document).recognised == []


ANSWERS: dict[str, dict[str, Any]] = {
    "kadastraalOnroerendeZaken": search(
        parcel(koopsom={"koopsom": 1, "koopjaar": 2017}, hypotheekIdentificaties=["1"])
    ),
    "zakelijkGerechtigden": below(
        "zakelijkGerechtigden", holder(), holder("82", "erfpachter", person(REGISTERED, BSN))
    ),
    "hypotheken": below("hypotheken", mortgage("501", person())),
    "beslagen": below("beslagen", seizure("701", person())),
    "privaatrechtelijkeBeperkingen": below("privaatrechtelijkeBeperkingen", NOTE),
    "publiekrechtelijkeBeperkingen": {**RESTRICTIONS_ASKED, "_embedded": {"publiekrechtelijkeBeperkingen": [CLOSURE]}},
}


@pytest.mark.samples
class TestPublishedSchemaAndSamples:
    @pytest.mark.parametrize("resource", ANSWERS)
    def test_the_answers_of_these_tests_follow_the_schema(self, resource: str) -> None:
        sample("brk", "bevragen")
        assert faults_of(ANSWERS[resource], COLLECTIONS[resource]) == []

    def test_the_schema_refuses_what_no_answer_is(self) -> None:
        sample("brk", "bevragen")
        assert faults_of(below("zakelijkGerechtigden", holder(kind="huurder")), COLLECTIONS["zakelijkGerechtigden"])

    @pytest.mark.parametrize(
        ("name", "kinds", "rejects"),
        [
            ("koz_zoek_7361EW_21", {"KadastraalObject": 1, "AdresLocatie": 1, "ObjectLocatie": 1}, 0),
            ("koz_zoek_leeg", {}, 0),
            ("zakelijkgerechtigden_404", {}, 0),
            (
                "zakelijkgerechtigden_76870482570000",
                {
                    "GerechtigdenAntwoord": 1,
                    "ZakelijkRecht": 2,
                    "Tenaamstelling": 3,
                    "TenaamstellingStukdeel": 3,
                    "NietNatuurlijkPersoon": 1,
                    "NatuurlijkPersoon": 2,
                    "Erfpachtcanon": 1,
                    "Belasting": 1,
                },
                0,
            ),
        ],
    )
    def test_recorded_answers_give_exactly_their_records(
        self, tmp_path: Path, name: str, kinds: dict[str, int], rejects: int
    ) -> None:
        found = run(tmp_path, sample("brk", "bevragen", f"{name}.json").read_text(encoding="utf-8"))
        assert (found.kinds(), len(found.rejects)) == (kinds, rejects)
        assert "999991905" not in repr(found)

    def test_the_recorded_holders_are_an_owner_and_two_halves_of_a_leasehold(self, tmp_path: Path) -> None:
        path = sample("brk", "bevragen", "zakelijkgerechtigden_76870482570000.json")
        found = run(tmp_path, path.read_text(encoding="utf-8"))
        assert [(each.recht_id.rpartition("#")[2], each.teller, each.noemer) for each in found.of(Tenaamstelling)] == [
            ("eigenaar", 1, 1),
            ("erfpachter", 1, 2),
            ("erfpachter", 1, 2),
        ]
        assert [each.jaarlijks_euro for each in found.of(Erfpachtcanon)] == [100]
