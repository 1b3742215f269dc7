"""Words of company names that are written short or together: ``Bouwmij.``, ``Adm.kantoor``, ``Gr.``, ``Vanden Berg``."""

from __future__ import annotations

# Short only with a full stop behind; without one these are initials (``G.R. Jansen``), or words (``MAN Truck``).
_STOPPED = {
    "ass.": "assurantien",
    "gr.": "groep",
    "hld.": "holding",
    "int.": "international",
    "mak.": "makelaardij",
    "man.": "management",
    "mtsch.": "maatschap",
    "part.": "participaties",
    "sticht.": "stichting",
}
# Parts of words that are written short with a full stop between them and no blank.
_PARTS = {
    "aann": "aannemers", "adm": "administratie", "autom": "automatisering", "bedr": "bedrijf", "bedrijf": "bedrijf",
    "beh": "beheer", "bel": "beleggings", "bur": "bureau", "bureau": "bureau", "expl": "exploitatie", "ing": "ingenieurs",
    "inst": "installatie", "install": "installatie", "kant": "kantoor", "kantoor": "kantoor", "mij": "maatschappij",
    "ond": "onderneming", "ontw": "ontwikkeling", "proj": "project", "techn": "techniek", "techniek": "techniek",
    "transp": "transport", "verz": "verzekerings",
}  # fmt: skip
_SHORT_END, _FULL_END = "mij", "maatschappij"
_SHORTEST_WITH_END = 6  # letters: anything shorter is another word
# So many people are called so that their name is found only where its prefix is read as one.
_SURNAMES = (
    "berg", "beek", "boer", "bos", "bosch", "brink", "broek", "bruijn", "bruin", "dam", "dijk", "dongen", "graaf", "groot", "haan",
    "heijden", "heuvel", "hoek", "horst", "jong", "jonge", "koning", "laan", "lange", "leeuw", "leeuwen", "linden", "loon", "meer",
    "meulen", "pol", "rooij", "ruiter", "steen", "veen", "velde", "velden", "ven", "vliet", "vries", "wal", "werf", "wijk", "wit",
    "zanden",
)  # fmt: skip
_PREFIXES = {
    "van": ("van",),
    "de": ("de",),
    "den": ("den",),
    "der": ("der",),
    "vande": ("van", "de"),
    "vanden": ("van", "den"),
    "vander": ("van", "der"),
}
_HALVES, _LONG = ("den", "der"), 4  # of a prefix; before a short surname they make another: Derven
_WHOLE: dict[str, tuple[str, ...]] = {
    "vanden": ("van", "den"),
    "vander": ("van", "der"),
    "vande": ("van", "de"),
    **{
        written + surname: (*prefix, surname)
        for surname in _SURNAMES
        for written, prefix in _PREFIXES.items()
        if written not in _HALVES or len(surname) >= _LONG
    },
}
_FULL_STOP = "."


def in_full(text: str) -> tuple[str, ...] | None:
    """The words that a text without blanks, in lower case without accents, stands for; none where it stands for itself."""
    if text in _STOPPED:
        return (_STOPPED[text],)
    word = text.removesuffix(_FULL_STOP)
    if _FULL_STOP in word:
        parts = [_PARTS.get(part) for part in word.split(_FULL_STOP)]
        return ("".join(filter(None, parts)),) if all(parts) else None
    if word.endswith(_SHORT_END) and len(word) >= _SHORTEST_WITH_END and word.isalpha():
        return (word.removesuffix(_SHORT_END) + _FULL_END,)
    return _WHOLE.get(word)
