"""The exported signals have the form that their schema fixes, and say what the list and the ledger say."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.cli.running import DEMO_DAY, done

if TYPE_CHECKING:
    from tests.cli.running import Demo

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "ondermijning" / "report" / "signalen.schema.json").read_text(
        encoding="utf-8"
    )
)


def problems(document: dict[str, Any]) -> list[str]:
    """What the schema says of a document, formats of dates included."""
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    return [problem.message for problem in checker.iter_errors(document)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_demo_exports_what_the_schema_fixes(exported: dict[str, Any]) -> None:
    assert exported["signalen"] != []
    assert problems(exported) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "../elders"),
        ("eerst_gezien", "31-12-2024"),
        ("status", "schuldig"),
        ("gewicht", -1),
        ("naam", "Jansen"),
        ("regels", [""]),
    ],
)
def test_the_schema_refuses_what_is_no_signal(exported: dict[str, Any], name: str, value: Any) -> None:
    assert problems({**exported, "signalen": [{**exported["signalen"][0], name: value}]})


def test_a_person_can_never_be_what_a_signal_is_about(exported: dict[str, Any]) -> None:
    about = {**exported["signalen"][0]["onderwerp"], "soort": "Persoon"}
    assert problems({**exported, "signalen": [{**exported["signalen"][0], "onderwerp": about}]})


def test_the_weight_is_the_sum_of_its_visible_parts(exported: dict[str, Any]) -> None:
    for signal in exported["signalen"]:
        assert signal["gewicht"] == sum(part["gewicht"] for part in signal["opbouw"])
        assert [part["regel"] for part in signal["opbouw"]] == signal["regels"]


def test_every_signal_names_what_else_it_could_be_what_was_not_looked_at_and_that_it_is_no_finding(
    exported: dict[str, Any],
) -> None:
    for signal in exported["signalen"]:
        assert signal["andere_verklaringen"]
        assert signal["niet_onderzocht"]
        assert "geen bevinding" in signal["let_op"]


def test_an_export_is_in_the_neutral_order_of_the_list(exported: dict[str, Any]) -> None:
    keys = [(signal["eerst_gezien"], signal["id"]) for signal in exported["signalen"]]
    assert keys == sorted(keys)


def test_the_csv_says_the_same_as_the_json(demo: Demo, exported: dict[str, Any]) -> None:
    path = demo.workspace / "export" / f"signalen-{DEMO_DAY}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [(row["id"], row["onderwerp"], row["zin"], row["regels"], int(row["gewicht"])) for row in rows] == [
        (signal["id"], signal["onderwerp"]["id"], signal["zin"], " | ".join(signal["regels"]), signal["gewicht"])
        for signal in exported["signalen"]
    ]


def test_one_signal_as_json_is_what_the_export_says_of_it(workspace: Path, exported: dict[str, Any]) -> None:
    without_person = [s for s in exported["signalen"] if all(part["soort"] != "Persoon" for part in s["bewijsdelen"])]
    assert without_person
    for signal in without_person:
        shown = done("signals", "show", signal["id"], "-w", workspace, "--format", "json").json()
        assert shown.pop("verloop")[0]["gebeurtenis"] == "nieuw"
        assert shown.pop("stand") == ""
        assert shown == signal


@pytest.mark.slow
def test_what_an_older_graph_does_not_hold_is_unknown_and_no_person(workspace: Path, exported: dict[str, Any]) -> None:
    done("build", "--on", "2021-12-31", "--actueel", "-w", workspace)
    done("export", "signals", "-w", workspace)
    document = json.loads((workspace / "export" / "signalen-2021-12-31.json").read_text(encoding="utf-8"))
    parts = [part for signal in document["signalen"] for part in signal["bewijsdelen"]]
    assert problems(document) == []
    assert len(document["signalen"]) == len(exported["signalen"])
    assert {part["soort"] for part in parts if re.fullmatch(r"P\d+", part["id"])} <= {"Persoon", "Bedrijf"}
    assert not [s for s in document["signalen"] if re.fullmatch(r"P\d+", s["onderwerp"]["aanduiding"])]
