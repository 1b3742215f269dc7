"""How values are written on a page: days, amounts and shares in Dutch, and columns by a label with their unit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ondermijning.normalise import dutch
from ondermijning.normalise.dutch import code_in_words, in_dutch

NOTHING = "onbekend"
_SPACE = "\u00a0"  # keeps a number and its unit on one line

# What people call the values that rules read; a column that is not here is written as it is called, without its unit.
_LABELS = {
    "aandeel_promille": "aandeel", "aankopen_24_maanden": "aankopen in 24 maanden", "aantal_eenheden": "woningen of kamers",
    "aantal_hypotheken": "hypotheken rond de akte", "bedrag_euro": "bedrag", "bedrijven": "bedrijven op dit adres",
    "beeindigd": "beëindigd op", "bestuurswissels": "wisselingen van bestuur in 12 maanden", "bouwsom_euro": "bouwsom",
    "dagen_na_aankoop": "dagen na de aankoop", "dagen_na_einde": "dagen na het einde",
    "dagen_onbewoond": "dagen zonder ingeschrevene", "dagen_sinds_oprichting": "leeftijd van het bedrijf",
    "dagen_sinds_vorige": "tijd sinds de vorige verkoop", "dagen_tot_verkoop": "tijd tot de verkoop",
    "datum_aanvraag": "aangevraagd op", "datum_besluit": "besloten op", "datum": "datum van de akte",
    "geldig_tot": "tot", "geldig_van": "sinds", "gebruiksdoel": "gebruik volgens de BAG", "geldgevers": "geldgevers",
    "huishoudens": "huishoudens", "hypotheken": "hypotheken", "ingeschreven": "ingeschreven personen",
    "ingeschreven_op": "geteld op", "koopsom_euro": "koopsom", "koopsom_verhouding_procent": "lening tegen de koopsom",
    "opgericht": "opgericht op", "oppervlakte_m2": "oppervlakte", "prijs_deel_euro": "koopsom van dit object",
    "prijs_rang_promille": "duurder dan dit deel van de verkopen", "rechtsvorm": "rechtsvorm", "sbi": "hoofdactiviteit (SBI)",
    "sluitingen": "sluitingen in de straat", "sluitingen_hier": "sluitingen op dit adres", "stappen": "stappen",
    "stijging_gecorrigeerd_procent": "prijsverschil, gecorrigeerd voor de markt", "verleend_euro": "verleend bedrag",
    "verkopen_20_jaar": "verkopen in 20 jaar", "verkopen_75_maanden": "verkopen in ruim 6 jaar",
    "volwassenen": "volwassenen", "woz_op_datum_euro": "WOZ-waarde op de dag van de akte",
    "woz_verhouding_procent": "koopsom tegen de WOZ-waarde",
}  # fmt: skip
_SIGNS = {"procent": "%", "m2": "m²"}
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DAYS = ("dagen_sinds_oprichting", "dagen_sinds_vorige", "dagen_tot_verkoop")
# What people call those who are involved, where a rule numbers them.
_ROLES = {
    "a": "eerste verkoper", "b": "tussenkoper", "c": "laatste koper", "eerste": "eerste akte", "tweede": "tweede akte",
    "een": "eerste partij", "ander": "andere partij", "transactie": "akte",
}  # fmt: skip
# A profile counts what fits together; on a page it is called by those facts, and never by an offence or the role of somebody.
_PROFILES = {
    "witwasaankoop": "gekocht of doorverkocht zonder zichtbare financiering",
    "hypotheekfraude": "geleend naast een ongewone prijs of waarde",
    "stroman": "eigenaar zonder zichtbare eigen activiteit",
    "spookbewoning": "inschrijving en gebruik lopen uiteen",
    "drugspand": "leeg, wisselend gebruikt of eerder gesloten",
    "dekmantel": "bedrijf met weinig zichtbare activiteit",
    "subsidie": "subsidie bij verbonden of beëindigde partijen",
    "opvolging": "aanvrager verbonden met wie hem voorging",
}  # fmt: skip


def day(value: Any) -> str:
    """A day in words: 31 maart 2024; ``onbekend`` without one."""
    if not value:
        return NOTHING
    return in_dutch(value if isinstance(value, date) else date.fromisoformat(str(value)))


def euro(amount: int) -> str:
    """€ 813.000."""
    return f"€{_SPACE}{amount:,}".replace(",", ".")


def share(promille: int) -> str:
    """1000 as 100 %, 333 as 33,3 %, on one line."""
    return dutch.share(promille).replace(" ", _SPACE)


def number(value: float) -> str:
    """1,5 or 2: as people write it."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def event(kind: str) -> str:
    """A kind of event in words."""
    return code_in_words(kind)


def role(name: str) -> str:
    """What a party or deed is in a finding."""
    return _ROLES.get(name, name.replace("_", " "))


def profile(name: str) -> str:
    """A profile by the facts that it counts."""
    return _PROFILES.get(name, name.replace("_", " "))


def label(column: str) -> str:
    """What people call a column."""
    return _LABELS.get(column) or _bare(column).replace("_", " ")


def valued(column: str, value: str) -> str:
    """A value as a signal tells it, with its unit; days in words."""
    _, _, unit = column.rpartition("_")
    if unit == "promille" and value.lstrip("-").isdigit():
        return share(int(value))
    if unit == "euro":
        return f"€{_SPACE}{value}"
    sign = "dagen" if column in _DAYS else _SIGNS.get(unit)
    return f"{value}{_SPACE}{sign}" if sign else _DATE.sub(lambda found: day(found[0]), value)


def _bare(column: str) -> str:
    name, _, unit = column.rpartition("_")
    return name if unit in ("euro", "procent", "promille", "m2") else column
