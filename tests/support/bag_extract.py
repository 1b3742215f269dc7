"""Small BAG extracts, built as the Kadaster writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.markup import Markup, markup

if TYPE_CHECKING:
    from pathlib import Path

_LVC = "http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601"
ADDRESS, HOME, BUILDING, STREET = ("0935200000000012", "0935010000000012", "0935100000000012", "0935300000000012")


def life(number: int = 1, begin: str = "2010-05-01", **others: str) -> Markup:
    """A voorkomen; ``others`` are further elements by name, those of the national register with ``LV`` at their end."""
    national = [markup(name, text) for name, text in others.items() if name.endswith("LV")]
    own = [markup(name, text) for name, text in others.items() if not name.endswith("LV")]
    facts = [markup("voorkomenidentificatie", str(number)), markup("beginGeldigheid", begin), *own]
    return markup("voorkomen", markup("Voorkomen", *facts, markup("BeschikbaarLV", *national)))


def thing(kind: str, identity: str, *parts: Markup, **texts: str) -> Markup:
    """A version of an object with its simple elements by name; the first and only one unless a part says otherwise."""
    simple = (markup(name, text) for name, text in texts.items())
    version = () if any(part.startswith("<voorkomen>") for part in parts) else (life(),)
    return markup(kind, markup("identificatie", identity, domein=f"NL.IMBAG.{kind}"), *simple, *parts, *version)


def number(*parts: Markup, identity: str = ADDRESS, **texts: str) -> Markup:
    """A nummeraanduiding."""
    return thing("Nummeraanduiding", identity, *parts, **{"huisnummer": "12", "postcode": "6211AB", **texts})


def extract(*objects: Markup, day: str = "2024-01-08", towns: tuple[str, ...] = ("0935",)) -> str:
    """A bagStand file; without towns one of the whole country, without a day one that states none."""
    codes = (markup("Gemeente", markup("GemeenteIdentificatie", town)) for town in towns)
    area = markup("Gebied-GEM", markup("GemeenteCollectie", *codes)) if towns else markup("Gebied-NLD", "NL")
    stated = [markup("LVC-Extract", markup("StandTechnischeDatum", day))] if day else []
    head = markup("s:bagInfo", markup("Gebied-Registratief", area), *stated)
    stands = (markup("stand", markup("bagObject", one)) for one in objects)
    body = markup("standBestand", *stands)
    return f'<?xml version="1.0"?><s:bagStand xmlns:s="{_LVC}">{head}{body}</s:bagStand>'


def write(path: Path, *objects: Markup, day: str = "2024-01-08", towns: tuple[str, ...] = ("0935",)) -> Path:
    """Such a file on disk."""
    path.write_text(extract(*objects, day=day, towns=towns), encoding="utf-8")
    return path
