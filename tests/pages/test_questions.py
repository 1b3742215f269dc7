"""Ten signals of the demo: where, who, what, when, why and what else, from the text of the page alone."""

from __future__ import annotations

import json
from pathlib import Path

from ondermijning.pages.questions import SIGNALS, answers, chosen

KEPT = Path(__file__).parents[2] / "docs" / "antwoorden.json"
PAGE = """
<header><p>Signaal 1</p><h1>Straat 1, Dorp</h1><p class="waar">Perceel in buurt Hoek</p><dl><dt>Eigenaar</dt></dl></header>
<h2>Wat is gezien</h2><div class="gezien"><p>Zon B.V. kocht Straat 1 op 1 maart 2024.</p></div>
<div class="gewoon"><p>Dat kan op 2 april 2024.</p></div>
<h2>Waarom dit telt</h2><p>Daarom.</p><h2>Wie erin voorkomt</h2><ul><li>Zon B.V.: koper</li></ul><div class="twijfel"><p>x</p></div>
<h2>Wat het ook kan zijn</h2><h3>Koop</h3><dl><dt>Kan ook zijn</dt><dd>spaargeld</dd><dt>Daarvoor pleit</dt><dd>niets</dd></dl>
"""


def test_each_answer_is_the_text_of_its_section() -> None:
    assert list(answers(PAGE).values()) == [
        "Straat 1, Dorp. Perceel in buurt Hoek.",
        "Zon B.V.: koper.",
        "Zon B.V. kocht Straat 1 op 1 maart 2024.",
        "1 maart 2024",
        "Daarom.",
        "spaargeld.",
    ]


def test_a_page_without_a_section_gives_no_answer() -> None:
    assert answers(PAGE.replace("Waarom dit telt", "Iets anders"))["Waarom telt het?"] == ""


def test_every_page_of_the_demo_answers_every_question(demo_pages: dict[str, str]) -> None:
    told = {name: answers(page) for name, page in demo_pages.items() if name.startswith("signaal-")}
    assert told
    assert {name: each for name, each in told.items() if not all(each.values())} == {}


def test_what_ten_pages_answer_is_what_the_documents_say(demo_pages: dict[str, str]) -> None:
    found = chosen({name: page for name, page in demo_pages.items() if name.startswith("signaal-")})
    assert len(found) == SIGNALS
    assert found == json.loads(KEPT.read_text(encoding="utf-8")), (
        "ask the pages of the demo again with docs/generate.py"
    )
