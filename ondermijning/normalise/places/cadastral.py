"""Cadastral designations: how a parcel or an apartment right is called."""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.language import say

_CODE = re.compile(r"[A-Z]{3}[0-9]{2}")
_SECTION = re.compile(r"[A-IK-Z]{1,2}")
_SPOKEN = re.compile(r"([A-Z]{3}[0-9]{2}) +([A-IK-Z]{1,2}) +([0-9]{1,5})(?: +A([0-9]{1,4}))?")
_PACKED = re.compile(r"([A-Z]{3}[0-9]{2})([A-IK-Z]{1,2})([0-9]{5})(?:G0000|A([0-9]{4}))")


class Designation(NamedTuple):
    """The parts of a designation; ``designation(*parts)`` puts them together.

    Args:
        code: cadastral municipality, three letters and two digits (MTT00).
        section: one or two letters, never J.
        number: parcel or complex, 1-99999.
        apartment: index of an apartment right, 1-9999, or None for a parcel.
    """

    code: str
    section: str
    number: int
    apartment: int | None


def designation(code: str, section: str, number: int | str, index: int | str | None) -> str:
    """Put a designation together in the code form of the Kadaster, ``MTT00 C 1277 A3``.

    Args:
        code: cadastral municipality.
        section: one or two letters.
        number: parcel or complex.
        index: apartment right, with or without its A and zeros; None, empty or 0 for a parcel.

    Raises:
        ValueError: a part that no designation can have.
    """
    town, part = code.strip().upper(), section.strip().upper()
    if not _CODE.fullmatch(town) or not _SECTION.fullmatch(part):
        raise ValueError(say("is no cadastral municipality code or section"))
    parcel = _whole(number, 99999)
    apartment = _whole(str(index or "0").strip().upper().removeprefix("A"), 9999)
    if not parcel:
        raise ValueError(say("is no parcel number"))
    return f"{town} {part} {parcel}" + (f" A{apartment}" if apartment else "")


def parse_designation(text: str) -> Designation:
    """Take a designation apart.

    Args:
        text: ``GVH00 C 1277``, ``GVH00 C 1277 A3``, or packed as municipal systems have it: ``GVH00C01277A0003``,
            ``GVH00C01277G0000``.

    Raises:
        ValueError: another form.
    """
    folded = text.strip().upper()
    match = _SPOKEN.fullmatch(folded) or _PACKED.fullmatch(folded)
    if match is None or not int(match[3]) or (match[4] and not int(match[4])):
        raise ValueError(say("is not in a known form of a cadastral designation"))
    return Designation(match[1], match[2], int(match[3]), int(match[4]) if match[4] else None)


def _whole(value: int | str, highest: int) -> int:
    text = str(value).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) > highest:
        raise ValueError(say("is no number that a designation can have"))
    return int(text)
