"""How things are written for people: objects and companies by name, natural persons as a role with an alias."""

from __future__ import annotations

import re
from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from ondermijning.model import PARTIES
from ondermijning.normalise.dutch import column_told, register_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.daily.index import Index, Node, Place

_NUMBER = re.compile(r"\d{8,}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DELIVERY_DATE = 10  # a delivery begins with its reference date
_LONGEST = 3  # places of one element; the rest is counted
# What stands in the name of a thing already, or says nothing to people.
_IN_NAME = {
    "Bedrijf": {"naam", "kvk", "rsin", "eenmanszaak", "kring"},
    "Persoon": {"naam", "afgeschermd", "minderjarig"},
    "Adres": {"straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "land"},
    "Perceel": {"aanduiding"},
    "Vestiging": {"naam"},
    "Straat": {"naam"},
    "Buurt": {"naam"},
    "Vergunning": {"soort"},
    "Gebeurtenis": {"soort"},
    "Transactie": {"soort", "datum"},
    "Insolventie": {"soort", "datum"},
    "Recht": {"aard", "aard_code"},
}
# By which column a kind is known, and by which it is called before its id.
_NAMED_BY = {"Perceel": "aanduiding", "Vestiging": "naam", "Straat": "naam", "Buurt": "naam"}
_CALLED_BY = {"Vergunning": "soort", "Gebeurtenis": "soort", "Recht": "aard"}
_PERSONAL_KINDS = {"Bedrijf": "eenmanszaak of personenvennootschap", "Vestiging": "vestiging"}
_HIDDEN = {"geldig_van", "geldig_tot", "geregistreerd_op", "registratie_tot"}
_ORDINARY = {("geldverstrekker", "anders")}  # what nearly every company is


class Shown:
    """The names of one output; an alias stands for the same natural person throughout.

    Args:
        index: the open index.
        persons: names of natural persons may be shown; never of minors and of those whose data are shielded.
    """

    between = " | "  # places of one element

    def __init__(self, index: Index, *, persons: bool = False) -> None:
        self._index = index
        self._persons = persons
        self._aliases: dict[int, str] = {}
        self._learned: dict[int, str] = {}

    def learn(self, names: Mapping[int, str]) -> None:
        """Call things by these names from now on, such as cadastral objects by their address.

        Args:
            names: number of a node, of nobody and of no company → what it is called.
        """
        self._learned.update(names)

    def name(self, node: Node, role: str = "") -> str:
        """What people see for a node.

        Args:
            node: the node.
            role: what a party is here: eigenaar, bestuurder.
        """
        behind = f" ({role})" if role else ""
        if node.personal and node.label in (*PARTIES, "Vestiging"):
            return self._person(node, role)
        return f"{self._learned.get(node.number) or plain_name(node)}{behind}"

    def _person(self, node: Node, role: str) -> str:
        known = node.data.get("naam") if self._persons and not node.shielded else None
        alias = str(known or f"natuurlijk persoon {self.alias(self._bearer(node))}")
        kind = _PERSONAL_KINDS.get(node.label, "")
        said = ", ".join(filter(None, (role, kind)))
        return f"{alias} ({said})" if said else alias

    def _bearer(self, node: Node) -> Node:
        """Whose alias a node bears: a branch that of its company."""
        companies = self._index.inward([node.number], "HEEFT_VESTIGING") if node.label == "Vestiging" else []
        return next(iter(self._index.nodes(edge.source for edge in companies).values()), node)

    def alias(self, node: Node) -> str:
        """A, B, …, Z, AA, …: the alias of a natural person in this output."""
        return self._aliases.setdefault(node.number, _letters(len(self._aliases)))

    def sources(self, numbers: Iterable[int]) -> str:
        """Where elements came from: source, date, file and position, each place once."""
        found = self._index.places(numbers)
        places = list(dict.fromkeys(self._place(place) for each in found.values() for place in each))
        more = [f"en {len(places) - _LONGEST} meer"] if len(places) > _LONGEST else []
        return self.between.join((*places[:_LONGEST], *more))

    def _place(self, place: Place) -> str:
        return f"{place.source} {place.delivery[:_DELIVERY_DATE]} {self._file(place)} {place.position}"

    def _file(self, place: Place) -> str:
        return place.file if self._persons else _NUMBER.sub(self._veiled, place.file)

    def _veiled(self, number: re.Match[str]) -> str:
        """Answers of the trade register are named by number; that of a natural person is not shown."""
        hidden = any(node.personal for node in self._index.by_key(number[0]))
        return "…" if hidden else number[0]


def plain_name(node: Node) -> str:
    """The name of a node that is no natural person."""
    data = node.data
    match node.label:
        case "Bedrijf":
            return f"{data.get('naam') or 'bedrijf zonder naam'} ({_number_of(node)})"
        case "Adres":
            return _address(node)
        case "Transactie":
            return f"{data.get('soort') or 'overdracht'} van {data.get('datum') or 'onbekende dag'} ({node.id})"
        case "Insolventie":  # whose number leads to a name in a public register
            return f"insolventie {data.get('soort', '')} van {data.get('datum') or 'onbekende dag'}"
        case label if label in _NAMED_BY:
            return str(data.get(_NAMED_BY[label]) or node.id)
        case label:
            return f"{register_word(str(data.get(_CALLED_BY.get(label, '')) or label.lower()))} {node.id}"


def details(node: Node) -> str:
    """What is known of a node beside its name, in words."""
    return in_words({name: value for name, value in node.data.items() if name not in _IN_NAME.get(node.label, ())})


def in_words(data: Mapping[str, Any]) -> str:
    """Columns with their values and units, without clocks and what is empty or no more than a precision or a no."""
    return ", ".join(
        column_told(name, _day(value))
        for name, value in data.items()
        if name not in _HIDDEN and not name.endswith("_precisie") and value is not False and value != ""
        if (name, value) not in _ORDINARY
    )


def _day(value: Any) -> Any:
    """A day that the index holds as text, as a day."""
    return date.fromisoformat(value) if isinstance(value, str) and _ISO.fullmatch(value) else value


def mark(node: Node) -> str:
    """By which number or code people name a node."""
    if node.label == "Bedrijf":
        return str(node.data.get("kvk") or node.id)
    return str(node.data.get("aanduiding") or node.id)


def _number_of(node: Node) -> str:
    kvk, rsin = node.data.get("kvk"), node.data.get("rsin")
    return f"KVK {kvk}" if kvk else f"RSIN {rsin}" if rsin else node.id


def house(address: Node) -> str:
    """An address without its town: Voorbeeldstraat 12 A; empty where nothing of it is known."""
    return " ".join(
        str(address.data[name]) for name in ("straat", "huisnummer", "toevoeging") if address.data.get(name)
    )


def _address(node: Node) -> str:
    data, street = node.data, house(node)
    town = " ".join(str(data[name]) for name in ("postcode", "woonplaats") if data.get(name))
    return ", ".join(filter(None, (street, town))) or node.id


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
