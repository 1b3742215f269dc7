"""Messages of the HR Dataservice about fictitious companies, put together from parts and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.markup import Markup, markup
from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

DATASERVICE = "http://schemas.kvk.nl/schemas/hrip/dataservice/2015/02"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


def registered(begin: str = "20190301", end: str = "") -> Markup:
    """When something began and, if it has, ended."""
    return markup("registratie", markup("datumAanvang", begin), markup("datumEinde", end) if end else "")


def code(name: str, value: str, words: str = "") -> Markup:
    """A value of a code list."""
    return markup(name, markup("code", value), markup("omschrijving", words))


def person(bsn: str = "999990019", **more: str) -> Markup:
    """A natural person; further elements by name."""
    given = {"geslachtsnaam": "Voorbeeld", "voornamen": "Robin", "geboortedatum": "19800201", **more}
    return markup("natuurlijkPersoon", markup("bsn", bsn), *(markup(name, value) for name, value in given.items()))


def company_party(*content: str, kind: str = "rechtspersoon") -> Markup:
    """A company as owner or officer."""
    return markup(kind, *content)


def office(kind: str, holder: str, function: str = "02", *more: str, end: str = "") -> Markup:
    """One ``heeft`` with an office in it."""
    door = markup("door", holder) if holder else ""
    return markup("heeft", markup(kind, registered(end=end), door, code("functie", function, "In woorden"), *more))


def address(kind: str = "bezoekLocatie", *, shielded: str = "N", inside: str | None = None) -> Markup:
    """A location of a company or branch."""
    postcode = markup("postcode", markup("cijfercombinatie", "6211"), markup("lettercombinatie", "AA"))
    home = markup("binnenlandsAdres", markup("straatnaam", "Voorbeeldstraat"), markup("huisnummer", "12"), postcode)
    return markup(kind, code("afgeschermd", shielded), markup("adres", inside if inside is not None else home))


def branch(number: str, *more: str, relation: str = "wordtUitgeoefendIn", kind: str = "commercieleVestiging") -> Markup:
    """A branch under the relation that leads to it."""
    return markup(relation, markup(kind, registered(), markup("vestigingsnummer", number), *more))


def entry(*content: str, owner: str = "", kvk: str = "99000011", end: str = "") -> Markup:
    """A whole ``maatschappelijkeActiviteit``."""
    return markup(
        "maatschappelijkeActiviteit",
        registered(end=end),
        markup("kvkNummer", kvk),
        markup("naam", "Voorbeeld B.V."),
        *content,
        markup("heeftAlsEigenaar", owner) if owner else "",
    )


def answer(*content: str, moment: str = "20241231120000000") -> Markup:
    """An answer around an entry."""
    attributes = {"xmlns": DATASERVICE, "peilmoment": moment}
    return markup("ophalenInschrijvingResponse", markup("product", *content), **attributes)


def envelope(content: str, *, header: str = "") -> Markup:
    """A SOAP message around an answer."""
    body = markup("soap:Body", Markup(content))
    return markup("soap:Envelope", markup("soap:Header", header), body, **{"xmlns:soap": SOAP})


def file_of(tmp_path: Path, text: str, name: str = "bericht.xml") -> Path:
    """A file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def run(tmp_path: Path, text: str) -> Reading:
    """What the loader makes of a message."""
    return read(shipped_loaders()["hr"], file_of(tmp_path, text))


def of_owner(tmp_path: Path, *content: str, end: str = "", kind: str = "rechtspersoon") -> Reading:
    """What the loader makes of a company whose owner has this content."""
    return run(tmp_path, answer(entry(owner=company_party(*content, kind=kind), end=end)))


def only(found: Reading, kind: type[Any]) -> Any:
    """The one record of a kind."""
    (record,) = found.of(kind)
    return record
