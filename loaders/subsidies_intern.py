"""Grants from the municipality's own subsidy system as a plain CSV, one line per dossier.

Format: the columns below. A bank account comes in as a keyed HMAC only. An export speaks for the years of its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_gemeente import Subsidieverlening
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.grants import grant_year, name_of_grantee, year_spoken_of
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required
from ondermijning.sources.files.numbered import NumberedCsv, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells

COLUMNS = frozenset({
    "dossiernummer", "aanvrager", "kvk_nummer", "iban", "regeling", "subsidiejaar", "datum_aanvraag", "datum_verlening",
    "bedrag_aangevraagd", "bedrag_verleend", "bedrag_vastgesteld", "status", "activiteit_adres", "activiteit_postcode",
    "activiteit_bag_id",
})  # fmt: skip


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The grant of a line, then what was strange in it."""
    data, faults = row.data, Faults()
    yield Subsidieverlening(
        dossiernummer=required(row, "dossiernummer", clean),
        aanvrager=name_of_grantee(data.get("aanvrager")),
        # Organisations sign in with their KVK number, so who has none is treated as a natural person.
        particulier="kvk_nummer" not in data,
        regeling=clean(data.get("regeling")),
        beleidsterrein=None,
        project=None,
        periodiciteit=None,
        subsidiejaar=faults.read("subsidiejaar", grant_year, data.get("subsidiejaar")),
        status=clean(data.get("status")),
        datum_aanvraag=faults.read("datum_aanvraag", optional_date, data.get("datum_aanvraag")),
        datum_besluit=faults.read("datum_verlening", optional_date, data.get("datum_verlening")),
        aangevraagd_euro=faults.read("bedrag_aangevraagd", parse_euro, data.get("bedrag_aangevraagd")),
        verleend_euro=faults.read("bedrag_verleend", parse_euro, data.get("bedrag_verleend")),
        vastgesteld_euro=faults.read("bedrag_vastgesteld", parse_euro, data.get("bedrag_vastgesteld")),
        kvk=faults.read("kvk_nummer", kvk_number, data.get("kvk_nummer")),
        iban_hmac=data.get("iban"),
        **read_place(data, faults, "activiteit_").parts(),
    )
    yield from repeated(row, "dossiernummer")
    yield from (Remark(field, reason) for field, reason in faults)


EXAMPLE = """dossiernummer;aanvrager;kvk_nummer;iban;regeling;subsidiejaar;datum_aanvraag;datum_verlening;\
bedrag_aangevraagd;bedrag_verleend;bedrag_vastgesteld;status;activiteit_adres;activiteit_postcode;activiteit_bag_id
S2024-001;Stichting Voorbeeldwijk;99000011;NL91ABNA0417164300;Buurtinitiatieven;2024;2024-01-10;2024-02-20;12500.00;\
10000.00;;verleend;Voorbeeldstraat 12-A;6211AB;0935010000000012
S2024-002;T. de Fictie;;;Groene gevels;2024;2024-03-01;2024-03-15;500.00;500.00;450.00;vastgesteld;Proefplein 5;6211AC;
"""

LOADER = Loader(
    id="subsidies_intern",
    title="Subsidies (export van het eigen subsidiesysteem)",
    reads=(
        NumberedCsv(
            format="CSV subsidies intern",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"dossiernummer", "aanvrager", "regeling", "subsidiejaar", "bedrag_verleend"}),
            records=records,
            subject=lambda row: year_spoken_of(row.data.get("subsidiejaar")),
            pseudonymised=frozenset({"iban"}),
            identity=lambda row: row.data.get("dossiernummer", ""),
        ),
    ),
    yields=(Subsidieverlening,),
    example_name="subsidies_intern.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (subsidies)",
        ground="Algemene wet bestuursrecht",
        purposes=frozenset({Purpose.GRANT, Purpose.INTEGRITY}),
        source_class=SourceClass.OWN,
        cadence="wekelijks",
        keep_months=84,
    ),
)
