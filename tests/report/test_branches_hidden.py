"""A branch of a sole trader leads to a natural person, so its number leaves no more than that of the trader does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.signals import list_signals
from tests.report.small_city import explained, resales

if TYPE_CHECKING:
    from pathlib import Path

SELLER, TRADER = ("Persoon", "NL.IMKAD.Persoon:4001001"), ("Bedrijf", "KVK:99000077")
ANSWER = "vestiging-000990000771.json"


def files(folder: Path, *, trader: bool) -> set[str]:
    """Names of delivered files in the evidence, of a city whose buyer has a branch with an answer of its own."""
    graph = resales(SELLER, TRADER).node(*TRADER, naam="Zonnehoek", eenmanszaak=trader)
    with explained(graph, folder, {TRADER[1]: ANSWER}) as explainer:
        return {
            item["bestand"] for signal in explainer.explain(list_signals(explainer.ledger)) for item in signal["bewijs"]
        }


def test_the_file_of_a_branch_bears_the_alias_of_the_sole_trader(tmp_path: Path) -> None:
    assert not {name for name in files(tmp_path / "stad", trader=True) if "990000771" in name}


def test_the_file_of_a_branch_of_a_legal_person_keeps_its_name(tmp_path: Path) -> None:
    assert ANSWER in files(tmp_path / "stad", trader=False)
