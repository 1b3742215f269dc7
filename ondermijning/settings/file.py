"""The text of ``gemeente.toml``: what a new one says, and reading one strictly, with the wrong line named."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.language import DUTCH, deferred, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TEMPLATE = """\
# Instellingen van deze werkmap. Een regel die het programma niet kent, wordt geweigerd.
mode = {mode}
gemeente_code = {code}
gemeente_naam = {name}

# De taal waarin het programma hier spreekt: "nl" of "en".
taal = {language}

# Verplicht in proef en productie: haal het hekje weg en vul de regel in.
# dpia_datum = 2025-01-31                   # dag waarop de DPIA is vastgesteld
# fg_advies = "kenmerk"                     # advies van de functionaris gegevensbescherming
# besluit = "kenmerk"                       # besluit om met deze gegevens te werken
{key}

# Alleen voor proef: het protocol op grond waarvan de hele stad wordt bekeken.
# protocol = "kenmerk"

# Lijst van partijen die vanwege hun aard buiten beeld blijven, naast de meegeleverde.
# uitzonderingen = "uitzonderingen.csv"

# Normen die de gemeente zelf stelt (opkoopbescherming, omzetten in kamers), in plaats van de meegeleverde.
# normen = "normen.toml"

# Waardelijsten van het Kadaster (soorten stukdelen, rechten, rechtsvormen), in plaats van de meegeleverde.
# brk_codes = "brk_codes.toml"

# Hoeveel nieuwe signalen per week worden aangeboden.
budget_per_week = {budget}

# Een regel met meer treffers in een keer opent alleen geen signalen.
cap_per_rule = {cap}

# Een volledige levering die meer dan dit deel kleiner is dan de vorige, vraagt om --accept-small.
max_daling_procent = {drop}

# Koppelingen op score tellen pas mee als van een steekproef dit deel juist bleek, in promille (review --steekproef 200).
koppelingen_promille = {promille}

# Hoeveel geheugen de tabellen en de graaf elk hoogstens nemen, in MB. Wat er niet in past, staat zolang een opdracht loopt in
# de map spill van deze werkmap.
geheugen_mb = {memory}

# Een nieuw signaal dat niemand weegt vervalt na deze termijn. Van een signaal dat zonder gevolg werd gesloten blijft na de
# tweede termijn alleen een telling over.
vervallen_na = "{unweighed}"
wissen_na = "{rejected}"

# Bewaartermijn per bron, vanaf de peildatum van een levering, in maanden of jaren; verplicht in proef en productie voor
# elke bron die wordt geladen, en nooit langer dan de bron toestaat (zie docs/registers.md). Wat over de termijn is, haalt
# ondermijning purge weg.
[retention]
# brk = "60 maanden"
# kik = "2 jaar"

# [neo4j]
# uri = "bolt://localhost:7687"
# user = "neo4j"
# database = "neo4j"
# password_file = "/veilige/plek/neo4j-wachtwoord"

# Wie eigen vragen aan de graaf mag stellen met ondermijning query: namen van gebruikers van dit systeem.
# [analist]
# users = ["gebruiker"]

# Doelen van het veiligheidsprogramma, naast hoe veilig mensen zich voelen (export beeld): hoogstens dit deel voelt zich onveilig,
# en minstens dit rapportcijfer.
# [veiligheid]
# onveilig_procent = 25
# rapportcijfer = 7

# Gegevens die buiten blijven tot een besluit ze toelaat: welk, wanneer, en door welke twee mensen goedgekeurd.
# [beperkt.bibob]
# besluit = "kenmerk"
# datum = 2025-01-31
# goedgekeurd_door = ["naam", "andere naam"]

# Voor ondermijning run: de map met een map per bron, en hoeveel dagen er hoogstens tussen twee leveringen liggen.
# [run]
# inbox = "/veilige/plek/inbox"
# [run.expected]
# brk = 92
"""
_DEMO_KEY = 'hmac_key_file = "{name}"                  # sleutel voor pseudoniemen, door init gemaakt'
_OWN_KEY = '# hmac_key_file = "/veilige/plek/hmac.key"   # minstens 32 willekeurige bytes, rechten 600, buiten deze map'
_WRITTEN_AS: dict[type, str] = {
    str: deferred('Write text between quotes, as "tekst".'),
    date: deferred("Write a date without quotes, as 2025-01-31."),
    int: deferred("Write a whole number without quotes."),
    list: deferred('Write a list between square brackets, as ["naam"].'),
    dict: deferred("Write it as a table, with its name between square brackets on a line of its own."),
}


def first_text(mode: str, code: str, name: str, numbers: Mapping[str, int | str], *, demo_key: str | None) -> str:
    """The text of a new ``gemeente.toml``.

    Args:
        mode: demo, proef or productie.
        code: CBS code of the municipality.
        name: name of the municipality.
        numbers: ``budget`` (new signals offered a week), ``cap`` (hits of a rule before it opens no signal alone),
            ``promille`` (links by score of a thousand that must be right before they count), ``memory`` (MB an engine takes at
            most), and the terms ``unweighed`` and ``rejected``.
        demo_key: name of the key file that ``init`` makes itself; None where people must name one.
    """
    return _TEMPLATE.format(
        mode=_quoted(mode),
        code=_quoted(code),
        name=_quoted(name),
        language=_quoted(DUTCH),
        **numbers,
        key=_OWN_KEY if demo_key is None else _DEMO_KEY.format(name=demo_key),
    )


def parsed(text: str, file: Path) -> dict[str, Any]:
    """The values of a TOML text.

    Raises:
        WorkspaceError: it is no TOML; the message names line and column.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise WorkspaceError(
            say("is no valid TOML: {why}.", why=problem),
            where=str(file),
            advice=say("Each line is name = value, once; text stands between quotes."),
        ) from problem


class Table:
    """A table of the file whose names and types are known to be right.

    Args:
        file: the file, for messages.
        prefix: name of the table with a full stop, or empty.
        values: what the file says.
        known: the names that may stand in it, each with its type.

    Raises:
        WorkspaceError: a name is not known or a value has another type; the message says what was meant.
    """

    def __init__(self, file: Path, prefix: str, values: Mapping[str, object], known: Mapping[str, type]) -> None:
        self._file = file
        self._prefix = prefix
        self._values = values
        for name, value in values.items():
            if name not in known:
                raise self.wrong(name, say("is not known."), _nearest(name, known))
            if type(value) is not known[name]:
                raise self.wrong(name, say("has the wrong form."), say(_WRITTEN_AS[known[name]]))

    def wrong(self, name: str, message: str, advice: str) -> WorkspaceError:
        """The error about one line."""
        return WorkspaceError(message, where=f"{self._file}: {self._prefix}{name}", advice=advice)

    def text(self, name: str) -> str:
        """A text without blanks around it, empty if it is not there."""
        return str(self._values.get(name, "")).strip()

    def required(self, name: str, pattern: str, advice: str) -> str:
        """A text that must be there in this form."""
        value = self.text(name)
        if not re.fullmatch(pattern, value) or not value.isprintable():
            raise self.wrong(name, say("is missing or has the wrong form."), advice)
        return value

    def positive(self, name: str, what: str, default: int = 1) -> int:
        """A number of at least 1, or the default; ``what`` says what to write."""
        value = self._values.get(name, default)
        if not isinstance(value, int) or value < 1:
            raise self.wrong(name, say("is below 1."), say("Write {what}.", what=what))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty if it is not there."""
        values = self._values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(name, say("has the wrong form."), say(_WRITTEN_AS[list]))
        return tuple(value.strip() for value in values)

    def path(self, name: str) -> Path | None:
        """A path, relative to the folder of the settings."""
        value = self.text(name)
        return self._file.parent / value if value else None


def _quoted(text: str) -> str:
    """A text as TOML writes it: the escapes of JSON are among those of TOML."""
    return json.dumps(text, ensure_ascii=False)


def _nearest(name: str, known: Mapping[str, type]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    return say("Did you mean {near}?", near=near[0]) if near else say("Known are: {known}.", known=", ".join(known))
