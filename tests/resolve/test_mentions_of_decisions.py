"""Mentions in the trade register's offices and in what the municipality itself decides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_gemeente import Melding, Subsidieverlening, VergunningPartij
from ondermijning.model.records_hr import Functievervulling
from ondermijning.model.records_other import Inschrijving
from ondermijning.resolve.mentions import make_mentions
from ondermijning.sources.state import open_state
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.tables import Row

    Mentioned = Callable[..., dict[tuple[str, str], Row]]

KVK = "99000011"


def municipal(kind: type[Any], register: str, **values: object) -> Row:
    """A record as the state holds it, with what is not given left empty."""
    place = {"_bron": register, "_levering": "l", "_bestand": "b", "_positie": "1", "_gezien_van": date(2024, 1, 1)}
    return dict.fromkeys(kind._fields) | values | place


@pytest.fixture
def mentioned(tmp_path: Path) -> Iterator[Mentioned]:
    """Mentions of records that are put in an empty state."""

    def of(*records: tuple[type[Any], Row]) -> dict[tuple[str, str], Row]:
        for kind, record in records:
            names, marks = ", ".join(record), ", ".join("?" * len(record))
            db.execute(f"INSERT INTO {kind.__name__} ({names}) VALUES ({marks})", list(record.values()))
        make_mentions(db)
        rows = db.table("vermelding").to_arrow_table().to_pylist()
        return {(row["register"], row["source_id"]): row for row in rows}

    with open_state(demo_workspace(tmp_path)) as db:
        yield of


def test_officers_and_sole_traders_of_the_trade_register_are_mentions(mentioned: Mentioned) -> None:
    entry = municipal(Inschrijving, "hr", kvk=KVK, naam="Bakkerij Jansen", rechtsvorm="Eenmanszaak")
    officers = [
        municipal(
            Functievervulling,
            "hr",
            kvk=KVK,
            volgnummer=0,
            soort="eigenaar",
            partij_soort="persoon",
            voornamen="Jan",
            geslachtsnaam="Jansen",
            geboortedatum=date(1960, 5, 3),
            bsn_hmac="x",
        ),
        municipal(
            Functievervulling,
            "hr",
            kvk=KVK,
            volgnummer=2,
            soort="bestuurder",
            partij_soort="bedrijf",
            naam="Bosuil B.V.",
            functionaris_kvk="99000022",
        ),
    ]
    found = mentioned((Inschrijving, entry), *((Functievervulling, officer) for officer in officers))
    assert set(found) == {("hr", f"KVK:{KVK}"), ("hr", f"KVK:{KVK}#eigenaar"), ("hr", f"KVK:{KVK}#2")}
    owner, company = found["hr", f"KVK:{KVK}#eigenaar"], found["hr", f"KVK:{KVK}#2"]
    assert (owner["soort"], owner["naam"], owner["bsn_hmac"], owner["kvk"]) == ("persoon", "Jan Jansen", "x", None)
    assert owner["geboortedatum"] == date(1960, 5, 3)
    assert (company["soort"], company["kvk"]) == ("bedrijf", "99000022")


def test_parties_to_a_permit_are_mentions_with_their_own_address_and_a_person_never_has_a_company_key(
    mentioned: Mentioned,
) -> None:
    applicant = municipal(
        VergunningPartij,
        "vergunningen",
        zaaknummer="Z1",
        volgnummer=1,
        rol="aanvrager",
        partij_soort="bedrijf",
        naam="Bosuil B.V.",
        kvk=KVK,
        postcode="6211AB",
        huisnummer=12,
    )
    manager = municipal(
        VergunningPartij,
        "vergunningen",
        zaaknummer="Z1",
        volgnummer=2,
        rol="leidinggevende",
        partij_soort="persoon",
        naam="J. Jansen",
        kvk=KVK,
    )
    found = mentioned((VergunningPartij, applicant), (VergunningPartij, manager))
    assert set(found) == {("vergunningen", "Z1"), ("vergunningen", "Z1#2")}
    assert (found["vergunningen", "Z1"]["kvk"], found["vergunningen", "Z1"]["postcode"]) == (KVK, "6211AB")
    assert found["vergunningen", "Z1#2"]["kvk"] is None


@pytest.mark.parametrize(
    ("naam", "particulier", "kvk", "soort"),
    [
        ("Stichting Zonnehof", False, None, "bedrijf"),
        ("J. Jansen", True, None, "persoon"),
        ("J. Jansen", False, None, "bedrijf"),
        (None, False, KVK, "bedrijf"),
        (None, True, None, None),
        (None, False, None, None),
        (None, True, KVK, None),
    ],
)
def test_a_grantee_is_a_company_unless_the_register_says_otherwise(
    mentioned: Mentioned, *, naam: str | None, particulier: bool, kvk: str | None, soort: str | None
) -> None:
    grant = municipal(
        Subsidieverlening, "subsidies", dossiernummer="D1", aanvrager=naam, particulier=particulier, kvk=kvk
    )
    found = mentioned((Subsidieverlening, grant))
    assert [row["soort"] for row in found.values()] == ([soort] if soort else [])


@pytest.mark.parametrize(
    ("naam", "kvk", "soort"),
    [("Bosuil B.V.", None, "bedrijf"), ("Bosuil", KVK, "bedrijf"), ("J. Jansen", None, "persoon"), (None, None, None)],
)
def test_a_party_to_an_event_counts_as_a_person_unless_a_form_or_a_number_says_company(
    mentioned: Mentioned, naam: str | None, kvk: str | None, soort: str | None
) -> None:
    event = municipal(Melding, "gebeurtenissen", gebeurtenis_id="G1", soort="controle", partij_naam=naam, kvk=kvk)
    found = mentioned((Melding, event))
    assert [row["soort"] for row in found.values()] == ([soort] if soort else [])
