"""Sums of money as registers and exports write them."""

from __future__ import annotations

import re

from ondermijning.language import deferred, say
from ondermijning.normalise.remember import remembered

# A lone separator before exactly three digits groups thousands, unless what stands before it cannot be a group.
_AMOUNT = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<separator>[.,])[0-9]{3}(?:(?P=separator)[0-9]{3}){0,3}|[0-9]{1,15})"
    r"(?:(?!(?P=separator))[.,](?P<part>[0-9]{1,15})(?P<behind>(?<=[.,][0-9]{2})-)?|,(?:-{1,2}|=))?"
)
_CURRENCY = re.compile(
    r"(?P<sign>-\s*)?(?:€|EURO?\b|EUR(?=[0-9-]))?\s*(?P<inner>-\s*)?(?P<amount>.*)", re.DOTALL | re.IGNORECASE
)
_MINUS = str.maketrans("\u2212\u2012\u2013", "---")  # the sign of mathematics and the dashes that stand for it
_UNKNOWN_FORM = deferred("is not in a known form of a sum of money (1.234,56, 1234.56, € 15.000, 15.000,-)")


@remembered
def parse_euro(text: str) -> int:
    """Read a sum in euro and round it to whole euros, halves away from zero.

    Args:
        text: ``1.234,56``, ``1234.56``, ``€ 15.000``, ``15.000,-``, ``-5``, ``- € 5``, ``1.234,56-``; blanks around it do
            not count. A minus behind whole euros is refused, since it may stand for the cents.

    Returns:
        Whole euros.

    Raises:
        ValueError: no sum, or one of more than 15 digits.
    """
    number = _CURRENCY.fullmatch(text.translate(_MINUS).strip())
    match = _AMOUNT.fullmatch(number["amount"]) if number else None
    signs = [number["sign"], number["inner"], match["behind"]] if number and match else []
    if match is None or sum(map(bool, signs)) > 1:
        raise ValueError(say(_UNKNOWN_FORM))
    size = int(re.sub(r"[.,]", "", match["whole"])) + ((match["part"] or "0")[0] >= "5")
    return -size if any(signs) else size
