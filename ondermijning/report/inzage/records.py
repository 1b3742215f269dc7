"""Every record that deliveries hold of one party, also such as no longer count; what it says of other people is left out.

A record is about a party when the party is mentioned in it, or when it holds one of its numbers. The place of an officer,
holder or user within a case may be taken by another later: such a record is the party's own only while it names the same one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.model import RECORDS, AttributeClass
from ondermijning.sources.state import open_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from ondermijning.model import Column, RecordKind
    from ondermijning.resolve.party_lookup import Held
    from ondermijning.workspace import Workspace

OTHER = "(een ander)"
_PSEUDONYM = "aanwezig, als pseudoniem"
_NUMBER = re.compile(r"\d{6,}")
_WORDED = frozenset({"namens"})  # a partnership as worded: the names of others


class _Mention(NamedTuple):
    """How a kind of record names a party: the key of the mention in SQL, and whether another may take that place."""

    key: str
    place: bool = False


_NUMBERED = "CASE WHEN volgnummer = 1 THEN '' ELSE '#' || volgnummer END"
_MENTIONS = {
    "NatuurlijkPersoon": _Mention("persoon_id"),
    "NietNatuurlijkPersoon": _Mention("persoon_id"),
    "Inschrijving": _Mention("'KVK:' || kvk"),
    "Zoekresultaat": _Mention(
        "CASE WHEN vestigingsnummer = '' THEN 'KVK:' || kvk ELSE 'VEST:' || vestigingsnummer END"
    ),
    "Vestiging": _Mention("'VEST:' || vestigingsnummer"),
    "Functievervulling": _Mention(
        "'KVK:' || kvk || '#' || CASE WHEN volgnummer = 0 THEN 'eigenaar' ELSE volgnummer::TEXT END", place=True
    ),
    "Zetelgegeven": _Mention(
        "'KVK:' || kvk || CASE WHEN volgnummer = 0 THEN '' ELSE '#' || volgnummer END", place=True
    ),
    "Insolventieuitspraak": _Mention("'KVK:' || kvk"),
    "WozBelanghebbende": _Mention(
        "CASE WHEN soort = 'natuurlijk_persoon' THEN wozobjectnummer || ':' || rol"
        " ELSE coalesce('RSIN:' || rsin, 'KVK:' || kvk, wozobjectnummer || ':' || rol) END",
        place=True,
    ),
    "VergunningPartij": _Mention(f"zaaknummer || {_NUMBERED}", place=True),
    "Subsidieverlening": _Mention("dossiernummer", place=True),
    "Melding": _Mention("gebeurtenis_id", place=True),
    "OverdrachtPartij": _Mention(
        "CASE WHEN kvk IS NULL AND rsin IS NULL THEN overdracht_id || '#' ELSE '' END || partij_sleutel"
    ),
}
# Column → which kind of number stands in it. An address is one person's only as that of a residence.
_NUMBERS = {
    "persoon_id": "persoon",
    "vve_persoon_id": "persoon",
    "bsn_hmac": "bsn",
    "kvk": "kvk",
    "functionaris_kvk": "kvk",
    "rsin": "rsin",
    "vestigingsnummer": "vestiging",
}
_OF_PERSONS = ("persoon_id", "bsn_hmac")
_TRADE = ("kvk", "rsin", "vestiging")
# The number of the company in which somebody else holds the office.
_NOT_OWN = dict.fromkeys(("Functievervulling", "Zetelgegeven"), "kvk")
_ADDRESS, _RESIDENCE = "adres_id", "woonadres_id"


def every_number(workspace: Workspace) -> frozenset[str]:
    """Numbers of all companies and branches in the deliveries: without a graph nobody says which are natural persons."""
    db, kinds = open_kept(workspace, RECORDS.values())
    names = [
        (kind.name, column.name) for kind in kinds for column in kind.columns if _NUMBERS.get(column.name) in _TRADE
    ]
    if not names:
        return frozenset()
    with db:
        found = db.execute(" UNION ".join(f"SELECT {column} FROM {kind}_gelezen" for kind, column in names)).fetchall()  # noqa: S608
    return frozenset(number for (number,) in found if number)


def records_of(workspace: Workspace, held: Held, hidden: frozenset[str]) -> list[dict[str, Any]]:
    """The records, in order of source, kind and place.

    Args:
        workspace: where deliveries live.
        held: the party.
        hidden: numbers of other natural persons, which are left out.
    """
    db, kinds = open_kept(workspace, RECORDS.values())
    with db:
        db.execute("CREATE TABLE eigen (register TEXT, source_id TEXT)")
        db.execute("CREATE TABLE nummer (soort TEXT, waarde TEXT)")
        if held.keys:
            db.executemany("INSERT INTO eigen VALUES (?, ?)", sorted(held.keys))
        for kind in kinds:
            _collect(db, kind, person=held.person)
        own = {value for (value,) in db.execute("SELECT waarde FROM nummer").fetchall()}
        found = [_shown(kind, row, own, hidden - own) for kind in kinds for row in _rows(db, kind)]
    return sorted(found, key=lambda each: [each[name] for name in ("bron", "soort", "levering", "bestand", "positie")])


def _collect(db: duckdb.DuckDBPyConnection, kind: RecordKind, *, person: bool) -> None:
    """Note the numbers that a party bears in the records that mention it."""
    if kind.name not in _MENTIONS:
        return
    names = [column.name for column in kind.columns if column.name != _NOT_OWN.get(kind.name)]
    spaces = {name: _NUMBERS[name] for name in names if name in (_OF_PERSONS if person else _NUMBERS)}
    for name, space in {**spaces, **({_RESIDENCE: "adres"} if _RESIDENCE in names else {})}.items():
        db.execute(
            f"INSERT INTO nummer SELECT DISTINCT '{space}', {name} FROM ({_mentioning(kind)})"  # noqa: S608 - model names
            f" WHERE _eigen AND {name} IS NOT NULL AND {name} <> ''"
        )


def _mentioning(kind: RecordKind) -> str:
    """All records of a kind with whether they are the party's own mention."""
    mention = _MENTIONS.get(kind.name)
    if mention is None:
        return f"SELECT *, false AS _eigen FROM {kind.name}_gelezen"  # noqa: S608 - names of the model
    return f"""
    WITH alle AS (
        SELECT *, {mention.key} AS _sleutel, {_identity(kind) if mention.place else "''"} AS _wie FROM {kind.name}_gelezen
    ), laatst AS (
        SELECT _bron, _sleutel, arg_max(_wie, (_peildatum, _levering, _bestand, _positie)) AS _wie
        FROM alle JOIN eigen e ON e.register = _bron AND e.source_id = _sleutel GROUP BY ALL
    )
    SELECT a.* EXCLUDE (_sleutel, _wie), l._wie IS NOT NULL AS _eigen
    FROM alle a LEFT JOIN laatst l ON l._bron = a._bron AND l._sleutel = a._sleutel AND l._wie = a._wie
    """  # noqa: S608 - names of the model


def _identity(kind: RecordKind) -> str:
    """Who stands in a record, as one text."""
    who = [c.name for c in kind.columns if c.attribute_class is AttributeClass.C or c.name in ("rsin", "kvk")]
    return f"concat_ws('|', {', '.join(f'''coalesce({name}::TEXT, '')''' for name in who)})"


def _rows(db: duckdb.DuckDBPyConnection, kind: RecordKind) -> Iterator[dict[str, Any]]:
    numbers = {column.name: _NUMBERS[column.name] for column in kind.columns if column.name in _NUMBERS}
    if kind.name == "AdresLocatie":
        numbers = {_ADDRESS: "adres"}
    tests = [f"{name} IN (SELECT waarde FROM nummer WHERE soort = '{space}')" for name, space in numbers.items()]  # noqa: S608
    chosen = db.execute(f"SELECT DISTINCT * FROM ({_mentioning(kind)}) WHERE {' OR '.join(['_eigen', *tests])}")  # noqa: S608
    names = [column[0] for column in chosen.description or ()]
    return (dict(zip(names, row, strict=True)) for row in chosen.fetchall())


def _shown(kind: RecordKind, row: dict[str, Any], own: set[str], hidden: frozenset[str]) -> dict[str, Any]:
    mine = row["_eigen"] or row.get("bsn_hmac") in own
    values = {
        column.name.replace("_", " "): _cell(column, row[column.name], own, hidden, mine=mine)
        for column in kind.columns
        if row[column.name] is not None
    }
    return {
        "bron": row["_bron"],
        "levering": row["_levering"],
        "bestand": veiled(row["_bestand"], hidden),
        "positie": row["_positie"],
        "soort": kind.name,
        "gegevens": values,
    }


def _cell(column: Column, value: Any, own: set[str], hidden: frozenset[str], *, mine: bool) -> Any:
    if column.name == "bsn_hmac":
        return _PSEUDONYM if mine else OTHER
    others_id = _NUMBERS.get(column.name) == "persoon" and value not in own
    others_name = not mine and (column.attribute_class is AttributeClass.C or column.name in _WORDED)
    return OTHER if others_id or others_name or value in hidden else value


def veiled(text: str, hidden: frozenset[str]) -> str:
    """A file name without the numbers of other natural persons."""
    return _NUMBER.sub(lambda number: "…" if number[0] in hidden else number[0], text)
