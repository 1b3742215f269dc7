"""Earlier sales as a plain CSV: a line per seller and buyer, lines of one deed and day are one transfer.

Format: the columns below; an object is named by its id or by its designation. A file says everything about the transfers of
an object in the years that it names, so that a list per year leaves the years before alone. The list gives no shares.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import codes
from ondermijning.model.records_overdracht import BY_DESIGNATION, Overdracht, OverdrachtObject, OverdrachtPartij
from ondermijning.normalise.dates import whole_day
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.imkad_ids import imkad_id
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import CsvReader, required
from ondermijning.sources.files.csv_gate import Proof
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells

SIDES = ("verkoper", "koper")
COLUMNS = frozenset(
    {
        "kadastraalobject_id",
        "datum",
        "soort",
        "koopsom_euro",
        "aantal_objecten",
        "stuk",
        *(f"{side}{part}" for side in SIDES for part in ("", "_kvk", "_rsin")),
    }
)
KINDS = frozenset({*codes.TRANSFER_KINDS.values(), codes.SALE, codes.AUCTION})
_WRITTEN = {"verkoop": codes.SALE, "koop en verkoop": codes.SALE, "aankoop": codes.SALE, "erfenis": "vererving"}
_DEED_PART = re.compile(r"NL\.IMKAD\.Stukdeel[.:].+")


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The transfer, object and parties of a line, then what was strange in it."""
    data, faults = row.data, Faults()
    object_id, day = required(row, "kadastraalobject_id", _object_id), required(row, "datum", whole_day)
    kind, deed = _kind(data.get("soort"), faults), _deed(data.get("stuk"), faults)
    transfer_id = f"{deed}|{day}" if deed else _hash(object_id, str(day), kind or "")
    yield Overdracht(
        overdracht_id=transfer_id,
        datum=day,
        soort=kind,
        koopsom_euro=faults.read("koopsom_euro", _price, data.get("koopsom_euro")),
        aantal_objecten=faults.read("aantal_objecten", _count, data.get("aantal_objecten")),
        stukdeel_id=imkad_id("Stukdeel", deed) if deed and _DEED_PART.fullmatch(deed) else None,
        stuk=deed,
    )
    yield OverdrachtObject(transfer_id, object_id)
    for side in SIDES:
        yield from _party(data, side, transfer_id, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _party(data: Cells, side: str, transfer_id: str, faults: Faults) -> Iterator[OverdrachtPartij]:
    """Who stands on one side of a line, if anyone does."""
    name = clean(data.get(side))
    kvk = faults.read(f"{side}_kvk", kvk_number, data.get(f"{side}_kvk"))
    rsin = _tax_number(data, side, faults)
    if name or kvk or rsin:
        key = f"KVK:{kvk}" if kvk else f"RSIN:{rsin}" if rsin else _hash(transfer_id, (name or "").casefold())
        kind = "bedrijf" if kvk or rsin or company_name(name).form else "persoon"
        yield OverdrachtPartij(transfer_id, side, key, kind, name, kvk, rsin)


def _tax_number(data: Cells, side: str, faults: Faults) -> str | None:
    """The RSIN of a party whose name says that it is a legal person; of any other it may be a BSN and is left out."""
    column = f"{side}_rsin"
    if column in data and not _is_legal_person(data.get(side)):
        faults.append((column, say("may be the number of a person and was left out: the name says no legal form")))
        return None
    return faults.tax_number(column, data.get(column))


def _is_legal_person(name: str | None) -> bool:
    """Whether a party has a name that says that its number cannot be a BSN."""
    return company_name(clean(name)).form not in (None, "EMZ")


def _kind(text: str | None, faults: Faults) -> str | None:
    """The kind of transfer in the words of the graph; an unknown one stays as it is worded."""
    kind = (clean(text) or "").casefold()
    if any(word in kind for word in codes.AUCTION_WORDS):
        return codes.SALE if any(word in kind for word in codes.VOLUNTARY_WORDS) else codes.AUCTION
    kind = codes.TRANSFER_KINDS.get(kind) or _WRITTEN.get(kind, kind)
    if kind and kind not in KINDS:
        faults.append(("soort", say("is an unknown kind of transfer")))
    return kind or None


def _deed(text: str | None, faults: Faults) -> str | None:
    """The deed as the list words it; a word such as ``onbekend`` would make one transfer of all sales of a day."""
    deed = clean(text)
    if deed and not any(sign.isdigit() for sign in deed):
        faults.append(("stuk", say("holds no number, so it names no deed and was left out")))
        return None
    return deed


def _object_id(text: str) -> str | None:
    """The id of an object; of one that is named by its designation that, under which the land registry is searched.

    Raises:
        ValueError: it is neither, so that it could join no object.
    """
    if not text:
        return None
    try:
        named = parse_cadastral(text, MAASTRICHT)
    except ValueError:
        raise ValueError(say("is neither the id of a cadastral object nor a designation as MTT00 C 123")) from None
    return imkad_id("KadastraalObject", text) if named.area is not None else f"{BY_DESIGNATION}{named.code_form}"


def _price(text: str) -> int:
    if (price := parse_euro(text)) < 0:
        raise ValueError(say("is below zero"))
    return price


def _count(text: str) -> int:
    if not (count := whole_number(text)):
        raise ValueError(say("is zero"))
    return count


def _hash(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]


def subject(row: Row[Any]) -> str:
    """A line speaks for its object in the year of the transfer."""
    return f"{required(row, 'kadastraalobject_id', _object_id)}|{required(row, 'datum', whole_day).year}"


EXAMPLE = """kadastraalobject_id;datum;soort;koopsom_euro;aantal_objecten;verkoper;verkoper_kvk;verkoper_rsin;koper;\
koper_kvk;koper_rsin;stuk
12340012370000;2019-05-20;koop;180000;1;T. de Fictie;;;Voorbeeld Vastgoed B.V.;99000011;;Hyp4 75001/12
12340012370000;2021-02-01;koop;265000;1;Voorbeeld Vastgoed B.V.;99000011;;P. Proef;;;Hyp4 80002/7
12340012370000;2021-02-01;koop;265000;1;Voorbeeld Vastgoed B.V.;99000011;;S. Proef;;;Hyp4 80002/7
"""

LOADER = Loader(
    id="transacties",
    title="Eerdere overdrachten van onroerend goed (eigen lijst)",
    reads=(
        CsvReader(
            format="CSV transacties",
            scope=Scope.SUBJECT,
            columns=COLUMNS,
            required=frozenset({"kadastraalobject_id", "datum", "verkoper", "koper"}),
            records=records,
            subject=subject,
            pseudonymised=frozenset(f"{side}_rsin" for side in SIDES),
            clear_when={f"{side}_rsin": Proof(side, _is_legal_person) for side in SIDES},
        ),
    ),
    yields=(Overdracht, OverdrachtObject, OverdrachtPartij),
    example_name="transacties.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente, uit de openbare registers van het Kadaster",
        ground="Kadasterwet, voor een publieke taak",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.INTEGRITY}),
        source_class=SourceClass.OWN,
        cadence="eenmalig, daarna aanvullingen",
        keep_months=120,
        remark="Geeft geschiedenis waar maar één stand van de BRK is; de stand gaat voor bij verschil.",
    ),
)
