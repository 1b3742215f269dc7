"""What the city delivers is valid by the official schema, for every register that has a public one.

There is none for BRK Levering, KIK-inzage, the API of the KVK, SRU records of the schema gzd, and the plain CSV forms; the other
tests hold the names of these against real deliveries. The WOZ of the city is a CSV, to which the OpenAPI does not apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.support.schemas import xml_schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.conftest import Written

pytestmark = pytest.mark.samples

EXTRACT = (
    "bag",
    "extract20-xsd",
    "lvbag",
    "extract-deelbestand-lvc",
    "v20200601",
    "BagvsExtractDeelbestandExtractLvc-2.1.0.xsd",
)
DATASERVICE = ("kvk", "hr-dataservice-3.0", "Catalogus.xsd")
# Two services share one model under two namespaces; the schema is of the other one.
IN_MESSAGES = "http://schemas.kvk.nl/schemas/hrip/catalogus/2015/02"
IN_SCHEMA = "http://schemas.kvk.nl/schemas/kvk/dataservice/catalogus/2015/02"


def _activity(message: Path) -> Any:
    text = message.read_text(encoding="utf-8").replace(IN_MESSAGES, IN_SCHEMA)
    found = next(etree.fromstring(text.encode()).iter(f"{{{IN_SCHEMA}}}maatschappelijkeActiviteit"))
    return etree.fromstring(etree.tostring(found))


def test_every_file_of_the_extract_is_valid(written: Written) -> None:
    schema = xml_schema(*EXTRACT)
    files = sorted((written.folder / "bag").glob("*.xml"))
    assert {path.name[4:7] for path in files} == {"WPL", "OPR", "NUM", "VBO", "PND"}
    for path in files:
        schema.assertValid(etree.parse(path))


def test_the_activity_in_every_message_of_the_trade_register_is_valid(written: Written) -> None:
    schema = xml_schema(*DATASERVICE)
    messages = sorted((written.folder / "hr").glob("*.xml"))
    assert len(messages) > 100
    for message in messages:
        schema.assertValid(_activity(message))


def test_the_schemas_refuse_what_is_out_of_order(written: Written) -> None:
    towns = etree.parse(next((written.folder / "bag").glob("*WPL*.xml")))
    activity = _activity(min((written.folder / "hr").glob("*.xml")))
    for schema, document in ((xml_schema(*EXTRACT), towns), (xml_schema(*DATASERVICE), activity)):
        name: Any = next(document.iter("{*}naam"))
        name.getparent().insert(0, name)
        assert not schema.validate(document)
