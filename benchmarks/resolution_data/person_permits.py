"""What a permit or grant record makes of a person: other name forms, other habits of writing, and mistakes by class."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.resolution_data import person_slips
from benchmarks.resolution_data.draws import Shares
from benchmarks.resolution_data.person_first_names import CALLED

if TYPE_CHECKING:
    from random import Random

    from benchmarks.resolution_data.person_addresses import Address, AddressBook
    from benchmarks.resolution_data.person_households import Person
    from benchmarks.resolution_data.person_names import Surname

CLEAN = "zonder fout"
MISTAKES = {
    CLEAN: 0.48,
    "verhuisd": 0.1,
    "zonder geboortedatum": 0.11,
    "tikfout achternaam": 0.08,
    "tikfout adres": 0.06,
    "partnercombinatie": 0.06,
    "dag fout": 0.035,
    "partnernaam": 0.03,
    "dag-maand-wissel": 0.025,
    "1 januari": 0.02,
}
# Letters that Unicode does not take apart: l with stroke and i without dot.
_NO_PARTS = {0x142: "l", 0x141: "L", 0x131: "i"}
_MISTAKES_PER_RECORD = {1: 0.74, 2: 0.2, 3: 0.06}
_ONE_INITIAL = 0.2
_NO_POSTCODE, _NO_STREET = 0.06, 0.04
_NAME_FORMS = {"initials": 0.6, "called": 0.14, "called only": 0.06, "full": 0.12, "first": 0.08}


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a person as a register writes it, but for the id and the register."""

    first_names: str
    initials: str
    prefix: str
    surname: str
    born: date | None
    home: Address


class PermitDesk:
    """Writes people down as applicants do."""

    def __init__(self, rng: Random, book: AddressBook) -> None:
        self._rng = rng
        self._book = book
        self._mistakes = Shares(MISTAKES)
        self._counts = Shares(_MISTAKES_PER_RECORD)
        self._forms = Shares(_NAME_FORMS)

    def record(self, person: Person) -> tuple[Row, str]:
        """A record of a person and its class: the mistake in it or, without one, what makes the person hard to tell apart."""
        mistakes = self._drawn(person)
        row = self._plain(person)
        for mistake in mistakes:
            row = self._with(mistake, row, person)
        return self._by_habit(row), mistakes[0] if mistakes else person.situation or CLEAN

    def _drawn(self, person: Person) -> list[str]:
        drawn = dict.fromkeys(self._mistakes.draw(self._rng) for _ in range(self._counts.draw(self._rng)))
        without_partner = {CLEAN} if person.partner else {CLEAN, "partnernaam", "partnercombinatie"}
        return [mistake for mistake in drawn if mistake not in without_partner]

    def _plain(self, person: Person) -> Row:
        form = self._forms.draw(self._rng)
        names, called = person.first_names, self._rng.choice(CALLED.get(person.first_names[0], person.first_names[:1]))
        written = {"called": called, "called only": called, "full": " ".join(names), "first": names[0]}.get(form, "")
        initials = "" if form in {"called only", "first"} else self._initials(names)
        return Row(written, initials, person.surname.prefix, person.surname.name, person.born, person.home)

    def _initials(self, names: tuple[str, ...]) -> str:
        letters = [name[0].upper() for name in names]
        shown = letters[:1] if self._rng.random() < _ONE_INITIAL else letters
        pattern = self._rng.choice(("{}.", "{}.", "{}.", "{}", "{}. ", "{} "))
        return "".join(pattern.format(letter) for letter in shown).strip()

    def _with(self, mistake: str, row: Row, person: Person) -> Row:
        if mistake == "verhuisd":
            return replace(row, home=self._other_home(row.home))
        if mistake == "tikfout adres":
            return replace(row, home=self._slip_in(row.home))
        if mistake == "tikfout achternaam":
            return replace(row, surname=person_slips.word(self._rng, row.surname))
        if mistake in {"partnernaam", "partnercombinatie"} and person.partner:
            return self._married(row, person.partner, combined=mistake == "partnercombinatie")
        return replace(row, born=self._wrong_date(mistake, person.born))

    def _wrong_date(self, mistake: str, born: date) -> date | None:
        if mistake == "zonder geboortedatum":
            return None
        if mistake == "1 januari":
            return date(born.year, 1, 1)
        return (
            person_slips.other_day(self._rng, born)
            if mistake == "dag fout"
            else person_slips.swapped_day(self._rng, born)
        )

    def _married(self, row: Row, partner: Surname, *, combined: bool) -> Row:
        if not combined:
            return replace(row, prefix=partner.prefix, surname=partner.name)
        dash = self._rng.choice(("-", "-", "-", " - ", " "))
        own = f"{row.prefix} {row.surname}".strip()
        if self._rng.random() < 0.85:
            return replace(row, prefix=partner.prefix, surname=f"{partner.name}{dash}{own}")
        return replace(row, surname=f"{row.surname}{dash}{partner.prefix} {partner.name}".replace(f"{dash} ", dash))

    def _other_home(self, home: Address) -> Address:
        return self._book.elsewhere_in(home.town) if self._rng.random() < 0.6 else self._book.new()

    def _slip_in(self, home: Address) -> Address:
        slip = self._rng.choice(("street", "number", "postcode", "addition"))
        if slip == "street":
            return home._replace(street=person_slips.word(self._rng, home.street))
        if slip == "number":
            return home._replace(number=person_slips.number(self._rng, home.number))
        if slip == "postcode":
            return home._replace(postcode=person_slips.postcode(self._rng, home.postcode))
        return home._replace(
            addition="" if home.addition else self._rng.choice("AB1"), street=person_slips.word(self._rng, home.street)
        )

    def _by_habit(self, row: Row) -> Row:
        """What is no mistake: no accents, capitals, prefix in the surname, postcode with a space, a short street."""
        if self._rng.random() < 0.3:
            row = replace(row, first_names=_unaccented(row.first_names), surname=_unaccented(row.surname))
        if row.prefix and self._rng.random() < 0.15:
            row = replace(row, prefix="", surname=f"{row.prefix} {row.surname}")
        if self._rng.random() < 0.05:
            row = replace(
                row, first_names=row.first_names.upper(), surname=row.surname.upper(), prefix=row.prefix.upper()
            )
        return replace(row, home=self._address_by_habit(row.home))

    def _address_by_habit(self, home: Address) -> Address:
        if home.postcode and self._rng.random() < 0.3:
            home = home._replace(postcode=f"{home.postcode[:4]} {home.postcode[4:]}")
        if self._rng.random() < _NO_POSTCODE:
            home = home._replace(postcode="")
        elif self._rng.random() < _NO_STREET:
            home = home._replace(street="")
        if home.street.endswith("straat") and self._rng.random() < 0.08:
            home = home._replace(street=home.street.removesuffix("straat") + "str.")
        return home._replace(addition=home.addition.lower()) if self._rng.random() < 0.3 else home


def _unaccented(text: str) -> str:
    """The letters without marks, as many forms send them."""
    parts = unicodedata.normalize("NFKD", text.translate(_NO_PARTS))
    return "".join(each for each in parts if not unicodedata.combining(each))
