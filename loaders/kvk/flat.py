"""The trade register as data.amsterdam.nl gives it, flat, told again as the profiles of the KVK API tell it.

Format: data set ``hr_kvk`` v2 of the Amsterdam schema: ``maatschappelijkeactiviteiten``, with the owner beside it in the answer,
and ``vestigingen``. A date is also written as its year, month and day, of which zero is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.sources.files.json import part, parts, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject

COMPANIES, BRANCHES, OWNERS = "maatschappelijkeactiviteiten", "vestigingen", "heeftAlsEigenaarHrNnp"
_LOCATIONS = {"bezoek": "bezoekadres", "post": "correspondentieadres"}
_LINES = {
    "Afgeschermd": "indAfgeschermd",
    "Straatnaam": "straatnaam",
    "Huisnummer": "huisnummer",
    "Huisletter": "huisletter",
    "HuisnummerToevoeging": "huisnummerToevoeging",
    "Postcode": "postcode",
    "Plaats": "plaats",
    "StraatHuisnummerBuitenland": "straatHuisnummer",
    "PostcodePlaatsBuitenland": "postcodeWoonplaats",
    "LandBuitenland": "land",
}
_BOX = "Postbusnummer"
_PLACED = ("Straatnaam", "Postcode", "Plaats", "StraatHuisnummerBuitenland", _BOX)
_ACTIVITY = ("datumAanvangMaatschappelijkeActiviteit", "datumEindeMaatschappelijkeActiviteit")
_BRANCH = ("datumAanvang", "datumEinde")
_END = "datumUitschrijving"

ALLOWED = frozenset({
    "kvknummer", "vestigingsnummer", "naam", "eersteHandelsnaam", "hoofdvestiging", "isEenUitoefeningVanHrMacId",
    "totaalWerkzamePersonen", "handelsnamen", "handelsnaam", "volgorde", "datumEinde", "activiteiten", "sbiCode",
    "isHoofdactiviteit", OWNERS, "rsin", "rechtsvorm", "volledigeNaam",
    *(f"{date}{piece}" for date in (*_ACTIVITY, *_BRANCH, _END) for piece in ("Datum", "Jaar", "Maand", "Dag")),
    *(f"{where}Locatie{line}" for where in _LOCATIONS for line in (*_LINES, _BOX)),
    *(f"{where}HeeftBagNummeraanduidingId" for where in _LOCATIONS),
})  # fmt: skip


def items(document: Document) -> Items | None:
    """The companies and branches of an answer, or the one that a document is, each company with its owner in it."""
    if not isinstance(document, dict):
        return None
    if _is_flat(document):
        return {"": document}
    embedded = document.get("_embedded")
    if not isinstance(embedded, dict) or not {COMPANIES, BRANCHES} & embedded.keys():
        return None
    owners = {owner["identificatie"]: owner for owner in _listed(embedded, OWNERS) if "identificatie" in owner}
    return {
        f"/_embedded/{name}/{place}": _with_owner(item, owners) if isinstance(item, dict) else item
        for name in (COMPANIES, BRANCHES)
        for place, item in enumerate(_all(embedded, name))
    }


def _is_flat(document: Mapping[str, Document]) -> bool:
    """By the name of a column that no answer of the KVK API has."""
    return f"{_ACTIVITY[0]}Jaar" in document or "isEenUitoefeningVanHrMacId" in document


def _all(holder: Mapping[str, Document], name: str) -> list[Document]:
    found = holder.get(name)
    return found if isinstance(found, list) else []


def _listed(holder: Mapping[str, Document], name: str) -> list[dict[str, Any]]:
    return [item for item in _all(holder, name) if isinstance(item, dict)]


def _with_owner(item: dict[str, Document], owners: Mapping[Any, Document]) -> dict[str, Document]:
    owner = owners.get(item.get(f"{OWNERS}Id"))
    return item if owner is None else {**item, OWNERS: owner}


def as_profile(data: JsonObject) -> JsonObject:
    """A flat company as a Basisprofiel, or a flat branch as a Vestigingsprofiel."""
    return _branch(data) if value(data, "vestigingsnummer") else _company(data)


def _company(data: JsonObject) -> JsonObject:
    owner = part(data, OWNERS)
    end = _date(data, _ACTIVITY[1]) or _date(owner, _END)
    known = {
        "kvkNummer": value(data, "kvknummer"),
        "naam": value(data, "naam"),
        "statutaireNaam": value(owner, "volledigeNaam") or value(owner, "naam"),
        "totaalWerkzamePersonen": value(data, "totaalWerkzamePersonen"),
        "_embedded": {"eigenaar": {**_said(owner, "rsin", "rechtsvorm"), "adressen": _addresses(data)}},
    }
    return {**known, **_shared(data, (_date(data, _ACTIVITY[0]), end))}


def _branch(data: JsonObject) -> JsonObject:
    known = {
        "vestigingsnummer": value(data, "vestigingsnummer"),
        "kvkNummer": value(data, "isEenUitoefeningVanHrMacId"),
        "eersteHandelsnaam": value(data, "eersteHandelsnaam") or value(data, "naam"),
        "indHoofdvestiging": value(data, "hoofdvestiging"),
        "adressen": _addresses(data),
    }
    return {**known, **_shared(data, (_date(data, _BRANCH[0]), _date(data, _BRANCH[1])))}


def _shared(data: JsonObject, span: tuple[str | None, str | None]) -> JsonObject:
    """What a company and a branch write alike; a trade name that has ended is left out, since a profile has none."""
    return {
        "materieleRegistratie": {"datumAanvang": span[0], "datumEinde": span[1]},
        "handelsnamen": [
            {"naam": value(name, "handelsnaam"), "volgorde": value(name, "volgorde")}
            for name in parts(data, "handelsnamen")
            if not value(name, "datumEinde")
        ],
        "sbiActiviteiten": [
            {"sbiCode": value(activity, "sbiCode"), "indHoofdactiviteit": value(activity, "isHoofdactiviteit")}
            for activity in parts(data, "activiteiten")
        ],
    }


def _said(data: JsonObject, *names: str) -> dict[str, str | None]:
    return {name: value(data, name) for name in names}


def _date(data: JsonObject, name: str) -> str | None:
    """A date as yyyymmdd, of which the zeros are unknown; None when not even its year is."""
    year, month, day = (value(data, f"{name}{piece}") for piece in ("Jaar", "Maand", "Dag"))
    if not year or not year.strip("0"):
        return value(data, f"{name}Datum")
    return f"{year:0>4}{month or '':0>2}{day or '':0>2}"


def _addresses(data: JsonObject) -> list[JsonObject]:
    return [
        _address(data, where, kind)
        for where, kind in _LOCATIONS.items()
        if any(value(data, f"{where}Locatie{line}") for line in _PLACED)
    ]


def _address(data: JsonObject, where: str, kind: str) -> JsonObject:
    lines = {name: value(data, f"{where}Locatie{line}") for line, name in _LINES.items()}
    if value(data, f"{where}Locatie{_BOX}"):
        lines["straatnaam"] = "Postbus"
    number = value(data, f"{where}HeeftBagNummeraanduidingId")
    return {"type": kind, **lines, "geoData": {"nummerAanduidingId": number}}
