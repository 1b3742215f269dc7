"""A case that is open today, for tests of what is done for one."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from ondermijning.clock import today
from ondermijning.ledger import open_ledger
from ondermijning.ledger.cases import Case, Deed, open_case

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

NUMBER = "Z-1"


def opened_case(workspace: Workspace, number: str = NUMBER) -> None:
    """Open a case in the ledger of a workspace."""
    day = today()
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        case = Case(number, "team", day, day + timedelta(days=30))
        open_case(ledger, case, Deed("jansen", "onderzoek naar panden"))
