"""Finding the official schemas, which are not part of the repository."""

from __future__ import annotations

from lxml import etree

from tests.support.samples import schema


def xml_schema(*parts: str) -> etree.XMLSchema:
    """An XSD with everything that it includes."""
    return etree.XMLSchema(etree.parse(schema(*parts)))
