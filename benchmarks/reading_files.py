"""Deliveries of any size for the benchmark of reading: the examples of the loaders, repeated under running numbers."""

from __future__ import annotations

import json
import re
from itertools import count, cycle
from typing import TYPE_CHECKING

from ondermijning.demo.writers.brk.bulk import write_brk_stand
from ondermijning.sources.loader import load_loaders

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024 * 1024


def loader_of(source: str) -> str:
    """The loader that reads a delivery; some sources come in two forms."""
    return source.removesuffix("_quoted")


def write_delivery(source: str, path: Path, megabytes: int) -> None:
    """Write a delivery of about a size; memory does not grow with it, and the same size gives the same file."""
    if source == "brk":
        write_brk_stand(path, megabytes=megabytes, seed=1)
        return
    before, pieces, after = _PARTS[source](load_loaders()[loader_of(source)].example)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        size = stream.write(before)
        for number, piece in zip(count(1), cycle(pieces), strict=False):
            size += stream.write(piece.replace("#", f"{number:08d}"))
            if size >= megabytes * _MEGABYTE:
                break
        stream.write(after)


# Built and indented as a dwelling in a BAG 2.0 Extract (imbag/objecten v20200601); the short example of the loader is not.
_DWELLING = """<sl:stand>
    <x:bagObject>
        <o:Verblijfsobject>
            <o:heeftAlsHoofdadres>
                <r:NummeraanduidingRef domein="NL.IMBAG.Nummeraanduiding">09352000#</r:NummeraanduidingRef>
            </o:heeftAlsHoofdadres>
            <o:voorkomen>
                <h:Voorkomen>
                    <h:voorkomenidentificatie>1</h:voorkomenidentificatie>
                    <h:beginGeldigheid>2011-09-06</h:beginGeldigheid>
                    <h:tijdstipRegistratie>2011-09-06T12:00:00.000</h:tijdstipRegistratie>
                    <h:BeschikbaarLV>
                        <h:tijdstipRegistratieLV>2011-09-06T13:00:00.000</h:tijdstipRegistratieLV>
                    </h:BeschikbaarLV>
                </h:Voorkomen>
            </o:voorkomen>
            <o:identificatie domein="NL.IMBAG.Verblijfsobject">09350100#</o:identificatie>
            <o:geometrie>
                <o:punt>
                    <g:Point srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="3" g:id="VBO_09350100#_1">
                        <g:pos>176000.0 318000.0 0.0</g:pos>
                    </g:Point>
                </o:punt>
            </o:geometrie>
            <o:gebruiksdoel>woonfunctie</o:gebruiksdoel>
            <o:oppervlakte>120</o:oppervlakte>
            <o:status>Verblijfsobject in gebruik</o:status>
            <o:geconstateerd>N</o:geconstateerd>
            <o:documentdatum>2011-03-08</o:documentdatum>
            <o:documentnummer>BAG/2011</o:documentnummer>
            <o:maaktDeelUitVan>
                <r:PandRef domein="NL.IMBAG.Pand">09351000#</r:PandRef>
            </o:maaktDeelUitVan>
        </o:Verblijfsobject>
    </x:bagObject>
</sl:stand>
"""


def _bag(example: str) -> tuple[str, list[str], str]:
    """The head and the tail of the example, with dwellings between them."""
    before = example[: example.index("<sl:stand>")].replace(
        "<x:bagStand", '<x:bagStand xmlns:g="http://www.opengis.net/gml/3.2"', 1
    )
    return before, [_DWELLING], example[example.rindex("</sl:standBestand>") :]


def _woz(example: str) -> tuple[str, list[str], str]:
    header, *lines = example.splitlines(keepends=True)
    return header, [re.sub("0000001[23]", "#", line) for line in lines], ""


def _quoted(example: str) -> tuple[str, list[str], str]:
    """The export of the WOZ with quotes around every cell, as many systems write it."""
    header, lines, after = _woz(example)
    quoted = [line.rstrip("\n").replace(";", '";"').join('""') + "\n" for line in (header, *lines)]
    return quoted[0], quoted[1:], after


def _permits(example: str) -> tuple[str, list[str], str]:
    header, *lines = example.splitlines(keepends=True)
    return header, [re.sub("Z2024-[0-9]+", "Z#", line) for line in lines], ""


def _kik(example: str) -> tuple[str, list[str], str]:
    return "", [json.dumps(answer).replace("12340012370000", "1#70000") + "\n" for answer in json.loads(example)], ""


_PARTS = {"bag": _bag, "woz": _woz, "woz_quoted": _quoted, "vergunningen": _permits, "kik": _kik}
