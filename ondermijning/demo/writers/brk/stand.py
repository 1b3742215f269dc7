"""A stand of the land registry: BRK Levering 2.0, product-stand v20211119, many snapshots in one file.

Snapshots are written one by one, so a stand of any size needs the memory of one snapshot.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ondermijning.demo.city.identifiers import MUNICIPALITY
from ondermijning.demo.city.places import TOWN
from ondermijning.demo.writers.brk.deeds import deeds_xml
from ondermijning.demo.writers.brk.markup import References
from ondermijning.demo.writers.brk.objects import dwelling_xml, object_xml
from ondermijning.demo.writers.brk.parties import parties_xml, places_xml
from ondermijning.demo.writers.brk.rights import namings_xml, restriction_xml, rights_xml
from ondermijning.demo.writers.brk.view import View
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import TextIO

    from ondermijning.demo.city.objects import CadastralObject

_BASE = "http://www.kadaster.nl/schemas/brk-levering"
# Short prefix → last part of its namespace, as in deliveries of that version.
_SNAPSHOT_NAMESPACES = {
    "A": "imkad-adres/v20211119",
    "A-ref": "imkad-adres-ref/v20210702",
    "BAG": "kimbag-adres/v20210903",
    "BRP": "kimbrp-persoon/v20210903",
    "NHR": "kimnhr-rechtspersoon/v20210702",
    "KO": "imkad-kadastraalobject/v20210702",
    "OZ": "imkad-onroerendezaak/v20211119",
    "OZ-ref": "imkad-onroerendezaak-ref/v20210702",
    "PB": "imkad-publiekrechtelijkebeperking/v20210702",
    "PB-ref": "imkad-publiekrechtelijkebeperking-ref/v20210702",
    "P": "imkad-persoon/v20210903",
    "P-ref": "imkad-persoon-ref/v20210702",
    "R": "imkad-recht/v20210903",
    "R-ref": "imkad-recht-ref/v20210702",
    "S": "imkad-stuk/v20211119",
    "S-ref": "imkad-stuk-ref/v20210702",
    "T": "imkad-typen/v20210702",
}
_NAMESPACES = {
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "Snapshot": f"{_BASE}/snapshot/v20211119",
    **{prefix: f"{_BASE}/snapshot/{name}" for prefix, name in _SNAPSHOT_NAMESPACES.items()},
    "xlink": "http://www.w3.org/1999/xlink",
    "gml": "http://www.opengis.net/gml/3.2",
}
_PIECES = (
    object_xml,
    rights_xml,
    namings_xml,
    restriction_xml,
    parties_xml,
    places_xml,
    dwelling_xml,
    deeds_xml,
)


def write_stand(stream: TextIO, day: date, objects: Iterable[CadastralObject]) -> int:
    """Write the state of the register on a day.

    Args:
        stream: where to; one line per snapshot.
        day: the reference date.
        objects: in any order; those that do not exist on that day are left out.

    Returns:
        The number of snapshots.
    """
    stream.write(_head(day))
    count, local_id = 0, 1
    for thing in objects:
        if thing.exists_on(day):
            refs = References(local_id)
            stream.write(snapshot(View(thing, day), refs) + "\n")
            count, local_id = count + 1, refs.next
    stream.write("</Stand:stand>\n</Stand:Stand>\n")
    return count


def root(product: str) -> str:
    """The first lines of a delivery of a product: its declaration and opening tag."""
    spaces = {product: f"{_BASE}/product-{product.lower()}/v20211119", **_NAMESPACES}
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in spaces.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{product}:{product} {names}>'


def snapshot(view: View, refs: References) -> str:
    """One object with all that rests on it."""
    stamp = value("Snapshot:referentie", view.reference), value("Snapshot:toestandsdatum", view.changed_on)
    pieces = chain.from_iterable(piece(view, refs) for piece in _PIECES)
    return tag("Snapshot:KadastraalObjectSnapshot", *stamp, *pieces)


def _head(day: date) -> str:
    lines = (
        root("Stand"),
        value("Stand:productType", "GemeentegebaseerdeStand"),
        _characteristic("Peildatum", day.isoformat()),
        _characteristic("Gemeentenummer", MUNICIPALITY),
        _characteristic("Gemeentenaam", TOWN),
        "<Stand:stand>",
    )
    return "\n".join(lines) + "\n"


def _characteristic(name: str, content: str) -> str:
    return tag("Stand:productSpecificatie", value("Stand:kenmerknaam", name), value("Stand:kenmerkwaarde", content))
