"""A page in headless Chromium: what it says, asks, how it fits and how it prints."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.support.tools import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page

WIDTHS = (1280, 390)
# What a sheet of A4 holds within the margins of the style, upright and lying, at 96 dots per inch.
UPRIGHT, LYING = (673, 979), (1001, 752)
KEPT = Path(os.environ.get("ONDERMIJNING_SCREENSHOTS", Path(__file__).resolve().parents[2] / ".screenshots"))
_OPENED = "document.querySelectorAll('details').forEach(each => each.open = true)"
_WIDTH = "document.documentElement.scrollWidth"
_DRAWINGS = """[...document.querySelectorAll('svg')].filter(each => each.getBoundingClientRect().height).map(each => {
    const box = each.getBoundingClientRect();
    const kept = [];
    for (let at = each; at && at !== document.body; at = at.parentElement) kept.push(getComputedStyle(at).breakInside);
    const lying = each.closest('figure') ? getComputedStyle(each.closest('figure')).page !== 'auto' : false;
    return {name: each.getAttribute('class'), left: box.left, width: box.width, height: box.height,
            whole: kept.includes('avoid'), lying};
})"""
_TEXT = """[...document.querySelectorAll('svg.tekening text')].filter(each => each.checkVisibility()).map(each =>
    parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"""


class Drawing(NamedTuple):
    """A drawing as it prints, in points of the screen.

    Args:
        name: its class.
        left, width, height: where it stands and how large it is.
        whole: it is not broken over sheets.
        lying: it stands on a lying sheet.
    """

    name: str
    left: float
    width: float
    height: float
    whole: bool
    lying: bool

    def fits(self) -> bool:
        """Whether it is whole on one sheet."""
        width, height = LYING if self.lying else UPRIGHT
        return self.whole and self.left >= 0 and self.left + self.width <= width + 1 and self.height <= height


class Paper(NamedTuple):
    """A page as it prints.

    Args:
        drawings: those on it.
        width: of all that stands on upright sheets, in points of the screen.
    """

    drawings: list[Drawing]
    width: int

    def cut(self) -> list[Drawing]:
        """The drawings that are not whole on one sheet."""
        return [drawing for drawing in self.drawings if not drawing.fits()]


class Seen(NamedTuple):
    """An open page, and what it said and asked for since."""

    page: Page
    said: list[str]
    asked: list[str]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that is installed here."""
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, width: int = WIDTHS[0], **context: Any) -> Iterator[Seen]:
    """A page, with all that folds unfolded; it says and asks what it says and asks of itself."""
    with browser.new_context(viewport={"width": width, "height": 900}, **context) as own:
        page = own.new_page()
        seen = Seen(page, [], [])
        page.on("console", lambda message: seen.said.append(message.text))
        page.on("pageerror", lambda problem: seen.said.append(str(problem)))
        page.on("dialog", lambda dialog: _dismissed(dialog, seen))
        page.on("request", lambda request: seen.asked.append(request.url))
        page.goto(path.absolute().as_uri())
        page.evaluate(_OPENED)
        yield seen


def _dismissed(dialog: Dialog, seen: Seen) -> None:
    seen.said.append(dialog.message)
    dialog.dismiss()


def asked_beside(seen: Seen, path: Path) -> list[str]:
    """What a page asked for besides itself."""
    return [url for url in seen.asked if url != path.absolute().as_uri()]


def width_of(page: Page) -> int:
    """How wide all that is on it is."""
    return int(page.evaluate(_WIDTH))


def serious(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds serious or critical: the rule, and the first place."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], str(each["nodes"][0]["target"])) for each in found if each["impact"] in ("serious", "critical")
    ]


def printed(browser: Browser, path: Path) -> Paper:
    """A page as it stands on paper."""
    with opened(browser, path, UPRIGHT[0]) as seen:
        seen.page.emulate_media(media="print")
        found, width = [Drawing(**each) for each in seen.page.evaluate(_DRAWINGS)], width_of(seen.page)
        if any(each.lying for each in found):
            seen.page.set_viewport_size({"width": LYING[0], "height": LYING[1]})
            wide = [Drawing(**each) for each in seen.page.evaluate(_DRAWINGS)]
            found = [lying if lying.lying else upright for upright, lying in zip(found, wide, strict=True)]
        return Paper(found, width)


def smallest_letters(page: Page) -> float:
    """The height of the smallest letters in the drawings of money and control, as they are seen; large without one."""
    return min(page.evaluate(_TEXT), default=99.0)


def keep(seen: Seen, name: str, *, whole: bool = True) -> Path:
    """A screenshot of a page, or of what is seen first, for people to look at."""
    KEPT.mkdir(parents=True, exist_ok=True)
    seen.page.screenshot(path=KEPT / f"{name}.png", full_page=whole)
    return KEPT / f"{name}.png"


def keep_pdf(browser: Browser, path: Path, name: str) -> Path:
    """The page as it prints."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with opened(browser, path) as seen:
        seen.page.pdf(path=KEPT / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
    return KEPT / f"{name}.pdf"
