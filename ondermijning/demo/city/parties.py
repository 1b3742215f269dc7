"""Who holds property: people and companies, all fictitious."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from ondermijning.demo.city.places import ForeignAddress, InlandAddress, PostBox


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person as the land registry knows one.

    Args:
        id: number in the land registry.
        born: yyyymmdd, with 0000 where month and day are unknown.
        bsn: official test number, or empty where the delivery does not give it.
        female: decides the gender that deliveries carry and loaders must drop.
        home: where the person lives from ``moved_on`` on.
        former_home: where the person lived before, if that is known.
        secret: secrecy of personal data must be honoured.
        partner: surname of the partner, or empty.
    """

    id: int
    given: str
    prefix: str
    surname: str
    born: str
    bsn: str
    female: bool
    birth_place: str
    home: InlandAddress | ForeignAddress
    former_home: InlandAddress | None = None
    moved_on: date | None = None
    died_on: date | None = None
    secret: bool = False
    partner: str = ""

    def home_on(self, day: date) -> InlandAddress | ForeignAddress:
        """Where the person lives on a day."""
        if self.former_home and self.moved_on and day < self.moved_on:
            return self.former_home
        return self.home


class LegalForm(NamedTuple):
    """One legal form in the code list of the land registry and in the words of the trade register."""

    code: str
    words: str
    kvk_words: str


BV = LegalForm("2", "Besloten vennootschap", "Besloten Vennootschap")
NV = LegalForm("8", "Naamloze vennootschap", "Naamloze Vennootschap")
PUBLIC = LegalForm("10", "Publiekrechtelijke rechtspersoon", "Publiekrechtelijke Rechtspersoon")
FOUNDATION = LegalForm("11", "Stichting", "Stichting")
ASSOCIATION = LegalForm("12", "Vereniging met volledige rechtsbevoegdheid", "Vereniging")
OWNERS = LegalForm("21", "Vereniging van eigenaars", "Vereniging van Eigenaars")
FOREIGN = LegalForm("28", "Rechtspersoon naar buitenlands recht", "")
SOLE_TRADER = LegalForm("", "", "Eenmanszaak")


class Activity(NamedTuple):
    """An activity in the Standard Industrial Classification 2008."""

    code: str
    words: str


LETTING = Activity("68203", "Verhuur van overige woonruimte")
TRADING = Activity("6810", "Handel in eigen onroerend goed")
HOUSING = Activity("68201", "Woningbouwverenigingen en -stichtingen")
GOVERNMENT = Activity("8411", "Algemeen overheidsbestuur")
LENDING_FUND = Activity("94993", "Steunfondsen (niet op het gebied van welzijnszorg)")
INTERESTS = Activity("94997", "Overige belangenbehartiging (rest)")
BANKING = Activity("64191", "Coöperatief georganiseerde banken en effectenkredietinstellingen")
INSURING = Activity("6512", "Schadeverzekeringen (geen herverzekering)")
PUB = Activity("5630", "Cafés")
WELFARE = Activity("88999", "Overig maatschappelijk advies, gemeenschapshuizen en samenwerkingsorganen")
SPORT = Activity("93121", "Veldvoetbal")
CONSULTING = Activity("70221", "Organisatie-adviesbureaus")
CAR_TRADE = Activity("45112", "Handel in en reparatie van personenauto's en lichte bedrijfsauto's")
CRAFT = Activity("1071", "Vervaardiging van brood en vers banketbakkerswerk")
HOLDINGS = Activity("6420", "Financiële holdings")
MANAGING = Activity("6832", "Beheer van onroerend goed")
BUILDING = Activity("4120", "Algemene burgerlijke en utiliteitsbouw")
HAIRDRESSING = Activity("96021", "Haarverzorging")
LAUNDRY = Activity("9601", "Wassen en reinigen van textiel")
STAFFING = Activity("78201", "Uitzendbureaus")
CARE = Activity("88101", "Thuiszorg")


DISSOLVED = "Ontbinding"
SWIFTLY_DISSOLVED = "Ontbinding zonder baten"
MERGED = "Fusie"


@dataclass(frozen=True, slots=True)
class Company:
    """A legal person, partnership or sole trader.

    Args:
        id: number in the land registry; 0 for a sole trader, whose property stands in the person's own name.
        registered: day of the formal registration, on or soon after ``founded``.
        kvk: number in the trade register, empty for a foreign company.
        kvk_in_brk: whether the land registry knows that number; some old entries lack it.
        end_reason: why it ended, as the trade register words it.
        end_told: whether a profile of the trade register gives the day of the end; else only its messages do.
        former_name, former_seat: what the land registry still shows; it learns what changed with the next deed.
    """

    id: int
    name: str
    form: LegalForm
    rsin: str
    kvk: str
    branch: str
    founded: date
    registered: date
    seat: InlandAddress | ForeignAddress
    activity: Activity
    employees: int
    ended: date | None = None
    post: PostBox | None = None
    kvk_in_brk: bool = True
    end_reason: str = DISSOLVED
    end_told: bool = True
    former_name: str = ""
    former_seat: InlandAddress | None = None

    @property
    def known_name(self) -> str:
        """The name in the land registry."""
        return self.former_name or self.name

    @property
    def known_seat(self) -> InlandAddress | ForeignAddress:
        """The seat in the land registry."""
        return self.former_seat or self.seat


Party: TypeAlias = Person | Company
Shares: TypeAlias = "tuple[tuple[Party, Fraction], ...]"
