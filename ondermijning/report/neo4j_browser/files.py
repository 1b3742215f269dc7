"""The files that bring style, favourites and guide to Neo4j Browser, by their names."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from ondermijning.report.neo4j_browser.favourites import favourites
from ondermijning.report.neo4j_browser.guide import FAVOURITES_FILE, GUIDE_FILE, STYLE_FILE, guide
from ondermijning.report.neo4j_browser.style import style_sheet

if TYPE_CHECKING:
    from collections.abc import Collection

    from ondermijning.detect.rule import Rule

_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # so that the same rules give the same file


def browser_files(rules: Collection[Rule]) -> dict[str, bytes]:
    """Name of each file → what it holds."""
    return {
        STYLE_FILE: style_sheet().encode(),
        FAVOURITES_FILE: _archive(rules),
        GUIDE_FILE: guide(rules).encode(),
    }


def _archive(rules: Collection[Rule]) -> bytes:
    """Browser lists each file by its first line, in the folder that it stands in, in the order of the archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, favourite in enumerate(favourites(rules), 1):
            name = re.sub(r"\W+", "_", favourite.name.partition(":")[0]).strip("_").lower()
            archive.writestr(
                zipfile.ZipInfo(f"{favourite.folder}/{number:03}_{name}.cypher", _SAME_DAY), favourite.content()
            )
    return whole.getvalue()
