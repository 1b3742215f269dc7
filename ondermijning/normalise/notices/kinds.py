"""What an official notice is about, in one word: the rubrics of before and after 2024, activities, and words of the title."""

from __future__ import annotations

import re

# What investigators look for, the most telling first: words in lower case → kind.
_TELLING = {
    "kamerverhuur": r"kamerverhuur|kamergewijs|kamerbewoning|studentenkamer|onzelfstandige (?:woon|eenhe)|\bkamers\b",
    "toeristische verhuur": r"toeristisch|vakantieverhuur|bed (?:and|&|en) breakfast|\bb ?(?:&|en) ?b\b|\blogies|short ?stay",
    "splitsing": r"splits(?:en|ing)|woningvorm",
    "omzetting": r"omzett(?:en|ing)",
    "onttrekking": r"onttrek",
    "exploitatie seksinrichting": r"seksinricht|prostituti",
    "exploitatie speelautomaten": r"speelautoma|speelhal",
    "exploitatie coffeeshop": r"coffeeshop",
    "exploitatie horeca": r"exploitati|horecavergunning|\balcohol|drank- en horeca",
    "brandveilig gebruik": r"brandveilig",
    "strijdig gebruik": r"strijd(?:ig)? (?:gebruik|met)|afwijk\w* van (?:het )?(?:omgevings|bestemmings)plan|planactiviteit",
    "sloop": r"\bslo(?:op|pen)|asbest",
    "kap": r"\bkap(?:pen|vergunning)?\b|houtopstand|\bvellen\b",
    "reclame": r"reclame",
    "evenement": r"evenement|festiviteit",
}
_TELLING_WORDS = {kind: re.compile(words) for kind, words in _TELLING.items()}

# Rubrics of the old list, of the new one, and activities of the Omgevingswet → kind.
RUBRICS = {
    "bouwvergunning": "bouwen", "bouwen": "bouwen", "verbouwen": "bouwen", "omgevingsvergunning": "omgevingsvergunning",
    "sloopvergunning": "sloop", "slopen": "sloop", "kapvergunning": "kap", "kappen": "kap", "reclamevergunning": "reclame",
    "reclame": "reclame", "evenementenvergunning": "evenement", "evenementmelding": "evenement",
    "exploitatievergunning": "exploitatie horeca", "drank- en horecavergunning": "exploitatie horeca",
    "drank- en horecawet": "exploitatie horeca", "alcoholwetvergunning": "exploitatie horeca",
    "splitsingsvergunning": "splitsing", "huisvestingsvergunning": "huisvesting", "monumentenvergunning": "monument",
    "monument": "monument", "uitweg en inrit": "uitweg", "inritvergunning": "uitweg", "aanleg": "aanleg",
    "aanlegvergunning": "aanleg", "milieuvergunning": "milieu", "milieu": "milieu", "meldingen": "melding",
    "andere melding": "melding", "andere vergunning": "vergunning", "verkeersbesluit": "verkeersbesluit",
    "verkeersbesluiten": "verkeersbesluit", "ruimtelijke ordening": "ruimtelijk plan", "ruimtelijk plan": "ruimtelijk plan",
    "bestemmingsplan": "ruimtelijk plan", "ruimtelijk plan of omgevingsdocument": "ruimtelijk plan",
    "algemeen verbindend voorschrift (verordening)": "verordening", "verordeningen": "verordening", "overig": "overig",
}  # fmt: skip
_VAGUE = frozenset({"omgevingsvergunning", "vergunning", "melding", "overig"})


def notice_kind(rubric: str | None, *worded: str | None) -> str | None:
    """The kind of permit that a notice is about.

    Args:
        rubric: rubric, of the old or the new list.
        worded: activity, what was asked for and description, as the notice words them.

    Returns:
        The first of: a kind whose words stand in the notice; an activity or wording of the lists; the rubric; a vague word of
        the lists. None when nothing fits.
    """
    said = " | ".join(text.casefold() for text in (rubric, *worded) if text)
    telling = next((kind for kind, words in _TELLING_WORDS.items() if words.search(said)), None)
    listed = [RUBRICS.get((text or "").strip().casefold()) for text in (*worded, rubric)]
    known = [kind for kind in listed if kind]
    return telling or next((kind for kind in known if kind not in _VAGUE), known[-1] if known else None)
