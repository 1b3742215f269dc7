"""No class of data that must stay outside reaches a graph, whichever register it is offered to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.trust.restricted import NEVER, SWITCHABLE, class_of
from tests.support.csv_forms import CsvForm
from tests.support.tables import registers
from tests.support.workspaces import load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from tests.support.tables import Registers

__all__ = ["registers"]

WHO = "Janssen"
# A file of each class as its own system would write it; all of it fictitious.
PLANTED = {
    "politie": f"registratienummer;verdachte;bsn;feitcode;pleegdatum\nPL2400-1;{WHO};999993653;A1;2024-01-01\n",
    "justitie": f"parketnummer;verdachte;geboortedatum;artikel;uitspraak\n03-1;{WHO};1970-01-01;Sr 416;2024-01-01\n",
    "riec": f"casusnummer;subject;kvk_nummer;duiding\nRIEC-1;{WHO};99000011;witwassen\n",
    "ubo": f"kvknummer;naam;geboortemaand;nationaliteit;woonstaat;omvang\n99000011;{WHO};1970-01;onbekend;NL;75-100\n",
    "belasting": f"fiscaal_nummer;naam;belastingjaar;inkomen;schuld\n999993653;{WHO};2023;10000;5000\n",
    "sociaal": f"clientnummer;naam;bsn;regeling;uitkering\n1;{WHO};999993653;bijstand;1200\n",
    "jeugd": f"dossier;kind;ouder;maatregel\n1;{WHO};{WHO};ots\n",
    "gezondheid": f"patientnummer;naam;bsn;diagnose\n1;{WHO};999993653;F10\n",
    "bibob": f"adviesnummer;betrokkene;conclusie;motivering\nLBB-1;{WHO};ernstig gevaar;vertrouwelijk\n",
}
EVENT = CsvForm(
    "gebeurtenissen",
    {
        "gebeurtenis_id": "G1",
        "soort": "controle",
        "datum": "2024-04-02",
        "partij_naam": WHO,
        "postcode": "6211AB",
        "huisnummer": "12",
    },
)
WORDS = {"ubo": "UBO-register", "sociaal": "uitkering", "bibob": "bibob_ernstig_gevaar"}


def test_every_class_has_a_name_that_tells_itself() -> None:
    assert {name: class_of(name) for name in (*SWITCHABLE, *NEVER)} == {name: name for name in (*SWITCHABLE, *NEVER)}
    assert set(PLANTED) == {*SWITCHABLE, *NEVER}


@pytest.mark.parametrize(
    "kind", ["sluiting_13b", "weigering_vergunning", "controle", "last_onder_dwangsom", "brand", "uboot"]
)
def test_an_ordinary_event_is_of_no_class(kind: str) -> None:
    assert class_of(kind) is None


@pytest.mark.parametrize("name", PLANTED)
def test_a_file_of_the_class_is_taken_by_no_register(registers: Registers, name: str) -> None:
    path = registers.folder / f"{name}.csv"
    path.write_text(PLANTED[name], encoding="utf-8")
    for loader in shipped_loaders().values():
        with pytest.raises(DeliveryError) as caught:
            load_into(registers.workspace, loader, [path], max_rejects=100, enabled=frozenset({"bibob"}))
        assert WHO not in str(caught.value)
    assert state_of(registers.workspace) == {}


@pytest.mark.parametrize("name", PLANTED)
def test_an_event_of_the_class_leaves_nothing_in_the_tables(registers: Registers, name: str) -> None:
    path = EVENT.write(registers.folder / "lijst.csv", {"soort": WORDS.get(name, f"signaal {name}")})
    registers.load("gebeurtenissen", path)
    tables = registers.tables()
    labels = ("Gebeurtenis", "Persoon", "Bedrijf", "Adres")
    assert {label: tables.nodes(label) for label in labels} == {label: {} for label in labels}
