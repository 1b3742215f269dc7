"""The language in which people are spoken to: English in the code, Dutch from a catalogue of gettext.

What a person reads on a terminal passes ``say``: help, errors, notes, prompts, progress, remarks. What a program reads (JSON,
CSV, the audit log, states, exit codes), the words of the registers and the sentences about signals never do.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

DOMAIN = "ondermijning"
CATALOGUES = Path(__file__).with_name("locale")
ENGLISH, DUTCH = "en", "nl"
LANGUAGES = (ENGLISH, DUTCH)
CHOSEN = "ONDERMIJNING_TAAL"  # of one person, before what the workspace says
_ASKED = "LANGUAGE"  # where gettext looks first, also in processes that are started from here
_SETTINGS = "gemeente.toml"


def say(text: str, /, **values: object) -> str:
    """A text in the language of the reader, with its values in place.

    Args:
        text: as the code has it, in English; each value has a name between braces, also where an order of words differs.
        values: by those names; a text without any is no form, and its braces stay.
    """
    told = _catalogue().gettext(text) if text else text
    return told.format(**values) if values else told


def plural(count: int, one: str, more: str, **values: object) -> str:
    """``say`` for a text that depends on a number, which it may hold as ``{count}``.

    Args:
        count: the number.
        one: the text for one.
        more: the text for any other number.
        values: what else the text holds.
    """
    return _catalogue().ngettext(one, more, count).format(count=count, **values)


def deferred(text: str) -> str:
    """Mark the text of a constant for the catalogue; whoever shows it passes it to ``say``."""
    return text


def speak(language: str | None) -> None:
    """Speak a language from now on, in click and in processes started from here too.

    Args:
        language: ``nl`` or ``en``; None for that of the environment, as gettext finds it.
    """
    if language is not None:
        os.environ[_ASKED] = language
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
    _catalogue.cache_clear()


def language_of(arguments: list[str], default: str = "werkmap") -> str | None:
    """The language that somebody chose, or that the workspace of a command line names; None where neither says one.

    Args:
        arguments: the words of the command line, before anything has read them: help and wrong usage are told as well.
        default: the workspace where none is named.
    """
    if (chosen := os.environ.get(CHOSEN, "")) in LANGUAGES:
        return chosen
    return _named_in(Path(_workspace(arguments) or os.environ.get("ONDERMIJNING_HOME") or default) / _SETTINGS)


def _workspace(arguments: list[str]) -> str:
    for place, word in enumerate(arguments, start=1):
        if word in {"-w", "--workspace"}:
            return next(iter(arguments[place:]), "")
        if word.startswith("--workspace="):
            return word.partition("=")[2]
        if word.startswith("-w"):
            return word[2:]
    return ""


def _named_in(settings: Path) -> str | None:
    """What ``taal`` says in a file of settings; whatever is wrong with the file is told by whoever opens the workspace."""
    try:
        text = settings.read_text(encoding="utf-8")
        if "taal" not in text:
            return None
        import tomllib  # noqa: PLC0415 - help starts without it

        named = tomllib.loads(text).get("taal")
    except (OSError, ValueError):
        return None
    return named if named in LANGUAGES else None


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, fallback=True)
