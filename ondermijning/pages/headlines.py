"""A deed, loan, permit or event in a few words, as it fits a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.pages import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ondermijning.daily.index import Edge, Node
    from ondermijning.pages.names import Names

_INSOLVENCIES = {"F": "faillissement", "S": "surseance", "R": "schuldsanering"}


def headline(names: Names, thing: Node, edges: Sequence[Edge], nodes: Mapping[int, Node]) -> str:
    """A thing in a few words.

    Args:
        names: of the page.
        thing: the thing.
        edges: those at it.
        nodes: the ends of those, by number.
    """
    data = thing.data
    if thing.label == "Transactie":
        return _deed(data, edges)
    if thing.label == "Hypotheek":
        return _loan(data, [names.short(nodes[edge.source]) for edge in edges if edge.kind == "GELDGEVER"])
    if plain := _PLAIN.get(thing.label):
        return plain(data)
    return str(data.get("aard") or data.get("soort") or thing.label.lower())


def _deed(data: Mapping[str, Any], edges: Sequence[Edge]) -> str:
    parts = (edge.data.get("prijs_deel_euro") for edge in edges if edge.kind == "BETREFT")
    price = next(filter(None, (*parts, data.get("koopsom_euro"))), None)
    kind = str(data.get("soort") or "overdracht")
    return f"{kind}, {words.euro(price)}" if price else f"{kind} zonder bekende prijs"


def _loan(data: Mapping[str, Any], lenders: Sequence[str]) -> str:
    amount = words.euro(data["bedrag_euro"]) if data.get("bedrag_euro") else "hypotheek"
    return f"{amount} van {' en '.join(lenders)}" if lenders else amount


def _value(data: Mapping[str, Any]) -> str:
    return words.euro(data["waarde_euro"]) if data.get("waarde_euro") else "geen waarde"


def _permit(data: Mapping[str, Any]) -> str:
    return f"{data.get('soort') or 'vergunning'}, {data.get('besluit') or data.get('status') or 'besluit onbekend'}"


def _grant(data: Mapping[str, Any]) -> str:
    amount = next((data[name] for name in ("vastgesteld_euro", "verleend_euro") if data.get(name)), None)
    return ", ".join(filter(None, (str(data.get("regeling") or "subsidie"), words.euro(amount) if amount else "")))


def _event(data: Mapping[str, Any]) -> str:
    return words.event(str(data.get("soort") or "gebeurtenis"))


def _insolvency(data: Mapping[str, Any]) -> str:
    return _INSOLVENCIES.get(str(data.get("soort")), "insolventie")


def _seizure(data: Mapping[str, Any]) -> str:
    amount = f", {words.euro(data['bedrag_euro'])}" if data.get("bedrag_euro") else ""
    return f"{str(data.get('soort') or 'beslag').lower()}{amount}"


def _restriction(data: Mapping[str, Any]) -> str:
    return str(data.get("grondslag") or "beperking")


_PLAIN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "Waardering": _value,
    "Vergunning": _permit,
    "Subsidie": _grant,
    "Gebeurtenis": _event,
    "Insolventie": _insolvency,
    "Beslag": _seizure,
    "Beperking": _restriction,
}
