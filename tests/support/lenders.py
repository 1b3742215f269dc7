"""A company in a small graph with its main activity and what that makes of it as a lender, as the fact says."""

from __future__ import annotations

from typing import Any


def by_activity(sbi: str | None) -> dict[str, Any]:
    """The columns of a company."""
    return {"sbi": sbi, "geldverstrekker": lender_by(sbi)}


def lender_by(sbi: str | None) -> str | None:
    """What a company is as a lender by its main activity alone."""
    if sbi is None:
        return None
    if sbi.startswith(("6419", "65")):
        return "bank"
    if sbi.startswith("642"):
        return "holding"
    return "financieel" if sbi.startswith(("64", "66")) else "anders"
