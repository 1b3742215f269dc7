"""What people type, read once for every command: a number, an object, a house in a town, a street, a name, a signal, a day.

A text may be several of these; who looks it up tries them in the order of ``Typed``. Nothing here knows what exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import deferred, say
from ondermijning.normalise import identifiers
from ondermijning.normalise.dates import MONTHS, parse_date
from ondermijning.normalise.lookup import folded, folded_words, object_key, place_key
from ondermijning.normalise.names.companies import CompanyName, company_name
from ondermijning.normalise.names.towns import KNOWN_TOWNS, town_key
from ondermijning.normalise.places.addresses import suffix_key
from ondermijning.normalise.places.streets import street_key
from ondermijning.normalise.text import clean

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

_LABELS = {
    "kvk": "KVK",
    "kamervankoophandel": "KVK",
    "handelsregister": "KVK",
    "rsin": "RSIN",
    "fi": "RSIN",
    "vestiging": "VEST",
    "vestigings": "VEST",
    "vest": "VEST",
}
_LABELLED = re.compile(
    r"(?P<label>k\.?\s?v\.?\s?k\.?|kamer van koophandel|handelsregister|rsin|fi|vestigings?|vest\.?)"
    r"[\s-]*(?:nummer|num|nr|no)?[\s.:#=-]*(?P<digits>[0-9][0-9\s.-]*)",
    re.IGNORECASE,
)
_BARE = re.compile(r"[0-9][0-9\s.-]*")
_KEYS = {8: "KVK", 9: "RSIN", 12: "VEST"}  # what a number without a label is, by its length
_BRACKETED = re.compile(r"(?P<name>.*\S)\s*\((?P<mark>[^()]+)\)")  # as things are shown: Bosuil B.V. (KVK 12345678)
_AREA = re.compile(r"(?:de\s+)?(?:buurt|wijk)\s+(?P<name>.*\S)", re.IGNORECASE)
_SIGNAL = re.compile(r"(?:signaal\s+)?(?P<start>[0-9a-f]{6,64})", re.IGNORECASE)

_POSTCODE = re.compile(r"(?<![0-9A-Za-z])([1-9][0-9]{3})\s?([A-Za-z]{2})(?![A-Za-z])")
_LAND = re.compile(r"[\s,]+(?:nederland|the netherlands|nl)$", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"(?<=[\s,])(?:huisnummer|huisnr|nummer|nr|no)\.?\s*(?=[0-9])", re.IGNORECASE)
# The number may be the first behind the street, or the last: streets have numbers in their names.
_BEHIND = tuple(
    re.compile(rf"(?P<street>.*?[^\W\d_]{between})[\s,]+(?P<number>[0-9]{{1,5}})(?![0-9])(?P<rest>.*)")
    for between in (".*?", ".*")
)
_BEFORE = re.compile(r"(?P<number>[0-9]{1,5})(?P<rest>[A-Za-z]?)[\s,]+(?P<street>[^\W\d_][^0-9]{3,})")
_ONLY_NUMBER = re.compile(r"[\s,]*(?P<number>[0-9]{1,5})(?![0-9])(?P<rest>.*)")
_LONGEST_ADDITION = 4  # signs of one word of it; what is longer is a town, save these
_LONG_ADDITIONS = frozenset({"zwart", "boven", "beneden", "links", "rechts", "achter", "kelder"})
_IN = frozenset({"te", "in"})  # Markt 1 te Beek

NO_WHOLE_DAY = deferred("is no whole day")
_DAYS = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+|(?:ma|di|wo|do|vr|za|zo)\.?\s+)?"
_BY_NAME = re.compile(
    rf"{_DAYS}(?P<day>[0-9]{{1,2}})(?:e|ste|de)?[\s.-]+(?P<month>[a-z]{{3,9}})\.?[\s.-]+(?P<year>[0-9]{{4}})"
)
_BY_NUMBER = re.compile(
    rf"{_DAYS}(?P<day>[0-9]{{1,2}})\s?[/.\s-]\s?(?P<month>[0-9]{{1,2}})\s?[/.\s-]\s?(?P<year>[0-9]{{4}})"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.\s-](?P<month>[0-9]{1,2})[/.\s-](?P<day>[0-9]{1,2})")


class Number(NamedTuple):
    """A number of a company or branch: ``KVK``, ``RSIN`` or ``VEST``, and its digits in full length."""

    register: str
    digits: str

    @property
    def id(self) -> str:
        """As the id of a party that bears it."""
        return f"{self.register}:{self.digits}"


class House(NamedTuple):
    """A house as typed; a part that is not said is empty.

    Args:
        street: its name, or empty where a postcode is given alone.
        number: the house number.
        addition: letter and addition, folded.
        postcode: ``6211AB``.
        town: as typed.
    """

    street: str
    number: int
    addition: str
    postcode: str
    town: str

    def keys(self, street: str = "") -> list[str]:
        """The keys it may have, the postcode first; one without an addition ends in ``#``.

        Args:
            street: another street in place of the one that was typed.
        """
        additions = dict.fromkeys((self.addition, folded(suffix_key(self.addition))))
        places = filter(None, (self.postcode, street or self.street))
        return [place_key(place, self.number, addition) for place in places for addition in additions]


@dataclass(frozen=True)
class Typed:
    """A text that somebody typed, with what it may mean.

    Args:
        text: without blanks around it and signs that nobody sees.
        towns: keys of towns beside those that are known everywhere; see ``town_key``.
    """

    text: str
    towns: Container[str] = frozenset()

    @cached_property
    def number(self) -> Number | None:
        """A number of the trade register or tax office: ``KVK 12345678``, ``12.34.56.78``, ``RSIN 123456789``."""
        labelled = _LABELLED.fullmatch(self.mark or self.text)
        if labelled is None and not _BARE.fullmatch(self.text):
            return None
        digits = folded(labelled["digits"] if labelled else self.text)
        register = _LABELS[folded(labelled["label"])] if labelled else _KEYS.get(len(digits), "")
        read = {"KVK": identifiers.kvk_number, "RSIN": identifiers.rsin, "VEST": identifiers.vestigingsnummer}.get(
            register
        )
        try:
            return Number(register, read(digits)) if read else None
        except ValueError:
            return None

    @cached_property
    def mark(self) -> str:
        """The number or id in brackets behind a name, as things are shown; or nothing."""
        match = _BRACKETED.fullmatch(self.text)
        return match["mark"].strip() if match else ""

    @cached_property
    def is_number(self) -> bool:
        """Whether it says that it is a number, or is nothing but one; such a text is no name."""
        return bool(_LABELLED.fullmatch(self.text) or _BARE.fullmatch(self.text))

    @cached_property
    def key(self) -> str:
        """As an id, code or cadastral designation: ``MTT00A547A19``, ``Amby A 102``, ``Z-2020-17``."""
        return object_key(self.text)

    @cached_property
    def signal(self) -> str:
        """The beginning of the id of a signal, or nothing."""
        match = _SIGNAL.fullmatch(self.text)
        return match["start"].lower() if match else ""

    @cached_property
    def houses(self) -> tuple[House, ...]:
        """The houses it may name, the likeliest first."""
        line, postcode, town = self._in_town
        found = []
        if postcode and (match := _ONLY_NUMBER.fullmatch(line)):  # 6211AB 12 a
            found.append(_house("", match, postcode, town))
        matches = [pattern.fullmatch(line) for pattern in (*_BEHIND, _BEFORE)]
        found += [_house(match["street"], match, postcode, town) for match in matches if match]
        return tuple(dict.fromkeys(found))

    @cached_property
    def street(self) -> tuple[str, str]:
        """Key of the street it may name, and the town behind it."""
        line, postcode, town = self._in_town
        return ("" if postcode else street_key(line)), town

    @cached_property
    def area(self) -> str:
        """The name behind the word for a neighbourhood: ``buurt Mergelhof``; or nothing."""
        match = _AREA.fullmatch(self.text)
        return match["name"] if match else ""

    @cached_property
    def name(self) -> CompanyName:
        """As the name of a company: the words that tell it from others, and the form it says."""
        return company_name(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words to search by: of a number only its digits."""
        labelled = _LABELLED.fullmatch(self.text)
        return [folded(labelled["digits"] if labelled else self.text)] if self.is_number else folded_words(self.text)

    @cached_property
    def _in_town(self) -> tuple[str, str, str]:
        """The line, the postcode and the town."""
        text = _NUMBER_WORD.sub("", _LAND.sub("", self.text))
        code = _POSTCODE.search(text)
        if code:
            line, behind = text[: code.start()], text[code.end() :].strip(" ,;-")
            if not line.strip(" ,"):  # 6211AB 12, Maastricht
                line, town = self._split_town(behind)
            else:
                town = behind
            return line.strip(" ,"), (code[1] + code[2]).upper(), _without_in(town)
        line, town = self._split_town(text)
        return line, "", town

    def _split_town(self, text: str) -> tuple[str, str]:
        """A line and the town behind it: behind a comma, or a name of a town that is known."""
        head, comma, tail = text.rpartition(",")
        may_be_town = len(folded(tail)) > _LONGEST_ADDITION or self._is_town(tail)
        if comma and head.strip() and may_be_town and not _has_digit(tail):
            return head.strip(" ,"), _without_in(tail)
        words = text.split()
        for at in range(1, len(words)):  # the longest first: Capelle aan den IJssel
            said = " ".join(words[at:])
            if self._is_town(said) or (words[at].lower() in _IN and at + 1 < len(words) and not _has_digit(said)):
                return " ".join(words[:at]).strip(" ,"), _without_in(said)
        return text.strip(" ,"), ""

    def _is_town(self, text: str) -> bool:
        key = town_key(text)
        return key in KNOWN_TOWNS or key in self.towns


def typed(text: str, towns: Container[str] = frozenset()) -> Typed:
    """Read what somebody typed; see ``Typed``."""
    return Typed(clean(text) or "", towns)


def typed_kvk(text: str) -> str:
    """A KVK number as people type it, 8 digits.

    Raises:
        ValueError: it is none.
    """
    number = typed(text).number
    if number and number.register == "KVK":
        return number.digits
    return identifiers.kvk_number(text)  # whose words say what is wrong


def typed_day(text: str) -> date:
    """A whole day as people type it: ``2024-03-01``, ``1-3-2024``, ``1/3/2024``, ``1 mrt 2024``; the day before the month.

    Raises:
        ValueError: no whole day, or one that no calendar has.
    """
    plain = (clean(text) or "").lower()
    match = _BY_NAME.fullmatch(plain) or _BY_NUMBER.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)
    if match:
        month = MONTHS.get(match["month"]) or (int(match["month"]) if match["month"].isdigit() else 0)
        plain = f"{match['year']}-{month:02}-{int(match['day']):02}"
    read = parse_date(plain)
    if read.precision != "dag":
        raise ValueError(say(NO_WHOLE_DAY))
    return read.day


def _house(street: str, match: re.Match[str], postcode: str, town: str) -> House:
    """A house of which the rest behind the number is an addition, or a town that nobody knows."""
    words = match["rest"].strip(" ,/-.").split()
    at = next((at for at, word in enumerate(words) if _is_no_addition(word)), len(words))
    said, behind = words[:at], " ".join(words[at:])
    return House(
        street.strip(" ,"), int(match["number"]), folded(" ".join(said)), postcode, town or _without_in(behind)
    )


def _is_no_addition(word: str) -> bool:
    plain = folded(word)
    return len(plain) > _LONGEST_ADDITION and not _has_digit(word) and plain not in _LONG_ADDITIONS


def _without_in(town: str) -> str:
    words = town.strip(" ,.;").split()
    return " ".join(words[1:] if words[:1] and words[0].lower() in _IN else words)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
