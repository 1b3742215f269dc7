"""The deliveries that lie in a workspace: when each arrived, of which one it is a part, and which were withdrawn.

A delivery is one ``load`` call, or one dated folder of the inbox; it lies in a folder per reference date and scope, with a
manifest that never changes. What is said of it later (when it really arrived, that it is withdrawn) stands in a file beside
the manifest, so that a copy of the folder is whole.
"""

from __future__ import annotations

import json
from datetime import UTC, date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.clock import now
from ondermijning.errors import DeliveryError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.workspace import Workspace

Manifest = dict[str, Any]
HISTORY = "verloop.json"
SHORTEST_NAME = 6  # signs of a delivery that a person has to type
SHORT = 12  # signs of it that people and file names show


class ArrivalKind(StrEnum):
    """How the day on which a delivery arrived is known."""

    SEEN = "geladen"  # by our own clock, when it was loaded
    STATED = "gesteld"  # a person said so, with a reason
    ASSUMED = "aangenomen"  # nobody said; its reference date stands in


class Event(StrEnum):
    """What can be said of a delivery after it was loaded."""

    ARRIVED = "ontvangen"
    WITHDRAWN = "ingetrokken"
    RESTORED = "teruggezet"


class Arrived(NamedTuple):
    """When a delivery arrived; in this order a later one replaces an earlier one.

    Args:
        on: the day, in the time zone of the municipality.
        at: the moment at which it was loaded (UTC), which orders those of one day.
    """

    on: date
    at: str


def every_delivery(workspace: Workspace) -> list[tuple[Path, Manifest]]:
    """Folder and manifest of every delivery that is kept, also of those withdrawn; in order of source, date and hash."""
    folders = sorted(workspace.deliveries.glob("*/*.parquet"))
    return [(folder, manifest_in(folder)) for folder in folders]


def manifests(workspace: Workspace, known_on: date | None = None) -> list[tuple[Path, Manifest]]:
    """Folder and manifest of every delivery that counts, in order of source, date and hash.

    Args:
        workspace: where deliveries live.
        known_on: only those that had arrived by the end of this day, speak for it or an earlier one, and were not
            withdrawn then.
    """
    return [each for each in every_delivery(workspace) if _counts(each[1], known_on)]


def manifest_in(folder: Path) -> Manifest:
    """The manifest in the folder of a delivery, with its history."""
    manifest: Manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    path = folder / HISTORY
    manifest["history"] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return manifest


def _counts(manifest: Manifest, known_on: date | None) -> bool:
    if known_on is None:
        return not is_withdrawn(manifest)
    known = arrived(manifest).on <= known_on and manifest["reference_date"] <= str(known_on)
    return known and not is_withdrawn(manifest, known_on)


def is_withdrawn(manifest: Manifest, on: date | None = None) -> bool:
    """Whether a delivery is withdrawn; ``on`` asks whether it was at the end of a day."""
    said = [
        event["what"]
        for event in manifest["history"]
        if event["what"] in (Event.WITHDRAWN, Event.RESTORED) and (on is None or event["day"] <= str(on))
    ]
    return bool(said) and said[-1] == Event.WITHDRAWN


def arrived(manifest: Manifest) -> Arrived:
    """When a delivery arrived, as it was stated last."""
    stated = [event["arrived_on"] for event in manifest["history"] if event["what"] == Event.ARRIVED]
    day = stated[-1] if stated else manifest.get("arrived_on") or manifest["reference_date"]
    return Arrived(date.fromisoformat(day), manifest.get("loaded_at", ""))


def arrival_kind(manifest: Manifest) -> ArrivalKind:
    """How the day of arrival is known."""
    if any(event["what"] == Event.ARRIVED for event in manifest["history"]):
        return ArrivalKind.STATED
    return ArrivalKind(manifest.get("arrival") or ArrivalKind.ASSUMED)


def last_said(manifest: Manifest) -> str:
    """Why the last thing that a person said of a delivery was said; empty where nobody did."""
    reasons = [manifest.get("arrival_reason", ""), *(event["reason"] for event in manifest["history"])]
    return str(reasons[-1])


def group_of(manifest: Manifest) -> str:
    """What a delivery is a part of; deliveries loaded before this was written down added up per source and date."""
    return manifest.get("group") or f"{manifest['source']} {manifest['reference_date']}"


def rank_of_groups(deliveries: list[tuple[Path, Manifest]]) -> dict[str, Arrived]:
    """Group → the arrival of its first part: a part that comes late does not overrule a correction of the whole."""
    ranks: dict[str, Arrived] = {}
    for _, manifest in deliveries:
        group, moment = group_of(manifest), arrived(manifest)
        ranks[group] = min(ranks.get(group, moment), moment)
    return ranks


def is_of_key(manifest: Mapping[str, Any], key_id: str) -> bool:
    """Whether the pseudonyms of a delivery were made under a key; also where it has none, or nobody wrote which it was."""
    return not key_id or manifest.get("key_id", "") in ("", key_id)


def named(workspace: Workspace, name: str, source: str | None = None) -> tuple[Path, Manifest]:
    """The delivery that a person names by the first signs of its hash.

    Args:
        workspace: where deliveries live.
        name: at least six signs.
        source: only of this source.

    Raises:
        DeliveryError: there is none, or more than one.
    """
    found = [
        each
        for each in every_delivery(workspace)
        if each[1]["delivery"].startswith(name.lower()) and source in (None, each[1]["source"])
    ]
    if len(name) < SHORTEST_NAME or not found:
        raise DeliveryError(
            say("no delivery is called {name}.", name=name[:64]), advice=say("See ondermijning deliveries.")
        )
    if len(found) > 1:
        days = ", ".join(f"{manifest['source']} {manifest['reference_date']}" for _, manifest in found)
        raise DeliveryError(
            say("{found} deliveries are called {name}: {days}.", found=len(found), name=name[:64], days=days),
            advice=say("Write more of its name."),
        )
    return found[0]


def keep_event(workspace: Workspace, folder: Path, event: Mapping[str, str]) -> None:
    """Add a line to the history of a delivery; the caller holds the write lock."""
    history = manifest_in(folder)["history"]
    told = [*history, {**event, "at": now().astimezone(UTC).isoformat(timespec="seconds")}]
    with workspace.atomic_file(folder / HISTORY) as path:
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


def withdraw(workspace: Workspace, name: str, *, day: date, reason: str, actor: str, undo: bool = False) -> Manifest:
    """Take a delivery out of all that is computed from now on, or put it back; what was known before stays as it was.

    Args:
        workspace: where deliveries live; the caller holds its write lock.
        name: the first signs of its hash.
        day: today.
        reason: why.
        actor: who.
        undo: put back one that was withdrawn.

    Raises:
        DeliveryError: there is no such delivery, or it is withdrawn (or not) already.
    """
    folder, manifest = named(workspace, name)
    if is_withdrawn(manifest) is not undo:
        state = say("is not withdrawn") if undo else say("is withdrawn already")
        raise DeliveryError(
            say(
                "{source} {reference_date} {state}; nothing was changed.",
                source=manifest["source"],
                reference_date=manifest["reference_date"],
                state=state,
            )
        )
    what = Event.RESTORED if undo else Event.WITHDRAWN
    keep_event(workspace, folder, {"what": what, "day": str(day), "reason": reason, "actor": actor})
    return manifest


def state_arrival(workspace: Workspace, name: str, *, on: date, reason: str, actor: str) -> Manifest:
    """Say when a delivery arrived that was loaded before arrivals were kept.

    Args:
        workspace: where deliveries live; the caller holds its write lock.
        name: the first signs of its hash.
        on: the day of arrival; the caller sees to it that it is not later than today.
        reason: how that is known.
        actor: who says so.

    Raises:
        DeliveryError: there is no such delivery, or its arrival is known: what was known then must not change.
    """
    folder, manifest = named(workspace, name)
    if arrival_kind(manifest) is not ArrivalKind.ASSUMED:
        raise DeliveryError(
            say(
                "{source} {reference_date} arrived on {on}, which is known; nothing was changed.",
                source=manifest["source"],
                reference_date=manifest["reference_date"],
                on=arrived(manifest).on,
            )
        )
    keep_event(workspace, folder, {"what": Event.ARRIVED, "arrived_on": str(on), "reason": reason, "actor": actor})
    return manifest
