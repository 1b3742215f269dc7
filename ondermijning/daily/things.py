"""Which thing people mean by what they typed: by number, designation, house, street, neighbourhood or company, else by words.

A house in a town is never taken for one in another town, and a name that is not there is answered by those that look like it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.shown import plain_name
from ondermijning.daily.words import near, search
from ondermijning.errors import GraphError
from ondermijning.graph.index_words import AREA_KEY, STREET_KEY, company_key
from ondermijning.language import deferred, say
from ondermijning.normalise.lookup import folded
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.names.towns import KNOWN_TOWNS, town_key
from ondermijning.normalise.places.streets import street_key
from ondermijning.normalise.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ondermijning.daily.index import Index, Node
    from ondermijning.normalise.typed import House, Typed

_COMPANIES = ("Bedrijf", "Vestiging")
# A number may be the id of several kinds; the kind that people type comes first.
_KINDS = (
    "Adres", "Perceel", "Bedrijf", "Vergunning", "Subsidie", "Gebeurtenis", "Verblijfsobject", "Pand", "Vestiging",
    "Hypotheek", "Transactie", "Insolventie", "Beslag", "Beperking", "Recht", "Waardering", "Straat", "Buurt", "Persoon",
)  # fmt: skip
_ALIKE = 0.8  # how far two streets or towns with a slip of the pen are equal: two signs in a word of ten
_SAME_NAME = 85  # of 100: how far the names of two companies are equal, of which one has a slip of the pen
_NEAREST = 4  # houses told where a number is not there
MOST_CANDIDATES = 8  # that are named in an answer
UNKNOWN = deferred("nothing in the graph has this name or number.")


class Meant(NamedTuple):
    """What people mean.

    Args:
        nodes: one thing, or the houses that one number or street stands for; more where several fit.
        taken_for: the name of what a slip of the pen was taken for; empty where it is there as typed.
    """

    nodes: list[Node]
    taken_for: str = ""


class NotFoundError(GraphError):
    """Nothing has this name or number; ``outside`` is the town that is not ours, ``near`` what looks like it."""

    def __init__(self, outside: str, near: Sequence[Node]) -> None:
        self.outside, self.near = outside, list(near)
        names = named(near)
        advice = say("Near: {alike}.", alike=names) if names else "" if outside else say("Try ondermijning find.")
        super().__init__(outside or say(UNKNOWN), advice=advice)


def exact(index: Index, text: str, *, persons: bool = False) -> list[Node]:
    """What an id, number, code, designation, house, street, neighbourhood or name of a company names.

    Args:
        index: the open index.
        text: as typed.
        persons: whether a natural person may be found.

    Returns:
        The things of the first kind that has any: one, or the houses with one number; empty when nothing has this name.
    """
    said = read(index, text)
    for found in _lookups(index, said, persons=persons):
        if chosen := _first_kind(found, persons=persons):
            return chosen
    return []


def read(index: Index, text: str) -> Typed:
    """A text, read with the towns that were loaded."""
    return typed(text, index.towns)


def _lookups(index: Index, said: Typed, *, persons: bool) -> Iterator[list[Node]]:
    yield index.by_id(said.text)
    if said.mark:
        yield index.by_id(said.mark)
    if number := said.number:
        yield index.by_id(number.id) or index.by_key(number.digits)
    yield index.by_key(said.key)
    for house in said.houses:
        yield from _houses(index, house)
    yield _streets(index, said)
    for name in (said.text, said.area):
        yield index.by_key(AREA_KEY + folded(name)) if name else []
    if not said.is_number:
        yield companies(index, said, persons=persons)


def _houses(index: Index, house: House, street: str = "") -> Iterator[list[Node]]:
    """The houses with each key that a typed one may have, in the town that was typed."""
    keys = house.keys(street)
    town = _town(index, house.town)
    for find in (index.by_key, index.by_key_prefix):
        for key in keys:
            if find == index.by_key or key.endswith("#"):  # without an addition: every house with the number
                found = [node for node in find(key) if _agrees(node, house, town, street)]
                yield _ours_first(index, found) if not town else found


def _agrees(node: Node, house: House, town: str, street: str) -> bool:
    """Whether a house contradicts nothing that was typed: town, postcode and, found by postcode, its street."""
    data = node.data
    same_town = not town or town_key(data.get("woonplaats")) in ("", town)
    same_code = not house.postcode or data.get("postcode") in (None, house.postcode)
    own, said = street_key(data.get("straat")), street_key(street or house.street)
    return same_town and same_code and (not own or not said or own == said or bool(_most_alike(said, [own])))


def _streets(index: Index, said: Typed) -> list[Node]:
    key, town = said.street
    found = index.by_key(STREET_KEY + key) if key else []
    if town:
        asked = _town(index, town)
        return [node for node in found if town_of_street(node) == asked]
    return _ours_first(index, found)


def _ours_first(index: Index, found: list[Node]) -> list[Node]:
    """Where no town was typed: those in a town that was loaded, if there are any."""
    ours = [node for node in found if _town_of(node) in index.towns]
    return ours or found


def town_of_street(street: Node) -> str:
    """The key of the town that a street lies in, as its id says."""
    return town_key(street.id.partition(":")[2].partition("/")[0])


def _town_of(node: Node) -> str:
    return town_of_street(node) if node.label == "Straat" else town_key(node.data.get("woonplaats"))


def _town(index: Index, text: str) -> str:
    """The key of a typed town; one with a slip of the pen is the loaded town that it looks like, unless it is a town itself."""
    key = town_key(text)
    if not key or key in KNOWN_TOWNS or key in index.towns:
        return key
    return _most_alike(key, index.towns) or key


def companies(index: Index, said: Typed, *, persons: bool = False) -> list[Node]:
    """The companies of a name, whether or not it says the legal form; one of another form is another company."""
    key = company_key(said.name)
    found = [node for node in index.by_key(key) if persons or not node.personal] if key else []
    found = [node for node in found if not node.shielded]
    return _settled(
        index, [node for node in found if _same_form(said.name.form, company_name(node.data.get("naam")).form)]
    )


def _same_form(typed_form: str | None, form: str | None) -> bool:
    return not typed_form or not form or typed_form == form


def outside(index: Index, said: Typed) -> str:
    """Where a text names a house or street in a town that was not loaded: a sentence on it, else nothing."""
    town = next((house.town for house in said.houses if house.town), "") or (said.street[1] if not said.houses else "")
    key = _town(index, town)
    if not key or not index.towns or key in index.towns:
        return ""
    name = town if key in KNOWN_TOWNS else "deze plaats"  # any other word may be a name
    return f"{name} ligt buiten {', '.join(sorted(set(index.towns.values())))}: daar is niet gezocht."


def one(index: Index, text: str, *, persons: bool = False) -> Node:
    """The one thing that people mean.

    Raises:
        GraphError: nothing or more than one thing fits; the text itself is not repeated, since it may name a person.
    """
    return only(meant(index, text, persons=persons).nodes)


def meant(index: Index, text: str, *, persons: bool = False) -> Meant:
    """What people mean: the exact name, else what has all the words, or nearly.

    Raises:
        GraphError: nothing fits; it says what looks like it.
    """
    if found := exact(index, text, persons=persons):
        return Meant(found)
    said = read(index, text)
    if found := _house_with_slip(index, said) or _area_with_slip(index, said):
        return Meant(found, named(found))
    if said.is_number:
        raise NotFoundError("", [])
    hits = search(index, said.text, persons=persons)
    found = _settled(index, [node for node in hits.nodes if not said.houses or node.label != "Adres"])
    if hits.corrected and not said.houses and (alike := [node for node in found if _named_alike(said, node)]):
        return Meant(alike, named(alike))
    if found and not hits.corrected and not _is_other_form(said, found):
        return Meant(found)
    raise NotFoundError(outside(index, said), nearby(index, said) or found or near(index, said.text, persons=persons))


def _named_alike(said: Typed, node: Node) -> bool:
    """Whether a name with a slip of the pen is that of a thing: of a company without its legal form."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for a slip of the pen

    if node.label not in _COMPANIES:
        return True
    name = company_name(node.data.get("naam"))
    same_numbers = name.numbers == said.name.numbers and _same_form(said.name.form, name.form)
    return same_numbers and fuzz.ratio(said.name.text, name.text) >= _SAME_NAME


def _is_other_form(said: Typed, found: list[Node]) -> bool:
    """Whether all that has the words is a company of the name with another legal form than was typed."""
    names = [company_name(node.data.get("naam")) for node in found if node.label in _COMPANIES]
    same = [name for name in names if name.words == said.name.words]
    return bool(same) and len(same) == len(found) and not any(_same_form(said.name.form, name.form) for name in same)


def _house_with_slip(index: Index, said: Typed) -> list[Node]:
    """The houses in the street that looks most like the one that was typed, in the town that was typed."""
    streets = index.first_of(STREET_KEY)
    for house in said.houses:
        alike = _most_alike(street_key(house.street), streets) if house.street else ""
        for found in _houses(index, house, alike) if alike else ():
            if found:
                return found
    return []


def _area_with_slip(index: Index, said: Typed) -> list[Node]:
    """The street or neighbourhood that looks most like the one that was typed."""
    key, town = said.street
    if said.houses or said.is_number or not key:
        return []
    streets, areas = index.first_of(STREET_KEY), index.first_of(AREA_KEY)
    street = _most_alike(key, streets)
    area = "" if town else _most_alike(folded(said.text), areas)
    found = index.by_key(STREET_KEY + street) if street else []
    asked = _town(index, town)
    found = [node for node in found if not town or town_of_street(node) == asked]
    return _ours_first(index, found) or (index.by_key(AREA_KEY + area) if area else [])


def nearby(index: Index, said: Typed) -> list[Node]:
    """Houses with street and number of a typed one in another place, else those with the nearest numbers in our towns."""
    streets = index.first_of(STREET_KEY)
    for house in said.houses:
        key = street_key(house.street)
        alike = key if key in streets else _most_alike(key, streets)
        along = index.by_key_prefix(f"{alike}#") if alike else []
        if not along:
            continue
        same = [node for node in along if node.data.get("huisnummer") == house.number]
        if same or outside(index, said):
            return same
        ours = [node for node in along if _town_of(node) in index.towns]
        return sorted(ours, key=lambda node: (abs(int(node.data["huisnummer"]) - house.number), node.id))[:_NEAREST]
    return []


def _most_alike(word: str, others: Iterable[str]) -> str:
    """The one that a word with a slip of the pen stands for; nothing where none or several look as much like it."""
    from rapidfuzz import process  # noqa: PLC0415 - only for a slip of the pen
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(word, list(others), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=2)
    return found[0][0] if found and (len(found) == 1 or found[0][1] > found[1][1]) else ""


def houses_of(index: Index, things: Sequence[Node]) -> list[Node]:
    """The things, with the houses along it in place of each street."""
    found: list[Node] = []
    for thing in things:
        if thing.label == "Straat":
            along = index.by_key_prefix(f"{street_key(thing.data.get('naam'))}#")
            found += [node for node in along if town_key(node.data.get("woonplaats")) == town_of_street(thing)]
        else:
            found.append(thing)
    return list(dict.fromkeys(found))


def require_shown(things: Iterable[Node], advice: str) -> None:
    """Refuse to answer about somebody who is never shown.

    Args:
        things: what it is asked about.
        advice: what else may be asked.

    Raises:
        GraphError: one of them is a minor or has secret data.
    """
    if any(node.shielded for node in things):
        raise GraphError(say("nobody is shown who is a minor or has secret data."), advice=advice)


def only(found: list[Node]) -> Node:
    """The one node in a list.

    Raises:
        GraphError: there are more; it names them.
    """
    if len(found) > 1:
        raise GraphError(
            say("{count} things fit.", count=len(found)),
            advice=say("Name one by its number: {named}.", named=named(found)),
        )
    return found[0]


def named(nodes: Sequence[Node]) -> str:
    """Things by name and number, natural persons left out."""
    plain = [node for node in nodes if not node.personal]
    texts = list(dict.fromkeys(_told(node) for node in plain[:MOST_CANDIDATES]))
    more = [say("and {count} more", count=len(plain) - MOST_CANDIDATES)] if len(plain) > MOST_CANDIDATES else []
    return "; ".join((*texts, *more))


def _told(node: Node) -> str:
    name = plain_name(node)
    return name if node.id in name or node.label == "Bedrijf" else f"{name} ({node.id})"


def is_one(nodes: Sequence[Node]) -> bool:
    """Whether all are one thing: a single node, or houses with one number in one street."""
    numbers = {(node.label, street_key(node.data.get("straat")), node.data.get("huisnummer")) for node in nodes}
    return len(nodes) == 1 or (len(numbers) == 1 and nodes[0].label == "Adres")


def _settled(index: Index, nodes: list[Node]) -> list[Node]:
    """Things without the branches of companies that are among them."""
    companies_among = {node.number for node in nodes if node.label == "Bedrijf"}
    branches = [node.number for node in nodes if node.label == "Vestiging"]
    theirs = {edge.target for edge in index.inward(branches, "HEEFT_VESTIGING") if edge.source in companies_among}
    return [node for node in nodes if node.number not in theirs]


def _first_kind(nodes: Iterable[Node], *, persons: bool) -> list[Node]:
    allowed = [node for node in nodes if persons or node.label != "Persoon"]
    best = min((_KINDS.index(node.label) for node in allowed), default=0)
    return [node for node in allowed if node.label == _KINDS[best]]
