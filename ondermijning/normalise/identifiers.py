"""Identifiers of people, companies and objects: their normal form, or a refusal that does not repeat the value."""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum import iban as _iban
from stdnum.nl import bsn as _eleven

from ondermijning.language import say

_POWER = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_FRACTION = re.compile(r"[0-9]+[.,]0+")
_POSTCODE = re.compile(r"(?:NL-?)?([1-9][0-9]{3})[-.]?(?!SA|SD|SS)([A-Z]{2})")  # these three pairs are never issued
_BAG_TYPES = frozenset({"01", "02", "03", "10", "20", "30"})
_SHORTEST_BAG = 13  # digits, of one of which the municipality begins with three zeros
_BAG_ADDRESS, _BAG_DWELLING = "20", "01"
_IMKAD = re.compile(r"(?:NL\.IMKAD\.)?([A-Z][A-Za-z]*)")
_LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _digits(text: str, length: int, shortest: int) -> str:
    """Digits only, with the zeros that a spreadsheet took from the front put back."""
    number = _without_blanks(text)
    if not shortest <= len(number) <= length or not _is_digits(number):
        raise ValueError(say("is no number of {length} digits{why_not}", length=length, why_not=_why_not(number)))
    if not number.strip("0"):
        raise ValueError(say("holds zeros only"))
    return number.zfill(length)


def _without_blanks(text: str) -> str:
    return text if text.isalnum() else "".join(text.split())


def _why_not(number: str) -> str:
    """What a program made of a number that it took for a quantity, as the end of a refusal."""
    if _POWER.fullmatch(number):
        return say(": a spreadsheet wrote it as a power of ten and lost digits; give the column the type text")
    if _FRACTION.fullmatch(number):
        return say(": a program wrote it as a fraction; give the column the type text")
    return ""


def lost_zeros(text: str, number: str) -> bool:
    """Whether a number as it was written lacks zeros in front that its normal form has."""
    return number.isdigit() and len(number) > len(_without_blanks(text))


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def kvk_number(text: str) -> str:
    """A KVK number, 8 digits; one lost zero is put back.

    Raises:
        ValueError: no such number.
    """
    return _digits(text, 8, 7)


def vestigingsnummer(text: str) -> str:
    """A branch number of the trade register, 12 digits; up to four lost zeros are put back.

    Raises:
        ValueError: no such number.
    """
    return _digits(text, 12, 8)


@lru_cache(1024)  # asked twice for a row, and an object has a row for every year
def woz_number(text: str) -> str:
    """A WOZ object number, 12 digits, of which the first four are the municipality; up to three lost zeros are put back.

    Raises:
        ValueError: no such number.
    """
    return _digits(text, 12, 9)


def rsin(text: str) -> str:
    """An RSIN, 9 digits. The check digit is not required, since test registers break it: see ``fails_eleven_check``.

    A number that lost zeros is believed only when its check digit fits.

    Raises:
        ValueError: no such number.
    """
    number = _digits(text, 9, 7)
    if len(_without_blanks(text)) < 9 and fails_eleven_check(number):
        raise ValueError(say("has fewer than 9 digits and its check digit fails"))
    return number


def bsn(text: str) -> str:
    """A BSN, 9 digits with a fitting check digit; one lost zero is put back.

    Raises:
        ValueError: no such number.
    """
    number = _digits(text, 9, 8)
    if fails_eleven_check(number):
        raise ValueError(say("has a check digit that fails"))
    return number


def iban(text: str) -> str:
    """A bank account number with a fitting check (ISO 7064 mod 97-10), in capitals without blanks.

    Raises:
        ValueError: no such number.
    """
    number = _without_blanks(text)
    # Checked before upper(), which turns some other letters into ASCII.
    if not number.isascii() or not _iban.is_valid(number):
        raise ValueError(say("is no IBAN, or its check digits fail"))
    return str(_iban.compact(number))


def fails_eleven_check(nine_digits: str) -> bool:
    """Whether the check digit of a BSN or RSIN is wrong.

    Args:
        nine_digits: the normal form of the number.
    """
    return bool(_eleven.checksum(nine_digits)) or not nine_digits.strip("0")


def bag_id(text: str, *types: str) -> str:
    """A BAG id: municipality (4), object type (2) and serial number (10); up to three lost zeros are put back.

    Args:
        text: the id.
        types: the object types that fit where it stands (01 verblijfsobject, 02 ligplaats, 03 standplaats, 10 pand,
            20 nummeraanduiding, 30 openbare ruimte); none given means any.

    Raises:
        ValueError: no such id, or one of another type.
    """
    given = _without_blanks(text)
    number = given.zfill(16) if len(given) >= _SHORTEST_BAG else given
    found = number[4:6]
    if len(number) != 16 or found not in _BAG_TYPES or not _is_digits(given):
        raise ValueError(say("is no BAG id of 16 digits{why_not}", why_not=_why_not(given)))
    if types and found not in types:
        raise ValueError(_other_type(found, types))
    return number


def _other_type(found: str, types: tuple[str, ...]) -> str:
    """Why an id does not fit; exports often swap those of an address and of a dwelling."""
    if found == _BAG_ADDRESS and _BAG_DWELLING in types:
        return say("is a BAG id of another type of object: of an address (20) where a dwelling (01) belongs")
    if found == _BAG_DWELLING and _BAG_ADDRESS in types:
        return say("is a BAG id of another type of object: of a dwelling (01) where an address (20) belongs")
    return say("is a BAG id of another type of object")


def postcode(text: str) -> str:
    """A Dutch postcode without its blank, ``6211AB``.

    Args:
        text: ``6211 AB`` in any case, with ``NL`` before it or a hyphen or full stop in it.

    Raises:
        ValueError: no such postcode.
    """
    code = _without_blanks(text)
    # Checked before upper(), which turns some other letters into ASCII.
    match = _POSTCODE.fullmatch(code.upper()) if code.isascii() else None
    if match is None:
        raise ValueError(say("is no postcode (1234AB, or 1234 AB)"))
    return match[1] + match[2]


def imkad(domain: str, number: str) -> str:
    """An id of the land registry with its domain, ``NL.IMKAD.KadastraalObject:53761288010001``.

    Args:
        domain: ``KadastraalObject`` or ``NL.IMKAD.KadastraalObject``.
        number: the local id, not always digits; one that has the domain in front already is left as it is.

    Raises:
        ValueError: no such domain or local id.
    """
    prefix = _imkad_prefix(domain)
    local = number.strip().removeprefix(prefix)
    if not _LOCAL_ID.fullmatch(local):
        raise ValueError(say("is no IMKAD id"))
    return prefix + local


@lru_cache(256)
def _imkad_prefix(domain: str) -> str:
    kind = _IMKAD.fullmatch(domain.strip())
    if kind is None:
        raise ValueError(say("is no IMKAD domain"))
    return f"NL.IMKAD.{kind[1]}:"
