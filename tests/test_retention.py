"""How long a delivery may be kept, and that what is over its term is not taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning import clock, pipeline
from ondermijning.errors import DeliveryError, WorkspaceError
from ondermijning.settings import Mode, Settings, read_settings
from ondermijning.sources.delivery import LoadOptions
from ondermijning.trust.retention import keep_months, kept_until, oldest_kept
from tests.support.workspaces import demo_workspace, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

PRICES = shipped_loaders()["prijsindex"]  # kept at most 240 months
INDEX = "kwartaal;index\n2024K1;138.4\n"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def with_term(place: Workspace, term: str, mode: Mode = Mode.DEMO) -> Settings:
    """The settings of the workspace with a term for the price index, and all that the law asks."""
    text = place.settings_path.read_text(encoding="utf-8")
    whole = f'dpia_datum = 2025-01-31\nfg_advies = "F"\nbesluit = "B"\n{text}'.replace('"demo"', f'"{mode}"')
    place.settings_path.write_text(
        whole.replace("[retention]", f'[retention]\nprijsindex = "{term}"'), encoding="utf-8"
    )
    return read_settings(place)


@pytest.mark.parametrize(("term", "months"), [("60 maanden", 60), ("1 maand", 1), ("5 jaar", 60), ("2 jaren", 24)])
def test_a_term_is_written_in_months_or_years(place: Workspace, term: str, months: int) -> None:
    assert keep_months(with_term(place, term), "prijsindex", PRICES) == months


def test_a_longer_term_than_the_source_allows_is_refused_and_both_are_named(place: Workspace) -> None:
    with pytest.raises(WorkspaceError, match=r"retention\.prijsindex: is 252 months, where .* at most 240\. Write"):
        keep_months(with_term(place, "21 jaar"), "prijsindex", PRICES)


def test_fictitious_data_are_kept_as_long_as_the_source_allows_and_real_data_need_a_term(place: Workspace) -> None:
    settings = read_settings(place)
    assert keep_months(settings, "prijsindex", PRICES) == 240
    for mode in (Mode.PROEF, Mode.PRODUCTIE):
        with pytest.raises(WorkspaceError, match=r"retention\.prijsindex: is missing"):
            keep_months(replace(settings, mode=mode), "prijsindex", PRICES)


def test_a_source_without_loader_or_term_is_not_kept_silently(place: Workspace) -> None:
    with pytest.raises(WorkspaceError, match=r"retention\.eigen: is missing\. Write a term"):
        keep_months(read_settings(place), "eigen", None)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 31), 24, date(2026, 12, 31)),
    ],
)
def test_a_term_ends_on_the_same_day_of_a_later_month_or_its_last(day: date, months: int, last: date) -> None:
    assert kept_until(day, months) == last


@given(on=st.dates(date(2000, 1, 1), date(2060, 1, 1)), months=st.integers(1, 240))
def test_the_oldest_day_that_is_kept_is_the_first_whose_term_has_not_passed(on: date, months: int) -> None:
    oldest = oldest_kept(on, months)
    assert kept_until(oldest, months) >= on > kept_until(oldest - timedelta(1), months)


def test_real_data_over_their_term_are_not_taken_in_again(place: Workspace, tmp_path: Path) -> None:
    with_term(place, "12 maanden", Mode.PRODUCTIE)
    file = tmp_path / "index.csv"
    file.write_text(INDEX, encoding="utf-8")
    today = clock.today()
    with pytest.raises(DeliveryError, match="the retention term has passed"):
        pipeline.load(place, PRICES, [file], str, LoadOptions(today - timedelta(400)))
    assert not list(place.deliveries.glob("*/*"))
    assert pipeline.load(place, PRICES, [file], str, LoadOptions(today - timedelta(300)))


def test_a_load_under_too_long_a_term_is_refused(place: Workspace, tmp_path: Path) -> None:
    with_term(place, "21 jaar")
    with pytest.raises(WorkspaceError, match="at most 240"):
        pipeline.load(place, PRICES, [tmp_path], str, LoadOptions())
