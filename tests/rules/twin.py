"""A twin of a written city: every name, birthplace and gender in every register replaced, and nothing else."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from ondermijning.demo.city.names import COMPANY_SECOND

if TYPE_CHECKING:
    from pathlib import Path

# Letters change places with others of their kind wherever they stand: equal names stay equal, and one that was mistyped
# stays as near to the right one. Letters that Dutch spells together (ch, ij, qu …) or counts with (i, v, x) stay.
_LETTERS = str.maketrans("aoubglmnrwAOUBGLMNRW", "ouaglmnrwbOUAGLMNRWB")
_PREFIXES = {"van": "von", "de": "la", "der": "des", "in": "op", "t": "het"}
# What a party is, unlike what it is called.
_KINDS = ("bv", "nv", "sa", "stichting", "st", "vereniging", "ver", "van eigenaars", "sint", "particulier")
_SECOND = (word.lower() for words in COMPANY_SECOND for word in words.split())
_KEPT = {"".join(sorted(word)) for word in (*_KINDS, *_SECOND)}  # in any order: they are mistyped too
_WORD = re.compile(r"van eigenaars|[^\W\d_]+(?:\.[^\W\d_]+)*", re.IGNORECASE)

_NAMES = frozenset({
    "naam", "eersteHandelsnaam", "statutaireNaam", "volledigeNaam", "geslachtsnaam", "voornamen", "voorvoegselsgeslachtsnaam",
    "voorvoegselGeslachtsnaam", "aanvrager", "AANVRAGER", "aanvrager_naam", "houder_naam", "leidinggevende_namen", "partij_naam",
    "verkoper", "koper", "corporatie",
})  # fmt: skip
_GENDERS = {
    "Man": "Vrouw",
    "Vrouw": "Man",
    "M": "V",
    "V": "M",
    "m": "v",
    "v": "m",
    "Mannelijk": "Vrouwelijk",
    "Vrouwelijk": "Mannelijk",
}


def write_twin(city: Path, twin: Path) -> None:
    """Copy the deliveries of a city and give everyone in them another name, the same one in every register."""
    shutil.copytree(city, twin)
    for path in (*twin.glob("brk/*/*.xml"), *twin.glob("hr/*.xml")):
        path.write_bytes(_renamed_xml(path.read_bytes()))
    for path in twin.glob("brk/*/*.zip"):
        _rename_in_zip(path)
    for path in twin.glob("kvk/*.json"):
        path.write_text(_renamed_json(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in twin.glob("kik/*.json"):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("".join(f"{_renamed_json(line)}\n" for line in lines), encoding="utf-8")
    for path in twin.rglob("*.csv"):
        _rename_in_csv(path)


def other_name(name: str) -> str:
    """What a name of a person or company, however it is spelled, is in the twin."""
    return _WORD.sub(lambda match: _other_word(match[0]), name)


def _other_word(word: str) -> str:
    plain = word.lower().replace(".", "")
    return word if "".join(sorted(plain)) in _KEPT else _PREFIXES.get(plain) or word.translate(_LETTERS)


def _other(field: str, value: str) -> str:
    """A value of a delivery as the twin has it."""
    if field == "geboorteplaats":
        return "Elders"
    return other_name(value) if field in _NAMES else value


def _rename_in_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, contents in members.items():
            archive.writestr(info, _renamed_xml(contents))


def _renamed_xml(contents: bytes) -> bytes:
    tree = etree.fromstring(contents)
    for element in tree.iter(etree.Element):
        field = etree.QName(element).localname
        if field == "geslachtsaanduiding":
            _swap_gender(element)
        elif element.text:
            element.text = _other(field, element.text)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def _swap_gender(element: Any) -> None:
    for part in element.iter():
        part.text = _GENDERS.get(part.text, part.text)


def _renamed_json(text: str) -> str:
    return json.dumps(_renamed("", json.loads(text)), ensure_ascii=False)


def _renamed(field: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(f"{field}.{key}", part) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(field, part) for part in value]
    if isinstance(value, str):
        return _GENDERS.get(value, value) if ".geslacht." in field else _other(field.rpartition(".")[2], value)
    return value


def _rename_in_csv(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream, delimiter=";")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(head)
        writer.writerows([_other(field, value) for field, value in zip(head, row, strict=True)] for row in rows)
