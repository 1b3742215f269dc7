"""A signal with a hit that rests on links by score that were not measured says that the hit does not count."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from ondermijning.ledger import open_ledger
from tests.cli.running import done
from tests.report.test_exported_form import problems

if TYPE_CHECKING:
    from pathlib import Path


def doubted(workspace: Path, rule: str) -> None:
    """Let a run find the hits of a rule to rest on such links."""
    with closing(open_ledger(workspace / "ledger.sqlite")) as ledger:
        ledger.execute("UPDATE hits SET unconfirmed = 1, weight = 0 WHERE rule = ?", (rule,))


def explained(workspace: Path, signal: str) -> dict[str, Any]:
    """The signal in the form in which it is exported."""
    shown: dict[str, Any] = done("signals", "show", signal, "-w", workspace, "--format", "json").json()
    return {name: value for name, value in shown.items() if name not in ("stand", "verloop")}


def test_it_is_told_in_the_parts_of_the_weight_and_in_what_was_not_looked_at(
    workspace: Path, exported: dict[str, Any]
) -> None:
    signal = next(each for each in exported["signalen"] if len(each["regels"]) > 1)
    rule, *others = signal["regels"]
    doubted(workspace, rule)
    shown = explained(workspace, signal["id"])
    parts = {part["regel"]: part for part in shown["opbouw"]}
    assert (parts[rule]["zekerheid"], parts[rule]["gewicht"]) == ("onbevestigd", 0)
    assert all(parts[name]["zekerheid"] != "onbevestigd" for name in others)
    (told,) = (text for text in shown["niet_onderzocht"] if "opent geen signaal" in text)
    assert told.startswith(f"regel {rule}: telt niet mee")
    assert problems({**exported, "signalen": [shown]}) == []
