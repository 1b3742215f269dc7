"""Classes of data that stay outside: some until the municipality names a decision, the others for ever.

Ground: Wet Bibob, article 28, for what its test says; Wpg, Wjsg, AWR, Wwft and AVG 9 and 10 for what this engine never reads.
"""

from __future__ import annotations

BIBOB = "bibob"

# Class → the parts of a word, lower case, by which a kind of record tells that it is of that class.
SWITCHABLE: dict[str, tuple[str, ...]] = {BIBOB: ("bibob",)}
NEVER: dict[str, tuple[str, ...]] = {
    "politie": ("politie", "procesverbaal", "proces_verbaal", "aangifte", "mutatierapport"),
    "justitie": ("justiti", "strafrecht", "strafblad", "veroordeling", "antecedent", "openbaar_ministerie"),
    "riec": ("riec", "liec"),
    "ubo": ("ubo_", "uiteindelijk_belanghebbende"),
    "belasting": ("belasting", "fiscaal", "fiscal", "fiod"),
    "sociaal": ("sociaal_", "uitkering", "bijstand", "suwi", "wmo_", "schuldhulp"),
    "jeugd": ("jeugd",),
    "gezondheid": ("gezondheid", "medisch", "ggz_", "verslaving"),
}


def class_of(kind: str) -> str | None:
    """The restricted class that a kind of record is of, if any.

    Args:
        kind: a word or words joined by underscores, lower case; a part that ends in an underscore must end a word.
    """
    joined = f"_{kind}_"
    classes = {**SWITCHABLE, **NEVER}
    return next((name for name, words in classes.items() if any(f"_{word}" in joined for word in words)), None)
