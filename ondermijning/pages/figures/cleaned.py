"""A drawing of a chart library as a page takes it."""

from __future__ import annotations

from lxml import etree
from markupsafe import Markup

_SVG = "{http://www.w3.org/2000/svg}"
# Attributes of a drawing that a page has room for: no style, no script, no address.
_KEPT = frozenset((
    "viewBox", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "d",
    "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "text-anchor", "font-size", "font-weight",
    "font-family", "stroke-miterlimit", "dx", "dy",
))  # fmt: skip
_ELEMENTS = frozenset(f"{_SVG}{name}" for name in ("svg", "g", "path", "text", "line", "rect", "circle", "tspan"))


def cleaned(svg: str) -> Markup:
    """A drawing without what a page does not take: only known elements with known attributes stay."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(root.iter()):
        if element.tag not in _ELEMENTS:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name in list(element.attrib):
            if name not in _KEPT:
                del element.attrib[name]
    for name in {"width", "height"} & set(root.attrib):
        del root.attrib[name]
    root.set("class", "grafiek")
    root.set("aria-hidden", "true")  # what it shows stands in the table below it
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - our own drawing, with nothing of people in it
