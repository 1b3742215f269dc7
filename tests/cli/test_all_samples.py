"""All real sample deliveries of all registers stand together in one graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from tests.cli.running import done
from tests.support.every_sample import SAMPLES, Counted, samples_of
from tests.support.plain_places import STATE
from tests.support.plain_reading import texts
from tests.support.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = [pytest.mark.samples, pytest.mark.slow]

ON = "2026-01-01"
SOURCES = sorted({line.form.loader for line in SAMPLES.values() if isinstance(line, Counted)})
ADDRESSES = ("bag", "api", "addresses.json")
ELSEWHERE = "25300642570000"  # one of the mortgages rests on it as well; no delivery is about it

LATER = "Z2026-000227"  # applied for after the day of the graph
OF_NO_PERMIT = 2  # notices under overig


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph, after each source was loaded with all its files at once."""
    root = tmp_path_factory.mktemp("alles") / "werkmap"
    done("init", "--mode", "demo", "-w", root)
    for source in SOURCES:
        done("load", source, *samples_of(source), "-w", root)
    done("resolve", "-w", root)
    done("build", "--on", ON, "-w", root)
    return root / "graph" / ON


def ids(graph: Path, kind: str) -> set[str]:
    """The nodes of a kind."""
    return {row["id"] for row in rows(graph, f"nodes/{kind}")}


def rows(graph: Path, name: str) -> list[dict[str, Any]]:
    """A table of the graph."""
    found: list[dict[str, Any]] = pq.read_table(graph / f"{name}.parquet").to_pylist()
    return found


def objects(numbers: Iterable[str]) -> set[str]:
    """Object numbers as ids."""
    return {f"NL.IMKAD.KadastraalObject:{number}" for number in numbers}


def recorded(kind: str) -> int:
    """How many records of a kind the files hold, each by itself."""
    return sum(line.kinds.get(kind, 0) for line in SAMPLES.values() if isinstance(line, Counted))


def test_only_what_ends_where_no_delivery_goes_is_set_aside(graph: Path) -> None:
    described = ids(graph, "Pand")
    homes = {row["id"]: row["reden"] for row in rows(graph, "wezen") if row["soort"] == "IN_PAND"}
    buildings = texts([sample(*ADDRESSES)], "//pandIdentificaties/text()")
    assert len(homes) == 5
    assert set(homes.values()) == {"naar: Pand bestaat niet"}
    assert {name.rpartition("|")[2] for name in homes} == buildings - described
    (mortgage,) = (row for row in rows(graph, "wezen") if row["soort"] != "IN_PAND")
    assert (mortgage["soort"], mortgage["reden"]) == ("HYPOTHEEK_OP", "naar: Perceel bestaat niet")
    assert mortgage["id"].endswith(ELSEWHERE)


def test_no_fact_contradicts_another(graph: Path) -> None:
    assert rows(graph, "conflicten") == []


def test_the_objects_are_those_of_the_land_registry_and_of_its_answers(graph: Path) -> None:
    delivered = texts(samples_of("brk"), f"{STATE}/*[self::Perceel or self::Appartementsrecht]/identificatie/text()")
    owned = "//met[not(zekerheidsstellingen)]/onroerendeZaken/identificatie/lokaalID/text()"
    answered = texts(samples_of("kik"), f"{owned}|//kadastraalOnroerendeZaken/identificatie/text()")
    assert (len(delivered), len(answered)) == (6, 4)
    assert ids(graph, "Perceel") == objects(delivered | answered)


def test_the_branches_are_those_of_both_carriers_of_the_trade_register(graph: Path) -> None:
    asked = texts(samples_of("kvk"), "//vestigingsnummer[not(ancestor::_links)]/text()")
    delivered = texts(samples_of("hr"), "//wordtUitgeoefendIn//vestigingsnummer/text()")
    assert (len(asked), len(delivered)) == (13, 2)
    assert ids(graph, "Vestiging") == {f"VEST:{number}" for number in asked | delivered}


def test_grants_cases_and_notices_of_permits_are_all_there(graph: Path) -> None:
    cases, notices = recorded("Vergunningzaak"), recorded("Bekendmaking")
    assert (cases, notices) == (35 + 19, 15 + 1 + 1)
    assert len(ids(graph, "Subsidie")) == 2_691 + 2
    permits = ids(graph, "Vergunning")
    assert (LATER in permits, len(permits)) == (False, cases - 1 + notices - OF_NO_PERMIT)
