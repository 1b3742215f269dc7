"""Numbers that registers give out, made so that none of them belongs to a real person or company."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MUNICIPALITY = "0935"
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# First number of every series; IMKAD numbers have about the length that deliveries show.
_FIRST = {
    "Persoon": 400_000_001, "KPR": 410_000_001, "AdresLocatie": 6_700_001, "ZakelijkRecht": 1_000_100_001,
    "Tenaamstelling": 1_010_000_001, "Stukdeel": 500_000_000_001, "TIAStuk": 1, "Aantekening": 1_003_000_001,
    "AppartementsrechtSplitsing": 50_000_301, "Erfpachtcanon": 50_000_061, "PubliekrechtelijkeBeperking": 179_001,
    "Zekerheidsstelling": 1_001_400_001, "BAG": 70_001, "WOZ": 1, "KVK": 99_000_001, "Vestiging": 990_000_001,
    "Zaak": 1, "Dossier": 1, "Gebeurtenis": 1,
}  # fmt: skip


def passes_eleven_check(digits: str) -> bool:
    """Whether nine digits satisfy the check that a BSN and an RSIN share."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _checked(first: int, last: int) -> Iterator[str]:
    return (str(number) for number in range(first, last) if passes_eleven_check(str(number)))


class Numbers:
    """Hands out register numbers; no number twice, and in the same order in every run."""

    def __init__(self) -> None:
        self._series = {kind: count(first) for kind, first in _FIRST.items()}
        self._bsns = _checked(999_900_000, 1_000_000_000)
        self._rsins = _checked(999_000_000, 999_900_000)

    def serial(self, kind: str) -> int:
        """The next number of a kind."""
        return next(self._series[kind])

    def bsn(self) -> str:
        """The next official test number (9999…), or an empty text when all nine thousand are in use."""
        return next(self._bsns, "")

    def rsin(self) -> str:
        """The next RSIN, in a range that is not given out."""
        return next(self._rsins)

    def kvk(self) -> str:
        """The next KVK number of 8 digits, above those in use."""
        return f"{self.serial('KVK'):08d}"

    def branch(self) -> str:
        """The next branch number of 12 digits."""
        return f"{self.serial('Vestiging'):012d}"

    def woz(self) -> str:
        """The next WOZ object number of 12 digits."""
        return f"{MUNICIPALITY}{self.serial('WOZ'):08d}"

    def home_address(self) -> str:
        """The next id of an address of a person in the land registry."""
        return f"KPR.{self.serial('KPR')}"


def bag_id(kind: str, serial: int) -> str:
    """A BAG id of 16 digits: municipality, kind (01 dwelling, 10 building, 20 address) and serial number."""
    return f"{MUNICIPALITY}{kind}{serial:010d}"
