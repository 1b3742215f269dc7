"""Lists of companies as municipalities have them: a selection of the trade register, or a register of establishments.

Format: CSV or a workbook with the columns below, a line per branch or, without a branch number, per company; other names come in
by a mapping. A list says nothing of officers, nor of companies and branches that it does not name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_other as other
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, vestigingsnummer
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

from .values import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells

COLUMNS = frozenset({
    "kvk_nummer", "vestigingsnummer", "handelsnaam", "statutaire_naam", "rechtsvorm", "rsin", "hoofdvestiging", "sbi",
    "datum_aanvang", "datum_einde", "werkzame_personen", "adres", "straat", "huisnummer", "toevoeging", "postcode", "woonplaats",
    "bag_id", "afgeschermd",
})  # fmt: skip
_ADDRESS = "20"  # the BAG type of an address; the id of a dwelling is not one
_SBI = re.compile(r"[0-9]{2,6}")


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The company or branch of a line, its activity and its address, then what was strange in it."""
    faults = Faults()
    kvk, branch, name = _kvk(row), _branch(row), required(row, "handelsnaam", clean)
    span, sbi = _span(row.data, faults), faults.read("sbi", _activity, row.data.get("sbi"))
    if branch == COMPANY:
        yield _company(row.data, kvk, faults)._replace(naam=name, sbi=sbi, **span)
    else:
        company = _company(row.data, kvk, faults)
        if company.rechtsvorm or company.rsin or company.statutaire_naam:
            yield company._replace(werkzame_personen=None)
        main = bool(faults.read("hoofdvestiging", yes_no, row.data.get("hoofdvestiging")))
        yield other.Vestiging(branch, kvk, name, hoofdvestiging=main, sbi=sbi, geregistreerd_op=None, **span)
        if "werkzame_personen" in row.data:
            faults.append(("werkzame_personen", say("counts the people of a branch, and is kept of a company only")))
    if name:
        yield other.Handelsnaam(kvk, branch, name, None)
    if sbi:
        yield other.SbiActiviteit(kvk, branch, sbi, hoofdactiviteit=True)
    yield from _address(row.data, kvk, branch, faults)
    yield from repeated(row, "kvk_nummer" if branch == COMPANY else "vestigingsnummer")
    yield from (Remark(field, reason) for field, reason in faults)


def subject(row: Row[Cells]) -> str:
    """A line speaks for its branch, else for its company, and leaves the other branches alone."""
    kvk, branch = _kvk(row), _branch(row)
    return f"KVK:{kvk}" if branch == COMPANY else f"VEST:{branch}"


def _kvk(row: Row[Cells]) -> str:
    return required(row, "kvk_nummer", kvk_number)


def _branch(row: Row[Cells]) -> str:
    """The number of the branch; a broken one makes no company of it."""
    return required(row, "vestigingsnummer", vestigingsnummer) if "vestigingsnummer" in row.data else COMPANY


def _company(data: Cells, kvk: str, faults: Faults) -> other.Inschrijving:
    """What every line says of the company; name, days and activity on the line of a branch are those of the branch."""
    return other.Inschrijving(
        kvk=kvk,
        naam=None,
        statutaire_naam=clean(data.get("statutaire_naam")),
        rsin=faults.tax_number("rsin", data.get("rsin")),
        rechtsvorm=clean(data.get("rechtsvorm")),
        geregistreerd_op=None,
        aanvang=None,
        aanvang_precisie=None,
        einde=None,
        einde_precisie=None,
        werkzame_personen=faults.read("werkzame_personen", whole_number, data.get("werkzame_personen")),
        sbi=None,
        eindreden=None,
    )


def _span(data: Cells, faults: Faults) -> dict[str, Any]:
    """When it began and ended, each a lower bound with its precision."""
    columns: dict[str, Any] = {}
    for column in ("aanvang", "einde"):
        found = faults.read(f"datum_{column}", parse_date, data.get(f"datum_{column}")) or (None, None)
        columns[column], columns[f"{column}_precisie"] = found
    return columns


def _activity(text: str) -> str:
    code = "".join(text.split()).replace(".", "")
    if not _SBI.fullmatch(code):
        raise ValueError(say("is no code of 2 to 6 digits"))
    return code


def _address(data: Cells, kvk: str, branch: str, faults: Faults) -> Iterator[Outcome]:
    """The visiting address, where the line says anything of it."""
    number = faults.read("bag_id", lambda text: bag_id(text, _ADDRESS), data.get("bag_id"))
    place = read_place({name: text for name, text in data.items() if name != "bag_id"}, faults)
    if not number and not place.straat and not place.postcode:
        return
    yield other.VestigingAdres(
        kvk,
        branch,
        "bezoekadres",
        afgeschermd=_shielded(data, faults),
        nummeraanduiding_id=number,
        straat=place.straat,
        huisnummer=place.huisnummer,
        toevoeging=place.toevoeging,
        postcode=place.postcode,
        woonplaats=place.woonplaats,
        land=None,
    )


def _shielded(data: Cells, faults: Faults) -> bool:
    """Whether the address is shielded; when the line cannot be read, it is."""
    given = data.get("afgeschermd")
    return bool(given) and faults.read("afgeschermd", yes_no, given) is not False


EXAMPLE = """kvk_nummer;vestigingsnummer;handelsnaam;statutaire_naam;rechtsvorm;rsin;hoofdvestiging;sbi;datum_aanvang;\
werkzame_personen;adres;postcode;woonplaats;bag_id
99000011;000088000011;Voorbeeld Verhuur;Voorbeeld Vastgoed B.V.;Besloten Vennootschap;999990019;ja;68204;2023-02-01;;\
Voorbeeldstraat 12-A;6211AB;Maastricht;0935200000000012
99000038;;Stichting Voorbeeld;Stichting Voorbeeld;Stichting;;;94996;2019-03-01;2;Proefplein 5;6211AC;Maastricht;
"""

LOADER = Loader(
    id="kvk_lijst",
    title="Bedrijvenlijst (selectie uit het handelsregister of vestigingenregister)",
    reads=(
        NumberedCsv(
            format="CSV bedrijvenlijst",
            scope=Scope.SUBJECT,
            columns=COLUMNS,
            required=frozenset({"kvk_nummer", "handelsnaam"}),
            records=records,
            subject=subject,
            identity=lambda row: row.data.get("vestigingsnummer") or row.data.get("kvk_nummer", ""),
        ),
    ),
    yields=(other.Inschrijving, other.Handelsnaam, other.SbiActiviteit, other.Vestiging, other.VestigingAdres),
    example_name="bedrijvenlijst.csv",
    example=EXAMPLE,
    register=Register(
        holder="Kamer van Koophandel, of de gemeente (vestigingenregister)",
        ground="Handelsregisterwet 2007",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="per kwartaal",
        keep_months=60,
        remark="Een lijst zegt niets over functionarissen, en niets over bedrijven en vestigingen die er niet op staan.",
    ),
)
