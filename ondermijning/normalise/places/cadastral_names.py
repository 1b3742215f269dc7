"""What a text calls a cadastral object, in any form: name, code, packed, or object id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import deferred, say
from ondermijning.normalise.letters import folded, letters
from ondermijning.normalise.places.cadastral import designation, parse_designation

if TYPE_CHECKING:
    from collections.abc import Mapping

# OpenAPI of BRK-Bevragen 2.0.0, on folded text; brackets are let in beside it, since the Kadaster's list has them.
_NAMED = re.compile(
    r"(?P<town>[a-z0-9'](?:[a-z0-9' ,().-]{0,60}[a-z0-9)])?) (?P<section>[a-ik-z]{1,2}) (?P<number>[1-9][0-9]{0,4})"
    r"(?: a(?P<index>[1-9][0-9]{0,3}))?"
)
# No document gives this rule; every id seen in deliveries follows it.
_OBJECT_ID = re.compile(r"(?:NL\.IMKAD\.KadastraalObject[:.])?([0-9]{1,5})([0-9]{5})(?:70000|1([0-9]{4}))")
_UNKNOWN_FORM = deferred("is not in a known form of a cadastral designation")

# Cadastral municipality, letters only → code, for the seven in the city of Maastricht (list of the Kadaster).
MAASTRICHT = {
    "amby": "ABY00",
    "borgharen": "BHR01",
    "heer": "HEE03",
    "itteren": "ITR00",
    "maastricht": "MTT00",
    "oudvroenhoven": "VHV03",
    "sintpieter": "PTR00",
    "stpieter": "PTR00",
}


class CadastralName(NamedTuple):
    """What is said of an object; a form that does not say a part leaves it None.

    Args:
        number: parcel or complex, 1-99999.
        apartment: index of an apartment right, 1-9999, or None for a parcel.
        section: one or two letters; an object id has none.
        code: cadastral municipality as code (MTT00).
        town: cadastral municipality by name, letters only.
        area: cadastral municipality as it stands in an object id.
    """

    number: int
    apartment: int | None
    section: str | None = None
    code: str | None = None
    town: str | None = None
    area: int | None = None

    @property
    def code_form(self) -> str:
        """The designation, ``MTT00 C 1277 A3``.

        Raises:
            ValueError: the code or the section is not known.
        """
        return designation(self.code or "", self.section or "", self.number, self.apartment)

    def fits(self, other: CadastralName) -> bool:
        """Whether both may be one object: nothing that both say differs."""
        same_object = (self.number, self.apartment) == (other.number, other.apartment)
        return same_object and all(a == b for a, b in zip(self[2:], other[2:], strict=True) if a and b)


def parse_cadastral(text: str, codes: Mapping[str, str] | None = None) -> CadastralName:
    """Read a designation or the id of an object.

    Args:
        text: ``Sint Pieter A 12 A3``, ``PTR00 A 12 A3``, ``PTR00A00012A0003``, or ``90300012`` and five digits more, by
            choice with its IMKAD domain.
        codes: name of a cadastral municipality, letters only → code; a name that is not in it keeps no code.

    Raises:
        ValueError: another form.
    """
    try:
        parts = parse_designation(text)
    except ValueError:
        return _by_id(text.strip()) or _by_name(text, codes or {})
    return CadastralName(parts.number, parts.apartment, parts.section, parts.code)


def object_id_faults(object_id: str, written: str | None = None) -> list[str]:
    """What is odd about the id of an object; a reason to warn and never to refuse, since the rule was only seen to hold.

    Args:
        object_id: with or without its domain.
        written: the designation that stands beside it, in any form.
    """
    found = _by_id(object_id.strip())
    if found is None:
        return [say("is built unlike other ids of objects")]
    if not written:
        return []
    try:
        said = parse_cadastral(written)
    except ValueError:
        return []
    return [] if found.fits(said) else [say("does not agree with the designation beside it")]


def _by_id(text: str) -> CadastralName | None:
    match = _OBJECT_ID.fullmatch(text)
    if match is None or not int(match[2]) or (match[3] and not int(match[3])):
        return None
    return CadastralName(int(match[2]), int(match[3]) if match[3] else None, area=int(match[1]))


def _by_name(text: str, codes: Mapping[str, str]) -> CadastralName:
    match = _NAMED.fullmatch(folded(text))
    if match is None:
        raise ValueError(say(_UNKNOWN_FORM))
    town, index = letters(match["town"]), match["index"]
    if not town:
        raise ValueError(say(_UNKNOWN_FORM))
    return CadastralName(
        int(match["number"]), int(index) if index else None, match["section"].upper(), codes.get(town), town
    )
