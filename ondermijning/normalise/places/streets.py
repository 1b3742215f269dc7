"""Names of streets as they are compared: the abbreviations of envelopes and lists written out."""

from __future__ import annotations

import re
from functools import lru_cache

from ondermijning.normalise.letters import folded

# Words that streets are called after, as NEN 5825 and people shorten them; both the short and the long form occur in the BAG.
_WORDS = {
    "burg": "burgemeester", "burgem": "burgemeester", "prof": "professor", "st": "sint", "dr": "doctor", "ds": "dominee",
    "mgr": "monseigneur", "past": "pastoor", "kap": "kapelaan", "gen": "generaal", "adm": "admiraal", "gouv": "gouverneur",
    "pres": "president", "weth": "wethouder", "ir": "ingenieur", "mr": "meester", "jhr": "jonkheer", "drs": "doctorandus",
}  # fmt: skip
_ENDINGS = {"str": "straat", "ln": "laan", "pl": "plein", "wg": "weg", "sngl": "singel", "kd": "kade", "gr": "gracht"}
_END = re.compile(rf"(?<![a-z])({'|'.join(_ENDINGS)})$|(?<=[a-z]{{3}})({'|'.join(_ENDINGS)})$")
_OUR_LADY = (re.compile(r"\bo ?l (?=v)"), re.compile(r"\bo ?l v(?:r)?\b"))
_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def street_key(text: str | None) -> str:
    """The letters and digits of a street in full: ``Burg. Proefstr.`` and ``Burgemeester Proefstraat`` have one key.

    Args:
        text: a street in the Netherlands. A text that abbreviates nothing, such as a postcode, is folded only.
    """
    plain = _NO_WORD.sub(" ", folded(text)).strip()
    plain = _OUR_LADY[1].sub("onze lieve vrouwe", plain)
    plain = _OUR_LADY[0].sub("onze lieve ", plain)
    words = [_WORDS.get(word, word) for word in plain.split()]
    return _END.sub(lambda end: _ENDINGS[end[0]], " ".join(words)).replace(" ", "")
