"""Replacing a BSN by a pseudonym before any other code sees it.

A plain hash of a BSN is no protection: all of them can be hashed in a minute. HMAC-SHA-256 with a secret key is (EDPB
Guidelines 01/2025 on pseudonymisation). The label keeps pseudonyms apart from other uses of the key; the version in
front says how a pseudonym was made, for the day that the key or the method changes.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from ondermijning.normalise.identifiers import bsn
from ondermijning.settings import read_key

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "v1"
_LABEL = f"ondermijning/bsn/{VERSION}/".encode("ascii")


class Pseudonymiser:
    """BSN → pseudonym under the key of one municipality. Neither the key nor a BSN is ever shown or told.

    Args:
        key_file: a private file with at least 32 random bytes.

    Raises:
        WorkspaceError: the file is missing, not private or too short.
    """

    __slots__ = ("_keyed",)

    def __init__(self, key_file: Path) -> None:
        self._keyed = hmac.new(read_key(key_file), _LABEL, hashlib.sha256)

    def __call__(self, text: str) -> str | None:
        """The pseudonym of a BSN.

        Args:
            text: a BSN as a register writes it.

        Returns:
            ``v1:`` and 64 hexadecimal digits, the same for every way to write one BSN; None for what is no BSN.
        """
        try:
            number = bsn(text)
        except ValueError:
            return None
        mac = self._keyed.copy()
        mac.update(number.encode("ascii"))
        return f"{VERSION}:{mac.hexdigest()}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({VERSION})"
