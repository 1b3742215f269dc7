"""A new delivery beside those that were loaded before: read with another key for pseudonyms, or under another mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.errors import DeliveryError
from ondermijning.normalise.text import counted
from ondermijning.sources.state import is_of_key, manifests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.workspace import Workspace


def refuse_other_key(workspace: Workspace, where: str, key_id: str) -> None:
    """Refuse pseudonyms that could never equal those of the deliveries before; the same files may be read anew.

    Args:
        workspace: where deliveries live.
        where: source and date of the new one.
        key_id: of the key in use; empty is not looked at.

    Raises:
        DeliveryError: a delivery was read with another key.
    """
    others = [manifest for _, manifest in manifests(workspace) if not is_of_key(manifest, key_id)]
    if others:
        raise DeliveryError(
            f"the key for pseudonyms is another than that of {counted(len(others), 'delivery', 'deliveries')} before, so"
            " nobody in them would be recognised.",
            where=where,
            advice="Put the key back, or first load the files of those again; ondermijning doctor names them.",
        )


def read_otherwise(workspace: Workspace, source: str, day: str, files: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A note on each delivery of the same date that holds one of the files under another mapping: both would count.

    Args:
        workspace: where deliveries live.
        source: of the new one.
        day: its reference date.
        files: its files, as the manifest tells them.
    """
    now = {entry["sha256"]: entry.get("mapping", "") for entry in files}
    for folder, manifest in manifests(workspace) if any(now.values()) else ():
        if manifest["source"] == source and manifest["reference_date"] == day:
            then = {entry["sha256"]: entry.get("mapping", "") for entry in manifest["files"]}
            if any(then[content] != now[content] for content in then.keys() & now.keys()):
                yield f"also loaded under another mapping, and both count; remove {folder} if that one was wrong"
