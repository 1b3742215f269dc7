"""The work list says by address what each signal is about, as a page, a spreadsheet and CSV, and hostile names are text in all."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from ondermijning.detect.library import load_rules
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.folder import signal_file
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.worklist.files import COLUMNS, work_list, work_list_csv, work_list_xlsx
from ondermijning.pages.worklist.gist import MOST, gist
from ondermijning.pages.worklist.rows import Sources, rows_of
from ondermijning.pages.worklist.today import in_short
from tests.pages.test_signal_page import pages
from tests.support.badly import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.pages.signal_page import SignalPages
    from ondermijning.pages.worklist.rows import Row

HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>\u202e'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignalPages]:
    """Signals of a graph; they are only read."""
    with pages(tmp_path_factory.mktemp("lijst") / "graaf") as opened:
        yield opened


def rows(made: SignalPages, changes: dict[str, str] | None = None) -> list[Row]:
    ledger = made.city.ledger
    sources = Sources(ledger, made.city.index, {}, made.explainer.rules)
    return rows_of(sources, list_signals(ledger), changes or {}, date(2030, 1, 1))


def test_every_rule_is_told_in_five_words() -> None:
    told = {rule.id: gist(rule.id, rule.title) for rule in load_rules().values()}
    assert [text for text in told.values() if len(text.split()) > MOST or "…" in text] == []
    assert gist("eigen_regel", "Een eigen regel van zes woorden") == "Een eigen regel van zes …"


def test_a_row_says_where_what_how_old_and_what_changed(made: SignalPages) -> None:
    first = list_signals(made.city.ledger)[0]
    row = rows(made, {first.id: "gewijzigd"})[0]
    assert (row.link, row.changed, row.state) == (signal_file(first), "gewijzigd", "nieuw")
    assert row.days > 0
    assert row.rules
    assert row.weight > 0


def test_the_page_counts_what_the_night_changed(made: SignalPages) -> None:
    first, second = list_signals(made.city.ledger)[:2]
    found = rows(made, {first.id: "nieuw", second.id: "nieuw"})
    page = work_list(made.city, found, Sheet(date(2025, 1, 2), None))
    assert f"{len(found)} signalen" in page
    assert "2 nieuw sinds de nacht ervoor" in page


def test_the_top_says_what_is_new_where_why_and_what_to_do(made: SignalPages) -> None:
    first, second = list_signals(made.city.ledger)[:2]
    found = [
        row._replace(area="buurt Bomenbuurt, Groen") for row in rows(made, {first.id: "nieuw", second.id: "verdwenen"})
    ]
    text = " ".join(visible(work_list(made.city, found, Sheet(date(2025, 1, 2), None))).split())
    top = text[text.index("In het kort") : text.index("De hele lijst")]
    for said in (
        "Nieuws 1 nieuw, 1 verdwenen sinds de nacht ervoor",
        "Waar Bomenbuurt, Groen (2)",
        f"Waarom {found[0].about} (2)",
        "Te doen afsluiten wat niet meer wordt gevonden (1); toewijzen wie weegt (1)",
        f"{found[0].title}, buurt Bomenbuurt, Groen: {found[0].about}. {found[0].step.said}",
    ):
        assert said in top
    assert found[1].title not in top


def test_the_top_of_a_list_on_which_nothing_changed_tells_of_all_that_is_on_it(made: SignalPages) -> None:
    found = rows(made)
    told = in_short(found)
    assert (told.news, told.where, list(told.first)) == (
        "niets sinds de nacht ervoor",
        f"buurt onbekend ({len(found)})",
        [],
    )


def test_of_many_kinds_the_most_frequent_are_told_and_the_others_are_counted(made: SignalPages) -> None:
    (row, *_) = rows(made)
    found = [row._replace(about=name) for name in "bbcaadefg"]
    assert in_short(found).why == "a (2); b (2); c (1); d (1); anders (3)"


def test_each_row_says_its_next_step_in_every_form(made: SignalPages) -> None:
    found = rows(made)
    page = visible(work_list(made.city, found, Sheet(date(2025, 1, 2), None)))
    assert page.count("Wijs toe wie dit weegt. Ga na of dit het verklaart:") == len(found)
    table = csv.DictReader(io.StringIO(work_list_csv(found)[1:]), delimiter=";")
    assert [line["volgende_stap"] for line in table] == [row.step.said for row in found]


def test_the_spreadsheet_has_typed_cells_links_filters_and_a_frozen_head(made: SignalPages) -> None:
    found = rows(made)
    book = openpyxl.load_workbook(io.BytesIO(work_list_xlsx(found, "let op")))
    sheet = book["werklijst"]
    head, first = list(sheet.iter_rows(min_row=3, max_row=4))
    cells = dict(zip((cell.value for cell in head), first, strict=True))
    assert tuple(cells) == COLUMNS
    assert isinstance(cells["dagen"].value, int)
    assert isinstance(cells["eerst_gezien"].value, datetime)
    link = cells["adres"].hyperlink
    assert link is not None
    assert link.target == found[0].link
    assert cells["regels"].alignment.wrap_text
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref


def test_the_csv_begins_with_its_mark_and_has_the_same_columns(made: SignalPages) -> None:
    text = work_list_csv(rows(made))
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert tuple(table[0]) == COLUMNS
    assert len(table) == len(rows(made))


def test_hostile_names_are_text_in_all_three(made: SignalPages) -> None:
    hostile = [
        row._replace(title=HOSTILE, area=HOSTILE, signal=replace(row.signal, assignee=HOSTILE)) for row in rows(made)
    ]
    page = work_list(made.city, hostile, Sheet(date(2025, 1, 2), None))
    assert "<script" not in page
    assert "\u202e" not in page
    first = next(csv.DictReader(io.StringIO(work_list_csv(hostile)[1:]), delimiter=";"))
    sheet = openpyxl.load_workbook(io.BytesIO(work_list_xlsx(hostile, "let op")))["werklijst"]
    cells = {head.value: cell for head, cell in zip(sheet[3], sheet[4], strict=True)}
    for column in ("adres", "buurt", "bij"):
        assert first[column].startswith("'=")
        assert str(cells[column].value).startswith("'=")
        assert cells[column].data_type == "s"
