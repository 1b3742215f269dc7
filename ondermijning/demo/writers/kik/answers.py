"""The land registry's answers about mortgages and seizures, one JSON object a line, in files of some thousands.

Form: product Hypotheekinformatie of KIK-inzage v6. For an object that was not asked there is no line; a few requests
came back as "not found" or as an error, and those say nothing about mortgages.
"""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ondermijning.demo.writers.kik.parties import identifier, party_json, places_json
from ondermijning.demo.writers.kik.securities import (
    deed_json,
    part_json,
    security_json,
    seizure_deeds,
    seizure_json,
    seizure_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ondermijning.demo.city.lending import Lending, Mortgage
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Party
    from ondermijning.demo.life.seizures import Seizure

_PER_FILE = 5_000  # answers of some kilobytes each
_STAMP = "T05:00:00+01:00"
_FOUND = ("KIKI_0200", "Gevraagde product is succesvol geleverd.", "INFO")
_NOT_FOUND = ("KIKI_0313", "Kadastraal object niet gevonden.", "INFO")
_FAILED = ("KIKI_0902", "Op dit moment kan dit product niet worden geleverd. Probeer het later nog eens.", "ERROR")
_FAILURES = 2  # requests that come back without an answer, of each kind

Seizures: TypeAlias = "Mapping[str, list[Seizure]]"


def write_answers_about_objects(
    folder: Path, objects: Iterable[CadastralObject], lending: Lending, seizures: Seizures
) -> None:
    """Write the answers about all objects that were asked, in order of building."""
    lines = (json.dumps(answer, ensure_ascii=False) + "\n" for answer in _answers(objects, lending, seizures))
    for number, first in enumerate(lines, start=1):
        with (folder / f"hypotheekinformatie-{number}.json").open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(chain([first], islice(lines, _PER_FILE - 1)))


def _answers(objects: Iterable[CadastralObject], lending: Lending, seizures: Seizures) -> Iterator[dict[str, Any]]:
    unanswered = 0
    for number, thing in enumerate(objects, start=1):
        asked = lending.asked_on(thing)
        if asked:
            yield _answer(number, thing, asked, _contents(thing, lending.in_force(thing), seizures.get(thing.id, ())))
        elif thing.base_euro and unanswered < 2 * _FAILURES:
            yield _empty(number, thing, _FAILED if unanswered % 2 else _NOT_FOUND)
            unanswered += 1


def _empty(number: int, thing: CadastralObject, message: tuple[str, str, str]) -> dict[str, Any]:
    return {**_frame(number, thing, message, 0), "geleverdProduct": {}}


def _answer(number: int, thing: CadastralObject, asked: date, contents: dict[str, Any]) -> dict[str, Any]:
    stamps = (
        "actualiteitstijdstipHypothecair",
        "actualiteitstijdstipKadastraal",
        "signaleringstijdstipBeslagen",
        "signaleringstijdstipHypothecair",
        "signaleringstijdstipKadastraal",
    )
    product = {
        **dict.fromkeys(stamps, f"{asked}{_STAMP}"),
        "klantreferentie": "onbekend",
        "betreft": identifier("KadastraalObject", thing.id),
        "met": contents,
    }
    return {**_frame(number, thing, _FOUND, 1), "geleverdProduct": {"product": product}}


def _frame(number: int, thing: CadastralObject, message: tuple[str, str, str], count: int) -> dict[str, Any]:
    code, words, severity = message
    request = f"Koi{{product=Hypotheekinformatie, klantreferentie=onbekend, kadastraalobjectidentificatie={thing.id}}}"
    return {
        "proces": {
            "procesVerwerkingscode": int(severity != "ERROR"),
            "severityCode": severity,
            "meldingen": [{"code": code, "omschrijving": words, "severityCode": severity}],
        },
        "productGegevens": {
            "klantreferentie": "onbekend",
            "productieordernummer": f"S{number:011d}",
            "aantalKadastraleObjecten": count,
            "aanvraagGegevens": request,
        },
    }


def _contents(thing: CadastralObject, mortgages: list[Mortgage], seizures: Sequence[Seizure]) -> dict[str, Any]:
    parties: dict[int, Party] = {mortgage.lender.id: mortgage.lender for mortgage in mortgages}
    parties |= {seizure.seizer.id: seizure.seizer for seizure in seizures}
    found = {
        "onroerendeZaken": [_object(each) for each in _objects(thing, mortgages)],
        "personen": [party_json(party) for party in parties.values()],
        "adresLocaties": [place for party in parties.values() for place in places_json(party)],
        "stukdelen": [*map(part_json, mortgages), *(part for each in seizures for part in seizure_parts(each))],
        "stukken": [deed_json(each.part) for each in mortgages]
        + [deed for each in seizures for deed in seizure_deeds(each)],
        "zekerheidsstellingen": [
            *(security_json(thing, each) for each in mortgages),
            *(seizure_json(thing, each) for each in seizures),
        ],
        "overigBetrokkenKadastraalObjecten": list(_elsewhere(thing, mortgages)),
    }
    return {name: items for name, items in found.items() if items}


def _elsewhere(thing: CadastralObject, mortgages: list[Mortgage]) -> Iterator[dict[str, Any]]:
    """The further objects that a mortgage rests on."""
    for mortgage in mortgages:
        for other in mortgage.objects:
            if other is not thing:
                security = identifier("Zekerheidsstelling", mortgage.id)
                yield {"betreft": security, "heeft": identifier("KadastraalObject", other.id)}


def _objects(thing: CadastralObject, mortgages: list[Mortgage]) -> list[CadastralObject]:
    others = {other.id: other for mortgage in mortgages for other in mortgage.objects}
    return list({thing.id: thing, **others}.values())


def _object(thing: CadastralObject) -> dict[str, Any]:
    area = {"code": str(thing.place.area.number), "waarde": thing.place.area.name}
    designation: dict[str, Any] = {"kadastraleGemeente": area, "perceelnummer": thing.place.number}
    if thing.is_apartment:
        designation["appartementsrechtVolgnummer"] = thing.place.index
    return {
        "identificatie": identifier("KadastraalObject", thing.id),
        "type": "Appartementsrecht" if thing.is_apartment else "Perceel",
        "kadastraleAanduiding": {**designation, "sectie": thing.place.section},
    }
