"""Does ultimate control grow in proportion to the number of companies?

Usage: python benchmarks/control.py [companies]
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from ondermijning.facts.companies.control import effective_shares


def _forest(companies: int, chain: int = 4) -> list[tuple[str, str, int]]:
    """Owners with a chain of companies each, of which the last two hold each other."""
    holdings = []
    for root in range(companies // chain):
        names = [f"P{root}", *(f"C{root}-{step}" for step in range(chain))]
        holdings += [(above, below, 900) for above, below in pairwise(names)]
        holdings.append((names[-1], names[-2], 100))
    return holdings


def _seconds(companies: int) -> float:
    holdings = _forest(companies)
    start = time.perf_counter()
    effective_shares(holdings)
    return time.perf_counter() - start


def main() -> None:
    """Time a small and a ten times larger forest; a ratio near 1 is linear."""
    companies = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    small, large = _seconds(companies), _seconds(10 * companies)
    print(f"{'companies':>10}{'seconds':>9}")
    print(f"{companies:>10}{small:>9.3f}")
    print(f"{10 * companies:>10}{large:>9.3f}")
    print(f"seconds per company, large to small: {large / small / 10:.2f}")


if __name__ == "__main__":
    main()
