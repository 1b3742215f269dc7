"""All of a signal as text: every section with what belongs to it, in words, and nothing that a terminal obeys."""

from __future__ import annotations

from typing import Any

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.pages.evidence import Source, Value
from ondermijning.pages.seen import Explanation
from ondermijning.pages.short import WIDTH, Standing
from ondermijning.pages.whole import Told, whole_form

LONG = "Zonnehoek B.V. is beëindigd en staat nog als rechthebbende. " * 4
SIGNAL: dict[str, Any] = {
    "id": "0c14177f5b0c38f8",
    "onderwerp": {"soort": "Perceel", "id": "NL.IMKAD.KadastraalObject:1", "aanduiding": "MTT00 C 131 A4"},
    "regels": ["ontbonden_eigenaar", "snelle_doorverkoop"],
    "families": ["bedrijf", "transactie"],
    "gewicht": 5,
    "opbouw": [
        {"regel": "ontbonden_eigenaar", "gewicht": 2, "zekerheid": "zeker"},
        {"regel": "snelle_doorverkoop", "gewicht": 3, "zekerheid": "zeker"},
    ],
    "profielen": [
        {
            "profiel": "eigenaar-uit-beeld", "punten": 3.99, "opent": True, "begrensd": ["transactie"],
            "delen": [
                {"regel": "ontbonden_eigenaar", "familie": "bedrijf", "gewicht": 2, "zekerheid_promille": 995,
                 "tegenbewijs": "verlaagt", "punten": 0.99},
                {"regel": "snelle_doorverkoop", "familie": "transactie", "gewicht": 3, "zekerheid_promille": 1000,
                 "tegenbewijs": "", "punten": 3.0},
            ],
        },
        {
            "profiel": "leeg-of-gesloten", "punten": 2.0, "opent": False, "begrensd": [],
            "delen": [{"regel": "ontbonden_eigenaar", "familie": "bedrijf", "gewicht": 2, "zekerheid_promille": 1000,
                       "tegenbewijs": "", "punten": 2.0}],
        },
    ],
    "zin": "Zonnehoek B.V. is beëindigd en staat nog als rechthebbende. " * 4,
    "bewijsdelen": [{"soort": "Persoon", "id": "P1", "rol": "verkoper"}],
    "bewijs": [
        {
            "waarde": "datum: 2022-03-11", "bron": "brk", "levering": f"2024-12-31-{'ab' * 32}", "bestand": "stand.xml",
            "positie": "KadastraalObjectSnapshot[304]",
        }
    ],
    "andere_verklaringen": ["de vereffening loopt nog"],
    "tegenbewijs": ["een vergunning voor verbouwing"],
    "niet_onderzocht": ["buitenlandse registers"],
    "onzekere_koppelingen": [{"partij": "P1", "registers": ["brk", "woz"]}],
    "eerst_gezien": "2024-12-31",
    "status": "in_weging",
    "nulmeting": True,
    "let_op": "Een signaal is geen bevinding.",
}  # fmt: skip
EXPLAINED = Explanation(
    "Ontbonden rechtspersoon is nog eigenaar",
    [LONG.strip()],
    ["de vereffening loopt nog"],
    ["Er is verbouwd."],
    ["een fusie"],
)
VALUES = [
    Value(
        "datum",
        "11 maart 2022",
        "",
        [Source("Kadaster (BRK)", "31 december 2024", ["stand.xml KadastraalObjectSnapshot[304]"])],
    ),
    Value("verkoper", "P1", "", []),
]
TOLD = Told([EXPLAINED], VALUES, load_rules())
STANDING = Standing("", "", ["11 maart 2025 10:00  nieuw door iemand"])
SECTIONS = {
    "Gewicht": "5, de som van:\n    2 Ontbonden rechtspersoon is nog eigenaar (ontbonden_eigenaar)\n"
    "    3 Snelle doorverkoop met onverklaarde winst (snelle_doorverkoop)",
    "Profielen": "eigenaar zonder zichtbare eigen activiteit: 3,99; transactie begrensd\n"
    "    0,99 Ontbonden rechtspersoon is nog eigenaar (ontbonden_eigenaar), verlaagt, koppeling 99,5 % zeker\n"
    "    3 Snelle doorverkoop met onverklaarde winst (snelle_doorverkoop)\n"
    "  leeg, wisselend gebruikt of eerder gesloten: 2; opent niets\n"
    "    2 Ontbonden rechtspersoon is nog eigenaar (ontbonden_eigenaar)",
    "Betrokken": "natuurlijk persoon P1: verkoper",
    "Bewijs": "datum: 11 maart 2022\n    ← Kadaster (BRK), 31 december 2024: stand.xml KadastraalObjectSnapshot[304]\n"
    "  verkoper: natuurlijk persoon P1",
    "Wat het ook kan zijn": "Ontbonden rechtspersoon is nog eigenaar: de vereffening loopt nog\n"
    "    Daarvoor pleit: Er is verbouwd.\n    Gezocht en niet gevonden: een fusie",
    "Wat niet is bekeken": "buitenlandse registers\n  regel Vaak verkocht object (doorsluiswoning): onbeslist",
    "Onzekere koppelingen": "P1: samengevoegd op gelijkenis, uit Kadaster (BRK), WOZ-administratie",
    "Verloop": "11 maart 2025 10:00  nieuw door iemand",
}


def text_of(values: Any = None, told: Told = TOLD, standing: Standing = STANDING) -> str:
    return whole_form({**SIGNAL, **(values or {})}, None, told, standing)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_text_names_each_section_with_what_belongs_to_it(section: str) -> None:
    blind = ["regel doorsluiswoning: onbeslist", "buitenlandse registers"]
    assert f"\n\n{section}\n  {SECTIONS[section]}\n" in text_of({"niet_onderzocht": blind})


def test_a_text_begins_with_what_it_is_about_and_ends_with_a_warning() -> None:
    lines = text_of().splitlines()
    assert lines[0] == "MTT00 C 131 A4"
    assert lines[1] == "Signaal 0c14177f5b0c38f8 · in weging · eerst gezien 31 december 2024 · nulmeting"
    assert lines[-1] == "Een signaal is geen bevinding."
    assert "nulmeting" not in text_of({"nulmeting": False})


def test_sentences_are_wrapped_and_whole() -> None:
    why = text_of().split("\nWat is gezien\n")[1].split("\n\n")[0].splitlines()
    assert " ".join(line.strip() for line in why) == LONG.strip()
    assert max(map(len, why)) <= WIDTH + 2
    assert len(why) > 1


def test_a_section_without_anything_in_it_is_left_out() -> None:
    bare = text_of({"profielen": [], "onzekere_koppelingen": []}, TOLD._replace(values=[]), Standing("", "", []))
    assert not {"Profielen", "Bewijs", "Onzekere koppelingen", "Verloop", "Stand"} & set(bare.splitlines())


def test_a_text_that_would_move_the_cursor_is_written_out_in_every_section() -> None:
    evil = "\x1b[2J\rweg\n"
    values = {
        "onderwerp": {**SIGNAL["onderwerp"], "aanduiding": evil},
        "bewijsdelen": [{"soort": "Bedrijf", "id": evil, "rol": "koper", "aanduiding": f"{evil}!"}],
        "onzekere_koppelingen": [{"partij": evil, "registers": ["brk"]}],
    }
    told = Told(
        [Explanation(evil, [evil], [evil], [evil], [evil])], [Value(evil, evil, evil, [Source(evil, "", [evil])])], {}
    )
    text = text_of(values, told, Standing(evil, evil, [evil]))
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ({"soort": "Bedrijf", "id": "KVK:1", "rol": "koper"}, "KVK:1: koper"),
        (
            {"soort": "Bedrijf", "id": "KVK:1", "rol": "a", "aanduiding": "Zon B.V."},
            "Zon B.V.: eerste verkoper (KVK:1)",
        ),
        ({"soort": "Subsidie", "id": "S-1", "rol": "subsidie", "aanduiding": "Sport (S-1)"}, "Sport (S-1): subsidie"),
    ],
)
def test_what_is_involved_is_named_before_its_number_and_no_number_twice(part: dict[str, str], line: str) -> None:
    assert f"\nBetrokken\n  {line}\n" in text_of({"bewijsdelen": [part]})
