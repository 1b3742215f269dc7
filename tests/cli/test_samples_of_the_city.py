"""Real deliveries of officers, mortgages, BAG and grants go through the whole command line without a special case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import done, run
from tests.support.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.samples, pytest.mark.slow]

ON = "2026-01-01"
GRANTS = ("subsidies", "amsterdam-subsidies-2016.json")
EXTRACT = ("bag", "extract20")
# Versions, as the description of the samples counts them, of which two stand twice; all buildings of Doesburg are in the zip.
TOWN = {
    "BagWoonplaats": 1,
    "BagOpenbareRuimte": 201,
    "BagNummeraanduiding": 13,
    "BagPand": 13_098,
    "BagVerblijfsobject": 9,
}


OFFICERS = {"Inschrijving": 1, "Functievervulling": 5, "Vestiging": 2}
MORTGAGES = {"HypotheekAntwoord": 1, "Zekerheidsstelling": 2}


def kept(workspace: Path, source: str, *parts: str) -> dict[str, int]:
    """Records per kind, as the command printed them."""
    rows = done("load", source, sample(*parts), "-w", workspace, "--format", "json").json()
    return {row["soort"]: row["records"] for row in rows}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stad") / "werkmap"
    done("init", "--mode", "demo", "-w", folder)
    return folder


@pytest.fixture(scope="module")
def loaded(root: Path) -> dict[str, dict[str, int]]:
    """Records per kind of each delivery."""
    return {
        "json": kept(root, *("subsidies", *GRANTS)),
        "csv": kept(root, "subsidies", "subsidies", "amsterdam_register_export_kop.csv"),
        "again": kept(root, *("subsidies", *GRANTS)),
        "extract": kept(root, "bag", *EXTRACT),
        "bagadres": kept(root, "bag", "bag", "csv"),
        "brk": kept(root, "brk", "brk"),
        "hr": kept(root, "hr", "kvk", "hr_dataservice"),
        "kik": kept(root, "kik", "brk", "kik"),
    }


@pytest.fixture(scope="module")
def built(root: Path, loaded: dict[str, dict[str, int]]) -> dict[str, int]:
    """Nodes and edges per kind."""
    assert loaded
    done("resolve", "-w", root)
    rows = done("build", "--on", ON, "-w", root, "--format", "json").json()
    return {row["soort"]: row["aantal"] for row in rows}


def test_all_grants_of_the_register_are_kept_and_loading_them_again_adds_none(
    root: Path, loaded: dict[str, dict[str, int]], built: dict[str, int]
) -> None:
    assert [loaded[form] for form in ("json", "csv", "again")] == [
        {"Subsidieverlening": number} for number in (2691, 2, 2691)
    ]
    assert len(list((root / "deliveries" / "subsidies").iterdir())) == 2
    assert built["Subsidie"] == 2691 + 2


def test_who_received_a_grant_is_linked_to_it_unless_hidden_by_the_register_or_nothing_was_granted(
    loaded: dict[str, dict[str, int]], built: dict[str, int]
) -> None:
    rows = json.loads(sample(*GRANTS).read_text(encoding="utf-8"))
    received = sum(row["Verleend"] > 0 and row["Naam"] != "(Particulier)" for row in rows)
    assert sum(row["Naam"] == "(Particulier)" for row in rows) == 444
    assert received <= built["ONTVANGT"] <= received + loaded["csv"]["Subsidieverlening"]


def test_the_extract_and_the_csv_of_the_bag_hold_what_their_description_says(
    loaded: dict[str, dict[str, int]], built: dict[str, int]
) -> None:
    assert {kind: loaded["extract"][kind] for kind in TOWN} == TOWN
    assert built["Pand"] == 7_797 + 36
    # The same 99 lines in two forms, of which one knows an address by its id and one by postcode and number.
    assert (loaded["bagadres"]["BagNummeraanduiding"], loaded["bagadres"]["BagNevenadres"]) == (99 + 99, 4 + 4)


def test_the_officers_of_a_company_and_the_mortgages_of_an_object_are_kept_and_linked(
    loaded: dict[str, dict[str, int]], built: dict[str, int]
) -> None:
    assert {kind: loaded["hr"][kind] for kind in OFFICERS} == OFFICERS
    assert {kind: loaded["kik"][kind] for kind in MORTGAGES} == MORTGAGES
    assert {
        kind: built[kind] for kind in ("BESTUURT", "GEMACHTIGDE_VAN", "AANDEELHOUDER_VAN", "Hypotheek", "GELDGEVER")
    } == {
        "BESTUURT": 2,
        "GEMACHTIGDE_VAN": 2,
        "AANDEELHOUDER_VAN": 1,
        "Hypotheek": 2,
        "GELDGEVER": 2,
    }


def test_rules_say_which_register_they_miss_and_the_check_advises_what_to_ask(
    root: Path, built: dict[str, int]
) -> None:
    assert built
    answers = {row["regel"]: row["reden"] for row in done("detect", "-w", root, "--format", "json").json()}
    assert answers["opvolger_na_sluiting"] == "geen levering van gebeurtenissen, vergunningen"
    checked = run("doctor", "--on", ON, "-w", root, "--format", "json").json()
    advice = {row["onderdeel"]: row["advies"] for row in checked}
    assert advice["bron vergunningen"].startswith("Vraag de afdeling vergunningen")
    assert advice["bron kik"] == ""


def test_a_grantee_is_found_and_shown_with_its_grants(root: Path, built: dict[str, int]) -> None:
    assert built
    (found, *_) = done("find", "buurtkrant", "ijopener", "-w", root, "--format", "json").json()
    shown = done("show", found["kenmerk"], "-w", root, "--format", "json").json()
    assert "ontving" in " ".join(row["omschrijving"] for row in shown) or any(row["wat"] == "subsidie" for row in shown)
