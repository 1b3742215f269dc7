"""Templates into a page: everything is escaped, the style stands in the page, and nothing else may be loaded or run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ondermijning.detect.profiles import words_of
from ondermijning.normalise.dutch import code_in_words
from ondermijning.pages import words
from ondermijning.report.cells import plain

_HERE = Path(__file__).parent
_FOLDER = _HERE / "templates"
_LONGEST = 2_000  # signs of one text; a page of longer ones is read by nobody


def rendered(template: str, *, sheet: str, **values: Any) -> str:
    """A page.

    Args:
        template: its name.
        sheet: what every sheet says when it is printed.
        values: what the template needs.
    """
    style = _style() + _sheets(sheet)
    # Hashes of the text between the tags: a browser applies nothing that was smuggled in.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return _environment().get_template(template).render(style=Markup(style), policy=policy, sheet=sheet, **values)  # noqa: S704 - our own


@cache
def _style() -> str:
    return (_HERE / "style.css").read_text(encoding="utf-8")


def _sheets(text: str) -> str:
    """What stands at the foot of every sheet; each sign is written as a number, so that none ends the text or the style."""
    safe = "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in plain(text))
    return f'@page {{ @bottom-left {{ content: "{safe}"; }} }}\n'


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    found.filters |= {
        "dag": words.day,
        "euro": words.euro,
        "getal": words.number,
        "deel": words.share,
        "register": words.register_name,
        "joined_by": words.joined_by,
        "code": code_in_words,
        "profiel": words_of,
    }
    return found


def _visible(value: Any) -> Any:
    """Signs that nobody sees, or that turn the direction of a text, are written out; a text without end is cut."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return plain(words.shortened(value, _LONGEST))
