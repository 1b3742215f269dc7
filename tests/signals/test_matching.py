"""A signal follows a party whose id changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.events import State
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.closing import close_signal
from ondermijning.signals.gate import signal_id
from ondermijning.signals.lifecycle import Changes, compare
from tests.detect.making import rule
from tests.signals.making import COMPANY, ON, P1, USE, found, hit

if TYPE_CHECKING:
    from ondermijning.detect.hits import Hit
    from tests.signals.making import Runs

OLD, NEW = signal_id("Bedrijf", "RSIN:1"), signal_id("Bedrijf", "KVK:1")
COMPANY_ALONE = rule(
    id="bedrijf_alleen",
    family="bedrijf",
    strength="solo",
    match=COMPANY.match,
    subject="koper",
    identity=("koper", "transactie"),
)
RULES = (COMPANY_ALONE, USE)


def company(koper: str, transactie: str = "t1") -> Hit:
    return hit(COMPANY_ALONE, koper=koper, transactie=transactie)


def moved(runs: Runs, old: str, new: str) -> None:
    add_alias(runs.ledger, old, new, "de groep vermeldingen is veranderd")


def test_a_signal_follows_a_company_that_got_another_id(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(company("KVK:1"), rules=RULES) == Changes(seen=[OLD])
    assert [signal.id for signal in list_signals(runs.ledger)] == [OLD]
    assert runs.signal(OLD).last_run == 2


def test_it_follows_through_several_ids_and_back(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")
    moved(runs, "KVK:1", "KVK:2")

    assert runs.run(company("KVK:2"), rules=RULES) == Changes(seen=[OLD])
    moved(runs, "KVK:2", "RSIN:1")
    assert runs.run(company("RSIN:1"), rules=RULES) == Changes(seen=[OLD])


def test_without_an_alias_another_id_is_another_signal(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)

    assert runs.run(company("KVK:1"), rules=RULES) == Changes(new=[NEW], gone=[OLD])


def test_a_graph_that_is_older_than_the_alias_finds_the_same_signal(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(company("RSIN:1"), rules=RULES) == Changes(seen=[OLD])


def test_where_two_companies_became_one_the_signal_under_the_id_in_use_goes_on(runs: Runs) -> None:
    runs.run(company("RSIN:1"), company("KVK:1", "t2"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(company("KVK:1", "t2"), rules=RULES) == Changes(seen=[NEW], gone=[OLD])


def test_where_neither_id_is_in_use_any_more_the_signal_that_was_seen_first_goes_on(runs: Runs) -> None:
    runs.run(company("RSIN:2"), rules=RULES)
    runs.run(company("RSIN:1"), company("RSIN:2"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")
    moved(runs, "RSIN:2", "KVK:1")

    first = list_signals(runs.ledger)[0].id
    assert runs.run(company("KVK:1"), rules=RULES).seen == [first]


def test_the_last_hits_of_a_rule_without_an_answer_follow_too(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(silent=[COMPANY_ALONE], rules=RULES) == Changes()
    assert runs.current(OLD) == {"bedrijf_alleen"}


def closed(runs: Runs, signal: str) -> None:
    close_signal(runs.ledger, signal, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")


def test_a_closed_signal_is_not_opened_again_by_another_id(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    closed(runs, OLD)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(company("KVK:1"), rules=RULES) == Changes(seen=[OLD])
    assert runs.signal(OLD).state is State.GESLOTEN
    assert runs.run(company("KVK:1"), company("KVK:1", "t2"), rules=RULES) == Changes(reopened=[OLD])


def test_evidence_about_an_object_is_not_news_when_a_party_in_it_got_another_id(runs: Runs) -> None:
    owner = rule(id="eigenaar", strength="solo", identity=("perceel", "koper"))
    runs.run(hit(owner, koper="RSIN:1"), rules=[owner])
    closed(runs, P1)
    moved(runs, "RSIN:1", "KVK:1")

    assert runs.run(hit(owner, koper="KVK:1"), rules=[owner]) == Changes(seen=[P1])
    assert runs.run(hit(owner, koper="KVK:2"), rules=[owner]) == Changes(reopened=[P1])


def test_an_object_is_not_read_through_the_aliases_of_parties(runs: Runs) -> None:
    solo = rule(id="alleen", strength="solo")
    runs.run(hit(solo, perceel="p1"), rules=[solo])
    moved(runs, "p1", "p2")

    assert runs.run(hit(solo, perceel="p2"), rules=[solo]).new == [signal_id("Perceel", "p2")]


def test_a_dry_run_follows_too_and_writes_nothing(runs: Runs) -> None:
    runs.run(company("RSIN:1"), rules=RULES)
    moved(runs, "RSIN:1", "KVK:1")
    before = runs.dump()

    assert compare(runs.ledger, found([company("KVK:1")], rules=RULES), ON) == Changes(seen=[OLD])
    assert runs.dump() == before
