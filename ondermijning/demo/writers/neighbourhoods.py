"""Neighbourhoods: names with key figures as CSV, outlines in the national grid as GeoJSON.

The figures are counted in the city itself; how safe people feel is invented.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from zlib import crc32

from ondermijning.demo.city.geography import ALL, SYSTEM, neighbourhood_of
from ondermijning.demo.life.residents import owners_at_home
from ondermijning.demo.writers.corporatiebezit_csv import corporation_of
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.geography import Neighbourhood
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.life.residents import Residents

_COLUMNS = (
    "buurtcode",
    "buurtnaam",
    "wijkcode",
    "wijknaam",
    "aantal_inwoners",
    "aantal_huishoudens",
    "aantal_woningen",
    "percentage_koopwoningen",
    "percentage_huurwoningen",
    "percentage_corporatiewoningen",
    "onveilig_gevoel_procent",
)
_OWNED, _SOCIAL, _OTHER = "eigenaar", "corporatie", "overig"


def write_neighbourhoods(folder: Path, counts: Iterable[tuple[CadastralObject, Residents]]) -> None:
    """Write both files; the figures are those of the homes given."""
    figures = _figures(counts)
    write_rows(folder / "buurten.csv", _COLUMNS, (_row(each, figures[each.code]) for each in ALL))
    document = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": SYSTEM}},
        "features": [_feature(each) for each in ALL],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (folder / "buurten.geojson").write_text(text + "\n", encoding="utf-8", newline="\n")


def _figures(counts: Iterable[tuple[CadastralObject, Residents]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {each.code: Counter() for each in ALL}
    for home, residents in counts:
        figures = found[neighbourhood_of(home.door).code]
        seen = {"aantal_inwoners": residents.people, "aantal_huishoudens": residents.households, "aantal_woningen": 1}
        figures.update({**seen, _tenure(home): 1})
    return found


def _tenure(home: CadastralObject) -> str:
    if corporation_of(home):
        return _SOCIAL
    return _OWNED if owners_at_home(home) else _OTHER


def _row(place: Neighbourhood, figures: Counter[str]) -> dict[str, object]:
    homes = max(figures["aantal_woningen"], 1)
    shares = {
        "percentage_koopwoningen": figures[_OWNED],
        "percentage_huurwoningen": homes - figures[_OWNED],
        "percentage_corporatiewoningen": figures[_SOCIAL],
    }
    return {
        "buurtcode": place.code,
        "buurtnaam": place.name,
        "wijkcode": place.district_code,
        "wijknaam": place.district,
        **{name: figures[name] for name in ("aantal_inwoners", "aantal_huishoudens", "aantal_woningen")},
        **{name: round(100 * number / homes) for name, number in shares.items()},
        "onveilig_gevoel_procent": f"{10 + crc32(place.code.encode()) % 200 / 10:.1f}",
    }


def _feature(place: Neighbourhood) -> dict[str, Any]:
    polygons = [[[list(point) for point in outline]] for outline in place.outlines]
    single = len(polygons) == 1
    geometry = {"type": "Polygon" if single else "MultiPolygon", "coordinates": polygons[0] if single else polygons}
    return {"type": "Feature", "properties": {"buurtcode": place.code}, "geometry": geometry}
