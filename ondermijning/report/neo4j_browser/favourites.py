"""Favourites for Neo4j Browser: a story of a thing each, and per rule the signals that it gave, drawn.

Each shows nothing while the server is being filled. What they start from is a parameter, so that it need be told once:
``:param object => "Vuursteenweg 2"`` in Browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.graph.server.content import CAPTION, RULES, WORDS
from ondermijning.signals.picture import WHOLE, drawn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ondermijning.detect.rule import Rule

STORIES, PER_RULE = "Ondermijning", "Ondermijning per regel"
_MOST = 250  # rows; Browser draws 300 nodes at first
_MOST_SIGNALS = 5
_OPEN = "all(r IN relationships(p) WHERE r.geldig_tot IS NULL)"
_ON_DAY = (
    "all(r IN relationships(p) WHERE coalesce(r.geldig_van <= date($dag), true)"
    " AND coalesce(r.geldig_tot > date($dag), true))"
)


class Favourite(NamedTuple):
    """A text that a reader of Neo4j Browser keeps.

    Args:
        folder: where Browser lists it.
        name: what it is called there, in Dutch.
        text: the Cypher.
        example: its parameters, with values that are in the fictitious city.
    """

    folder: str
    name: str
    text: str
    example: Mapping[str, str]

    def content(self) -> str:
        """As Browser keeps it: the first line names it, the next say which parameters must be told first."""
        told = [f'// Eerst: :param {name} => "{value}"' for name, value in self.example.items()]
        return "\n".join([f"// {self.name}", *told, self.text]) + "\n"


def favourites(rules: Collection[Rule]) -> list[Favourite]:
    """All of them, in the order in which they are listed."""
    return [*_stories(), *(_of_rule(rule) for rule in sorted(rules, key=lambda rule: rule.id))]


def _of_rule(rule: Rule) -> Favourite:
    chosen = f"MATCH (s:Signaal) WHERE '{rule.id}' IN s.{RULES}\nWITH s ORDER BY s.id LIMIT {_MOST_SIGNALS}"
    return Favourite(PER_RULE, f"{rule.id.replace('_', ' ')}: {rule.title}", drawn(chosen), {})


def _stories() -> Iterator[Favourite]:
    yield _story(
        "Zoeken op woorden",
        f"CALL db.index.fulltext.queryNodes('{WORDS}', $woorden, {{limit: 25}}) YIELD node\nRETURN node",
        {"woorden": "Roggestraat"},
    )
    yield _story("Alle signalen met waar ze over gaan", f"MATCH p = (:Signaal)-[:OVER]->()\nRETURN p LIMIT {_MOST}", {})
    yield Favourite(
        STORIES,
        "Rond een signaal",
        drawn("MATCH (s:Signaal) WHERE s.id STARTS WITH $signaal"),
        {"signaal": "33a7026e"},
    )
    yield _story("Het hele verhaal van een object", _of_object("true"), {"object": "Roggestraat 4"})
    yield _story(
        "Een object zoals het op een dag was", _of_object(_ON_DAY), {"object": "Roggestraat 4", "dag": "2023-01-01"}
    )
    yield _story("Een eigenaar met wie er zeggenschap heeft", _of_owner(), {"partij": "99000066"})
    yield _story("Een straat met haar eigenaren", _of_street(), {"straat": "IJsvogellaan"})
    yield _story("Hoe twee dingen samenhangen", _between(), {"van": "99000053", "naar": "99000052"})


def _story(name: str, text: str, example: Mapping[str, str]) -> Favourite:
    return Favourite(STORIES, name, f"{WHOLE}\n{text}", example)


def _of_object(holds: str) -> str:
    """An object by its address or its cadastral designation: holders, transfers, loans, uses and signals."""
    paths = (
        "MATCH p = (o)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres)",
        "MATCH p = (o)<-[:BEZIT]-()",
        "MATCH p = (o)<-[:BETREFT]-(:Transactie)<-[:KOPER|VERKOPER]-()",
        "MATCH p = (o)<-[:HYPOTHEEK_OP|BESLAG_OP|BEPERKT]-()",
        "MATCH p = (o)<-[:HYPOTHEEK_OP|BESLAG_OP]-()<-[:GELDGEVER|GELDNEMER|BESLAGLEGGER]-()",
        "MATCH p = (o)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres)<-[:GEVESTIGD_OP]-()",
        "MATCH p = (o)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres)<-[:VERGUND_VOOR|BESTEED_OP|GEBEURD_OP]-()",
        "MATCH p = (o)<-[:OVER]-(:Signaal)",
    )
    return f"{_either('o', ('Perceel', 'aanduiding'))}\n{_each('o', paths, holds)}"


def _of_owner() -> str:
    """A party by name or KVK number: what it holds now, who directs and controls it, and what it controls itself."""
    paths = (
        "MATCH p = (e)-[:BEZIT]->(:Perceel)",
        "MATCH p = (e)<-[:AANDEELHOUDER_VAN*1..6]-()",
        "MATCH p = (e)-[:AANDEELHOUDER_VAN*1..6]->()",
        "MATCH p = (e)<-[:BESTUURT]-()",
        "MATCH p = (e)-[:BESTUURT]->()",
    )
    return f"{_either('e', *_PARTY, named='partij')}\n{_each('e', paths, _OPEN)}"


def _of_street() -> str:
    paths = (
        "MATCH p = (s)<-[:LIGT_AAN]-(:Adres)<-[:HEEFT_ADRES]-(:Verblijfsobject)<-[:HEEFT_VBO]-(:Perceel)<-[:BEZIT]-()",
        "MATCH p = (s)<-[:LIGT_AAN]-(:Adres)<-[:GEVESTIGD_OP]-(:Bedrijf)",
        "MATCH p = (s)<-[:CONCENTREERT_IN]-()",
    )
    return f"MATCH (s:Straat {{{CAPTION}: $straat}})\n{_each('s', paths, _OPEN)}"


def _between() -> str:
    """The shortest ways between two things, not over what joins everything to everything."""
    joining = (
        "BEZIT|KOPER|VERKOPER|BETREFT|BESTUURT|AANDEELHOUDER_VAN|GELDGEVER|GELDNEMER|HYPOTHEEK_OP|HEEFT_VBO|HEEFT_ADRES"
    )
    also = "GEVESTIGD_OP|HEEFT_VESTIGING|HOUDT|VRAAGT_AAN|VERGUND_VOOR|GEBEURD_OP|GAAT_OVER|ONTVANGT|BESTEED_OP"
    return (
        f"{_either('a', *_PARTY, _ADDRESS, named='van')}\n{_either('b', *_PARTY, _ADDRESS, named='naar')}\n"
        f"MATCH p = allShortestPaths((a)-[:{joining}|{also}*..8]-(b))\nRETURN p LIMIT {_MOST}"
    )


_PARTY = (("Bedrijf", "kvk"), ("Bedrijf", CAPTION), ("Persoon", CAPTION))
_ADDRESS = ("Adres", CAPTION)


def _either(variable: str, *places: tuple[str, str], named: str = "object") -> str:
    """Find a node by the first that fits of some properties; an object also by its address."""
    ways = [f"MATCH ({variable}:{label} {{{name}: ${named}}}) RETURN {variable}" for label, name in places]
    if named == "object":
        address = (
            f"(:Adres {{{CAPTION}: $object}})<-[:HEEFT_ADRES]-(:Verblijfsobject)<-[:HEEFT_VBO]-({variable}:Perceel)"
        )
        ways.append(f"MATCH {address} RETURN {variable}")
    return "CALL () {\n  " + "\n  UNION ".join(ways) + "\n}"


def _each(variable: str, paths: Collection[str], holds: str) -> str:
    """Draw a node with all paths that hold."""
    ways = [f"{path} WHERE {holds} RETURN p" for path in paths]
    united = "\n  UNION ".join(ways)
    return f"OPTIONAL CALL ({variable}) {{\n  {united}\n}}\nRETURN {variable}, p LIMIT {_MOST}"
