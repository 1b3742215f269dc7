"""How many people are registered at each BAG object on a date, as a plain CSV; counts only, never persons.

Format: the columns below, one line per object and date. A file speaks completely for the dates in it. A file with any column
about persons is refused whole, whatever else it holds: they are left out at the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.model import is_forbidden
from ondermijning.model.records_gebied import Bewoningtelling
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import bag_id
from ondermijning.normalise.letters import folded, letters
from ondermijning.normalise.numbers import whole_number
from ondermijning.sources.files.csv import headers, required
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.files.input_files import InputFile

NUMBERS = ("aantal_volwassenen", "aantal_huishoudens")
COLUMNS = frozenset({"bag_id", "peildatum", "aantal_ingeschreven", *NUMBERS})
_HOMES = ("01", "02", "03")  # dwelling, berth and pitch: what people can be registered at

# Parts of a name that only a column about one person has, whole names of such, and element numbers of the BRP.
_OF_A_PERSON = re.compile(
    r".*(?:bsn|burgerservice|sofinummer|geslacht|voorna|achterna|volledigenaam|voorletter|voorvoegsel|persoonslijst|"
    r"persoonsnummer|geheim|overled|paspoort|rijbewijs|telefoon|mailadres|iban).*|"
    r"anummer|naam|namen|name|initialen|titel|leeftijd|bewoners?|persoon|partner|ouders?|ouder[12]|kind|kinderen|email|[0-9]{6}"
)


class CountsCsv(NumberedCsv):
    """A CSV reader that lets no file with a column about persons in."""

    __slots__ = ()

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every row of the file.

        Raises:
            DeliveryError: a column is about persons.
        """
        sheet = self.mapping.sheet if self.mapping else None
        if any(_is_of_a_person(name) for names in filter(self._fits, headers(file, sheet)) for name in names):
            raise DeliveryError(
                say("has columns about persons, and this register takes counts only."),
                where=file.name,
                advice=say("Leave persons out at the source: count per object, and deliver the counts."),
            )
        return NumberedCsv.rows(self, file, door)


def _is_of_a_person(name: str) -> bool:
    """Whether a column may be about one person; a letter that only looks like one of ours makes it so."""
    known = letters(name)
    return is_forbidden(folded(name)) or "geboorte" in known or bool(_OF_A_PERSON.fullmatch(known))


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The count of a line, then what was strange in it."""
    faults = Faults()
    registered = required(row, "aantal_ingeschreven", whole_number)
    parts = {name: faults.read(name, whole_number, row.data.get(name)) for name in NUMBERS}
    faults.extend(
        (name, say("is more than are registered")) for name, part in parts.items() if part and part > registered
    )
    yield Bewoningtelling(
        bag_id=required(row, "bag_id", _home),
        peildatum=required(row, "peildatum", parse_date).day,
        aantal_ingeschreven=registered,
        **parts,
    )
    yield from repeated(row, "bag_id")
    yield from (Remark(field, reason) for field, reason in faults)


def _home(text: str) -> str:
    return bag_id(text, *_HOMES)


EXAMPLE = """bag_id;peildatum;aantal_ingeschreven;aantal_volwassenen;aantal_huishoudens
0935010000000012;2024-01-01;4;2;1
0935010000000013;2024-01-01;0;0;0
0935010000000014;2024-01-01;11;11;9
"""

LOADER = Loader(
    id="bewoning",
    title="Bewoning: aantallen ingeschrevenen per adresseerbaar object",
    reads=(
        CountsCsv(
            format="CSV bewoning (aantallen)",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"bag_id", "peildatum", "aantal_ingeschreven"}),
            records=records,
            subject=lambda row: str(required(row, "peildatum", parse_date).day),
            identity=lambda row: f"{row.data.get('bag_id')}/{row.data.get('peildatum')}",
        ),
    ),
    yields=(Bewoningtelling,),
    example_name="bewoning.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (burgerzaken)",
        ground="Wet basisregistratie personen",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.INTEGRITY}),
        source_class=SourceClass.OWN,
        cadence="per maand of kwartaal",
        keep_months=24,
        remark="Alleen aantallen per object en datum; een bestand met kolommen over personen wordt geweigerd.",
    ),
)
