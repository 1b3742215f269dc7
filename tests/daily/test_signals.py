"""Signals about the things of a question, also when a party in them got another id since."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.index import Node
from ondermijning.daily.signals import signals_about
from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.runs import Run, add_run
from ondermijning.ledger.signals import Signal, add_signal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.ledger import Ledger

ON = date(2024, 12, 31)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with one signal, about a company under the id that it had then."""
    with closing(open_ledger(tmp_path / "ledger.sqlite")) as opened:
        number = add_run(opened, Run(ON, "embedded", "0.1.0", {}, {}))
        add_signal(opened, Signal("aabbccdd00112233", "Bedrijf", "RSIN:1", ON, number, number), "jansen")
        yield opened


def told(ledger: Ledger, company: str, *, personal: bool = False) -> list[str]:
    return [moment.text[:8] for moment in signals_about(ledger, [Node(1, "Bedrijf", company, personal)])]


def test_a_signal_is_told_with_what_it_is_about_and_with_nothing_else(ledger: Ledger) -> None:
    assert (told(ledger, "RSIN:1"), told(ledger, "KVK:1")) == (["aabbccdd"], [])


def test_it_is_told_under_the_id_that_its_company_has_now(ledger: Ledger) -> None:
    add_alias(ledger, "RSIN:1", "KVK:1", "samengevoegd")
    assert told(ledger, "KVK:1") == ["aabbccdd"]
    assert told(ledger, "KVK:1", personal=True) == []
