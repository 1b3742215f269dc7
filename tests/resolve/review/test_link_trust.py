"""Links by score count on real data after a whole measurement that found nearly all of them right."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning import __version__
from ondermijning.ledger import Ledger, open_ledger
from ondermijning.ledger.judgements import Verdict
from ondermijning.ledger.samples import Sample, add_sample, measure
from ondermijning.resolve.review.link_trust import Trust, link_trust, wilson
from ondermijning.resolve.scores.models import models_version, shipped_models
from ondermijning.settings import Mode, Settings, read_settings
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(tmp_path / "ledger.sqlite")) as opened:
        yield opened


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = read_settings(demo_workspace(tmp_path_factory.mktemp("werk")))
    return replace(settings, mode=Mode.PRODUCTIE)


def measured(ledger: Ledger, same: int, different: int = 0, unsure: int = 0, open_: int = 0, **other: object) -> None:
    """Keep a measurement with so many answers of each kind."""
    counts = {Verdict.SAME: same, Verdict.DIFFERENT: different, Verdict.UNSURE: unsure, None: open_}
    given = [verdict for verdict, count in counts.items() for _ in range(count)]
    answers = {(f"a{at}", f"b{at}"): verdict for at, verdict in enumerate(given)}
    sample = replace(Sample(1, 200, 1000, "abc", models_version(shipped_models())), **other)  # type: ignore[arg-type]
    measure(ledger, add_sample(ledger, sample, list(answers), "jansen"), answers, "jansen")


def trust(settings: Settings, ledger: Ledger) -> Trust:
    return link_trust(settings, ledger)


def test_fictitious_data_need_no_measurement_and_real_data_do(real: Settings, ledger: Ledger) -> None:
    assert trust(replace(real, mode=Mode.DEMO), ledger).counts
    for mode in (Mode.PROEF, Mode.PRODUCTIE):
        found = trust(replace(real, mode=mode), ledger)
        assert (found.counts, found.why) == (False, "zijn nooit gemeten")
        assert "ondermijning review --steekproef 200" in found.advice


@pytest.mark.parametrize(
    ("same", "different", "unsure", "counts"),
    [(200, 0, 0, True), (198, 2, 0, True), (197, 3, 0, False), (198, 0, 2, True), (198, 1, 2, False)],
)
def test_of_two_hundred_at_least_99_in_100_must_be_the_same_and_who_is_not_sure_found_it_not_right(
    real: Settings, ledger: Ledger, same: int, different: int, unsure: int, *, counts: bool
) -> None:
    measured(ledger, same, different, unsure)
    found = trust(real, ledger)
    assert found.counts is counts
    assert f"{same} zelfde, {different} verschillend, {unsure} onzeker" in found.why


def test_the_threshold_is_a_setting(real: Settings, ledger: Ledger) -> None:
    measured(ledger, 197, 3)
    assert trust(replace(real, koppelingen_promille=985), ledger).counts
    assert "nodig is 98,6%" in trust(replace(real, koppelingen_promille=986), ledger).why


def test_a_sample_that_was_not_judged_to_the_end_does_not_count(real: Settings, ledger: Ledger) -> None:
    measured(ledger, 250, open_=1)
    found = trust(real, ledger)
    assert (found.counts, found.why) == (False, "zijn nog niet af gemeten: 250 van 251 paren beoordeeld")


def test_a_small_sample_counts_only_where_there_are_no_more_links(real: Settings, ledger: Ledger) -> None:
    measured(ledger, 150)
    assert "met te weinig paren" in trust(real, ledger).why
    measured(ledger, 150, population=150)
    assert trust(real, ledger).counts


def test_drawing_again_does_not_wipe_out_what_was_wrong(real: Settings, ledger: Ledger) -> None:
    measured(ledger, 190, 10)
    measured(ledger, 200, seed=2)
    found = trust(real, ledger)
    assert not found.counts
    assert "van 400 beoordeelde koppelingen 390 zelfde" in found.why


def test_other_weights_or_another_version_make_a_measurement_old(real: Settings, ledger: Ledger) -> None:
    measured(ledger, 200, resolver="0.0.9/aaaaaaaaaaaa")
    found = trust(real, ledger)
    assert not found.counts
    assert found.why.startswith("zijn met andere gewichten of een andere versie gemeten; gemeten op ")


def test_the_version_names_the_program_and_its_weights() -> None:
    version, _, weights = models_version(shipped_models()).partition("/")
    assert version == __version__
    assert len(weights) == 12


@pytest.mark.parametrize(
    ("right", "judged", "interval"),
    [(0, 0, (0, 1000)), (200, 200, (981, 1000)), (198, 200, (964, 998)), (0, 10, (0, 278)), (5, 10, (236, 764))],
)
def test_the_interval_is_that_of_wilson(right: int, judged: int, interval: tuple[int, int]) -> None:
    assert wilson(right, judged) == interval
