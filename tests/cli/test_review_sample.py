"""Measuring how many links by score are right: the same sample until all of it is judged, by keys or in a file."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.ledger.samples import measurements
from ondermijning.trust.audit import actor
from tests.cli.linked import PERSONS, SURNAME
from tests.cli.running import done, run
from tests.support.stands import Address, Company, Holder, Person
from tests.support.tables import Registers, house, profile, visiting_address
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.ledger.samples import Measurement
    from tests.cli.running import Said

DAY = "2022-12-31"
NAMES = ("Bosuil Tegelhandel B.V.", "Kerkuil Horeca B.V.", "Ransuil Vastgoed B.V.", "Steenuil Bouw B.V.")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four owners without numbers that are companies of the trade register by name and address, and a person with a permit."""
    owners = [
        Holder(f"8{at}", Company(f"91{at}", name, address=Address(f"5{at}", number=str(at + 20), postcode="6211AB")))
        for at, name in enumerate(NAMES)
    ]
    home = Address("60", number="80", postcode="6229ZZ")
    person = Holder("88", Person("990", SURNAME, "Jan Pieter", born="1960-05-03", address=home))
    with closing(Registers(tmp_path_factory.mktemp("steekproef"))) as registers:
        registers.stand(DAY, house(*owners, person))
        registers.kvk(
            DAY,
            *(profile(f"9900001{at}", name=name, address=visiting_address(at + 20)) for at, name in enumerate(NAMES)),
        )
        permit = {
            "zaaknummer": "Z-1",
            "soort": "exploitatie horeca",
            "datum_aanvraag": "2022-03-01",
            "aanvrager_type": "natuurlijk_persoon",
            "aanvrager_naam": f"Jan Pieter {SURNAME}",
            "aanvrager_geboortedatum": "1960-05-03",
            "aanvrager_postcode": "6229ZZ",
            "aanvrager_huisnummer": "80",
        }
        stream = io.StringIO()
        header = shipped_loaders()["vergunningen"].example.splitlines()[0].split(";")
        writer = csv.DictWriter(stream, header, restval="", delimiter=";")
        writer.writeheader()
        writer.writerow(permit)
        registers.deliver("vergunningen", "vergunningen.csv", stream.getvalue(), DAY)
        report = registers.resolve()
    assert (report.joined, report.possible) == (5, 0)
    return registers.workspace.root


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "werkmap")


@pytest.fixture
def press(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Runs the review of a sample that gets these lines as its keys."""

    def pressed(*keys: str, sample: tuple[object, ...] = ("200",), persons: bool = True) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys)))
        return done("review", "-w", root, "--steekproef", *sample, *(PERSONS if persons else ()))

    return pressed


def kept(root: Path) -> list[Measurement]:
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        return measurements(ledger)


def judged(root: Path) -> list[str]:
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        return sorted(verdict.value for verdict in standing_judgements(ledger).values())


def counts(measured: Measurement) -> tuple[int, int, int, int]:
    return measured.asked, measured.same, measured.different, measured.unsure


def test_the_whole_of_a_small_stock_is_asked_and_the_outcome_is_kept_and_told(
    root: Path, press: Callable[..., Said]
) -> None:
    said = press("z", "z", "z", "v", "w")
    (found,) = kept(root)
    assert (counts(found), found.actor, found.sample.population) == ((5, 3, 1, 1), actor(), 5)
    assert judged(root) == ["onzeker", "verschillend", "zelfde", "zelfde", "zelfde"]
    assert "Sample: 5 links, 5 judged, 0 to go." in said.err
    assert "van 5 beoordeelde koppelingen 3 zelfde, 1 verschillend, 1 onzeker; juist 60,0% (95%-interval " in said.out


@pytest.mark.slow
def test_broken_off_it_goes_on_with_what_was_not_judged(root: Path, press: Callable[..., Said]) -> None:
    first = press("z", "z", "q")
    assert "── 1 van 5 ──" in first.out
    assert "Sample: 5 links, 2 judged, 3 to go." in first.err
    second = press("z", "z", "z")
    assert "── 1 van 3 ──" in second.out
    assert counts(kept(root)[0]) == (5, 5, 0, 0)
    assert "── " not in press("z").out


@pytest.mark.slow
def test_it_goes_on_after_resolve_followed_the_judgements(root: Path, press: Callable[..., Said]) -> None:
    press("z", "v", "q")
    done("resolve", "-w", root)
    assert "── 1 van 3 ──" in press("z", "z", "z").out
    assert counts(kept(root)[0]) == (5, 4, 1, 0)


def test_the_last_answer_can_be_taken_back(root: Path, press: Callable[..., Said]) -> None:
    press("v", "u", "z", "q")
    assert judged(root) == ["zelfde"]


@pytest.mark.slow
def test_natural_persons_are_asked_for_a_case_only_and_the_sample_is_not_whole_without_them(
    root: Path, press: Callable[..., Said]
) -> None:
    said = press("z", "z", "z", "z", persons=False)
    assert SURNAME not in said.out
    assert "1 links that may be about natural persons wait" in said.err
    assert not kept(root)[0].is_complete
    assert SURNAME in press("z").out
    assert kept(root)[0].is_complete


@pytest.mark.slow
def test_a_sample_is_smaller_than_the_stock_and_another_number_behind_zaad_draws_another(
    press: Callable[..., Said],
) -> None:
    asked = [press("q", sample=("2", "--zaad", seed)).out for seed in range(1, 9)]
    assert all("── 1 van 2 ──" in each for each in asked)
    assert len(set(asked)) > 1


@pytest.mark.slow
def test_a_link_with_a_judgement_is_in_no_sample(root: Path, press: Callable[..., Said]) -> None:
    press("z", "z", "z", "z", "z")
    said = run("review", "-w", root, "--steekproef", "200", "--zaad", "2")
    assert (said.code, said.out) == (1, "")
    assert "no link rests on a score alone" in said.err


def test_it_goes_out_as_a_file_and_comes_back_judged(root: Path, tmp_path: Path) -> None:
    path, words = tmp_path / "steekproef.csv", ("-w", root, "--steekproef", "200")
    done("review", *words, "--export", path, *PERSONS)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        verdicts = ("zelfde", "verschillend", "onzeker", "z", "")
        writer.writerows({**row, "oordeel": verdict} for row, verdict in zip(rows, verdicts, strict=True))
    assert "Sample: 5 links, 4 judged, 1 to go." in done("review", *words, "--import", path).err
    assert counts(kept(root)[0]) == (5, 2, 1, 1)


def test_without_a_number_the_last_measurement_is_shown(root: Path, press: Callable[..., Said]) -> None:
    assert "nooit gemeten" in done("review", "-w", root, "--steekproef").out
    press("z", "z", "z", "z", "z")
    assert "juist 100,0% (95%-interval 56,5% tot 100,0%)" in done("review", "-w", root, "--steekproef").out
    assert len(kept(root)) == 1


def test_a_file_needs_a_number(root: Path, tmp_path: Path) -> None:
    assert run("review", "-w", root, "--export", tmp_path / "a", "--steekproef").code == 2


@pytest.mark.slow
def test_doctor_tells_that_fictitious_links_need_no_measurement(root: Path) -> None:
    said = run("doctor", "-w", root, "--format", "json")
    (line,) = (each for each in said.json() if each["onderdeel"] == "koppelingen op score")
    assert line["toestand"] == "goed"
    assert line["bevinding"].startswith("5 partijen; koppelingen op score tellen mee zonder meting")


def test_the_log_says_that_a_sample_was_judged(root: Path, press: Callable[..., Said]) -> None:
    press("q")
    log = done("audit", "show", "-w", root, "--format", "json").json()
    assert ("review", "steekproef", "Z-1") in {(line["actie"], line["object"], line["zaak"]) for line in log}
