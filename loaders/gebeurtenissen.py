"""Closures, penalties, refusals and inspections as a plain CSV, one line per event.

Format: the columns below. The list is whole: what is absent has ended. Free text stays outside. The outcome of a Bibob
investigation may be used for its own decision only (article 28 Wet Bibob): it comes in when the settings name a decision, and
then as one of the known outcomes and nothing else of it. What the kind says to come from police, justice or another register
that this engine never reads is kept out always.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_gemeente import Melding
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row
from ondermijning.trust.restricted import BIBOB, NEVER, SWITCHABLE, class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Record

COLUMNS = frozenset(
    {
        "gebeurtenis_id",
        "soort",
        "datum",
        "adres",
        "postcode",
        "huisnummer",
        "toevoeging",
        "bag_id",
        "partij_naam",
        "kvk_nummer",
    }
)
OUTCOMES = frozenset({"bibob_negatief", "bibob_ernstig_gevaar", "bibob_mindere_mate_van_gevaar", "bibob_geen_gevaar"})
KINDS = frozenset({"sluiting_13b", "last_onder_dwangsom", "weigering_vergunning", "controle"}) | OUTCOMES


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The event of a line, then what was strange in it."""
    data, faults = row.data, Faults()
    kind = _kind(required(row, "soort", clean), faults)
    yield Melding(
        gebeurtenis_id=required(row, "gebeurtenis_id", clean),
        soort=kind,
        datum=required(row, "datum", parse_date).day,
        partij_naam=clean(data.get("partij_naam")),
        kvk=faults.read("kvk_nummer", kvk_number, data.get("kvk_nummer")),
        **read_place(data, faults).parts(),
    )
    yield from repeated(row, "gebeurtenis_id")
    yield from (Remark(field, reason) for field, reason in faults)


def _kind(text: str, faults: Faults) -> str:
    """The kind in one spelling; other words about Bibob than an outcome may repeat the advice and are left out."""
    kind = re.sub(r"[\W_]+", "_", text.casefold()).strip("_")
    if kind not in KINDS:
        faults.append(("soort", say("is an unknown kind of event")))
        return BIBOB if class_of(kind) == BIBOB else kind
    return kind


def _is_of(name: str, record: Record) -> bool:
    return isinstance(record, Melding) and class_of(record.soort) == name


EXAMPLE = """gebeurtenis_id;soort;datum;adres;postcode;huisnummer;toevoeging;bag_id;partij_naam;kvk_nummer
G2024-001;sluiting_13b;2024-04-02;Voorbeeldstraat 12-A;6211AB;12;A;0935010000000012;;
G2024-002;weigering_vergunning;2024-05-20;Proefplein 5;6211AC;;;;Voorbeeld Horeca B.V.;99000011
G2024-003;last_onder_dwangsom;2024-06-11;Voorbeeldstraat 14;6211AB;;;;;
"""

LOADER = Loader(
    id="gebeurtenissen",
    title="Sluitingen, lasten, weigeringen en controles",
    reads=(
        NumberedCsv(
            format="CSV gebeurtenissen",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"gebeurtenis_id", "soort", "datum"}),
            records=records,
            subject=lambda _row: "",
            identity=lambda row: row.data.get("gebeurtenis_id", ""),
        ),
    ),
    yields=(Melding,),
    example_name="gebeurtenissen.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (openbare orde en toezicht)",
        ground="Gemeentewet, art. 172 en 174a; Opiumwet, art. 13b",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.PERMIT, Purpose.INTEGRITY}),
        source_class=SourceClass.OWN,
        cadence="wekelijks",
        keep_months=60,
        remark="De uitkomst van een Bibob-onderzoek blijft buiten tot de instellingen een besluit noemen (beperkt.bibob).",
    ),
    restricted={name: partial(_is_of, name) for name in (*SWITCHABLE, *NEVER)},
)
