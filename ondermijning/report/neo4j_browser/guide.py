"""The Dutch guide to Neo4j Browser: how to bring in the style and the favourites, and what each favourite shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import NODES
from ondermijning.report.markdown import MADE, page, table
from ondermijning.report.neo4j_browser.favourites import PER_RULE, STORIES, favourites
from ondermijning.report.neo4j_browser.style import LOOKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ondermijning.detect.rule import Rule

STYLE_FILE, FAVOURITES_FILE, GUIDE_FILE = "ondermijning.grass", "ondermijning-favorieten.zip", "uitleg.md"


def guide(rules: Collection[Rule]) -> str:
    """The guide as Markdown."""
    return page(
        "# Kijken in Neo4j Browser",
        "",
        MADE,
        "",
        "Neo4j Browser tekent de graaf die `ondermijning build --to neo4j` op de server zet. Natuurlijke personen staan daar als"
        " nummer, zonder naam en zonder woonadres. Wie beslist wie er mag kijken, leest eerst de DPIA. Een signaal is geen"
        " vaststelling.",
        "",
        "## Inrichten",
        "",
        "`ondermijning export browser --out MAP` schrijft drie bestanden. Alleen met Neo4j Browser tot en met versie 5 op de"
        " server zelf is dit geprobeerd.",
        "",
        *table(
            ("bestand", "wat", "hoe"),
            (
                (f"`{STYLE_FILE}`", "kleur en opschrift per soort", "sleep het bestand in het venster van Neo4j Browser"),
                (f"`{FAVOURITES_FILE}`", "de favorieten hieronder, in twee mappen",
                 "sleep het zip-bestand in het venster; ze staan daarna onder de ster, bij *Local scripts*"),
                (f"`{GUIDE_FILE}`", "deze uitleg", "lezen"),
            ),
        ),
        "",
        "Beide staan daarna in de browser van deze computer, niet op de server: doe het op elke computer een keer. Een tweede keer"
        " slepen van de favorieten zet ze er dubbel in; haal de oude map eerst weg. `:style reset` geeft de kleuren van Neo4j"
        " terug.",
        "",
        "Zet *Connect result nodes* uit (tandwiel, *Graph Visualization*), anders tekent Neo4j Browser alsnog alle verbanden bij"
        " die een favoriet weglaat. Met de container uit `docker-compose.yml` staat dat al zo, en is ook het versturen van"
        " gebruiksgegevens uit.",
        "",
        "Wie de stijl van een eigen webserver wil laden, typt `:style ADRES`. Neo4j Browser doet dat alleen als de server de naam"
        " van die webserver in `browser.remote_content_hostname_whitelist` heeft staan en de webserver het met een"
        " `Access-Control-Allow-Origin` toestaat.",
        "",
        "## Vragen stellen",
        "",
        "Klik een favoriet aan; zij komt in de regel bovenaan. Vertel eerst waar het om gaat, zoals de regels met `// Eerst:`"
        " zeggen, en start dan met Ctrl+Enter. Wat u met `:param` vertelt, blijft staan tot u iets anders vertelt. Schrijf namen en"
        " adressen zoals ze in de tekening staan; `Zoeken op woorden` vindt de schrijfwijze.",
        "",
        "Een favoriet laat niets zien zolang de server wordt gevuld, en ook niet als er niets is.",
        "",
        *_stories(rules),
        f"De map *{PER_RULE}* heeft voor elke regel een favoriet die de eerste vijf signalen tekent waarin de regel meetelt, met"
        " hun bewijs. Een signaal dat wacht tot een betwisting is afgehandeld, staat niet op de server.",
        "",
        "## Kleuren",
        "",
        *table(
            ("soort", "kleur"),
            ((f"<span style=\"background:{LOOKS[label].colour};color:{LOOKS[label].text}\">{label}</span>",
              f"`{LOOKS[label].colour}`") for label in NODES),
        ),
        "",
        "Het etiket `Ondermijning` op elk punt en de eigenschap `zz_hash` zijn van het programma: eraan ziet het wat het zelf heeft"
        " neergezet. Zet zelf niets in deze database; wat van anderen is, houdt de regels tegen.",
    )  # fmt: skip


def _stories(rules: Collection[Rule]) -> Iterator[str]:
    yield f"### De map {STORIES}"
    yield ""
    for favourite in favourites(rules):
        if favourite.folder == STORIES:
            told = ", ".join(f'`:param {name} => "{value}"`' for name, value in favourite.example.items())
            yield f"- **{favourite.name}.** {f'Bijvoorbeeld {told}.' if told else 'Zonder parameter.'}"
    yield ""
