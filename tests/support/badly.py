"""What reads badly in Dutch text for people: one list for sentences, pages and the terminal."""

from __future__ import annotations

import html
import re
from functools import cache

from ondermijning.detect.library import load_rules
from ondermijning.model.words import SINGULAR

# Of a sentence; ids of the graphs stand in brackets or behind a name and may look like anything.
IN_A_SENTENCE = {
    "an unknown day": re.compile(r"\b(?:op|sinds|van|tot) onbekend\b"),
    "one of many": re.compile(rf"(?<![\d.,])\b1\s(?:{'|'.join(SINGULAR)})\b"),
    "many of one": re.compile(r"(?<![\d.,])\b(?:[02-9]|\d\d+)\s(?:dag|persoon|bedrijf|object|punt|regel)\b(?! \d)"),
    "per mille": re.compile(r"promille|\bvan (?:de )?1000\b"),
    "a code": re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b"),
    "a field": re.compile(r"[{}|]"),
    "an unknown share": re.compile(r"onbekend\s(?:%|procent|euro|dagen)"),
    "many do what one does": re.compile(r"\b(?:staan|stonden|zijn|waren|rusten) (?:er )?1 [a-z]"),
    "several do what one does": re.compile(
        r"natuurlijke personen \(\w+\) (?:kocht|verkocht|vroeg|kreeg|leende|droeg|is)\b"
    ),
    "a day as registers write it": re.compile(r"\b\d{4}-\d\d-\d\d\b(?!/|-)"),
    "a letter for somebody": re.compile(r"natuurlijk persoon \((?:[a-c]|verbonden|vorige|een|ander|oud|nieuw)\)"),
    "nothing, as the program calls it": re.compile(r"\b(?:None|null|True|False|nan)\b"),
    "a count of one, time and again": re.compile(r"(?:: 1\b.*){3}"),
    "two brackets": re.compile(r"\((?!KVK|RSIN)[^()]*\) \("),
}
# Beside the card of a rule no text names an offence or gives somebody a role in one.
OFFENCE = re.compile(
    "witwas|fraude|stroman|katvanger|facilitator|crimin|verdacht|dader|misdrijf|drugspand|dekmantel|suspicious",
    re.IGNORECASE,
)
_LINES = re.compile(r"</(?:p|li|td|th|dd|dt|h\d|text|title|summary|caption|figcaption|tspan)>|<br>")
_FILE = re.compile(r"[\w-]+\.(?:csv|xml|json|xlsx|zip)\b")  # a delivered file is called as it came


def faults(text: str) -> list[tuple[str, str]]:
    """Fault and line, of each line of a text that reads badly; a rule may be named by its id."""
    found = []
    for line in text.splitlines():
        told = _FILE.sub("bestand", line)
        for name, bad in {**IN_A_SENTENCE, "an offence or a role": OFFENCE}.items():
            if any(at[0] not in _rules() for at in bad.finditer(told)):
                found.append((name, line.strip()))
    return found


@cache
def _rules() -> frozenset[str]:
    return frozenset(load_rules())


def visible(page: str) -> str:
    """What people read of a page, a line for each piece of it."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", _LINES.sub("\n", body)))
