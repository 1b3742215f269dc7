"""Writes small stands of the land registry (BRK Levering 2.0, product-stand v20211119) for tests.

Ids are the local part only: ``Right("71")`` becomes ``NL.IMKAD.ZakelijkRecht:71`` in the records. A party, a deed or an
address is written in every snapshot that names it, once each, as the registry does::

    anna = Person("901", "Aalbers", "Anna", bsn="999993653")
    deed = Deed("551", price=250_000, date="2022-03-01")
    house = Obj("1230012300", "MTT00 C 123", rights=[Right("71", holders=[Holder("81", anna, deeds=[deed])])])
    stand(tmp_path / "stand.xml", [house], peildatum="2022-12-31")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.markup import coded, markup
from tests.support.stand_snapshot import snapshot
from tests.support.stand_things import Address, Company, Deed, Holder, Note, Obj, Person, Restriction, Right, Split

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = [
    "Address", "Company", "Deed", "Holder", "Note", "Obj", "Person", "Restriction", "Right", "Split", "message",
    "message_text", "snapshot", "stand", "stand_text",
]  # fmt: skip

_SCHEMAS = "http://www.kadaster.nl/schemas/brk-levering"
_NAMESPACES = {
    "Stand": "product-stand/v20211119",
    "Mutatie": "product-mutatie/v20211119",
    "Snapshot": "snapshot/v20211119",
    "Adres": "snapshot/imkad-adres/v20211119",
    "Adres-ref": "snapshot/imkad-adres-ref/v20210702",
    "KadastraalObject": "snapshot/imkad-kadastraalobject/v20210702",
    "OnroerendeZaak": "snapshot/imkad-onroerendezaak/v20211119",
    "OnroerendeZaak-ref": "snapshot/imkad-onroerendezaak-ref/v20210702",
    "PubliekrechtelijkeBeperking": "snapshot/imkad-publiekrechtelijkebeperking/v20210702",
    "PubliekrechtelijkeBeperking-ref": "snapshot/imkad-publiekrechtelijkebeperking-ref/v20210702",
    "Persoon": "snapshot/imkad-persoon/v20210903",
    "Persoon-ref": "snapshot/imkad-persoon-ref/v20210702",
    "Recht": "snapshot/imkad-recht/v20210903",
    "Recht-ref": "snapshot/imkad-recht-ref/v20210702",
    "Stuk": "snapshot/imkad-stuk/v20211119",
    "Stuk-ref": "snapshot/imkad-stuk-ref/v20210702",
    "Typen": "snapshot/imkad-typen/v20210702",
    "KIMBAGAdres": "snapshot/kimbag-adres/v20210903",
    "KIMBRPPersoon": "snapshot/kimbrp-persoon/v20210903",
    "KIMNHRRechtspersoon": "snapshot/kimnhr-rechtspersoon/v20210702",
}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def stand(
    path: Path,
    objects: Sequence[Obj],
    *,
    peildatum: str | None = "2022-12-31",
    area: str = "0935",
    per_stand: int | None = None,
) -> Path:
    """Write a stand; ``per_stand`` spreads its snapshots over several ``stand`` elements."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stand_text(objects, peildatum=peildatum, area=area, per_stand=per_stand), encoding="utf-8")
    return path


def stand_text(
    objects: Sequence[Obj], *, peildatum: str | None = "2022-12-31", area: str = "0935", per_stand: int | None = None
) -> str:
    """The text of a stand."""
    size = per_stand or max(len(objects), 1)
    parts = [objects[start : start + size] for start in range(0, len(objects), size)]
    facts = {"Peildatum": peildatum, "Gemeentenummer": area}
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<Stand:Stand {_names()}>",
            markup("Stand:productType", "GemeentegebaseerdeStand"),
            *(
                markup(
                    "Stand:productSpecificatie", markup("Stand:kenmerknaam", name), markup("Stand:kenmerkwaarde", value)
                )
                for name, value in facts.items()
                if value
            ),
            *(markup("Stand:stand", *map(snapshot, part)) for part in parts),
            "</Stand:Stand>",
        )
    )


def message(path: Path, day: str, number: int, before: Obj | None, after: Obj | None, *, why: str = "606") -> Path:
    """Write a change message: the state before (None for a new object) and after (None for one that is gone)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(message_text(day, number, before, after, why=why), encoding="utf-8")
    return path


def message_text(day: str, number: int, before: Obj | None, after: Obj | None, *, why: str = "606") -> str:
    """The text of a change message; ``why`` is the code of the legal fact behind it."""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<Mutatie:Mutatie {_names()}>",
            coded("Mutatie:aardStukdeel", why, "aard van het stukdeel"),
            markup("Mutatie:brkDatum", day),
            markup("Mutatie:volgnummerKadastraalObjectDatum", str(number)),
            *(
                markup(f"Mutatie:{side}", snapshot(thing))
                for side, thing in (("was", before), ("wordt", after))
                if thing
            ),
            "</Mutatie:Mutatie>",
        )
    )


def _names() -> str:
    prefixes = " ".join(f'xmlns:{prefix}="{_SCHEMAS}/{rest}"' for prefix, rest in _NAMESPACES.items())
    return f'{prefixes} xmlns:xsi="{_XSI}"'
