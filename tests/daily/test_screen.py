"""Screening tells what was seen, what was not, what could not be seen and what to ask; it never judges."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.application import Application, Power, Topic, order_of
from ondermijning.daily.registers import Registers, registers
from ondermijning.daily.screen import NO_SIGNALS, NO_VERDICT, Finding, Lijst, Screening, counts, first_facts
from ondermijning.daily.screen_page import page
from ondermijning.daily.shown import Shown
from ondermijning.model.codes import ON_PLACE
from tests.daily.city import (
    BANK,
    BV,
    HOLDING,
    HOME,
    HOUSE,
    ON,
    PEOPLE,
    PERMIT,
    SHOP,
    TRADER,
    city,
    indexed,
)
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.daily.index import Index

EVERY = dict.fromkeys(("brk", "hr", "kvk", "kik", "vergunningen", "gebeurtenissen"), ON)
ASKED = Application("99000011", "", "Voorbeeldstraat 12", "exploitatie horeca", Power.ALCOHOL)
JUDGING = ("verdacht", "crimineel", "weiger de", "risico", "score", "advies")


def findings(index: Index, application: Application = ASKED, *, persons: bool = False, **latest: date) -> list[Finding]:
    loaded = Registers(ON, latest or EVERY, {})
    return Screening(index, Shown(index, persons=persons), loaded, persons).findings(application)


def texts(rows: list[Finding], lijst: Lijst, subject: str) -> list[str]:
    return [row.text for row in rows if row.lijst is lijst and row.subject == subject]


def test_lists_stand_in_their_order_and_each_row_stands_once(index: Index) -> None:
    rows = findings(index)
    assert [row.lijst for row in rows] == sorted((row.lijst for row in rows), key=list(Lijst).index)
    assert len(rows) == len(set(rows))


def test_control_ownership_lenders_refusals_and_predecessors_are_seen(index: Index) -> None:
    rows = findings(index)
    subjects = {row.subject for row in rows if row.lijst is Lijst.SEEN}
    assert subjects >= {
        "aanvrager",
        "zeggenschap over de aanvrager",
        "eigendom van het pand",
        "geldverstrekkers",
        "sluitingen en weigeringen op dit adres",
        "sluitingen bij dezelfde eigenaar",
        "voorgangers op dit adres (exploitatie horeca)",
    }
    (refused,) = texts(rows, Lijst.SEEN, "sluitingen en weigeringen op dit adres")
    assert "besluit geweigerd" in refused
    (closed,) = texts(rows, Lijst.SEEN, "sluitingen bij dezelfde eigenaar")
    assert "sluiting op grond van artikel 13b Opiumwet M-2022-1" in closed


def test_what_was_seen_leads_to_a_source_row(index: Index) -> None:
    assert all("stand.xml" in row.source for row in findings(index) if row.lijst is Lijst.SEEN)


def test_nobody_is_named_or_judged(index: Index) -> None:
    text = " ".join(f"{row.subject} {row.text}" for row in findings(index))
    hidden = [*PEOPLE.values(), *(person[1].rpartition(":")[2] for person in PEOPLE), "Evert", TRADER[1][4:]]
    assert [word for word in (*hidden, *JUDGING) if word in text] == []


def test_a_register_that_is_absent_or_old_is_said_and_asked_for_instead(index: Index) -> None:
    rows = findings(index, brk=ON, kvk=ON, gebeurtenissen=date(2023, 1, 1))
    assert texts(rows, Lijst.MISSING, "zeggenschap over de aanvrager") == [
        "Handelsregister (functionarissen): niet geladen"
    ]
    assert texts(rows, Lijst.ASK, "zeggenschap over de aanvrager") == ["uittreksel met bestuurders en aandeelhouders"]
    assert "sluitingen en weigeringen: verouderd, laatste levering 2023-01-01" in texts(
        rows, Lijst.MISSING, "sluitingen en weigeringen op dit adres"
    )


def test_mortgages_that_nobody_asked_are_unknown_and_not_absent(index: Index) -> None:
    shop = Application("99000011", "", "Voorbeeldstraat 120", "horeca", Power.BIBOB)
    rows = findings(index, shop)
    assert texts(rows, Lijst.MISSING, "geldverstrekkers") == ["voor dit object niet opgevraagd"]
    assert texts(rows, Lijst.NOT_SEEN, "geldverstrekkers") == []


def test_nothing_seen_in_a_register_that_is_there_is_not_seen(index: Index) -> None:
    rows = findings(index)
    assert texts(rows, Lijst.NOT_SEEN, "eerder over de aanvrager") == ["niets in de geladen registers"]


def test_an_applicant_and_an_address_that_nobody_knows_are_asked_for(index: Index) -> None:
    rows = findings(index, Application("11111111", "", "Nergensstraat 1", "horeca", Power.APV))
    assert [row.subject for row in rows if row.lijst is Lijst.NOT_SEEN] == ["aanvrager", "pand"]
    assert texts(rows, Lijst.ASK, "pand") == ["kadastrale aanduiding of BAG-id van het pand"]


def test_a_name_finds_companies_and_says_that_persons_were_not_looked_for(index: Index) -> None:
    rows = findings(index, Application("", "voorbeeld vastgoed", "6211AB 12", "horeca", Power.APV))
    assert texts(rows, Lijst.SEEN, "aanvrager") != []
    assert texts(rows, Lijst.MISSING, "aanvrager") == [
        "natuurlijke personen zijn niet op naam gezocht (--met-personen)"
    ]


def test_who_was_not_looked_for_is_not_said_to_be_absent(index: Index) -> None:
    anna = Application("", "Anna Aalders", "6211AB 12", "horeca", Power.APV)
    assert texts(findings(index, anna), Lijst.NOT_SEEN, "aanvrager") == [
        "geen bedrijf in de geladen registers heeft deze naam"
    ]
    nobody = Application("", "Niemand Nergens", "6211AB 12", "horeca", Power.APV)
    assert texts(findings(index, nobody, persons=True), Lijst.NOT_SEEN, "aanvrager") == [
        "komt in geen geladen register voor"
    ]


def test_an_applicant_is_no_predecessor_of_itself(index: Index) -> None:
    before, own = "voorgangers op dit adres (exploitatie horeca)", "aanvrager zelf op dit adres"
    rows = findings(index)
    permit, seat = texts(rows, Lijst.SEEN, own)
    assert (PERMIT[1] in permit, seat.startswith("Voorbeeld Vastgoed B.V.")) == (True, True)
    assert not any(PERMIT[1] in text or text == seat for text in texts(rows, Lijst.SEEN, before))
    other = findings(index, Application("99000022", "", "Voorbeeldstraat 12", "exploitatie horeca", Power.ALCOHOL))
    assert any(PERMIT[1] in text for text in texts(other, Lijst.SEEN, before))
    assert texts(other, Lijst.SEEN, own) == []


def test_a_person_is_found_by_name_with_permission_only(index: Index) -> None:
    anna = Application("", "Anna Aalders", "6211AB 12", "horeca", Power.APV, born=True)
    assert texts(findings(index, anna), Lijst.SEEN, "aanvrager") == []
    assert texts(findings(index, anna, persons=True), Lijst.SEEN, "aanvrager") == ["Anna Aalders (aanvrager)"]


def test_several_parties_with_a_name_are_not_told_apart_by_guessing(index: Index) -> None:
    rows = findings(index, Application("", "B.V.", "6211AB 12", "horeca", Power.APV))
    assert texts(rows, Lijst.ASK, "aanvrager") == ["KVK-nummer: 2 partijen passen bij deze naam"]


def test_how_the_applicant_hangs_together_with_who_is_known_there_does_not_go_through_the_premises(
    index: Index,
) -> None:
    rows = findings(index, Application("99000077", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    assert texts(rows, Lijst.NOT_SEEN, "verbanden") == ["keten tot 4 stappen naar wie bij het pand bekend is"]
    rows = findings(index, Application("99000022", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    assert any("is aandeelhouder van" in text for text in texts(rows, Lijst.SEEN, "verbanden"))


@pytest.mark.parametrize("power", Power)
def test_every_power_has_something_to_ask(index: Index, power: Power) -> None:
    assert texts(findings(index, Application("99000011", "", "6211AB 12", "x", power)), Lijst.ASK, "aanvraag")


def test_the_last_delivery_up_to_the_day_counts(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for name in ("brk/2023-12-31-aa.parquet", "brk/2024-12-31-bb.parquet", "brk/2025-06-30-cc.parquet"):
        (workspace.deliveries / name).mkdir(parents=True)
        source, _, folder = name.partition("/")
        manifest = {"source": source, "reference_date": folder[:10]}
        (workspace.deliveries / name / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert registers(workspace, ON, {}).latest == {"brk": ON}
    assert registers(workspace, ON, {}).lacking("brk", "bag") == ["Basisregistratie Adressen en Gebouwen: niet geladen"]
    late = registers(workspace, date(2025, 4, 30), {"brk": 92})
    assert late.lacking("brk") == ["Basisregistratie Kadaster: verouderd, laatste levering 2024-12-31"]


def test_an_applicant_whose_legal_form_is_written_otherwise_is_seen(index: Index) -> None:
    for name in ("Voorbeeld Vastgoed BV", "voorbeeld vastgoed", "Voorbeeld Vastgoed b.v."):
        rows = findings(index, Application("", name, "6211AB 12", "horeca", Power.APV))
        assert texts(rows, Lijst.SEEN, "aanvrager") != []
        assert texts(rows, Lijst.NOT_SEEN, "aanvrager") == []


def test_a_name_with_a_slip_is_seen_and_the_number_asked(index: Index) -> None:
    rows = findings(index, Application("", "Vorbeeld Vastgoed", "6211AB 12", "horeca", Power.APV))
    assert texts(rows, Lijst.SEEN, "aanvrager") != []
    (asked,) = (row for row in rows if (row.lijst, row.topic) == (Lijst.ASK, Topic.APPLICANT))
    assert asked.source == "gelezen als Voorbeeld Vastgoed B.V. (KVK 99000011)"


def test_a_name_that_is_not_there_says_which_near_names_are(index: Index) -> None:
    rows = findings(index, Application("", "Voorbeeld Holding N.V.", "6211AB 12", "horeca", Power.APV))
    (asked,) = (row for row in rows if (row.lijst, row.topic) == (Lijst.ASK, Topic.APPLICANT))
    assert asked.source.startswith("lijkt op ")
    assert "Crème Holding B.V. (KVK 99000022)" in asked.source


def test_who_has_a_name_among_several_is_told(index: Index) -> None:
    rows = findings(index, Application("", "B.V.", "6211AB 12", "horeca", Power.APV))
    (asked,) = (row for row in rows if (row.lijst, row.topic) == (Lijst.ASK, Topic.APPLICANT))
    assert "Voorbeeld Vastgoed B.V. (KVK 99000011)" in asked.source


def test_premises_in_another_town_are_not_looked_for_and_never_taken_for_ours(index: Index) -> None:
    rows = findings(index, replace(ASKED, address="Voorbeeldstraat 12, Den Haag"))
    about = [row for row in rows if row.topic.part == "pand"]
    assert [(row.lijst, row.text) for row in about] == [
        (Lijst.MISSING, "Den Haag ligt buiten Maastricht: daar is niet gezocht."),
        (Lijst.ASK, "kadastrale aanduiding of BAG-id van het pand"),
    ]


@pytest.mark.parametrize("address", ["Voorbeeld Vastgoed B.V.", "ergens", "---"])
def test_what_is_no_address_was_not_looked_for_and_is_not_said_to_be_absent(index: Index, address: str) -> None:
    rows = findings(index, replace(ASKED, address=address))
    assert texts(rows, Lijst.NOT_SEEN, "pand") == []
    assert texts(rows, Lijst.MISSING, "pand") == ["hierin is geen adres of object te lezen: er is niet gezocht"]


def test_not_seen_is_said_only_of_registers_that_are_there_with_what_was_searched_and_until_when(index: Index) -> None:
    unknown = Application("11111111", "", "Nergensstraat 1", "horeca", Power.APV)
    told = {
        row.topic: row.source
        for row in findings(index, unknown, brk=ON, kvk=date(2020, 1, 1))
        if row.lijst is Lijst.NOT_SEEN
    }
    assert told == {
        Topic.APPLICANT: "gezocht op KVK-nummer in Basisregistratie Kadaster t/m 2024-12-31",
        Topic.PREMISES: "gezocht op adres in Basisregistratie Kadaster t/m 2024-12-31",
    }
    nothing = Screening(index, Shown(index), Registers(ON, {}, {})).findings(unknown)
    assert [row for row in nothing if row.lijst is Lijst.NOT_SEEN] == []


@pytest.mark.parametrize("application", [ASKED, Application("99000077", "", "Voorbeeldstraat 12", "horeca", Power.APV)])
def test_everything_that_was_not_seen_says_where_it_was_looked_for(index: Index, application: Application) -> None:
    unseen = [row for row in findings(index, application) if row.lijst is Lijst.NOT_SEEN]
    assert unseen
    assert all(row.source.startswith("gezocht") and "t/m 2024-12-31" in row.source for row in unseen)


def test_how_far_a_chain_was_looked_for_is_told(index: Index) -> None:
    rows = findings(index, Application("99000077", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    (chain,) = (row for row in rows if row.topic is Topic.CHAINS)
    assert "tot 4 stappen" in chain.text
    assert chain.source.startswith("gezocht naar 2 van 2 partijen in ")


def test_the_portfolio_of_the_applicant_and_how_the_premises_were_financed_are_told_in_words(index: Index) -> None:
    rows = findings(index)
    (held,) = texts(rows, Lijst.SEEN, "panden van de aanvrager")
    assert held == "heeft nu 2 kadastrale objecten: MTT00 C 131 A4; MTT00 C 132"
    (bought,) = texts(rows, Lijst.SEEN, "hoe het pand is gefinancierd")
    assert bought == (
        "MTT00 C 131 A4: voor het laatst gekocht op 1 maart 2022 voor € 240.000, met een hypotheek van € 200.000"
        " bij Spaarbank N.V. (KVK 99000033)"
    )


def test_closures_count_for_who_held_the_object_on_that_day_only(tmp_path: Path) -> None:
    graph = city()
    graph.edge("BEZIT", HOLDING, SHOP, recht="Eigendom (recht van)", geldig_van=date(2023, 1, 1))
    graph.edge("BEZIT", BANK, SHOP, geldig_van=date(2020, 1, 1), geldig_tot=date(2022, 10, 1))
    with indexed(graph, tmp_path / "graaf") as changed:
        subject = "sluitingen in panden van de aanvrager"
        after = Application("99000022", "", "Voorbeeldstraat 12", "horeca", Power.APV)
        assert texts(findings(changed, after), Lijst.SEEN, subject) == []
        during = Application("99000033", "", "Voorbeeldstraat 12", "horeca", Power.APV)
        (closed,) = texts(findings(changed, during), Lijst.SEEN, subject)
        assert "sluiting op grond van artikel 13b Opiumwet M-2022-1" in closed


def test_a_purchase_whose_mortgages_were_answered_is_told_to_be_without_one(tmp_path: Path) -> None:
    graph = city()
    graph.node(*HOUSE, hypotheek_actueel_op=date(2024, 12, 1))
    graph.node("Hypotheek", "NL.IMKAD.Zekerheidsstelling:1", geldig_van=date(2023, 3, 1))
    with indexed(graph, tmp_path / "graaf") as changed:
        (bought,) = texts(findings(changed), Lijst.SEEN, "hoe het pand is gefinancierd")
        assert bought.endswith("voor € 240.000, zonder hypotheek bij de aankoop")


def test_who_sits_there_now_and_the_association_of_owners_are_no_predecessors(tmp_path: Path) -> None:
    graph = city()
    association, former = ("Bedrijf", "KVK:99000088"), ("Bedrijf", "KVK:99000099")
    graph.node(*association, naam="VvE Voorbeeldstraat", kvk="99000088", rechtsvorm="VVE")
    graph.node(*former, naam="Oude Kroeg B.V.", kvk="99000099")
    graph.edge("GEVESTIGD_OP", association, HOME, geldig_van=date(2000, 1, 1))
    graph.edge("GEVESTIGD_OP", former, HOME, geldig_van=date(2010, 1, 1), geldig_tot=date(2019, 1, 1))
    graph.node("Vergunning", "Z-2019-1", soort="dakkapel", besluit="verleend", datum_besluit=date(2019, 5, 1))
    graph.edge("VERGUND_VOOR", ("Vergunning", "Z-2019-1"), HOME).edge(
        "VRAAGT_AAN", association, ("Vergunning", "Z-2019-1")
    )
    with indexed(graph, tmp_path / "graaf") as changed:
        rows = findings(changed, Application("99000022", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    before = texts(rows, Lijst.SEEN, "voorgangers op dit adres (horeca)")
    assert [text for text in before if text.startswith("Oude Kroeg B.V.")] != []
    assert [text for text in before if "VvE" in text or text.startswith("Voorbeeld Vastgoed")] == []
    (now,) = texts(rows, Lijst.SEEN, "nu gevestigd op dit adres")
    assert now.startswith("Voorbeeld Vastgoed B.V. (KVK 99000011)")


@pytest.mark.parametrize("power", Power)
def test_the_first_two_facts_follow_the_order_that_the_power_declares(index: Index, power: Power) -> None:
    application = Application("99000011", "", "Voorbeeldstraat 12", "exploitatie horeca", power)
    rows = findings(index, application)
    order = order_of(power)
    first = first_facts(rows, power)
    assert len({row.text for row in first}) == 2
    seen = {order.index(row.topic) for row in rows if row.lijst is Lijst.SEEN}
    assert order.index(first[0].topic) == min(seen)
    assert [order.index(row.topic) for row in first] == sorted(order.index(row.topic) for row in first)


def test_powers_do_not_all_look_at_the_same_thing_first(index: Index) -> None:
    rows = findings(index)
    assert len({first_facts(rows, power)[0].topic for power in Power}) > 2


def test_a_page_begins_with_four_counts_and_two_facts_and_ends_with_what_to_ask(index: Index) -> None:
    rows = findings(index)
    lines = page(ASKED, rows)
    number = counts(rows)
    assert lines[1] == (
        f"Gezien {number[Lijst.SEEN]}, niet gezien {number[Lijst.NOT_SEEN]},"
        f" niet beschikbaar {number[Lijst.MISSING]}, op te vragen {number[Lijst.ASK]}"
    )
    assert [line[:2] for line in lines if line[:2] in ("1.", "2.", "3.")] == ["1.", "2."]
    titles = [
        line
        for line in lines
        if line in {"Niet gezien", "Niet beschikbaar", "Aanvrager", "Pand", "Geld", "Voorgangers", "Te vragen"}
    ]
    assert titles[-5:] == ["Aanvrager", "Pand", "Geld", "Voorgangers", "Te vragen"]
    assert lines[-2:] == [NO_SIGNALS, NO_VERDICT]


def test_every_finding_stands_once_on_the_page(index: Index) -> None:
    rows = findings(index)
    text = "\n".join(page(ASKED, rows))
    assert [row for row in rows if row.lijst is not Lijst.MISSING and f"{row.subject}: {row.text}" not in text] == []
    assert [row for row in rows if row.text not in text] == []


@pytest.mark.parametrize("power", Power)
@pytest.mark.parametrize("kvk", ["99000011", "99000022", "99000077", "11111111"])
def test_a_page_never_judges_and_says_the_same_of_signals_for_every_applicant(
    index: Index, power: Power, kvk: str
) -> None:
    application = Application(kvk, "", "Voorbeeldstraat 12", "horeca", power)
    lines = page(application, findings(index, application))
    told = " ".join(line for line in lines if line not in (NO_SIGNALS, NO_VERDICT)).lower()
    assert [
        word for word in (*JUDGING, "signaal", "signalen", "zaken", "oordeel", "gevaar", "malafide") if word in told
    ] == []
    assert lines.count(NO_SIGNALS) == lines.count(NO_VERDICT) == 1


def test_what_rules_count_of_an_applicant_is_not_told(tmp_path: Path) -> None:
    graph = city()
    graph.node(*BV, zorgkenmerken=3, branche="horeca", kring_vastgoed=7)
    with indexed(graph, tmp_path / "graaf") as changed:
        assert texts(findings(changed), Lijst.SEEN, "aanvrager") == [
            "Voorbeeld Vastgoed B.V. (KVK 99000011) (aanvrager): rechtsvorm BV"
        ]


def test_questions_have_the_article_of_the_bibob_form_under_that_act_only(index: Index) -> None:
    for power in Power:
        rows = findings(index, Application("99000011", "", "6211AB 12", "horeca", power), brk=ON)
        articles = {row.topic: row.source for row in rows if row.lijst is Lijst.ASK and "artikel" in row.source}
        if power is Power.BIBOB:
            assert set(articles) == {Topic.REQUEST, Topic.CONTROL, Topic.LENDERS}
            assert all(text.startswith("Wet Bibob, artikel 7a; Bibob-vragenformulier") for text in articles.values())
        else:
            assert articles == {}


# As in the city, but both permits and the closure are linked to their party by a name and a place alone.
@pytest.fixture(scope="module")
def unsure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    graph = city()
    for kind in ("VRAAGT_AAN", "GAAT_OVER"):
        for row in graph.edges[kind].values():
            row["koppeling"] = ON_PLACE
    with indexed(graph, tmp_path_factory.mktemp("op_object") / "stad") as opened:
        yield opened


def test_what_rests_on_a_name_and_a_place_is_asked_and_never_seen(unsure: Index) -> None:
    rows = findings(unsure)
    assert [row.text for row in rows if row.lijst is Lijst.SEEN and ON_PLACE in row.text] == []
    (own,) = texts(rows, Lijst.ASK, "aanvrager zelf op dit adres")
    assert PERMIT[1] in own
    assert f"(aanvrager, {ON_PLACE})" in own
    assert not any(PERMIT[1] in text for text in texts(rows, Lijst.SEEN, "aanvrager zelf op dit adres"))


def test_a_refusal_of_the_place_is_seen_and_whom_it_was_about_is_asked(unsure: Index) -> None:
    rows, topic = findings(unsure), "sluitingen en weigeringen op dit adres"
    (refused,) = texts(rows, Lijst.SEEN, topic)
    assert "besluit geweigerd" in refused
    assert "aanvrager" not in refused
    assert any(f"(aanvrager, {ON_PLACE}" in text for text in texts(rows, Lijst.ASK, topic))


def test_earlier_events_of_an_applicant_are_asked_where_they_rest_on_a_name_and_a_place(unsure: Index) -> None:
    rows = findings(unsure, Application(TRADER[1].partition(":")[2], "", "Voorbeeldstraat 12", "horeca", Power.APV))
    assert texts(rows, Lijst.SEEN, "eerder over de aanvrager") == []
    assert len(texts(rows, Lijst.ASK, "eerder over de aanvrager")) == 2
