"""Official notices about permits and events, as the SRU service of the government's publications gives them.

Formats: see ``pages.py``. Only titles, rubrics and places are read: the text of a notice, which alone tells what was decided, stays
outside, and so do its XML and HTML. A notice says nothing about any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.model.records_gemeente import Bekendmaking
from ondermijning.sources.files.json import JsonReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass

from . import carriers, pages
from .notice import Published, records, subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.sources.rows import Row


def _read_by(of: Callable[[Row[Any]], Published]) -> dict[str, Any]:
    """What every reader does with a row, once its carrier is told apart."""
    return {"scope": Scope.SUBJECT, "subject": lambda row: subject(of(row))}


def _xml(**more: Any) -> pages.SruXml:
    return pages.SruXml(
        row="record",
        within="gzd",
        allowed=carriers.GZD,
        shape=lambda row: list(records(carriers.of_record(row))),
        **_read_by(carriers.of_record),
        **more,
    )


EXAMPLE = """<searchRetrieveResponse><version>2.0</version><numberOfRecords>1</numberOfRecords><records><record>
<recordSchema>http://standaarden.overheid.nl/sru/</recordSchema><recordPacking>xml</recordPacking><recordData><gzd><originalData>
<meta><owmskern><identifier>gmb-2024-999001</identifier><title>Voorbeeldstraat 12A, 6211 AB Maastricht. Kennisgeving nieuwe \
aanvraag omgevingsvergunning, het verhuren van kamers - Z2024-00000001</title><type scheme="OVERHEIDop.Rubriek">\
omgevingsvergunning</type></owmskern><owmsmantel><available>2024-05-28</available></owmsmantel><tpmeta><gebiedsmarkering>\
<Adres><geometrie>POINT(176300 317600)</geometrie></Adres></gebiedsmarkering></tpmeta></meta></originalData></gzd></recordData>
</record></records></searchRetrieveResponse>
"""

LOADER = Loader(
    id="sru",
    title="Officiële bekendmakingen (SRU)",
    reads=(
        _xml(format="SRU 2.0 gzd, XML", root="searchRetrieveResponse", header={"numberOfRecords": pages.header_total}),
        _xml(format="SRU 2.0 gzd, één record", root="record"),
        pages.SruJson(
            format="SRU 2.0 gzd, JSON",
            items=pages.json_page,
            allowed=carriers.GZD_JSON,
            records=lambda row: records(carriers.of_json(row)),
            **_read_by(carriers.of_json),
        ),
        JsonReader(
            format="JSON bekendmakingen per maand",
            items=pages.harvest,
            allowed=carriers.HARVEST,
            records=lambda row: records(carriers.of_harvest(row)),
            **_read_by(carriers.of_harvest),
        ),
        pages.MetadataXml(
            format="metadata_gegevens",
            root="metadata_gegevens",
            row="metadata_gegevens",
            allowed=carriers.METADATA,
            shape=lambda row: list(records(carriers.of_metadata(row))),
            **_read_by(carriers.of_metadata),
        ),
    ),
    yields=(Bekendmaking,),
    example_name="bekendmakingen.xml",
    example=EXAMPLE,
    register=Register(
        holder="Ministerie van BZK (officielebekendmakingen.nl)",
        ground="Bekendmakingswet",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OPEN,
        cadence="dagelijks",
        keep_months=60,
        remark="Alleen titel, rubriek en plaats; wat is besloten staat in de tekst, die niet wordt gelezen. Verwijder een"
        " levering als de bekendmaking is ingetrokken.",
    ),
)
