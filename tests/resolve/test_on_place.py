"""Who is known by a name alone is the one of that name whom registers name at the object: from records to parties."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.ledger.judgements import Verdict
from ondermijning.model.codes import ON_PLACE
from ondermijning.model.records_brk import (
    NatuurlijkPersoon,
    NietNatuurlijkPersoon,
    Tenaamstelling,
    ZakelijkRecht,
)
from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.resolve.mentions import make_mentions
from ondermijning.resolve.on_place import SCORE, Named, links_of_party
from ondermijning.resolve.resolution import resolved
from ondermijning.sources.state import open_state
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.resolve.resolution import Resolved

    Record = tuple[type[Any], dict[str, Any]]
    Resolve = Callable[..., Resolved]

HOUSE, OTHER = "NL.IMKAD.KadastraalObject:1", "NL.IMKAD.KadastraalObject:2"
CASE = ("vergunningen", "Z-1")


def record(kind: type[Any], register: str, **values: object) -> Record:
    """A record as the state holds it, with what is not given left empty."""
    place = {"_bron": register, "_levering": "l", "_bestand": "b", "_positie": "1", "_gezien_van": date(2024, 1, 1)}
    return kind, dict.fromkeys(kind._fields) | values | place


def holder(number: int, at: str = HOUSE, **named: object) -> list[Record]:
    """A person, or a company by its ``naam``, with a right on an object."""
    kind = NietNatuurlijkPersoon if "naam" in named else NatuurlijkPersoon
    values = named if "naam" in named else {"afgeschermd": False, **named}
    party, right = f"NL.IMKAD.Persoon:{number}", f"NL.IMKAD.ZakelijkRecht:{number}"
    return [
        record(kind, "brk", persoon_id=party, **values),
        record(ZakelijkRecht, "brk", recht_id=right, object_id=at),
        record(Tenaamstelling, "brk", tenaamstelling_id=str(number), recht_id=right, persoon_id=party),
    ]


def applicant(name: str, number: str = "Z-1", kind: str = "persoon", at: str = HOUSE) -> list[Record]:
    """Somebody who asks for a permit at an object and gives a name alone."""
    party = {"volgnummer": 1, "rol": "aanvrager", "partij_soort": kind, "naam": name}
    return [
        record(Vergunningzaak, "vergunningen", zaaknummer=number, object_id=at),
        record(VergunningPartij, "vergunningen", zaaknummer=number, **party),
    ]


@pytest.fixture
def resolve(tmp_path: Path) -> Resolve:
    """Resolution of records that are put in an empty state, in the order given."""

    def of(*records: list[Record], standing: dict[tuple[str, str], Verdict] | None = None) -> Resolved:
        with open_state(workspace) as db:
            for kind, values in (each for group in records for each in group):
                names, marks = ", ".join(values), ", ".join("?" * len(values))
                db.execute(f"INSERT INTO {kind.__name__} ({names}) VALUES ({marks})", list(values.values()))
            make_mentions(db)
            return resolved(db, standing or {})

    workspace = demo_workspace(tmp_path)
    return of


def on_place(found: Resolved) -> dict[str, str]:
    """Mention → party, of all that a name and a place linked."""
    return {row["source_id"]: row["partij_id"] for row in found.parties.to_pylist() if row["reden"] == ON_PLACE}


JAN = holder(1, voornamen="Jan Pieter", geslachtsnaam="Aalders")


@pytest.mark.parametrize("name", ["J. Aalders", "J.P. Aalders", "Aalders, J.P.", "Jan Aalders"])
def test_an_applicant_is_the_one_holder_of_that_name(resolve: Resolve, name: str) -> None:
    found = resolve(JAN, holder(2, voornamen="Truus", geslachtsnaam="Bakker"), applicant(name))
    assert on_place(found) == {"Z-1": "NL.IMKAD.Persoon:1"}
    link = next(row for row in found.links.to_pylist() if row["reden"] == ON_PLACE)
    assert (link["zone"], link["score_promille"], link["links_partij"]) == ("zelfde", SCORE, link["rechts_partij"])


@pytest.mark.parametrize("name", ["P. Aalders", "Aalders", "J.K. Aalders", "Johan Aalders", "J. Bakker"])
def test_who_is_called_otherwise_is_nobody_there(resolve: Resolve, name: str) -> None:
    assert on_place(resolve(JAN, applicant(name))) == {}


def test_relatives_with_one_initial_are_kept_apart(resolve: Resolve) -> None:
    son = holder(2, voornamen="Johannes", geslachtsnaam="Aalders")
    assert on_place(resolve(JAN, son, applicant("J.P. Aalders"))) == {}


def test_who_holds_another_object_is_no_candidate(resolve: Resolve) -> None:
    assert on_place(resolve(JAN, applicant("J. Aalders", at=OTHER))) == {}


@pytest.mark.parametrize(
    ("name", "same"), [("Aalders Vastgoed", True), ("Aalders Vastgoed B.V.", True), ("Aalders Beheer B.V.", False)]
)
def test_companies_go_by_name(resolve: Resolve, name: str, *, same: bool) -> None:
    firm = holder(1, naam="Aalders Vastgoed B.V.", rsin="999900018")
    found = resolve(firm, applicant(name, kind="bedrijf"))
    party = {row["source_id"]: row["partij_id"] for row in found.parties.to_pylist()}
    assert (party["Z-1"] == party["NL.IMKAD.Persoon:1"]) is same


def test_a_sole_trader_is_no_company_of_the_same_name(resolve: Resolve) -> None:
    trader = holder(1, naam="Moonen Bar", rechtsvorm="Eenmanszaak", kvk="90000013")
    assert on_place(resolve(trader, applicant("Moonen Bar B.V.", kind="bedrijf"))) == {}


@pytest.mark.parametrize(("other", "links"), [("Moonen Bar", 2), ("Moonen Bar B.V.", 0)])
def test_a_party_goes_as_a_whole_or_not_at_all(other: str, links: int) -> None:
    def named(register: str, source_id: str, party: str, name: str, form: str | None = None) -> Named:
        return Named(register, source_id, "bedrijf", party, name, None, None, None, None, None, form)

    members = [named("vergunningen", at, "Z-0", name) for at, name in (("Z-0", "Moonen Bar"), ("Z-1", other))]
    trader = named("hr", "KVK:90000013", "KVK:90000013", "Moonen Bar", "Eenmanszaak")
    beside = {(each.register, each.source_id): [trader] for each in members}
    assert len(list(links_of_party(members, beside, set()))) == links


def test_two_companies_of_one_name_are_kept_apart(resolve: Resolve) -> None:
    firms = [*holder(1, naam="Aalders B.V.", rsin="999900018"), *holder(2, naam="Aalders B.V.", rsin="999900031")]
    assert on_place(resolve(firms, applicant("Aalders B.V.", kind="bedrijf"))) == {}


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_a_person_undoes_it(resolve: Resolve, verdict: Verdict) -> None:
    pair = ("brk:NL.IMKAD.Persoon:1", "vergunningen:Z-1")
    assert on_place(resolve(JAN, applicant("J. Aalders"), standing={pair: verdict})) == {}


def test_the_order_of_records_makes_no_difference(resolve: Resolve) -> None:
    given = [
        JAN,
        holder(2, voornamen="Truus", geslachtsnaam="Bakker"),
        applicant("J. Aalders"),
        applicant("T. Bakker", "Z-2"),
    ]
    found, turned = resolve(*given), resolve(*given[::-1])
    assert len(on_place(found)) == 2
    assert found.parties.equals(turned.parties)
    assert found.links.equals(turned.links)


def test_two_applications_of_one_name_are_each_linked_once(resolve: Resolve) -> None:
    found = resolve(JAN, applicant("J. Aalders"), applicant("J. Aalders", "Z-2"))
    assert on_place(found) == dict.fromkeys(["Z-1", "Z-2"], "NL.IMKAD.Persoon:1")
    assert found.report.parties == len({row["partij_id"] for row in found.parties.to_pylist()})
