"""The price index of existing homes: one line per quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city import market

if TYPE_CHECKING:
    from pathlib import Path


def write_price_index(path: Path) -> None:
    """Write ``kwartaal;index`` from the first quarter of the market to the last."""
    lines = ["kwartaal;index"]
    for number, index in enumerate(market.INDEX):
        lines.append(f"{market.FIRST_YEAR + number // 4}K{number % 4 + 1};{index}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
