"""The list of earlier sales: a line per seller and buyer; companies sell with their RSIN and buy with their KVK number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import BV, Company
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.life.earlier_sales import EarlierSale, Name

_COLUMNS = (
    "kadastraalobject_id", "datum", "soort", "koopsom_euro", "aantal_objecten", "verkoper", "verkoper_kvk", "verkoper_rsin",
    "koper", "koper_kvk", "koper_rsin", "stuk",
)  # fmt: skip
_SELLER, _BUYER = "verkoper", "koper"


def write_sales(path: Path, sales: Iterable[EarlierSale]) -> None:
    """Write the list, oldest sale first."""
    ordered = sorted(sales, key=lambda sale: (sale.day, sale.home.id))
    lines = (_row(sale, seller, buyer) for sale in ordered for seller in sale.sellers for buyer in sale.buyers)
    write_rows(path, _COLUMNS, lines)


def _row(sale: EarlierSale, seller: Name, buyer: Name) -> dict[str, object]:
    return {
        "kadastraalobject_id": sale.home.id,
        "datum": sale.day,
        "soort": "koop",
        "koopsom_euro": sale.euro,
        "aantal_objecten": 1,
        **_party(_SELLER, seller),
        **_party(_BUYER, buyer),
        "stuk": sale.deed,
    }


def _party(side: str, party: Name) -> dict[str, object]:
    if isinstance(party, str):
        return {side: party}
    if isinstance(party, Company):
        by_rsin = side == _SELLER and party.form is BV
        return (
            {side: party.name, f"{side}_rsin": party.rsin} if by_rsin else {side: party.name, f"{side}_kvk": party.kvk}
        )
    return {side: " ".join(filter(None, (party.given, party.prefix, party.surname)))}
