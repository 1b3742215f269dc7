"""Evidence to the row: each value once, in words with its unit, with every place it came from beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ondermijning.daily.index import Index, Node
    from ondermijning.ledger.hits import Hit

_DATE = 10  # a delivery begins with its reference date


class Source(NamedTuple):
    """A delivery: its register, the day it speaks for, and the places in it."""

    register: str
    day: str
    places: list[str]


class Value(NamedTuple):
    """A value with what it is called and the places it came from; ``code`` is how a register knows it."""

    label: str
    value: str
    code: str
    sources: list[Source]


def evidence(index: Index, signal: Mapping[str, Any], hits: Sequence[Hit]) -> list[Value]:
    """What a signal rests on: first who and what is in it, then what was read of them.

    Args:
        index: the open index.
        signal: in its exported form, which hides natural persons also in the names of files.
        hits: for the columns that the values were read from.
    """
    columns = {
        each["naam"]: each["kolom"]
        for hit in hits
        for told in (hit.evidence, *hit.evidence.get("tegen", ()))
        for each in told["waarden"]
    }
    involved: dict[str, dict[str, None]] = {}  # each once, with all that it is called
    read: dict[tuple[str, str], None] = {}
    found: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for item in signal["bewijs"]:
        name, _, value = item["waarde"].partition(": ")
        key = (words.label(columns[name]), words.valued(columns[name], value)) if name in columns else ("", value)
        if name in columns:
            read[key] = None
        else:
            involved.setdefault(value, {})[words.role(name)] = None
        found.setdefault(key, []).append(item)
    known = {node.id: node for node in index.by_id(*involved)}
    parts = [
        Value(", ".join(labels), *_called(value, known.get(value)), _sources(found["", value]))
        for value, labels in involved.items()
    ]
    return [*parts, *(Value(*key, "", _sources(found[key])) for key in read)]


def _called(value: str, node: Node | None) -> tuple[str, str]:
    """A deed or loan by its day or amount, with its number; anything else as it is."""
    if node is None:
        return value, ""
    data = node.data
    match node.label:
        case "Transactie":
            return f"akte van {words.day(data.get('datum'))}", value
        case "Hypotheek" if data.get("bedrag_euro"):
            return f"hypotheek van {words.euro(data['bedrag_euro'])}", value
        case "Gebeurtenis":
            return f"{words.event(str(data.get('soort')))} van {words.day(data.get('datum'))}", value
        case "Vergunning":
            return str(data.get("soort") or "vergunning"), value
    return value, ""


def _sources(items: Iterable[Mapping[str, str]]) -> list[Source]:
    """Deliveries, each once, with the places in it."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for item in items:
        delivery = words.register_name(item["bron"]), words.day(item["levering"][:_DATE])
        found.setdefault(delivery, {})[f"{item['bestand']} {item['positie']}"] = None
    return [Source(*delivery, list(places)) for delivery, places in found.items()]


def deliveries(signal: Mapping[str, Any]) -> list[str]:
    """The deliveries that a signal rests on, by which a page is found when one of them is removed."""
    return sorted({item["levering"] for item in signal["bewijs"]})
