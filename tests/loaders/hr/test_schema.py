"""Messages of the HR Dataservice that this project writes are what its schema says they are."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.support.hr_messages import address, branch, code, company_party, entry, office, person, registered
from tests.support.markup import Markup, markup
from tests.support.samples import sample
from tests.support.schemas import xml_schema
from tests.support.workspaces import shipped_loaders

pytestmark = pytest.mark.samples
CATALOGUE = "http://schemas.kvk.nl/schemas/kvk/dataservice/catalogus/2015/02"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The catalogue of the HR Dataservice."""
    return xml_schema("kvk", "hr-dataservice-3.0", "Catalogus.xsd")


def complaints(schema: etree.XMLSchema, text: str, root: str = "maatschappelijkeActiviteit") -> list[str]:
    """What the schema says against an element of a message; the two services share names, not their namespace."""
    (found,) = re.findall(rf"<{root}[ >].*</{root}>", text, re.DOTALL)
    bare = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", found)
    element = etree.fromstring(bare.replace(f"<{root}", f'<{root} xmlns="{CATALOGUE}"', 1).encode())
    return [] if schema.validate(element) else str(schema.error_log).splitlines()


def test_the_example_of_the_loader_is_valid(schema: etree.XMLSchema) -> None:
    assert complaints(schema, shipped_loaders()["hr"].example) == []


def test_the_real_message_is_valid(schema: etree.XMLSchema) -> None:
    text = sample("kvk", "hr_dataservice", "01037917.afgeleid.xml").read_text(encoding="utf-8")
    assert complaints(schema, text) == []


def test_a_message_with_every_part_that_the_loader_reads_is_valid(schema: etree.XMLSchema) -> None:
    ruling = markup(
        "uitspraakAanvang",
        *(
            markup(name, value)
            for name, value in (
                ("datum", "20230510"),
                ("naam", "Rechtbank"),
                ("plaats", "Maastricht"),
            )
        ),
    )
    owner = company_party(
        markup("bijzondereRechtstoestand", registered(), code("soort", "FAIL", "Faillissement"), ruling),
        markup("beperkingInRechtshandeling", registered(), code("soort", "OB", "Onder bewind gesteld")),
        *(office(kind, person()) for kind in ("bestuursfunctie", "gemachtigde", "aansprakelijke")),
        *(
            office(kind, person(), "07")
            for kind in ("functionarisBijzondereRechtstoestand", "publiekrechtelijkeFunctionaris")
        ),
        office(
            "overigeFunctionaris",
            company_party(markup("volledigeNaam", "Houdster B.V."), markup("rsin", "999990019")),
            "08",
        ),
        markup("rsin", "999990019"),
        markup("ontbinding", registered(), code("aanleiding", "OB"), markup("liquidatie", registered())),
        markup(
            "heeftGedeponeerd",
            markup(
                "jaarstukJaarrekening",
                markup("depotId", "1"),
                markup("datumDeponering", "20240131"),
                markup("boekjaar", "2022"),
            ),
        ),
    )
    business = markup("onderneming", branch("000099000029", address()))
    text = entry(
        markup("manifesteertZichAls", business), branch("000099000011", relation="wordtGeleidVanuit"), owner=owner
    )
    assert complaints(schema, text) == []


def test_a_branch_that_was_asked_for_is_valid(schema: etree.XMLSchema) -> None:
    company = markup("isEenManifestatieVan", entry())
    within = markup("isEenUitoefeningVan", markup("onderneming", company))
    content = (markup("vestigingsnummer", "000099000029"), address(), markup("eersteHandelsnaam", "Winkel"), within)
    text = markup("commercieleVestiging", registered(), *content)
    assert complaints(schema, text, "commercieleVestiging") == []


def test_the_check_itself_finds_an_element_in_the_wrong_place(schema: etree.XMLSchema) -> None:
    assert complaints(schema, Markup("<maatschappelijkeActiviteit><naam>V</naam></maatschappelijkeActiviteit>")) != []
