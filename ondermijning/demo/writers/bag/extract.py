"""The BAG as BAG 2.0 Extracts of one municipality: towns, streets, addresses, dwellings and buildings.

Every object that carries an address in the land registry is here with the same ids; apartments share the building of their
complex, and a dwelling that was split or replaced has ended. So is every other seat of a company in the city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.identifiers import MUNICIPALITY
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.writers.bag.objects import building, dwelling, number, street, town
from ondermijning.demo.writers.bag.stock import Stock
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company

_IMBAG = "www.kadaster.nl/schemas/lvbag/imbag"
_VERSION = "v20200601"
_NAMESPACES = {
    "Objecten": f"{_IMBAG}/objecten/{_VERSION}",
    "gml": "http://www.opengis.net/gml/3.2",
    "Historie": f"{_IMBAG}/historie/{_VERSION}",
    "Objecten-ref": f"{_IMBAG}/objecten-ref/{_VERSION}",
    "selecties-extract": f"http://www.kadaster.nl/schemas/lvbag/extract-selecties/{_VERSION}",
    "sl-bag-extract": f"http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/{_VERSION}",
    "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
}


def write_extract(folder: Path, objects: Iterable[CadastralObject], companies: Iterable[Company]) -> None:
    """Write one file per kind of object, named as in a real extract."""
    stock = Stock.of(objects, companies)
    _write(folder, "WPL", [town()])
    _write(folder, "OPR", (street(*each) for each in stock.streets.items()))
    _write(folder, "NUM", (number(each, stock.streets[each.address.street]) for each in stock.dwellings))
    _write(folder, "VBO", (dwelling(each) for each in stock.dwellings))
    _write(folder, "PND", (building(each) for each in stock.buildings()))


def _write(folder: Path, kind: str, objects: Iterable[str]) -> None:
    path = folder / f"{MUNICIPALITY}{kind}{LAST:%d%m%Y}-000001.xml"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in _lines(kind, objects))


def _lines(kind: str, objects: Iterable[str]) -> Iterator[str]:
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<sl-bag-extract:bagStand {names}>"
    yield _info()
    contents = (
        value("sl:gebied", "GEMEENTE"),
        value("sl:leveringsId", "0000000001"),
        tag("sl:objectTypen", value("sl:objectType", kind)),
    )
    yield "<sl:standBestand>" + value("sl:dataset", "LVBAG") + tag("sl:inhoud", *contents)
    for each in objects:
        yield tag("sl:stand", tag("sl-bag-extract:bagObject", each))
    yield "</sl:standBestand></sl-bag-extract:bagStand>"


def _info() -> str:
    select = "selecties-extract:"
    municipality = tag(f"{select}Gemeente", value(f"{select}GemeenteIdentificatie", MUNICIPALITY))
    area = tag(f"{select}Gebied-GEM", tag(f"{select}GemeenteCollectie", municipality))
    day = tag(f"{select}LVC-Extract", value(f"{select}StandTechnischeDatum", LAST))
    return tag("sl-bag-extract:bagInfo", tag(f"{select}Gebied-Registratief", area), day)
