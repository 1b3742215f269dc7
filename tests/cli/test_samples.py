"""The real sample deliveries go through the whole command line without a special case."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from ondermijning.detect.library import load_rules
from ondermijning.workspace import open_workspace
from tests.cli.running import done
from tests.support.cases import opened_case
from tests.support.every_sample import samples_of
from tests.support.plain_places import STATE
from tests.support.plain_reading import texts
from tests.support.samples import sample

pytestmark = [pytest.mark.samples, pytest.mark.slow]

ON = "2026-01-01"
SCHEMA = Path(__file__).resolve().parents[2] / "ondermijning" / "report" / "signalen.schema.json"
# What the four stands and three change messages, the profiles of the trade register and the WOZ objects hold, counted in
# the files themselves.
RECORDS = {
    "brk": {
        "KadastraalObject": 6, "ZakelijkRecht": 7, "Tenaamstelling": 7, "Belasting": 1, "NatuurlijkPersoon": 3,
        "NietNatuurlijkPersoon": 7, "Stukdeel": 13, "Aantekening": 3, "AantekeningPersoon": 1,
        "PubliekrechtelijkeBeperking": 1, "BevoegdGezag": 1, "BagObject": 2, "Filiatie": 4, "Splitsing": 1,
        "SplitsingRecht": 1, "Erfpachtcanon": 1, "Mutatiebericht": 3,
    },
    "kvk": {"Inschrijving": 4, "Vestiging": 10, "SbiActiviteit": 30, "Zoekresultaat": 8},
    "woz": {"WozObject": 7, "WozWaarde": 15, "WozBelanghebbende": 3},
}  # fmt: skip
# The leasehold rests on the ownership that it burdens, not on the parcel; one WOZ value was annulled; of thirteen parts of deeds
# two are sales, and an exchange, a leasehold that was granted and a transfer without a price are the other transfers.
NODES = {
    "Perceel": 6, "Recht": 7, "Verblijfsobject": 2, "Beperking": 1, "Waardering": 15 - 1, "Transactie": 2 + 3, "KOPER": 2 + 3,
    "HEEFT_RECHT": 7, "RUST_OP": 7 - 1, "BELAST": 1, "BEZIT": 7, "BEPERKT": 1, "KOOPT": 1, "BEHEERT": 1,
}  # fmt: skip
NATURAL, COMPANY = f"{STATE}/NatuurlijkPersoon", f"{STATE}/NietNatuurlijkPersoon"

# Rules that need no other register than these three.
ANSWER = {"abc_transactie", "jonge_vennootschap_koopt", "ontbonden_eigenaar", "terugkeer_naar_eigenaar"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("echt") / "werkmap"
    done("init", "--mode", "demo", "-w", root)
    opened_case(open_workspace(root))
    return root


@pytest.fixture(scope="module")
def loaded(workspace: Path) -> dict[str, Counter[str]]:
    """Records per kind of each source, as the command printed them."""
    found: dict[str, Counter[str]] = {}
    for source in RECORDS:
        said = done("load", source, sample(source), "-w", workspace, "--format", "json")
        found[source] = Counter()
        for row in said.json():
            found[source][row["soort"]] += row["records"]
    return found


@pytest.fixture(scope="module")
def built(workspace: Path, loaded: dict[str, Counter[str]]) -> dict[str, int]:
    """Nodes and edges per kind."""
    assert loaded
    done("resolve", "-w", workspace)
    said = done("build", "--on", ON, "-w", workspace, "--format", "json")
    return {row["soort"]: row["aantal"] for row in said.json()}


@pytest.fixture(scope="module")
def named() -> dict[str, set[str]]:
    """The parties that the files name, by register and kind; a branch in a link is no branch that is described."""
    brk, kvk, woz = (samples_of(source) for source in RECORDS)
    person = "//*[belanghebbendeEigenaar/type = 'natuurlijk_persoon']"
    return {
        "brk": {f"NL.IMKAD.Persoon:{number}" for number in texts(brk, f"({NATURAL}|{COMPANY})/identificatie/text()")},
        "brk persons": {f"NL.IMKAD.Persoon:{number}" for number in texts(brk, f"{NATURAL}/identificatie/text()")},
        "brk companies": {f"KVK:{number}" for number in texts(brk, f"{COMPANY}//kvkNummer/text()")},
        "kvk companies": {f"KVK:{number}" for number in texts(kvk, "//kvkNummer/text()|//kvknummer/text()")},
        "branches": {f"VEST:{number}" for number in texts(kvk, "//vestigingsnummer[not(ancestor::_links)]/text()")},
        "woz persons": {f"{number}:eigenaar" for number in texts(woz, f"{person}/identificatie/text()")},
        "woz companies": {f"KVK:{number}" for number in texts(woz, "//kvkNummer/text()")},
        "woz rsin": {f"RSIN:{number}" for number in texts(woz, "//rsin/text()")},
    }


def ids(workspace: Path, kind: str) -> set[str]:
    """The nodes of a kind in the graph."""
    table = pq.read_table(workspace / "graph" / ON / "nodes" / f"{kind}.parquet", columns=["id"])
    return set(table["id"].to_pylist())


@pytest.mark.parametrize("source", RECORDS)
def test_a_sample_holds_as_many_records_as_its_description_says(loaded: dict[str, Counter[str]], source: str) -> None:
    assert {kind: loaded[source][kind] for kind in RECORDS[source]} == RECORDS[source]


def test_the_graph_of_the_samples_has_as_many_nodes_and_edges_as_they_describe(built: dict[str, int]) -> None:
    assert {kind: built.get(kind, 0) for kind in NODES} == NODES


def test_the_parties_of_the_graph_are_those_that_the_registers_name(
    workspace: Path, built: dict[str, int], named: dict[str, set[str]]
) -> None:
    assert built
    assert ids(workspace, "Bedrijf") == named["brk companies"] | named["kvk companies"] | named["woz companies"]
    assert ids(workspace, "Vestiging") == named["branches"]
    assert ids(workspace, "Persoon") == named["brk persons"] | named["woz persons"]
    assert [len(named[kind]) for kind in ("brk companies", "kvk companies", "woz companies", "branches")] == [
        7,
        6,
        1,
        13,
    ]


def test_nothing_that_the_samples_tell_is_set_aside(workspace: Path, built: dict[str, int]) -> None:
    assert built
    assert pq.read_table(workspace / "graph" / ON / "wezen.parquet").to_pylist() == []


def test_every_mention_is_linked_and_one_in_two_registers_is_one_party(
    workspace: Path, built: dict[str, int], named: dict[str, set[str]]
) -> None:
    assert built
    done(
        "export",
        "koppelingen",
        "--met-personen",
        "--zaak",
        "Z-1",
        "--reden",
        "toetsing van koppelingen",
        "-w",
        workspace,
    )
    with (workspace / "export" / "koppelingen.csv").open(encoding="utf-8", newline="") as stream:
        party = {(row["register"], row["source_id"]): row["party_id"] for row in csv.DictReader(stream, delimiter=";")}
    mentioned = {"brk": named["brk"], "kvk": named["kvk companies"] | named["branches"]}
    mentioned["woz"] = named["woz persons"] | named["woz rsin"]
    assert party.keys() == {(register, source_id) for register, found in mentioned.items() for source_id in found}
    assert set(party.values()) == ids(workspace, "Bedrijf") | ids(workspace, "Persoon")
    assert party["kvk", "VEST:000038509504"] == party["kvk", "KVK:69599084"] == "KVK:69599084"
    assert party["brk", "NL.IMKAD.Persoon:133914028"] == "KVK:21013149"


def test_the_rules_run_on_the_samples_and_say_what_they_miss(workspace: Path, built: dict[str, int]) -> None:
    assert built
    said = done("detect", "-w", workspace, "--format", "json")
    answers = {row["regel"]: (row["uitkomst"], row["reden"]) for row in said.json()}
    lacking = {rule.id: ", ".join(sorted(set(rule.sources) - RECORDS.keys())) for rule in load_rules().values()}
    assert {rule: answers[rule] for rule, names in lacking.items() if names} == {
        rule: ("onbeslist", f"geen levering van {names}") for rule, names in lacking.items() if names
    }
    able = {rule for rule, names in lacking.items() if not names}
    assert {answers[rule][0] for rule in able} <= {"geen", "onbeslist"}
    assert {rule for rule in able if answers[rule] == ("geen", "")} >= ANSWER


def test_the_export_of_the_samples_is_valid_and_without_signals(workspace: Path, built: dict[str, int]) -> None:
    assert built
    done("export", "signals", "-w", workspace)
    document = json.loads((workspace / "export" / f"signalen-{ON}.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (document["peildatum"], document["signalen"]) == (ON, [])


def test_no_bsn_of_the_samples_can_be_read_in_the_workspace(workspace: Path, built: dict[str, int]) -> None:
    assert built
    given = set(
        re.findall(r'"burgerservicenummer": "(\d{9})"', sample("woz", "wozobjecten_belanghebbenden.json").read_text())
    )
    tables = [path for path in workspace.rglob("*.parquet") if path.is_file()]
    stored = "\n".join(str(pq.read_table(path).to_pylist()) for path in tables)
    assert len(given) == 2
    assert {number for number in given if number in stored} == set()
    assert "Bolderbast" in stored
