"""Which delivery to ask for, and from whom, when a register is missing."""

from __future__ import annotations

_ASK = {
    "brk": "Vraag het Kadaster om standen van BRK Levering voor de gemeente; vraag ook eerdere kwartalen.",
    "kik": "Vraag het Kadaster (KIK-inzage) om hypotheekinformatie van de objecten die de laatste jaren zijn verkocht.",
    "kvk": "Vraag de KVK om basisprofielen en vestigingsprofielen van de bedrijven die in de BRK staan.",
    "kvk_lijst": "Vraag de KVK om een selectie van de bedrijven in de gemeente, of gebruik het eigen vestigingenregister.",
    "hr": "Vraag de KVK (HR Dataservice) om inschrijvingen met functionarissen van de bedrijven die in de BRK staan.",
    "woz": "Vraag de heffingsambtenaar om een export van de WOZ-waarden van de laatste jaren.",
    "bag": "Haal het BAG-extract van de gemeente op bij het Kadaster; het is open.",
    "prijsindex": "Haal de prijsindex van bestaande koopwoningen op bij CBS StatLine; hij is open.",
    "vergunningen": "Vraag de afdeling vergunningen om een export van aanvragen, besluiten, houders en leidinggevenden.",
    "subsidies": "Haal het subsidieregister van de gemeente op.",
    "subsidies_intern": "Vraag de afdeling subsidies om een export van beschikkingen met KVK-nummer en adres.",
    "gebeurtenissen": "Vraag openbare orde en veiligheid om een lijst van sluitingen, dwangsommen en weigeringen.",
    "brk_csv": "Vraag de beheerder van het distributiesysteem om een platte export van de BRK.",
    "transacties": "Vraag wie overdrachten bijhoudt om een lijst van verkopen van voor de eerste stand van de BRK.",
    "insolventies": "Haal per bedrijf de insolventies op bij het Centraal Insolventieregister; het is open.",
    "sru": "Haal de bekendmakingen van de gemeente op bij officielebekendmakingen.nl; ze zijn open.",
    "buurten": "Haal de buurten van de gemeente op bij het CBS; ze zijn open.",
    "kredietverleners": "Haal de openbare registers van DNB en AFM op en zeg met een mapping welke vergunning wat is.",
    "erfpacht": "Vraag grondzaken om een lijst van de erfpachtdossiers met canon, periode en kadastrale aanduiding.",
    "corporatiebezit": "Vraag de woningcorporaties om een lijst van hun bezit met BAG-nummers.",
    "bewoning": "Vraag burgerzaken om aantallen ingeschrevenen per BAG-object, zonder personen.",
}


def what_to_ask(source: str, title: str = "") -> str:
    """What to ask from whom to get a source.

    Args:
        source: loader id.
        title: what it is, for a source that is not described here.
    """
    return _ASK.get(source) or f"Vraag de houder van {title or source} om een levering."
