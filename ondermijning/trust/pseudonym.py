"""Replacing a BSN or an IBAN by a pseudonym before any other code sees it.

A plain hash of a BSN is no protection: all of them can be hashed in a minute. HMAC-SHA-256 with a secret key is (EDPB
Guidelines 01/2025 on pseudonymisation). The label keeps pseudonyms apart from other uses of the key and those of one
kind of number from those of another; the version in front says how a pseudonym was made, for the day that the key or the
method changes.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from ondermijning.normalise.identifiers import bsn, iban
from ondermijning.workspace.secret_files import read_key

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.settings import Settings
    from ondermijning.workspace import Workspace

VERSION = "v1"


def pseudonymiser(settings: Settings, workspace: Workspace) -> Pseudonymiser:
    """The pseudonymiser of a municipality: under the key of its settings, else under that of the workspace."""
    return Pseudonymiser(settings.hmac_key_file or workspace.hmac_key_path)


class Pseudonymiser:
    """BSN or IBAN → pseudonym under the key of one municipality. Neither the key nor a number is ever shown or told.

    ``key_id`` tells one key from another and leads to neither the key nor a pseudonym.

    Args:
        key_file: a private file with at least 32 random bytes.

    Raises:
        WorkspaceError: the file is missing, not private or too short.
    """

    __slots__ = ("_bsn", "_iban", "key_id")

    def __init__(self, key_file: Path) -> None:
        key = read_key(key_file)
        self._bsn = hmac.new(key, f"ondermijning/bsn/{VERSION}/".encode("ascii"), hashlib.sha256)
        self._iban = hmac.new(key, f"ondermijning/iban/{VERSION}/".encode("ascii"), hashlib.sha256)
        self.key_id = hmac.new(key, f"ondermijning/sleutel/{VERSION}/".encode("ascii"), hashlib.sha256).hexdigest()[:16]

    def __call__(self, text: str) -> str | None:
        """The pseudonym of a number.

        Args:
            text: a BSN or an IBAN as a register writes it; what begins with two letters can only be an IBAN.

        Returns:
            ``v1:`` and 64 hexadecimal digits, the same for every way to write one number; None for what is neither.
        """
        keyed, parse = (self._iban, iban) if text.strip()[:2].isalpha() else (self._bsn, bsn)
        try:
            number = parse(text)
        except ValueError:
            return None
        mac = keyed.copy()
        mac.update(number.encode("ascii"))
        return f"{VERSION}:{mac.hexdigest()}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({VERSION})"
