from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.errors import DeliveryError
from ondermijning.model.records_brk import AdresLocatie, NatuurlijkPersoon, NietNatuurlijkPersoon
from ondermijning.model.records_kik import (
    HypotheekAntwoord,
    Zekerheidsstelling,
    ZekerheidsstellingObject,
    ZekerheidsstellingPartij,
)
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.rows import Remark
from tests.support.kik_answers import OBJECT, answer, deed, deed_part, file_of, key, mortgage, refused, release, run
from tests.support.reading import Reading, pseudonym
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["kik"]
OBJECT_ID = f"NL.IMKAD.KadastraalObject:{OBJECT}"
MORTGAGE_ID = "NL.IMKAD.Zekerheidsstelling:501"
WHOLE: dict[str, Any] = {
    "zekerheidsstellingen": [mortgage("501", "601", "99")],
    "stukdelen": [deed_part()],
    "stukken": [deed("2024-03-01", "601")],
}
reusing_the_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)


def only(found: Reading, kind: type[Any]) -> Any:
    (record,) = found.of(kind)
    return record


def silent(found: Reading) -> bool:
    """Whether an answer says nothing at all, and says that it does."""
    spoken = [subject for subject in found.subjects if str(subject).startswith("NL.IMKAD")]
    return not found.records and not spoken and [remark.field for remark in found.remarks] == ["proces"]


class TestMortgages:
    def test_a_mortgage_has_its_amount_from_the_deed_part_and_its_day_from_the_deed(self, tmp_path: Path) -> None:
        found = run(tmp_path, answer(**WHOLE))
        assert only(found, Zekerheidsstelling) == (
            MORTGAGE_ID,
            285_000,
            "NL.IMKAD.Stukdeel:601",
            date(2024, 3, 1),
            None,
            False,
        )
        assert only(found, ZekerheidsstellingObject) == (MORTGAGE_ID, OBJECT_ID)
        assert only(found, ZekerheidsstellingPartij) == (MORTGAGE_ID, "NL.IMKAD.Persoon:99", "geldgever")
        assert only(found, HypotheekAntwoord) == (OBJECT_ID, date(2024, 12, 31))
        assert (found.subjects, found.rejects, found.remarks) == ([OBJECT_ID], [], [])

    def test_a_mortgage_may_rest_on_several_objects_and_have_several_lenders(self, tmp_path: Path) -> None:
        elsewhere = [
            {"betreft": key("Zekerheidsstelling", of), "heeft": key("KadastraalObject", number)}
            for of, number in (("501", "7"), ("501", "8"), ("502", "9"))
        ]
        both = [mortgage("501", "601", "98", "99"), mortgage("502", "602")]
        found = run(
            tmp_path,
            answer(
                zekerheidsstellingen=both,
                overigBetrokkenKadastraalObjecten=elsewhere,
                stukdelen=[deed_part("601"), deed_part("602")],
            ),
        )
        links = [
            (link.zekerheid_id[-3:], link.object_id.rpartition(":")[2]) for link in found.of(ZekerheidsstellingObject)
        ]
        assert links == [("501", OBJECT), ("501", "7"), ("501", "8"), ("502", OBJECT), ("502", "9")]
        assert [link.persoon_id[-2:] for link in found.of(ZekerheidsstellingPartij)] == ["98", "99"]
        assert [entry.object_id for entry in found.of(HypotheekAntwoord)] == [OBJECT_ID]

    def test_an_answer_without_mortgages_is_an_answer(self, tmp_path: Path) -> None:
        nothing: list[dict[str, Any]] = [{}, {"zekerheidsstellingen": []}]
        for met in nothing:
            found = run(tmp_path, answer(**met))
            assert (found.kinds(), found.remarks) == ({"HypotheekAntwoord": 1}, [])

    def test_a_later_deed_part_that_releases_it_gives_the_day_of_release(self, tmp_path: Path) -> None:
        parts = [deed_part(), release("701", "601")]
        deeds = [deed("2020-03-01", "601"), deed("2024-07-08", "701")]
        found = run(tmp_path, answer(zekerheidsstellingen=[mortgage()], stukdelen=parts, stukken=deeds))
        assert only(found, Zekerheidsstelling).doorgehaald_op == date(2024, 7, 8)

    def test_a_release_whose_deed_is_missing_leaves_the_mortgage_open_and_says_so(self, tmp_path: Path) -> None:
        parts = [deed_part(), release("701", "601")]
        found = run(
            tmp_path, answer(zekerheidsstellingen=[mortgage()], stukdelen=parts, stukken=[deed("2020-03-01", "601")])
        )
        assert only(found, Zekerheidsstelling).doorgehaald_op is None
        assert found.remarks == [Remark("stukdelen/doorhaling", "has no day: what it releases stays open")]

    @pytest.mark.parametrize(
        ("amount", "currency", "euro"),
        [
            (285661.0, "EUR", 285_661),
            (285661, "EUR", 285_661),
            (1000.5, "EUR", 1001),
            ("veel", "EUR", None),
            (5, "NLG", None),
        ],
    )
    def test_an_amount_that_is_no_sum_in_euro_is_left_out_with_a_remark(
        self, tmp_path: Path, amount: object, currency: str, euro: int | None
    ) -> None:
        found = run(tmp_path, answer(**{**WHOLE, "stukdelen": [deed_part("601", amount, currency)]}))
        assert only(found, Zekerheidsstelling).bedrag_euro == euro
        assert [remark.field for remark in found.remarks] == ["bedragZekerheidsstellingHypotheek"] * (euro is None)
        assert not any("veel" in remark.reason for remark in found.remarks)

    def test_a_deed_part_that_is_not_in_the_answer_leaves_the_amount_unknown_with_a_remark(
        self, tmp_path: Path
    ) -> None:
        found = run(tmp_path, answer(zekerheidsstellingen=[mortgage()]))
        assert only(found, Zekerheidsstelling)[1:4] == (None, "NL.IMKAD.Stukdeel:601", None)
        assert [remark.field for remark in found.remarks] == ["isGebaseerdOp"]

    def test_a_mortgage_on_more_objects_than_are_named_is_remarked(self, tmp_path: Path) -> None:
        more = mortgage(heeftMeerOverigBetrokkenKadastraalObjecten=True)
        found = run(tmp_path, answer(zekerheidsstellingen=[more], stukdelen=[deed_part()]))
        assert [remark.reason for remark in found.remarks] == ["rests on more objects than the answer names"]
        assert only(found, Zekerheidsstelling).meer_objecten is True

    @pytest.mark.parametrize(
        "broken",
        [
            mortgage(type="ZekerheidsstellingNieuw"),
            mortgage(identificatie={}),
            mortgage(rustOpObject=key("Persoon", "1")),
            mortgage(rustOpObject=None),
            mortgage(heeft=[{"lokaalID": "9"}]),
        ],
    )
    def test_an_answer_with_a_mortgage_that_cannot_be_read_is_refused_whole_so_that_none_seems_absent(
        self, tmp_path: Path, broken: dict[str, Any]
    ) -> None:
        found = run(tmp_path, [answer(zekerheidsstellingen=[broken], stukdelen=[deed_part()]), answer(**WHOLE)])
        assert (found.refused_at, len(found.rejects)) == (["/0"], 1)
        assert len(found.of(HypotheekAntwoord)) == 1


class TestNoAnswer:
    @pytest.mark.parametrize(
        "document",
        [
            refused("KIKI_0381", "INFO"),
            refused("KIKI_0313", "INFO"),
            refused("KIKI_0902", "ERROR"),
            answer(severity="ERROR", **WHOLE),
            answer(severity="FATAL", **WHOLE),
            answer(severity="", **WHOLE),
            answer("Objectlijstpersoon"),
            answer("Eigenaarsinformatie"),
            answer("Hypotheekinformatie", about=key("Persoon", "7")),
            answer("Kadastralekaart"),
        ],
    )
    def test_an_error_something_not_found_or_another_product_says_nothing(
        self, tmp_path: Path, document: dict[str, Any]
    ) -> None:
        assert silent(run(tmp_path, document))

    def test_an_answer_of_which_one_message_is_an_error_says_nothing(self, tmp_path: Path) -> None:
        document = answer(**WHOLE)
        document["proces"]["meldingen"].append({"code": "KIKI_0902", "severityCode": "ERROR"})
        assert silent(run(tmp_path, document))

    def test_an_answer_without_its_list_says_nothing(self, tmp_path: Path) -> None:
        document = answer(**WHOLE)
        del document["geleverdProduct"]["product"]["met"]
        assert silent(run(tmp_path, document))

    def test_a_failed_request_after_an_answer_leaves_the_mortgages_as_they_were(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        load_into(workspace, LOADER, [file_of(tmp_path, answer(**WHOLE))])
        failed = file_of(tmp_path, refused("KIKI_0902", "ERROR"), "fout.json")
        (report,) = load_into(workspace, LOADER, [failed], reference_date=date(2025, 6, 1))
        assert (report.rejected, report.records, sum(report.remarks.values())) == (0, {}, 1)
        assert [row["_gezien_tot"] for row in state_of(workspace)["Zekerheidsstelling"]] == [None]

    @given(severity=st.text(max_size=8).filter(lambda text: text not in {"INFO", "WARNING"}))
    @reusing_the_folder
    def test_no_severity_but_information_and_warning_makes_an_answer(self, tmp_path: Path, severity: str) -> None:
        assert silent(run(tmp_path, answer(severity=severity, **WHOLE)))

    @given(product=st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
    @reusing_the_folder
    def test_no_other_product_is_taken_for_mortgages_whatever_else_the_request_says(
        self, tmp_path: Path, product: str
    ) -> None:
        document = answer(personen=[])
        request = f"Koi{{product={product}, klantreferentie=Koi{{product=Hypotheekinformatie}}}}"
        document["productGegevens"]["aanvraagGegevens"] = request
        read_too = {"hypotheekinformatie", "eigendomsinformatie", "eigenaarsinformatie", "objectlijstpersoon"}
        assert product in read_too or silent(run(tmp_path, document))

    def test_an_answer_that_lost_its_request_is_known_by_the_list_that_only_mortgages_have(
        self, tmp_path: Path
    ) -> None:
        with_list, without = answer(zekerheidsstellingen=[]), answer(personen=[])
        del with_list["productGegevens"], without["productGegevens"]
        assert run(tmp_path, with_list).kinds() == {"HypotheekAntwoord": 1}
        assert silent(run(tmp_path, without))


class TestOwnership:
    def test_a_later_answer_about_owners_ends_no_mortgage(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        load_into(workspace, LOADER, [file_of(tmp_path, answer(**WHOLE))])
        owners = file_of(tmp_path, answer("Eigendomsinformatie", personen=[natural()]), "eigendom.json")
        load_into(workspace, LOADER, [owners], reference_date=date(2025, 6, 1))
        assert [row["_gezien_tot"] for row in state_of(workspace)["Zekerheidsstelling"]] == [None]

    def test_a_later_answer_about_mortgages_ends_the_one_that_is_gone(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        for number, (met, day) in enumerate(((WHOLE, date(2024, 1, 1)), ({}, date(2025, 1, 1)))):
            load_into(workspace, LOADER, [file_of(tmp_path, answer(**met), f"{number}.json")], reference_date=day)
        state = state_of(workspace)
        assert [row["_gezien_tot"] for row in state["Zekerheidsstelling"]] == [date(2025, 1, 1)]
        assert [row["_gezien_tot"] for row in state["HypotheekAntwoord"]] == [None]


def natural(**known: Any) -> dict[str, Any]:
    return {
        "identificatie": key("Persoon", "77"),
        "type": "NatuurlijkPersoon",
        "indicatieOverleden": False,
        "woonlocatie": key("AdresLocatie", "AKR.1"),
        "betreft": {"bsn": "999990019", "naam": {"voornamen": "Robin", "geslachtsnaam": "Voorbeeld"}, **known},
    }


def only_person(tmp_path: Path, **known: Any) -> Any:
    return only(run(tmp_path, answer(personen=[natural(**known)])), NatuurlijkPersoon)


class TestPartiesAndAddresses:
    def test_a_natural_person_has_a_pseudonym_and_a_home(self, tmp_path: Path) -> None:
        found = only_person(tmp_path, geboorte={"geboortedatum": {"datum": "1980-02-01"}})
        assert found == (
            "NL.IMKAD.Persoon:77",
            pseudonym("999990019"),
            "Robin",
            None,
            "Voorbeeld",
            date(1980, 2, 1),
            "dag",
            False,
            False,
            "NL.IMKAD.AdresLocatie:AKR.1",
        )

    @given(year=st.integers(1900, 2010), month=st.none() | st.integers(1, 12))
    @reusing_the_folder
    def test_a_birth_date_in_parts_is_its_first_possible_day(
        self, tmp_path: Path, year: int, month: int | None
    ) -> None:
        found = only_person(tmp_path, geboorte={"geboortedatum": {"jaar": year, "maand": month}})
        assert found.geboortedatum == date(year, month or 1, 1)
        assert found.geboortedatum_precisie == ("maand" if month else "jaar")

    @pytest.mark.parametrize(("answered", "hidden"), [(True, True), (False, False), ("?", True), (None, False)])
    def test_secrecy_is_kept_also_when_the_answer_cannot_be_read(
        self,
        tmp_path: Path,
        answered: object,
        hidden: bool,  # noqa: FBT001
    ) -> None:
        assert only_person(tmp_path, indicatieGeheim=answered).afgeschermd is hidden

    def test_a_company_has_its_numbers_and_two_addresses(self, tmp_path: Path) -> None:
        entity = {
            "identificatie": key("Persoon", "99"),
            "type": "NietNatuurlijkPersoon",
            "statutaireZetel": "Maastricht",
            "rechtsvorm": {"code": "8", "waarde": "Naamloze vennootschap"},
            "statutaireNaam": "Voorbeeldbank N.V.",
            "betreft": {"kvkNummer": "99000011", "rsin": "999990019"},
            "woonlocatie": key("AdresLocatie", "1"),
            "postlocatie": key("AdresLocatie", "2"),
        }
        assert only(run(tmp_path, answer(personen=[entity])), NietNatuurlijkPersoon) == (
            "NL.IMKAD.Persoon:99",
            "Voorbeeldbank N.V.",
            "8",
            "Naamloze vennootschap",
            "Maastricht",
            "999990019",
            "99000011",
            "NL.IMKAD.AdresLocatie:1",
            "NL.IMKAD.AdresLocatie:2",
        )

    def test_addresses_at_home_abroad_and_a_post_box(self, tmp_path: Path) -> None:
        street = {"openbareRuimteNaam": "Voorbeeldstraat", "gerelateerdeWoonplaatsNaam": "Maastricht"}
        number = {"identificatie": "0935200000000012", "huisnummer": 12, "huisletter": "a", "postcode": "6211AA"}
        line = {"adres": "Musterweg 5", "woonplaats": "Aachen", "land": {"code": "9089"}}
        places: list[dict[str, Any]] = [
            {"type": "ObjectlocatieBinnenland", "nummeraanduiding": {**number, "gerelateerdeOpenbareRuimte": street}},
            {"type": "ObjectlocatieBuitenland", "adresBuitenland": line},
            {"type": "ObjectlocatieBuitenland", **line},
            {"type": "PostbusLocatie", "postbusnummer": 844, "postcode": "6200AA", "woonplaatsNaam": "Maastricht"},
        ]
        given_ids = [{"identificatie": key("AdresLocatie", str(place)), **entry} for place, entry in enumerate(places)]
        found = run(tmp_path, answer(adresLocaties=given_ids))
        assert [entry[1:] for entry in found.of(AdresLocatie)] == [
            ("binnenland", "0935200000000012", "6211AA", 12, "A", "Voorbeeldstraat", "Maastricht", None),
            ("buitenland", None, None, None, None, "Musterweg 5", "Aachen", "9089"),
            ("buitenland", None, None, None, None, "Musterweg 5", "Aachen", "9089"),
            ("postbus", None, "6200AA", 844, None, "Postbus", "Maastricht", None),
        ]

    def test_a_broken_or_unknown_party_does_not_take_the_answer_with_it(self, tmp_path: Path) -> None:
        broken = {"type": "NatuurlijkPersoon", "identificatie": key("Stukdeel", "1")}
        found = run(tmp_path, answer(personen=[broken, {"type": "Iets"}, natural()]))
        assert found.kinds() == {"HypotheekAntwoord": 1, "NatuurlijkPersoon": 1}
        assert [reject.field for reject in found.rejects] == ["personen/identificatie"]
        assert [remark.field for remark in found.remarks] == ["personen/type"]


class TestFiles:
    def test_answers_may_stand_in_lines_or_in_an_array(self, tmp_path: Path) -> None:
        many = [answer(), answer(about=key("KadastraalObject", "8")), refused("KIKI_0381", "INFO")]
        for text in (many, "\n".join(json.dumps(document) for document in many)):
            assert [entry.object_id[-1] for entry in run(tmp_path, text).of(HypotheekAntwoord)] == ["0", "8"]

    def test_a_file_speaks_for_the_latest_day_of_its_answers_and_none_when_nothing_was_answered(
        self, tmp_path: Path
    ) -> None:
        early = answer()
        early["geleverdProduct"]["product"]["actualiteitstijdstipHypothecair"] = "2023-05-01T00:00:00+02:00"
        for documents, day in (
            ([early], date(2023, 5, 1)),
            ([answer(), early], date(2024, 12, 31)),
            ([refused("x", "INFO")], None),
        ):
            (file,) = input_files([file_of(tmp_path, documents)])
            assert LOADER.reads[0].reference_date(file) == day

    @pytest.mark.parametrize("product", [None, [], "x", {"met": []}, {"betreft": []}])
    def test_an_answer_of_another_shape_is_refused_or_silent_and_never_a_failure(
        self, tmp_path: Path, product: object
    ) -> None:
        document = {**answer(), "geleverdProduct": {"product": product}}
        assert LOADER.reads[0].reference_date(input_files([file_of(tmp_path, document)])[0]) is None
        found = run(tmp_path, document)
        assert found.records == []
        assert len(found.rejects) + len(found.remarks) == 1

    def test_a_file_that_is_cut_off_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="cut off"):
            run(tmp_path, json.dumps(answer(**WHOLE))[:-20])

    def test_a_file_loaded_twice_counts_once(self, tmp_path: Path) -> None:
        workspace, path = demo_workspace(tmp_path), file_of(tmp_path, answer(**WHOLE))
        (first,) = load_into(workspace, LOADER, [path])
        (again,) = load_into(workspace, LOADER, [path])
        assert (first.already_known, again.already_known) == (False, True)
        assert len(state_of(workspace)["Zekerheidsstelling"]) == 1

    def test_what_may_never_be_stored_is_counted_at_the_door_and_the_request_stays_outside(
        self, tmp_path: Path
    ) -> None:
        birth = {"geboortedatum": {"datum": "1980-02-01"}, "geboorteland": {"code": "6030"}, "geboorteplaats": "Elders"}
        document = answer(personen=[natural(geboorte=birth, geslacht={"geslachtsaanduiding": {"code": "V"}})])
        document["productGegevens"]["aanvraagGegevens"] += " burgerservicenummer=999990019"
        workspace = demo_workspace(tmp_path)
        (report,) = load_into(workspace, LOADER, [file_of(tmp_path, document)])
        assert report.dropped_forbidden == {"geboorteland": 1, "geboorteplaats": 1, "geslacht": 1}
        assert not {"Elders", "999990019"} & set(repr(state_of(workspace)).split("'"))
        assert report.dropped_unlisted["productGegevens"] == 1
