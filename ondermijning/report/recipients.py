"""What leaves the program, in which form, and for whom; the inventory for the DPIA is made of it."""

from __future__ import annotations

from typing import NamedTuple


class Output(NamedTuple):
    """What a command gives away.

    Args:
        command: its name.
        what: what it holds, in Dutch.
        persons: what it says of natural persons, in Dutch.
        recipient: who it is for, in Dutch.
    """

    command: str
    what: str
    persons: str
    recipient: str


_ASKED = "alleen met --met-personen, een zaak en een reden; gelogd"
_ROLES = "alleen als rol (P1, P2, …)"
_NONE = "geen"
_HANDLERS = "wie binnen de gemeente signalen weegt"
_CASE_WORKERS = "wie binnen de gemeente een zaak behandelt"
_APPROVERS = "wie binnen de gemeente regels goedkeurt"

OUTPUTS = (
    Output("export signals", "signalen als JSON en CSV, zonder wat regels op proef zeggen", _ROLES, _HANDLERS),
    Output("export koppelingen", "welke vermelding bij welke partij hoort, als CSV", _ASKED, "gegevensbeheer van de gemeente"),
    Output("export aanvragen", "wat bij elke aanvraag van een lijst is gezien, niet gezien of te vragen, als XLSX", _ROLES,
           _CASE_WORKERS),
    Output("export graph", "een deel van de graaf rond een onderwerp of zaak, als GraphML, FollowTheMoney, BODS of"
           " tabellen voor i2; alleen in een demo",
           "alleen als rol, zonder nummer, naam of adres; wie minderjarig of afgeschermd is helemaal niet",
           _CASE_WORKERS),
    Output("export beeld", "factoren per buurt en jaar, als HTML, XLSX en CSV: afgerond, van minstens tien eenheden en drie"
           " eigenaren", _NONE, "wie binnen de gemeente over veiligheid adviseert; wat ermee wordt gedeeld, kiest de gemeente"),
    Output("export corporaties", "sluitingen, leegstand, bewoning en verhuur per woningcorporatie en jaar, als XLSX", _NONE,
           "wie binnen de gemeente prestatieafspraken maakt"),
    Output("export browser", "stijl, favorieten en uitleg voor Neo4j Browser, zonder gegevens", _NONE,
           "wie binnen de gemeente in Neo4j Browser kijkt"),
    Output("run", "nieuwe, veranderde en verdwenen signalen in een map per nacht, ook van regels op proef;"
           " een werklijst en een pagina per signaal", _ROLES, _HANDLERS),
    Output("signals list", "de lijst van signalen op het scherm", _ROLES, _HANDLERS),
    Output("signals show", "een signaal met bewijs op het scherm", _ROLES, _HANDLERS),
    Output("find", "gevonden partijen, adressen en objecten op het scherm of als pagina", _ASKED, _CASE_WORKERS),
    Output("at", "wat op een adres staat, op het scherm", _ASKED, _CASE_WORKERS),
    Output("show", "wat van één ding bekend is, op het scherm", _ASKED, _CASE_WORKERS),
    Output("owners", "houders van een object door de tijd, op het scherm", _ASKED, _CASE_WORKERS),
    Output("path", "hoe twee dingen samenhangen, op het scherm", _ASKED, _CASE_WORKERS),
    Output("portfolio", "wat een partij bezit en bezat, op het scherm of als pagina", _ASKED, _CASE_WORKERS),
    Output("timeline", "wat er gebeurde, op volgorde van tijd", _ASKED, _CASE_WORKERS),
    Output("common", "wat dingen gemeen hebben", _ASKED, _CASE_WORKERS),
    Output("network", "wat binnen enkele stappen ligt", _ASKED, _CASE_WORKERS),
    Output("street", "wie een straat bezit en gebruikt; personen als rol", _ASKED, _CASE_WORKERS),
    Output("explain", "wat regels van één ding zeggen, op het scherm", _ASKED, _CASE_WORKERS),
    Output("screen", "wat bij een aanvraag is gezien, niet gezien of te vragen", _ASKED, _CASE_WORKERS),
    Output("pagina", "een pagina over een signaal, plaats of partij, als HTML", "alleen als rol;"
           " met naam alleen met --met-personen, een zaak, een reden en een ontvanger; gelogd", _HANDLERS),
    Output("query", "rijen van een eigen vraag aan de graaf", _ASKED, "analisten die gemeente.toml noemt"),
    Output("match", "een lijst van buiten naast de partijen, als CSV",
           "alleen met doel, bronklasse, zaak en reden; gelogd", "wie binnen de gemeente de lijst aanlevert"),
    Output("review", "koppelingen die op een oordeel wachten, als CSV", _ASKED, "wie binnen de gemeente koppelingen beoordeelt"),
    Output("explain-link", "waarom twee vermeldingen wel of niet gekoppeld zijn, op het scherm", _ASKED,
           "wie binnen de gemeente koppelingen beoordeelt"),
    Output("opvragen", "nummers van objecten en bedrijven, zonder de aanleiding", "eenmanszaken en personenvennootschappen "
           + _ASKED, "de houder van het register dat antwoordt"),
    Output("inzage", "alles wat over één partij bewaard is", "over de partij zelf; andere personen blijven weg",
           "de betrokkene, via wie binnen de gemeente verzoeken om inzage behandelt"),
    Output("doctor data", "tellingen over de gegevens, als HTML en JSON", _NONE, "gegevensbeheer van de gemeente"),
    Output("rules survey", "aantallen treffers per regel", _NONE, _APPROVERS),
    Output("rules sensitivity", "aantallen treffers per waarde van een parameter", _NONE, _APPROVERS),
    Output("rules cards", "een kaart per regel, zonder gegevens", _NONE, "baliemedewerkers van de gemeente"),
    Output("audit show", "regels uit het logboek", "alleen wie het programma gebruikte", "wie binnen de gemeente toezicht houdt"),
    Output("build", "met --to neo4j de graaf in een eigen server van de gemeente",
           "natuurlijke personen als nummer, zonder naam en woonadres", "analisten met een eigen toegang tot die server"),
)  # fmt: skip
