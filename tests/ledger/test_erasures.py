"""Lines about what was removed: begun once, finished together, and sealed one after another."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.aliases import add_alias, current_id, forget_aliases
from ondermijning.ledger.erasures import Erasure, begin_erasure, erasures, finish_erasures, open_erasures
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement, forget_judgements, standing_judgements

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

KEY = bytes(range(32))
LINE = Erasure("brk", "2021-12-31", "ab" * 32, 12, {"Stuk": 3}, "2023-01-01", "jansen", "2023-01-01T00:00:00+00:00")


def test_what_is_begun_stays_open_until_all_is_finished_and_is_kept_once(ledger: Ledger) -> None:
    for line in (LINE, replace(LINE, at="later"), replace(LINE, source="kvk")):
        begin_erasure(ledger, line, KEY)
    assert open_erasures(ledger) == {(source, LINE.reference_date, LINE.delivery) for source in ("brk", "kvk")}
    finish_erasures(ledger)
    assert open_erasures(ledger) == set()
    assert [line.source for line, _ in erasures(ledger, KEY)] == ["brk", "kvk"]


def test_the_same_delivery_may_be_loaded_and_removed_again(ledger: Ledger) -> None:
    for _ in range(2):
        begin_erasure(ledger, LINE, KEY)
        finish_erasures(ledger)
    assert [(line, holds) for line, holds in erasures(ledger, KEY)] == [(LINE, True), (LINE, True)]


def test_a_line_that_is_taken_out_breaks_the_seal_of_the_next(ledger: Ledger) -> None:
    for source in ("bag", "brk", "kvk"):
        begin_erasure(ledger, replace(LINE, source=source), KEY)
    with pytest.raises(sqlite3.IntegrityError, match="never forgotten"):
        ledger.execute("DELETE FROM erasures WHERE source = 'brk'")
    ledger.execute("DROP TRIGGER erasures_stay")
    ledger.execute("DELETE FROM erasures WHERE source = 'brk'")
    assert [holds for _, holds in erasures(ledger, KEY)] == [True, False]


def test_a_line_is_never_changed(ledger: Ledger) -> None:
    begin_erasure(ledger, LINE, KEY)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        ledger.execute("UPDATE erasures SET records = '{}'")


def test_judgements_and_aliases_about_what_is_gone_are_forgotten_and_others_stay(ledger: Ledger) -> None:
    for left, right in (("brk:1", "brk:2"), ("brk:2", "hr:3")):
        add_judgement(ledger, Judgement(left, right, Verdict.SAME, "jansen"))
    add_alias(ledger, "a", "b", "proef")
    add_alias(ledger, "b", "c", "proef")
    add_alias(ledger, "x", "y", "proef")
    forget_judgements(ledger, {"brk:2", "hr:3"})
    forget_aliases(ledger, {"c"})
    assert standing_judgements(ledger) == {("brk:2", "hr:3"): Verdict.SAME}
    assert (current_id(ledger, "a"), current_id(ledger, "x")) == ("c", "x")
