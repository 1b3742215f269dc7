from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_hr import BijzondereRechtstoestand, Functievervulling
from ondermijning.model.records_other import Handelsnaam, Inschrijving, SbiActiviteit
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.rows import Reject, Remark
from tests.support.hr_messages import (
    answer,
    code,
    company_party,
    entry,
    envelope,
    file_of,
    of_owner,
    office,
    only,
    person,
    registered,
    run,
)
from tests.support.markup import markup
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["hr"]
DISSOLVED = registered("20240614")


def stated_day(tmp_path: Path, text: str) -> date | None:
    (file,) = input_files([file_of(tmp_path, text)])
    reader = LOADER.reader_for(file)
    assert reader is not None
    return reader.reference_date(file)


class TestForms:
    @pytest.mark.parametrize("form", [lambda text: envelope(answer(text)), answer, lambda text: text])
    def test_an_entry_is_read_in_an_envelope_bare_and_alone(self, tmp_path: Path, form: Any) -> None:
        found = run(tmp_path, form(entry(owner=company_party())))
        assert (found.subjects, found.kinds()) == (["KVK:99000011"], {"Inschrijving": 1})

    def test_an_answer_speaks_for_its_peilmoment_and_an_entry_alone_states_no_day(self, tmp_path: Path) -> None:
        assert stated_day(tmp_path, envelope(answer(entry()))) == date(2024, 12, 31)
        assert stated_day(tmp_path, answer(entry(), moment="20230102235959999")) == date(2023, 1, 2)
        assert stated_day(tmp_path, entry()) is None

    def test_a_peilmoment_that_is_no_day_is_told_without_its_value(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="states a reference date that") as caught:
            stated_day(tmp_path, answer(entry(), moment="20241399"))
        assert "1399" not in str(caught.value)

    def test_a_long_signed_header_does_not_hide_the_answer_and_another_service_is_left_aside(
        self, tmp_path: Path
    ) -> None:
        signed = envelope(answer(entry()), header=markup("token", "A" * 20_000))
        assert run(tmp_path, signed).subjects == ["KVK:99000011"]
        assert run(tmp_path, envelope(markup("andereResponse", "x"))).skipped == ["bericht.xml"]

    def test_an_entry_inside_an_entry_is_no_row_of_its_own(self, tmp_path: Path) -> None:
        other = markup("isEigenaarVan", entry(kvk="99000020"))
        holder = company_party(markup("rsin", "999990019"), other)
        found = run(tmp_path, entry(owner=company_party(office("bestuursfunctie", holder))))
        assert found.subjects == ["KVK:99000011"]
        assert only(found, Functievervulling).functionaris_kvk == "99000020"

    def test_an_answer_with_a_message_and_no_entry_says_nothing_about_any_company(self, tmp_path: Path) -> None:
        failed = markup("ophalenInschrijvingResponse", markup("meldingen", markup("fout", markup("code", "IPD0005"))))
        found = run(tmp_path, failed)
        assert (found.records, found.rejects) == ([], [])
        assert [remark.field for remark in found.remarks] == ["meldingen"]
        assert not any(str(subject).startswith("KVK:") for subject in found.subjects)

    @pytest.mark.parametrize("kvk", ["", "12345", "abcdefgh"])
    def test_an_entry_without_a_number_is_refused_whole(self, tmp_path: Path, kvk: str) -> None:
        found = run(tmp_path, answer(entry(kvk=kvk)))
        assert ([reject.field for reject in found.rejects], found.records) == (["kvkNummer"], [])

    def test_a_file_that_is_cut_off_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="cut off"):
            run(tmp_path, envelope(answer(entry()))[:-40])


class TestCompany:
    def test_dates_may_be_known_to_the_month_or_the_year(self, tmp_path: Path) -> None:
        found = only(run(tmp_path, entry(owner=company_party(), end="20240600")), Inschrijving)
        assert (found.aanvang, found.aanvang_precisie) == (date(2019, 3, 1), "dag")
        assert (found.einde, found.einde_precisie) == (date(2024, 6, 1), "maand")

    def test_a_date_of_zeros_is_unknown_and_remarked(self, tmp_path: Path) -> None:
        found = run(tmp_path, entry(owner=company_party(), end="00000000"))
        assert only(found, Inschrijving).einde is None
        assert [remark.field for remark in found.remarks] == ["datumEinde"]

    def test_the_owner_that_it_had_last_stands_in_for_one_that_is_gone(self, tmp_path: Path) -> None:
        gone = markup(
            "hadAlsEigenaar", company_party(markup("rsin", "999990019"), markup("datumUitschrijving", "20240701"))
        )
        found = only(run(tmp_path, entry(gone)), Inschrijving)
        assert (found.rsin, found.einde) == ("999990019", date(2024, 7, 1))

    @pytest.mark.parametrize(
        ("kind", "content", "form"),
        [
            ("rechtspersoon", markup("persoonRechtsvorm", "Besloten Vennootschap"), "Besloten Vennootschap"),
            ("samenwerkingsverband", code("rechtsvorm", "VOF", "Vennootschap onder firma"), "Vennootschap onder firma"),
            ("eenmanszaakMetMeerdereEigenaren", "", "Eenmanszaak"),
            ("natuurlijkPersoon", "", "Eenmanszaak"),
            ("buitenlandseVennootschap", "", "Buitenlandse vennootschap"),
            ("rechtspersoon", "", None),
        ],
    )
    def test_the_legal_form_is_as_worded_else_what_the_kind_of_owner_stands_for(
        self, tmp_path: Path, kind: str, content: str, form: str | None
    ) -> None:
        assert only(of_owner(tmp_path, content, kind=kind), Inschrijving).rechtsvorm == form

    def test_an_rsin_with_a_wrong_check_digit_is_kept_with_a_remark(self, tmp_path: Path) -> None:
        found = of_owner(tmp_path, markup("rsin", "992340594"))
        assert only(found, Inschrijving).rsin == "992340594"
        assert found.remarks == [Remark("rsin", "has a check digit that fails")]

    def test_activities_stand_on_the_business_else_on_the_entry_else_on_the_owner(self, tmp_path: Path) -> None:
        activity = markup("sbiActiviteit", code("sbiCode", "68204"), code("isHoofdactiviteit", "J"))
        for text in (
            entry(markup("manifesteertZichAls", markup("onderneming", activity))),
            entry(activity),
            entry(owner=company_party(markup("activiteiten", activity))),
        ):
            found = run(tmp_path, text)
            assert only(found, Inschrijving).sbi == "68204"
            assert only(found, SbiActiviteit) == ("99000011", "", "68204", True)

    def test_trade_names_and_activities_without_content_are_rejects(self, tmp_path: Path) -> None:
        name = markup("handeltOnder", markup("handelsnaam", markup("naam", " ")))
        activity = markup("sbiActiviteit", code("isHoofdactiviteit", "J"))
        found = run(tmp_path, entry(markup("manifesteertZichAls", markup("onderneming", name, activity))))
        assert found.of(Handelsnaam) == []
        assert [reject.field for reject in found.rejects] == ["handelsnaam/naam", "sbiActiviteit/sbiCode"]


class TestWhyItEnded:
    def reason(self, tmp_path: Path, *content: str, end: str = "20240614") -> str | None:
        found: Inschrijving = only(of_owner(tmp_path, *content, end=end), Inschrijving)
        return found.eindreden

    def test_a_company_that_has_not_ended_has_no_reason_although_it_is_dissolved(self, tmp_path: Path) -> None:
        dissolution = markup("ontbinding", DISSOLVED, code("aanleiding", "OB"))
        found = of_owner(tmp_path, dissolution)
        assert only(found, Inschrijving).eindreden is None
        assert only(found, BijzondereRechtstoestand) == ("99000011", "ontbinding", date(2024, 6, 14), None)

    @pytest.mark.parametrize(
        ("cause", "settlement", "reason"),
        [
            ("OB", "", "turboliquidatie"),
            ("OB", markup("liquidatie", registered("20240614", "20240614")), "turboliquidatie"),
            ("OB", markup("liquidatie", registered("20240614", "20241001")), "ontbinding"),
            ("OB", markup("liquidatie", registered("20240614")), "ontbinding"),
            ("DK", "", "ontbinding"),
            ("RU", "", "ontbinding"),
            ("XX", "", "ontbinding"),
            ("SL", "", "faillissement"),
            ("OF", "", "faillissement"),
        ],
    )
    def test_a_decision_without_settlement_is_a_turboliquidatie_and_no_other_dissolution_is(
        self, tmp_path: Path, cause: str, settlement: str, reason: str
    ) -> None:
        dissolution = markup("ontbinding", DISSOLVED, code("aanleiding", cause), settlement)
        assert self.reason(tmp_path, dissolution) == reason

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            ("Door fusie", "fusie"),
            ("Opgehouden te bestaan door splitsing", "splitsing"),
            ("Omzetting van de rechtspersoon", "omzetting"),
            ("Opheffing van het faillissement", "faillissement"),
            ("Ontbindingsbesluit", "ontbinding"),
        ],
    )
    def test_the_words_of_a_cause_tell_more_than_that_it_was_dissolved(
        self, tmp_path: Path, words: str, reason: str
    ) -> None:
        dissolution = markup("ontbinding", DISSOLVED, code("aanleiding", "XX", words))
        assert self.reason(tmp_path, dissolution) == reason

    def test_a_company_taken_over_ended_by_merger_and_the_one_that_took_over_did_not(self, tmp_path: Path) -> None:
        taken_over = markup("fusie", markup("verkrijgendeRechtspersoon", company_party()))
        took_over = markup("fusie", markup("verdwijnendeRechtspersoon", company_party()))
        assert self.reason(tmp_path, taken_over) == "fusie"
        assert self.reason(tmp_path, took_over) is None

    def test_a_company_that_split_itself_up_ended_by_that(self, tmp_path: Path) -> None:
        assert self.reason(tmp_path, markup("splitsing", code("zuivereSplitsing", "J"))) == "splitsing"
        assert self.reason(tmp_path, markup("splitsing", code("zuivereSplitsing", "N"))) is None

    @pytest.mark.parametrize(
        ("words", "reason"), [("Gebrek aan baten", "faillissement"), ("", "faillissement"), ("Vernietigd", None)]
    )
    def test_a_bankruptcy_that_was_set_aside_ended_no_company(
        self, tmp_path: Path, words: str, reason: str | None
    ) -> None:
        end = code("redenEindeInsolventie", "x", words)
        state = markup("bijzondereRechtstoestand", DISSOLVED, code("soort", "FAIL", "Faillissement"), end)
        assert self.reason(tmp_path, state) == reason


class TestStates:
    def test_kinds_come_from_their_code_else_from_their_words(self, tmp_path: Path) -> None:
        states = [
            markup("bijzondereRechtstoestand", registered("20230100", "20240000"), code("soort", *kind))
            for kind in (("FAIL", "Faillissement"), ("SURS", "Surseance van betaling"), ("X", "Noodregeling"))
        ]
        found = of_owner(tmp_path, *states).of(BijzondereRechtstoestand)
        assert [state.soort for state in found] == ["faillissement", "surseance", "noodregeling"]
        assert {(state.aanvang, state.einde) for state in found} == {(date(2023, 1, 1), date(2024, 1, 1))}

    def test_the_day_of_the_ruling_stands_in_for_a_registration_without_day(self, tmp_path: Path) -> None:
        ruling = markup("uitspraakAanvang", markup("datum", "20230510"))
        state = markup("bijzondereRechtstoestand", code("soort", "FAIL"), ruling)
        assert only(of_owner(tmp_path, state), BijzondereRechtstoestand).aanvang == date(2023, 5, 10)

    def test_a_state_without_any_day_is_a_reject(self, tmp_path: Path) -> None:
        found = of_owner(tmp_path, markup("bijzondereRechtstoestand", code("soort", "FAIL")))
        assert found.rejects == [Reject("bijzondereRechtstoestand", "lacks its kind or the day it began")]

    def test_the_debts_of_a_natural_person_stay_outside(self, tmp_path: Path) -> None:
        state = markup("bijzondereRechtstoestand", DISSOLVED, code("soort", "SSAN", "Schuldsanering"))
        found = of_owner(tmp_path, state, kind="natuurlijkPersoon")
        assert found.of(BijzondereRechtstoestand) == []


def test_what_may_never_be_stored_is_counted_at_the_door_wherever_it_stands(tmp_path: Path) -> None:
    holder = person(geslachtsaanduiding="m", geboorteland="6030", geboorteplaats="Elders")
    found = of_owner(tmp_path, office("bestuursfunctie", holder), office("gemachtigde", holder))
    assert {found.dropped[name] for name in ("geslachtsaanduiding", "geboorteland", "geboorteplaats")} == {2}
    workspace = demo_workspace(tmp_path / "w")
    (report,) = load_into(workspace, LOADER, [tmp_path / "bericht.xml"])
    assert report.dropped_forbidden == {"geboorteland": 2, "geboorteplaats": 2, "geslachtsaanduiding": 2}
    assert "Elders" not in repr(state_of(workspace))


def test_many_messages_in_a_folder_are_one_delivery_per_day_and_count_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for kvk, moment in (("99000011", "20241231"), ("99000020", "20241231"), ("99000038", "20240630")):
        file_of(folder, answer(entry(kvk=kvk), moment=f"{moment}120000000"), f"{kvk}.xml")
    workspace = demo_workspace(tmp_path)
    reports = load_into(workspace, LOADER, [folder])
    assert [(str(report.reference_date), report.rows) for report in reports] == [("2024-06-30", 1), ("2024-12-31", 2)]
    state = state_of(workspace)
    assert all(report.already_known for report in load_into(workspace, LOADER, [folder]))
    assert state_of(workspace) == state
    assert len(state["Inschrijving"]) == 3


def test_a_later_answer_ends_the_office_that_it_no_longer_shows(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    one, two = office("bestuursfunctie", person()), office("gemachtigde", person())
    for content, moment in (((one, two), "20240101"), ((one,), "20250101")):
        text = answer(entry(owner=company_party(*content)), moment=f"{moment}120000000")
        load_into(workspace, LOADER, [file_of(tmp_path, text, f"{moment}.xml")])
    seen = {row["volgnummer"]: row["_gezien_tot"] for row in state_of(workspace)["Functievervulling"]}
    assert seen == {1: None, 2: date(2025, 1, 1)}


def test_the_example_gives_records_of_every_kind_and_its_turboliquidatie(tmp_path: Path) -> None:
    found = run(tmp_path, LOADER.example)
    assert {type(record) for record in found.records} == set(LOADER.yields)
    assert only(found, Inschrijving).eindreden == "turboliquidatie"
