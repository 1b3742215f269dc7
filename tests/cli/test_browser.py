"""Neo4j Browser in a real browser: sign in, paste the picture of a signal, and see its nodes drawn."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from ondermijning.report.neo4j_browser.style import LOOKS
from tests.cli.running import DEMO_DAY, done
from tests.support.tools import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.cli.running import Demo
    from tests.support.neo4j_server import Server

pytestmark = pytest.mark.neo4j
SECONDS = 60_000  # of a busy machine, in milliseconds


@pytest.fixture
def page() -> Iterator[Page]:
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page(viewport={"width": 1400, "height": 1000})
        opened.set_default_timeout(SECONDS)
        yield opened
        browser.close()


@pytest.fixture
def picture(demo: Demo, neo4j_server: Server, tmp_path: Path) -> str:
    """What ``signals show --alles`` says to paste, with the demo in the server."""
    neo4j_server.erase()
    root = demo.copy(tmp_path)
    with (root / "gemeente.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[neo4j]\nuri = "{neo4j_server.uri}"\nuser = "{neo4j_server.user}"\n')
        settings.write(f'password_file = "{neo4j_server.password_file}"\n')
    done("build", "--on", DEMO_DAY, "--to", "neo4j", "-w", root)
    listed = done("signals", "list", "--format", "json", "-w", root).json()
    shown = done("signals", "show", listed[0]["signaal"], "--alles", "-w", root).out
    return shown.partition("Beeld (plak in Neo4j Browser)\n")[2].partition("\n\n")[0]


def test_the_picture_of_a_signal_is_drawn_in_neo4j_browser(picture: str, neo4j_server: Server, page: Page) -> None:
    assert "Signaal" in picture
    sign_in(page, neo4j_server)
    page.locator(".monaco-editor").first.click()
    page.keyboard.insert_text(" ".join(picture.split()))
    page.keyboard.press("Control+Enter")
    nodes = page.locator("svg g.node")
    expect(nodes.first).to_be_visible(timeout=SECONDS)
    assert nodes.count() >= 3  # the signal, its subject and at least one party or transfer


def test_the_style_and_the_favourites_are_dropped_in_and_colour_what_is_drawn(
    picture: str, neo4j_server: Server, page: Page, tmp_path: Path
) -> None:
    done("export", "browser", "--out", tmp_path / "uit")
    sign_in(page, neo4j_server)
    for name in ("ondermijning.grass", "ondermijning-favorieten.zip"):
        drop(page, tmp_path / "uit" / name)
    page.locator("[data-testid=navigationFavorites]").click()
    expect(page.get_by_text("Ondermijning per regel").first).to_be_visible(timeout=SECONDS)
    page.locator(".monaco-editor").first.click()
    page.keyboard.insert_text(" ".join(picture.split()))
    page.keyboard.press("Control+Enter")
    expect(page.locator("svg g.node").first).to_be_visible(timeout=SECONDS)
    fills = set(
        page.locator("svg g.node circle.b-outline").evaluate_all("all => all.map(each => each.getAttribute('fill'))")
    )
    assert LOOKS["Signaal"].colour in fills
    assert fills <= {look.colour for look in LOOKS.values()}
    assert "signaal:" in " ".join(page.locator("svg g.node text.caption").all_text_contents())


def drop(page: Page, path: Path) -> None:
    """Drop a file in the window, as a hand with a mouse would."""
    content = base64.b64encode(path.read_bytes()).decode()
    page.evaluate(
        """([name, content]) => {
            const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0));
            const carried = new DataTransfer();
            carried.items.add(new File([bytes], name));
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                const event = new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried});
                document.querySelector('.filedrop').dispatchEvent(event);
            }
        }""",
        [path.name, content],
    )


def sign_in(page: Page, server: Server) -> None:
    page.goto(f"{server.http}/browser/")
    page.locator("[data-testid=bolt-scheme-select]").select_option("bolt://")
    page.locator("[data-testid=boltaddress]").fill(server.uri.removeprefix("bolt://"))
    page.locator("[data-testid=username]").fill(server.user)
    page.locator("[data-testid=password]").fill(server.password())
    page.locator("[data-testid=connect]").click()
    expect(page.get_by_text("You are connected as user").first).to_be_visible(timeout=SECONDS)
