"""Who is who outside of this ledger without a name: the identity of the workspace, and a number for each party shown as a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.ledger.store import Ledger


def workspace_identity(ledger: Ledger) -> str:
    """What tells this workspace from every other; a copy of it is the same one."""
    return str(ledger.execute("SELECT id FROM workspace_identity").fetchone()[0])


def role_numbers(ledger: Ledger, parties: Sequence[str]) -> Mapping[str, int]:
    """Party → its number; one that has none gets the next, in the order given.

    Args:
        ledger: keeps the numbers.
        parties: their ids.
    """
    with ledger.transaction():
        ledger.executemany(
            "INSERT INTO role_numbers (party_id) VALUES (?) ON CONFLICT DO NOTHING", [(party,) for party in parties]
        )
    kept = dict(ledger.execute("SELECT party_id, number FROM role_numbers"))
    return {party: kept[party] for party in parties}


def forget_roles(ledger: Ledger, parties: Sequence[str]) -> None:
    """Let go of the numbers of parties that exist no longer; nobody gets them again."""
    ledger.executemany("DELETE FROM role_numbers WHERE party_id = ?", [(party,) for party in parties])
