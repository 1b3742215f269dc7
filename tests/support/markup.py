"""Small pieces of XML as the land registry writes them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


def markup(name: str, *content: str, **attributes: str) -> Markup:
    """An element; plain text in it is escaped, markup is not, and empty parts are left out."""
    inside = "".join(part if isinstance(part, Markup) else escape(part) for part in content)
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return Markup(f"<{name}{written}>{inside}</{name}>")


def nil(name: str) -> Markup:
    """An element without a value, with the reason beside it."""
    return Markup(f'<{name} xsi:nil="true"/><{name}Nilreason>waardeOnbekend</{name}Nilreason>')


def coded(name: str, code: str | None, words: str) -> Markup:
    """A code with its wording; without a code it is nil."""
    if code is None:
        return nil(name)
    return markup(name, markup("Typen:code", code), markup("Typen:waarde", words))


def reference(name: str, domain: str, number: str) -> Markup:
    """A reference to something that may stand in another snapshot."""
    return markup(name, number, domein=domain)


def amount(name: str, euro: int | str, currency: str = "EUR") -> Markup:
    """A sum of money."""
    return markup(name, markup("Typen:som", str(euro)), coded("Typen:valuta", currency, "Euro"))
