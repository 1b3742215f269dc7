"""Elements of XML."""

from __future__ import annotations

from xml.sax.saxutils import escape


def tag(name: str, *inside: str) -> str:
    """An element around others."""
    return f"<{name}>{''.join(inside)}</{name}>"


def value(name: str, content: object) -> str:
    """An element with a text."""
    return f"<{name}>{escape(str(content))}</{name}>"
