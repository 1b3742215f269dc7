"""Pages that are derived from the code are up to date, and what the documents promise exists."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = runpy.run_path(str(ROOT / "docs" / "generate.py"))["pages"]()


@pytest.mark.parametrize("page", sorted(PAGES), ids=lambda path: path.name)
def test_a_generated_page_is_what_the_code_says(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == PAGES[page], "run make docs"


# Where docs/architecture.md says that a thing stands → what must stand there for that to be true.
HOLDS = {
    "loaders/woz/values.py": "WozWaarde(",
    "ondermijning/tables/places/valuations.py": 'name="woz_waarde"',
    "ondermijning/normalise/names/companies.py": "def company_name(",
    "ondermijning/resolve/companies/alignment.py": "def align(",
    "ondermijning/signals/scoring.py": "def profile_scores(",
    "ondermijning/signals/gate.py": "def opens(",
    "ondermijning/tables/transfers/registered.py": 'name="verschuiving"',
    "ondermijning/facts/sales/prices.py": "stijging_gecorrigeerd_procent",
    "ondermijning/sources/deliveries.py": "def arrived(",
    "ondermijning/sources/state.py": "def open_state(",
    "ondermijning/graph/dialect/check.py": "def check(",
}


def test_each_sentence_on_where_a_thing_stands_names_a_file_that_holds_it() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = re.findall(r"^- .+ in `([\w/]+\.py)`\.$", page, re.MULTILINE)
    assert told == list(HOLDS)
    assert [path for path, held in HOLDS.items() if held not in (ROOT / path).read_text(encoding="utf-8")] == []


def test_every_package_is_in_the_table_of_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "ondermijning").glob("*/__init__.py")}
    assert packages - set(re.findall(r"`(\w+)`", page)) == set()


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/decisions/README.md"]
)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_documents_name_no_machine_path() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    assert [
        page.name
        for page in pages
        if re.search(r"(?<![\w.])/(?:root|home|work|tmp)/", page.read_text(encoding="utf-8"))
    ] == []
