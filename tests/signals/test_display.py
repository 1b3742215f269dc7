"""What people see: designations and company names, natural persons as a role, Dutch dates and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.detect.run import run_rules
from ondermijning.normalise.dutch import in_dutch
from ondermijning.signals.display import names_by_id, names_of, personal_companies, sentence
from tests.detect.making import CARD, EVIDENCE, card, rule
from tests.support.graphs import Graph, embedded, together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.detect.hits import Hit
    from ondermijning.graph.store import GraphStore

RULE = rule(
    evidence=EVIDENCE | {"datum": "t.datum", "som": "t.koopsom_euro", "afgeleid": "t.afgeleid"},
    why="{koper} {koper:kocht|kochten} {perceel} op {datum} voor {som} euro ({transactie}); afgeleid: {afgeleid}.",
    card=card(
        Transactie__datum="om te tonen", Transactie__koopsom_euro="om te tonen", Transactie__afgeleid="om te tonen"
    ),
)
JANSEN = "Jansen, Piet"
UNKNOWN = "op een onbekende datum voor een onbekend bedrag"


def purchase(tag: str, *buyers: tuple[str, str], datum: date | None = None, som: int | None = None) -> Graph:
    graph = Graph().node("Transactie", f"t-{tag}", datum=datum, koopsom_euro=som, afgeleid=False)
    for buyer in buyers:
        graph.edge("KOPER", buyer, ("Transactie", f"t-{tag}"))
    return graph.edge("BETREFT", ("Transactie", f"t-{tag}"), ("Perceel", tag), dagen_sinds_vorige=100)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    company, other, trader = ("Bedrijf", "KVK:1"), ("Bedrijf", "KVK:2"), ("Bedrijf", "KVK:3")
    person, second = ("Persoon", "NL.IMKAD.Persoon:1"), ("Persoon", "NL.IMKAD.Persoon:2")
    graph = together(
        [
            purchase("p1", company, datum=date(2024, 3, 1), som=250_000),
            purchase("p2", person),
            purchase("p3", trader),
            purchase("p4", other),
            purchase("p5", person, second),
            purchase("p6", company, person, trader, som=9_999),
        ]
    )
    graph.node("Perceel", "p1", aanduiding="MTT00 A 1").node("Perceel", "p6", aanduiding="MTT00 A 6")
    graph.node(*company, naam="Nieuw B.V.").node(*other).node(*trader, naam="Bakkerij Jansen", eenmanszaak=True)
    graph.node(*person, naam=JANSEN).node(*second, naam="Pietersen, Jan")
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


@pytest.fixture(scope="module")
def hits(store: GraphStore) -> dict[str, Hit]:
    (outcome,) = run_rules(store, [RULE], date(2024, 12, 31), frozenset({"brk"}), {})
    return {hit.subject: hit for hit in outcome.hits}


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("p1", "Nieuw B.V. kocht MTT00 A 1 op 1 maart 2024 voor 250.000 euro (t-p1); afgeleid: nee."),
        (
            "p2",
            f"Een natuurlijk persoon (koper) kocht p2 {UNKNOWN} (t-p2); afgeleid: nee.",
        ),
        (
            "p3",
            f"Een natuurlijk persoon (koper) kocht p3 {UNKNOWN} (t-p3); afgeleid: nee.",
        ),
        ("p4", f"KVK:2 kocht p4 {UNKNOWN} (t-p4); afgeleid: nee."),
        (
            "p5",
            f"Twee natuurlijke personen (kopers) kochten p5 {UNKNOWN} (t-p5); afgeleid: nee.",
        ),
        (
            "p6",
            (
                "Nieuw B.V. en twee natuurlijke personen (kopers) kochten MTT00 A 6 op een onbekende datum voor 9999 euro"
                " (t-p6); afgeleid: nee."
            ),
        ),
    ],
)
def test_a_sentence_is_filled_in(store: GraphStore, hits: dict[str, Hit], subject: str, words: str) -> None:
    assert sentence(hits[subject], names_of(store, hits.values())) == words


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("p1", "Nieuw B.V. kocht p1; daarna verkocht Nieuw B.V. het."),
        ("p2", "Een natuurlijk persoon (tussenkoper) kocht p2; daarna verkocht de tussenkoper het."),
        ("p5", "Twee natuurlijke personen (tussenkopers) kochten p5; daarna verkochten de tussenkopers het."),
    ],
)
def test_who_is_told_again_goes_by_the_role_in_words(store: GraphStore, subject: str, words: str) -> None:
    made = replace(
        RULE,
        evidence={"perceel": "perceel.id", "b": RULE.evidence["koper"], "transactie": "t.id"},
        why="{b} {b:kocht|kochten} {perceel}; daarna {b:verkocht|verkochten} {b} het.",
    )
    (outcome,) = run_rules(store, [made], date(2024, 12, 31), frozenset({"brk"}), {})
    (hit,) = [hit for hit in outcome.hits if hit.subject == subject]
    assert sentence(hit, names_of(store, [hit])).replace("MTT00 A 1", "p1") == words


def test_no_name_or_id_of_a_natural_person_is_in_any_sentence_or_name(store: GraphStore, hits: dict[str, Hit]) -> None:
    names = names_of(store, hits.values())
    shown = "\n".join([*names.shown.values(), *(sentence(hit, names) for hit in hits.values())])

    for secret in ("Jansen", "Pietersen", "NL.IMKAD.Persoon", "KVK:3"):
        assert secret not in shown


def test_names_are_looked_up_by_kind_and_id_and_persons_are_left_out(store: GraphStore) -> None:
    asked = {
        ("Perceel", "p1"),
        ("Perceel", "p2"),
        ("Bedrijf", "KVK:1"),
        ("Bedrijf", "KVK:2"),
        ("Bedrijf", "KVK:3"),
        ("Persoon", "NL.IMKAD.Persoon:1"),
        ("Bedrijf", "weg"),
        ("Transactie", "t-p1"),
    }

    assert names_by_id(store, asked) == {
        ("Perceel", "p1"): "MTT00 A 1",
        ("Perceel", "p2"): "p2",
        ("Bedrijf", "KVK:1"): "Nieuw B.V.",
        ("Bedrijf", "KVK:2"): "KVK:2",
        ("Transactie", "t-p1"): "t-p1",
    }


PLACE = {
    "straat": "Voorbeeldstraat",
    "huisnummer": 12,
    "toevoeging": "A",
    "postcode": "6211AB",
    "woonplaats": "Maastricht",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    graph = Graph().node("Adres", "a-whole", **PLACE).node("Adres", "a-foreign", land="BE")
    for missing in PLACE:
        graph.node("Adres", f"a-no {missing}", **{name: value for name, value in PLACE.items() if name != missing})
    graph.node("Subsidie", "S2024-001", regeling="Buurthuizen").node("Subsidie", "S2024-002")
    graph.node("Straat", "s1", naam="Proefplein").node("Straat", "s2").node("Vergunning", "Z2024-001", soort="horeca")
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("label", "element", "name"),
    [
        ("Adres", "a-whole", "Voorbeeldstraat 12 A, Maastricht"),
        ("Adres", "a-no toevoeging", "Voorbeeldstraat 12, Maastricht"),
        ("Adres", "a-no postcode", "Voorbeeldstraat 12 A, Maastricht"),
        ("Adres", "a-no straat", "6211AB 12 A, Maastricht"),
        ("Adres", "a-no woonplaats", "Voorbeeldstraat 12 A"),
        ("Adres", "a-no huisnummer", "a-no huisnummer"),
        ("Adres", "a-foreign", "a-foreign"),
        ("Subsidie", "S2024-001", "Buurthuizen (S2024-001)"),
        ("Subsidie", "S2024-002", "S2024-002"),
        ("Straat", "s1", "Proefplein"),
        ("Straat", "s2", "s2"),
        ("Vergunning", "Z2024-001", "Z2024-001"),
    ],
)
def test_a_place_a_grant_and_a_permit_are_named_as_people_know_them(
    town: GraphStore, label: str, element: str, name: str
) -> None:
    assert names_by_id(town, {(label, element)}) == {(label, element): name}


def test_a_sentence_names_places_and_grants_and_gives_a_permit_by_its_number(tmp_path: Path) -> None:
    made = rule(
        match="MATCH (vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)<-[:BESTEED_OP]-(subsidie:Subsidie)"
        " WHERE adres.exploitanten >= $dagen",
        subject="adres",
        evidence={"adres": "adres.id", "vergunning": "vergunning.id", "subsidie": "subsidie.id"},
        identity=("adres",),
        why="{vergunning} en {subsidie} voor {adres}.",
        card=replace(CARD, attributes={"Adres.exploitanten": "om te tonen"}),
    )
    graph = Graph().node("Adres", "a", exploitanten=400, **PLACE).node("Subsidie", "S1", regeling="Buurthuizen")
    graph.edge("VERGUND_VOOR", ("Vergunning", "Z1"), ("Adres", "a")).edge(
        "BESTEED_OP", ("Subsidie", "S1"), ("Adres", "a")
    )

    with embedded(graph, tmp_path) as store:
        (outcome,) = run_rules(store, [made], date(2024, 12, 31), frozenset({"brk"}), {})
        (text,) = [sentence(hit, names_of(store, [hit])) for hit in outcome.hits]

    assert text == "Z1 en Buurthuizen (S1) voor Voorbeeldstraat 12 A, Maastricht."


def test_the_kind_of_a_person_is_known_though_its_name_is_not(store: GraphStore, hits: dict[str, Hit]) -> None:
    names = names_of(store, [hits["p2"]])

    assert names.labels["NL.IMKAD.Persoon:1"] == "Persoon"
    assert names.of("Persoon", "NL.IMKAD.Persoon:1") is None


def test_sole_traders_are_listed_as_natural_persons(store: GraphStore) -> None:
    assert personal_companies(store) == {"KVK:3"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2024, 3, 1), "1 maart 2024"),
        (date(1999, 12, 31), "31 december 1999"),
        (0, "0"),
        (9_999, "9999"),
        (10_000, "10.000"),
        (1_234_567, "1.234.567"),
        (-25_000, "-25.000"),
        (-5, "-5"),
        (True, "ja"),
        (False, "nee"),
        ("eigendom", "eigendom"),
    ],
)
def test_a_value_is_written_as_people_do(value: object, words: str) -> None:
    assert in_dutch(value) == words


@given(st.integers())
def test_a_number_keeps_its_value_whatever_its_dots(number: int) -> None:
    assert int(in_dutch(number).replace(".", "")) == number


@given(st.dates())
def test_a_date_names_its_day_its_month_in_words_and_its_year(day: date) -> None:
    number, month, year = in_dutch(day).split()

    assert (int(number), int(year)) == (day.day, day.year)
    assert month.isalpha()
    assert month == in_dutch(day.replace(day=1, year=2000)).split()[1]
