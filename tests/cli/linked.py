"""A workspace with three possible links: of an owner, of a tenant, and of two natural persons."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from tests.support.stands import Company, Holder, Person
from tests.support.tables import Registers, house, profile

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2022-12-31"
OWNER, TENANT = "De Jong Beheer B.V.", "De Vries Horeca B.V."
OWNER_PAIR = ("brk:NL.IMKAD.Persoon:910", "kvk:KVK:99000011")
TENANT_PAIR = ("kvk:KVK:99000022", "woz:093500000012:gebruiker")
PERSON_PAIR = ("brk:NL.IMKAD.Persoon:901", "brk:NL.IMKAD.Persoon:902")
SURNAME = "Voorbeeldsma"
PERSONS = ("--met-personen", "--zaak", "Z-1", "--reden", "dossier van de afdeling")


def linked(folder: Path) -> Path:
    """Make the workspace, link its parties, and return its folder."""
    people = [Holder(f"8{at}", Person(f"90{at}", SURNAME, "Jan Pieter", born="1960-05-03"), (1, 4)) for at in (1, 2)]
    with closing(Registers(folder)) as registers:
        registers.stand(DAY, house(*people, Holder("85", Company("910", OWNER), (1, 2))))
        registers.kvk(DAY, profile("99000011", name=OWNER), profile("99000022", name=TENANT))
        user = {"type": "niet_natuurlijk_persoon", "naam": TENANT}
        answer = {"identificatie": "093500000012", "grondoppervlakte": 80, "belanghebbendeGebruiker": user}
        registers.deliver("woz", "woz.json", json.dumps(answer), DAY)
        report = registers.resolve()
    assert (report.joined, report.possible) == (0, 3)
    return registers.workspace.root


def copied(root: Path, folder: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(root, folder / "werkmap")
