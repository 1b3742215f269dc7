"""What is said on every form of the picture, and how its numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.picture.cells import LEAST_HOLDERS, LEAST_UNITS
from ondermijning.picture.rates import ROUNDED_TO, per_hundred

if TYPE_CHECKING:
    from ondermijning.ledger.publications import Told

NO_CRIME = (
    "Aandacht is geen criminaliteit: dit toont waar registers iets zeggen en waar is gekeken, niet wat er gebeurt."
)
UNTOLD = "niet te tonen"
HOW_TO_READ = {
    "Wat een cijfer is": (
        "Een cijfer zegt hoeveel van de honderd. Bij elk staat waarvan: woningen, koopakten, aanvragen. Tussen haakjes staat het"
        " interval van 95 % (Wilson): zoveel kan het toeval een cijfer hoger of lager maken. Overlappen twee intervallen, dan is"
        " er geen verschil om iets van te zeggen."
    ),
    "Wat de kleuren zeggen": (
        "Een buurt is donkerder waar haar interval geheel boven het cijfer van de gemeente ligt, en lichter waar het er geheel"
        " onder ligt. Alles daartussen is niet duidelijk anders. Gearceerd is te klein om te tonen, of niet bekend. Donker is"
        " niet slecht en licht is niet goed."
    ),
    "Waarom veel cijfers ontbreken": (
        f"Een cijfer staat er alleen als minstens {LEAST_UNITS} woningen of andere eenheden meetellen en minstens {LEAST_UNITS}"
        f" niet, van minstens {LEAST_HOLDERS} verschillende eigenaren of andere betrokkenen, van wie niemand meer dan de helft"
        " heeft. Ook wat volgt uit een totaal min wat er wel staat, voldoet daaraan; daarom ontbreken soms buurten die zelf groot"
        f" genoeg zijn. Aantallen zijn afgerond op {ROUNDED_TO}. Nul wordt niet getoond."
    ),
    "Waarom een jaar niet verandert": (
        "Een jaar wordt één keer verteld, als het voorbij is en de registers het hele jaar kennen. Een latere uitgave herhaalt dat"
        " woord voor woord, ook als een register zich later verbetert. Anders zou het verschil tussen twee uitgaven iets zeggen"
        " over één adres."
    ),
    "Wat naast elkaar staat": (
        "Hoe veilig mensen zich voelen, overlast en de markt komen uit onderzoek en open cijfers van anderen. Ze staan ernaast"
        " omdat wie het een ziet naar het ander vraagt. Dat twee dingen samen voorkomen, zegt niet dat het een van het ander"
        " komt."
    ),
}
CANNOT_SAY = (
    "Niets over een persoon, een bedrijf, een adres of een pand. Wie daaruit iets over één van hen afleidt, vergist zich.",
    "Niet waar criminaliteit is. Geteld is wat registers vastleggen en wat mensen na weging oppakten: wie meer kijkt, ziet meer.",
    "Niet welke buurt het zwaarst is. De factoren worden niet opgeteld en buurten worden niet geordend op een cijfer.",
    "Niet of iets komt door wie er woont. Herkomst, inkomen, leeftijd en uitkering komen er niet in voor.",
    "Niets waarop een regel, een signaal of een controle rust: geen regel leest dit beeld.",
)


def rate_in_words(told: Told | None) -> str:
    """7,1 (5,2 tot 9,6), or that it is not told."""
    if told is None:
        return UNTOLD
    rate = per_hundred(*told)
    return f"{_decimal(rate.rate)} ({_decimal(rate.low)} tot {_decimal(rate.high)})"


def number(value: float) -> str:
    """One decimal, as people write it; a whole number without."""
    return _decimal(value).removesuffix(",0")


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
