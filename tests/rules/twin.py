"""A twin of a written city: every name, birthplace and gender replaced, and nothing else."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_XML = {
    "geslachtsnaam": "Andersom", "voornamen": "Robin", "voorvoegselsgeslachtsnaam": "op den", "statutaireNaam": "Heet Nu Anders",
    "geboorteplaats": "Elders",
}  # fmt: skip
_JSON = ("naam", "eersteHandelsnaam", "statutaireNaam")


def write_twin(city: Path, twin: Path) -> None:
    """Copy the deliveries of a city and give everyone in them another name."""
    shutil.copytree(city, twin)
    for path in twin.glob("brk/*/*.xml"):
        _rename_persons(path)
    for path in twin.glob("kvk/*.json"):
        profile = _renamed(json.loads(path.read_text(encoding="utf-8")))
        path.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
    listed = twin / "uitzonderingen.csv"
    head, *lines = listed.read_text(encoding="utf-8").splitlines()
    rows = [";".join((*line.split(";")[:2], "Heet nu anders", *line.split(";")[3:])) for line in lines]
    listed.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")


def _rename_persons(path: Path) -> None:
    tree = etree.parse(path)
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _XML and element.text and element.text.strip():
            element.text = _XML[name]
        elif name == "geslachtsaanduiding":
            _swap_gender(element)
    tree.write(path, encoding="utf-8", xml_declaration=True)


def _swap_gender(element: Any) -> None:
    for part in element.iter():
        if part.text in ("Man", "Vrouw", "M", "V"):
            part.text = {"Man": "Vrouw", "Vrouw": "Man", "M": "V", "V": "M"}[part.text]


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: "Heet nu anders" if key in _JSON else _renamed(part) for key, part in value.items()}
    return [_renamed(part) for part in value] if isinstance(value, list) else value
