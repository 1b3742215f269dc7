"""Habits of spreadsheets, of suppliers and of people: how one writes a plain table, and what must become of it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.support.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.plain_tables import PlainTable

MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
          "december")  # fmt: skip
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_AMOUNT = re.compile(r"bedrag|koopsom|bouwsom|transactiesom|waarde$|_euro", re.IGNORECASE)
_YES_NO = {"t": True, "f": False, "j": True, "n": False}
_TEXTS = frozenset({
    "regeling", "regelingnaam", "partij_naam", "corporatie", "naam", "openbareruimtenaam", "buurtnaam", "koper",
    "zaakspecificatie", "zaak_specificatie", "activiteit",
})  # fmt: skip


class Expected(NamedTuple):
    """What must become of a file in a habit; nothing of it may ever be read as something else.

    Args:
        what: ``read``: the same records; ``part``: those records without what could not be read, which is told;
            ``refused``: the file is not read.
        told: what a remark, a reject or the refusal must say, as a pattern; empty where nothing need be said.
    """

    what: str
    told: str = ""


READ = Expected("read")
_ZEROS = Expected("read", "lost zeros in front")
_SERIAL = Expected("read", "serial number of a spreadsheet")
_DATE_FORMS = Expected("part", r"known form of a date \(.*31-1-2024.*31 januari 2024")
_SUM_FORMS = Expected("part", r"known form of a sum of money \(.*1\.234,56")
_TOTALS = Expected("read", "row of totals|no CBS code")
_ABOVE = Expected("read", "above the header")


@dataclass(frozen=True, slots=True)
class Habit:
    """A way to write a table.

    Args:
        name: for people.
        write: the table in that way: the bytes of a CSV, or the sheets of a workbook; None where it cannot be so written.
        expected: what must become of it.
    """

    name: str
    write: Callable[[PlainTable], bytes | dict[str, Any] | None]
    expected: Expected = READ

    def file(self, table: PlainTable, folder: Path) -> Path | None:
        """The table as a file, or None where the habit cannot be had with it."""
        written = self.write(table)
        if written is None:
            return None
        if isinstance(written, dict):
            hidden = [name for name in written if name.startswith("verborgen")]
            return workbook(folder / "levering.xlsx", written, hidden=hidden)
        path = folder / "levering.csv"
        path.write_bytes(written)
        return path


def _text(change: Callable[[PlainTable], str]) -> Callable[[PlainTable], bytes]:
    return lambda table: change(table).encode()


def _cells(change: Callable[[str, str], str], delimiter: str = ";") -> Callable[[PlainTable], bytes | None]:
    """Every cell changed by the name of its column and its value; None where nothing changes."""

    def write(table: PlainTable) -> bytes | None:
        changed = replace(table, rows=_changed(table, change))
        return None if changed == table else changed.text(delimiter).encode()

    return write


def _changed(table: PlainTable, change: Callable[[str, str], Any]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(change(n.casefold(), c) for n, c in zip(table.names, row, strict=True)) for row in table.rows)


def _dates(form: Callable[[date], str]) -> Callable[[PlainTable], bytes | None]:
    return _cells(lambda _name, cell: form(date.fromisoformat(cell)) if _DAY.fullmatch(cell) else cell)


def _amounts(form: Callable[[int], str]) -> Callable[[PlainTable], bytes | None]:
    def change(name: str, cell: str) -> str:
        return form(int(float(cell))) if cell and _AMOUNT.search(name) else cell

    return _cells(change)


def _thousands(amount: int, mark: str) -> str:
    return f"{amount:,}".replace(",", mark)


def _booleans(yes: str, no: str) -> Callable[[PlainTable], bytes | None]:
    def change(_name: str, cell: str) -> str:
        said = _YES_NO.get(cell.casefold())
        return cell if said is None else yes if said else no

    return _flags(change)


def _flags(change: Callable[[str, str], str]) -> Callable[[PlainTable], bytes | None]:
    """A change of columns that hold yes and no only."""

    def write(table: PlainTable) -> bytes | None:
        columns = zip(table.names, zip(*table.rows, strict=True), strict=True)
        flags = {name.casefold() for name, cells in columns if {cell.casefold() for cell in cells} <= _YES_NO.keys()}
        return _cells(lambda name, cell: change(name, cell) if name in flags else cell)(table)

    return write


def _names(change: Callable[[str], str]) -> Callable[[PlainTable], bytes | None]:
    def write(table: PlainTable) -> bytes | None:
        changed = replace(table, names=tuple(map(change, table.names)))
        return None if changed == table else changed.text().encode()

    return write


def _line(place: int, line: Callable[[PlainTable], str]) -> Callable[[PlainTable], bytes]:
    """A line put in between the others, or behind them."""

    def write(table: PlainTable) -> bytes:
        lines = table.text().splitlines()
        lines.insert(place if place >= 0 else len(lines), line(table))
        return "\n".join([*lines, ""]).encode()

    return write


def _totals(label: str) -> Callable[[PlainTable], bytes]:
    def line(table: PlainTable) -> str:
        sums = ["1234" if _AMOUNT.search(name) else "" for name in table.names]
        return ";".join([label, *sums[1:]])

    return _line(-1, line)


def _sheets(*before: tuple[str, Sequence[Sequence[Any]]], top: Sequence[Sequence[Any]] = (), cell: Any = None) -> Any:
    """A workbook with sheets before that of the table, and rows above its header."""

    def write(table: PlainTable) -> dict[str, Any]:
        rows = _changed(table, cell) if cell else table.rows
        return {**dict(before), "Gegevens": [*top, table.names, *rows]}

    return write


def _sheet_if(cell: Callable[[str, str], Any]) -> Any:
    """A workbook of which some cells are no text; None where all are."""

    def write(table: PlainTable) -> dict[str, Any] | None:
        rows = _changed(table, cell)
        return None if rows == table.rows else {"Gegevens": [table.names, *rows]}

    return write


def _short(pattern: str, *, column: str = "") -> Callable[[str, str], str]:
    """A change that takes the zeros from the front of the cells of one form."""

    def change(name: str, cell: str) -> str:
        fits = re.fullmatch(pattern, cell) and (not column or column in name)
        return cell.lstrip("0") if fits else cell

    return change


def _form(pattern: str, form: Callable[[str], Any], *, column: str = "") -> Callable[[str, str], Any]:
    def change(name: str, cell: str) -> Any:
        return form(cell) if re.fullmatch(pattern, cell) and (not column or column in name) else cell

    return change


def _day_cell(_name: str, cell: str) -> Any:
    return date.fromisoformat(cell) if _DAY.fullmatch(cell) else cell


def _spaced(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _repeats_header(table: PlainTable) -> str:
    return ";".join(table.names)


def _every_cell(form: Callable[[str], str]) -> Callable[[PlainTable], bytes | None]:
    return _cells(lambda _name, cell: form(cell) if cell else cell)


def _serial(day: date) -> str:
    return str((day - date(1899, 12, 30)).days)


def _swallows(table: PlainTable) -> bytes:
    first, *others = table.text().splitlines()
    return "\n".join([first, f'"{others[0]}', *others[1:], ""]).encode()


BAG, WOZ, KVK = "0[0-9]{15}", "0[0-9]{11}", "0[0-9]{7}"

HABITS: tuple[Habit, ...] = (
    # How the text of the file is written.
    Habit("semicolons", _text(lambda table: table.text())),
    Habit("commas", _text(lambda table: table.text(","))),
    Habit("tabs", _text(lambda table: table.text("\t"))),
    Habit("pipes", _text(lambda table: table.text("|"))),
    Habit("a line sep=; for Excel", _text(lambda table: "sep=;\n" + table.text()), _ABOVE),
    Habit("a line sep=, for Excel", _text(lambda table: "sep=,\r\n" + table.text(",", "\r\n")), _ABOVE),
    Habit("a line sep=| between quotes", _text(lambda table: '"sep=|"\n' + table.text("|")), _ABOVE),
    Habit("all cells between quotes", _text(lambda table: table.text(quoting=csv.QUOTE_ALL))),
    Habit("Windows line ends", _text(lambda table: table.text(end="\r\n"))),
    Habit("old Mac line ends", _text(lambda table: table.text(end="\r"))),
    Habit("no line end at the end", _text(lambda table: table.text().rstrip("\n"))),
    Habit("UTF-8 with a mark", lambda table: table.text().encode("utf-8-sig")),
    Habit("UTF-16 with a mark", lambda table: table.text("\t").encode("utf-16")),
    Habit("UTF-16 without a mark", lambda table: table.text().encode("utf-16-be")),
    Habit("Windows-1252", lambda table: table.text().encode("cp1252")),
    Habit("UTF-8 that was broken", lambda table: table.text().encode().replace(b"\xc3\xb3", b"\xc3\xb3\xc3", 1)
          if "ó" in table.text() else None, Expected("refused", "broken letters")),
    # Headers.
    Habit("names in capitals", _names(str.upper)),
    Habit("names with blanks", _names(_spaced)),
    Habit("names with hyphens", _names(lambda name: name.replace("_", "-").upper())),
    Habit("names in camel case", _names(_camel)),
    Habit("names with blanks around them", _names(lambda name: f"  {name} ")),
    Habit("names with hard blanks", _names(lambda name: name.replace("_", "\u00a0") + "\u00a0")),
    Habit("names over two lines", _names(lambda name: name.replace("_", "\n"))),
    Habit("names with a colon behind them", _names(lambda name: f"{name}:")),
    Habit("a title above the header", _line(0, lambda _table: "Overzicht 2024"), _ABOVE),
    Habit("a title, a date and an empty line above the header",
          _text(lambda table: "Overzicht; gemeente\nUitgedraaid op: 1-1-2024\n\n" + table.text()), _ABOVE),
    Habit("a title as wide as the table",
          _line(0, lambda table: "Overzicht 2024" + ";" * (len(table.names) - 1)), _ABOVE),
    Habit("an empty line above the header", _line(0, lambda _table: "")),
    Habit("a column twice", _text(lambda table: "\n".join(f"{line};{line.split(';')[0]}" for line in
          table.text().splitlines())), Expected("refused", "two columns of one name|two columns that are one")),
    Habit("columns in another order", lambda table: replace(
        table, names=table.names[::-1], rows=tuple(row[::-1] for row in table.rows)).text().encode()),
    Habit("a column that nobody knows", lambda table: replace(
        table, names=(*table.names, "kleur"), rows=tuple((*row, "rood") for row in table.rows)).text().encode()),
    # Rows.
    Habit("empty lines between rows", _text(lambda table: table.text().replace("\n", "\n\n"))),
    Habit("rows of separators only", _line(-1, lambda table: ";" * (len(table.names) - 1)),
          Expected("read", "is (?:empty|missing|no|not) |is missing|no company")),
    Habit("a separator behind every line", _text(lambda table: table.text().replace("\n", ";\n"))),
    Habit("a separator behind every row", lambda table: "\n".join(
        line + (";;" if place else "") for place, line in enumerate(table.text().splitlines())).encode(),
          Expected("part", "fields under a header of")),
    Habit("a line of dashes under the header", _line(1, lambda table: ";".join("----" for _ in table.names))),
    Habit("a row of totals", _totals("Totaal"), _TOTALS),
    Habit("a row of a grand total", _totals("EINDTOTAAL:"), _TOTALS),
    Habit("the header again between the rows", _line(2, _repeats_header), Expected("read", "repeats the header")),
    Habit("a source below the table", _line(-1, lambda _table: "Bron: gemeente"),
          Expected("read", "fields under a header of")),
    Habit("a row that is too short", _line(-1, lambda table: ";".join(table.rows[0][:-1]).rstrip(";") or "x"),
          Expected("read", "fields under a header of")),
    Habit("a row that is too long", _line(-1, lambda table: ";".join((*table.rows[0], "x"))),
          Expected("read", "fields under a header of")),
    Habit("a quote that is never closed", _swallows, Expected("refused", "no valid CSV")),
    Habit("blanks around cells", _every_cell(lambda cell: f"  {cell} ")),
    Habit("hard blanks around cells", _every_cell(lambda cell: f"\u00a0{cell}\u00a0")),
    Habit("texts over two lines", _cells(
        lambda name, cell: cell.replace(" ", "\n") if name in _TEXTS else cell)),
    Habit('cells as ="text"', _every_cell(lambda cell: f'="{cell}"')),
    Habit("an apostrophe before digits", _cells(_form("[0-9]{8,}", "'{}".format))),
    # Sheets.
    Habit("a workbook", _sheets()),
    Habit("an explanatory sheet first",
          _sheets(("Toelichting", [("Dit bestand bevat:",), ("een rij per regel", "zie blad 2")])),
          Expected("read", "one of several sheets")),
    Habit("titles above the header of a sheet", _sheets(top=[("Overzicht 2024",), ()])),
    Habit("a hidden sheet first", _sheets(("verborgen", [("lijst",), ("ja",)]))),
    Habit("days as days of a sheet", _sheet_if(_day_cell)),
    Habit("sums as numbers of a sheet", _sheet_if(
        lambda name, cell: float(cell) if cell and _AMOUNT.search(name) else cell)),
    Habit("BAG ids as numbers of a sheet", _sheet_if(_form(BAG, int)), _ZEROS),
    Habit("WOZ numbers as numbers of a sheet", _sheet_if(_form(WOZ, int)), _ZEROS),
    # Days.
    Habit("d-m-yyyy", _dates(lambda day: f"{day.day}-{day.month}-{day.year}")),
    Habit("dd-mm-yyyy with midnight", _dates(lambda day: f"{day:%d-%m-%Y} 00:00:00")),
    Habit("d-m-yyyy with midnight as Excel has it", _dates(lambda day: f"{day.day}-{day.month}-{day.year} 0:00")),
    Habit("d/m/yyyy", _dates(lambda day: f"{day.day}/{day.month}/{day.year}")),
    Habit("dd.mm.yyyy", _dates(lambda day: f"{day:%d.%m.%Y}")),
    Habit("yyyy/mm/dd", _dates(lambda day: f"{day:%Y/%m/%d}"), _DATE_FORMS),
    Habit("yyyymmdd", _dates(lambda day: f"{day:%Y%m%d}")),
    Habit("with a time in ISO", _dates(lambda day: f"{day}T00:00:00")),
    Habit("1 januari 2022", _dates(lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}")),
    Habit("1 Jan. 2022", _dates(lambda day: f"{day.day} {MONTHS[day.month - 1][:3].capitalize()}. {day.year}".replace(
        "Maa.", "Mrt."))),
    Habit("zaterdag 1 januari 2022", _dates(
        lambda day: f"zaterdag {day.day} {MONTHS[day.month - 1]} {day.year}")),
    Habit("days as serial numbers of a spreadsheet", _dates(_serial), _SERIAL),
    Habit("a year of two digits", _dates(lambda day: f"{day:%d-%m-%y}"), _DATE_FORMS),
    Habit("a day that no calendar has", _dates(lambda day: f"31-02-{day.year}"),
          Expected("part", "a day that does not exist")),
    Habit("onbekend in place of a day", _dates(lambda _day: "onbekend"), _DATE_FORMS),
    # Sums of money.
    Habit("€ 12.500,00", _amounts(lambda amount: f"€ {_thousands(amount, '.')},00")),
    Habit("12.500,-", _amounts(lambda amount: f"{_thousands(amount, '.')},-")),
    Habit("12500,00", _amounts(lambda amount: f"{amount},00")),
    Habit("EUR 12.500", _amounts(lambda amount: f"EUR {_thousands(amount, '.')}")),
    Habit("12.500,00 euro", _amounts(lambda amount: f"{_thousands(amount, '.')},00 euro"), _SUM_FORMS),
    Habit("12.500 €", _amounts(lambda amount: f"{_thousands(amount, '.')} €"), _SUM_FORMS),
    Habit("12 500,00", _amounts(lambda amount: f"{_thousands(amount, ' ')},00"), _SUM_FORMS),
    Habit("12 500 with hard blanks", _amounts(lambda amount: "€\u00a0" + _thousands(amount, "\u00a0")), _SUM_FORMS),
    Habit("12,500.00", _amounts(lambda amount: f"{amount:,}.00")),
    Habit("1,25E+04", _amounts(lambda amount: f"{amount:.2E}".replace(".", ",")), _SUM_FORMS),
    Habit("n.v.t. in place of a sum", _amounts(lambda _amount: "n.v.t."), _SUM_FORMS),
    Habit("an error in place of a sum", _amounts(lambda _amount: "#N/B"), _SUM_FORMS),
    # Numbers.
    Habit("BAG ids without their zero", _cells(_short(BAG)), _ZEROS),
    Habit("WOZ numbers without their zero", _cells(_short(WOZ)), _ZEROS),
    Habit("KVK numbers without their zero", _cells(_short(KVK, column="kvk")), _ZEROS),
    Habit("codes of towns without their zero", _cells(_short("0[0-9]{3}")), _ZEROS),
    Habit("BAG ids as a power of ten",
          _cells(_form(BAG, lambda _cell: "9,35E+14")), Expected("part", "16 digits")),
    Habit("WOZ numbers as a power of ten",
          _cells(_form(WOZ, lambda _cell: "9,35E+10")), Expected("part", "12 digits.*power of ten")),
    Habit("BAG ids with a zero behind the point",
          _cells(_form(BAG, lambda cell: f"{int(cell)}.0")), Expected("part", "16 digits.*fraction")),
    Habit("KVK numbers with a zero behind the point",
          _cells(_form(KVK, lambda cell: f"{int(cell)}.0", column="kvk")), Expected("part", "8 digits.*fraction")),
    Habit("postcodes in small letters with a blank",
          _cells(_form("[0-9]{4}[A-Z]{2}", lambda cell: f"{cell[:4]} {cell[4:].lower()}"))),
    Habit("postcodes without letters",
          _cells(_form("[0-9]{4}[A-Z]{2}", lambda cell: cell[:4])), Expected("part", r"postcode \(1234AB")),
    Habit("an IBAN with a slip", _cells(_form("NL91.*", lambda cell: cell[:-1] + "1")),
          Expected("part", "no IBAN")),
    Habit("a BSN with a slip", _cells(_form("999993653", lambda _cell: "999993654")),
          Expected("part", "no BSN")),
    # Yes and no.
    Habit("Ja and Nee", _booleans("Ja", "Nee")),
    Habit("J and N", _booleans("J", "N")),
    Habit("WAAR and ONWAAR", _booleans("WAAR", "ONWAAR")),
    Habit("TRUE and FALSE", _booleans("TRUE", "FALSE")),
    Habit("1 and 0", _booleans("1", "0")),
    Habit("yes and no", _booleans("yes", "no")),
    Habit("misschien", _booleans("misschien", "misschien"), Expected("part", r"neither yes nor no \(ja, nee")),
)  # fmt: skip
