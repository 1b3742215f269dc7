"""Mortgages and seizures of many objects as a table, a line per object and party; a mapping brings other lists into it.

Format: the columns below. A line with an object and a day alone says that nothing rests on it. An object that is not listed
stays unknown, which ``niet_genoemd`` must say, so that nobody takes silence for an object without a mortgage. A list and an
answer about one object speak of the same thing: the last of them counts.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import whole_day
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.imkad_ids import imkad_id
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.places.cadastral_names import parse_cadastral
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import CsvReader, required, stated_day
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ondermijning.sources.files.csv import Cells

_COMMON = frozenset({"kadastraalobject_id", "peildatum", "niet_genoemd"})
_ABOUT = frozenset({"stuk", "rang", "datum_inschrijving"})
LENDER, BORROWER, SEIZER = "geldgever", "geldnemer", "beslaglegger"
_MORTGAGE = frozenset({"hypotheekbedrag_euro", "datum_doorhaling", *_ABOUT})
_SEIZURE = frozenset({"vordering_euro", "datum_opheffing", "beslag_soort", *_ABOUT})
MORTGAGE_COLUMNS = frozenset({*_COMMON, *_MORTGAGE, LENDER, f"{LENDER}_kvk", BORROWER, f"{BORROWER}_kvk"})
SEIZURE_COLUMNS = frozenset({*_COMMON, *_SEIZURE, SEIZER, f"{SEIZER}_kvk"})


def mortgages(row: Row[Cells]) -> Iterator[Outcome]:
    """The answer about an object, with the mortgage and parties of a line, then what was strange in it."""
    object_id, faults = _object(row), Faults()
    yield kik.HypotheekAntwoord(object_id, required(row, "peildatum", whole_day))
    if _says_more(row):
        amount = _sum(row, "hypotheekbedrag_euro")
        key = _key("Zekerheidsstelling", row, amount)
        begun, ended = _dates(row, "datum_doorhaling", faults)
        yield kik.Zekerheidsstelling(key, amount, None, begun, ended, None)
        yield kik.ZekerheidsstellingObject(key, object_id)
        for role in (LENDER, BORROWER):
            for party, record in _party(row, role, key, faults):
                yield record
                yield kik.ZekerheidsstellingPartij(key, party, role)
    yield from (Remark(field, reason) for field, reason in faults)


def seizures(row: Row[Cells]) -> Iterator[Outcome]:
    """The answer about an object, with the seizure and who seizes of a line, then what was strange in it."""
    object_id, faults = _object(row), Faults()
    yield kik.BeslagAntwoord(object_id, required(row, "peildatum", whole_day))
    if _says_more(row):
        claim = _sum(row, "vordering_euro")
        key = _key("Beslag", row, claim)
        begun, ended = _dates(row, "datum_opheffing", faults)
        yield kik.BeslagLegging(key, None, clean(row.data.get("beslag_soort")), claim, None, begun, ended)
        yield kik.BeslagObject(key, object_id)
        for party, record in _party(row, SEIZER, key, faults):
            yield record
            yield kik.BeslagPartij(key, party)
    yield from (Remark(field, reason) for field, reason in faults)


def _object(row: Row[Cells]) -> str:
    """The object of a line that says what silence means."""
    required(row, "niet_genoemd", _silence)
    return required(row, "kadastraalobject_id", _object_id)


def _object_id(text: str) -> str | None:
    if not text:
        return None
    try:
        known = parse_cadastral(text).area is not None
    except ValueError:
        known = False
    if not known:
        raise ValueError(say("is no id of a cadastral object, such as 12340012370000"))
    return imkad_id("KadastraalObject", text)


def _silence(text: str) -> str | None:
    if text and text.casefold() != "onbekend":
        raise ValueError(say("must be onbekend: name an object without a mortgage or seizure on a line of its own"))
    return text.casefold() or None


def _says_more(row: Row[Cells]) -> bool:
    return bool(row.data.keys() - _COMMON)


def _sum(row: Row[Cells], name: str) -> int | None:
    """The amount, which may be absent; it tells two rights of one deed apart, so a wrong one refuses the line."""
    return required(row, name, _amount) if name in row.data else None


def _amount(text: str) -> int:
    if (amount := parse_euro(text)) < 0:
        raise ValueError(say("is below zero"))
    return amount


def _dates(row: Row[Cells], end: str, faults: Faults) -> tuple[date | None, date | None]:
    """Begin and end of a right; a month or a year alone says neither."""
    names = ("datum_inschrijving", end)
    begun, ended = (faults.read(name, whole_day, row.data.get(name)) for name in names)
    return begun, ended


def _key(domain: str, row: Row[Cells], amount: int | None) -> str:
    """One right by its deed, rank and amount: lines of several objects or parties are one."""
    deed = required(row, "stuk", clean)
    if not any(sign.isdigit() for sign in deed):
        raise RowRejected("stuk", say("holds no number, so it names no deed"))
    return f"NL.IMKAD.{domain}:lijst.{_hash(deed.casefold(), clean(row.data.get('rang')) or '', str(amount))}"


def _party(row: Row[Cells], role: str, key: str, faults: Faults) -> Iterator[tuple[str, Outcome]]:
    """Who stands in a role, if anyone does; a person is known within the right only."""
    name = clean(row.data.get(role))
    kvk = faults.read(f"{role}_kvk", kvk_number, row.data.get(f"{role}_kvk"))
    if kvk or company_name(name).form not in (None, "EMZ"):
        party = f"lijst.{_hash(key, (name or kvk or '').casefold())}"
        yield party, brk.NietNatuurlijkPersoon(party, name, None, None, None, None, kvk, None, None)
    elif name:
        party = f"lijst.{_hash(key, name.casefold())}"
        yield party, brk.NatuurlijkPersoon(party, None, None, None, name, None, None, None, False, None)  # noqa: FBT003


def _hash(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]


def _list(
    what: str,
    records: Callable[[Row[Cells]], Iterator[Outcome]],
    columns: frozenset[str],
    *needed: str,
    behind: str = "",
) -> CsvReader:
    """A list that speaks of the same subjects as the answers about one object."""
    return CsvReader(
        format=f"CSV {what}",
        scope=Scope.SUBJECT,
        columns=columns,
        required=frozenset({*_COMMON, "stuk", *needed}),
        records=records,
        subject=lambda row: f"{_object(row)}{behind}",
        date_in_row=stated_day,
        dated=stated_day,
    )


MORTGAGES = _list("hypotheken", mortgages, MORTGAGE_COLUMNS, "hypotheekbedrag_euro", LENDER)
SEIZURES = _list("beslagen", seizures, SEIZURE_COLUMNS, "vordering_euro", SEIZER, behind="#beslagen")
