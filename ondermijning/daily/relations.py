"""What each kind of edge means in words: the role of the party, and the sentence between both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.shown import in_words
from ondermijning.model.columns import ColumnType
from ondermijning.model.edges import EDGES

if TYPE_CHECKING:
    from ondermijning.daily.index import Edge


class Relation(NamedTuple):
    """An edge in words.

    Args:
        phrase: stands between the name where the edge begins and the name where it ends.
        role: what the party is where it begins.
        topic: what a row about it is about.
    """

    phrase: str
    role: str = ""
    topic: str = "relatie"


RELATIONS = {
    "BEZIT": Relation("bezit", "eigenaar", "eigendom"),
    "HEEFT_RECHT": Relation("is gerechtigd tot", "gerechtigde", "recht"),
    "RUST_OP": Relation("rust op", topic="recht"),
    "BELAST": Relation("belast", topic="recht"),
    "VERKOPER": Relation("verkocht in", "verkoper", "overdracht"),
    "KOPER": Relation("kocht in", "koper", "overdracht"),
    "BETREFT": Relation("betreft", topic="overdracht"),
    "KOOPT": Relation("heeft een koopovereenkomst voor", "koper voor de levering", "koopovereenkomst"),
    "ONTSTAAN_UIT": Relation("is ontstaan uit", topic="kadastraal object"),
    "GESPLITST_IN": Relation("is gesplitst in", topic="splitsing"),
    "BEHEERT": Relation("beheert", "vereniging van eigenaren", "splitsing"),
    "GELDGEVER": Relation("leent uit met", "geldgever", "hypotheek"),
    "GELDNEMER": Relation("leent met", "geldnemer", "hypotheek"),
    "HYPOTHEEK_OP": Relation("rust op", topic="hypotheek"),
    "BESLAG_OP": Relation("rust op", topic="beslag"),
    "BEPERKT": Relation("beperkt", topic="beperking"),
    "BESLAGLEGGER": Relation("legde", "beslaglegger", "beslag"),
    "BESTUURT": Relation("is functionaris van", "functionaris", "bestuur"),
    "GEMACHTIGDE_VAN": Relation("is gemachtigde van", "gemachtigde", "bestuur"),
    "AANDEELHOUDER_VAN": Relation("is aandeelhouder van", "aandeelhouder", "zeggenschap"),
    "ZEGGENSCHAP_OVER": Relation("heeft zeggenschap over", "zeggenschaphouder", "zeggenschap"),
    "VERBONDEN_MET": Relation("is verbonden met", topic="kring"),
    "HEEFT_VESTIGING": Relation("heeft vestiging", "onderneming", "zetel"),
    "GEVESTIGD_OP": Relation("is gevestigd op", topic="zetel"),
    "WOONT_OP": Relation("woont volgens het Kadaster op", "bewoner", "adres van een rechthebbende"),
    "VRAAGT_AAN": Relation("vroeg aan", "aanvrager", "vergunning"),
    "HOUDT": Relation("is houder van", "houder", "vergunning"),
    "VERGUND_VOOR": Relation("is voor", topic="vergunning"),
    "VOLGT_OP": Relation("kwam na", topic="vergunning"),
    "NA_VERGUNNING": Relation("kwam na", topic="vergunning"),
    "ONTVANGT": Relation("ontving", "ontvanger", "subsidie"),
    "BESTEED_OP": Relation("is besteed op", topic="subsidie"),
    "GEBEURD_OP": Relation("gebeurde op", topic="gebeurtenis"),
    "GAAT_OVER": Relation("gaat over", "betrokkene", "gebeurtenis"),
    "HEEFT_VBO": Relation("bevat", topic="gebouw"),
    "HEEFT_ADRES": Relation("heeft adres", topic="gebouw"),
    "IN_PAND": Relation("ligt in", topic="gebouw"),
    "WAARDE_VAN": Relation("is de waarde van", topic="WOZ-waarde"),
    "OPGEVOLGD_DOOR": Relation("is opgevolgd door", topic="overdracht"),
    "MOGELIJK_ZELFDE_ALS": Relation("is MOGELIJK dezelfde als (onzeker)", topic="onzekere koppeling"),
}
_UNKNOWN = Relation("hangt samen met")
# Counts beside a role, of which none says nothing; a number of days or an amount of 0 does say something.
_COUNTS = {
    (kind, column.name)
    for kind, words in RELATIONS.items()
    for column in EDGES[kind].own
    if words.role and column.type is ColumnType.INT64 and not column.unit
}


def relation(kind: str) -> Relation:
    """The words of an edge type."""
    return RELATIONS.get(kind, _UNKNOWN)


def role(edge: Edge) -> str:
    """What the party is where an edge begins, and that no more than a name and a place say so where that is all."""
    return ", ".join(filter(None, (relation(edge.kind).role, edge.data.get("koppeling"))))


def span(edge: Edge) -> str:
    """When an edge held: ``van 2019-01-01 tot heden``, or nothing when no day is known."""
    if not edge.begin and not edge.end:
        return ""
    return f"van {edge.begin or 'een onbekende dag'} tot {edge.end or 'heden'}"


def said(edge: Edge) -> str:
    """What an edge says itself: its columns in words, without counts of nothing."""
    return in_words({name: value for name, value in edge.data.items() if value or (edge.kind, name) not in _COUNTS})
