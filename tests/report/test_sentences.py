"""Sentences of one rule that begin alike become one, and no name or amount is cut in two by it."""

from __future__ import annotations

from ondermijning.report.signals.sentences import merged, sentences
from tests.detect.making import rule
from tests.pages.test_signal_page import hit

SOLD = "{aanduiding} is op {datum} verkocht voor {prijs} euro."
BOUGHT = "{koper} kocht {aanduiding} op {datum}, {dagen} dagen na de oprichting."


def test_a_beginning_stands_once() -> None:
    said = [
        "K 1 is op 1 mei 2020 verkocht voor 100.000 euro.",
        "K 1 is op 2 juni 2021 verkocht voor 90.000 euro.",
        "K 1 is op 3 juli 2022 verkocht voor 80.000 euro.",
    ]
    assert merged(said, SOLD) == [
        (
            "K 1 is op 1 mei 2020 verkocht voor 100.000 euro; 2 juni 2021 verkocht voor 90.000 euro;"
            " en 3 juli 2022 verkocht voor 80.000 euro."
        )
    ]


def test_a_beginning_ends_on_a_word_of_the_rule() -> None:
    said = [
        "Uil B.V. kocht Laan 23 06 op 1 mei 2020, 9 dagen na de oprichting.",
        "Uil B.V. kocht Laan 23 07 op 1 mei 2020, 9 dagen na de oprichting.",
    ]
    (text,) = merged(said, BOUGHT)
    assert text.startswith("Uil B.V. kocht Laan 23 06 op 1 mei 2020, 9 dagen na de oprichting; en Laan 23 07 op ")


def test_what_shares_no_word_of_the_rule_stays_apart() -> None:
    said = ["Laan 23 06 is op 1 mei verkocht voor 1 euro.", "Laan 23 07 is op 1 mei verkocht voor 1 euro."]
    assert merged(said, SOLD) == said
    assert merged(said, "") == said


def test_only_sentences_of_one_rule_are_merged_and_none_stands_twice() -> None:
    known = {"a": rule(id="a"), "b": rule(id="b")}
    hits = [
        hit("a", "x", 1, "K 1 is op mei verkocht."),
        hit("b", "x", 1, "K 1 is op juni verkocht."),
        hit("a", "x", 1, "K 1 is op mei verkocht."),
    ]
    assert sentences(hits, known) == {"a": ["K 1 is op mei verkocht."], "b": ["K 1 is op juni verkocht."]}
