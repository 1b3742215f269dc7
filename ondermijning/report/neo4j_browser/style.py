"""The style sheet of Neo4j Browser: per label a colour and the caption that the server holds.

The mark that every node of ours carries has no rule here: Browser colours a node by the first rule that names one of its labels.
The reader of the sheet in Browser parts properties at each colon and strings at each quote, so no value may hold one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.graph.server.content import CAPTION
from ondermijning.graph.server.marker import MARKER
from ondermijning.model import NODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DARK, LIGHT = "#1B1B1B", "#FFFFFF"


class Look(NamedTuple):
    """How nodes of a label are drawn.

    Args:
        colour: of the disc.
        border: of its edge.
        text: of the caption in it.
        diameter: in pixels.
    """

    colour: str
    border: str
    text: str = DARK
    diameter: int = 60


# Of one family one hue: persons orange, companies blue, places green, rights and what rests on them brown, sales yellow.
LOOKS: Mapping[str, Look] = {
    "Persoon": Look("#F2A65A", "#C97A2B"),
    "Bedrijf": Look("#2F6DB5", "#1F4C80", LIGHT),
    "Vestiging": Look("#A9CBEE", "#6E9CCB"),
    "Perceel": Look("#2E7D46", "#1D5530", LIGHT, 70),
    "Verblijfsobject": Look("#8CC79B", "#5B9C6C", DARK, 50),
    "Pand": Look("#B9DDC2", "#84B391", DARK, 50),
    "Adres": Look("#CFE8B5", "#97BC72"),
    "Straat": Look("#4A7561", "#345546", LIGHT),
    "Buurt": Look("#DDE5DD", "#A9B8A9"),
    "Recht": Look("#D9C8AE", "#B09A77", DARK, 45),
    "Hypotheek": Look("#8A6240", "#5F4129", LIGHT),
    "Beslag": Look("#6B3E26", "#472817", LIGHT),
    "Beperking": Look("#B98B66", "#8A6240"),
    "Transactie": Look("#F4D35E", "#C9A62B", DARK, 70),
    "Waardering": Look("#EDE6C8", "#BFB48A", DARK, 45),
    "Vergunning": Look("#B48EAD", "#87618A"),
    "Subsidie": Look("#7B4F8E", "#573566", LIGHT),
    "Gebeurtenis": Look("#E07A5F", "#B0523A"),
    "Insolventie": Look("#9A9A9A", "#6F6F6F"),
    "Signaal": Look("#B3261E", "#7A130D", LIGHT, 80),
}
_MARKER = Look("#E6E6E6", "#BDBDBD", DARK, 40)


def style_sheet() -> str:
    """The sheet for every label of the model; other labels keep what Browser gives them."""
    rules = [_node(label, LOOKS[label]) for label in NODES]
    return "\n".join([*rules, _node(MARKER, _MARKER), *_edges()])


def _node(label: str, look: Look) -> str:
    return (
        f"node.{label} {{\n  color: {look.colour};\n  border-color: {look.border};\n  border-width: 2px;\n"
        f"  text-color-internal: {look.text};\n  font-size: 10px;\n  diameter: {look.diameter}px;\n"
        f"  caption: '{{{CAPTION}}}';\n}}\n"
    )


def _edges() -> Iterator[str]:
    yield (
        "relationship {\n  color: #8A8F98;\n  shaft-width: 1px;\n  font-size: 8px;\n  padding: 3px;\n"
        "  text-color-external: #1B1B1B;\n  text-color-internal: #FFFFFF;\n  caption: '<type>';\n}\n"
    )
