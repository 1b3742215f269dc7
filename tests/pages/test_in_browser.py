"""Each kind of page in a real browser: nothing is loaded or complained about, everybody can read it, it fits, and it prints."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

from ondermijning.daily.index import open_index
from ondermijning.graph.current import current_graph
from ondermijning.pages.folder import WORK_LIST, pages_folder
from ondermijning.picture.page import READING_GUIDE
from ondermijning.workspace import open_workspace
from tests.cli.running import DEMO_DAY, done
from tests.pages.browsing import (
    UPRIGHT,
    WIDTHS,
    asked_beside,
    chromium,
    keep,
    keep_pdf,
    opened,
    printed,
    serious,
    smallest_letters,
    width_of,
)
from tests.pages.hostile_street import BOOK, TABLE, hostile_pages, hostile_picture
from tests.pages.hostile_street import PAGES as HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from ondermijning.daily.index import Index
    from tests.cli.running import Demo
    from tests.pages.browsing import Paper

MOST_BYTES = 300_000
READABLE = 9  # points of the screen, of the smallest letters in a drawing
# Kind of page → the label of that of which the page is shown; the one with most around it is the hardest to draw.
THINGS = {
    "object": "Perceel",
    "adres": "Adres",
    "partij": "Bedrijf",
    "vergunning": "Vergunning",
    "subsidie": "Subsidie",
}
QUESTIONS = ("portefeuille", "netwerk", "gemeen", "tijdlijn", "straat", "gevonden")
AREAS = ("buurt", "beeld", "leeswijzer")
KINDS = ("werklijst", "signaal", *THINGS, *QUESTIONS, *AREAS)
_BUSIEST = """
SELECT n.id FROM node n JOIN edge e ON n.nr IN (e.van, e.naar) WHERE n.soort = ? AND n.persoon = 0
GROUP BY n.nr ORDER BY count(*) DESC, n.nr LIMIT 1
"""
_LONGEST_STREET = """
SELECT gegevens ->> 'straat', gegevens ->> 'woonplaats' FROM node WHERE soort = 'Adres'
GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1
"""
_OWNERS = """
SELECT DISTINCT b.id FROM edge e JOIN node b ON b.nr = e.van WHERE e.soort = 'BEZIT' AND b.soort = 'Bedrijf' AND e.naar IN (
    SELECT e.naar FROM edge e JOIN node b ON b.nr = e.van WHERE e.soort = 'BEZIT' AND b.soort = 'Bedrijf'
    GROUP BY 1 HAVING count(DISTINCT e.van) > 1 ORDER BY 1 LIMIT 1
) ORDER BY 1 LIMIT 2
"""
_FOR_A_CASE = ("--zaak", "Z-1", "--reden", "om ernaar te kijken")


class Made(NamedTuple):
    """The pages of the demo: one of each kind, and all of the night."""

    of_kind: dict[str, Path]
    nightly: list[Path]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def made(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What a night makes, and a page of each kind of thing."""
    folder = tmp_path_factory.mktemp("paginas")
    root = demo.copy(folder)
    (folder / "leeg").mkdir()
    done("run", "--on", DEMO_DAY, "--inbox", folder / "leeg", "-w", root)
    workspace = open_workspace(root)
    nightly = sorted(pages_folder(workspace).glob("*.html"))
    signals = [path for path in nightly if path.name != WORK_LIST]
    found = {
        "werklijst": pages_folder(workspace) / WORK_LIST,
        "signaal": max(signals, key=lambda path: path.stat().st_size),
    }
    with open_index(current_graph(workspace)[1]) as index:
        for kind, label in THINGS.items():
            ((name,),) = index.rows(_BUSIEST, label)
            done("pagina", name, "--out", folder / kind, "-w", root)
            found[kind] = next((folder / kind).glob("*.html"))
        found |= _answers(index, root) | _areas(index, root)
    return Made(found, nightly)


def _answers(index: Index, root: Path) -> dict[str, Path]:
    """A page of each question, of the company with most around it and of the longest street; what two owners share."""
    ((company,),), (street,) = index.rows(_BUSIEST, "Bedrijf"), index.rows(_LONGEST_STREET)
    owners = [name for (name,) in index.rows(_OWNERS)]
    asked = {
        "portefeuille": ("portfolio", company),
        "netwerk": ("network", company),
        "gemeen": ("common", *owners),
        "tijdlijn": ("timeline", company),
        "straat": ("street", *street),
        "gevonden": ("find", street[0]),
    }
    return {kind: _told(*words, "--format", "html", *_FOR_A_CASE, "-w", root) for kind, words in asked.items()}


def _areas(index: Index, root: Path) -> dict[str, Path]:
    """The page of a neighbourhood, the picture of all, and how to read that."""
    area = index.rows("SELECT min(id) FROM node WHERE soort = 'Buurt'")[0][0]
    picture = _told("export", "beeld", "--reden", "om ernaar te kijken", "-w", root)
    guide = next(picture.parent.glob(f"{READING_GUIDE}-*.html"))
    return {"buurt": _told("pagina", area, "-w", root), "beeld": picture, "leeswijzer": guide}


def _told(*words: object) -> Path:
    """The first file that a command says it wrote."""
    return Path(done(*words).out.splitlines()[0])


@pytest.fixture(scope="session")
def hostile(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of streets and of a municipality in which every name is hostile."""
    folder = tmp_path_factory.mktemp("vijandig")
    picture = hostile_picture(demo.copy(folder / "beeld"))
    return {**hostile_pages(folder), "beeld": picture}


@pytest.fixture(scope="session")
def on_paper(made: Made, browser: Browser) -> dict[str, Paper]:
    """Each kind of page as it prints; the sheets are kept."""
    for kind, path in made.of_kind.items():
        assert keep_pdf(browser, path, kind).read_bytes().startswith(b"%PDF")
    return {kind: printed(browser, path) for kind, path in made.of_kind.items()}


each_kind = pytest.mark.parametrize("kind", KINDS)
each_width = pytest.mark.parametrize("width", WIDTHS)
each_hostile = pytest.mark.parametrize("kind", HOSTILE)


@each_kind
@each_width
def test_a_page_says_and_asks_nothing_fits_and_everybody_can_read_it(
    made: Made, browser: Browser, kind: str, width: int
) -> None:
    path = made.of_kind[kind]
    with opened(browser, path, width) as seen:
        keep(seen, f"{kind}-{width}")
        assert (seen.said, asked_beside(seen, path)) == ([], [])
        assert width_of(seen.page) <= width
        assert smallest_letters(seen.page) >= READABLE
        assert serious(seen.page) == []


@each_kind
def test_on_paper_no_drawing_is_cut_and_nothing_is_wider_than_a_sheet(on_paper: dict[str, Paper], kind: str) -> None:
    assert on_paper[kind].cut() == []
    assert on_paper[kind].width <= UPRIGHT[0]


def test_the_kinds_with_drawings_do_draw(on_paper: dict[str, Paper]) -> None:
    drawn = {drawing.name for paper in on_paper.values() for drawing in paper.drawings}
    assert {"kaart", "tijd", "grafiek", "tekening", "beeldkaart"} <= drawn


def test_no_page_is_large(made: Made) -> None:
    sizes = {path.name: path.stat().st_size for path in (*made.nightly, *made.of_kind.values())}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


@each_hostile
@each_width
def test_a_hostile_name_is_text_and_breaks_nothing(
    hostile: dict[str, Path], browser: Browser, kind: str, width: int
) -> None:
    path = hostile[kind]
    with opened(browser, path, width) as seen:
        keep(seen, f"vijandig-{kind}-{width}", whole=False)
        assert (seen.said, asked_beside(seen, path)) == ([], [])
        assert seen.page.locator("script, img, iframe, a[href^='http'], a[href^='javascript']").count() == 0
        assert "<script>alert(1)</script>" in seen.page.locator("body").inner_text()
        assert width_of(seen.page) <= width
    text = path.read_text(encoding="utf-8")
    assert not {"\u202e", "\u2066", "\u0007"} & set(text)
    assert path.stat().st_size <= MOST_BYTES


@each_hostile
def test_a_hostile_name_is_not_cut_on_paper_and_can_be_read_by_everybody(
    hostile: dict[str, Path], browser: Browser, kind: str
) -> None:
    paper = printed(browser, hostile[kind])
    assert paper.cut() == []
    assert paper.width <= UPRIGHT[0]
    with opened(browser, hostile[kind]) as seen:
        assert serious(seen.page) == []


def test_a_hostile_name_is_text_in_the_workbook_and_the_csv_of_the_work_list(hostile: dict[str, Path]) -> None:
    folder = hostile["werklijst"].parent
    sheet = openpyxl.load_workbook(folder / BOOK)["werklijst"]
    cells = [cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    with (folder / TABLE).open(encoding="utf-8-sig", newline="") as stream:
        texts = [cell for row in csv.reader(stream, delimiter=";") for cell in row if "HYPERLINK" in cell]
    assert texts
    assert [text for text in texts if text.startswith("=") or "\u202e" in text] == []
