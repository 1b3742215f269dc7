"""What people see for an id: a designation or a company's name; for a natural person only the role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.detect.counter import TELLS
from ondermijning.model import PARTIES, column_of
from ondermijning.model.columns import ColumnType
from ondermijning.normalise.dutch import COUNT, DAY, EURO, PARTY, PROMILLE, SUM, Told, filled, in_dutch, role_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.detect.hits import Against, Hit
    from ondermijning.graph.dialect.check import Pattern
    from ondermijning.graph.store import GraphStore

# Id, whether it is a natural person, then what its name is made of.
_NAMES = {
    "Perceel": "MATCH (n:Perceel) WHERE n.id IN $ids RETURN n.id AS e0, false AS e1, n.aanduiding AS e2",
    "Bedrijf": "MATCH (n:Bedrijf) WHERE n.id IN $ids RETURN n.id AS e0, n.eenmanszaak AS e1, n.naam AS e2",
    "Persoon": "MATCH (n:Persoon) WHERE n.id IN $ids RETURN n.id AS e0, true AS e1, n.id AS e2",
    "Adres": "MATCH (n:Adres) WHERE n.id IN $ids RETURN n.id AS e0, false AS e1, n.straat AS e2, n.postcode AS e3,"
    " n.huisnummer AS e4, n.toevoeging AS e5, n.woonplaats AS e6",
    "Straat": "MATCH (n:Straat) WHERE n.id IN $ids RETURN n.id AS e0, false AS e1, n.naam AS e2",
    "Subsidie": "MATCH (n:Subsidie) WHERE n.id IN $ids RETURN n.id AS e0, false AS e1, n.regeling AS e2",
}
_PERSONAL = "MATCH (n:Bedrijf) WHERE n.eenmanszaak = true RETURN n.id AS e0"
_SOMEBODY, _SOME = "een natuurlijk persoon", "natuurlijke personen"
_NUMBERS = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"}  # in words, as far as a sentence may begin with it
_KINDS = {ColumnType.DATE: DAY, ColumnType.INT64: COUNT}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the elements in some hits.

    Args:
        shown: (label, id) → what people see; absent for natural persons.
        labels: id → label.
    """

    shown: dict[tuple[str, str], str]
    labels: dict[str, str]

    def of(self, label: str, element: str) -> str | None:
        """The name of an element, None for a natural person."""
        return self.shown.get((label, element))


def personal_companies(store: GraphStore) -> frozenset[str]:
    """Ids of companies that are one or more natural persons."""
    return frozenset(str(row[0]) for row in store.rows(_PERSONAL, {}))


def names_of(store: GraphStore, hits: Iterable[Hit]) -> Names:
    """Look up the names of all nodes that hits name."""
    told = [pair for hit in hits for pair in ((hit.rule.pattern, hit.elements), *_against(hit))]
    wanted = {
        (label, element)
        for pattern, elements in told
        for variable, ids in elements.items()
        for label in pattern.nodes.get(variable, frozenset())
        for element in ids
    }
    found = _look_up(store, wanted)
    shown = {(label, element): name for label, element, name in found if name is not None}
    return Names(shown, {element: label for label, element, _ in found})


def _against(hit: Hit) -> Iterator[tuple[Pattern, Mapping[str, tuple[str, ...]]]]:
    return ((against.pattern, against.elements) for against in hit.against)


def names_by_id(store: GraphStore, nodes: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names of nodes by (label, id); natural persons are left out."""
    unnamed = {(label, element): element for label, element in nodes if label not in _NAMES}
    found = _look_up(store, nodes)
    return unnamed | {(label, element): name for label, element, name in found if name is not None}


def _look_up(store: GraphStore, nodes: set[tuple[str, str]]) -> list[tuple[str, str, str | None]]:
    """(label, id, name) of the nodes that exist; no name for a natural person."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, element in nodes:
        wanted[label].add(element)
    return sorted(
        (label, element, None if personal else _name(label, element, parts) or element)
        for label in wanted.keys() & _NAMES.keys()
        for element, personal, *parts in store.rows(_NAMES[label], {"ids": sorted(wanted[label])})
    )


def _name(label: str, element: str, parts: list[Any]) -> str | None:
    if label == "Adres":
        return _address(*parts)
    name: str | None = parts[0]
    return f"{name} ({element})" if label == "Subsidie" and name else name


def _address(
    street: str | None, postcode: str | None, number: int | None, addition: str | None, town: str | None
) -> str | None:
    """Voorbeeldstraat 12 A, Maastricht; by postcode where no street is known; None without either or a number."""
    way = street or postcode
    if way is None or number is None:
        return None
    return ", ".join(filter(None, (" ".join(filter(None, (way, str(number), addition))), town)))


def sentence(hit: Hit, names: Names) -> str:
    """The sentence of a rule, filled in, and what else the reader must know; natural persons by their role."""
    own = _filled(hit.rule.why, _said(hit.rule.evidence, hit.rule.pattern, hit.evidence, names))
    beside = (against_sentence(hit, each, names) for each in hit.against if each.counter.effect == TELLS)
    return " ".join((own, *beside))


def against_sentence(hit: Hit, against: Against, names: Names) -> str:
    """The sentence of counter-evidence, filled in with what the hit and the counter-evidence say."""
    own = _said(hit.rule.evidence, hit.rule.pattern, hit.evidence, names)
    return _filled(
        against.counter.says, own | _said(against.counter.evidence, against.pattern, against.evidence, names)
    )


def _filled(sentence: str, words: Mapping[str, Told]) -> str:
    text = filled(sentence, words)
    some = (f"{number} {_SOME}" for number in _NUMBERS.values())
    return text[0].upper() + text[1:] if text.startswith((_SOMEBODY, *some)) else text  # a name stays as it is


def _said(
    expressions: Mapping[str, str], pattern: Pattern, found: Mapping[str, tuple[Any, ...]], names: Names
) -> dict[str, Told]:
    """What was found under each name, in words."""
    return {name: _told(expressions[name], pattern, name, values, names) for name, values in found.items()}


def _told(expression: str, pattern: Pattern, name: str, values: tuple[Any, ...], names: Names) -> Told:
    variable, _, attribute = expression.partition(".")
    if attribute == "id" and variable in pattern.nodes:
        return _parties(names, name, [str(value) for value in values])
    column = column_of(pattern.nodes.get(variable, frozenset()) | pattern.edges.get(variable, frozenset()), attribute)
    unit, kind = (column.unit, _KINDS.get(column.type, "")) if column else ("", "")
    kind = SUM if unit == EURO else kind
    text = " en ".join(in_dutch(value, unit) for value in values)
    return Told(text, kind, one=kind == COUNT and values == (1,) and unit != PROMILLE)


def _parties(names: Names, role: str, elements: Sequence[str]) -> Told:
    """Parties or things by name, natural persons by their role; those told again in a sentence by their role alone."""
    labels = {each: names.labels.get(each, "") for each in elements}
    persons = sum(_is_nameless(names, label, each) for each, label in labels.items())
    called = {names.of(label, each) or each for each, label in labels.items() if not _is_nameless(names, label, each)}
    what = role_in_words(role, persons)
    some = _SOMEBODY if persons == 1 else f"{_NUMBERS.get(persons, persons)} {_SOME}"
    text = " en ".join([*sorted(called), *([f"{some} ({what})"] if persons else [])])
    return Told(text, PARTY, one=len(labels) == 1, again=f"de {what}" if persons and not called else "")


def _is_nameless(names: Names, label: str, element: str) -> bool:
    return label in PARTIES and names.of(label, element) is None
