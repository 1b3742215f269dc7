"""How an entry of the HR Dataservice is put together: whose it is, what it does, where, and why it ended.

Source: HR Dataservice 3.0 (catalogus 2015/02); codes of reasons to dissolve and of special legal status as the KVK's manual on
powers of representation gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.normalise.text import clean
from ondermijning.sources.files.xml import bare_element

if TYPE_CHECKING:
    from ondermijning.sources.files.xml import Element

ANSWER, ENTRY = "ophalenInschrijvingResponse", "maatschappelijkeActiviteit"
BRANCH_ANSWER = "ophalenVestigingResponse"
NATURAL = ("natuurlijkPersoon", "naamPersoon")
PARTIES = (
    *NATURAL,
    "rechtspersoon",
    "rechtspersoonInOprichting",
    "samenwerkingsverband",
    "buitenlandseVennootschap",
    "eenmanszaakMetMeerdereEigenaren",
    "afgeslotenMoeder",
)
NOBODY = bare_element()
_BRANCHES = ("commercieleVestiging", "nietCommercieleVestiging")

# A party whose legal form is left out has the one that its element stands for.
_FORMS = {
    "natuurlijkPersoon": "Eenmanszaak",
    "eenmanszaakMetMeerdereEigenaren": "Eenmanszaak",
    "buitenlandseVennootschap": "Buitenlandse vennootschap",
}
_STATES = {"FAIL": "faillissement", "SURS": "surseance", "SSAN": "schuldsanering"}
_INSOLVENT_CAUSES = ("SL", "OF")  # state of insolvency; bankruptcy lifted for want of assets
# Words of a cause, lower case, that tell more than that the company was dissolved.
_CAUSE_WORDS = {"fusie": "fusie", "splitsing": "splitsing", "omzetting": "omzetting", "faillissement": "faillissement"}
_DECISION = "OB"  # the general meeting decided to dissolve
_UNDONE_WORDS = ("vernietig", "akkoord")  # a bankruptcy that was set aside or settled ended no company


class Party(NamedTuple):
    """An owner or officer.

    Args:
        kind: local name of its element, which says what kind of party it is; empty when none is known.
        element: what the message tells about it.
    """

    kind: str
    element: Element

    @property
    def natural(self) -> bool:
        """Whether it is a natural person."""
        return self.kind in NATURAL

    @property
    def legal_form(self) -> str | None:
        """The legal form as worded, else the one that the kind of party stands for."""
        words = self.element.value("persoonRechtsvorm") or self.element.value("rechtsvorm", "omschrijving")
        return clean(words) or _FORMS.get(self.kind)


def party(holder: Element | None) -> Party | None:
    """The party that a relation leads to, or None when it leads to no known kind."""
    found = holder or NOBODY
    return next((Party(kind, found.all(kind)[0]) for kind in PARTIES if found.all(kind)), None)


class Entry(NamedTuple):
    """A ``maatschappelijkeActiviteit`` with its owner, present or last, and its business.

    Args:
        element: the entry itself.
        owner: the party whose entry it is.
        business: the ``onderneming`` it shows itself as; without content for an entry without business.
    """

    element: Element
    owner: Party
    business: Element

    @property
    def activities(self) -> list[Element]:
        """Activities of the business, else of the entry, else of an owner that has none."""
        places = (self.business, self.element, self.owner.element.get("activiteiten") or NOBODY)
        return next((place.all("sbiActiviteit") for place in places if place.all("sbiActiviteit")), [])

    @property
    def end(self) -> str | None:
        """The day on which the entry ended, as written."""
        return self.element.value("registratie", "datumEinde") or self.owner.element.value("datumUitschrijving")

    def branches(self) -> list[tuple[Element, bool]]:
        """Branches in the order of the message, each with whether it is the main one, which may stand in it twice."""
        leading = _branches(self.element, "wordtGeleidVanuit")
        mains = {branch.value("vestigingsnummer") for branch in leading}
        others = (_branches(place, "wordtUitgeoefendIn") for place in (self.business, self.element))
        return [(branch, branch.value("vestigingsnummer") in mains) for group in (*others, leading) for branch in group]


def entry_in(answer: Element) -> Entry | None:
    """The entry in an answer, or the row itself where that is one; None for an answer that gives only messages."""
    element = answer.get("product", ENTRY)
    if element is None and answer.all("meldingen"):
        return None
    element = element or answer
    owner = party(element.get("heeftAlsEigenaar")) or party(element.get("hadAlsEigenaar")) or Party("", NOBODY)
    return Entry(element, owner, element.get("manifesteertZichAls", "onderneming") or NOBODY)


def _branches(holder: Element, relation: str) -> list[Element]:
    return [branch for link in holder.all(relation) for kind in _BRANCHES for branch in link.all(kind)]


class Branch(NamedTuple):
    """A branch that was asked for by itself.

    Args:
        element: what the answer tells about it.
        company: the entry of its company, of which the answer tells little.
    """

    element: Element
    company: Element

    @property
    def main(self) -> bool:
        """Whether the company is led from it."""
        number = self.element.value("vestigingsnummer")
        return any(found.value("vestigingsnummer") == number for found in _branches(self.company, "wordtGeleidVanuit"))


def branch_in(answer: Element) -> Branch | None:
    """The branch in an answer, with the entry that its business is a part of; None for an answer that gives only messages."""
    product = answer.get("product") or NOBODY
    element = next((product.all(kind)[0] for kind in _BRANCHES if product.all(kind)), None)
    if element is None:
        return None
    of_whom = element.get("isEenUitoefeningVan") or NOBODY
    company = (
        of_whom.get("onderneming", "isEenManifestatieVan", ENTRY) or of_whom.get(ENTRY) or of_whom.get("onderneming")
    )
    return Branch(element, company or NOBODY)


def state_kind(state: Element) -> str | None:
    """The kind of a special legal status: faillissement, surseance, schuldsanering, or as worded in lower case."""
    words = clean(state.value("soort", "omschrijving"))
    return _STATES.get(state.value("soort", "code") or "", words and words.lower())


def end_reason(company: Element) -> str | None:
    """Why a company that has ended did so, from the most to the least certain sign.

    The register has no code for a turboliquidatie: a company that its own meeting dissolved and that was settled the same day,
    or never, had nothing to settle (Civil Code, book 2, article 19, paragraph 4).

    Returns:
        fusie, splitsing, omzetting, faillissement, turboliquidatie, ontbinding, or None when the message does not tell. Where the
        message has no part for a reason, the words of the cause count.
    """
    if any(merger.all("verkrijgendeRechtspersoon") for merger in company.all("fusie")):
        return "fusie"
    if any(split.value("zuivereSplitsing", "code") == "J" for split in company.all("splitsing")):
        return "splitsing"
    dissolution = company.get("ontbinding")
    cause = company.value("ontbinding", "aanleiding", "code")
    if cause in _INSOLVENT_CAUSES or any(_ended_by(state) for state in company.all("bijzondereRechtstoestand")):
        return "faillissement"
    if dissolution is None:
        return None
    words = (company.value("ontbinding", "aanleiding", "omschrijving") or "").casefold()
    if told := next((reason for word, reason in _CAUSE_WORDS.items() if word in words), None):
        return told
    return "turboliquidatie" if cause == _DECISION and _settled_at_once(dissolution) else "ontbinding"


def _ended_by(state: Element) -> bool:
    words = (state.value("redenEindeInsolventie", "omschrijving") or "").casefold()
    return state_kind(state) == _STATES["FAIL"] and not any(word in words for word in _UNDONE_WORDS)


def _settled_at_once(dissolution: Element) -> bool:
    settled = dissolution.value("liquidatie", "registratie", "datumEinde")
    dissolved = dissolution.value("registratie", "datumAanvang")
    return not dissolution.all("liquidatie") or (settled is not None and settled == dissolved)
