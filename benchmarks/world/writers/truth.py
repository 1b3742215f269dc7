"""The truth of a city: what each story was about, and which mentions in the registers are the same party."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks.world.life import TODAY, Company, Grant, Permit, Place
from benchmarks.world.writers import ids
from benchmarks.world.writers.brk import holder, named
from benchmarks.world.writers.kik import lenders
from benchmarks.world.writers.lists import applicant, named_in_values
from benchmarks.world.writers.trade import entered, officers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from benchmarks.world.life import City, Party
    from benchmarks.world.told import Told

STORIES, MENTIONS = "verhalen.json", "vermeldingen.json"


def write_truth(folder: Path, city: City, told: Iterable[Told], stands: Sequence[date]) -> None:
    """Both, as JSON."""
    _json(folder / STORIES, [_story(each) for each in told])
    mentions = sorted({(register, source, party_key(party)) for register, source, party in _mentions(city, stands)})
    _json(folder / MENTIONS, mentions)


def party_key(party: Party) -> str:
    """Who somebody is, under whichever identity; a one-man business is an entry of its own beside the man."""
    if isinstance(party, Company):
        return f"bedrijf {party.number}"
    return f"persoon {(party.also or party).number}"


def _json(path: Path, told: Any) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _story(told: Told) -> dict[str, Any]:
    story = told.story
    return {
        "id": told.id,
        "soort": "schema" if story.scheme else "hard_negatief",
        "modus": [],
        "indicatoren": story.modus,
        "naam": story.name,
        "uitleg": story.tell.__doc__ or "",
        "bron": story.source,
        "objecten": _subjects(told.subjects),
    }


def _subjects(subjects: Iterable[object]) -> dict[str, list[str]]:
    """Label of the graph → ids; a person is never the subject of a signal."""
    found: dict[str, list[str]] = {}
    for each in subjects:
        if isinstance(each, Place):
            found.setdefault("Perceel", []).append(f"NL.IMKAD.KadastraalObject:{ids.parcel(each)}")
            found.setdefault("Adres", []).append(ids.address(each))
        elif isinstance(each, Company) and each.kvk:
            found.setdefault("Bedrijf", []).append(f"KVK:{each.kvk}")
        elif isinstance(each, Permit):
            found.setdefault("Vergunning", []).append(each.number)
        elif isinstance(each, Grant):
            found.setdefault("Subsidie", []).append(each.number)
    return found


def _mentions(city: City, stands: Sequence[date]) -> Iterator[tuple[str, str, Party]]:
    for stand in stands:
        yield from (("brk", f"NL.IMKAD.Persoon:{ids.person(each)}", each) for each in named(city.places, stand))
    yield from (("kik", f"NL.IMKAD.Persoon:{ids.person(each)}", each) for each in lenders(city))
    for company in entered(city):
        yield "kvk", f"KVK:{company.kvk}", company
        yield "kvk", f"VEST:{ids.branch(company)}", company
        yield "hr", f"KVK:{company.kvk}", company
        yield "hr", f"VEST:{ids.branch(company)}", company
        yield from (("hr", source, party) for source, party in officers(company))
    for place in city.places:
        for role, party, known in named_in_values(place):
            yield "woz", _valued(place, role.lower(), holder(party), known=known), holder(party)
        if place in city.users:
            yield "woz", f"{ids.valued(place)}:gebruiker", holder(city.users[place])
    for case in city.permits:
        if case.asked <= TODAY:
            yield "vergunningen", case.number, applicant(case)
            yield from (("vergunningen", f"{case.number}#{n}", each) for n, each in enumerate(case.managers, start=2))
    yield from (("subsidies_intern", each.number, each.grantee) for each in city.grants if each.asked <= TODAY)
    yield from (("gebeurtenissen", each.number, each.party) for each in city.events if each.party and each.on <= TODAY)


def _valued(place: Place, role: str, party: Party, *, known: bool) -> str:
    if known and isinstance(party, Company) and (party.rsin or party.kvk):
        return f"RSIN:{party.rsin}" if party.rsin else f"KVK:{party.kvk}"
    return f"{ids.valued(place)}:{role}"
